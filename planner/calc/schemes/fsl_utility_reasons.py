"""What a proposal says of energy, water and telephone: the aid, its form, what is enough, when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.calc.results import Reason
from planner.calc.schemes.fsl_criterion import Standing, State
from planner.calc.schemes.fsl_least import LeastState
from planner.calc.schemes.fsl_utilities import UtilityAid

__all__ = ["utility_reasons"]

_LAW = "loi 90-449 art. 6"
_SUPPLY = "CASF L.115-3"
_INDICATIVE = "indicative"


def utility_reasons(found: tuple[UtilityAid, ...]) -> tuple[Reason, ...]:
    """Service by service, then what keeps the supply on while a request is looked at."""
    told = [reason for each in found for reason in _of(each)]
    if any(not each.closed for each in found):
        told.append(Reason("fsl_supply_kept", reference=_SUPPLY))
    return tuple(told)


def _of(each: UtilityAid) -> Iterator[Reason]:
    service = {"service": each.service}
    if each.closed:
        figures = each.ceiling.figures if each.ceiling.state is State.NOT_MET else ()
        failing = tuple(one.id for one in each.criteria if one.state is State.NOT_MET)
        values: dict[str, Any] = {**service, "criteria": failing}
        if each.standing is Standing.LATER and each.opening.month is not None:
            values["month"] = each.opening.month
            yield Reason("fsl_utilities_later", values, figures, _LAW, _INDICATIVE)
        else:
            yield Reason("fsl_utilities_closed", values, figures, _LAW, _INDICATIVE)
        return
    amount = each.amount
    values = {
        **service,
        "total": each.debt.money,
        "amount": None if amount is None else amount.money,
    }
    told = (each.debt,) if amount is None else (each.debt, amount)
    yield Reason("fsl_utilities", values, told, _LAW, _INDICATIVE)
    yield from _form(each, service)
    yield from _enough(each, service)


def _form(each: UtilityAid, service: dict[str, Any]) -> Iterator[Reason]:
    """The grant and the loan, where the regulation says them for these debts."""
    aid, loan = each.aid, each.loan
    if aid is None or aid.grant is None or aid.loan is None:
        return
    values = {**service, "grant": aid.grant.money, "loan": aid.loan.money}
    yield Reason("fsl_utilities_form", values, (aid.grant, aid.loan), certainty=_INDICATIVE)
    if loan is not None:
        terms = {**service, "instalment": loan.instalment.money, "months": loan.months}
        yield Reason("fsl_utilities_loan", terms, (loan.instalment,), certainty=_INDICATIVE)


def _enough(each: UtilityAid, service: dict[str, Any]) -> Iterator[Reason]:
    """The smallest aid, and the plan of what the whole one leaves."""
    least, effect = each.least, each.effect
    if least.state is LeastState.OUT_OF_REACH:
        yield Reason("fsl_utilities_out_of_reach", service)
    elif least.state is LeastState.NOT_NEEDED:
        yield Reason("fsl_utilities_alone", service)
    elif least.amount is not None and least.instalment:
        values = {
            **service,
            "amount": least.amount.money,
            "instalment": least.instalment,
            "months": least.months,
        }
        yield Reason("fsl_utilities_least", values, (least.amount,))
    elif least.amount is not None:
        values = {**service, "amount": least.amount.money}
        yield Reason("fsl_utilities_all", values, (least.amount,))
    if effect is not None and effect.instalment is not None and effect.months:
        values = {**service, "instalment": effect.instalment.money, "months": effect.months}
        yield Reason("fsl_utilities_rest", values, (effect.instalment,))

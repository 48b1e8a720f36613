"""``rent-arrears``: the state of a rent account on a date."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from planner.calc.arrears.account import REFERENCES, RentArrears, rent_arrears
from planner.calc.arrears.impaye import Impaye, MonthlyAmounts
from planner.calc.dossier.account import DEBITS, AccountKind, Imputation
from planner.calc.dossier.dwelling import PaidTo
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.money import ZERO
from planner.calc.operations import figures_only
from planner.calc.requests.faults import at_odds
from planner.calc.requests.fields import (
    ONE_OF,
    Amount,
    Day,
    MonthField,
    Part,
    PositiveAmount,
    Rows,
)
from planner.calc.requests.function import Function
from planner.calc.requests.result import (
    AmountText,
    DateText,
    MonthText,
    Result,
    ResultPart,
    derivations,
    law_notes,
)

__all__ = ["FUNCTION", "RentArrearsRequest", "RentArrearsResult", "written_account"]

MOST_LINES = 5000


class AccountLine(Part):
    """One movement of the account; ``settles`` is the month that the debtor named, for a credit."""

    date: Day
    kind: Annotated[AccountKind, ONE_OF]
    amount: PositiveAmount
    settles: MonthField | None = None

    @model_validator(mode="after")
    def _only_a_credit_settles(self) -> Self:
        if self.settles is not None and self.kind in DEBITS:
            raise at_odds(
                "inconsistent",
                "settles",
                "Seul un crédit peut régler un mois choisi. Retirez ce champ de cette ligne.",
            )
        return self


class RentArrearsRequest(Part):
    """An account, the monthly amounts in force, and the day on which it is looked at."""

    on: Day
    rent: Amount = Field(description="EUR/month, in force")
    charges: Amount = Field(default=ZERO, description="EUR/month, in force")
    housing_benefit: Amount = Field(default=ZERO, description="EUR/month, in force")
    rls: Amount = Field(default=ZERO, description="EUR/month, in force")
    benefit_paid_to: Annotated[PaidTo, ONE_OF]
    imputation: Annotated[Imputation, ONE_OF] = Imputation.OLDEST
    lines: Annotated[Rows[AccountLine], Field(max_length=MOST_LINES)]


class MonthResult(ResultPart):
    """One month that has a legal debit."""

    month: MonthText
    due: AmountText
    paid: AmountText
    unpaid: AmountText


class StruckResult(ResultPart):
    """A line that the tenant does not owe."""

    date: DateText
    kind: Literal["fee", "penalty"]
    amount: AmountText


class ImpayeResult(ResultPart):
    """Whether the debt is an *impayé* under one rule."""

    rule: Literal["two-months", "450-or-3-months"]
    threshold: AmountText
    constituted: bool
    constituted_on: DateText | None


class RentArrearsResult(Result):
    """What is owed, month by month, and what it sets off."""

    balance: AmountText = Field(description="EUR, below zero when the landlord owes")
    undisputed: AmountText = Field(description="EUR, the balance without what is prescribed")
    by_month: list[MonthResult]
    unpaid_months: int
    oldest_unpaid: MonthText | None
    prescribed: AmountText
    struck: list[StruckResult]
    struck_total: AmountText
    impaye: ImpayeResult
    impaye_other: ImpayeResult | None


def compute(request: RentArrearsRequest, law: Law, explain: bool) -> dict[str, Any]:
    """The state of the account as plain data."""
    monthly = MonthlyAmounts(
        rent=request.rent,
        benefit_paid_to=request.benefit_paid_to,
        charges=request.charges,
        rls=request.rls,
        housing_benefit=request.housing_benefit,
    )
    recorder = WithDerivation("rent_arrears", REFERENCES) if explain else figures_only
    state = rent_arrears(
        request.lines,
        monthly,
        request.on,
        law,
        imputation=request.imputation,
        recorder=recorder,
    )
    answer = {**written_account(state), **law_notes(state.used, request.on)}
    if isinstance(recorder, WithDerivation):
        answer["explain"] = derivations(_published(state, recorder))
    return answer


def written_account(state: RentArrears) -> dict[str, Any]:
    """The state of an account as plain data, without its derivations."""
    return {
        "balance": str(state.balance),
        "undisputed": str(state.undisputed),
        "by_month": [
            {
                "month": str(one.month),
                "due": str(one.due),
                "paid": str(one.paid),
                "unpaid": str(one.unpaid),
            }
            for one in state.by_month
        ],
        "unpaid_months": state.unpaid_months,
        "oldest_unpaid": None if state.oldest_unpaid is None else str(state.oldest_unpaid),
        "prescribed": str(state.prescribed),
        "struck": [
            {"date": str(one.date), "kind": one.kind, "amount": str(one.amount)}
            for one in state.struck
        ],
        "struck_total": str(state.struck_total),
        "impaye": _reading(state.impaye),
        "impaye_other": None if state.impaye_other is None else _reading(state.impaye_other),
    }


def _reading(impaye: Impaye) -> dict[str, Any]:
    return {
        "rule": impaye.rule,
        "threshold": str(impaye.threshold),
        "constituted": impaye.constituted,
        "constituted_on": None if impaye.constituted_on is None else str(impaye.constituted_on),
    }


def _published(state: RentArrears, recorder: WithDerivation) -> dict[str, Figure]:
    names = {
        id: id for id in ("balance", "undisputed", "prescribed", "struck_total", "impaye.threshold")
    }
    for rank, one in enumerate(state.by_month):
        for cell in ("due", "paid", "unpaid"):
            names[f"by_month[{rank}].{cell}"] = f"{cell}[{one.month}]"
    if state.impaye_other is not None:
        names["impaye_other.threshold"] = "impaye_other.threshold"
    return {place: recorder.figures[f"rent_arrears.{id}"] for place, id in names.items()}


FUNCTION = Function("rent-arrears", RentArrearsRequest, RentArrearsResult, compute, dated="on")

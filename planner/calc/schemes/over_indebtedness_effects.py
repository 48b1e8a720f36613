"""What filing an over-indebtedness declaration would change, and what speaks against it now.

From the admissibility on, earlier debts may no longer be paid, maintenance apart (C. conso.
L.722-5), and seizures are suspended for two years at most (L.722-2). The eviction is not: only a
judge may suspend it, asked by the commission (L.722-6), or give time in the lease's own procedure
when the current rent is paid again in full (loi 89-462 art. 24 VI). The housing allowance is kept
while the file is oriented (CCH R.824-23), then if the rent goes on being paid (R.824-26).
Maintenance, fines and damages stay outside the file (L.711-4).

Debts of before and after the admissibility are told apart: what is born later is due, and paid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.over_indebtedness import SUSPENSION
from planner.calc.dossier.casework import AidKind, RequestState
from planner.calc.dossier.debts import Debt, DebtStage
from planner.calc.dossier.dwelling import AllowanceStatus
from planner.calc.dossier.procedure import EventKind
from planner.calc.money import ZERO, Money
from planner.calc.results import Reason
from planner.calc.schemes.standing import EVICTION, eviction_act
from planner.errors import MissingParameter

__all__ = ["IDS", "against", "before_and_after", "effects"]

ORIENTATION = "surendettement.recevabilite_mois"
EVICTION_SUSPENSION = "surendettement.expulsion_suspension_max_mois"

OUTSIDE = frozenset({"child_support_debt", "fine", "criminal_damages"})
"""Debts that no measure remits or spreads without the creditor (C. conso. L.711-4)."""

_NOT_PERSONAL = frozenset({"professional_debt", "guarantee_given"})
_RECEIVED = (AllowanceStatus.PAID, AllowanceStatus.SUSPENDED)

IDS: Mapping[str, tuple[str, ...]] = {
    "oi_effect_delay": ("months",),
    "oi_effect_payments": ("amount",),
    "oi_effect_outside": ("amount",),
    "oi_effect_seizures": ("count", "months"),
    "oi_effect_eviction": ("months",),
    "oi_effect_hearing": ("rent",),
    "oi_effect_allowance": ("months",),
    "oi_effect_plan": (),
    "oi_effect_guarantor": (),
    "oi_effect_register": (),
    "oi_against_agreed": ("count",),
    "oi_against_fund": (),
    "oi_debts_before": ("since", "amount"),
    "oi_debts_after": ("since", "amount"),
    "oi_debts_undated": ("count",),
}
"""The ids of this module's reasons, with the names of their values."""


def effects(diagnosis: Diagnosis) -> Iterator[Reason]:
    """What filing would change, the gravest first."""
    dossier = diagnosis.dossier
    months = _count(diagnosis, ORIENTATION)
    if months is not None:
        yield Reason("oi_effect_delay", {"months": months}, reference="C. conso. R.721-4")
    inside = [debt for debt in _debts(diagnosis) if debt.kind not in OUTSIDE]
    amount = diagnosis.arrears.undisputed.money + _sum(inside)
    yield Reason("oi_effect_payments", {"amount": amount}, reference="C. conso. L.722-5")
    outside = _sum(debt for debt in _debts(diagnosis) if debt.kind in OUTSIDE)
    if outside:
        values = {"amount": outside}
        yield Reason("oi_effect_outside", values, (), "C. conso. L.711-4", "unverified")
    seized = sum(debt.stage is DebtStage.SEIZURE or debt.kind == "wage_seizure" for debt in inside)
    suspension = _count(diagnosis, SUSPENSION)
    if seized and suspension is not None:
        values_ = {"count": seized, "months": suspension}
        yield Reason("oi_effect_seizures", values_, reference="C. conso. L.722-2")
    yield from _on_the_eviction(diagnosis)
    if dossier.dwelling.allowance.status in _RECEIVED and months is not None:
        reference = "CCH R.824-23, R.824-26"
        yield Reason("oi_effect_allowance", {"months": months}, reference=reference)
    if _plan_signed(diagnosis):
        yield Reason("oi_effect_plan", reference="C. conso. L.722-5")
    if dossier.household.guarantor is not None or any(debt.guarantor for debt in inside):
        yield Reason("oi_effect_guarantor", certainty="unverified")
    yield Reason("oi_effect_register", certainty="unverified")


def _on_the_eviction(diagnosis: Diagnosis) -> Iterator[Reason]:
    """Before the judgment the judge of the lease may wait; after it only a suspension helps."""
    act = eviction_act(diagnosis)
    if act is None:
        return
    if EVICTION[act[0]] < EVICTION[EventKind.JUDGMENT]:
        rent = diagnosis.budget.rent_to_pay
        reference = "loi 89-462 art. 24 VI"
        yield Reason("oi_effect_hearing", {"rent": rent.money}, (rent,), reference)
    months = _count(diagnosis, EVICTION_SUSPENSION)
    if months is not None:
        yield Reason("oi_effect_eviction", {"months": months}, reference="C. conso. L.722-6")


def against(diagnosis: Diagnosis) -> Iterator[Reason]:
    """What speaks against filing now."""
    agreed = sum(debt.agreed is True for debt in _debts(diagnosis))
    if agreed:
        yield Reason("oi_against_agreed", {"count": agreed})
    if diagnosis.arrears.undisputed.money > ZERO:
        yield Reason("oi_against_fund", certainty="indicative")


def before_and_after(diagnosis: Diagnosis) -> Iterator[Reason]:
    """Under an admissible file: what may not be paid, what must be, and what is not dated."""
    capacity, since = diagnosis.capacity, diagnosis.file.before
    if capacity is None or since is None:
        return
    before = capacity.frozen_debts
    values = {"since": since, "amount": before.money}
    yield Reason("oi_debts_before", values, (before,), "C. conso. L.722-5")
    later = capacity.total_debts.money - before.money - _undated(diagnosis)
    if later > ZERO:
        yield Reason("oi_debts_after", {"since": since, "amount": later})
    unknown = len(diagnosis.file.birth_unknown)
    if unknown:
        yield Reason("oi_debts_undated", {"count": unknown})


def _undated(diagnosis: Diagnosis) -> Money:
    """What is owed on debts whose birth is not told: neither before nor after."""
    unknown = set(diagnosis.file.birth_unknown)
    return Money.sum(
        debt.balance
        for index, debt in enumerate(diagnosis.dossier.debts)
        if f"debts[{index}].born_on" in unknown
    )


def _debts(diagnosis: Diagnosis) -> list[Debt]:
    return [
        debt for debt in diagnosis.dossier.debts if debt.balance and debt.kind not in _NOT_PERSONAL
    ]


def _sum(debts: Iterator[Debt] | list[Debt]) -> Money:
    return Money.sum(debt.balance for debt in debts)


def _plan_signed(diagnosis: Diagnosis) -> bool:
    return any(
        request.kind is AidKind.PAYMENT_PLAN and request.state is RequestState.GRANTED
        for request in diagnosis.dossier.casework.requests
    )


def _count(diagnosis: Diagnosis, parameter: str) -> int | None:
    try:
        return diagnosis.law.value(parameter, diagnosis.on).count
    except MissingParameter:
        return None

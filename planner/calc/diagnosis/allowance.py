"""The housing allowance: the computed one beside the notified one, never one for the other.

What the CAF notified is a fact of the dossier; the scale computed from the same facts says whether
to ask it a question. An allowance that is suspended is not a zero right: lifted, it pays back the
months it was suspended for, most often to the landlord, and the debt falls by as much. How many of
those months come back, and to whom, is the payer's decision: the figure is indicative.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from planner.calc.budget.budget import BudgetWork
from planner.calc.calendar import Month
from planner.calc.diagnosis.gap import consequences_of, gap_view
from planner.calc.diagnosis.grafting import Grafting
from planner.calc.diagnosis.over_indebtedness import OverIndebtedness
from planner.calc.diagnosis.reduction import reduction_view
from planner.calc.diagnosis.resources import GIVEN, resources_view
from planner.calc.diagnosis.suspension import suspension_view
from planner.calc.diagnosis.tenancy import tenancy_of
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus
from planner.calc.figure import Figure
from planner.calc.housing.allowance import Tenancy, compute_allowance, references
from planner.calc.housing.scale import rental_scale
from planner.calc.law import Law
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.results import AllowanceView, ArrearsView, ReductionView
from planner.errors import MissingParameter

__all__ = ["allowance_view"]

_PATHS = {
    "rent": "dwelling.rent",
    "annual_resources": "dwelling.allowance.resource_base",
    "dependants": "household.persons",
    "rls": "dwelling.rls",
}
_REFERENCES: Mapping[str, str] = {
    "back_payment": "CCH R.824-28, D.824-15",
    "debt_after_back_payment": "CCH R.824-28, D.824-15",
}


def allowance_view(
    dossier: Dossier,
    law: Law,
    on: date,
    work: BudgetWork,
    arrears: ArrearsView,
    file: OverIndebtedness,
) -> tuple[AllowanceView, Grafting]:
    """The allowance of the month of ``on`` and the recorder that holds its figures."""
    month = Month.of(on)
    base, of_base = resources_view(dossier, law, on)
    tenancy = tenancy_of(dossier, law, on, base.used.money if base.used else None)
    overseas = isinstance(tenancy, Tenancy) and tenancy.overseas
    grafts = {"resources": base.used} if base.used and base.source != GIVEN else {}
    r = Grafting(
        "housing_allowance",
        {**references(overseas=overseas), **_REFERENCES},
        paths=_PATHS,
        figures=grafts,
    )
    r.figures.update(of_base.figures)
    allowance = dossier.dwelling.allowance
    computed = benefit = missing = refusal = None
    reduction: ReductionView | None = None
    if isinstance(tenancy, Missing):
        missing = tenancy
    elif isinstance(tenancy, NotApplicable):
        refusal = tenancy
    else:
        benefit = tenancy.benefit.value
        try:
            scale = rental_scale(law, month, overseas=tenancy.overseas)
            computed = compute_allowance(r, scale, tenancy).paid
        except MissingParameter as absent:
            missing = Missing((), f"no_parameter:{absent.parameter}")
        reduction, of_reduction = reduction_view(dossier, law, month, tenancy, base)
        r.figures.update(of_reduction.figures)
    notified = gap = None
    if allowance.amount is not None:
        notified = r.given("notified", allowance.amount, field="dwelling.allowance.amount")
    if computed is not None and notified is not None:
        gap = r.difference("gap", computed, notified)
    since = allowance.suspended_since if allowance.status is AllowanceStatus.SUSPENDED else None
    back = _back_payment(r, since, month, notified or computed)
    after = None
    if back is not None:
        left = r.difference("debt_less_back_payment", arrears.undisputed, back)
        after = r.at_least_zero("debt_after_back_payment", left)
    view = AllowanceView(
        month=month,
        benefit=benefit,
        computed=computed,
        notified=notified,
        gap=gap,
        missing=missing,
        refusal=refusal,
        suspended_since=since,
        back_payment=back,
        debt_after_back_payment=after,
        base=base,
        reduction=reduction,
    )
    causes = gap_view(r, dossier, law, tenancy, view) if isinstance(tenancy, Tenancy) else None
    return (
        replace(
            view,
            causes=causes,
            consequences=consequences_of(r, dossier, law, on, work, view),
            suspension=suspension_view(r, dossier, law, on, work, arrears, file, view),
        ),
        r,
    )


def _back_payment(
    r: Grafting, since: Month | None, month: Month, monthly: Figure | None
) -> Figure | None:
    """The months suspended up to the last one that would have been paid, at the usual amount.

    The allowance of a month is paid in the next one: on a day of November, October is the last
    month that a lifted suspension would pay back.
    """
    if since is None or monthly is None or month <= since:
        return None
    count = r.given("months_suspended", month.minus(since), field="dwelling.allowance")
    return r.times("back_payment", monthly, count)

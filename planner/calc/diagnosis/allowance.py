"""The housing allowance: the computed one beside the notified one, never one for the other.

What the CAF notified is a fact of the dossier; the scale computed from the same facts says whether
to ask it a question. An allowance that is suspended is not a zero right: lifted, it pays back the
months it was suspended for, most often to the landlord, and the debt falls by as much. How many of
those months come back, and to whom, is the payer's decision: the figure is indicative.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.calc.calendar import Month
from planner.calc.diagnosis.grafting import Grafting
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus, LandlordKind
from planner.calc.dossier.household import PersonStatus
from planner.calc.figure import Figure
from planner.calc.housing.allowance import REFERENCES, Tenancy, compute_allowance
from planner.calc.housing.scale import rental_scale
from planner.calc.law import Law
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.results import AllowanceView, ArrearsView
from planner.errors import MissingParameter

__all__ = ["MOST_DEPENDANTS", "allowance_view", "tenancy_of"]

AGE_LIMIT = "al.pac.age_limite_enfant"
MOST_DEPENDANTS = 20

_PATHS = {
    "rent": "dwelling.rent",
    "annual_resources": "dwelling.allowance.resource_base",
    "dependants": "household.persons",
    "rls": "dwelling.rls",
}
_DISABILITY = frozenset({PersonStatus.AAH, PersonStatus.AEEH})
_REFERENCES: Mapping[str, str] = {
    **REFERENCES,
    "back_payment": "CCH R.824-28, D.824-15",
    "debt_after_back_payment": "CCH R.824-28, D.824-15",
}


def allowance_view(
    dossier: Dossier, law: Law, on: date, arrears: ArrearsView
) -> tuple[AllowanceView, Grafting]:
    """The allowance of the month of ``on`` and the recorder that holds its figures."""
    r = Grafting("housing_allowance", _REFERENCES, paths=_PATHS)
    month = Month.of(on)
    allowance = dossier.dwelling.allowance
    computed = benefit = missing = refusal = None
    try:
        tenancy = tenancy_of(dossier, law, on)
        if isinstance(tenancy, Missing):
            missing = tenancy
        elif isinstance(tenancy, NotApplicable):
            refusal = tenancy
        else:
            benefit = tenancy.benefit.value
            computed = compute_allowance(r, rental_scale(law, month), tenancy).paid
    except MissingParameter as absent:
        missing = Missing((), f"no_parameter:{absent.parameter}")
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
    )
    return view, r


def tenancy_of(dossier: Dossier, law: Law, on: date) -> Tenancy | Missing | NotApplicable:
    """The facts of the scale read in a dossier, or what is missing, or why it does not apply.

    ``MissingParameter`` before the first age limit of a dependant child that is known.
    """
    dwelling, household = dossier.dwelling, dossier.household
    if (dwelling.commune or "").startswith("97"):
        return NotApplicable("overseas", "CCH L.861-1 et suivants")
    if dwelling.rent is None and any(charge.kind == "mortgage" for charge in dossier.charges):
        return NotApplicable("owner", "CCH L.831-1")
    if dwelling.room and dwelling.flat_share:
        return Missing(("dwelling.room", "dwelling.flat_share"), "room_and_flat_share")
    absent = [
        field
        for field, known in (
            ("household.persons", bool(household.persons)),
            ("dwelling.zone", dwelling.zone is not None),
            ("dwelling.rent", bool(dwelling.rent)),
            ("dwelling.allowance.resource_base", dwelling.allowance.resource_base is not None),
        )
        if not known
    ]
    base = dwelling.allowance.resource_base
    if absent or dwelling.zone is None or not dwelling.rent or base is None:
        return Missing(tuple(absent))
    dependants = household.dependants(on, law.value(AGE_LIMIT, on).count)
    if dependants > MOST_DEPENDANTS:
        return NotApplicable("too_many_dependants")
    return Tenancy(
        zone=dwelling.zone,
        rent=dwelling.rent,
        annual_resources=base,
        dependants=dependants,
        couple=household.couple,
        furnished=dwelling.furnished,
        room=dwelling.room,
        flat_share=dwelling.flat_share,
        conventioned=dwelling.conventioned,
        social_landlord=dwelling.landlord.kind is LandlordKind.SOCIAL,
        rls=dwelling.rls,
        aah_or_aeeh=any(_DISABILITY.intersection(p.statuses) for p in household.persons),
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

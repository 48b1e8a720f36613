"""Who may have the RSA, before any amount: age, children, studies.

Somebody of 25 or more, or of any age with a child born or expected. From 18 to 24 without a child,
only after 3,214 hours of work in three years, which an interview asks for. A student has no RSA,
unless bringing up a child alone. One adult who qualifies opens the right; both count in its amount.
Residence is a condition too, French or not, and is not looked at here: the review asks.

Sources: CASF L.262-4, L.262-7-1, L.262-9, D.262-25-1.
"""

from __future__ import annotations

from datetime import date

from planner.calc.calendar import Month
from planner.calc.dossier.household import age_on
from planner.calc.law import Law
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.rights.outcome import ToCheck
from planner.calc.values import dataclass

__all__ = ["Claimant", "rsa_eligibility"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """An adult of the foyer; ``young_worker`` says whether 3,214 hours were worked in the last
    three years, None when nobody asked. ``birth_field`` is where a missing birth is to be given.
    """

    birth: date | None
    student: bool = False
    young_worker: bool | None = None
    birth_field: str = "birth"


def rsa_eligibility(
    law: Law, month: Month, claimants: tuple[Claimant, ...], *, children: bool, lone: bool
) -> ToCheck | NotApplicable | Missing | None:
    """None when the right is open, else why it is not or what would open it.

    ``children`` counts a child expected as one born. ``MissingParameter`` before June 2009.
    """
    able = [one for one in claimants if not one.student or (children and lone)]
    if not able:
        return NotApplicable("student", "CASF L.262-4")
    if children:
        return None
    least = law.value("rsa.age_minimum", month.first_day).count
    if any(one.birth is not None and age_on(one.birth, month.last_day) >= least for one in able):
        return None
    unknown = tuple(one.birth_field for one in able if one.birth is None)
    if unknown:
        return Missing(unknown, "birth_unknown")
    if any(one.young_worker for one in able):
        return None
    if all(one.young_worker is False for one in able):
        return NotApplicable("under_25", "CASF L.262-4, L.262-7-1")
    return ToCheck("young_worker_hours", reference="CASF L.262-7-1, D.262-25-1")

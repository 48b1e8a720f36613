"""The RSA when an income stops, and the pension after a long sickness.

Only indicators. The RSA is raised when the resources of a month to come fall below its amount for
the household (CASF L.262-2) and at least one adult may receive it: 25 years of age, or a child. It
opens in the month of the claim (CASF L.262-18): a claim made the month an income stops loses
nothing. Wages that have stopped are then left out of its base (CASF R.262-13).
"""

from __future__ import annotations

from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.household import PersonStatus, age_on
from planner.calc.money import Money
from planner.calc.results import Proposal, Reason
from planner.calc.schemes.rights.facts import (
    adults,
    children,
    has_status,
    law_value,
    monthly,
    received,
    recommended,
    to_check,
)

__all__ = ["below_rsa", "disability_pension", "rsa_when_income_stops"]

_NOT_IN_RSA = frozenset({"ars", "aeeh", "christmas_bonus", "family_help", "irregular_aid", "ppa"})
_ADULT_CHILD = 25


def below_rsa(diagnosis: Diagnosis) -> bool:
    """Whether the resources of the month are below the RSA of a household that may receive it."""
    limit = diagnosis.figure("repayment_capacity.rsa_household")
    if limit is None or not _may_receive_rsa(diagnosis):
        return False
    return monthly(diagnosis, without=_NOT_IN_RSA) < limit.money.cents


def rsa_when_income_stops(diagnosis: Diagnosis) -> Proposal | None:
    """The RSA in the month when an income stops; nothing where it is a question already now."""
    limit = diagnosis.figure("repayment_capacity.rsa_household")
    if limit is None or not _may_receive_rsa(diagnosis) or received(diagnosis, ("rsa",)):
        return None
    if monthly(diagnosis, without=_NOT_IN_RSA) < limit.money.cents:
        return None
    for flow in diagnosis.budget.months:
        stopping = [
            line
            for line in diagnosis.work.lines.incomes
            if line.until == flow.month.plus(-1) and line.kind not in _NOT_IN_RSA
        ]
        left = _resources_in(diagnosis, flow.month)
        if not stopping or left >= limit.money.cents or received(diagnosis, ("rsa",), flow.month):
            continue
        largest = max(stopping, key=lambda line: (line.monthly.raw, line.path))
        values = {
            "kind": largest.kind,
            "line": largest.path,
            "month": flow.month,
            "resources": Money(left),
            "limit": limit.money,
        }
        reference = "CASF L.262-2, L.262-18, R.262-13"
        reason = Reason("rsa_when_income_stops", values, (limit,), reference, "indicative")
        papers = ("payslips", "household_record", "rib", "employment_end_proof")
        return recommended("rsa", reason, *papers)
    return None


def _resources_in(diagnosis: Diagnosis, month: Month) -> int:
    found = 0
    for line in diagnosis.work.lines.incomes:
        figure = line.figure_in(month)
        if figure is not None and line.kind not in _NOT_IN_RSA:
            found += figure.money.cents
    return found


def _may_receive_rsa(diagnosis: Diagnosis) -> bool:
    """One adult of 25 or more who is not a student, or a child in charge or expected."""
    age = law_value(diagnosis, "rsa.age_minimum")
    people = [person for person in adults(diagnosis) if PersonStatus.STUDENT not in person.statuses]
    if not people:
        return False
    if children(diagnosis, _ADULT_CHILD) or has_status(diagnosis, PersonStatus.PREGNANT):
        return True
    least = age.count if age is not None else _ADULT_CHILD
    return any(
        person.birth is None or age_on(person.birth, diagnosis.on) >= least for person in people
    )


def disability_pension(diagnosis: Diagnosis) -> Proposal | None:
    """A long sick leave paid by the day: a pension may follow (CSS L.341-1)."""
    if not has_status(diagnosis, PersonStatus.LONG_SICK):
        return None
    if received(diagnosis, ("disability_pension",)):
        return None
    reason = Reason("disability_pension_maybe", reference="CSS L.341-1")
    return to_check("disability_pension", reason, "cpam_statement")

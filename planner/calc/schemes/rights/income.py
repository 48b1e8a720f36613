"""RSA, prime d'activité, family benefits, pensions: benefits that complete an income.

Only indicators. The RSA is raised when the resources of a month fall below its amount for the
household (CASF L.262-2) and at least one adult may receive it: 25 years of age, or a child. It
opens in the month of the claim (CASF L.262-18): a claim made the month an income stops loses
nothing. Wages that have stopped are then left out of its base (CASF R.262-13).
"""

from __future__ import annotations

from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.household import PersonStatus, age_on
from planner.calc.figure import Figure
from planner.calc.money import Money
from planner.calc.results import Proposal, Reason
from planner.calc.schemes.rights.facts import (
    WAGES,
    adults,
    children,
    has_status,
    law_value,
    monthly,
    received,
    recommended,
    to_check,
)

__all__ = ["aah", "asf", "aspa", "disability_pension", "family_benefits", "ppa", "rsa"]

_NOT_IN_RSA = frozenset({"ars", "aeeh", "christmas_bonus", "family_help", "irregular_aid", "ppa"})
_ADULT_CHILD = 25


def rsa(diagnosis: Diagnosis) -> Proposal | None:
    """The RSA, now or in the month when an income stops."""
    limit = diagnosis.figure("repayment_capacity.rsa_household")
    if limit is None or not _may_receive_rsa(diagnosis) or received(diagnosis, ("rsa",)):
        return None
    papers = ("payslips", "household_record", "rib")
    now = monthly(diagnosis, without=_NOT_IN_RSA)
    if now < limit.money.cents:
        values = {"resources": Money(now), "limit": limit.money}
        reason = Reason("rsa_resources_below", values, (limit,), "CASF L.262-2", "indicative")
        return to_check("rsa", reason, *papers)
    return _when_income_stops(diagnosis, limit, papers)


def _when_income_stops(
    diagnosis: Diagnosis, limit: Figure, papers: tuple[str, ...]
) -> Proposal | None:
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
        return recommended("rsa", reason, *papers, "employment_end_proof")
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


def ppa(diagnosis: Diagnosis) -> Proposal | None:
    """Income from work and no prime d'activité said (CSS L.842-3)."""
    if not received(diagnosis, WAGES) or received(diagnosis, ("ppa",)):
        return None
    if all(PersonStatus.STUDENT in person.statuses for person in adults(diagnosis)):
        return None
    return to_check("ppa", Reason("ppa_not_told", reference="CSS L.842-3"), "payslips")


def asf(diagnosis: Diagnosis) -> Proposal | None:
    """A lone parent of a child at home, with neither maintenance nor ASF (CSS L.523-1)."""
    limit = law_value(diagnosis, "af.age_limite")
    if diagnosis.dossier.household.couple or limit is None:
        return None
    if not children(diagnosis, limit.count, alternating=False):
        return None
    if received(diagnosis, ("asf", "child_support_received")):
        return None
    reason = Reason("asf_maybe", reference="CSS L.523-1")
    return to_check("asf", reason, "maintenance_judgment", "household_record")


def family_benefits(diagnosis: Diagnosis) -> list[Proposal]:
    """Family allowances from two children, the family supplement from three of three years."""
    found: list[Proposal] = []
    limit = law_value(diagnosis, "af.age_limite")
    if limit is None:
        return found
    count = len(children(diagnosis, limit.count))
    papers = ("caf_certificate", "household_record")
    if count >= 2 and not received(diagnosis, ("af",)):
        values = {"kind": "af", "children": count}
        reason = Reason("family_benefit_not_told", values, reference="CSS L.521-1")
        found.append(to_check("af", reason, *papers))
    older = _of_three_years(diagnosis)
    least = law_value(diagnosis, "cf.enfants_min")
    instead = received(diagnosis, ("cf", "paje_base", "prepare"))
    if least is not None and older >= least.count and not instead:
        values = {"kind": "cf", "children": older}
        reason = Reason("family_benefit_not_told", values, reference="CSS L.522-1")
        found.append(to_check("cf", reason, *papers))
    return found


def _of_three_years(diagnosis: Diagnosis) -> int:
    youngest = law_value(diagnosis, "cf.age_min")
    oldest = law_value(diagnosis, "cf.age_limite")
    if youngest is None or oldest is None:
        return 0
    return sum(
        child.birth is not None and age_on(child.birth, diagnosis.on) >= youngest.count
        for child in children(diagnosis, oldest.count)
    )


def aah(diagnosis: Diagnosis) -> Proposal | None:
    """A disabled adult with neither AAH nor a disability pension (CSS L.821-1)."""
    if not has_status(diagnosis, PersonStatus.DISABLED):
        return None
    if received(diagnosis, ("aah", "disability_pension")):
        return None
    return to_check("aah", Reason("aah_maybe", reference="CSS L.821-1"), "department_decision")


def aspa(diagnosis: Diagnosis) -> Proposal | None:
    """Resources under the ceiling of the old-age allowance, from its age on (CSS L.815-1)."""
    couple = diagnosis.dossier.household.couple
    age = law_value(diagnosis, "aspa.age")
    ceiling = law_value(diagnosis, "aspa.plafond.couple" if couple else "aspa.plafond.seul")
    if age is None or ceiling is None or received(diagnosis, ("aspa",)):
        return None
    old = any(
        person.birth is not None and age_on(person.birth, diagnosis.on) >= age.count
        for person in adults(diagnosis)
    )
    resources = Money(12 * monthly(diagnosis))
    if not old or resources >= ceiling.amount:
        return None
    values = {"resources": resources, "ceiling": ceiling.amount}
    reason = Reason("aspa_maybe", values, (), "CSS L.815-1", "indicative")
    return to_check("aspa", reason, "pension_statement", "tax_notice")


def disability_pension(diagnosis: Diagnosis) -> Proposal | None:
    """A long sick leave paid by the day: a pension may follow (CSS L.341-1)."""
    if not has_status(diagnosis, PersonStatus.LONG_SICK):
        return None
    if received(diagnosis, ("disability_pension",)):
        return None
    reason = Reason("disability_pension_maybe", reference="CSS L.341-1")
    return to_check("disability_pension", reason, "cpam_statement")

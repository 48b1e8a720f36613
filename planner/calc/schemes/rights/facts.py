"""The facts of a household that the indicators of rights look at."""

from __future__ import annotations

from collections.abc import Iterable

from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.household import Custody, Person, PersonStatus, Role, age_on
from planner.calc.law import LawValue
from planner.calc.results import Paper, Proposal, Reason, Verdict
from planner.errors import MissingParameter

__all__ = [
    "WAGES",
    "adults",
    "children",
    "law_value",
    "monthly",
    "received",
    "recommended",
    "to_check",
]

WAGES = frozenset(
    {
        "wage",
        "temporary_wage",
        "home_worker_wage",
        "apprentice_wage",
        "esat_wage",
        "self_employed_income",
    }
)
"""Incomes from work, as the prime d'activité looks at them."""


def monthly(diagnosis: Diagnosis, *, without: Iterable[str] = ()) -> int:
    """The monthly resources of the day in cents, some kinds left out."""
    left_out = frozenset(without)
    return sum(
        line.monthly.money.cents
        for line in diagnosis.work.lines.incomes
        if line.runs_in(diagnosis.month) and line.kind not in left_out
    )


def received(diagnosis: Diagnosis, kinds: Iterable[str], month: Month | None = None) -> bool:
    """Whether an income of one of these kinds, above zero, runs in a month (that of the day)."""
    wanted = frozenset(kinds)
    when = month or diagnosis.month
    return any(
        income.kind in wanted and income.amount and income.runs_in(when)
        for income in diagnosis.dossier.incomes
    )


def adults(diagnosis: Diagnosis) -> list[Person]:
    """The applicant and the partner."""
    return [
        person
        for person in diagnosis.dossier.household.persons
        if person.role in (Role.APPLICANT, Role.PARTNER)
    ]


def children(diagnosis: Diagnosis, under: int, *, alternating: bool = True) -> list[Person]:
    """The children in charge under an age; those of unknown birth are among them."""
    return [
        person
        for person in diagnosis.dossier.household.persons
        if person.role is Role.CHILD
        and person.custody is not Custody.VISITING
        and (alternating or person.custody is Custody.FULL)
        and (person.birth is None or age_on(person.birth, diagnosis.on) < under)
    ]


def has_status(diagnosis: Diagnosis, *statuses: PersonStatus) -> bool:
    """Whether the applicant or the partner has one of these statuses."""
    return any(status in person.statuses for person in adults(diagnosis) for status in statuses)


def law_value(diagnosis: Diagnosis, id: str) -> LawValue | None:
    """A legal value on the day, or None when the law holds none."""
    try:
        return diagnosis.law.value(id, diagnosis.on)
    except MissingParameter:
        return None


def to_check(detail: str, reason: Reason, *papers: str) -> Proposal:
    """A question to put to the payer."""
    return _right(Verdict.TO_CHECK, detail, reason, papers)


def recommended(detail: str, reason: Reason, *papers: str) -> Proposal:
    """A right to claim now."""
    return _right(Verdict.RECOMMENDED, detail, reason, papers)


def _right(verdict: Verdict, detail: str, reason: Reason, papers: tuple[str, ...]) -> Proposal:
    return Proposal(
        AidKind.RIGHTS,
        verdict,
        (reason,),
        figures=reason.figures,
        papers=tuple(Paper(id) for id in papers),
        detail=detail,
    )

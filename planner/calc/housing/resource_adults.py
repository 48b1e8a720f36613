"""The adults whose resources count, with their incomes, and which months these tell.

The applicant and the partner count; what belongs to the whole household is the applicant's. A month
is told when a line of that adult runs in it, one that counts or one that people live on without its
counting (RSA, AAH…).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from planner.calc.calendar import Month
from planner.calc.dossier.common import COMMON
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.household import Person, PersonStatus, Role, age_on
from planner.calc.dossier.kinds import AllowanceBase, IncomeKind
from planner.calc.dossier.lines import Income
from planner.calc.housing.resource_kinds import COUNTED, SUBSISTENCE
from planner.calc.housing.resource_treatment import Effect, Treatment
from planner.calc.housing.resource_window import Window
from planner.calc.law import Law
from planner.calc.outcomes import Missing
from planner.calc.values import dataclass

__all__ = [
    "Adult",
    "adults_of",
    "applicant_of",
    "base_kinds",
    "holds_grant",
    "is_student",
    "needs_every_month",
    "receives_rsa",
    "uncovered",
]

_ADULTS = (Role.APPLICANT, Role.PARTNER)

_TELLING = (COUNTED | SUBSISTENCE) - {"wage_13th_month"}
"""Kinds of which a month tells what one lived on in that month."""


@dataclass(frozen=True, slots=True)
class Adult:
    """One adult, their place in the household, and their incomes with their places."""

    index: int
    person: Person
    lines: tuple[tuple[int, Income], ...]

    @property
    def path(self) -> str:
        return f"household.persons[{self.index}]"

    @property
    def incomes(self) -> tuple[Income, ...]:
        return tuple(income for _, income in self.lines)


def adults_of(dossier: Dossier) -> tuple[Adult, ...]:
    """The applicant and the partner; what belongs to the whole household is the first one's."""
    persons = [
        (index, person)
        for index, person in enumerate(dossier.household.persons)
        if person.role in _ADULTS
    ]
    applicant = next((p.id for _, p in persons if p.role is Role.APPLICANT), None)
    first = applicant or (persons[0][1].id if persons else None)
    found = []
    for index, person in persons:
        mine = {person.id, COMMON} if person.id == first else {person.id}
        lines = tuple((i, line) for i, line in enumerate(dossier.incomes) if line.whose in mine)
        found.append(Adult(index, person, lines))
    return tuple(found)


def applicant_of(adults: Sequence[Adult]) -> Adult:
    """The applicant, or the first of them; there is one at least."""
    return next((each for each in adults if each.person.role is Role.APPLICANT), adults[0])


def is_student(adults: Sequence[Adult], law: Law, month: Month) -> bool | Missing:
    """R.822-20: the applicant studies and is under the age."""
    applicant = applicant_of(adults)
    if PersonStatus.STUDENT not in applicant.person.statuses:
        return False
    birth = applicant.person.birth
    if birth is None:
        return Missing((f"{applicant.path}.birth",), "birth")
    limit = law.value("al.ressources.etudiant.age_max", month.first_day).count
    return age_on(birth, month.first_day) < limit


def holds_grant(adult: Adult, month: Month) -> bool:
    """Whether a student is said to hold a grant, or has a line of one that runs in the month."""
    return PersonStatus.GRANT_HOLDER in adult.person.statuses or any(
        income.kind == "student_grant" and income.amount and income.runs_in(month)
        for income in adult.incomes
    )


@lru_cache(maxsize=16)
def base_kinds(law: Law) -> Mapping[str, AllowanceBase]:
    """Whether each kind of income enters the base, as the data says it."""
    return {kind.id: kind.allowance_base for kind in law.records(IncomeKind)}


def receives_rsa(adults: Iterable[Adult], month: Month) -> bool:
    """Whether one of them is said to receive the RSA, or has a line of it in the month."""
    return any(
        PersonStatus.RSA in adult.person.statuses
        or any(
            income.kind == "rsa" and income.amount and income.runs_in(month)
            for income in adult.incomes
        )
        for adult in adults
    )


def needs_every_month(treatment: Treatment | str) -> bool:
    """Neutralised earnings are nothing whatever they were: their months need not be told."""
    return isinstance(treatment, Treatment) and treatment.effect is not Effect.NEUTRALISED


def uncovered(adult: Adult, window: Window) -> frozenset[int]:
    """The lines that begin or stop in the year, when some month of it has no line at all."""
    telling = [(i, line) for i, line in adult.lines if line.kind in _TELLING]
    covered = {month for _, line in telling for month in window.months if line.runs_in(month)}
    if not telling or len(covered) == len(window.months):
        return frozenset()
    return frozenset(i for i, line in telling if not all(map(line.runs_in, window.months)))

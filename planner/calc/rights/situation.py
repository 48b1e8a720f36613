"""A dossier as the rules of rights see it: adults, children, incomes by kind, housing.

A reading for the rules of this package only: other rules count people and lines otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.calc.budget.lines import Line, Rhythm, income_line
from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus
from planner.calc.dossier.household import Custody, Person, PersonStatus, Role, age_on
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.money import ZERO
from planner.calc.rights.answers import Answers, HowHoused
from planner.calc.rights.children import Child
from planner.calc.rights.family import Family
from planner.calc.rights.foyer import Housing
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = ["AllowanceReading", "Situation", "Someone", "situation_of"]

_OVERSEAS = ("97", "98")
# C. trav. L.4153-1: somebody at work counts as such from 16 years of age.
_WORKING_AGE = 16
_CHILD_WAGES = frozenset({"wage", "apprentice_wage", "temporary_wage", "casual_wage"})


@dataclass(frozen=True, slots=True)
class Someone:
    """A person with the path of their place in the dossier."""

    path: str
    person: Person

    def has(self, *statuses: PersonStatus) -> bool:
        """Whether the person has one of these statuses."""
        return any(status in self.person.statuses for status in statuses)

    def age(self, on: date) -> int | None:
        """Completed years of age, None when the birth is not known."""
        return None if self.person.birth is None else age_on(self.person.birth, on)


@dataclass(frozen=True, slots=True)
class AllowanceReading:
    """How housing may count: the least and the most that a benefit may be, None for none.

    ``known`` is False when they differ; ``reason`` is the id of what makes them differ, or of what
    is to be said of it.
    """

    housing: tuple[Housing, Housing]
    amounts: tuple[Figure | None, Figure | None]
    reason: str = ""

    @property
    def known(self) -> bool:
        """Whether there is one reading only."""
        return self.housing[0] is self.housing[1] and self.amounts[0] is self.amounts[1]


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts of one household on one day; ``r`` keeps the figures that the facts make."""

    dossier: Dossier
    law: Law
    on: date
    month: Month
    r: WithDerivation
    adults: tuple[Someone, ...]
    children: tuple[Someone, ...]
    others: tuple[Someone, ...]
    lines: tuple[Line, ...]
    allowance: AllowanceReading
    family: Family
    """The family of the family benefits; the children of unknown birth are left out."""

    @property
    def answers(self) -> Answers:
        """What was asked for the rights alone."""
        return self.dossier.answers

    @property
    def overseas(self) -> bool:
        """Whether the dwelling is outside the mainland, by its commune or its postal code."""
        address = self.dossier.dwelling.address or self.dossier.household.address
        place = self.dossier.dwelling.commune or (address.postal_code if address else "")
        return place.startswith(_OVERSEAS)

    @property
    def lone(self) -> bool:
        """One adult, no partner."""
        return not self.dossier.household.couple

    @property
    def births_missing(self) -> tuple[str, ...]:
        """The children whose birth is not known, by path."""
        return tuple(f"{one.path}.birth" for one in self.children if one.person.birth is None)

    def of_kinds(self, kinds: Iterable[str], whose: str | None = None) -> list[Line]:
        """The lines of these kinds that run in the month, of one person when asked."""
        wanted = frozenset(kinds)
        return [
            line
            for line in self.lines
            if line.kind in wanted
            and line.runs_in(self.month)
            and (whose is None or line.whose == whose)
        ]

    def received(self, kind: str) -> Figure | None:
        """What the dossier tells is received each month of a benefit, None when nothing is told."""
        lines = [line for line in self.of_kinds([kind]) if line.rhythm is not Rhythm.ONCE]
        if not lines:
            return None
        return self.r.sum("received", *(line.monthly for line in lines))


def situation_of(
    dossier: Dossier,
    law: Law,
    on: date,
    computed_allowance: Figure | None = None,
) -> Situation:
    """The facts of a dossier; ``computed_allowance`` stands where none is notified."""
    r = WithDerivation("rights")
    people = [
        Someone(f"household.persons[{index}]", person)
        for index, person in enumerate(dossier.household.persons)
    ]
    budget = WithDerivation("budget")
    month = Month.of(on)
    lines = tuple(income_line(budget, n, income) for n, income in enumerate(dossier.incomes))
    children = tuple(one for one in people if _at_home(one.person))
    counts = dossier.answers.of_two_years_before(on.year)
    return Situation(
        dossier=dossier,
        law=law,
        on=on,
        month=month,
        r=r,
        adults=tuple(_adults(people)),
        children=children,
        others=tuple(
            one for one in people if one.person.role in (Role.OTHER_DEPENDANT, Role.OTHER_ADULT)
        ),
        lines=lines,
        allowance=_allowance(dossier, r, month, computed_allowance),
        family=Family(
            children=_family_children(children, lines, law, on),
            lone=not dossier.household.couple,
            resources=dossier.answers.net_taxable_n2 if counts else None,
            two_earners=dossier.answers.two_earners_n2 if counts else None,
            resources_field="answers.net_taxable_n2",
        ),
    )


def _adults(people: list[Someone]) -> list[Someone]:
    """The applicant and the partner, one of each."""
    found = []
    for role in (Role.APPLICANT, Role.PARTNER):
        found.extend([one for one in people if one.person.role is role][:1])
    return found


def _at_home(person: Person) -> bool:
    return (
        person.role is Role.CHILD
        and person.custody is not Custody.VISITING
        and person.dependant is not False
    )


def _family_children(
    children: tuple[Someone, ...], lines: tuple[Line, ...], law: Law, on: date
) -> tuple[Child, ...]:
    limit = _earning_limit(law, on)
    return tuple(
        Child(
            birth=one.person.birth,
            alternating=one.person.custody is Custody.ALTERNATING,
            earning=limit is not None and _earned(one, lines, on) > limit,
        )
        for one in children
        if one.person.birth is not None
    )


def _earning_limit(law: Law, on: date) -> int | None:
    """In cents a month: what a child of 16 or more may earn and stay in charge (CSS R.512-2)."""
    try:
        share = law.value("af.salaire_enfant_part_smic", on).rate.millionths
        hours = law.value("ppa.etudiant.heures", on).count
        hourly = law.value("smic.horaire_brut", on).amount.cents
    except MissingParameter:
        return None
    return hourly * hours * share // 1_000_000


def _earned(one: Someone, lines: tuple[Line, ...], on: date) -> int:
    """The wages of a child of working age, in cents a month."""
    age = one.age(on)
    if age is None or age < _WORKING_AGE:
        return 0
    return sum(
        line.monthly.money.cents
        for line in lines
        if line.kind in _CHILD_WAGES and line.whose == one.person.id and line.runs_in(Month.of(on))
    )


def _allowance(
    dossier: Dossier,
    r: WithDerivation,
    month: Month,
    computed: Figure | None,
) -> AllowanceReading:
    """How the household is housed, and the least and the most that its housing benefit may be."""
    answered = dossier.answers.housing
    if answered is not None and answered is not HowHoused.TENANT:
        housed = Housing(answered.value)
        return AllowanceReading((housed, housed), (None, None))
    dwelling = dossier.dwelling
    tenant = dwelling.rent is not None or any(line.kind == "rent" for line in dossier.charges)
    if not tenant and answered is None:
        if any(line.kind == "mortgage" for line in dossier.charges):
            return AllowanceReading((Housing.PAYING, Housing.PAYING), (None, None))
        return AllowanceReading((Housing.PAYING, Housing.MOST), (None, None), "housing_not_told")
    as_tenant = (Housing.TENANT, Housing.TENANT)
    allowance = dwelling.allowance
    match allowance.status:
        case AllowanceStatus.PAID:
            if allowance.amount is not None:
                path = "dwelling.allowance.amount"
                notified = r.given("allowance_notified", allowance.amount, field=path)
                return AllowanceReading(as_tenant, (notified, notified))
            told = [
                r.given("allowance_told", line.amount, field=f"incomes[{index}].amount")
                for index, line in enumerate(dossier.incomes)
                if line.kind == "housing_allowance" and line.runs_in(month)
            ]
            if told:
                whole = r.sum("allowance_in_incomes", *told)
                return AllowanceReading(as_tenant, (whole, whole))
            if computed is not None:
                return AllowanceReading(as_tenant, (None, computed), "allowance_not_told")
            most = (Housing.TENANT, Housing.MOST)
            return AllowanceReading(most, (None, None), "allowance_not_told")
        case AllowanceStatus.CLAIMED:
            if computed is not None:
                return AllowanceReading(as_tenant, (None, computed), "allowance_claimed")
            most = (Housing.TENANT, Housing.MOST)
            return AllowanceReading(most, (None, None), "allowance_claimed")
        case AllowanceStatus.SUSPENDED:
            return AllowanceReading(as_tenant, (None, None), "allowance_suspended")
    none = r.given("no_allowance", ZERO, field="dwelling.allowance.status")
    return AllowanceReading(as_tenant, (none, none))

"""How many people live on the budget, and what each of them weighs.

Two counts of the same household must not be confused. The *dependants* of the housing allowance
follow the rules of the CAF and are counted by the dossier itself. The people of this module are
those who eat at the table: a child in alternating custody is there, a visiting one is not.

Weights of the reste à vivre differ from one CCAS to the next and are data (``formula``). This
module only sorts the people into the groups that those weights name: the first person, the others
who are old enough to weigh like an adult, and the younger ones.
"""

from __future__ import annotations

from datetime import date

from planner.calc.dossier.household import Custody, Household, Person, Role, age_on
from planner.calc.values import dataclass

__all__ = ["People", "people_of"]


@dataclass(frozen=True, slots=True)
class People:
    """The people of a household on a day.

    ``count`` is at least one: a dossier without a person is that of somebody who is sitting
    there (``assumed`` then says so). ``older`` are those besides the first who have reached the
    age from which a person weighs like an adult; a child whose birth is unknown is among them,
    since a floor too high protects the family and one too low does not.
    """

    count: int
    older: int
    younger: int
    adults: int
    couple: bool
    assumed: bool
    births_unknown: tuple[str, ...]


def people_of(household: Household, on: date, adult_from: int) -> People:
    """The people who live on the budget; ``adult_from`` is the age of the larger weight."""
    present = [
        (index, person)
        for index, person in enumerate(household.persons)
        if person.custody is not Custody.VISITING or person.role is not Role.CHILD
    ]
    younger = sum(_is_younger(person, on, adult_from) for _, person in present)
    adults = sum(person.is_adult() for _, person in present)
    count = max(1, len(present))
    # One person at least counts as the first, whatever the age: a minor may live alone.
    younger = min(younger, count - 1)
    return People(
        count=count,
        older=count - 1 - younger,
        younger=younger,
        adults=max(1, adults),
        couple=household.couple,
        assumed=not present,
        births_unknown=tuple(
            f"household.persons[{index}].birth"
            for index, person in present
            if person.birth is None and not person.is_adult()
        ),
    )


def _is_younger(person: Person, on: date, adult_from: int) -> bool:
    if person.is_adult() or person.birth is None:
        return False
    return age_on(person.birth, on) < adult_from

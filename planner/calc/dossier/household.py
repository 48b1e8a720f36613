"""The household: who lives there, who is responsible, who must sign.

What a rule needs of a person is a *status* (student, receives RSA, …) and a birth date; nothing
else is asked. Two counts follow from it and are given by the functions of this module: the
dependants of the housing allowance and the consumption units of the reste à vivre.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.calc.calendar import add_months
from planner.calc.dossier.common import Address, Birth, Identifier, Model, Name

__all__ = [
    "CoTenant",
    "Custody",
    "Guarantor",
    "Household",
    "Person",
    "PersonStatus",
    "Protection",
    "ProtectionKind",
    "Role",
    "age_on",
]


class Role(StrEnum):
    """Place of a person in the household."""

    APPLICANT = "applicant"
    PARTNER = "partner"
    CHILD = "child"
    OTHER_DEPENDANT = "other_dependant"
    OTHER_ADULT = "other_adult"


class PersonStatus(StrEnum):
    """The facts about a person that a rule looks at."""

    STUDENT = "student"
    GRANT_HOLDER = "grant_holder"
    EMPLOYED = "employed"
    SELF_EMPLOYED = "self_employed"
    UNEMPLOYED_PAID = "unemployed_paid"
    UNEMPLOYED_UNPAID = "unemployed_unpaid"
    RETIRED = "retired"
    DISABLED = "disabled"
    LONG_SICK = "long_sick"
    RSA = "rsa"
    AAH = "aah"
    AEEH = "aeeh"
    PREGNANT = "pregnant"


class Custody(StrEnum):
    """Where a child lives."""

    FULL = "full"
    ALTERNATING = "alternating"
    VISITING = "visiting"


class Person(Model):
    """One person of the household.

    ``dependant`` says whether the CAF counts the person as a dependant (*personne à charge*);
    absent, it is read from the role, the age and the custody.
    """

    id: Identifier
    first_name: Name = ""
    last_name: Name = ""
    birth: Birth | None = None
    role: Role
    statuses: tuple[PersonStatus, ...] = ()
    custody: Custody = Custody.FULL
    dependant: bool | None = None

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    def is_adult(self) -> bool:
        """Applicant, partner or another adult."""
        return self.role in (Role.APPLICANT, Role.PARTNER, Role.OTHER_ADULT)


class ProtectionKind(StrEnum):
    """A measure that protects an adult (C. civ. 425 and following)."""

    SAFEGUARD = "sauvegarde_de_justice"
    CURATELLE = "curatelle"
    CURATELLE_RENFORCEE = "curatelle_renforcee"
    TUTELLE = "tutelle"
    FAMILY_HABILITATION = "habilitation_familiale"
    FUTURE_MANDATE = "mandat_de_protection_future"


class Protection(Model):
    """Who protects the person, and must sign with or for them."""

    kind: ProtectionKind
    person: Identifier
    guardian: Name
    guardian_address: Address | None = None
    must_sign: bool = True


class CoTenant(Model):
    """Somebody who signed the lease and does not live in the household."""

    name: Name
    address: Address | None = None
    solidarity: bool = False


class Guarantor(Model):
    """Who answers for the rent (caution, Visale…)."""

    name: Name
    address: Address | None = None
    called: bool = False


class Household(Model):
    """The people, their address and who must sign with them."""

    persons: Annotated[tuple[Person, ...], Field(max_length=30)] = ()
    address: Address | None = None
    phone: Name = ""
    email: Name = ""
    protections: tuple[Protection, ...] = ()
    cotenants: tuple[CoTenant, ...] = ()
    guarantor: Guarantor | None = None

    def person(self, id: str) -> Person | None:
        """The person of that id."""
        return next((person for person in self.persons if person.id == id), None)

    @property
    def applicant(self) -> Person | None:
        """The person who came, if the household has one."""
        return next((p for p in self.persons if p.role is Role.APPLICANT), None)

    @property
    def couple(self) -> bool:
        """Whether there is a partner (marriage, PACS or living together)."""
        return any(person.role is Role.PARTNER for person in self.persons)

    @property
    def name(self) -> str:
        """How a list calls the household: the adults' last names, or the first person's."""
        adults = [p.last_name for p in self.persons if p.is_adult() and p.last_name]
        names = list(dict.fromkeys(adults))
        return " et ".join(names) if names else (self.persons[0].name if self.persons else "")

    def dependants(self, on: date, age_limit: int) -> int:
        """Dependants of the housing allowance: children under the limit, and who is said to be.

        ``age_limit`` is ``al.pac.age_limite_enfant`` (strictly under, CCH R.823-4). A child in
        alternating custody counts unless said otherwise; a visiting one does not.
        """
        return sum(_is_dependant(person, on, age_limit) for person in self.persons)

    def children(self, on: date, age_limit: int) -> int:
        """Dependants whose role is child."""
        return sum(
            _is_dependant(person, on, age_limit)
            for person in self.persons
            if person.role is Role.CHILD
        )


def age_on(birth: date, on: date) -> int:
    """Completed years of age on a day (born on 29 February: 28 February of other years)."""
    years = on.year - birth.year
    return years if on >= add_months(birth, 12 * years) else years - 1


def _is_dependant(person: Person, on: date, age_limit: int) -> bool:
    if person.dependant is not None:
        return person.dependant
    if person.role is Role.OTHER_DEPENDANT:
        return True
    if person.role is not Role.CHILD or person.custody is Custody.VISITING:
        return False
    return person.birth is None or age_on(person.birth, on) < age_limit

"""Who may have what of a dossier: the one place that decides it.

A paper that leaves the service is made from ``dossier_for(dossier, audience)`` and from nothing
else, so that what an audience may not have is not there to be printed. The landlord gets the
payment plan and what he knows already, never the budget (CASF L.133-5; CNIL, délib. 2021-028). The
fund gets what its regulation compares: resources, charges, debts, the ages of the children. The
operator of a support measure gets the needs and the procedure. None of them gets the counsellor's
private notes, a line told by one partner alone, a state of health, or the name of a child.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from planner.calc.dossier.answers import Answers
from planner.calc.dossier.casework import Casework
from planner.calc.dossier.debts import Bank
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.household import Household, Person, PersonStatus
from planner.calc.dossier.lines import Charge
from planner.calc.dossier.procedure import EventKind
from planner.calc.dossier.sharing import shared
from planner.calc.dossier.support import SupportChoices

__all__ = ["HEALTH_CHARGES", "HEALTH_STATUSES", "MAY_HAVE", "Audience", "Topic", "dossier_for"]


class Audience(StrEnum):
    """For whom a document is made."""

    HOUSEHOLD = "household"
    LANDLORD = "landlord"
    FSL = "fsl"
    ASLL_OPERATOR = "asll_operator"


class Topic(StrEnum):
    """A part of a dossier that an audience may have or not."""

    STATUSES = "statuses"
    """Work, studies, retirement, RSA: what rules look at, without health."""
    CHILDREN = "children"
    """How many children, and their ages."""
    BUDGET = "budget"
    DEBTS = "debts"
    SAVINGS = "savings"
    CAUSE = "cause"
    """Free text, which may hold a fact of health: only the fund asks for it, and the household
    reads it before it signs."""
    PROCEDURE = "procedure"
    OVER_INDEBTEDNESS = "over_indebtedness"
    CASEWORK = "casework"
    SUPPORT = "support"
    """The support measure and what was said in its reviews."""
    ALLOWANCE_FILE = "allowance_file"
    """The number of the file at the payer and the resources that it counted."""
    HEALTH = "health"
    NAMES_OF_CHILDREN = "names_of_children"
    """And those of other dependants."""


MAY_HAVE: Mapping[Audience, frozenset[Topic]] = {
    Audience.HOUSEHOLD: frozenset(Topic),
    Audience.LANDLORD: frozenset({Topic.PROCEDURE}),
    Audience.FSL: frozenset(Topic) - {Topic.HEALTH, Topic.NAMES_OF_CHILDREN, Topic.SUPPORT},
    Audience.ASLL_OPERATOR: frozenset(
        {
            Topic.CHILDREN,
            Topic.PROCEDURE,
            Topic.OVER_INDEBTEDNESS,
            Topic.CASEWORK,
            Topic.SUPPORT,
        }
    ),
}

HEALTH_STATUSES = frozenset(
    {
        PersonStatus.DISABLED,
        PersonStatus.LONG_SICK,
        PersonStatus.PREGNANT,
        PersonStatus.AAH,
        PersonStatus.AEEH,
    }
)
HEALTH_CHARGES = frozenset(
    {"health_insurance", "pharmacy_out_of_pocket", "dental_optical", "care_at_home"}
)
_FILE = frozenset(
    {
        EventKind.OVER_INDEBTEDNESS_FILED,
        EventKind.OVER_INDEBTEDNESS_ADMISSIBLE,
        EventKind.OVER_INDEBTEDNESS_MEASURES,
        EventKind.OVER_INDEBTEDNESS_CLOSED,
    }
)


def dossier_for(dossier: Dossier, audience: Audience) -> Dossier:
    """The dossier as an audience may have it; nothing else of it is given to a document."""
    seen, may = shared(dossier), MAY_HAVE[audience]
    allowance = seen.dwelling.allowance
    if Topic.ALLOWANCE_FILE not in may:
        allowance = allowance.but(number="", resource_base=None)
    return seen.but(
        household=_household(seen.household, may),
        incomes=seen.incomes if Topic.BUDGET in may else (),
        charges=tuple(_charge(one, may) for one in seen.charges) if Topic.BUDGET in may else (),
        debts=seen.debts if Topic.DEBTS in may else (),
        savings=seen.savings if Topic.SAVINGS in may else (),
        bank=seen.bank if Topic.SAVINGS in may else Bank(),
        dwelling=seen.dwelling.but(allowance=allowance),
        events=tuple(
            event
            for event in seen.events
            if (Topic.OVER_INDEBTEDNESS if event.kind in _FILE else Topic.PROCEDURE) in may
        ),
        casework=_casework(seen.casework, may),
        answers=seen.answers if audience is Audience.HOUSEHOLD else Answers(),
    )


def _household(household: Household, may: frozenset[Topic]) -> Household:
    people = tuple(
        _person(person, may)
        for person in household.persons
        if person.is_adult() or Topic.CHILDREN in may
    )
    kept = {person.id for person in people}
    reached = Topic.CASEWORK in may
    return household.but(
        persons=people,
        phone=household.phone if reached else "",
        email=household.email if reached else "",
        protections=tuple(
            measure
            for measure in household.protections
            if measure.person in kept and (measure.must_sign or Topic.STATUSES in may)
        ),
    )


def _person(person: Person, may: frozenset[Topic]) -> Person:
    statuses: tuple[PersonStatus, ...] = ()
    if Topic.STATUSES in may:
        statuses = tuple(
            status
            for status in person.statuses
            if Topic.HEALTH in may or status not in HEALTH_STATUSES
        )
    kept = person.but(statuses=statuses)
    if person.is_adult():
        return kept if Topic.STATUSES in may else kept.but(birth=None)
    if Topic.NAMES_OF_CHILDREN in may:
        return kept
    return kept.but(first_name="", last_name="")


def _charge(charge: Charge, may: frozenset[Topic]) -> Charge:
    """A charge of health is kept for its amount only, as another charge."""
    if Topic.HEALTH in may or charge.kind not in HEALTH_CHARGES:
        return charge
    return charge.but(kind="other_charge", label="", evidence=charge.evidence.but(paper=""))


def _casework(casework: Casework, may: frozenset[Topic]) -> Casework:
    if Topic.CASEWORK in may:
        kept = casework if Topic.CAUSE in may else casework.but(cause="")
        if Topic.SUPPORT in may:
            return kept
        return kept.but(asll=None, asll_goals=(), asll_choices=SupportChoices())
    return Casework(
        counsellor=casework.counsellor,
        landlord_demand=casework.landlord_demand,
        landlord_months=casework.landlord_months,
        chosen_instalment=casework.chosen_instalment,
        first_due=casework.first_due,
        review_dates=casework.review_dates,
    )

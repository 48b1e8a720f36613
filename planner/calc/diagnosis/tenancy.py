"""The facts that the scale of the housing allowance needs, read in a dossier.

A fact that is not there is named, never guessed: the zone of the commune above all. The resource
base is the one the dossier gives, else the one computed from its incomes.
"""

from __future__ import annotations

from datetime import date

from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import LandlordKind
from planner.calc.dossier.household import PersonStatus
from planner.calc.dossier.standing import standing
from planner.calc.housing.allowance import Tenancy
from planner.calc.housing.territory import Territory, territory_of
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.outcomes import Missing, NotApplicable
from planner.errors import MissingParameter

__all__ = ["AGE_LIMIT", "MOST_DEPENDANTS", "tenancy_of"]

AGE_LIMIT = "al.pac.age_limite_enfant"
MOST_DEPENDANTS = 20

_BASE = "dwelling.allowance.resource_base"
_DISABILITY = frozenset({PersonStatus.AAH, PersonStatus.AEEH})


def tenancy_of(
    dossier: Dossier, law: Law, on: date, computed_base: Money | None = None
) -> Tenancy | Missing | NotApplicable:
    """The facts of the scale on a day, or what is missing, or why it does not apply.

    ``computed_base`` stands for the resource base where the dossier gives none.
    """
    dwelling, household = dossier.dwelling, dossier.household
    territory = territory_of(dwelling.commune)
    if territory is Territory.NOT_COVERED:
        return NotApplicable("not_covered", "CCH L.861-1 et suivants")
    if dwelling.rent is None and any(charge.kind == "mortgage" for charge in dossier.charges):
        return NotApplicable("owner", "CCH L.831-1")
    if dwelling.room and dwelling.flat_share:
        return Missing(("dwelling.room", "dwelling.flat_share"), "room_and_flat_share")
    base = dwelling.allowance.resource_base
    base = computed_base if base is None else base
    absent = [
        field
        for field, known in (
            ("household.persons", bool(household.persons)),
            ("dwelling.zone", dwelling.zone is not None),
            ("dwelling.rent", bool(dwelling.rent)),
            (_BASE, base is not None),
        )
        if not known
    ]
    if absent or dwelling.zone is None or not dwelling.rent or base is None:
        return Missing(tuple(absent))
    try:
        age_limit = law.value(AGE_LIMIT, on).count
    except MissingParameter as unknown:
        return Missing((), f"no_parameter:{unknown.parameter}")
    dependants = household.dependants(on, age_limit)
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
        aah_or_aeeh=bool(_DISABILITY & standing(dossier, Month.of(on))),
        overseas=territory is Territory.OVERSEAS,
    )

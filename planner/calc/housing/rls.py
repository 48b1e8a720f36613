"""The *réduction de loyer de solidarité*: what a social landlord must take off the rent.

A tenant of a conventioned dwelling of a social landlord whose monthly resources are strictly below
a ceiling pays a rent reduced by a fixed amount. Ceiling and amount are set by zone and by family
(CCH L.442-2-1, order of 27/02/2018). The resources are those of the housing allowance, divided by
twelve. The allowance then takes most of the reduction back: see ``allowance``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.housing.allowance import Tenancy
from planner.calc.housing.family import FamilyCells, family_cells, of_family
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.outcomes import NotApplicable

__all__ = [
    "REFERENCES",
    "SocialRentReduction",
    "compute_reduction",
    "social_rent_reduction",
    "social_rent_reduction_figures",
]

N = TypeVar("N")

REFERENCES = {
    "monthly_resources": "CCH L.442-2-1 ; arrêté du 27/02/2018",
    "ceiling": "CCH L.442-2-1 ; arrêté du 27/02/2018",
    "scale_amount": "CCH L.442-2-1 ; arrêté du 27/02/2018",
    "amount": "CCH L.442-2-1 ; arrêté du 27/02/2018",
}

_ONE_CENT = Money(1)
_AMOUNTS = ("personne_seule", "couple", "un_pac")
_CEILINGS = ("personne_seule", "couple", *(f"pac{number}" for number in range(1, 7)))


class SocialRentReduction(NamedTuple, Generic[N]):
    """The reduction of one month, EUR a month: ``amount`` is zero at the ceiling and above it.

    ``monthly_resources`` may be an exact fraction of a cent; ``scale_amount`` is the amount of the
    family below the ceiling.
    """

    monthly_resources: N
    ceiling: N
    scale_amount: N
    amount: N


def social_rent_reduction(
    law: Law, month: Month, tenancy: Tenancy
) -> SocialRentReduction[Figure] | NotApplicable:
    """The reduction due for a month, explained; ``tenancy.rls`` is not looked at.

    ``NotApplicable("not_social_housing")`` outside a conventioned dwelling of a social landlord,
    and overseas, where the reduction does not exist.
    Raises ``MissingParameter`` before January 2021, the first amount known.
    """
    recorder = WithDerivation("rls", REFERENCES)
    return compute_reduction(recorder, law, month, tenancy)


def social_rent_reduction_figures(
    law: Law, month: Month, tenancy: Tenancy
) -> SocialRentReduction[Number] | NotApplicable:
    """The same reduction as bare cents."""
    return compute_reduction(figures_only, law, month, tenancy)


def compute_reduction(
    r: Recorder[N], law: Law, month: Month, tenancy: Tenancy
) -> SocialRentReduction[N] | NotApplicable:
    """The rule, written once for every recorder."""
    if tenancy.overseas or not (tenancy.conventioned and tenancy.social_landlord):
        return NotApplicable("not_social_housing", "CCH L.442-2-1")
    amounts, ceilings = _scale(law, month, tenancy.zone)
    family = tenancy.family
    annual = r.given("resources", tenancy.annual_resources, field="annual_resources")
    monthly = r.quotient("monthly_resources", annual, r.given("months_of_the_year", 12), None)
    ceiling = of_family(r, "ceiling", ceilings, family)
    below = r.difference("below_ceiling", ceiling, monthly)
    yearly = r.times("below_ceiling_over_a_year", below, r.given("months_of_the_year", 12))
    amount = of_family(r, "scale_amount", amounts, family)
    # Strictly below the ceiling: over a year, whole cents, that is one cent at least.
    due = r.reaching("amount", amount, yearly, r.given("one_cent", _ONE_CENT))
    return SocialRentReduction(monthly, ceiling, amount, due)


@lru_cache(maxsize=256)
def _scale(law: Law, month: Month, zone: int) -> tuple[FamilyCells, FamilyCells]:
    day = month.first_day
    return (
        family_cells(law, f"rls.montant.zone{zone}", _AMOUNTS, day),
        family_cells(law, f"rls.plafond_ressources.zone{zone}", _CEILINGS, day),
    )

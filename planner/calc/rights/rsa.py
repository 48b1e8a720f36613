"""The *revenu de solidarité active*: what brings the resources of a foyer up to its amount.

RSA = amount of the foyer − housing flat − resources, nothing below 6 euros (CASF R.262-39: six,
not fifteen, which is the threshold of other benefits). Resources are the mean of the adults' net
social incomes over M-4, M-3 and M-2, and the family benefits of the month: family allowances
without their increases, the complément familial at its lower amount, the ASF up to a flat amount,
the PAJE. Housing benefits count by the housing flat only, the prime d'activité not at all.

The amount is set for three months, and again at each quarterly declaration or change of family.
No CRDS is taken from it. Sources: CASF L.262-2 and following, R.262-1 to R.262-13, R.262-39.

The text makes the mean of three intermediate amounts of M-4 to M-2; with benefits and family
unchanged, which this rule supposes, both computations are the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Money, Rounding
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.rights.foyer import (
    Foyer,
    FoyerScale,
    counted_benefits,
    family_amount,
    foyer_scale,
    housing_resource,
)
from planner.calc.values import dataclass

__all__ = ["REFERENCES", "Rsa", "RsaScale", "compute_rsa", "rsa", "rsa_figures", "rsa_scale"]

N = TypeVar("N")

REFERENCES = {
    "normal_amount": "CASF R.262-1",
    "lone_parent_amount": "CASF R.262-2, L.262-9",
    "family_amount": "CASF L.262-2, R.262-1, R.262-2",
    "housing_flat": "CASF R.262-9",
    "housing_resource": "CASF R.262-9, R.262-10",
    "asf_flat": "CASF R.262-10-1",
    "benefits": "CASF R.262-10-1, R.262-11",
    "quarter": "CASF R.262-6, R.262-7",
    "mean": "CASF R.262-7 ; décret 2025-185",
    "left": "CASF L.262-2",
    "due": "CASF R.262-39",
    "amount": "CASF L.262-2",
}


@dataclass(frozen=True, slots=True)
class RsaScale:
    """The dated values of one month."""

    foyer: FoyerScale
    minimum: LawValue


@lru_cache(maxsize=64)
def rsa_scale(law: Law, month: Month) -> RsaScale:
    """The values in force in a month; ``MissingParameter`` before April 2024."""
    return RsaScale(foyer_scale(law, month, "rsa"), law.value("rsa.minimum_verse", month.first_day))


class Rsa(NamedTuple, Generic[N]):
    """EUR a month. ``amount`` in whole cents, zero when the resources reach the amount of the
    foyer; the other steps are exact. ``resources`` holds the mean and the family benefits.
    """

    family_amount: N
    housing: N
    mean: N
    benefits: N
    resources: N
    amount: N


def rsa(law: Law, month: Month, foyer: Foyer[Figure]) -> Rsa[Figure]:
    """The RSA of a month, explained."""
    return compute_rsa(WithDerivation("rsa", REFERENCES), rsa_scale(law, month), foyer)


def rsa_figures(law: Law, month: Month, foyer: Foyer[Number]) -> Rsa[Number]:
    """The same as bare cents."""
    return compute_rsa(figures_only, rsa_scale(law, month), foyer)


def compute_rsa(r: Recorder[N], scale: RsaScale, foyer: Foyer[N]) -> Rsa[N]:
    """The rule, written once for every recorder."""
    amount = family_amount(r, scale.foyer, foyer.adults, foyer.children, foyer.majoration)
    housing = housing_resource(r, scale.foyer, foyer.persons, foyer.housing, foyer.allowance)
    terms: list[N] = []
    for earner in foyer.earners:
        terms.extend(earner.earned)
        terms.extend(earner.aah or ())
    terms.extend(foyer.other or ())
    quarter = r.sum("quarter", *terms) if terms else r.given("no_income", Money(0))
    mean = r.quotient("mean", quarter, r.given("months_of_the_quarter", 3), None)
    counted = counted_benefits(r, "benefits", scale.foyer, foyer.benefits)
    benefits = r.given("no_benefit", Money(0)) if counted is None else counted
    resources = r.sum("resources", mean, benefits)
    left = r.at_least_zero("left", r.difference("difference", amount, housing, resources))
    due = r.reaching("due", left, left, r.parameter(scale.minimum))
    rounded = r.round("amount", due, Rounding.HALF_UP)
    return Rsa(amount, housing, mean, benefits, resources, rounded)

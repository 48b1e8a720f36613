"""The *complément familial*: for three children or more, all between 3 and 20 years of age.

It has one amount under a ceiling of income, a higher one under half of that ceiling, and above the
ceiling a last part that shrinks with the income. It is never paid beside the *allocation de base*
of the PAJE: a family with both keeps one of them. The RSA and the prime d'activité count it at its
lower amount only, even when the higher one is paid.

Sources: CSS L.522-1, R.522-1, R.522-2, D.522-1, D.522-2; CRDS by ordonnance 96-50.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Rounding
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.outcomes import NotApplicable
from planner.calc.rights.children import under
from planner.calc.rights.family import (
    CeilingScale,
    Family,
    ceiling_of,
    ceiling_scale,
    kept,
    net_of_crds,
)
from planner.calc.values import dataclass

__all__ = [
    "REFERENCES",
    "FamilySupplement",
    "SupplementScale",
    "compute_supplement",
    "family_supplement",
    "family_supplement_figures",
    "supplement_scale",
]

N = TypeVar("N")

HALF_UP = Rounding.HALF_UP
REFERENCES = {
    "lower": "CSS L.522-1, D.522-1",
    "higher": "CSS L.522-3, D.522-2",
    "ceiling": "CSS R.522-2, D.522-1",
    "half_ceiling": "CSS L.522-3, D.522-2",
    "differential": "CSS L.522-2",
    "gross": "CSS L.522-1",
    "crds": "ordonnance 96-50 art. 14 et 19",
    "net": "CSS L.522-1",
}


@dataclass(frozen=True, slots=True)
class SupplementScale:
    """The dated values of one month."""

    bmaf: LawValue
    lower: LawValue
    higher: LawValue
    ceiling: CeilingScale
    half: LawValue
    age_from: LawValue
    age_limit: LawValue
    children: LawValue
    crds: LawValue


@lru_cache(maxsize=64)
def supplement_scale(law: Law, month: Month) -> SupplementScale:
    """The values in force in a month; ``MissingParameter`` before April 2024."""
    day = month.first_day
    return SupplementScale(
        bmaf=law.value("bmaf", day),
        lower=law.value("cf.taux_base", day),
        higher=law.value("cf.taux_majore", day),
        ceiling=ceiling_scale(law, month, "cf.plafond_0_enfant", "cf.plafond_maj_biactif_isole"),
        half=law.value("cf.plafond_majore_taux", day),
        age_from=law.value("cf.age_min", day),
        age_limit=law.value("cf.age_limite", day),
        children=law.value("cf.enfants_min", day),
        crds=law.value("crds.taux", day),
    )


class FamilySupplement(NamedTuple, Generic[N]):
    """EUR a month, whole cents, but ``counted``: the exact lower amount, which the RSA and the
    prime d'activité count and round only with everything else.
    """

    ceiling: N
    half_ceiling: N
    gross: N
    net: N
    counted: N


def family_supplement(
    law: Law, month: Month, family: Family
) -> FamilySupplement[Figure] | NotApplicable:
    """The supplement of a month, explained; see ``compute_supplement``."""
    recorder = WithDerivation("cf", REFERENCES)
    return compute_supplement(recorder, supplement_scale(law, month), month, family)


def family_supplement_figures(
    law: Law, month: Month, family: Family
) -> FamilySupplement[Number] | NotApplicable:
    """The same as bare cents."""
    return compute_supplement(figures_only, supplement_scale(law, month), month, family)


def compute_supplement(
    r: Recorder[N], scale: SupplementScale, month: Month, family: Family
) -> FamilySupplement[N] | NotApplicable:
    """The rule, written once for every recorder.

    ``NotApplicable("income_above_ceiling")`` where nothing is left above the ceiling;
    ``ValueError`` when the income of two years before or, in a couple, ``two_earners`` is unknown.
    """
    children = under(family.children, month, scale.age_limit.count, since=scale.age_from.count)
    if len(children) < scale.children.count:
        return NotApplicable("fewer_than_three_children_of_three", "CSS L.522-1")
    if family.resources is None or (family.two_earners is None and not family.lone):
        raise ValueError("the income of two years before and who earned it are needed")
    resources = r.given("resources", family.resources, field=family.resources_field)
    higher_ceiling = family.lone or bool(family.two_earners)
    ceiling = ceiling_of(r, "ceiling", scale.ceiling, len(children), higher=higher_ceiling)
    half = r.product("half_ceiling", ceiling, r.parameter(scale.half), HALF_UP)
    bmaf = r.parameter(scale.bmaf)
    counted = r.product("counted", bmaf, r.parameter(scale.lower), None)
    lower = r.round("lower", counted, HALF_UP)
    if r.bare(resources) <= r.bare(half):
        higher = r.product("higher", bmaf, r.parameter(scale.higher), HALF_UP)
        gross = r.choice("gross", higher, lower, because="income_under_half_ceiling")
    elif r.bare(resources) <= r.bare(ceiling):
        gross = r.choice("gross", lower, because="income_under_ceiling")
    else:
        year = r.given("months_of_the_year", 12)
        limit = r.sum("differential_ceiling", ceiling, r.times("lower_over_a_year", lower, year))
        left = r.at_least_zero("differential_over_a_year", r.difference("left", limit, resources))
        if r.bare(left) == 0:
            return NotApplicable("income_above_ceiling", "CSS L.522-2", kept(resources, limit))
        gross = counted = r.quotient("differential", left, year, HALF_UP)
    return FamilySupplement(ceiling, half, gross, net_of_crds(r, gross, scale.crds), counted)

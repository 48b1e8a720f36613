"""The *allocation de base* of the PAJE: for a child under three, by income of two years before.

The whole amount under one ceiling, half of it under a higher one, nothing above. One amount for a
family, but one for each child of a multiple birth. It runs from the month after the birth to the
month before the third birthday.

Sources: CSS L.531-1, L.531-3, R.531-1, D.531-2, D.531-3; CRDS by ordonnance 96-50.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Rounding
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.outcomes import NotApplicable
from planner.calc.rights.children import Children, under
from planner.calc.rights.family import (
    CeilingScale,
    Family,
    ceiling_of,
    ceiling_scale,
    kept,
    net_of_crds,
)
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = [
    "REFERENCES",
    "YoungChild",
    "YoungChildScale",
    "compute_young_child",
    "young_child",
    "young_child_figures",
    "young_child_scale",
]

N = TypeVar("N")

HALF_UP = Rounding.HALF_UP
REFERENCES = {
    "whole": "CSS L.531-3, D.531-3",
    "part": "CSS L.531-3, D.531-3",
    "ceiling": "CSS L.531-2, R.531-1, D.531-2",
    "part_ceiling": "CSS L.531-2, R.531-1, D.531-2",
    "gross": "CSS L.531-3",
    "crds": "ordonnance 96-50 art. 14 et 19",
    "net": "CSS L.531-3",
}


@dataclass(frozen=True, slots=True)
class YoungChildScale:
    """The dated values of one month; ``part_ceiling`` is None where the law data has none."""

    bmaf: LawValue
    whole: LawValue
    part: LawValue
    ceiling: CeilingScale
    part_ceiling: CeilingScale | None
    age_limit: LawValue
    charge_limit: LawValue
    crds: LawValue


@lru_cache(maxsize=64)
def young_child_scale(law: Law, month: Month) -> YoungChildScale:
    """The values in force in a month; ``MissingParameter`` before April 2024."""
    day = month.first_day
    try:
        part_ceiling = ceiling_scale(
            law, month, "paje.plafond_partiel_0_enfant", "paje.plafond_partiel_maj_biactif_isole"
        )
    except MissingParameter:
        part_ceiling = None
    return YoungChildScale(
        bmaf=law.value("bmaf", day),
        whole=law.value("paje.base.taux_plein", day),
        part=law.value("paje.base.taux_partiel", day),
        ceiling=ceiling_scale(law, month, "cf.plafond_0_enfant", "cf.plafond_maj_biactif_isole"),
        part_ceiling=part_ceiling,
        age_limit=law.value("paje.base.age_limite", day),
        charge_limit=law.value("af.age_limite", day),
        crds=law.value("crds.taux", day),
    )


class YoungChild(NamedTuple, Generic[N]):
    """EUR a month, whole cents, but ``counted``: the exact amount, which the RSA and the prime
    d'activité count and round only with everything else.
    """

    ceiling: N
    gross: N
    net: N
    counted: N


def young_child(law: Law, month: Month, family: Family) -> YoungChild[Figure] | NotApplicable:
    """The benefit of a month, explained; see ``compute_young_child``."""
    recorder = WithDerivation("paje", REFERENCES)
    return compute_young_child(recorder, young_child_scale(law, month), month, family)


def young_child_figures(
    law: Law, month: Month, family: Family
) -> YoungChild[Number] | NotApplicable:
    """The same as bare cents."""
    return compute_young_child(figures_only, young_child_scale(law, month), month, family)


def compute_young_child(
    r: Recorder[N], scale: YoungChildScale, month: Month, family: Family
) -> YoungChild[N] | NotApplicable:
    """The rule, written once for every recorder.

    ``ValueError`` when the income of two years before or, in a couple, ``two_earners`` is unknown;
    ``MissingParameter`` above the first ceiling before 2026, where the second one is not known.
    """
    young = under(family.children, month, scale.age_limit.count)
    if not young:
        return NotApplicable("no_child_under_three", "CSS L.531-1")
    if family.resources is None or (family.two_earners is None and not family.lone):
        raise ValueError("the income of two years before and who earned it are needed")
    resources = r.given("resources", family.resources, field=family.resources_field)
    higher = family.lone or bool(family.two_earners)
    in_charge = len(under(family.children, month, scale.charge_limit.count))
    ceiling = ceiling_of(r, "ceiling", scale.ceiling, in_charge, higher=higher)
    if r.bare(resources) <= r.bare(ceiling):
        each = r.product("whole", r.parameter(scale.bmaf), r.parameter(scale.whole), None)
    else:
        if scale.part_ceiling is None:
            raise MissingParameter("paje.plafond_partiel_0_enfant", month.first_day)
        last = ceiling_of(r, "part_ceiling", scale.part_ceiling, in_charge, higher=higher)
        if r.bare(resources) > r.bare(last):
            return NotApplicable("income_above_ceiling", "CSS L.531-2", kept(resources, last))
        each = r.product("part", r.parameter(scale.bmaf), r.parameter(scale.part), None)
    count = r.given("amounts", _amounts(young), field="children")
    counted = r.times("counted", each, count)
    gross = r.times("gross", r.round("each", each, HALF_UP), count)
    return YoungChild(ceiling, gross, net_of_crds(r, gross, scale.crds), counted)


def _amounts(young: Children) -> int:
    """One for the family, or as many as the children of one birth (CSS L.531-3)."""
    return max(Counter(child.birth for child in young).values())

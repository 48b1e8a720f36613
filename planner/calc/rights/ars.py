"""The *allocation de rentrée scolaire*: once a year, in August, for a child at school.

Its amount has three ages: 6 to 10, 11 to 14, 15 to 18. The age is the one reached in the year of
the return to school; a child counts that is six by the 31 January that follows, and not yet 18 on
15 September. Above the ceiling of income a last part is paid, the amount less the excess, from 15
euros on: it is not all or nothing.

Sources: CSS L.543-1, R.543-1 to R.543-6-1, D.543-1; CRDS by ordonnance 96-50.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Rate, Rounding
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.outcomes import NotApplicable
from planner.calc.rights.children import Child, Children, under
from planner.calc.rights.family import Family, kept, net_of_crds
from planner.calc.values import dataclass

__all__ = [
    "REFERENCES",
    "SchoolStart",
    "SchoolStartScale",
    "at_school",
    "compute_school_start",
    "school_start",
    "school_start_figures",
    "school_start_scale",
]

N = TypeVar("N")

HALF_UP = Rounding.HALF_UP
REFERENCES = {
    "of_6_to_10": "CSS L.543-1, D.543-1",
    "of_11_to_14": "CSS L.543-1, D.543-1",
    "of_15_to_18": "CSS L.543-1, D.543-1",
    "ceiling": "CSS R.543-5",
    "less_excess": "CSS L.543-2, R.543-6-1",
    "gross": "CSS L.543-1",
    "crds": "ordonnance 96-50 art. 14 et 19",
    "net": "CSS L.543-1",
}
AUGUST = 8
_AGES = (("of_6_to_10", 0, 10), ("of_11_to_14", 11, 14), ("of_15_to_18", 15, 18))
"""Ages reached in the year; a child not yet six on 31 December belongs to the first."""


@dataclass(frozen=True, slots=True)
class SchoolStartScale:
    """The dated values of the August of one year; ``rates`` in order of age."""

    bmaf: LawValue
    rates: tuple[LawValue, LawValue, LawValue]
    ceiling: LawValue
    ceiling_child: LawValue
    minimum: LawValue
    age_limit: LawValue
    crds: LawValue


@lru_cache(maxsize=16)
def school_start_scale(law: Law, year: int) -> SchoolStartScale:
    """The values in force on 1 August of a year; ``MissingParameter`` before 2024."""
    day = date(year, AUGUST, 1)
    return SchoolStartScale(
        bmaf=law.value("bmaf", day),
        rates=(
            law.value("ars.taux_6_10", day),
            law.value("ars.taux_11_14", day),
            law.value("ars.taux_15_18", day),
        ),
        ceiling=law.value("ars.plafond", day),
        ceiling_child=law.value("ars.plafond_maj_enfant", day),
        minimum=law.value("ars.minimum_verse", day),
        age_limit=law.value("af.age_limite", day),
        crds=law.value("crds.taux", day),
    )


class SchoolStart(NamedTuple, Generic[N]):
    """EUR, paid once a year, whole cents, for all the children together."""

    ceiling: N | None
    gross: N
    net: N


def at_school(children: Children, year: int) -> Children:
    """The children of an age that may be concerned at the return to school of a year."""
    return tuple(child for child in children if _concerned(child, year))


def _concerned(child: Child, year: int) -> bool:
    six_by_january = (child.birth.year + 6, child.birth.month) <= (year + 1, 1)
    not_yet_18 = (child.birth.year + 18, child.birth.month, child.birth.day) > (year, 9, 15)
    return six_by_january and not_yet_18 and not child.earning


def school_start(
    law: Law, year: int, family: Family, *, within_ceiling: bool = False
) -> SchoolStart[Figure] | NotApplicable:
    """The allowance of one return to school, explained; see ``compute_school_start``."""
    recorder = WithDerivation("ars", REFERENCES)
    scale = school_start_scale(law, year)
    return compute_school_start(recorder, scale, year, family, within_ceiling=within_ceiling)


def school_start_figures(
    law: Law, year: int, family: Family, *, within_ceiling: bool = False
) -> SchoolStart[Number] | NotApplicable:
    """The same as bare cents."""
    scale = school_start_scale(law, year)
    return compute_school_start(figures_only, scale, year, family, within_ceiling=within_ceiling)


def compute_school_start(
    r: Recorder[N],
    scale: SchoolStartScale,
    year: int,
    family: Family,
    *,
    within_ceiling: bool = False,
) -> SchoolStart[N] | NotApplicable:
    """The rule, written once for every recorder.

    ``within_ceiling`` gives the whole amount where nobody knows the income of two years before;
    ``ValueError`` when neither is there.
    """
    children = at_school(family.children, year)
    if not children:
        return NotApplicable("no_child_at_school", "CSS L.543-1, R.543-2")
    amounts = []
    for (id, first, last), rate in zip(_AGES, scale.rates, strict=True):
        number = sum(first <= year - child.birth.year <= last for child in children)
        if number:
            each = r.product(f"{id}_each", r.parameter(scale.bmaf), r.parameter(rate), HALF_UP)
            count = r.given(f"{id}_count", number, field="children")
            amounts.append(r.times(id, each, count))
    whole = r.sum("whole", *amounts)
    if within_ceiling:
        gross = r.choice("gross", whole, because="income_under_ceiling")
        return SchoolStart(None, gross, net_of_crds(r, gross, scale.crds))
    if family.resources is None:
        raise ValueError("the income of two years before is needed")
    resources = r.given("resources", family.resources, field=family.resources_field)
    count = r.given(
        "ceiling_children", _in_charge(family, year, scale.age_limit.count), field="children"
    )
    more = r.times("ceiling_share_of_children", r.parameter(scale.ceiling_child), count)
    share = r.sum("ceiling_share", r.given("whole_ceiling", Rate(1_000_000)), more)
    ceiling = r.product("ceiling", r.parameter(scale.ceiling), share, HALF_UP)
    excess = r.at_least_zero("excess", r.difference("above_ceiling", resources, ceiling))
    if r.bare(excess) == 0:
        gross = r.choice("gross", whole, because="income_under_ceiling")
        return SchoolStart(ceiling, gross, net_of_crds(r, gross, scale.crds))
    left = r.at_least_zero("less_excess", r.difference("whole_less_excess", whole, excess))
    gross = r.reaching("gross", left, left, r.parameter(scale.minimum))
    if r.bare(gross) == 0:
        return NotApplicable("income_above_ceiling", "CSS R.543-5", kept(resources, ceiling))
    return SchoolStart(ceiling, gross, net_of_crds(r, gross, scale.crds))


def _in_charge(family: Family, year: int, age_limit: int) -> int:
    """The children in charge in the month before the return raise the ceiling."""
    return len(under(family.children, Month(year, AUGUST - 1), age_limit))

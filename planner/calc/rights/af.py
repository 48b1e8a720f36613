"""Family allowances (*allocations familiales*): due from the second child, whatever the income.

Two children in charge (under 20) give 32 % of a monthly base, each further child 41 % more. The
whole is paid to most families; those above a first ceiling of income receive half, above a second
one a quarter, and just above a ceiling a complement softens the fall. Two additions follow the
same three levels:

* an increase for each older child, from 18 years of age, or from 14 for a child born before
  1 March 2012; in a family of exactly two children the elder gives none;
* a flat amount for a child of 20, in a family of three or more counting that child.

A child in alternating custody counts for half. Sources: CSS L.521-1 to L.521-3, R.521-2 to
R.521-4, D.521-1 and D.521-2; décret 2026-138; CRDS by ordonnance 96-50.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Money, Rounding
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.outcomes import NotApplicable
from planner.calc.rights.children import Children, under
from planner.calc.rights.family import Family, net_of_crds
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = [
    "REFERENCES",
    "AllowanceScale",
    "FamilyAllowances",
    "allowance_scale",
    "compute_allowances",
    "family_allowances",
    "family_allowances_figures",
]

N = TypeVar("N")

HALF_UP = Rounding.HALF_UP
REFERENCES = {
    "base": "CSS L.521-1, D.521-1 ; décret 2015-611",
    "increase": "CSS L.521-3, D.521-2 ; décret 2026-138",
    "flat_20": "CSS L.521-1, D.521-2",
    "ceiling_1": "CSS D.521-3",
    "ceiling_2": "CSS D.521-3",
    "complement": "CSS L.521-1, D.521-1",
    "flat_20_complement": "CSS L.521-1, D.521-1",
    "gross": "CSS L.521-1",
    "crds": "ordonnance 96-50 art. 14 et 19",
    "net": "CSS L.521-1",
}
_LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class AllowanceScale:
    """The dated values of one month. ``generation`` is None before the reform of March 2026."""

    bmaf: LawValue
    two: LawValue
    further: LawValue
    increase: LawValue
    increase_age: LawValue
    generation: LawValue | None
    flat: LawValue
    flat_children: LawValue
    age_limit: LawValue
    levels: tuple[LawValue, LawValue, LawValue]
    ceilings: tuple[LawValue, LawValue]
    ceiling_child: LawValue
    crds: LawValue


@lru_cache(maxsize=64)
def allowance_scale(law: Law, month: Month) -> AllowanceScale:
    """The values in force in a month; ``MissingParameter`` before April 2024."""
    day = month.first_day

    def read(name: str) -> LawValue:
        return law.value(name, day)

    try:
        generation = read("af.majoration_age.generation")
    except MissingParameter:
        generation = None
    return AllowanceScale(
        bmaf=read("bmaf"),
        two=read("af.taux_2_enfants"),
        further=read("af.taux_par_enfant_3plus"),
        increase=read("af.majoration_age.taux"),
        increase_age=read("af.majoration_age.age"),
        generation=generation,
        flat=read("af.forfait_20_ans.taux"),
        flat_children=read("af.forfait_20_ans.enfants_min"),
        age_limit=read("af.age_limite"),
        levels=(
            read("af.modulation.tranche_1"),
            read("af.modulation.tranche_2"),
            read("af.modulation.tranche_3"),
        ),
        ceilings=(read("af.plafond_tranche_1_base"), read("af.plafond_tranche_2_base")),
        ceiling_child=read("af.plafond_majoration_enfant"),
        crds=read("crds.taux"),
    )


class FamilyAllowances(NamedTuple, Generic[N]):
    """EUR a month, whole cents. ``base`` is what the RSA and the prime d'activité count of them;
    ``increase`` is for older children; ``complement`` softens the fall above a ceiling.
    """

    base: N
    increase: N
    flat_20: N
    complement: N
    gross: N
    net: N


def family_allowances(
    law: Law, month: Month, family: Family, level: int | None = None
) -> FamilyAllowances[Figure] | NotApplicable:
    """The allowances of a month, explained; see ``compute_allowances``."""
    recorder = WithDerivation("af", REFERENCES)
    return compute_allowances(recorder, allowance_scale(law, month), month, family, level)


def family_allowances_figures(
    law: Law, month: Month, family: Family, level: int | None = None
) -> FamilyAllowances[Number] | NotApplicable:
    """The same as bare cents."""
    return compute_allowances(figures_only, allowance_scale(law, month), month, family, level)


def compute_allowances(
    r: Recorder[N],
    scale: AllowanceScale,
    month: Month,
    family: Family,
    level: int | None = None,
) -> FamilyAllowances[N] | NotApplicable:
    """The rule, written once for every recorder.

    ``level`` (1 the whole, 2 a half, 3 a quarter) replaces the income where nobody knows it;
    ``ValueError`` when neither is there.
    """
    limit = scale.age_limit.count
    children = under(family.children, month, limit)
    of_20 = under(family.children, month, limit + 1, since=limit)
    if len(children) + len(of_20) < scale.flat_children.count:
        of_20 = ()
    if len(children) < 2 and not of_20:
        return NotApplicable("fewer_than_two_children", "CSS L.521-1")
    older = _older(scale, month, children)
    base_level = level or _level(r, scale, family, len(children))
    base = increase = r.given("none", Money(0))
    if len(children) > 1:
        share = r.parameter(scale.two)
        if len(children) > 2:
            count = r.given("further_children", len(children) - 2, field="children")
            more = r.times("further_share", r.parameter(scale.further), count)
            share = r.sum("family_share", share, more)
        whole = r.product("whole_base", r.parameter(scale.bmaf), share, HALF_UP)
        whole = _shared(r, "shared_base", whole, children)
        base = r.product("base", whole, r.parameter(scale.levels[base_level - 1]), HALF_UP)
    if older and len(children) > 1:
        each = r.product(
            "increase_each", r.parameter(scale.bmaf), r.parameter(scale.increase), HALF_UP
        )
        count = r.given("older_children", len(older), field="children")
        all_of_them = _shared(r, "shared_increase", r.times("increases", each, count), older)
        rate = r.parameter(scale.levels[base_level - 1])
        increase = r.product("increase", all_of_them, rate, HALF_UP)
    complement = _complement(
        r,
        "complement",
        scale,
        family,
        len(children),
        base_level,
        r.sum("base_and_increase", base, increase),
        known=level is None and len(children) > 1,
    )
    flat = r.given("none", Money(0))
    if of_20:
        flat, more = _flat_20(r, scale, family, of_20, len(children), level)
        complement = r.sum("complements", complement, more)
    gross = r.sum("gross", base, increase, flat, complement)
    net = net_of_crds(r, gross, scale.crds)
    return FamilyAllowances(base, increase, flat, complement, gross, net)


def _older(scale: AllowanceScale, month: Month, children: Children) -> Children:
    """The children old enough for the increase, less the elder of exactly two.

    The increase opens the month after the birthday (CSS L.552-1).
    """
    counted = children
    if len(children) == 2:
        elder = min(children, key=lambda child: child.birth)
        counted = tuple(child for child in children if child is not elder)

    def age_asked(birth: date) -> int:
        if scale.generation is not None and birth < scale.generation.table["nes_avant"]:
            return int(scale.generation.table["age"])
        return scale.increase_age.count

    return tuple(c for c in counted if c.months(month) > 12 * age_asked(c.birth))


def _shared(r: Recorder[N], id: str, amount: N, children: Children) -> N:
    """A child in alternating custody counts for half of its part (CSS R.521-2)."""
    halves = sum(1 if child.alternating else 2 for child in children)
    if halves == 2 * len(children):
        return amount
    return r.part(id, amount, halves, 2 * len(children), HALF_UP)


def _ceiling(r: Recorder[N], scale: AllowanceScale, number: int, children: int, prefix: str) -> N:
    count = r.given(f"{prefix}ceiling_children", children, field="children")
    more = r.times(f"{prefix}ceiling_{number}_children", r.parameter(scale.ceiling_child), count)
    return r.sum(f"{prefix}ceiling_{number}", r.parameter(scale.ceilings[number - 1]), more)


def _level(
    r: Recorder[N], scale: AllowanceScale, family: Family, children: int, prefix: str = ""
) -> int:
    """1 up to the first ceiling, 2 up to the second, else 3."""
    resources = _resources(r, family)
    for number in (1, 2):
        if r.bare(resources) <= r.bare(_ceiling(r, scale, number, children, prefix)):
            return number
    return 3


def _resources(r: Recorder[N], family: Family) -> N:
    if family.resources is None:
        raise ValueError("the income of two years before or a level is needed")
    return r.given("resources", family.resources, field=family.resources_field)


def _complement(
    r: Recorder[N],
    id: str,
    scale: AllowanceScale,
    family: Family,
    children: int,
    level: int,
    amount: N,
    *,
    known: bool,
    prefix: str = "",
) -> N:
    """What softens the fall just above a ceiling: the amount less a twelfth of the excess."""
    if not known or level == 1:
        return r.given("none", Money(0))
    ceiling = _ceiling(r, scale, level - 1, children, prefix)
    excess = r.difference(f"{prefix}excess", _resources(r, family), ceiling)
    monthly = r.quotient(f"{prefix}monthly_excess", excess, r.given("months_of_the_year", 12), None)
    left = r.at_least_zero(
        f"{prefix}exact_complement", r.difference(f"{prefix}less_excess", amount, monthly)
    )
    return r.round(id, left, HALF_UP)


def _flat_20(
    r: Recorder[N],
    scale: AllowanceScale,
    family: Family,
    of_20: Children,
    children: int,
    level: int | None,
) -> tuple[N, N]:
    """The flat amount of the children of 20 and its own complement: its ceiling counts them."""
    counted = children + len(of_20)
    own = level or _level(r, scale, family, counted, "flat_20_")
    each = r.product("flat_20_each", r.parameter(scale.bmaf), r.parameter(scale.flat), HALF_UP)
    number = r.given("children_of_20", len(of_20), field="children")
    whole = _shared(r, "shared_flat_20", r.times("flats_20", each, number), of_20)
    flat = r.product("flat_20", whole, r.parameter(scale.levels[own - 1]), HALF_UP)
    complement = _complement(
        r,
        "flat_20_complement",
        scale,
        family,
        counted,
        own,
        flat,
        known=level is None,
        prefix="flat_20_",
    )
    return flat, complement

"""The family behind every family benefit, and the ceiling that three of them share.

Family benefits look at the net taxable income of two years before (2024 for 2026), of the whole
household, after the deduction of a tenth (CSS R.532-3): an interview rarely knows it, and a range
then stands for an amount. A family is *biactive* when each of a couple earned more than a small
part of that year's social security ceiling; its ceiling is higher, as that of a lone parent.
"""

from __future__ import annotations

from typing import TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure
from planner.calc.law import Law, LawValue
from planner.calc.money import Money, Rate, Rounding
from planner.calc.operations import Recorder
from planner.calc.rights.children import Children
from planner.calc.values import dataclass

__all__ = ["CeilingScale", "Family", "ceiling_of", "ceiling_scale", "kept", "net_of_crds"]

N = TypeVar("N")

_WHOLE = Rate(1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """``resources`` are EUR a year of two years before, None when nobody knows them.

    ``two_earners`` says whether each of a couple worked that year, None when not known; it means
    nothing for a lone parent. ``resources_field`` is where the income comes from.
    """

    children: Children
    lone: bool = False
    resources: Money | None = None
    two_earners: bool | None = None
    resources_field: str = "net_taxable_n2"

    def __post_init__(self) -> None:
        if self.resources is not None and self.resources.cents < 0:
            raise ValueError("resources are not negative")


@dataclass(frozen=True, slots=True)
class CeilingScale:
    """The ceiling of the complément familial and of the PAJE: a base, shares, an increase."""

    base: LawValue
    first_two: LawValue
    further: LawValue
    higher: LawValue


def ceiling_scale(law: Law, month: Month, base: str, higher: str) -> CeilingScale:
    """A ceiling in force in a month; ``MissingParameter`` when one of its values is not known."""
    day = month.first_day
    return CeilingScale(
        law.value(base, day),
        law.value("cf.plafond_maj_1er_2e_enfant", day),
        law.value("cf.plafond_maj_3e_enfant", day),
        law.value(higher, day),
    )


def ceiling_of(r: Recorder[N], id: str, scale: CeilingScale, children: int, *, higher: bool) -> N:
    """Base × (1 + a share for each of the first two children + a larger one for each further
    child), plus a fixed sum for a lone parent or two earners. EUR a year, to the cent.
    """
    shares = [r.given("whole_ceiling", _WHOLE)]
    for name, value, number in (
        ("first_two", scale.first_two, min(children, 2)),
        ("further", scale.further, children - 2),
    ):
        if number > 0:
            count = r.given(f"{id}_{name}_count", number, field="children")
            shares.append(r.times(f"{id}_{name}", r.parameter(value), count))
    share = r.sum(f"{id}_share", *shares)
    if not higher:
        return r.product(id, r.parameter(scale.base), share, Rounding.HALF_UP)
    bare = r.product(f"{id}_before_increase", r.parameter(scale.base), share, Rounding.HALF_UP)
    return r.sum(id, bare, r.parameter(scale.higher))


def net_of_crds(r: Recorder[N], gross: N, rate: LawValue) -> N:
    """What is paid of a family benefit: less the CRDS, which is truncated to the cent.

    Truncated and not rounded: ten net amounts published for 2025 come out so, and six of them
    would be a cent off otherwise. It is taken once from the whole benefit: taken from each part of
    it, as the printed tables do, the sum may be a cent higher (ordonnance 96-50 art. 14 and 19).
    """
    crds = r.product("crds", gross, r.parameter(rate), Rounding.DOWN)
    return r.difference("net", gross, crds)


def kept(*terms: object) -> tuple[Figure, ...]:
    """The figures among some terms, to justify a refusal; none when nothing is recorded."""
    return tuple(term for term in terms if isinstance(term, Figure))

"""The seizable portion of a wage (*quotité saisissable*, C. trav. L.3252-2, R.3252-2 and -3).

A creditor who seizes a wage takes a growing share of it, slice by slice: a twentieth of the first
slice, a tenth of the second, up to the whole above the last bound. The bounds are yearly and set
by decree each January; every one is raised for each dependant. A month takes a twelfth of them.

Whatever the scale says, a sum equal to the RSA of one person is left to the household (L.3252-3),
whatever its size. The exact fractions of the slices are summed and rounded half up once: several
published monthly tables round each bound, and differ by a cent.

Friendly plans use the same scale as a yardstick, and the over-indebtedness commission as a limit.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Money, Rounding
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.values import dataclass

__all__ = [
    "REFERENCES",
    "SeizablePortion",
    "SeizureScale",
    "compute_seizable_portion",
    "seizable_portion",
    "seizable_portion_figures",
    "seizure_scale",
]

N = TypeVar("N")

REFERENCES = {
    "by_scale": "C. trav. L.3252-2, R.3252-2",
    "above_floor": "C. trav. L.3252-3",
    "floor": "C. trav. L.3252-3 ; CASF L.262-2",
    "seizable": "C. trav. L.3252-2, L.3252-3, R.3252-2",
    "left_to_household": "C. trav. L.3252-2, L.3252-3",
}


@dataclass(frozen=True, slots=True)
class SeizureScale:
    """The scale in force on a day.

    ``bounds`` are the yearly upper bounds of the slices, in order, each as a dated value of the
    scale; ``shares`` has one more item, for what is above the last bound. ``increase`` is added to
    each yearly bound for each dependant; ``floor`` is left to the household each month.
    """

    bounds: tuple[LawValue, ...]
    shares: tuple[Fraction, ...]
    increase: LawValue
    floor: LawValue


class SeizablePortion(NamedTuple, Generic[N]):
    """EUR a month: what may be seized, what stays with the household, and the floor in force."""

    seizable: N
    left_to_household: N
    floor: N


@lru_cache(maxsize=64)
def seizure_scale(law: Law, on: date) -> SeizureScale:
    """The scale in force on a day; ``MissingParameter`` before the first one known."""
    brackets = law.value("saisie.bareme", on)
    bounds = tuple(
        replace(brackets, content=bound) for bound, _ in brackets.brackets if bound is not None
    )
    return SeizureScale(
        bounds=bounds,
        shares=tuple(share for _, share in brackets.brackets),
        increase=law.value("saisie.majoration_personne_a_charge", on),
        floor=law.value("rsa.montant_forfaitaire", on),
    )


def seizable_portion(
    law: Law, net_monthly: Money, dependants: int, on: date
) -> SeizablePortion[Figure]:
    """What may be seized of a net monthly income on a day, explained.

    ``net_monthly`` is zero or more, without expense refunds and family allowances; dependants are
    those of R.3252-3 (a partner whose own resources are below the RSA, children, ascendants).
    """
    recorder = WithDerivation("seizable_portion", REFERENCES)
    return compute_seizable_portion(recorder, seizure_scale(law, on), net_monthly, dependants)


def seizable_portion_figures(
    law: Law, net_monthly: Money, dependants: int, on: date
) -> SeizablePortion[Number]:
    """The same as bare cents."""
    return compute_seizable_portion(figures_only, seizure_scale(law, on), net_monthly, dependants)


def compute_seizable_portion(
    r: Recorder[N],
    scale: SeizureScale,
    net_monthly: Money,
    dependants: int,
    *,
    field: str = "net_monthly",
) -> SeizablePortion[N]:
    """The rule, written once for every recorder; ``field`` is the path of the income."""
    net = r.given("net_monthly", net_monthly, field=field)
    by_scale = r.round("by_scale", _slices(r, scale, net, dependants), Rounding.HALF_UP)
    floor = r.parameter(scale.floor)
    above = r.at_least_zero("above_floor", r.difference("less_floor", net, floor))
    seizable = r.minimum("seizable", by_scale, above)
    return SeizablePortion(seizable, r.difference("left_to_household", net, seizable), floor)


def _slices(r: Recorder[N], scale: SeizureScale, net: N, dependants: int) -> N:
    """The exact sum of each slice of the income by its share."""
    increase: N | None = None
    if dependants:
        count = r.given("dependants", dependants, field="dependants")
        increase = r.times("increase", r.parameter(scale.increase), count)
    parts: list[N] = []
    lower: N | None = None
    for rank, share in enumerate(scale.shares, start=1):
        upper: N | None = None
        reached = net
        if rank <= len(scale.bounds):
            yearly = r.parameter(scale.bounds[rank - 1])
            if increase is not None:
                yearly = r.sum(f"yearly_bound[{rank}]", yearly, increase)
            upper = r.part(f"bound[{rank}]", yearly, 1, 12, None)
            reached = r.minimum(f"reached[{rank}]", net, upper)
        slice_ = reached if lower is None else r.difference(f"slice[{rank}]", reached, lower)
        parts.append(r.part(f"part[{rank}]", slice_, share.numerator, share.denominator, None))
        if upper is None or r.bare(net) <= r.bare(upper):
            break
        lower = upper
    return r.sum("by_slices", *parts)

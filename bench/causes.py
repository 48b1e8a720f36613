"""Why OpenFisca-France pays another amount than the planner: `make bench-peer` prints the table.

Each cause is one departure of that package from the text, and is written here as a recorder that
runs *our* rule with that one departure. A household whose amounts differ is explained by the
smallest set of departures under which our rule gives the other amount to the cent; what no set
gives is printed as unexplained, with its rank, and makes the run fail.
"""

import json
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.households import households, wide_households
from planner.calc.calendar import Month
from planner.calc.housing.allowance import Benefit, Tenancy, compute_allowance
from planner.calc.housing.family import FamilyCells
from planner.calc.housing.scale import RentalScale, rental_scale
from planner.calc.law import Law, LawValue
from planner.calc.money import Money, Rate, Rounding
from planner.calc.operations import FiguresOnly, Number
from planner.law.loader import load_law

__all__ = ["CAUSES", "cause", "table"]

BUILD = Path(__file__).resolve().parents[1] / "build"
AMOUNTS = ("rent", "annual_resources", "rls")

CAUSES = {
    "threshold": "the 10 € of ALF and ALS are tested before the fading and the cut (text: on the "
    "final gross, art. 12)",
    "steps": "P0 and the participation on resources keep fractions of a cent (text silent; ours to "
    "the cent)",
    "rls": "the RLS is taken off before the rounding to the euro (text: after it, L.832-3)",
    "cells": "a flat share's cap is rounded once, not cell by cell (text: each cell, art. 16)",
    "half": "half a cent of a cap, or half a unit of the rate TL, is lost in a binary fraction "
    "(text: to the nearest, art. 14)",
    "two_thirds": "two thirds of a furnished rent keep fractions of a cent (text silent, D.842-2; "
    "ours to the cent)",
    "six": "overseas the cap and the reference rent stop at six dependants (text: no limit since "
    "2023, art. 46)",
    "frozen": "overseas the deduction of one dependant is still that of 2023, 8,181 € (text: "
    "revalued since, art. 46)",
    "euro": "a net of a whole number of euros falls below it in a binary fraction, and a euro is "
    "lost",
}
"""Each departure, by the id that the table and the documentation share."""

_EXACT = {
    "steps": ("participation_share", "resources_participation"),
    "two_thirds": ("rent_taken",),
    "cells": ("rent_cap_single", "rent_cap_couple", "rent_cap_dependants", "rent_cap_further"),
    "rls": ("rls_taken_back",),
}
_FURTHER = ("rent_cap_further_dependants", "reference_rent_further_dependants")
_BEYOND_THE_FIRST = 5
_TIED = ("rent_cap", "fading_from", "nothing_from")
_EURO = 100


def _half_down(value: Number) -> int:
    exact = Fraction(value)
    return -((exact.denominator - 2 * exact.numerator) // (2 * exact.denominator))


class _Departing(FiguresOnly):
    """Our rule, with some departures."""

    def __init__(self, departures: Collection[str]) -> None:
        self.departures = departures
        self.exact = {id for one in departures for id in _EXACT.get(one, ())}

    def given(self, id: str, value: Money | Rate | int, *, field: str | None = None) -> Number:
        fact = super().given(id, value, field=field)
        cut = id in _FURTHER and "six" in self.departures
        return min(fact, _BEYOND_THE_FIRST) if cut else fact

    def product(self, id: str, amount: Number, rate: Number, rounding: Rounding | None) -> Number:
        if id in _TIED and "half" in self.departures:
            return _half_down(Fraction(amount * rate, 1_000_000))
        return super().product(id, amount, rate, None if id in self.exact else rounding)

    def part(
        self, id: str, amount: Number, numerator: int, denominator: int, rounding: Rounding | None
    ) -> Number:
        kept = None if id in self.exact else rounding
        return super().part(id, amount, numerator, denominator, kept)

    def sum(self, id: str, *terms: Number) -> Number:
        return self._settled(id, super().sum(id, *terms))

    def choice(self, id: str, chosen: Number, *others: Number, because: str) -> Number:
        return self._settled(id, chosen)

    def slices(
        self,
        id: str,
        base: Number,
        bounds: Sequence[Number],
        rates: Sequence[Rate],
        rounding: Rounding | None,
        *,
        step: int = 1,
        by: Sequence[LawValue] = (),
    ) -> Number:
        exact = super().slices(id, base, bounds, rates, None)
        if "half" in self.departures:
            return _half_down(Fraction(exact, step)) * step
        return self._nearest(Fraction(exact, step)) * step

    def down_to(self, id: str, amount: Number, step: int) -> Number:
        return amount if "rls" in self.departures else super().down_to(id, amount, step)

    def reaching(self, id: str, amount: Number, measured: Number, threshold: Number) -> Number:
        due = amount if "threshold" in self.departures else 0
        paid = amount if measured >= threshold else due
        if "rls" in self.departures:
            paid = paid // _EURO * _EURO
        if "euro" in self.departures and paid and paid % _EURO == 0:
            paid -= _EURO if self._on_the_euro else 0
        return paid

    def difference(self, id: str, first: Number, *others: Number) -> Number:
        left = super().difference(id, first, *others)
        if id in ("less_crds", "net_after_rls"):
            self._on_the_euro = left % _EURO == 0
        return left

    def _settled(self, id: str, value: Number) -> Number:
        """What that package rounds once, where our rule has rounded before."""
        if id == "rent_cap":
            return _half_down(value) if "half" in self.departures else self._nearest(value)
        return self._nearest(value) if id == "after_degressivity" else value

    def _nearest(self, value: Number) -> Number:
        return self.round("", value, Rounding.HALF_UP)


def _may_matter(tenancy: Tenancy) -> list[str]:
    """The departures that this household can meet, in the order of the table."""
    facts = {
        "threshold": tenancy.benefit is not Benefit.APL,
        "rls": tenancy.rls_counts,
        "cells": tenancy.flat_share,
        "two_thirds": tenancy.furnished,
        "six": tenancy.overseas and tenancy.dependants > 6,
        "frozen": tenancy.overseas and tenancy.dependants == 1,
    }
    return [id for id in CAUSES if facts.get(id, True)]


def _scale(scale: RentalScale, departures: Collection[str], law: Law) -> RentalScale:
    if "frozen" not in departures:
        return scale
    frozen = law.value("al.dom.r0.pac1", Month(2023, 12).first_day)
    cells = scale.deduction
    deduction = FamilyCells(
        cells.single, cells.couple, (frozen, *cells.dependants[1:]), cells.further
    )
    return _with(scale, deduction=deduction)


def _with(scale: RentalScale, **changes: Any) -> RentalScale:
    names = RentalScale.__slots__
    return RentalScale(**{name: changes.get(name, getattr(scale, name)) for name in names})


def cause(law: Law, month: Month, tenancy: Tenancy, theirs: int) -> tuple[str, ...] | None:
    """The fewest departures that make our rule pay what they pay, in cents; None when none do."""
    scale = rental_scale(law, month, overseas=tenancy.overseas)
    possible = _may_matter(tenancy)
    for count in range(1, len(possible) + 1):
        for chosen in combinations(possible, count):
            there = _scale(scale, chosen, law)
            paid = compute_allowance(_Departing(chosen), there, tenancy).paid
            if paid == theirs:
                return chosen
    return None


def _tenancies(drawn: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Month, Tenancy]]:
    for one in drawn:
        facts: dict[str, Any] = {name: one[name] for name in one if name != "month"}
        facts |= {name: Money.parse(one[name]) for name in AMOUNTS if name in one}
        yield Month.parse(one["month"]), Tenancy(**facts)


def table(law: Law, drawn: Sequence[Mapping[str, Any]], paid: Sequence[str]) -> Counter[str]:
    """How many households each cause explains, by its id; several together are joined by " + "."""
    found: Counter[str] = Counter()
    for rank, ((month, tenancy), amount) in enumerate(zip(_tenancies(drawn), paid, strict=True)):
        scale = rental_scale(law, month, overseas=tenancy.overseas)
        ours = compute_allowance(FiguresOnly(), scale, tenancy).paid
        theirs = int(Decimal(amount) * 100)
        if ours == theirs:
            found["equal"] += 1
            continue
        causes = cause(law, month, tenancy, theirs)
        if causes is None:
            print(f"  household {rank}: ours {Money(int(ours))}, theirs {Money(theirs)}")
        found[" + ".join(causes) if causes else "unexplained"] += 1
    return found


def main() -> int:
    law, good = load_law(), True
    for title, drawn, name in (
        ("the timed households", households(), "peer.json"),
        ("larger families, overseas, RLS, AAH, seven months", wide_households(), "peer-wide.json"),
    ):
        peer = json.loads((BUILD / name).read_text("utf-8"))
        found = table(law, drawn, peer["paid"])
        good &= not found["unexplained"]
        print(f"{peer['package']}, {title}: {found['equal']} of {len(drawn)} amounts equal")
        for id, count in found.most_common():
            if id not in ("equal", "unexplained"):
                print(f"  {count:>6}  {id}")
        print(f"  {found['unexplained']:>6}  unexplained")
    for id, words in CAUSES.items():
        print(f"{id}: {words}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

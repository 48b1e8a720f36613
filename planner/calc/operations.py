"""The small vocabulary of operations that every published figure is made of.

A rule is written once, against a ``Recorder``. With ``FiguresOnly`` the numbers are bare whole
numbers and nothing is kept; with ``WithDerivation`` every result is a ``Figure`` that remembers
the operation and the terms it came from, so that the explanation *is* the computation. Both go
through the kernels of this module, which is also what ``replay`` runs again.

Units of a bare number: ``eur`` counts cents (a ``Fraction`` of cents where the rule rounds later),
``rate`` counts millionths, ``count`` counts things, ``days`` and ``months`` count time.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from planner.calc.money import Money, Rate, Rounding, round_fraction

if TYPE_CHECKING:
    from planner.calc.law import LawValue

__all__ = [
    "KERNELS",
    "FiguresOnly",
    "NotingLaw",
    "Number",
    "Recorder",
    "Unit",
    "figures_only",
]

Number = int | Fraction
_HALF_UP = Rounding.HALF_UP
Unit = Literal["eur", "rate", "count", "days", "months"]
N = TypeVar("N")


def _rounded(numerator: Number, denominator: Number, rounding: Rounding | None) -> Number:
    if rounding is None:
        if type(numerator) is int and type(denominator) is int:
            whole, odd = divmod(numerator, denominator)
            return Fraction(numerator, denominator) if odd else whole
        exact = Fraction(numerator) / Fraction(denominator)
        return exact.numerator if exact.denominator == 1 else exact
    return round_fraction(numerator, denominator, rounding)  # type: ignore[arg-type]


def _sum(*terms: Number) -> Number:
    total: Number = 0
    for term in terms:
        total += term
    return total


def _difference(first: Number, *others: Number) -> Number:
    for other in others:
        first -= other
    return first


def _at_least_zero(term: Number) -> Number:
    return max(0, term)


def _product(amount: Number, rate: Number, rounding: Rounding | None) -> Number:
    return _rounded(amount * rate, 1_000_000, rounding)


def _times(amount: Number, count: Number) -> Number:
    return amount * count


def _part(amount: Number, numerator: int, denominator: int, rounding: Rounding | None) -> Number:
    return _rounded(amount * numerator, denominator, rounding)


def _quotient(amount: Number, divisor: Number, rounding: Rounding | None) -> Number:
    return _rounded(amount, divisor, rounding)


def _ratio(part: Number, whole: Number, decimals: int, rounding: Rounding | None) -> Number:
    shift: int = 10 ** (6 - decimals)
    return _rounded(part * 10**decimals, whole, rounding) * shift


def _slices(
    base: Number,
    bounds: Sequence[Number],
    rates: Sequence[int],
    step: int,
    rounding: Rounding | None,
) -> Number:
    total: Number = 0
    lower: Number = 0
    for bound, rate in zip(bounds, rates, strict=False):
        if base <= bound:
            return _rounded(total + (base - lower) * rate, 1_000_000 * step, rounding) * step
        total += (bound - lower) * rate
        lower = bound
    total += (base - lower) * rates[len(bounds)]
    return _rounded(total, 1_000_000 * step, rounding) * step


def _up_to(amount: Number, step: int) -> Number:
    return -(-amount // step) * step


def _down_to(amount: Number, step: int) -> Number:
    return amount // step * step


def _fading(amount: Number, at: Number, start: Number, end: Number, rounding: Rounding) -> Number:
    return _rounded(amount * (end - at), end - start, rounding)


def _reaching(amount: Number, measured: Number, threshold: Number) -> Number:
    return amount if measured >= threshold else 0


def _round(amount: Number, rounding: Rounding) -> Number:
    return _rounded(amount, 1, rounding)


KERNELS: Mapping[str, Callable[..., Number]] = {
    "sum": _sum,
    "difference": _difference,
    "minimum": lambda *terms: min(terms),
    "maximum": lambda *terms: max(terms),
    "at_least_zero": _at_least_zero,
    "product": _product,
    "times": _times,
    "part": _part,
    "quotient": _quotient,
    "ratio": _ratio,
    "slices": _slices,
    "up_to": _up_to,
    "down_to": _down_to,
    "fading": _fading,
    "reaching": _reaching,
    "round": _round,
    "choice": lambda *terms: terms[0],
}
"""Operation name → its function on bare numbers: terms first, then the operation's own settings."""


class Recorder(ABC, Generic[N]):
    """What a rule is written against: each method is one operation of the vocabulary.

    ``id`` names the result (its words live in the views); the rule's table of references gives it
    its article. Rules never do arithmetic on what a recorder returns but through its methods;
    ``bare`` reads the number for a comparison that chooses between two rules.
    """

    @abstractmethod
    def given(self, id: str, value: Money | Rate | int, *, field: str | None = None) -> N:
        """A fact of the case: ``field`` is its path in the dossier or the request."""

    @abstractmethod
    def parameter(self, value: LawValue) -> N:
        """A dated legal value holding one amount, rate or count."""

    @abstractmethod
    def bare(self, term: N) -> Number:
        """The bare number (cents, millionths, count) of a result."""

    @abstractmethod
    def sum(self, id: str, *terms: N) -> N:
        """Add every term."""

    @abstractmethod
    def difference(self, id: str, first: N, *others: N) -> N:
        """Take every other term away from the first."""

    @abstractmethod
    def minimum(self, id: str, *terms: N) -> N:
        """The smallest."""

    @abstractmethod
    def maximum(self, id: str, *terms: N) -> N:
        """The greatest."""

    @abstractmethod
    def at_least_zero(self, id: str, term: N) -> N:
        """The term, or zero when it is below."""

    @abstractmethod
    def product(self, id: str, amount: N, rate: N, rounding: Rounding | None) -> N:
        """Amount × rate; ``None`` keeps the exact fraction of a cent for a later rounding."""

    @abstractmethod
    def times(self, id: str, amount: N, count: N) -> N:
        """Amount × a whole count."""

    @abstractmethod
    def part(
        self,
        id: str,
        amount: N,
        numerator: int,
        denominator: int,
        rounding: Rounding | None,
    ) -> N:
        """Amount × numerator ÷ denominator, for a fraction written in the rule (two thirds)."""

    @abstractmethod
    def quotient(self, id: str, amount: N, divisor: N, rounding: Rounding | None) -> N:
        """Amount ÷ a count."""

    @abstractmethod
    def ratio(self, id: str, part: N, whole: N, decimals: int, rounding: Rounding | None) -> N:
        """Part ÷ whole as a rate of so many decimals; ``None`` keeps the exact ratio."""

    @abstractmethod
    def slices(
        self,
        id: str,
        base: N,
        bounds: Sequence[Number],
        rates: Sequence[Rate],
        rounding: Rounding | None,
        *,
        step: int = 1,
        by: Sequence[LawValue] = (),
    ) -> N:
        """Progressive scale: each slice of ``base`` between two bounds × its own rate, summed.

        ``rates`` has one more item than ``bounds`` (the open slice) unless the last bound is
        never passed. ``step`` is the unit rounded to (10 millionths is five decimals of a rate).
        ``by`` names the dated parameters that hold the scale.
        """

    @abstractmethod
    def up_to(self, id: str, amount: N, step: int) -> N:
        """Rounded up to a multiple of a step in cents."""

    @abstractmethod
    def down_to(self, id: str, amount: N, step: int) -> N:
        """Rounded down to a multiple of a step in cents."""

    @abstractmethod
    def fading(self, id: str, amount: N, at: N, start: N, end: N, rounding: Rounding) -> N:
        """Amount × (end − at) ÷ (end − start): full at ``start``, nothing at ``end``."""

    @abstractmethod
    def reaching(self, id: str, amount: N, measured: N, threshold: N) -> N:
        """The amount when another measure reaches a threshold, nothing when it is below."""

    @abstractmethod
    def round(self, id: str, amount: N, rounding: Rounding) -> N:
        """An exact fraction of a cent made whole."""

    @abstractmethod
    def choice(self, id: str, chosen: N, *others: N, because: str) -> N:
        """The first of several results; ``because`` is the id of the reason, worded in views."""


class FiguresOnly(Recorder[Number]):
    """Bare numbers, nothing kept: for searches, batches and live screens."""

    def given(self, id: str, value: Money | Rate | int, *, field: str | None = None) -> Number:
        if type(value) is Money:
            return value.cents
        return value.millionths if type(value) is Rate else value  # type: ignore[return-value]

    def parameter(self, value: LawValue) -> Number:
        return value.bare

    def bare(self, term: Number) -> Number:
        return term

    def sum(self, id: str, *terms: Number) -> Number:
        return sum(terms)

    def difference(self, id: str, first: Number, *others: Number) -> Number:
        for other in others:
            first -= other
        return first

    def minimum(self, id: str, *terms: Number) -> Number:
        return min(terms)

    def maximum(self, id: str, *terms: Number) -> Number:
        return max(terms)

    def at_least_zero(self, id: str, term: Number) -> Number:
        return max(0, term)

    def product(self, id: str, amount: Number, rate: Number, rounding: Rounding | None) -> Number:
        whole = amount * rate
        # The commonest case, without the three calls of the kernel: a search makes millions.
        if rounding is _HALF_UP and type(whole) is int and whole >= 0:
            return (whole + 500_000) // 1_000_000
        return _rounded(whole, 1_000_000, rounding)

    def times(self, id: str, amount: Number, count: Number) -> Number:
        return amount * count

    def part(
        self,
        id: str,
        amount: Number,
        numerator: int,
        denominator: int,
        rounding: Rounding | None,
    ) -> Number:
        return _rounded(amount * numerator, denominator, rounding)

    def quotient(
        self, id: str, amount: Number, divisor: Number, rounding: Rounding | None
    ) -> Number:
        return _rounded(amount, divisor, rounding)

    def ratio(
        self, id: str, part: Number, whole: Number, decimals: int, rounding: Rounding | None
    ) -> Number:
        return _ratio(part, whole, decimals, rounding)

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
        return _slices(base, bounds, [rate.millionths for rate in rates], step, rounding)

    def up_to(self, id: str, amount: Number, step: int) -> Number:
        return _up_to(amount, step)

    def down_to(self, id: str, amount: Number, step: int) -> Number:
        return _down_to(amount, step)

    def fading(
        self,
        id: str,
        amount: Number,
        at: Number,
        start: Number,
        end: Number,
        rounding: Rounding,
    ) -> Number:
        return _fading(amount, at, start, end, rounding)

    def reaching(self, id: str, amount: Number, measured: Number, threshold: Number) -> Number:
        return amount if measured >= threshold else 0

    def round(self, id: str, amount: Number, rounding: Rounding) -> Number:
        return _rounded(amount, 1, rounding)

    def choice(self, id: str, chosen: Number, *others: Number, because: str) -> Number:
        return chosen


figures_only = FiguresOnly()
"""The one recorder without memory; it holds no state and may be shared."""


class NotingLaw(FiguresOnly):
    """Bare numbers, and the dated legal values they rest on: what tells a stale result.

    ``used`` holds each value as often as it was read, in order.
    """

    def __init__(self) -> None:
        self.used: list[LawValue] = []

    def parameter(self, value: LawValue) -> Number:
        self.used.append(value)
        return value.bare

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
        self.used.extend(by)
        return super().slices(id, base, bounds, rates, rounding, step=step)


def unit_of(value: Any) -> Unit:
    """The unit of a fact given as Money, Rate or a whole count."""
    if isinstance(value, Money):
        return "eur"
    return "rate" if isinstance(value, Rate) else "count"

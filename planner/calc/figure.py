"""A published figure: its value, and the whole computation that made it.

``replay(figure)`` runs the operations again from the leaves (facts and legal parameters) and
must give the same value: a property of every figure, tested everywhere. A figure holds ids, not
words: ``label`` is worded by the views in French or English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from planner.calc.law import LawValue
from planner.calc.money import Money, Rate, Rounding
from planner.calc.operations import KERNELS, Number, Recorder, Unit, unit_of

__all__ = ["Figure", "WithDerivation", "explained", "parameters_used", "replay", "walk", "written"]


class Figure(NamedTuple):
    """One figure with its derivation.

    ``raw`` is in the unit's own whole number (cents, millionths, count), a ``Fraction`` where the
    rule rounds later. ``operation`` is ``given``, ``parameter`` or a name of the vocabulary;
    ``settings`` are the operation's own arguments after its terms. ``field`` is the path of a
    given fact; ``parameter`` the dated value of a legal one; ``reference`` the article applied.

    A tuple because a plan makes a thousand of them; equal to nothing but itself, since two figures
    of the same amount are not the same figure.
    """

    label: str
    raw: Number
    unit: Unit
    operation: str
    terms: tuple[Figure, ...] = ()
    settings: tuple[Any, ...] = ()
    reference: str | None = None
    field: str | None = None
    parameter: LawValue | None = None
    scale: tuple[LawValue, ...] = ()
    because: str | None = None

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)

    @property
    def money(self) -> Money:
        """The value of a figure in euros; TypeError for any other unit or a fraction of a cent."""
        if self.unit != "eur" or not isinstance(self.raw, int):
            raise TypeError(f"{self.label} is not an amount in whole cents")
        return Money(self.raw)

    @property
    def rate(self) -> Rate:
        """The value of a rate; TypeError for any other unit."""
        if self.unit != "rate" or not isinstance(self.raw, int):
            raise TypeError(f"{self.label} is not a rate")
        return Rate(self.raw)

    @property
    def value(self) -> Money | Rate | Number:
        """Money, Rate, a whole count, or an exact fraction of a cent."""
        if isinstance(self.raw, Fraction):
            return self.raw
        if self.unit == "eur":
            return Money(self.raw)
        return Rate(self.raw) if self.unit == "rate" else self.raw


_made = tuple.__new__
"""A figure of all its parts in their order: half the time that its keywords take."""


class WithDerivation(Recorder[Figure]):
    """Every result remembers how it was made.

    ``prefix`` names the rule (``housing_allowance``); ``references`` maps the id of a step to the
    article that sets it. ``figures`` keeps the last figure of each label, in order of creation.
    """

    def __init__(self, prefix: str = "", references: Mapping[str, str] | None = None) -> None:
        self._prefix = f"{prefix}." if prefix else ""
        self._references = references or {}
        self.figures: dict[str, Figure] = {}

    def _reference(self, id: str) -> str | None:
        """The article of a step; ``paid[2026-09]`` has that of ``paid`` unless it has its own."""
        if not self._references:
            return None
        found = self._references.get(id)
        if found is None and id[-1:] == "]":
            found = self._references.get(id[: id.index("[")])
        return found

    def _keep(
        self,
        id: str,
        operation: str,
        terms: tuple[Figure, ...],
        settings: tuple[Any, ...] = (),
        unit: Unit | None = None,
        scale: tuple[LawValue, ...] = (),
        because: str | None = None,
    ) -> Figure:
        label = self._prefix + id
        raw = KERNELS[operation](*[term.raw for term in terms], *settings)
        reference = self._reference(id) if self._references else None
        unit = unit or terms[0].unit
        figure = _made(
            Figure,
            (label, raw, unit, operation, terms, settings, reference, None, None, scale, because),
        )
        self.figures[label] = figure
        return figure

    def given(self, id: str, value: Money | Rate | int, *, field: str | None = None) -> Figure:
        raw = value.cents if isinstance(value, Money) else value
        raw = raw.millionths if isinstance(raw, Rate) else raw
        label = self._prefix + id
        reference = self._reference(id) if self._references else None
        figure = _made(
            Figure,
            (label, raw, unit_of(value), "given", (), (), reference, field, None, (), None),
        )
        self.figures[label] = figure
        return figure

    def parameter(self, value: LawValue) -> Figure:
        name, raw, unit = value.parameter, value.bare, value.bare_unit
        return _made(
            Figure,
            (name, raw, unit, "parameter", (), (), value.reference, None, value, (), None),
        )

    def bare(self, term: Figure) -> Number:
        return term.raw

    def sum(self, id: str, *terms: Figure) -> Figure:
        return self._keep(id, "sum", terms, unit=terms[0].unit if terms else "eur")

    def difference(self, id: str, first: Figure, *others: Figure) -> Figure:
        return self._keep(id, "difference", (first, *others))

    def minimum(self, id: str, *terms: Figure) -> Figure:
        return self._keep(id, "minimum", terms)

    def maximum(self, id: str, *terms: Figure) -> Figure:
        return self._keep(id, "maximum", terms)

    def at_least_zero(self, id: str, term: Figure) -> Figure:
        return self._keep(id, "at_least_zero", (term,))

    def product(self, id: str, amount: Figure, rate: Figure, rounding: Rounding | None) -> Figure:
        return self._keep(id, "product", (amount, rate), (rounding,))

    def times(self, id: str, amount: Figure, count: Figure) -> Figure:
        return self._keep(id, "times", (amount, count))

    def part(
        self,
        id: str,
        amount: Figure,
        numerator: int,
        denominator: int,
        rounding: Rounding | None,
    ) -> Figure:
        return self._keep(id, "part", (amount,), (numerator, denominator, rounding))

    def quotient(
        self, id: str, amount: Figure, divisor: Figure, rounding: Rounding | None
    ) -> Figure:
        return self._keep(id, "quotient", (amount, divisor), (rounding,))

    def ratio(
        self, id: str, part: Figure, whole: Figure, decimals: int, rounding: Rounding | None
    ) -> Figure:
        return self._keep(id, "ratio", (part, whole), (decimals, rounding), unit="rate")

    def slices(
        self,
        id: str,
        base: Figure,
        bounds: Sequence[Number],
        rates: Sequence[Rate],
        rounding: Rounding | None,
        *,
        step: int = 1,
        by: Sequence[LawValue] = (),
    ) -> Figure:
        millionths = tuple(rate.millionths for rate in rates)
        settings = (tuple(bounds), millionths, step, rounding)
        return self._keep(id, "slices", (base,), settings, scale=tuple(by))

    def up_to(self, id: str, amount: Figure, step: int) -> Figure:
        return self._keep(id, "up_to", (amount,), (step,))

    def down_to(self, id: str, amount: Figure, step: int) -> Figure:
        return self._keep(id, "down_to", (amount,), (step,))

    def fading(
        self,
        id: str,
        amount: Figure,
        at: Figure,
        start: Figure,
        end: Figure,
        rounding: Rounding,
    ) -> Figure:
        return self._keep(id, "fading", (amount, at, start, end), (rounding,))

    def reaching(self, id: str, amount: Figure, measured: Figure, threshold: Figure) -> Figure:
        return self._keep(id, "reaching", (amount, measured, threshold))

    def round(self, id: str, amount: Figure, rounding: Rounding) -> Figure:
        return self._keep(id, "round", (amount,), (rounding,))

    def choice(self, id: str, chosen: Figure, *others: Figure, because: str) -> Figure:
        return self._keep(id, "choice", (chosen, *others), because=because)


def replay(figure: Figure) -> Number:
    """The value of a figure computed again from its leaves by the operations it names."""
    done: dict[int, Number] = {}

    def again(node: Figure) -> Number:
        key = id(node)
        if key not in done:
            if node.operation in ("given", "parameter"):
                done[key] = node.raw if node.parameter is None else node.parameter.bare
            else:
                terms = [again(term) for term in node.terms]
                done[key] = KERNELS[node.operation](*terms, *node.settings)
        return done[key]

    return again(figure)


def walk(figure: Figure) -> Iterator[Figure]:
    """Every figure of a derivation once, terms before what they make."""
    seen: set[int] = set()

    def visit(node: Figure) -> Iterator[Figure]:
        if id(node) in seen:
            return
        seen.add(id(node))
        for term in node.terms:
            yield from visit(term)
        yield node

    yield from visit(figure)


def parameters_used(*figures: Figure) -> tuple[LawValue, ...]:
    """The dated legal values a derivation rests on, each once, in order of first use."""
    found: dict[tuple[str, Any], LawValue] = {}
    for figure in figures:
        for node in walk(figure):
            for value in (*((node.parameter,) if node.parameter else ()), *node.scale):
                found.setdefault((value.parameter, value.start), value)
    return tuple(found.values())


def written(figure: Figure) -> str:
    """The value in its own unit; what a rule rounds later stays an exact fraction (``1120/3``)."""
    if isinstance(figure.raw, Fraction) and figure.unit in _PARTS:
        return str(figure.raw / _PARTS[figure.unit])
    return str(figure.value)


_PARTS = {"eur": 100, "rate": 1_000_000}


def explained(figure: Figure, elsewhere: Mapping[int, str] | None = None) -> dict[str, Any]:
    """The derivation as plain data for the interface: amounts and rates as strings.

    ``elsewhere`` maps the ``id()`` of figures that the reader explains apart to the name they go
    by: such a term is cut short and says where to ``see`` it.
    """
    known = elsewhere or {}

    def setting(item: Any) -> Any:
        if isinstance(item, Rounding):
            return item.value
        if isinstance(item, tuple):
            return [setting(part) for part in item]
        return str(item) if isinstance(item, Fraction) else item

    def term(item: Figure) -> dict[str, Any]:
        if id(item) not in known:
            return explained(item, known)
        value = written(item)
        return {"figure": item.label, "value": value, "unit": item.unit, "see": known[id(item)]}

    node: dict[str, Any] = {
        "figure": figure.label,
        "value": written(figure),
        "unit": figure.unit,
        "operation": figure.operation,
    }
    if figure.settings:
        node["settings"] = [setting(item) for item in figure.settings]
    if figure.reference:
        node["reference"] = figure.reference
    if figure.field:
        node["field"] = figure.field
    if figure.because:
        node["because"] = figure.because
    used = ((figure.parameter,) if figure.parameter else ()) + figure.scale
    if used:
        node["parameters"] = [value.described() for value in used]
    if figure.terms:
        node["terms"] = [term(item) for item in figure.terms]
    return node

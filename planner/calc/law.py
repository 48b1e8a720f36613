"""What a legal parameter is: a value with its date of effect, its article and its certainty.

Types only. The figures live in ``planner/law/*.toml`` and are read by the loader of that package;
a ``Law`` is passed to every function of ``calc`` that needs one. ``Law.value`` is exact or
``MissingParameter``: a date before the first known value is refused, never given the nearest one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from planner.calc.money import Money, Rate
from planner.calc.operations import Number, Unit
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = ["UNREAD_MARKS", "Law", "LawValue", "Nature", "Parameter", "Status"]

Content = Money | Rate | int | tuple[Any, ...] | Mapping[str, Any]
T = TypeVar("T")


UNREAD_MARKS = ("cité de mémoire", "non relue")
"""What the note of a value says whose article, or whose first day, nobody has read in its text."""


class Status(StrEnum):
    """How sure a value is."""

    IN_FORCE = "in_force"
    ANNOUNCED = "announced"
    UNVERIFIED = "unverified"


class Nature(StrEnum):
    """Who sets a value: the law, a local authority, or professional usage."""

    LAW = "law"
    LOCAL_RULE = "local_rule"
    USAGE = "usage"


@dataclass(frozen=True, slots=True)
class LawValue:
    """One dated value of one parameter.

    ``content`` is Money (``amount``), Rate (``rate``), int (``count``), a tuple of
    ``(upper bound or None, exact share)`` pairs (``brackets``) or a mapping (``table``). ``until``
    is the day before the next value, or None. ``review_by`` is the day from which the value must
    be checked again because the law normally changes it then.
    """

    parameter: str
    start: date
    until: date | None
    content: Content
    status: Status
    reference: str
    source: str
    checked: date
    review_by: date
    unit: str
    nature: Nature = Nature.LAW
    note: str | None = None
    bare: Number = field(init=False, default=0)

    def __post_init__(self) -> None:
        content = self.content
        if isinstance(content, Money):
            object.__setattr__(self, "bare", content.cents)
        elif isinstance(content, Rate):
            object.__setattr__(self, "bare", content.millionths)
        elif isinstance(content, int):
            object.__setattr__(self, "bare", content)

    @property
    def bare_unit(self) -> Unit:
        """``eur`` for an amount, ``rate`` for a rate, else ``count``."""
        if isinstance(self.content, Money):
            return "eur"
        return "rate" if isinstance(self.content, Rate) else "count"

    @property
    def amount(self) -> Money:
        """The value of an amount; TypeError for any other content."""
        if not isinstance(self.content, Money):
            raise TypeError(f"{self.parameter} is not an amount")
        return self.content

    @property
    def rate(self) -> Rate:
        """The value of a rate; TypeError for any other content."""
        if not isinstance(self.content, Rate):
            raise TypeError(f"{self.parameter} is not a rate")
        return self.content

    @property
    def count(self) -> int:
        """The value of a whole number; TypeError for any other content."""
        if not isinstance(self.content, int):
            raise TypeError(f"{self.parameter} is not a count")
        return self.content

    @property
    def brackets(self) -> tuple[tuple[Money | None, Fraction], ...]:
        """The (upper bound, share) pairs of a scale; TypeError for any other content.

        Shares are exact because the law writes them so ("the third, the two thirds"), and a
        third is no number of millionths. The last bound is None.
        """
        if not isinstance(self.content, tuple):
            raise TypeError(f"{self.parameter} is not a scale")
        return self.content

    @property
    def table(self) -> Mapping[str, Any]:
        """The named cells of a table; TypeError for any other content."""
        if not isinstance(self.content, Mapping):
            raise TypeError(f"{self.parameter} is not a table")
        return self.content

    @property
    def unread(self) -> bool:
        """Whether nobody has read its article, or the text that sets its first day."""
        return any(mark in (self.note or "") for mark in UNREAD_MARKS)

    def stale_on(self, on: date) -> bool:
        """Whether a result dated ``on`` must say that this value is past its review date."""
        return on >= self.review_by

    def described(self) -> dict[str, Any]:
        """The value's identity as plain data: id, dates, status, reference, source."""
        return {
            "id": self.parameter,
            "from": self.start.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "status": self.status.value,
            "unread": self.unread,
            "reference": self.reference,
            "source": self.source,
            "checked": self.checked.isoformat(),
            "review_by": self.review_by.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Parameter:
    """A legal value through time: ``values`` in order of date, without overlap.

    ``label`` is its French name, ``label_en`` the English one. ``by_year`` is a statistic whose
    values stand for their own years alone: the years between them were not read.
    """

    id: str
    label: str
    nature: Nature
    unit: str
    review_by: date
    values: tuple[LawValue, ...]
    label_en: str = ""
    by_year: bool = False
    starts: tuple[date, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(value.start for value in self.values))

    def on(self, day: date) -> LawValue:
        """The value in force that day; ``MissingParameter`` outside every known period."""
        index = bisect_right(self.starts, day) - 1
        if index < 0:
            raise MissingParameter(self.id, day)
        value = self.values[index]
        if value.until is not None and day > value.until:
            raise MissingParameter(self.id, day)
        return value


class Law:
    """Every parameter and every record (FSL profiles, formulas…) known to a computation.

    Immutable. ``territory`` selects an overlay (a département's code or an organisation's id)
    whose parameters come before the national ones. ``fingerprint`` identifies the whole content;
    a signed contract keeps it.
    """

    def __init__(
        self,
        parameters: Iterable[Parameter],
        records: Mapping[type, tuple[Any, ...]] | None = None,
        territories: Mapping[str, Iterable[Parameter]] | None = None,
        fingerprint: str = "",
    ) -> None:
        self._parameters = {parameter.id: parameter for parameter in parameters}
        self._records = dict(records or {})
        self._territories = {
            code: {parameter.id: parameter for parameter in some}
            for code, some in (territories or {}).items()
        }
        self.fingerprint = fingerprint

    def value(self, id: str, on: date, territory: str | None = None) -> LawValue:
        """The value in force on a day, exactly, or ``MissingParameter``."""
        if territory is not None and id in self._territories.get(territory, {}):
            return self._territories[territory][id].on(on)
        parameter = self._parameters.get(id)
        if parameter is None:
            raise MissingParameter(id, on)
        return parameter.on(on)

    def parameter(self, id: str) -> Parameter:
        """A national parameter with all its values; KeyError when unknown."""
        return self._parameters[id]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Every national parameter, in order of id."""
        return tuple(self._parameters[id] for id in sorted(self._parameters))

    @property
    def territories(self) -> Mapping[str, tuple[Parameter, ...]]:
        """The parameters that a département or an organisation sets for itself, by its code."""
        return {
            code: tuple(some[id] for id in sorted(some))
            for code, some in sorted(self._territories.items())
        }

    def records(self, kind: type[T]) -> tuple[T, ...]:
        """Every record of a kind (for instance every FSL profile), in order of file."""
        return self._records.get(kind, ())

    def records_near(self, kind: type[T], department: str) -> tuple[T, ...]:
        """At least every record of a kind that may hold in a département.

        A law that reads its files one by one leaves those of other territories unread.
        """
        return self.records(kind)

    def record(self, kind: type[T], id: str) -> T | None:
        """The record of that id; None when there is none."""
        return next((one for one in self.records(kind) if getattr(one, "id", None) == id), None)

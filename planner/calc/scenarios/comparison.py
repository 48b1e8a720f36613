"""Scenarios side by side on the same criteria, what differs first.

A scenario is a name and the levers it pulls; the first one shown is the situation as it is. Each
criterion is one row, each scenario one cell, with its distance from the situation as it is where
the criterion is an amount. Rows in which the scenarios differ come first: the eye finds what the
choice is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.scenarios.assessment import CRITERIA, Assessment, Value, assess
from planner.calc.scenarios.levers import Lever, pull_all, stated_order
from planner.calc.schemes.payment_plan import LONGEST
from planner.calc.values import dataclass

__all__ = ["AS_IT_IS", "Cell", "Comparison", "Row", "Scenario", "compare", "side_by_side"]

AS_IT_IS = "as_it_is"
"""The id of the first scenario: nothing changes."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A name chosen by whoever compares, and the levers pulled, applied in the stated order."""

    name: str
    levers: tuple[Lever, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a scenario gives for a criterion; ``change`` is its distance from today's amount."""

    value: Value
    change: Figure | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion: a cell for each scenario, and whether they differ."""

    criterion: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """The scenarios and their assessments in the same order; rows that differ come first."""

    scenarios: tuple[Scenario, ...]
    assessments: tuple[Assessment, ...]
    rows: tuple[Row, ...]

    @property
    def differing(self) -> tuple[Row, ...]:
        """The rows in which the scenarios differ."""
        return tuple(row for row in self.rows if row.differs)

    def row(self, criterion: str) -> Row:
        """The row of a criterion; ``StopIteration`` for one that does not exist."""
        return next(row for row in self.rows if row.criterion == criterion)


def compare(
    dossier: Dossier,
    law: Law,
    on: date,
    scenarios: Sequence[Scenario],
    *,
    horizon: int = 12,
    longest: int = LONGEST,
) -> Comparison:
    """The situation as it is and each scenario, on the same criteria."""
    all_ = (Scenario(AS_IT_IS), *scenarios)
    assessments = tuple(
        assess(
            pull_all(stated_order(scenario.levers), dossier, law, on),
            law,
            on,
            horizon=horizon,
            longest=longest,
        )
        for scenario in all_
    )
    return side_by_side(all_, assessments)


def side_by_side(scenarios: Sequence[Scenario], assessments: Sequence[Assessment]) -> Comparison:
    """Situations already judged, each with its scenario; the first is the one as it is."""
    rows = [_row(criterion, assessments) for criterion in CRITERIA]
    ranked = sorted(rows, key=lambda row: not row.differs)
    return Comparison(tuple(scenarios), tuple(assessments), tuple(ranked))


def _row(criterion: str, assessments: Sequence[Assessment]) -> Row:
    values = [it.values[criterion] for it in assessments]
    r = WithDerivation("scenario")
    today = values[0]
    cells = [Cell(today)]
    for value in values[1:]:
        change = None
        if isinstance(value, Figure) and isinstance(today, Figure) and value.raw != today.raw:
            change = r.difference(f"change[{criterion}]", value, today)
        cells.append(Cell(value, change))
    return Row(criterion, tuple(cells), len({_plain(value) for value in values}) > 1)


def _plain(value: Value) -> object:
    return value.raw if isinstance(value, Figure) else value

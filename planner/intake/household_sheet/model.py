"""What a line of a household's sheet becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.errors import Problem
from planner.intake.typed import AmountPer

__all__ = ["DWELLING", "PARTS", "HouseholdSheet", "Known", "SheetLine", "Status"]

PARTS = ("incomes", "charges", "debts", "dwelling")

DWELLING = ("rent", "charges", "allowance.amount")
"""The places of the dwelling that a sheet may fill."""


class Status(StrEnum):
    """How sure a line is: only what is understood is applied without a question."""

    UNDERSTOOD = "understood"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Known:
    """The names of lines, as people write them: part → name → kind of line (or place of the
    dwelling). ``titles`` are the names of the parts themselves.
    """

    names: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line: ``row`` is its number in the file, ``name`` and ``written`` stand there as such.

    ``part`` and ``kind`` say what it is, ``amount`` how much and how often; ``problem`` is the
    sentence of a doubt or of a refusal. A doubtful line has an amount and a kind that the person
    may accept.
    """

    row: int
    name: str
    written: str
    status: Status
    part: str = ""
    kind: str = ""
    amount: AmountPer | None = None
    note: str = ""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class HouseholdSheet:
    """The lines of a file in its order; ``empty`` counts the lines left without an amount."""

    file: str
    lines: tuple[SheetLine, ...]
    empty: int

    def of(self, status: Status) -> tuple[SheetLine, ...]:
        """The lines of one status."""
        return tuple(line for line in self.lines if line.status is status)

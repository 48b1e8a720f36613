"""A figure of a scheme as it is counted, before any words."""

from __future__ import annotations

from planner.calc.values import dataclass

__all__ = ["Cell", "Counted"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of a figure: its key, and how many; None where it is hidden."""

    key: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure: how many, out of how many when it is a share, its lines, and the period before.

    ``parts`` says that the lines share out the total; else one situation may be in several.
    ``suppressed`` says that lines, or the count itself (None), are hidden, so that nobody is
    recognised.
    """

    id: str
    count: int | None
    of: int | None = None
    cells: tuple[Cell, ...] = ()
    parts: bool = False
    before: int | None = None
    suppressed: bool = False

"""What a search finds: who is paid what in each month, and how much of it was forced."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Payments"]


class Payments(NamedTuple):
    """What each flexible debt is paid in each month, and the part of it that was forced.

    Rows are months from the first to ``end`` (the rank of the last one that pays; -1 for none),
    cells are cents by debt. ``proved`` says that, under ``priority``, no plan ends earlier.
    """

    paid: list[list[int]]
    forced: list[list[int]]
    end: int
    proved: bool = True

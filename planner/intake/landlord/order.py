"""The order of the rows: oldest first, as a running balance goes, whatever the file prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise

from planner.calc.calendar import Month
from planner.intake.landlord.entries import Entry, Item, Mark, MarkKind

__all__ = ["in_balance_order"]


def in_balance_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items oldest first: turned round when the file prints the newest first.

    Rows posted a few days late keep their place: only a file that goes down as a whole is turned.
    The entries of one row stay in their order.
    """
    days = [_first(item.when) for item in items if isinstance(item, Entry)]
    ups = sum(before < after for before, after in pairwise(days))
    downs = sum(before > after for before, after in pairwise(days))
    down = bool(days) and downs > ups and days[0] > days[-1]
    if not down and (ups or not _opens_at_the_bottom(items)):
        return tuple(items)
    rows = [list(group) for _, group in groupby(items, key=lambda item: item.row)]
    return tuple(item for row in reversed(rows) for item in row)


def _opens_at_the_bottom(items: Sequence[Item]) -> bool:
    """Whether *solde antérieur* stands under the movements: only a file turned round does that."""
    places = [n for n, item in enumerate(items) if isinstance(item, Entry)]
    marks = [
        n
        for n, item in enumerate(items)
        if isinstance(item, Mark) and item.kind is MarkKind.OPENING and item.has_figure
    ]
    return bool(places and marks) and min(marks) > places[-1]


def _first(when: date | Month) -> date:
    return when.first_day if isinstance(when, Month) else when

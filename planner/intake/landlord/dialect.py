"""The facts of a file's dialect, told with the statement: decimal mark, form of the days.

The decimal mark seen in the clear amounts gives the doubtful ones their likely value: where the
point is the decimal mark, ``1,234`` is probably one thousand two hundred and thirty-four. The row
stays a doubt, so that a person looks at the paper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from planner.intake.landlord.cells import amount_in
from planner.intake.landlord.entries import Entry, Item

__all__ = ["day_form", "decimal_mark", "settle_marks"]

_FORMS = (
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[ T].*)?"), "YYYY-MM-DD"),
    (re.compile(r"[0-9]{8}"), "YYYYMMDD"),
    (re.compile(r"[0-9]{1,2}[/.\- ][0-9]{1,2}[/.\- ][0-9]{4}(?: .*)?"), "DD/MM/YYYY"),
    (re.compile(r"[0-9]{1,2}[/.\- ][0-9]{1,2}[/.\- ][0-9]{2}(?: .*)?"), "DD/MM/YY"),
    (re.compile(r"[0-9]{1,2}[/-][0-9]{2,4}|[0-9]{4}-[0-9]{2}"), "MM/YYYY"),
)


def decimal_mark(items: Sequence[Item]) -> str | None:
    """The decimal mark of the clear amounts; None when none has decimals, or both marks serve."""
    marks = Counter(
        found.decimal
        for item in items
        if isinstance(item, Entry) and (found := amount_in(item.text)) and found.decimal
    )
    return next(iter(marks)) if len(marks) == 1 else None


def settle_marks(items: Sequence[Item], decimal: str | None) -> tuple[Item, ...]:
    """The items, the likely reading stated where the file's own decimal mark gives one."""
    if decimal is None:
        return tuple(items)
    other = "," if decimal == "." else "."
    return tuple(
        replace(item, stated=item.readings[0])
        if isinstance(item, Entry) and item.readings and other in item.text
        else item
        for item in items
    )


def day_form(cells: Sequence[str], *, by_month: bool) -> str:
    """How days are written, in the words of the interface."""
    if by_month:
        return "month names; receipt dates absent"
    met = Counter(
        next((form for pattern, form in _FORMS if pattern.fullmatch(cell)), "in words")
        for cell in cells
    )
    return met.most_common(1)[0][0] if met else "absent"

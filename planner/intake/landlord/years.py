"""Years that people leave out: ``oct``, ``nov``, ``05/12`` under a title that says *2026*.

A row without a year takes the one nearest to the last dated row, or the title's when no row has
any. Nothing is taken from the clock. What stays without a year is refused row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.calc.calendar import Month
from planner.intake.days import DayFault
from planner.intake.landlord.cells import Yearless

__all__ = ["When", "completed"]

When = date | Month | Yearless | DayFault | None


def completed(whens: Sequence[When], title_years: set[int]) -> list[When]:
    """The same list with the years filled in where the neighbours or the title give them."""
    known = [index for index, when in enumerate(whens) if isinstance(when, date | Month)]
    result = list(whens)
    if known:
        _forward(result, known[0], _index(whens[known[0]]))
        backward = result[: known[0]][::-1]
        _forward(backward, 0, _index(whens[known[0]]))
        result[: known[0]] = backward[::-1]
        return result
    years = sorted(title_years)
    first = next((when for when in whens if isinstance(when, Yearless)), None)
    if first is None or not years or years[-1] - years[0] > 1:
        return result
    _forward(result, 0, years[0] * 12 + first.month - 1)
    dated = [when for when in result if isinstance(when, date | Month)]
    inside = all(years[0] <= when.year <= years[-1] for when in dated)
    return result if inside else list(whens)


def _index(when: When) -> int:
    if isinstance(when, Month):
        return when.year * 12 + when.number - 1
    return when.year * 12 + when.month - 1 if isinstance(when, date) else 0


def _forward(whens: list[When], start: int, index: int) -> None:
    """Fill ``whens`` in place from ``start`` on, each nearest to the month before it."""
    for place in range(start, len(whens)):
        when = whens[place]
        if isinstance(when, Yearless):
            whens[place] = when = _nearest(when, index)
        if isinstance(when, date | Month):
            index = _index(when)


def _nearest(when: Yearless, index: int) -> When:
    year = min(
        (index // 12 + offset for offset in (0, 1, -1)),
        key=lambda candidate: abs(candidate * 12 + when.month - 1 - index),
    )
    if when.day is None:
        return Month(year, when.month)
    try:
        return date(year, when.month, when.day)
    except ValueError:
        return DayFault.NO_SUCH_DAY

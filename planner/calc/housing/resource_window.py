"""The year of resources that the housing allowance looks at, month by month (CCH R.822-3).

The base is reviewed each calendar quarter: what employers and funds declare counts from thirteen
to two months before its first month. October to December 2026 look at September 2025 to August
2026.
"""

from __future__ import annotations

from typing import NamedTuple

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.lines import Income

__all__ = ["Window", "months_of", "window_of"]


class Window(NamedTuple):
    """The year of resources that a month looks at, and the quarter it belongs to."""

    quarter: Month
    first: Month
    last: Month

    @property
    def months(self) -> tuple[Month, ...]:
        """The twelve months, in order."""
        return tuple(self.first.plus(offset) for offset in range(12))


def window_of(month: Month) -> Window:
    """Thirteen to two months before the first month of the calendar quarter."""
    quarter = Month(month.year, (month.number - 1) // 3 * 3 + 1)
    return Window(quarter, quarter.plus(-13), quarter.plus(-2))


def months_of(income: Income, window: Window) -> tuple[Month, ...]:
    """The months of the window in which an income runs, or in which it falls when they are named.

    An income received once falls in the month it starts.
    """
    running = tuple(month for month in window.months if income.runs_in(month))
    if income.months is not None:
        return tuple(month for month in running if month.number in income.months)
    if income.frequency is Frequency.ONCE:
        return tuple(month for month in running if month == income.start)
    return running

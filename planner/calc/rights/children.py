"""The children of a family as its benefits see them: whole months since the month of birth.

A family benefit opens on the 1st of the month after its conditions are met and stops on the 1st of
the month in which they end (CSS L.552-1): a child counts up to the month before its twentieth
birthday, and gives an increase from the month after a birthday. Counting the months since the
month of birth says both, where completed years of age would be wrong for one month.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.calc.calendar import Month
from planner.calc.values import dataclass

__all__ = ["Child", "Children", "birthday_in", "under"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child at home. ``alternating`` custody shares some benefits between the two homes;
    ``earning`` is a child of 16 or more whose pay is above the limit of a child in charge.
    """

    birth: date
    alternating: bool = False
    earning: bool = False

    def months(self, month: Month) -> int:
        """Whole months since the month of birth: 0 in it, below zero before it."""
        return month.minus(Month.of(self.birth))


Children = tuple[Child, ...]


def under(children: Iterable[Child], month: Month, age: int, *, since: int = 0) -> Children:
    """The children in charge from the month after their birth, or from the month they reach
    ``since`` years, up to the month before they reach ``age`` years (CSS L.552-1).
    """
    first = 12 * since or 1
    return tuple(
        child for child in children if first <= child.months(month) < 12 * age and not child.earning
    )


def birthday_in(children: Iterable[Child], month: Month, *ages: int) -> bool:
    """Whether a child reaches one of these ages in that very month: the day a benefit changes."""
    return any(child.months(month) == 12 * age for child in children for age in ages)

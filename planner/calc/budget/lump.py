"""The one bill that makes the worst month, and what spreading it would give.

A car insurance of 480 € in March, or a charge regularisation, may leave nothing that month in a
budget that holds all the others. Most creditors of such bills agree to spread them over the year:
the promise can then be made on the other months. Only a bill that falls at most four times a year
is a lump; a canteen of ten months is a way of life.
"""

from __future__ import annotations

from planner.calc.budget.cashflow import Calendar
from planner.calc.budget.lines import Line, Rhythm, spread_over_a_year
from planner.calc.figure import Figure, WithDerivation
from planner.calc.results import Lump, MonthFlow

__all__ = ["MOST_TIMES_A_YEAR", "find_lump"]

MOST_TIMES_A_YEAR = 4


def find_lump(
    r: WithDerivation,
    calendar: Calendar,
    months: tuple[MonthFlow, ...],
    lowest: MonthFlow,
    floor: Figure,
    capacity: Figure,
) -> Lump | None:
    """The charge of the lowest month whose spreading raises the capacity most, if one does."""
    candidates = [
        line
        for line in calendar.charges
        if line.rhythm is not Rhythm.EVERY_MONTH
        and line.whole_in(lowest.month)
        and line.times_a_year() <= MOST_TIMES_A_YEAR
    ]
    best: tuple[int, Line] | None = None
    for line in candidates:
        monthly = -(-line.amount.money.cents * line.times_a_year() // 12)
        rough = min(
            flow.left.money.cents
            + (line.amount.money.cents if line.whole_in(flow.month) else 0)
            - monthly
            for flow in months
        )
        if best is None or rough > best[0]:
            best = (rough, line)
    if best is None:
        return None
    line = best[1]
    monthly_figure = spread_over_a_year(r, line)
    spread = [
        r.difference(
            f"left_if_spread[{flow.month}]",
            r.sum(
                f"left_without_lump[{flow.month}]",
                flow.left,
                *((line.amount,) if line.whole_in(flow.month) else ()),
            ),
            monthly_figure,
        )
        for flow in months
    ]
    above = r.difference(
        "lowest_if_spread_above_floor", r.minimum("lowest_left_if_spread", *spread), floor
    )
    if_spread = r.at_least_zero("capacity_if_spread", above)
    if if_spread.money <= capacity.money:
        return None
    return Lump(line.path, line.kind, lowest.month, line.amount, monthly_figure, if_spread)

"""The calendar of the budget: what is really left, month after month.

An average hides the month in which a family falls: the unemployment benefit that ends in January,
the car insurance of March, the canteen that stops in July. Each month of the horizon is summed
from the lines that fall in it, and the lowest of them decides what can be promised.

``left`` is the reste à vivre of the month: resources without the housing allowance − net rent −
other charges. The bank balance, when the opening one is known, is carried from month to month:
what is left, less what the household lives on: the floor, or all that is left when it is less.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.calc.budget.lines import Line, Rhythm
from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.results import MonthFlow

__all__ = ["Calendar", "left_in", "month_flows"]


class Calendar:
    """What each month leaves, for any month, in bare cents.

    Once every line has begun or ended the months repeat themselves from year to year, so that a
    schedule of many years is as quick to judge as one of twelve months.
    """

    def __init__(self, incomes: Sequence[Line], charges: Sequence[Line], net_rent: int) -> None:
        self.incomes = tuple(incomes)
        self.charges = tuple(charges)
        self.net_rent = net_rent
        changes = [
            change
            for line in (*incomes, *charges)
            for change in (line.start, line.until)
            if change is not None
        ]
        self._steady = max(changes).plus(1) if changes else Month(1, 1)
        self._always = -net_rent
        """What is the same in every month, in cents."""
        self._others: list[tuple[int, Line]] = []
        """The lines of some months alone, incomes with the sign 1 and charges with −1."""
        for sign, lines in ((1, incomes), (-1, charges)):
            for line in lines:
                if line.rhythm is Rhythm.EVERY_MONTH and line.start is None and line.until is None:
                    self._always += sign * line.monthly.money.cents
                else:
                    self._others.append((sign, line))
        self._known: dict[Month, int] = {}

    def left(self, month: Month) -> int:
        """Resources − net rent − charges of that month, in cents."""
        ahead = month.minus(self._steady)
        key = month if ahead < 12 else self._steady.plus(ahead % 12)
        if key not in self._known:
            some = sum(sign * _cents(line, key) for sign, line in self._others)
            self._known[key] = self._always + some
        return self._known[key]


def _cents(line: Line, month: Month) -> int:
    figure = line.figure_in(month)
    return figure.money.cents if figure is not None else 0


def month_flows(
    r: WithDerivation,
    calendar: Calendar,
    net_rent: Figure,
    floor: Figure,
    opening: Figure | None,
    first: Month,
    horizon: int,
) -> tuple[MonthFlow, ...]:
    """The months of the horizon with their figures, the bank balance carried when it is known."""
    flows: list[MonthFlow] = []
    balance = opening
    for offset in range(horizon):
        month = first.plus(offset)
        resources, charges, left = left_in(r, calendar, net_rent, month)
        if balance is not None:
            balance = _carried(r, month, balance, left, floor)
        falls = tuple(
            line.path
            for line in (*calendar.incomes, *calendar.charges)
            if line.rhythm is not Rhythm.EVERY_MONTH and line.whole_in(month)
        )
        flows.append(MonthFlow(month, resources, net_rent, charges, left, balance, falls))
    return tuple(flows)


def _carried(
    r: WithDerivation, month: Month, balance: Figure, left: Figure, floor: Figure
) -> Figure:
    """The balance at the end of a month: nobody lives on money that the bills have taken."""
    if left.raw <= 0:
        return r.sum(f"balance[{month}]", balance, left)
    lived_on = r.minimum(f"lived_on[{month}]", left, floor)
    before = r.sum(f"balance_before_living[{month}]", balance, left)
    return r.difference(f"balance[{month}]", before, lived_on)


def left_in(
    r: WithDerivation, calendar: Calendar, net_rent: Figure, month: Month
) -> tuple[Figure, Figure, Figure]:
    """Resources, charges and what is left of a month, with their derivation."""
    resources = _sum_in(r, f"month_resources[{month}]", calendar.incomes, month)
    charges = _sum_in(r, f"month_charges[{month}]", calendar.charges, month)
    return resources, charges, r.difference(f"left[{month}]", resources, net_rent, charges)


def _sum_in(r: WithDerivation, id: str, lines: Sequence[Line], month: Month) -> Figure:
    falling = [figure for line in lines if (figure := line.figure_in(month)) is not None]
    return r.sum(id, *falling)

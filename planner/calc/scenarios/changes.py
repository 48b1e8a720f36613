"""Small changes of a line of the budget from a month on, its past left as it was.

A wage that stops in March, a bill that rises in January: the line ends the month before and, where
something goes on, another one begins. A line that falls every so many months keeps its rhythm: the
new one begins in the first of its own months. Lines keep their places, so that a path such as
``charges[2]`` names the same line in every scenario; what is new stands at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.lines import BudgetLine, Charge, Income
from planner.calc.money import ZERO, Money, Rounding

__all__ = ["L", "add_charge", "add_income", "change_charge", "change_income", "ending", "going_on"]

L = TypeVar("L", bound=BudgetLine)

_STEP = {
    Frequency.TWO_MONTHS: 2,
    Frequency.QUARTER: 3,
    Frequency.HALF_YEAR: 6,
    Frequency.YEAR: 12,
}


def ending(line: L, month: Month) -> L:
    """The line without anything from that month on."""
    last = month.plus(-1)
    if line.until is not None and line.until <= last:
        return line
    if line.start is not None and line.start > last:
        return line.but(amount=ZERO)
    if line.frequency is Frequency.ONCE and line.months is None:
        return line
    return line.but(until=last)


def going_on(line: L, month: Month, change: Callable[[Money], Money]) -> L | None:
    """What the line becomes from that month on, its amount changed; None when it has ended."""
    if line.until is not None and line.until < month:
        return None
    if line.frequency is Frequency.ONCE and line.months is None:
        late = line.start is not None and line.start >= month
        return line.but(amount=change(line.amount)) if late else None
    step = _STEP.get(line.frequency) if line.months is None else None
    if step is None:
        start = month if line.start is None else max(line.start, month)
        return line.but(amount=change(line.amount), start=start)
    if line.start is None:
        # Its first month is not known: the calendar spreads it, and so does what follows it.
        share = change(line.amount.divided(step, Rounding.HALF_UP))
        return line.but(amount=share, frequency=Frequency.MONTH, start=month)
    behind = max(0, month.minus(line.start))
    return line.but(amount=change(line.amount), start=line.start.plus(-(-behind // step) * step))


def change_income(
    dossier: Dossier, index: int, month: Month, change: Callable[[Money], Money] | None
) -> Dossier:
    """An income changed from a month on; ended when ``change`` is None."""
    line = dossier.incomes[index]
    after = None if change is None else going_on(line, month, change)
    if after is not None and after.start == line.start:
        return _with_income(dossier, index, after)
    dossier = _with_income(dossier, index, ending(line, month))
    return dossier if after is None else add_income(dossier, after)


def change_charge(
    dossier: Dossier, index: int, month: Month, change: Callable[[Money], Money] | None
) -> Dossier:
    """A charge changed from a month on; ended when ``change`` is None."""
    line = dossier.charges[index]
    after = None if change is None else going_on(line, month, change)
    if after is not None and after.start == line.start:
        return _with_charge(dossier, index, after)
    dossier = _with_charge(dossier, index, ending(line, month))
    return dossier if after is None else add_charge(dossier, after)


def add_income(dossier: Dossier, income: Income) -> Dossier:
    """One income more, at the end."""
    return dossier.but(incomes=(*dossier.incomes, income))


def add_charge(dossier: Dossier, charge: Charge) -> Dossier:
    """One charge more, at the end."""
    return dossier.but(charges=(*dossier.charges, charge))


def _with_income(dossier: Dossier, index: int, line: Income) -> Dossier:
    lines = list(dossier.incomes)
    lines[index] = line
    return dossier.but(incomes=tuple(lines))


def _with_charge(dossier: Dossier, index: int, line: Charge) -> Dossier:
    lines = list(dossier.charges)
    lines[index] = line
    return dossier.but(charges=tuple(lines))

"""One debt repaid by levels: a few amounts, each kept for some months, that a landlord can accept.

A household whose budget changes (a benefit that ends, a wage that begins) cannot pay the same sum
all along, and no landlord follows a sum that changes every month. With at most so many levels, the
plan that ends first is found exactly: every way to cut the months is weighed, each level being the
largest round amount that the poorest month of its span leaves above the floor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from planner.calc.calendar import due_date
from planner.calc.money import Money
from planner.calc.repayment.problem import ONE_EURO, MonthlyBudget
from planner.calc.repayment.schedule import Instalment
from planner.calc.values import dataclass

__all__ = ["Level", "SteppedSchedule", "stepped_schedule"]


class Level(NamedTuple):
    """The same amount from line ``first`` (from 1) for ``lines`` lines."""

    first: int
    lines: int
    amount: Money


@dataclass(frozen=True, slots=True)
class SteppedSchedule:
    """A debt spread over levels; the last line settles and is never larger than its level."""

    debt: Money
    first_due: date
    levels: tuple[Level, ...]

    @property
    def count(self) -> int:
        """How many lines the schedule has."""
        return sum(level.lines for level in self.levels)

    def __iter__(self) -> Iterator[Instalment]:
        remaining = self.debt
        for level in self.levels:
            for n in range(level.first, level.first + level.lines):
                amount = min(level.amount, remaining)
                remaining -= amount
                yield Instalment(n, due_date(self.first_due, n), amount, remaining)


def stepped_schedule(
    debt: Money,
    first_due: date,
    months: Sequence[MonthlyBudget],
    floor: Money,
    *,
    most_levels: int,
    step: Money = ONE_EURO,
) -> SteppedSchedule | None:
    """The plan of at most so many levels that ends first, with as few levels as that needs.

    ``months`` begin with that of the first due date; ``available`` is what each leaves before this
    debt. None when the months given do not suffice, or when one of them is below the floor.
    Amounts are multiples of ``step`` above or equal to zero (a level of nothing is a respite).
    ``ValueError`` without a debt, a step or a level.
    """
    if debt.cents <= 0 or step.cents <= 0 or most_levels < 1:
        raise ValueError("the debt, the step and the number of levels are above zero")
    rooms = [one.available.cents - floor.cents for one in months]
    if any(room < 0 for room in rooms):
        return None
    best = _Best(rooms, step.cents, min(most_levels, len(rooms)))
    for end in range(1, len(rooms) + 1):
        for levels in range(1, min(most_levels, end) + 1):
            if best.paid(levels, end) >= debt.cents:
                return SteppedSchedule(debt, first_due, best.levels(levels, end))
    return None


class _Best:
    """The most that so many levels pay in the first so many months, and by which levels."""

    def __init__(self, rooms: Sequence[int], step: int, most_levels: int) -> None:
        self._rooms = [room // step * step for room in rooms]
        count = len(rooms)
        self._paid: list[list[int]] = [[0] * (count + 1)]
        self._cut: list[list[int]] = [[0] * (count + 1)]
        for _ in range(most_levels):
            self._add_a_level(count)

    def _add_a_level(self, count: int) -> None:
        fewer = self._paid[-1]
        first = len(self._paid) == 1
        paid, cut = [0] * (count + 1), [0] * (count + 1)
        for end in range(1, count + 1):
            poorest = self._rooms[end - 1]
            most = -1
            for start in range(end - 1, -1, -1):
                poorest = min(poorest, self._rooms[start])
                if first and start:
                    continue
                total = fewer[start] + poorest * (end - start)
                if total > most:
                    most, cut[end] = total, start
            paid[end] = most
        self._paid.append(paid)
        self._cut.append(cut)

    def paid(self, levels: int, end: int) -> int:
        """The most paid in the first ``end`` months."""
        return self._paid[levels][end]

    def levels(self, levels: int, end: int) -> tuple[Level, ...]:
        """The levels that pay it."""
        found: list[Level] = []
        while end:
            start = self._cut[levels][end]
            amount = min(self._rooms[start:end])
            found.append(Level(start + 1, end - start, Money(amount)))
            levels, end = levels - 1, start
        return tuple(reversed(found))

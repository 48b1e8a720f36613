"""The search when unused money is kept for the next months (``carry``).

Money that waits is never lost, so that nothing is forced before its deadline but the minimums.
What has to be kept for later is known beforehand: by every month to come, the deadlines met and
the minimums paid must not exceed what the months up to there bring. A payment made now counts
against a month to come only if the debt could still have waited past that month.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, repeat
from operator import add

from planner.calc.repayment.payments import Payments
from planner.calc.repayment.policies import SHARED, order_of, share_within, weights_of
from planner.calc.repayment.problem import Policy, Problem

__all__ = ["CarryingSearch", "forced_by"]


def forced_by(
    balances: Sequence[int], latest: Sequence[int], minimum: Sequence[int], horizon: int
) -> list[int]:
    """What must have been paid by the end of each month, from the first: deadlines and minimums."""
    due = [0] * (horizon + 1)
    for balance, late in zip(balances, latest, strict=True):
        if late <= horizon:
            due[max(late, 0)] += balance
    forced = list(accumulate(due))
    for balance, late, amount in zip(balances, latest, minimum, strict=True):
        if amount and balance and late > 0:
            by_minimum = chain(range(amount, balance, amount), repeat(balance))
            until = min(late, horizon + 1)
            forced[:until] = map(add, forced[:until], by_minimum)
    return forced


class CarryingSearch:
    """One run over the months, the money left above the floor being carried."""

    def __init__(self, problem: Problem) -> None:
        step = problem.step
        self._problem = problem
        self._step = step
        self._horizon = problem.horizon
        self._left = [one.balance for one in problem.flexible]
        self._latest = [one.latest for one in problem.flexible]
        self._minimum = [-(-one.minimum // step) * step for one in problem.flexible]
        self._policy = problem.request.policy
        self._order = order_of(problem)
        self._weights = weights_of(problem)
        self._month = 0
        self._rooms: list[tuple[int, int]] = []

    def run(self) -> Payments:
        """Every month until all is settled; the problem is known to be feasible."""
        paid_rows: list[list[int]] = []
        forced_rows: list[list[int]] = []
        left = self._left
        money = 0
        for month, net in enumerate(self._problem.net):
            if not any(left):
                break
            money += net
            self._month = month
            self._rooms = self._look_ahead(money)
            forced = [
                due if late <= month else min(amount, due)
                for due, late, amount in zip(left, self._latest, self._minimum, strict=True)
            ]
            paid = list(forced)
            if self._policy in SHARED:
                self._share(paid)
            else:
                self._fill(paid)
            for j, amount in enumerate(paid):
                left[j] -= amount
            money -= sum(paid)
            paid_rows.append(paid)
            forced_rows.append(forced)
        return Payments(paid_rows, forced_rows, len(paid_rows) - 1)

    def _look_ahead(self, money: int) -> list[tuple[int, int]]:
        """By each month to come, what may be paid now above what is forced by then.

        A payment never counts more against a month than against those before it: only the months
        with less room than all before them matter.
        """
        month, before = self._month, self._problem.before
        later = [late - month for late in self._latest]
        forced = forced_by(self._left, later, self._minimum, self._horizon - month)
        have = money - before[month + 1]
        rooms: list[tuple[int, int]] = []
        least: int | None = None
        for at, amount in enumerate(forced, start=month):
            room = have + before[at + 1] - amount
            if least is None or room < least:
                rooms.append((at, room))
                least = room
        return rooms

    def _most(self, j: int, paid: list[int]) -> int:
        """The most that a debt may be paid this month in all, given what the others are paid."""
        left, late, minimum = self._left[j], self._latest[j], self._minimum[j]
        most = left
        for month, room in self._rooms:
            if month >= late:
                break
            later = minimum * (month - self._month)
            by_then = min(left, paid[j] + later) + room
            if by_then < left:
                most = min(most, by_then - later)
        if most >= left:
            return left
        return max(paid[j], most - most % self._step)

    def _pay(self, j: int, amount: int, paid: list[int]) -> None:
        """Pay a debt so much in all this month, and count it against the months to come."""
        left, late, minimum = self._left[j], self._latest[j], self._minimum[j]
        rooms = []
        for month, room in self._rooms:
            if month < late:
                later = minimum * (month - self._month)
                taken = min(left, amount + later) - min(left, paid[j] + later)
                rooms.append((month, room - taken))
            else:
                rooms.append((month, room))
        self._rooms = rooms
        paid[j] = amount

    def _fill(self, paid: list[int]) -> None:
        order = self._order
        if self._policy is Policy.SMALLEST_FIRST:
            order = sorted(order, key=lambda j: self._left[j] - paid[j])
        for j in order:
            if paid[j] < self._left[j]:
                most = self._most(j, paid)
                if most > paid[j]:
                    self._pay(j, most, paid)

    def _share(self, paid: list[int]) -> None:
        """Share the money that is free in all, again and again until no debt can take more."""
        count = len(paid)
        while True:
            most = [self._most(j, paid) for j in range(count)]
            if most == paid:
                return
            wanted = list(paid)
            free = self._free(paid)
            share_within(free, self._step, self._weights, self._left, wanted, most)
            moved = False
            for j in range(count):
                amount = min(wanted[j], self._most(j, paid))
                if amount < self._left[j]:
                    amount -= amount % self._step
                if amount > paid[j]:
                    self._pay(j, amount, paid)
                    moved = True
            if not moved:
                # Less than a step for each by its share: the first that can take one has it.
                j = next(j for j in range(count) if most[j] > paid[j])
                self._pay(j, most[j], paid)

    def _free(self, paid: list[int]) -> int:
        """The money that the debts together may still be paid this month."""
        order = sorted(range(len(paid)), key=lambda j: -self._latest[j])
        free, at = 0, 0
        for month, room in reversed(self._rooms):
            while at < len(order) and self._latest[order[at]] > month:
                free += self._left[order[at]] - paid[order[at]]
                at += 1
            free = min(free, room)
        return free

"""The search for a plan, on bare whole numbers: month by month, without looking back.

Each month first pays what is forced: every minimum, then, deadline after deadline, what the months
left until that deadline could not pay any more (the earliest deadline first, ties in the order
given). The policy shares the rest. In cents this always keeps a feasible problem feasible. In
larger steps the odd cents of each debt may waste a step, so that a month is checked before it is
kept, and paid in order of deadline where the policy's own sharing would spoil the plan.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from planner.calc.repayment.boxes import Undecided
from planner.calc.repayment.carrying import CarryingSearch
from planner.calc.repayment.feasibility import settle
from planner.calc.repayment.loads import Settlement, load
from planner.calc.repayment.payments import Payments
from planner.calc.repayment.policies import SHARED, fill, order_of, share, weights_of
from planner.calc.repayment.problem import Flexible, Policy, Problem

__all__ = ["earliest_end", "find_payments"]


SETS_A_MONTH = 200
"""How hard to try to share a month by its policy before it is paid in order of deadline."""


def find_payments(problem: Problem, settlement: Settlement | None) -> Payments:
    """The payments of a feasible problem; ``settlement`` proves it without carried money.

    Under ``priority`` the last month is the earliest that any plan can have, or is told not to be
    proved so.
    """
    if problem.carry:
        return CarryingSearch(problem).run()
    asked = [one.latest for one in problem.flexible]
    latest = _deadlines(problem, settlement)
    found = _Search(problem, asked).run()
    if found is None and latest != asked:
        found = _Search(problem, latest).run()
    goal, proved = problem.horizon, True
    if problem.request.policy is Policy.PRIORITY:
        known = problem.horizon if found is None else found.end
        goal, earlier, proved = _earliest_end(problem, known)
        settlement = earlier or settlement
    if found is not None and found.end <= max(goal, problem.fixed_end):
        return found._replace(proved=proved)
    if problem.step > 1:
        latest = asked  # each month is checked there, odd cents and poor months included
    guarded = _Search(problem, [min(late, goal) for late in latest]).run(settlement)
    if guarded is None:
        raise ArithmeticError("a feasible plan was not found again")
    return guarded._replace(proved=proved)


def earliest_end(problem: Problem) -> int:
    """The rank of the earliest last month found for a plan of a feasible problem.

    Without carried money; contracts included. -1 when there is nothing to pay.
    """
    return max(_earliest_end(problem, problem.horizon)[0], problem.fixed_end)


def _deadlines(problem: Problem, settlement: Settlement | None) -> list[int]:
    """The deadline of each debt, earlier where a poor month cannot bear its minimum."""
    latest = [one.latest for one in problem.flexible]
    if settlement is not None:
        for j, (one, month) in enumerate(zip(problem.flexible, settlement.months, strict=True)):
            if one.minimum:
                latest[j] = min(latest[j], month)
    return latest


def _earliest_end(problem: Problem, known: int) -> tuple[int, Settlement | None, bool]:
    """The earliest month in which every flexible debt can be settled, ``known`` being one.

    With how the debts are settled by then, unless it is the month known; and whether it is proved
    that no month before it would do.
    """
    step, net = problem.step, problem.net
    steps = sum(one.balance // step for one in problem.flexible)
    odd = sum(one.balance % step for one in problem.flexible)
    end, free, cents = -1, 0, 0
    proved = True
    if not problem.flexible:
        return end, None, proved
    while end < known and free < steps + max(0, -(-(odd - cents) // step)):
        end += 1
        free += net[end] // step
        cents += net[end] % step
    while end < known:
        loads = [
            load(one.balance, min(one.latest, end), one.minimum, step) for one in problem.flexible
        ]
        try:
            settlement = settle(net, 0, problem.horizon, loads, step)
        except Undecided:
            settlement, proved = None, False
        if settlement is not None:
            return end, settlement, proved
        end += 1
    return end, None, proved


class _Search:
    """One run over the months. ``latest`` are the deadlines to keep, by debt."""

    def __init__(self, problem: Problem, latest: list[int]) -> None:
        self.latest = latest
        self._problem = problem
        self._step = problem.step
        self._net = problem.net
        self._left = [one.balance for one in problem.flexible]
        self._minimum = [_in_steps(one, problem.step) for one in problem.flexible]
        self._with_minimum = [j for j, amount in enumerate(self._minimum) if amount]
        self._order = order_of(problem)
        self._weights = weights_of(problem)
        self._policy = problem.request.policy
        # What nobody asked for by a month of its own comes after every deadline of that month.
        self._group = [
            (late, not one.named or late < one.latest)
            for late, one in zip(latest, problem.flexible, strict=True)
        ]
        self._by_deadline = sorted(range(len(latest)), key=self._group.__getitem__)
        self._steps_before = [0, *accumulate(cents // problem.step for cents in problem.net)]
        self._whole = all(due % problem.step == 0 for due in self._left)

    def run(self, settlement: Settlement | None = None) -> Payments | None:
        """Every month until all is settled; None when a month cannot pay what is forced.

        With a settlement that keeps the deadlines, each month is checked before it is kept.
        """
        paid_rows: list[list[int]] = []
        forced_rows: list[list[int]] = []
        left = self._left
        guarded = settlement is not None
        months = () if settlement is None else settlement.months
        groups = set(self._group)
        quiet = 0 if len(groups) > 1 or not all(open_ for _, open_ in groups) else len(self._net)
        for month, net in enumerate(self._net):
            if not any(left):
                break
            money = net
            paid = [0] * len(left)
            for j in self._with_minimum:
                paid[j] = min(self._minimum[j], left[j])
                money -= paid[j]
            if month >= quiet:
                money, quiet = self._force(month, money, paid)
            forced = list(paid) if money else paid
            if money > 0:
                self._spread(money, paid)
            if guarded:
                rest = None if money < 0 else self._settle(month, paid, months)
                if rest is None:
                    paid = forced = self._in_order_of(months, month)
                    rest = self._settle(month, paid, months)
                    if rest is None:
                        return None
                months = rest.months
            elif money < 0:
                return None
            for j, amount in enumerate(paid):
                if amount:
                    left[j] -= amount
            paid_rows.append(paid)
            forced_rows.append(forced)
        if any(left):
            return None
        return Payments(paid_rows, forced_rows, len(paid_rows) - 1)

    def _spread(self, money: int, paid: list[int]) -> None:
        if self._policy in SHARED:
            share(money, self._step, self._weights, self._left, paid)
            return
        order = self._order
        if self._policy is Policy.SMALLEST_FIRST:
            order = sorted(order, key=lambda j: self._left[j] - paid[j])
        fill(money, self._step, order, self._left, paid)

    def _force(self, month: int, money: int, paid: list[int]) -> tuple[int, int]:
        """Pay what the months before each deadline could not; the money left.

        And the first month in which something may be forced again: until then the steps to spare
        before every deadline outweigh all that the months pay. Debts last of all that only the end
        of the months binds are left to the policy: all the money goes to them anyway.
        """
        left, step, latest, group = self._left, self._step, self.latest, self._group
        before = self._steps_before
        order = [j for j in self._by_deadline if left[j]]
        due_steps = 0
        spare: int | None = None
        for place, j in enumerate(order):
            due_steps += (left[j] - paid[j]) // step
            late = latest[j]
            if place + 1 == len(order):
                if group[j][1]:
                    continue
            elif group[order[place + 1]] == group[j]:
                continue
            need = due_steps - before[late + 1] + before[month + 1]
            for k in order[place + 1 :]:
                if self._minimum[k]:
                    rest = min(left[k] - paid[k], self._minimum[k] * (late - month))
                    need += rest // step
            if not self._whole and late > month:
                odds = [(left[i] - paid[i]) % step for i in order[: place + 1]]
                need += self._wasted(odds, month + 1, late)
            spare = -need if spare is None else min(spare, -need)
            if need <= 0 and late > month:
                continue
            for i in order[: place + 1]:
                rest = left[i] - paid[i]
                if late <= month:
                    amount = rest
                elif need <= 0:
                    break
                else:
                    # Whole steps; the odd cents wait for the payment that settles.
                    amount = min(rest - rest % step, need * step)
                paid[i] += amount
                money -= amount
                need -= amount // step
                due_steps -= rest // step - (rest - amount) // step
        if spare is None:
            return money, len(self._net)
        quiet = bisect_right(before, before[month + 1] + spare) - 1
        return money, max(month + 1, min(quiet, latest[order[0]]))

    def _wasted(self, odds: Sequence[int], first: int, last: int) -> int:
        """How many steps of some months the odd cents of some debts cost, at least.

        A debt alone is best settled in the last of them, or in one that has cents to spare.
        """
        most = max(odds)
        if not most:
            return 0
        net, step = self._net, self._step
        if len(odds) == 1:
            before = self._steps_before
            can = max(before[at] + (net[at] - most) // step for at in range(first, last + 1))
            return before[last + 1] - can
        cents = [net[at] % step for at in range(first, last + 1)]
        lacking = sum(odds) - sum(cents)
        return -(-lacking // step) if lacking > 0 else int(most > max(cents))

    def _settle(self, month: int, paid: Sequence[int], hint: Sequence[int]) -> Settlement | None:
        """Whether what is left after a month can still be settled in time."""
        loads = [
            load(due - done, late, one.minimum, self._step)
            for due, done, late, one in zip(
                self._left, paid, self.latest, self._problem.flexible, strict=True
            )
        ]
        last = self._problem.horizon
        few = SETS_A_MONTH
        try:
            return settle(self._net, month + 1, last, loads, self._step, hint=hint, most=few)
        except Undecided:
            return None

    def _in_order_of(self, months: Sequence[int], month: int) -> list[int]:
        """The payments of a month that follow a known settlement: the earliest settled first."""
        step, left = self._step, self._left
        money = self._net[month]
        paid = [0] * len(left)
        for j in self._with_minimum:
            paid[j] = min(self._minimum[j], left[j])
        for j, late in enumerate(months):
            if late <= month:
                paid[j] = left[j]
        money -= sum(paid)
        order = sorted((j for j, late in enumerate(months) if late > month), key=months.__getitem__)
        for j in order:
            # Whole steps only, and what the minimums to come leave: the odd cents wait for the
            # month that settles the debt.
            rest = left[j] - paid[j] - self._minimum[j] * (months[j] - month - 1)
            amount = max(0, min(rest - rest % step, money - money % step))
            paid[j] += amount
            money -= amount
        if money:
            self._spread(money, paid)
        return paid


def _in_steps(one: Flexible, step: int) -> int:
    """A minimum as a whole number of steps, in cents."""
    return -(-one.minimum // step) * step

"""Why no plan holds: the first month that breaks, and the smallest sum that would mend it.

Looked for in this order. The *floor*: a month that cannot keep it once its fixed instalments and
minimums are paid, however the months before it were spread. Then the debts that fall due by some
month, a *deadline* or, at the last month given, the *horizon*: they cannot all be settled by then,
whatever is done with the others. The sum missing for that is a grant paid to the creditors at the
start and shared as best suits; it makes the whole plan possible, to the cent.

The month is that of a plan that keeps the step, the sum is that of a plan in cents.
"""

from __future__ import annotations

from itertools import accumulate

from planner.calc.money import Money
from planner.calc.outcomes import Certificate
from planner.calc.repayment.carrying import forced_by
from planner.calc.repayment.feasibility import settle
from planner.calc.repayment.loads import Load, Settlement, load
from planner.calc.repayment.problem import Fixed, Flexible, Problem

__all__ = ["judge"]


def judge(problem: Problem) -> Certificate | Settlement | None:
    """A certificate when no plan holds, else how the debts can be settled (None with carry)."""
    return _Judge(problem).verdict()


class _Judge:
    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._net = problem.net
        self._last = problem.horizon

    def verdict(self) -> Certificate | Settlement | None:
        settlement = None
        if not self._problem.carry and min(self._net) >= 0:
            settlement = self._settle(self._last)
        if self._holds(settlement):
            return settlement
        broken = self._first_below_floor()
        if broken is not None:
            return self._certificate("floor", *broken)
        dues = {one.latest for one in self._problem.flexible if one.named}
        dues |= {one.latest for one in self._problem.fixed if one.named}
        late = self._first_missed(sorted({*dues, self._last}))
        return self._certificate("deadline" if late in dues else "horizon", late, self._grant())

    def _first_missed(self, lates: list[int]) -> int:
        """The first month whose due debts cannot be settled in time; the last one at the latest."""
        low, high = -1, len(lates) - 1
        while high - low > 1:
            middle = (low + high) // 2
            if self._settled_by(lates[middle]):
                low = middle
            else:
                high = middle
        return lates[high]

    def _certificate(self, kind: str, rank: int, cents: int) -> Certificate:
        month = self._problem.request.month(rank)
        if kind == "deadline" and rank < 0:
            month = min(
                debt.latest for debt in self._problem.request.debts if debt.latest is not None
            )
        return Certificate(kind, month, Money(cents))

    def _holds(self, settlement: Settlement | None) -> bool:
        if not all(_in_time(one, one.latest) for one in self._problem.fixed):
            return False
        if self._problem.carry:
            return self._carries(self._last)
        return settlement is not None

    # The floor

    def _first_below_floor(self) -> tuple[int, int] | None:
        """The first month that no spreading keeps at the floor, and by how much it falls short."""
        if self._problem.carry:
            for month, missing in enumerate(self._overdrawn(-2, self._problem.step)):
                if missing > 0:
                    return month, max(0, self._overdrawn(-2, 1)[month])
            return None
        low, high = -1, self._last
        if self._keeps_floor(high, self._net[high], self._problem.step):
            return None
        while high - low > 1:
            middle = (low + high) // 2
            if self._keeps_floor(middle, self._net[middle], self._problem.step):
                low = middle
            else:
                high = middle
        return high, self._shortfall(high)

    def _keeps_floor(self, month: int, net: int, step: int) -> bool:
        """Whether the months up to this one can pay every minimum, no deadline being kept."""
        months = [*self._net[:month], net]
        if min(months) < 0:
            return False
        loads = [
            load(one.balance, month + 1, one.minimum, step)
            for one in self._problem.flexible
            if one.minimum
        ]
        return settle(months, 0, month, loads, step) is not None

    def _shortfall(self, month: int) -> int:
        """What month lacks to pay the least possible minimums, to the cent."""
        net = self._net[month]
        low = max(net, 0) - 1
        high = max(net, 0) + sum(one.minimum for one in self._problem.flexible)
        while high - low > 1:
            middle = (low + high) // 2
            if self._keeps_floor(month, middle, 1):
                high = middle
            else:
                low = middle
        return high - net

    # Deadlines and the horizon

    def _settled_by(self, late: int) -> bool:
        """Whether what is due by a month before the last can be settled in time.

        Every other debt is left open.
        """
        if not all(
            _in_time(one, one.latest) for one in self._problem.fixed if _due(one, late, last=False)
        ):
            return False
        return self._carries(late) if self._problem.carry else self._settle(late) is not None

    def _carries(self, late: int) -> bool:
        if any(
            one.latest < 0 and _due(one, late, last=late == self._last)
            for one in self._problem.flexible
        ):
            return False
        return not any(self._overdrawn(late, self._problem.step))

    def _settle(self, late: int) -> Settlement | None:
        last = late == self._last
        loads = [
            load(
                one.balance,
                one.latest if last or (one.named and one.latest <= late) else self._last + 1,
                one.minimum,
                self._problem.step,
            )
            for one in self._problem.flexible
        ]
        return settle(self._net, 0, self._last, loads, self._problem.step)

    def _overdrawn(self, late: int, step: int, net: list[int] | None = None) -> list[int]:
        """With carry: by each month, what is forced above what the months brought.

        Only the deadlines up to ``late`` count (all debts at the last month).
        """
        last = late == self._last
        latest = [
            one.latest if last or (one.named and one.latest <= late) else self._last + 1
            for one in self._problem.flexible
        ]
        forced = forced_by(
            [one.balance for one in self._problem.flexible],
            latest,
            [-(-one.minimum // step) * step for one in self._problem.flexible],
            self._last,
        )
        brought = accumulate(self._net if net is None else net)
        return [max(0, amount - money) for amount, money in zip(forced, brought, strict=True)]

    # The grant

    def _grant(self) -> int:
        """The smallest sum paid to the creditors at the start that makes a plan possible."""
        months = self._last + 1
        net = list(self._net)
        granted = 0
        for one in self._problem.fixed:
            payable = max(0, min(one.balance, one.instalment * (one.latest + 1)))
            if payable < one.balance:
                granted += one.balance - payable
                smaller = one._replace(balance=payable)
                pairs = zip(one.payments(months), smaller.payments(months), strict=True)
                for month, (asked, paid) in enumerate(pairs):
                    net[month] += asked - paid
        if self._problem.carry:
            late = sum(one.balance for one in self._problem.flexible if one.latest < 0)
            return granted + max(late, *self._overdrawn(self._last, 1, net))
        loads = [Load(one.balance, 0, one.latest, one.minimum) for one in self._problem.flexible]
        settlement = settle(net, 0, self._last, loads, 1, grant=True)
        if settlement is None:
            raise ArithmeticError("a grant of every balance makes any plan possible")
        return granted + settlement.backlog


def _in_time(one: Fixed, late: int) -> bool:
    settled = one.settled
    return settled is not None and settled <= late


def _due(one: Fixed | Flexible, late: int, *, last: bool) -> bool:
    return last or (one.named and one.latest <= late)

"""The search behind ``feasibility``: which debts are settled in which month, tried in turn.

From the last month to the first, the debts settled in each month are chosen, the most first; a
branch is cut as soon as the steps left cannot hold what is needed, odd cents included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from planner.calc.repayment.loads import Load, Settlement

__all__ = ["MOST_BRANCHES", "Branching"]

MOST_BRANCHES = 100_000
"""Far above what real budgets need (for ten debts; fewer for more, each branch costing more).

Past it the search gives up: a plan that only an odd pairing of cents would allow may be missed.
"""


class _State(NamedTuple):
    """Months above ``month`` are decided; ``pending`` is a set of debts, as bits.

    ``minimum`` is asked by the debts settled later, ``backlog`` what they still need; ``steps`` and
    ``odd`` are those of the pending debts.
    """

    month: int
    pending: int
    backlog: int
    minimum: int
    steps: int
    odd: int
    chosen: tuple[int, int, object] | None


class Branching:
    """Depth first; ``tops`` are the latest months in which each debt can be settled."""

    def __init__(
        self,
        net: Sequence[int],
        first: int,
        last: int,
        loads: Sequence[Load],
        step: int,
        tops: Sequence[int],
        most: int = MOST_BRANCHES,
    ) -> None:
        self._net, self._first, self._last = net, first, last
        self._loads, self._step, self._tops = loads, step, tops
        self._free = [net[month] // step for month in range(first, last + 1)]
        self._steps_before = [0, *accumulate(self._free)]
        odd_cents = (net[month] % step for month in range(first, last + 1))
        self._cents_before = [0, *accumulate(odd_cents)]
        self._poorest_before = [0, *accumulate(self._free, min)]
        self._choice = [j for j, one in enumerate(loads) if one.minimum or one.odd]
        self._fits_before, self._first_fit = self._fit()
        self._any_month = any(one.odd for one in loads)
        span = last - first + 2
        self._plain_rest = [0] * span
        # Steps of the debts without a choice that must be paid in the first so many months.
        self._plain_before = [0] * (span + 1)
        for j, one in enumerate(loads):
            if not (one.minimum or one.odd):
                at = max(tops[j] - first, -1)
                if at >= 0:
                    self._plain_rest[at] += one.steps
                for below in range(at + 1, span + 1):
                    self._plain_before[below] += one.steps
        self._branches, self._most = 0, most * 100 // max(10, len(self._choice)) ** 2

    def best(self, within: int | None) -> Settlement | None:
        """The smallest backlog not above ``within``, the first one found of its size."""
        if within == 0 and self._too_poor():
            return None
        bound = within + 1 if within is not None else None
        found: _State | None = None
        stack = [iter((self._start(),))]
        seen: dict[tuple[int, int], int] = {}
        while stack:
            state = next(stack[-1], None)
            if state is None:
                stack.pop()
                continue
            least = self._least(state)
            if bound is not None and least >= bound:
                continue
            if state.month < self._first:
                found, bound = state, least
                if least == 0:
                    break
                continue
            key = (state.month, state.pending)
            if seen.get(key, state.backlog + 1) <= state.backlog:
                continue
            seen[key] = state.backlog
            stack.append(self._choices(state))
        if found is None or bound is None:
            return None
        return Settlement(bound, self._months(found))

    def _too_poor(self) -> bool:
        """Whether some month cannot bear the minimums even if debts were settled by parts.

        To spare minimums to a poor month, debts must be settled by then: the cheapest by step of
        minimum spared, the last one in part, are a bound on what that costs.
        """
        for at, free in enumerate(self._free):
            if at and free >= self._poorest_before[at]:
                continue
            after = [
                j
                for j in self._choice
                if self._loads[j].minimum and self._tops[j] - self._first > at
            ]
            lacking = sum(self._loads[j].minimum for j in after) - free
            if lacking <= 0:
                continue
            steps = sum(
                one.steps for j, one in enumerate(self._loads) if self._tops[j] - self._first <= at
            )
            money = self._steps_before[at + 1] - steps
            costs = []
            for j in after:
                one = self._loads[j]
                money -= one.minimum * (at + 1)
                costs.append((one.steps - one.minimum * (at + 1), one.minimum))
            for cost, minimum in sorted(costs, key=_by_minimum):
                part = min(lacking, minimum)
                money -= cost * part // minimum
                lacking -= part
                if money < 0:
                    return True
                if lacking <= 0:
                    break
        return False

    def _start(self) -> _State:
        pending = sum(1 << place for place in range(len(self._choice)))
        steps = sum(self._loads[j].steps for j in self._choice)
        odd = sum(self._loads[j].odd for j in self._choice)
        return _State(self._last + 1, pending, 0, 0, steps, odd, None)

    def _fit(self) -> tuple[list[int], list[int]]:
        """Where odd cents cost no step: how many the first so many months can take at most.

        And, for each debt with a choice, the rank of the first month that can take its own (no
        month, of those it can be settled in, having enough cents below a step: one past the last).
        """
        takes: list[int] = []
        first_fit = [len(self._free)] * len(self._choice)
        for at, month in enumerate(range(self._first, self._last + 1)):
            cents, fitting = self._net[month] % self._step, 0
            for place, j in enumerate(self._choice):
                one = self._loads[j]
                if one.odd <= cents and one.steps <= self._steps_before[at + 1]:
                    fitting += one.odd
                    first_fit[place] = min(first_fit[place], at)
            takes.append(min(cents, fitting))
        return [0, *accumulate(takes)], first_fit

    def _least(self, state: _State) -> int:
        """What no choice of the months left can take, at least."""
        if state.month > self._last:
            return 0
        at = state.month - self._first + 1
        needed = state.backlog + state.minimum * at + state.steps + self._plain_before[at]
        if state.odd:
            needed += self._least_wasted(at, state)
        return max(0, needed - self._steps_before[at])

    def _least_wasted(self, at: int, state: _State) -> int:
        """How many steps the odd cents of the pending debts cost at least."""
        wasted = -(-(state.odd - self._cents_before[at]) // self._step)
        if wasted > 0:
            return wasted
        if state.odd > self._fits_before[at]:
            return 1
        pending = state.pending
        return int(
            any(first >= at and pending >> place & 1 for place, first in enumerate(self._first_fit))
        )

    def _choices(self, state: _State) -> Iterator[_State]:
        """The states of the month below, the most debts settled in this one first."""
        month, first = state.month, self._first
        at = month - first
        may = [
            place
            for place, j in enumerate(self._choice)
            if state.pending >> place & 1 and self._tops[j] >= month and self._counts(month, j)
        ]
        inside = month <= self._last
        for chosen in _subsets(may):
            self._branches += 1
            if self._branches > self._most:
                return
            steps = odd = minimum = rest = bits = 0
            for place in chosen:
                one = self._loads[self._choice[place]]
                bits |= 1 << place
                steps += one.steps
                odd += one.odd
                minimum += one.minimum
                rest += one.steps - one.minimum * at
            backlog = 0
            if inside:
                free = (self._net[month] - odd) // self._step - state.minimum
                if free < 0:
                    continue
                backlog = max(0, state.backlog + rest + self._plain_rest[at] - free)
            minimum += state.minimum
            if at > 0 and minimum > self._poorest_before[min(at, len(self._free))]:
                continue
            yield _State(
                month - 1,
                state.pending & ~bits,
                backlog,
                minimum,
                state.steps - steps,
                state.odd - odd,
                (month, bits, state.chosen) if bits else state.chosen,
            )

    def _counts(self, month: int, j: int) -> bool:
        """Whether it can matter to settle a debt in this month and not in a later one.

        Without odd cents, only to spare its minimum to a month poorer than all those before.
        """
        if self._any_month or month == self._tops[j]:
            return True
        at = month - self._first
        return at == 0 or (at < len(self._free) and self._free[at] < self._poorest_before[at])

    def _months(self, state: _State) -> tuple[int, ...]:
        months = list(self._tops)
        for place, j in enumerate(self._choice):
            if state.pending >> place & 1:
                months[j] = self._first - 1
        chosen = state.chosen
        while chosen is not None:
            month, bits, chosen = chosen  # type: ignore[assignment]
            for place, j in enumerate(self._choice):
                if bits >> place & 1:
                    months[j] = month
        return tuple(months)


def _subsets(items: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every subset, the whole first, those without the last items next."""
    count = len(items)
    for left_out in range(1 << count):
        yield tuple(item for place, item in enumerate(items) if not left_out >> place & 1)


def _by_minimum(pair: tuple[int, int]) -> Fraction:
    cost, minimum = pair
    return Fraction(cost, minimum)

"""Can these debts be settled in time by these months? An exact answer, without carried money.

Seen from its last month backwards, a debt that is settled in month t asks for three things: its
minimum in every month before t, its odd cents in month t itself (payments are whole steps but for
the one that settles), and the rest of its steps in any month up to t. Going back month by month,
what later months cannot take piles up as a *backlog*; the months suffice exactly when nothing is
left of it before the first one. What is left is the smallest sum that somebody else would have to
pay at the start.

To settle a debt later never hurts, but for two reasons: its minimum must then be paid through a
month too poor for it, or its odd cents waste a step where another month would have had them to
spare. So every debt is first settled as late as it may be; only when that fails are earlier months
tried for the debts concerned, and then all of them, from the latest, each branch cut as soon as
the steps left cannot hold what is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

__all__ = ["Load", "Settlement", "load", "settle"]

MOST_BRANCHES = 100_000
"""Far above what real budgets need; past it a plan is only sought with the branches seen."""


class Load(NamedTuple):
    """What a debt asks for, in whole steps, and by which month (ranks from 0).

    ``odd`` are the cents below a step, paid with the payment that settles. A ``latest`` beyond the
    last month looked at leaves the debt open there: only its minimum counts.
    """

    steps: int
    odd: int
    latest: int
    minimum: int


class Settlement(NamedTuple):
    """The month that settles each debt, as late as may be, and the steps that nothing can take."""

    backlog: int
    months: tuple[int, ...]


def load(balance: int, latest: int, minimum: int, step: int) -> Load:
    """A debt of so many cents, in steps; its minimum a month is rounded up to whole steps."""
    steps, odd = divmod(balance, step)
    return Load(steps, odd, latest, -(-minimum // step))


def settle(
    net: Sequence[int],
    first: int,
    last: int,
    loads: Sequence[Load],
    step: int,
    *,
    within: int | None = 0,
    hint: Sequence[int] = (),
) -> Settlement | None:
    """The settlement of the smallest backlog, None when it is above ``within`` steps.

    ``net`` is what each month can pay, in cents and not below zero, months ``first`` to ``last``
    being looked at. With ``within`` None any backlog is accepted (and, with a step of one cent,
    there is always a settlement: a debt paid whole at the start is settled in month first − 1).
    ``hint`` are months that settled nearly the same debts: tried first.
    """
    tops = [_top(one, first, last) for one in loads]
    backlog = _backlog(net, first, last, loads, step, tops)
    if backlog is not None:
        if backlog == 0 or (step == 1 and (within is None or backlog <= within)):
            return Settlement(backlog, tuple(tops))
        if step == 1:
            return None
    if hint:
        months = [max(first, min(pair)) for pair in zip(hint, tops, strict=True)]
        if _backlog(net, first, last, loads, step, months) == 0:
            return Settlement(0, tuple(months))
    return _Search(net, first, last, loads, step, tops).best(within)


def _top(one: Load, first: int, last: int) -> int:
    """The latest month in which a debt can be settled when its minimum is paid until then."""
    top = min(one.latest, last + 1)
    return min(top, first + one.steps // one.minimum) if one.minimum else top


def _backlog(
    net: Sequence[int],
    first: int,
    last: int,
    loads: Sequence[Load],
    step: int,
    months: Sequence[int],
) -> int | None:
    """What is left over when each debt is settled in a given month; None when a month breaks."""
    span = last - first + 2
    rest, odd, minimum = [0] * span, [0] * span, [0] * span
    backlog = 0
    for one, month in zip(loads, months, strict=True):
        if month < first:
            backlog += one.steps + (one.odd > 0)
            continue
        at = month - first
        rest[at] += one.steps - one.minimum * at
        odd[at] += one.odd
        minimum[at] += one.minimum
    granted, backlog = backlog, 0
    open_minimum = minimum[span - 1]
    for at in range(span - 2, -1, -1):
        free = (net[first + at] - odd[at]) // step - open_minimum
        if free < 0:
            return None
        backlog += rest[at] - free
        backlog = max(backlog, 0)
        open_minimum += minimum[at]
    return backlog + granted


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


class _Search:
    """Depth first from the last month to the first, the debts settled in each month chosen."""

    def __init__(
        self,
        net: Sequence[int],
        first: int,
        last: int,
        loads: Sequence[Load],
        step: int,
        tops: Sequence[int],
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
        self._branches = 0

    def best(self, within: int | None) -> Settlement | None:
        """The smallest backlog not above ``within``, the first one found of its size."""
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
            if self._branches > MOST_BRANCHES:
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

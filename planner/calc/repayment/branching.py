"""The search behind ``feasibility``: which debts are settled in which month, tried in turn.

The months are decided from the last to the first. To settle a debt as late as may be never hurts
its steps, so that a month that can still hold the odd cents of one more debt holds them: only full
months are tried, those that lose no step first. A debt with a minimum, which a poorer month may
not bear, is tried in and out. A branch is cut as soon as the months left cannot hold what is
needed, odd cents included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, islice
from typing import NamedTuple

from planner.calc.repayment.boxes import Boxes, Effort, full_boxes
from planner.calc.repayment.loads import Load, Settlement

__all__ = ["Branching"]


class _State(NamedTuple):
    """The first ``open`` months are undecided; ``pending`` is the set of debts left, as bits.

    ``minimum`` is asked of each open month by the debts settled later, ``backlog`` what they still
    need; ``steps`` and ``odd`` are those of the pending debts.
    """

    open: int
    pending: int
    backlog: int
    minimum: int
    steps: int
    odd: int
    chosen: tuple[int, int, object] | None


class Branching:
    """Depth first; ``tops`` are the latest months in which each debt can be settled.

    So many sets are ``tried`` of each number of steps that a month may lose, the fullest first,
    before the others in order.
    """

    def __init__(
        self,
        net: Sequence[int],
        first: int,
        last: int,
        loads: Sequence[Load],
        step: int,
        tops: Sequence[int],
        tried: int = 0,
    ) -> None:
        self._first, self._count = first, last - first + 1
        self._loads, self._step, self._tops = loads, step, tops
        self._free = [net[month] // step for month in range(first, last + 1)]
        self._cents = [net[month] % step for month in range(first, last + 1)]
        self._steps_before = [0, *accumulate(self._free)]
        self._cents_before = [0, *accumulate(self._cents)]
        self._poorest_before = [0, *accumulate(self._free, min)]
        # A debt without odd cents nor minimum is settled at its latest: nothing to choose.
        self._choice = sorted(
            (j for j, one in enumerate(loads) if one.minimum or one.odd),
            key=lambda j: -loads[j].odd,
        )
        self._odds = [loads[j].odd for j in self._choice]
        self._boxes = Boxes(
            self._odds,
            [loads[j].steps for j in self._choice],
            self._cents,
            self._steps_before,
            step,
        )
        # Steps of the debts without a choice by the month they are settled in; of those and of the
        # others without a minimum, and due in the first so many months.
        plain, due = [0] * (self._count + 2), [0] * (self._count + 2)
        for j, one in enumerate(loads):
            at = max(tops[j] - first, -1) + 1
            if not one.minimum:
                due[at] += one.steps
                plain[at] += 0 if one.odd else one.steps
        self._plain_rest = plain[1:]
        self._plain_before = list(accumulate(plain))
        self._due_before = list(accumulate(due))
        self._bound, self._tried = 1, tried
        poorest = self._poorest_before
        self._poor = [at for at, free in enumerate(self._free) if not at or free < poorest[at]]
        self._by_cost = sorted(
            (
                (1 << place, tops[j] - first, loads[j].steps, loads[j].minimum)
                for place, j in enumerate(self._choice)
                if loads[j].minimum
            ),
            key=_by_minimum,
        )

    def best(self, effort: Effort, *, grant: bool) -> Settlement | None:
        """A settlement that leaves nothing over or, with ``grant``, as little as can be.

        ``Undecided`` when the effort does not suffice.
        """
        if grant:
            self._bound = 1 + sum(one.steps + 1 for one in self._loads)
        found: _State | None = None
        stack = [iter((self._start(),))]
        seen: dict[tuple[int, int], int] = {}
        while stack and self._bound:
            state = next(stack[-1], None)
            if state is None:
                stack.pop()
                continue
            effort.spend()
            least = self._least(state)
            if least >= self._bound:
                continue
            if not state.open:
                found, self._bound = state, least
                continue
            key = (state.open, state.pending)
            if seen.get(key, state.backlog + 1) <= state.backlog:
                continue
            seen[key] = state.backlog
            stack.append(self._choices(state, effort))
        return None if found is None else Settlement(self._bound, self._months(found))

    def _start(self) -> _State:
        pending = (1 << len(self._choice)) - 1
        steps = sum(self._loads[j].steps for j in self._choice)
        return _State(self._count + 1, pending, 0, 0, steps, sum(self._odds), None)

    def _spare(self, state: _State) -> int:
        """The steps of the open months above those needed, odd cents left aside."""
        at = state.open
        needed = state.backlog + state.minimum * at + state.steps + self._plain_before[at]
        return self._steps_before[at] - needed

    def _least(self, state: _State) -> int:
        """What no choice of the months left can take, at least."""
        if state.open > self._count:
            return 0
        spare = self._spare(state)
        if state.odd:
            cents = state.odd - self._cents_before[state.open]
            wasted = self._boxes.least_wasted(state.pending, state.open)
            spare -= max(wasted, -(-cents // self._step))
        return max(-spare, self._least_spared(state))

    def _least_spared(self, state: _State, early: int = 0) -> int:
        """What is left over at least once the poor months are spared the minimums they lack.

        To spare a month some minimums, debts must be settled by then: the cheapest by step of
        minimum spared, the last one in part, are a bound on what that costs. The debts ``early``
        are settled by the last open month.
        """
        most = 0
        for at in self._poor:
            if at >= state.open:
                break
            lacking = state.minimum - self._free[at]
            money = self._steps_before[at + 1] - state.minimum * (at + 1)
            money -= self._due_before[at + 1]
            spared = early if at == state.open - 1 else 0
            movable: list[tuple[int, int]] = []
            for bit, top, steps, minimum in self._by_cost:
                if state.pending & bit:
                    if top <= at or spared & bit:
                        money -= steps
                    else:
                        lacking += minimum
                        money -= minimum * (at + 1)
                        movable.append((steps - minimum * (at + 1), minimum))
            for cost, minimum in movable:
                if lacking <= 0:
                    break
                part = min(lacking, minimum)
                money -= cost * part // minimum
                lacking -= part
            if lacking > 0:
                return self._bound
            most = max(most, -money)
        return most

    def _choices(self, state: _State, effort: Effort) -> Iterator[_State]:
        """The states of the month below: those that lose no step first."""
        at = state.open - 1
        may = [
            place
            for place, j in enumerate(self._choice)
            if state.pending >> place & 1 and self._tops[j] - self._first >= at
        ]
        for out, must in self._chosen(state, may, effort):
            kept = [place for place in may if not out >> place & 1]
            yield from self._filled(state, kept, must, effort)

    def _chosen(self, state: _State, may: list[int], effort: Effort) -> Iterator[tuple[int, int]]:
        """The debts with a minimum to settle earlier, to spare it to a month, and those not to.

        Where every month to come can bear all the minimums, none is chosen.
        """
        at = state.open - 1
        steps = self._spare(state) + self._bound - 1 if at < self._count else 0
        asked = state.minimum + min(max(0, steps), -(-state.odd // self._step))
        asked += sum(one[3] for one in self._by_cost if state.pending & one[0])
        if not at or asked <= self._poorest_before[min(at, self._count)]:
            yield 0, 0
            return
        poor = bool(self._odds[0]) or at == self._count or self._free[at] < self._poorest_before[at]
        choice = [
            one
            for one in self._by_cost
            if one[0].bit_length() - 1 in may and (poor or one[1] == at)
        ]
        every = sum(1 << place for place in may if self._loads[self._choice[place]].minimum)
        out = every - sum(one[0] for one in choice)
        stack = [(state._replace(open=at), out, len(choice))]
        while stack:
            effort.spend()
            now, out, place = stack.pop()
            if self._least_spared(now, out) >= self._bound:
                continue
            if not place:
                yield out, every & ~out
                continue
            bit, _, _, minimum = choice[place - 1]
            stack.append((now, out | bit, place - 1))
            minimum += now.minimum
            if minimum <= self._poorest_before[min(at, self._count)]:
                settled = now._replace(pending=now.pending & ~bit, minimum=minimum)
                stack.append((settled, out, place - 1))

    def _filled(self, state: _State, may: list[int], must: int, effort: Effort) -> Iterator[_State]:
        """The states of the month below: as many of some debts settled as it can hold.

        Those that ``must`` be are.
        """
        at = state.open - 1
        if at == self._count:
            # Beyond the months looked at: a debt left open asks for no more than its minimum.
            yield self._after(state, at, sum(1 << place for place in may))
            return
        odd = sum(self._odds[place] for place in may)
        most = min(
            self._spare(state) + self._bound - 1,
            self._free[at] - state.minimum,
            max(0, -(-(odd - self._cents[at]) // self._step)),
        )
        by_waste = [self._sets(state, may, must, waste, effort) for waste in range(most + 1)]
        if self._tried:
            tried = [one for sets in by_waste for one in islice(sets, self._tried)]
            by_waste.insert(0, iter(sorted(tried)))
        for sets in by_waste:
            for _, bits in sets:
                yield self._after(state, at, bits)

    def _sets(
        self, state: _State, may: list[int], must: int, waste: int, effort: Effort
    ) -> Iterator[tuple[int, int]]:
        """The full sets of debts of a month that loses so many steps, and the cents left empty."""
        at = state.open - 1
        most = self._cents[at] + waste * self._step
        low = most - self._step if waste else -1
        steps = self._spare(state) + self._bound - 1
        # What this month and those before it keep empty is at most what there is to spare.
        spare = steps * self._step + self._cents_before[state.open] - state.odd
        spare -= self._boxes.lost(at, steps - waste)
        every = sum(1 << place for place in may)
        needed = self._boxes.needed(state.pending, every, at, steps - waste)
        debts = [(1 << place, self._odds[place], bool(must >> place & 1)) for place in may]
        return full_boxes(debts, max(low, most - spare - 1), most, needed, effort)

    def _after(self, state: _State, at: int, bits: int) -> _State:
        """The state once the debts of a set are settled in a month, and no other."""
        steps = odd = minimum = rest = 0
        for place, j in enumerate(self._choice):
            if bits >> place & 1:
                one = self._loads[j]
                steps += one.steps
                odd += one.odd
                minimum += one.minimum
                rest += one.steps - one.minimum * at
        backlog = 0
        if at < self._count:
            wasted = max(0, -(-(odd - self._cents[at]) // self._step))
            room = self._free[at] - wasted - state.minimum
            backlog = max(0, state.backlog + rest + self._plain_rest[at] - room)
        return _State(
            at,
            state.pending & ~bits,
            backlog,
            state.minimum + minimum,
            state.steps - steps,
            state.odd - odd,
            (at, bits, state.chosen) if bits else state.chosen,
        )

    def _months(self, state: _State) -> tuple[int, ...]:
        months = list(self._tops)
        chosen = state.chosen
        while chosen is not None:
            at, bits, chosen = chosen  # type: ignore[assignment]
            for place, j in enumerate(self._choice):
                if bits >> place & 1:
                    months[j] = self._first + at
        return tuple(months)


def _by_minimum(debt: tuple[int, int, int, int]) -> Fraction:
    _, _, steps, minimum = debt
    return Fraction(steps, minimum)

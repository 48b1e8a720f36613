"""A quick guess of the months that settle the debts, when settling each at its latest wastes steps.

Going back from the last month, two things are looked after: no step of a month stays idle for want
of a debt that may still be paid in it, and the cents that a month has below a step take the odd
cents that fit them best. It often finds what a search would find; it proves nothing when it fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from planner.calc.repayment.loads import Load

__all__ = ["packed_months"]


def packed_months(
    net: Sequence[int],
    first: int,
    last: int,
    loads: Sequence[Load],
    step: int,
    tops: Sequence[int],
) -> list[int]:
    """A month for each debt, not after its latest; to be checked by the caller."""
    months = list(tops)
    free = [net[month] // step for month in range(first, last + 1)]
    poorest_before = [0, *accumulate(free, min)]
    pending = {j for j, one in enumerate(loads) if first <= tops[j] <= last and _may_move(one)}
    backlog, minimum = 0, sum(one.minimum for j, one in enumerate(loads) if tops[j] > last)
    plain = [0] * len(free)
    for j, one in enumerate(loads):
        if j not in pending and first <= tops[j] <= last:
            plain[tops[j] - first] += one.steps
    for at in range(len(free) - 1, -1, -1):
        cents = net[first + at] % step
        room = free[at] - minimum
        backlog += plain[at]
        may = [j for j in pending if tops[j] - first >= at]
        while may:
            fitting = [j for j in may if loads[j].odd <= cents]
            if at == 0:
                chosen = may[0]
            elif backlog < room:
                chosen = max(fitting or may, key=lambda j: (loads[j].steps, -j))
            elif fitting:
                chosen = max(fitting, key=lambda j: (loads[j].odd, loads[j].steps, -j))
            else:
                break
            one = loads[chosen]
            may.remove(chosen)
            if at and minimum + one.minimum > poorest_before[at]:
                continue
            pending.discard(chosen)
            months[chosen] = first + at
            backlog += one.steps - one.minimum * at
            minimum += one.minimum
            lost = max(0, -(-(one.odd - cents) // step))
            cents += lost * step - one.odd
            room -= lost
        backlog = max(0, backlog - room)
    return months


def _may_move(one: Load) -> bool:
    """Whether it can matter which month settles a debt."""
    return one.odd > 0 or one.minimum > 0

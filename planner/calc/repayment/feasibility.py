"""Can these debts be settled in time by these months? An exact answer, without carried money.

Seen from its last month backwards, a debt that is settled in month t asks for three things: its
minimum in every month before t, its odd cents in month t itself (payments are whole steps but for
the one that settles), and the rest of its steps in any month up to t. Going back month by month,
what later months cannot take piles up as a *backlog*; the months suffice exactly when nothing is
left of it before the first one. What is left is the smallest sum that somebody else would have to
pay at the start.

To settle a debt later never hurts, but for two reasons: its minimum must then be paid through a
month too poor for it, or its odd cents waste a step where another month would have had them to
spare. So every debt is first settled as late as it may be; only when that fails are the months of
all searched for.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.calc.repayment.boxes import Effort, Undecided
from planner.calc.repayment.branching import Branching
from planner.calc.repayment.loads import Load, Settlement, backlog_of, latest_month

__all__ = ["MOST_SETS", "settle"]

MOST_SETS = 300_000
"""Far above what real budgets need: some seconds of search."""


def settle(
    net: Sequence[int],
    first: int,
    last: int,
    loads: Sequence[Load],
    step: int,
    *,
    grant: bool = False,
    hint: Sequence[int] = (),
    most: int | None = None,
) -> Settlement | None:
    """The months that settle every debt in time, None when there are none.

    ``net`` is what each month can pay, in cents and not below zero, months ``first`` to ``last``
    being looked at. With ``grant``, in steps of one cent, somebody else pays what is left over, as
    little as can be: there is always a settlement, a debt paid whole at the start being settled in
    month first − 1. ``hint`` are months that settled nearly the same debts: tried first.
    ``Undecided`` when ``most`` sets of debts were tried and nothing is proved.
    """
    tops = [latest_month(one, first, last) for one in loads]
    backlog = backlog_of(net, first, last, loads, step, tops)
    if backlog is not None:
        if backlog == 0:
            return Settlement(0, tuple(tops))
        if not any(one.odd for one in loads):
            return Settlement(backlog, tuple(tops)) if grant else None
    if hint:
        months = [max(first, min(pair)) for pair in zip(hint, tops, strict=True)]
        if backlog_of(net, first, last, loads, step, months) == 0:
            return Settlement(0, tuple(months))
    search = Branching(net, first, last, loads, step, tops)
    if most is not None:
        return search.best(Effort(most), grant=grant)
    try:
        return search.best(Effort(MOST_SETS // 8), grant=grant)
    except Undecided:
        # What one order of search is long to find, another often finds at once.
        other = Branching(net, first, last, loads, step, tops, tried=5)
        return other.best(Effort(MOST_SETS), grant=grant)

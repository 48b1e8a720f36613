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

from collections.abc import Sequence

from planner.calc.repayment.branching import MOST_BRANCHES, Branching
from planner.calc.repayment.loads import Load, Settlement, backlog_of, latest_month
from planner.calc.repayment.packing import packed_months

__all__ = ["settle"]


def settle(
    net: Sequence[int],
    first: int,
    last: int,
    loads: Sequence[Load],
    step: int,
    *,
    within: int | None = 0,
    hint: Sequence[int] = (),
    branches: int = MOST_BRANCHES,
) -> Settlement | None:
    """The settlement of the smallest backlog, None when it is above ``within`` steps.

    ``net`` is what each month can pay, in cents and not below zero, months ``first`` to ``last``
    being looked at. With ``within`` None any backlog is accepted (and, with a step of one cent,
    there is always a settlement: a debt paid whole at the start is settled in month first − 1).
    ``hint`` are months that settled nearly the same debts: tried first. Past so many ``branches``
    the search gives up, as if there were none.
    """
    tops = [latest_month(one, first, last) for one in loads]
    backlog = backlog_of(net, first, last, loads, step, tops)
    if backlog is not None:
        if backlog == 0:
            return Settlement(0, tuple(tops))
        if not any(one.odd for one in loads):
            fits = within is None or backlog <= within
            return Settlement(backlog, tuple(tops)) if fits else None
    if hint:
        months = [max(first, min(pair)) for pair in zip(hint, tops, strict=True)]
        if backlog_of(net, first, last, loads, step, months) == 0:
            return Settlement(0, tuple(months))
    if within == 0:
        months = packed_months(net, first, last, loads, step, tops)
        if backlog_of(net, first, last, loads, step, months) == 0:
            return Settlement(0, tuple(months))
    return Branching(net, first, last, loads, step, tops, branches).best(within)

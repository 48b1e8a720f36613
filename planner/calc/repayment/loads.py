"""What debts ask of the months, in whole steps, and what is left when each is settled in a month.

A debt that is settled in month t asks for three things: its minimum in every month before t, its
odd cents in month t itself (payments are whole steps but for the one that settles), and the rest
of its steps in any month up to t.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Load", "Settlement", "backlog_of", "latest_month", "load"]


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


def latest_month(one: Load, first: int, last: int) -> int:
    """The latest month in which a debt can be settled when its minimum is paid until then."""
    top = min(one.latest, last + 1)
    return min(top, first + one.steps // one.minimum) if one.minimum else top


def backlog_of(
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

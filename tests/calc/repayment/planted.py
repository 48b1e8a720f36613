"""Tight questions made from a plan: what each month pays is drawn first, then what asks for it.

Every month is full to its last step, or nearly: the plan that was drawn is one of very few.
"""

import random

from planner.calc.money import Money
from planner.calc.repayment.problem import DebtTerms, MonthlyBudget, RepaymentRequest
from tests.calc.repayment.plans import FIRST

PRECISIONS = (0, 5, 15, 60)
"""Up to so many percent of a step are left unused in a month."""


def planted(seed, debts, months, step, *, moved=0):
    """A request that has a plan; with ``moved`` cents taken from some months to others, perhaps."""
    draw = random.Random(seed)  # noqa: S311
    unused = draw.choice(PRECISIONS)
    with_deadline, with_minimum = draw.choice((0, 0.3, 1)), draw.choice((0, 0, 0.3))
    first_end = draw.choice((0, months // 3))
    ends = [months - 1, *(draw.randrange(first_end, months) for _ in range(debts - 1))]
    minimum = [step * draw.randrange(1, 3) * (draw.random() < with_minimum) for _ in ends]
    balances = [draw.randrange(1, step) for _ in ends]
    net = [0] * months
    for end, odd in zip(ends, balances, strict=True):
        net[end] += odd
    for month in range(months):
        unsettled = [rank for rank, end in enumerate(ends) if end >= month]
        paid = [draw.choice(unsettled) for _ in range(draw.randrange(2, 9))]
        amounts = [minimum[rank] + step * paid.count(rank) for rank in unsettled]
        for rank, amount in zip(unsettled, amounts, strict=True):
            balances[rank] += amount
        net[month] += sum(amounts) + draw.randrange(1 + step * unused // 100)
    for _ in range(3 * bool(moved)):
        source, target = draw.choice(ends), draw.randrange(months)
        cents = min(net[source], draw.randrange(moved))
        net[source] -= cents
        net[target] += cents
    latest = [
        FIRST.plus(min(months - 1, end + draw.randrange(6)))
        if draw.random() < with_deadline
        else None
        for end in ends
    ]
    return RepaymentRequest(
        months=tuple(
            MonthlyBudget(FIRST.plus(rank), Money(cents)) for rank, cents in enumerate(net)
        ),
        floor=Money(0),
        debts=tuple(
            DebtTerms(
                f"d{rank}",
                Money(balance),
                rank + 1,
                latest=late,
                minimum=Money(least) if least else None,
            )
            for rank, (balance, late, least) in enumerate(
                zip(balances, latest, minimum, strict=True)
            )
        ),
        step=Money(step),
    )


def with_poor_months(seed, debts, months, step):
    """A request of debts with minimums that the poorest months cannot all bear."""
    draw = random.Random(seed)  # noqa: S311
    balances = [draw.randrange(50 * step, 2000 * step) for _ in range(debts)]
    part = sum(balances) * draw.choice((100, 105, 130)) // 100 // months
    weights = [draw.choice((10, 30, 60, 100, 100, 150, 200)) for _ in range(months)]
    net = [part * months * weight // sum(weights) + 1 for weight in weights]
    return RepaymentRequest(
        months=tuple(
            MonthlyBudget(FIRST.plus(rank), Money(cents)) for rank, cents in enumerate(net)
        ),
        floor=Money(0),
        debts=tuple(
            DebtTerms(
                f"d{rank}",
                Money(balance),
                rank + 1,
                latest=FIRST.plus(draw.randrange(months // 2, months)) if rank % 2 else None,
                minimum=Money(draw.randrange(1, balance // months))
                if draw.random() < 0.7
                else None,
            )
            for rank, balance in enumerate(balances)
        ),
        step=Money(step),
    )

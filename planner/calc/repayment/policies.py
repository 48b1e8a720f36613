"""How the money that nothing forces is shared between the debts, in whole steps.

Three policies fill one debt after the other (by priority, the smallest first, the dearest first);
three share every month between all (by balance left, by contractual amount, equally). A payment is
a whole number of steps, or what settles the debt. Odd steps go to the largest remainder, then in
the order given; what a settled debt does not absorb is shared again; what is below a step still
settles a debt that is small enough.

All amounts are whole cents in lists by debt: ``left`` is what is due at the start of the month,
``paid`` what this month has paid so far, changed in place.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.calc.repayment.problem import Policy, Problem

__all__ = ["SHARED", "fill", "order_of", "share", "share_within", "weights_of"]

SHARED = frozenset({Policy.PRO_RATA, Policy.PRO_RATA_CONTRACTUAL, Policy.EQUAL})
"""The policies that pay something to every debt each month."""


def order_of(problem: Problem) -> list[int]:
    """The flexible debts in the order in which a policy fills them, where it never changes."""
    terms = [problem.request.debts[one.rank] for one in problem.flexible]
    every = range(len(terms))
    policy = problem.request.policy
    if policy is Policy.PRIORITY:
        return sorted(every, key=lambda j: terms[j].priority)
    if policy is Policy.DEAREST_FIRST:
        return sorted(every, key=lambda j: -terms[j].rate)
    return list(every)


def weights_of(problem: Problem) -> list[int | None]:
    """The fixed weight of each flexible debt in a share; None for its balance left."""
    policy = problem.request.policy
    weights: list[int | None] = []
    for one in problem.flexible:
        terms = problem.request.debts[one.rank]
        amount = terms.contractual if terms.contractual is not None else terms.minimum
        if policy is Policy.EQUAL:
            weights.append(1)
        elif policy is Policy.PRO_RATA_CONTRACTUAL and amount is not None:
            weights.append(amount.cents)
        else:
            weights.append(None)
    return weights


def fill(money: int, step: int, order: Sequence[int], left: Sequence[int], paid: list[int]) -> int:
    """Pay the debts one after the other; the money that no debt can take."""
    for j in order:
        due = left[j] - paid[j]
        if due > 0:
            amount = due if due <= money else money - money % step
            paid[j] += amount
            money -= amount
            if not money:
                break
    return money


def share(
    money: int, step: int, weights: Sequence[int | None], left: Sequence[int], paid: list[int]
) -> int:
    """Pay every debt its share by weight; the money that no debt can take."""
    while money >= step:
        open_ = [j for j, due in enumerate(left) if due > paid[j]]
        if not open_:
            return money
        for j, steps in zip(open_, _shares(money // step, open_, weights, left, paid), strict=True):
            amount = min(steps * step, left[j] - paid[j])
            paid[j] += amount
            money -= amount
    if money:
        money = fill(money, step, range(len(left)), left, paid)
    return money


def share_within(
    money: int,
    step: int,
    weights: Sequence[int | None],
    left: Sequence[int],
    paid: list[int],
    most: Sequence[int],
) -> None:
    """The same, no debt being paid more than ``most`` this month in all."""
    while money >= step:
        open_ = [j for j in range(len(left)) if _payable(most[j], j, left, step) > paid[j]]
        if not open_:
            return
        before = money
        for j, steps in zip(open_, _shares(money // step, open_, weights, left, paid), strict=True):
            amount = _payable(min(paid[j] + steps * step, most[j]), j, left, step)
            money -= amount - paid[j]
            paid[j] = amount
        if money == before:
            return
    for j, due in enumerate(left):
        if paid[j] < due <= min(most[j], paid[j] + money):
            money -= due - paid[j]
            paid[j] = due


def _payable(amount: int, j: int, left: Sequence[int], step: int) -> int:
    """The largest payment of a month not above an amount: all that is left, or whole steps."""
    return left[j] if amount >= left[j] else amount - amount % step


def _shares(
    steps: int,
    open_: Sequence[int],
    weights: Sequence[int | None],
    left: Sequence[int],
    paid: Sequence[int],
) -> list[int]:
    """So many steps by weight, the odd ones to the largest remainder, then in the order given."""
    by = [left[j] - paid[j] if (given := weights[j]) is None else given for j in open_]
    whole = sum(by)
    if not whole:
        by = [left[j] - paid[j] for j in open_]
        whole = sum(by)
    parts = [divmod(steps * weight, whole) for weight in by]
    shares = [part for part, _ in parts]
    odd = steps - sum(shares)
    if odd:
        for i in sorted(range(len(parts)), key=lambda i: -parts[i][1])[:odd]:
            shares[i] += 1
    return shares

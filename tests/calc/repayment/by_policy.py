"""Every month of a plan by every policy, by trying each payment: the slow referee of who is paid.

Balances, budgets and amounts are whole steps here. What is forced in a month is the smallest sum
after which the deadlines named can still be met, the earliest deadline first; the rest goes where
the policy says. With money carried, only what is due in the month and the minimums are forced, and
a debt takes as much as leaves the months to come possible. Nothing is shared with the solver.
"""

from fractions import Fraction
from functools import cache
from itertools import product

from planner.calc.repayment.problem import Policy

BY_ORDER = (Policy.PRIORITY, Policy.SMALLEST_FIRST, Policy.DEAREST_FIRST)


class EveryPayment:
    def __init__(self, request):
        first, step = request.months[0].month, request.step.cents
        self.request, self.step, self.terms = request, step, request.debts
        self.net = [(one.available - request.floor).cents // step for one in request.months]
        self.count = len(self.net)
        self.start = tuple(one.balance.cents // step for one in self.terms)
        asked = [one.latest.minus(first) if one.latest else self.count for one in self.terms]
        self.due = [min(late, self.count - 1) for late in asked]
        self.named = [min(late, self.count) for late in asked]
        self.possible = cache(self._possible)

    def least(self, rank, left):
        one = self.terms[rank]
        amount = one.minimum if one.instalment is None else one.instalment
        return 0 if amount is None else min(-(-amount.cents // self.step), left)

    def payments(self, state, money):
        """Every lawful way to pay in one month."""
        choices = [
            range(least, (least if one.instalment is not None else left) + 1)
            for rank, (one, left) in enumerate(zip(self.terms, state, strict=True))
            for least in (self.least(rank, left),)
        ]
        return [paid for paid in product(*choices) if sum(paid) <= money]

    def _possible(self, month, state, kept, latest):
        """Whether each debt can be settled by its latest month from here on."""
        if any(left and late < month for left, late in zip(state, latest, strict=True)):
            return False
        if month == self.count:
            return True
        money = self.net[month] + kept
        return any(
            self.possible(
                month + 1,
                tuple(left - one for left, one in zip(state, paid, strict=True)),
                money - sum(paid) if self.request.carry else 0,
                latest,
            )
            for paid in self.payments(state, money)
        )

    def rows(self):
        """The payments of each month, in cents; None where there is no plan."""
        if not self.possible(0, self.start, 0, tuple(self.due)):
            return None
        rows, state, kept = [], self.start, 0
        for month in range(self.count):
            if not any(state):
                break
            money = self.net[month] + kept
            paid = self.carried(month, state, money) if self.request.carry else None
            paid = paid or self.spent(month, state, money)
            kept = money - sum(paid) if self.request.carry else 0
            state = tuple(left - one for left, one in zip(state, paid, strict=True))
            rows.append(tuple(one * self.step for one in paid))
        return rows

    def goes_on(self, month, state, paid, money, latest):
        after = tuple(left - one for left, one in zip(state, paid, strict=True))
        kept = money - sum(paid) if self.request.carry else 0
        return sum(paid) <= money and self.possible(month + 1, after, kept, tuple(latest))

    def forced(self, month, state, money):
        good = [
            paid
            for paid in self.payments(state, money)
            if self.goes_on(month, state, paid, money, self.named)
        ]
        least = min(map(sum, good))
        order = sorted(
            range(len(state)),
            key=lambda rank: (self.due[rank], self.named[rank] > self.due[rank], rank),
        )
        return max(
            (paid for paid in good if sum(paid) == least),
            key=lambda paid: [paid[rank] for rank in order],
        )

    def in_order(self, left):
        """The debts that may be paid more, in the order of a policy that fills them in turn."""
        keys = {
            Policy.PRIORITY: lambda rank: self.terms[rank].priority,
            Policy.SMALLEST_FIRST: lambda rank: left[rank],
            Policy.DEAREST_FIRST: lambda rank: -self.terms[rank].rate,
        }
        free = [rank for rank, one in enumerate(self.terms) if one.instalment is None]
        return sorted(free, key=keys[self.request.policy])

    def spent(self, month, state, money):
        """A month whose money is gone after it."""
        paid = list(self.forced(month, state, money))
        left = [due - one for due, one in zip(state, paid, strict=True)]
        money -= sum(paid)
        if self.request.policy in BY_ORDER:
            for rank in self.in_order(left):
                amount = min(money, left[rank])
                paid[rank] += amount
                money -= amount
            return paid
        while money:
            shares = self.shares(money, state, paid)
            if not shares:
                return paid
            for rank, share in shares.items():
                amount = min(share, state[rank] - paid[rank])
                paid[rank] += amount
                money -= amount
        return paid

    def shares(self, money, state, paid):
        left = {
            rank: state[rank] - paid[rank]
            for rank, one in enumerate(self.terms)
            if one.instalment is None and state[rank] > paid[rank]
        }
        weights = {rank: self.weight(rank, left[rank]) for rank in left}
        if not any(weights.values()):
            weights = left
        whole = sum(weights.values())
        exact = {rank: Fraction(money * weight, whole) for rank, weight in weights.items()}
        shares = {rank: int(share) for rank, share in exact.items()}
        odd = money - sum(shares.values())
        for rank in sorted(left, key=lambda rank: shares[rank] - exact[rank])[:odd]:
            shares[rank] += 1
        return shares

    def weight(self, rank, left):
        one = self.terms[rank]
        if self.request.policy is Policy.EQUAL:
            return 1
        amount = one.minimum if one.contractual is None else one.contractual
        if self.request.policy is Policy.PRO_RATA_CONTRACTUAL and amount is not None:
            return amount.cents
        return left * self.step

    def carried(self, month, state, money):
        """A month whose money waits for the next ones; the policies that fill debts in turn."""
        paid = [
            left if self.due[rank] <= month else self.least(rank, left)
            for rank, left in enumerate(state)
        ]
        left = [due - one for due, one in zip(state, paid, strict=True)]
        for rank in self.in_order(left):
            tried = (
                [*paid[:rank], paid[rank] + more, *paid[rank + 1 :]]
                for more in range(left[rank], -1, -1)
            )
            paid = next(one for one in tried if self.goes_on(month, state, one, money, self.due))
        return paid

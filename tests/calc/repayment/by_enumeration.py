"""Every plan there is, tried one after the other: the slow referee of the solver on small cases.

Amounts are cents. A state is what is left of each debt and the money carried; a month tries every
payment that the rules allow. Nothing here is shared with the solver.
"""

from functools import cache
from itertools import product

from planner.calc.repayment.problem import RepaymentRequest

NEVER = 10_000


class Enumeration:
    def __init__(self, request: RepaymentRequest, *, step=None, granted=None):
        first = request.months[0].month
        self.net = [one.available.cents - request.floor.cents for one in request.months]
        self.carry = request.carry
        self.step = request.step.cents if step is None else step
        self.horizon = len(self.net) - 1
        self.terms = request.debts
        granted = granted or [0] * len(self.terms)
        self.start = tuple(
            debt.balance.cents - grant for debt, grant in zip(self.terms, granted, strict=True)
        )
        self.latest = [
            min(debt.latest.minus(first), self.horizon) if debt.latest else self.horizon
            for debt in self.terms
        ]
        self.named = {
            debt.latest.minus(first)
            for debt in self.terms
            if debt.latest and debt.latest.minus(first) <= self.horizon
        }

    def payments(self, rank, left, money):
        """Every lawful payment of one month to one debt."""
        debt = self.terms[rank]
        if left == 0:
            return [0]
        if debt.instalment is not None:
            return [min(debt.instalment.cents, left)]
        least = min(debt.minimum.cents if debt.minimum else 0, left)
        allowed = set(range(0, left, self.step)) | {left}
        return sorted(amount for amount in allowed if least <= amount <= max(money, 0))

    def months(self, state, month, kept):
        """Every state in which a month may end, with the money it keeps."""
        money = self.net[month] + kept
        choices = [self.payments(rank, left, money) for rank, left in enumerate(state)]
        for paid in product(*choices):
            if sum(paid) <= money:
                after = tuple(left - amount for left, amount in zip(state, paid, strict=True))
                yield after, (money - sum(paid) if self.carry else 0)

    def holds(self, latest=None):
        """Whether some plan keeps the floor in every month and settles each debt by its latest."""
        return self.earliest_end(latest) is not None

    def earliest_end(self, latest=None):
        """The earliest last month of a plan; -1 when nothing is due, None without a plan."""
        latest = self.latest if latest is None else latest

        @cache
        def best(month, state, kept):
            if any(left and late < month for left, late in zip(state, latest, strict=True)):
                return None
            if month > self.horizon:
                return -1
            ends = []
            for after, keeps in self.months(state, month, kept):
                end = best(month + 1, after, keeps)
                if end is not None:
                    ends.append(max(end, month if any(state) else -1))
            return min(ends, default=None)

        return best(0, self.start, 0)

    def floor_breaks(self):
        """The first month that cannot keep the floor whatever came before; None if all can."""
        states = {(self.start, 0)}
        for month in range(self.horizon + 1):
            after = set()
            for state, kept in states:
                after.update(self.months(state, month, kept))
            if not after:
                return month
            states = after
        return None

    def shortfall(self, at):
        """What a month lacks at least for its contracts and minimums."""
        states = {(self.start, 0)}
        for month in range(at):
            states = {end for state, kept in states for end in self.months(state, month, kept)}
        least = []
        for state, kept in states:
            due = 0
            for debt, left in zip(self.terms, state, strict=True):
                amount = debt.instalment or debt.minimum
                due += min(amount.cents, left) if amount else 0
            least.append(due - self.net[at] - kept)
        return max(0, min(least))

    def certificate(self):
        """(kind, rank of the month, missing) of a problem without a plan."""
        broken = self.floor_breaks()
        cents = Enumeration.of(self, step=1)
        if broken is not None:
            return "floor", broken, cents.shortfall(broken)
        for late in sorted({*self.named, self.horizon}):
            due = [one if late == self.horizon or one <= late else NEVER for one in self.latest]
            if not self.holds(due):
                kind = "deadline" if late in self.named else "horizon"
                return kind, late, cents.smallest_grant()
        return None

    def smallest_grant(self):
        """The smallest sum paid to the creditors at the start that makes a plan possible."""
        best = sum(self.start)
        for grants in product(*(range(left + 1) for left in self.start)):
            if sum(grants) < best and self.granted(grants).holds():
                best = sum(grants)
        return best

    def granted(self, grants):
        other = Enumeration.of(self, step=1)
        other.start = tuple(left - one for left, one in zip(self.start, grants, strict=True))
        return other

    @classmethod
    def of(cls, other, *, step):
        one = cls.__new__(cls)
        one.__dict__ = {**other.__dict__, "step": step}
        return one

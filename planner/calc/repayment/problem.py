"""Several debts, a budget that changes from month to month: the question put to the solver.

``available`` is what a month's budget leaves before any repayment; ``floor`` is what must remain
in every month given, after the last payment too. A debt with an ``instalment`` follows its
contract: exactly that amount every month until it is settled, whatever else happens. Any other
debt receives whole ``step`` amounts, but for the payment that settles it.

Inside the solver everything is a whole number of cents and every month is its rank from 0.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.calc.values import dataclass

__all__ = [
    "ONE_EURO",
    "DebtTerms",
    "Fixed",
    "Flexible",
    "MonthlyBudget",
    "Policy",
    "Problem",
    "RepaymentRequest",
]


ONE_EURO = Money(100)


class Policy(StrEnum):
    """How the money that deadlines and fixed amounts leave free is shared between the debts."""

    PRIORITY = "priority"
    PRO_RATA = "pro_rata"
    PRO_RATA_CONTRACTUAL = "pro_rata_contractual"
    EQUAL = "equal"
    SMALLEST_FIRST = "smallest_first"
    DEAREST_FIRST = "dearest_first"


class MonthlyBudget(NamedTuple):
    """One month and what its budget leaves before any repayment; may be below zero."""

    month: Month
    available: Money


@dataclass(frozen=True, slots=True)
class DebtTerms:
    """One debt to repay: EUR, months, and what binds its payments.

    ``latest`` is the month by which it is settled; ``instalment`` the fixed contractual amount,
    never more, never less; ``minimum`` the least paid each month until it is settled;
    ``contractual`` and ``rate`` (yearly) are weights only: the total paid equals the balance.
    """

    id: str
    balance: Money
    priority: int
    latest: Month | None = None
    instalment: Money | None = None
    minimum: Money | None = None
    contractual: Money | None = None
    rate: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class RepaymentRequest:
    """The whole question. Months follow one another, debt ids differ, balances are above zero.

    With ``carry`` what a month leaves above the floor is there the next month; without it, it is
    gone. ``ValueError`` for a request that breaks these rules.
    """

    months: tuple[MonthlyBudget, ...]
    floor: Money
    debts: tuple[DebtTerms, ...]
    policy: Policy = Policy.PRIORITY
    step: Money = ONE_EURO
    carry: bool = False

    def __post_init__(self) -> None:
        first = self.months[0].month if self.months else None
        if first is None or any(
            one.month != first.plus(rank) for rank, one in enumerate(self.months)
        ):
            raise ValueError("months are not empty and follow one another")
        if len({debt.id for debt in self.debts}) != len(self.debts):
            raise ValueError("the ids of the debts differ")
        if self.step.cents <= 0 or any(debt.balance.cents <= 0 for debt in self.debts):
            raise ValueError("the step and the balances are above zero")

    def month(self, rank: int) -> Month:
        """The month of a rank, which may lie before the first or after the last."""
        return self.months[0].month.plus(rank)


class Flexible(NamedTuple):
    """A debt that the solver may spread: its place in the request, cents, its deadline.

    ``latest`` is the rank of the last month in which it may be settled (-1 for a month before the
    first one); ``named`` says that the request set it, and not the horizon.
    """

    rank: int
    balance: int
    latest: int
    minimum: int
    named: bool


class Fixed(NamedTuple):
    """A debt that follows its contract: the rank of its last payment is known beforehand."""

    rank: int
    balance: int
    latest: int
    instalment: int
    named: bool

    def payments(self, months: int) -> list[int]:
        """What is paid in each month."""
        if not self.instalment:
            return [0] * months
        whole, odd = divmod(self.balance, self.instalment)
        stream = [self.instalment] * min(whole, months)
        if odd and whole < months:
            stream.append(odd)
        return stream + [0] * (months - len(stream))

    @property
    def settled(self) -> int | None:
        """The rank of the month that settles it; None for a contract that never does."""
        return -(-self.balance // self.instalment) - 1 if self.instalment else None


class Problem:
    """A request in cents: what each month can pay, the fixed payments taken out.

    ``net[m]`` is available − floor − fixed instalments of month m; ``before[m]`` the sum of net
    over the months before m.
    """

    __slots__ = ("before", "carry", "fixed", "flexible", "horizon", "net", "request", "step")

    def __init__(self, request: RepaymentRequest, most: Money | None = None) -> None:
        """Read a request; with ``most``, no month repays more than that in all."""
        months = len(request.months)
        first = request.months[0].month
        floor = request.floor.cents
        self.request = request
        self.step = request.step.cents
        self.carry = request.carry
        self.horizon = months - 1
        self.net = [one.available.cents - floor for one in request.months]
        if most is not None:
            self.net = [min(cents, most.cents) for cents in self.net]
        self.flexible: list[Flexible] = []
        self.fixed: list[Fixed] = []
        for rank, debt in enumerate(request.debts):
            latest, named = self.horizon, False
            if debt.latest is not None:
                asked = debt.latest.minus(first)
                named = asked <= self.horizon
                latest = max(-1, min(asked, self.horizon))
            if debt.instalment is None:
                minimum = 0 if debt.minimum is None else debt.minimum.cents
                self.flexible.append(Flexible(rank, debt.balance.cents, latest, minimum, named))
            else:
                one = Fixed(rank, debt.balance.cents, latest, debt.instalment.cents, named)
                self.fixed.append(one)
                for month, paid in enumerate(one.payments(months)):
                    self.net[month] -= paid
        self.before = [0, *accumulate(self.net)]

    @property
    def fixed_end(self) -> int:
        """The rank of the last month that a contract pays in; -1 without one."""
        return max((one.settled or 0 for one in self.fixed), default=-1)

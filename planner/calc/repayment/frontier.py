"""How much, for how long, and what is left to live on: the curve to run along with a family.

Each point is a whole plan: an amount a month, the months it takes, and the month in which it hurts
most. The shortest plan that keeps the floor in every month is marked. A point knows its figures;
its schedule is built when it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.calc.outcomes import Certificate, NoPlan
from planner.calc.repayment.boxes import Undecided
from planner.calc.repayment.certificate import judge
from planner.calc.repayment.plan import RepaymentPlan, plan_of, repayment_plan
from planner.calc.repayment.problem import MonthlyBudget, Policy, Problem, RepaymentRequest
from planner.calc.repayment.schedule import (
    MOST_LINES,
    ONE_CENT,
    Schedule,
    lines_needed,
    schedule_by_instalment,
)
from planner.calc.repayment.search import earliest_end
from planner.calc.values import dataclass

__all__ = [
    "DebtsPoint",
    "Frontier",
    "RentPoint",
    "amounts_to_try",
    "debts_frontier",
    "rent_frontier",
]


@dataclass(frozen=True, slots=True)
class RentPoint:
    """One instalment of the rent debt.

    ``worst_left`` is what the budget keeps in ``worst_month``, the poorest month of the plan among
    those whose budget is known; ``known`` says that they all are. ``holds`` says whether each of
    them keeps the floor.
    """

    instalment: Money
    count: int
    last: Money
    worst_month: Month
    worst_left: Money
    holds: bool
    known: bool
    debt: Money
    first_due: date

    @property
    def schedule(self) -> Schedule:
        """The whole schedule, line by line."""
        return schedule_by_instalment(self.debt, self.first_due, self.instalment)


@dataclass(frozen=True)
class DebtsPoint:
    """All the debts repaid with at most ``monthly`` a month.

    ``months`` is how many months the plan takes, None when none was found.
    """

    monthly: Money
    months: int | None
    request: RepaymentRequest

    @property
    def holds(self) -> bool:
        """Whether a plan was found."""
        return self.months is not None

    @cached_property
    def plan(self) -> RepaymentPlan | NoPlan:
        """The whole plan, or the certificate that none holds."""
        return repayment_plan(self.request, most=self.monthly)

    @property
    def last_month(self) -> Month | None:
        """The month that ends the plan."""
        return self.plan.last_month if isinstance(self.plan, RepaymentPlan) else None

    @property
    def worst_left(self) -> Money | None:
        """What the poorest month of the plan keeps, of its whole budget."""
        if not isinstance(self.plan, RepaymentPlan):
            return None
        return min((month.left for month in self.plan.schedule), default=None)


P = TypeVar("P", RentPoint, DebtsPoint)


@dataclass(frozen=True, slots=True)
class Frontier(Generic[P]):
    """The points in order of monthly amount; ``shortest`` is the rank of the marked one."""

    points: tuple[P, ...]
    shortest: int | None

    @property
    def marked(self) -> P | None:
        """The shortest plan that keeps the floor every month, the lightest of its length."""
        return None if self.shortest is None else self.points[self.shortest]


def amounts_to_try(debt: Money, step: Money, most: int = 2000) -> list[Money]:
    """Monthly amounts from the smallest allowed to the whole debt, on steps, at most so many."""
    low = -(-debt.cents // (MOST_LINES * step.cents))
    high = -(-debt.cents // step.cents)
    every = max(1, -(-(high - low + 1) // most))
    steps = list(range(max(1, low), high + 1, every))
    if steps[-1] != high:
        steps[-1:] = [steps[-1], high] if len(steps) < most else [high]
    return [Money(count * step.cents) for count in steps]


def rent_frontier(
    debt: Money,
    first_due: date,
    months: Sequence[MonthlyBudget],
    floor: Money,
    amounts: Iterable[Money],
) -> Frontier[RentPoint]:
    """The rent debt at each amount; ``months`` begin with the month of the first due date.

    ``available`` of a month is what its budget leaves before any repayment of this debt.
    """
    left = [one.available.cents for one in months]
    lowest: list[int] = []
    for rank, cents in enumerate(left):
        lowest.append(rank if not lowest or cents < left[lowest[-1]] else lowest[-1])
    points = [
        _rent_point(debt, first_due, months, left, lowest, floor.cents, amount)
        for amount in amounts
        if lines_needed(debt, amount) <= MOST_LINES
    ]
    return Frontier(tuple(points), _shortest([(one.holds, one.count) for one in points]))


def _rent_point(
    debt: Money,
    first_due: date,
    months: Sequence[MonthlyBudget],
    left: Sequence[int],
    lowest: Sequence[int],
    floor: int,
    amount: Money,
) -> RentPoint:
    count = lines_needed(debt, amount)
    last = debt.cents - amount.cents * (count - 1)
    known = min(count, len(left))
    # The last line may be smaller, so that its month is looked at apart.
    regular = count - 1 if count <= len(left) else known
    worst, keeps = count - 1, 0
    if count <= len(left):
        keeps = left[count - 1] - last
    if regular and (count > len(left) or left[lowest[regular - 1]] - amount.cents <= keeps):
        worst = lowest[regular - 1]
        keeps = left[worst] - amount.cents
    return RentPoint(
        instalment=amount,
        count=count,
        last=Money(last),
        worst_month=months[worst].month,
        worst_left=Money(keeps),
        holds=keeps >= floor,
        known=count <= len(left),
        debt=debt,
        first_due=first_due,
    )


def debts_frontier(request: RepaymentRequest, amounts: Sequence[Money]) -> Frontier[DebtsPoint]:
    """All the debts at each monthly amount, in ascending order; the plans are built later.

    Where the plan is the shortest there is, to repay more a month never lengthens it: if two
    amounts end together, so do all those between them.
    """
    shortest = request.carry or request.policy is Policy.PRIORITY or request.step == ONE_CENT
    lengths: dict[int, int | None] = {}

    def look(rank: int) -> int | None:
        if rank not in lengths:
            lengths[rank] = _months_needed(request, amounts[rank])
        return lengths[rank]

    every = range(len(amounts))
    spans = [(0, len(amounts) - 1)] if amounts and shortest else [(rank, rank) for rank in every]
    while spans:
        low, high = spans.pop()
        if look(low) == look(high):
            lengths.update(dict.fromkeys(range(low, high), look(low)))
        elif high - low > 1:
            middle = (low + high) // 2
            spans += [(low, middle), (middle, high)]
    points = [DebtsPoint(amount, lengths[rank], request) for rank, amount in enumerate(amounts)]
    return Frontier(tuple(points), _shortest([(one.holds, one.months or 0) for one in points]))


def _months_needed(request: RepaymentRequest, most: Money) -> int | None:
    """How many months the plan of that amount takes."""
    problem = Problem(request, most)
    try:
        verdict = judge(problem)
    except Undecided:
        return None
    if isinstance(verdict, Certificate):
        return None
    if request.carry or request.policy is not Policy.PRIORITY:
        return len(plan_of(problem, verdict).rows)
    return earliest_end(problem) + 1


def _shortest(points: Sequence[tuple[bool, int]]) -> int | None:
    """The first of the shortest that hold."""
    held = [(count, rank) for rank, (holds, count) in enumerate(points) if holds]
    return min(held)[1] if held else None

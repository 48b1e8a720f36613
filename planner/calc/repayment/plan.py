"""Several debts repaid together, month by month, never below the floor; or why that cannot be.

The plan is exact and the same every time: each debt is paid to the cent, every deadline and every
contractual instalment is kept, the floor holds in every month given, and all the money that is
free is paid while debts remain. Under ``priority`` no plan ends earlier. When nothing holds, a
certificate names the first month that breaks and the smallest sum that would mend it: never a
wrong plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.calc.outcomes import Certificate, NoPlan
from planner.calc.repayment.certificate import judge
from planner.calc.repayment.loads import Settlement
from planner.calc.repayment.problem import Problem, RepaymentRequest
from planner.calc.repayment.search import find_payments
from planner.calc.values import dataclass

__all__ = ["PlannedMonth", "RepaymentPlan", "plan_of", "repayment_plan"]


@dataclass(frozen=True, slots=True)
class PlannedMonth:
    """One month: what each debt is paid (none of zero), and what the household keeps."""

    month: Month
    payments: Mapping[str, Money]
    left: Money


@dataclass(frozen=True, slots=True)
class RepaymentPlan:
    """A plan that holds: the months that pay, and the month that settles each debt.

    Months are built when they are looked at. ``last_month`` is None when there was nothing to pay.
    """

    request: RepaymentRequest
    rows: tuple[tuple[int, ...], ...]
    """What each debt is paid in each month, in cents, debts in the order given."""
    forced: tuple[tuple[int, ...], ...]
    """The part of it that deadlines, contracts and minimums forced."""
    earliest_proved: bool = True
    """Whether it is proved, under ``priority``, that no plan ends earlier."""

    @property
    def last_month(self) -> Month | None:
        """The month of the last payment."""
        return self.request.month(len(self.rows) - 1) if self.rows else None

    @property
    def settled(self) -> dict[str, Month]:
        """The month that settles each debt, in the order given."""
        months: dict[str, Month] = {}
        for rank, debt in enumerate(self.request.debts):
            last = max(place for place, row in enumerate(self.rows) if row[rank])
            months[debt.id] = self.request.month(last)
        return months

    @property
    def schedule(self) -> tuple[PlannedMonth, ...]:
        """Every month from the first to the last that pays."""
        ids = [debt.id for debt in self.request.debts]
        floor = self.request.floor.cents
        months: list[PlannedMonth] = []
        kept = 0
        for one, row in zip(self.request.months, self.rows, strict=False):
            left = one.available.cents + kept - sum(row)
            kept = left - floor if self.request.carry else 0
            payments = {id: Money(cents) for id, cents in zip(ids, row, strict=True) if cents}
            months.append(PlannedMonth(one.month, payments, Money(left)))
        return tuple(months)


def repayment_plan(
    request: RepaymentRequest, *, most: Money | None = None
) -> RepaymentPlan | NoPlan:
    """The plan of the policy asked for, or the certificate that none holds.

    With ``most``, no month repays more than that amount in all. ``Undecided`` when, of very many
    debts in a coarse step, neither could be found: a smaller step, or fewer odd cents, decides.
    """
    problem = Problem(request, most)
    verdict = judge(problem)
    if isinstance(verdict, Certificate):
        return NoPlan(verdict)
    return plan_of(problem, verdict)


def plan_of(problem: Problem, settlement: Settlement | None) -> RepaymentPlan:
    """The plan of a problem already judged to have one."""
    found = find_payments(problem, settlement)
    months = max(found.end, problem.fixed_end) + 1
    rows, forced = (_merged(problem, table, months) for table in (found.paid, found.forced))
    return RepaymentPlan(problem.request, rows, forced, found.proved)


def _merged(
    problem: Problem, flexible: list[list[int]], months: int
) -> tuple[tuple[int, ...], ...]:
    """The payments of every debt in the order given, contracts included."""
    if not problem.fixed:
        return tuple(map(tuple, flexible))
    columns: list[Sequence[int]] = [()] * len(problem.request.debts)
    for contract in problem.fixed:
        columns[contract.rank] = contract.payments(months)
    if problem.flexible:
        after = [(0,) * len(problem.flexible)] * (months - len(flexible))
        for one, column in zip(problem.flexible, zip(*flexible, *after, strict=True), strict=True):
            columns[one.rank] = column
    return tuple(zip(*columns, strict=True))

"""Where a situation stands: does the budget hold, does the debt end, and by how much.

The same few criteria judge every scenario. The *budget holds* when no month of the calendar leaves
less than the floor. The *debts hold* when there is none that may be paid, or when the largest
instalment that every month can bear repays the rent debt within the longest plan that anybody has
seen hold, and the other debts that nothing repays yet can be repaid beside it in the same time
(``together``). The instalment compared is always that computed one, never an offer: an offer does
not change with the situation, what the months can bear does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from planner.calc.budget.budget import BudgetWork, compute_budget
from planner.calc.calendar import Month
from planner.calc.debts.order import RankedDebt
from planner.calc.diagnosis.arrears import arrears_view
from planner.calc.diagnosis.over_indebtedness import OverIndebtedness, read_file
from planner.calc.diagnosis.schedules import PROPOSED, first_due, schedule_views
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.money import Money, Rounding
from planner.calc.outcomes import NoPlan
from planner.calc.repayment.plan import RepaymentPlan
from planner.calc.results import ArrearsView, ScheduleView
from planner.calc.scenarios.together import repaid_together, waiting_debts
from planner.calc.schemes.payment_plan import LONGEST
from planner.calc.values import dataclass

__all__ = ["CRITERIA", "Assessment", "Value", "assess"]

Value = Figure | Month | int | bool | None
"""What a criterion holds: an amount with its derivation, a month, a count, yes or no, nothing."""

CRITERIA = (
    "holds",
    "below_floor",
    "lowest_month",
    "lowest_left",
    "left_average",
    "left_after_plan",
    "debt",
    "instalment",
    "duration",
    "ends",
    "other_debts",
    "all_end",
    "total_debts",
    "frozen",
    "net_rent",
)
"""What every scenario is compared on, in the order shown."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A situation on a day, judged over its calendar.

    ``below`` counts the months under the floor and ``breaks`` is the first of them; ``schedule``
    is the computed repayment, None when nothing may be repaid; ``waiting`` are the debts that
    nothing repays yet, the rent debt among them, and ``together`` how they are repaid: None where
    only the rent debt waits.
    """

    dossier: Dossier
    on: date
    work: BudgetWork
    file: OverIndebtedness
    arrears: ArrearsView
    schedules: tuple[ScheduleView, ...]
    longest: int
    waiting: tuple[RankedDebt, ...]
    together: RepaymentPlan | NoPlan | None
    values: Mapping[str, Value]
    figures: Mapping[str, Figure]

    @property
    def schedule(self) -> ScheduleView | None:
        """The computed repayment."""
        return next((view for view in self.schedules if view.id == PROPOSED), None)

    def amount(self, criterion: str) -> Money:
        """The amount of a criterion; TypeError for one that holds none here."""
        value = self.values[criterion]
        if not isinstance(value, Figure):
            raise TypeError(f"{criterion} is not an amount")
        return value.money

    @property
    def budget_holds(self) -> bool:
        """Whether no month of the calendar is under the floor."""
        return self.below == 0

    @property
    def debt_holds(self) -> bool:
        """Whether the debts end within the longest plan, or none may be paid."""
        view = self.schedule
        alone = view is None or (view.holds and len(view.lines) <= self.longest)
        return alone and not isinstance(self.together, NoPlan)

    @property
    def all_end(self) -> Month | None:
        """The month in which the last of the debts that wait is repaid, if they can be."""
        if not isinstance(self.together, RepaymentPlan):
            return None
        ends = (self.together.last_month, self.schedule.ends_month if self.schedule else None)
        return max((month for month in ends if month is not None), default=None)

    @property
    def holds(self) -> bool:
        """Whether both hold."""
        return self.budget_holds and self.debt_holds

    @property
    def below(self) -> int:
        """How many months of the calendar are under the floor."""
        floor = self.work.budget.floor.money
        return sum(flow.left.money < floor for flow in self.work.budget.months)

    @property
    def breaks(self) -> Month | None:
        """The first month under the floor, if there is one."""
        floor = self.work.budget.floor.money
        return next((f.month for f in self.work.budget.months if f.left.money < floor), None)


def assess(
    dossier: Dossier, law: Law, on: date, *, horizon: int = 12, longest: int = LONGEST
) -> Assessment:
    """Judge a dossier on a day over ``horizon`` months; a plan of at most ``longest`` months."""
    file = read_file(dossier, law, on)
    work = compute_budget(dossier, law, on, horizon=horizon, frozen=file.frozen)
    arrears, _ = arrears_view(dossier, law, on, work, file)
    schedules, _ = schedule_views(dossier, law, on, work, arrears)
    waiting = waiting_debts(dossier, law, on, arrears.payable.money, file.frozen)
    together = repaid_together(waiting, work, first_due(dossier, on), longest)
    bare = Assessment(
        dossier, on, work, file, arrears, schedules, longest, waiting, together, {}, {}
    )
    r = WithDerivation("scenario")
    values = _values(r, bare)
    return replace(bare, values=values, figures=dict(r.figures))


def _values(r: WithDerivation, it: Assessment) -> dict[str, Value]:
    budget, view = it.work.budget, it.schedule
    count = r.given("months", len(budget.months))
    whole = r.sum("left_of_all_months", *[flow.left for flow in budget.months])
    average = r.quotient("left_average", whole, count, Rounding.HALF_UP)
    repaid = () if view is None or not view.lines else (view.instalment,)
    balances = [
        r.given(f"balance[debts[{index}]]", debt.balance, field=f"debts[{index}].balance")
        for index, debt in enumerate(it.dossier.debts)
    ]
    others = [
        balances[place]
        for one in it.waiting
        if one.path != "account"
        for place in (int(one.path.removeprefix("debts[").removesuffix("]")),)
    ]
    frozen = [
        balances[index] for index, debt in enumerate(it.dossier.debts) if debt.id in it.file.frozen
    ]
    return {
        "holds": it.holds,
        "below_floor": it.below,
        "lowest_month": budget.lowest.month,
        "lowest_left": budget.lowest.left,
        "left_average": average,
        "left_after_plan": r.difference("left_after_plan", average, *repaid),
        "debt": it.arrears.payable,
        "instalment": view.instalment if view is not None and view.lines else None,
        "duration": len(view.lines) if view is not None and view.lines else None,
        "ends": view.ends_month if view is not None else None,
        "other_debts": r.sum("other_debts", *others) if others else None,
        "all_end": it.all_end,
        "total_debts": r.sum("total_debts", it.arrears.undisputed, *balances),
        "frozen": r.sum("frozen", it.arrears.frozen, *frozen),
        "net_rent": budget.net_rent,
    }


def start_of(it: Assessment) -> date:
    """The first due date of a repayment in that situation."""
    return first_due(it.dossier, it.on)


def bearable(it: Assessment, month: Month) -> Money:
    """What a month leaves above the floor; may be below zero."""
    return Money(it.work.calendar.left(month) - it.work.budget.floor.money.cents)

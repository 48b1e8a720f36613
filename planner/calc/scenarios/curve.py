"""Running along one debt: so much a month, so long, so much left in the worst month.

The rent debt can be repaid slowly or fast. The more is paid each month the sooner it ends, and the
poorer the worst month is: a family chooses a place on that curve. The situation is judged once;
any amount is then looked at for the price of its own schedule, so that the curve can be run along
with the arrows. A point, its schedule and the plan at that amount are those of the whole plan
(``calc.plan``) with the same amount chosen; a property holds them equal.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import takewhile

from planner.calc.budget.reste_a_vivre import after_plan
from planner.calc.calendar import Month
from planner.calc.diagnosis.schedules import CHOSEN, PROPOSED, schedule_views
from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.calc.repayment.frontier import Frontier, RentPoint, amounts_to_try, rent_frontier
from planner.calc.repayment.problem import ONE_EURO, MonthlyBudget
from planner.calc.repayment.schedule import MOST_LINES, lines_needed
from planner.calc.results import Plan, ScheduleView
from planner.calc.scenarios.assessment import Assessment, assess, start_of

__all__ = ["RentCurve"]


class RentCurve:
    """The repayment of the rent debt at every amount, on one dossier and one day.

    What was chosen, offered or demanded in the dossier changes nothing of the curve. ``debt`` is
    what may be repaid (EUR), ``floor`` what each month must keep.
    """

    def __init__(self, dossier: Dossier, law: Law, on: date) -> None:
        alone = dossier.casework.but(
            chosen_instalment=None, household_offer=None, landlord_demand=None, landlord_months=None
        )
        self._dossier = dossier.but(casework=alone)
        self._law = law
        self._it: Assessment = assess(self._dossier, law, on)
        self.debt: Money = self._it.arrears.payable.money
        self.floor: Money = self._it.work.budget.floor.money
        self.first_due: date = start_of(self._it)

    @cached_property
    def frontier(self) -> Frontier[RentPoint]:
        """The curve in whole euros, the longest plan first; empty when nothing may be repaid."""
        if self.debt <= ZERO:
            return Frontier((), None)
        return self._points(amounts_to_try(self.debt, ONE_EURO))

    def point(self, instalment: Money) -> RentPoint | None:
        """The point of one amount; None when it repays nothing, or takes over 1200 months."""
        if not self._repays(instalment):
            return None
        return self._points([min(instalment, self.debt)]).points[0]

    def margin(self, point: RentPoint) -> Money:
        """What the worst month of a point keeps above the floor; below zero when it breaks."""
        return point.worst_left - self.floor

    def at(self, instalment: Money) -> ScheduleView | None:
        """The schedule of one amount, judged month by month; None as for ``point``."""
        if not self._repays(instalment):
            return None
        chosen = self._dossier.casework.but(chosen_instalment=instalment)
        views, _recorder = schedule_views(
            self._dossier.but(casework=chosen),
            self._law,
            self._it.on,
            self._it.work,
            self._it.arrears,
        )
        return next((view for view in views if view.id == CHOSEN), None)

    def ending(self, instalment: Money, later: int) -> Money | None:
        """The smallest whole amount whose plan is so many lengths longer (shorter when below
        zero) than that of ``instalment``; None past either end of the curve.
        """
        lightest: dict[int, Money] = {}
        for point in self.frontier.points:
            lightest.setdefault(point.count, point.instalment)
        if not self._repays(instalment):
            return max(lightest.values(), default=None) if later < 0 else None
        count = lines_needed(self.debt, min(instalment, self.debt))
        counts = sorted(lightest)
        if later > 0:
            longer = [each for each in counts if each > count]
            return lightest[longer[min(later, len(longer)) - 1]] if longer else None
        sooner = list(takewhile(lambda each: each < count, counts))
        return lightest[sooner[max(later, -len(sooner))]] if sooner else None

    def moved(self, plan: Plan, instalment: Money) -> Plan:
        """A plan of this dossier with another amount chosen: its schedules, the one it rests on,
        what is left to live on. Its proposals and figures are still those of before.
        """
        view = self.at(instalment)
        if view is None:
            return plan
        others = [each for each in plan.schedules if each.id != CHOSEN]
        first = [each for each in others if each.id == PROPOSED]
        rest = [each for each in others if each.id != PROPOSED]
        work = self._it.work
        formulas = after_plan(work.recorder, work.formulas, view.instalment)
        return replace(
            plan,
            schedules=(*first, view, *rest),
            kept=CHOSEN,
            budget=replace(plan.budget, formulas=formulas),
        )

    def _repays(self, instalment: Money) -> bool:
        if instalment <= ZERO or self.debt <= ZERO:
            return False
        return lines_needed(self.debt, instalment) <= MOST_LINES

    def _points(self, amounts: list[Money]) -> Frontier[RentPoint]:
        longest = max(lines_needed(self.debt, amount) for amount in amounts)
        months = self._months[: min(longest, MOST_LINES)]
        return rent_frontier(self.debt, self.first_due, months, self.floor, amounts)

    @cached_property
    def _months(self) -> list[MonthlyBudget]:
        """What each month that a schedule may reach leaves before this debt is repaid."""
        first, left = Month.of(self.first_due), self._it.work.calendar.left
        every = (first.plus(offset) for offset in range(MOST_LINES))
        return [MonthlyBudget(month, Money(left(month))) for month in every]

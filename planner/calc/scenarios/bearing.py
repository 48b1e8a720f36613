"""The largest repayment that every month can bear, on bare whole numbers: for searches.

The same answer as the *proposed* schedule of the plan, without its lines nor its derivation; a
property holds the two equal. A lower instalment makes a longer schedule, which may meet a worse
month, so that the search goes down until the months it meets agree with it.
"""

from __future__ import annotations

from datetime import date

from planner.calc.budget.budget import BudgetWork, compute_budget
from planner.calc.calendar import Month
from planner.calc.diagnosis.arrears import arrears_view
from planner.calc.diagnosis.over_indebtedness import read_file
from planner.calc.diagnosis.schedules import first_due
from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.outcomes import NoPlan
from planner.calc.repayment.schedule import MOST_LINES
from planner.calc.scenarios.together import repaid_together, waiting_debts

__all__ = ["Quick", "largest_instalment"]

_EURO = 100


def largest_instalment(work: BudgetWork, debt: int, start: date) -> int:
    """The largest whole number of euros, in cents, that every month of the schedule bears; 0 when
    none does, or when the debt would take more than a hundred years.
    """
    floor = work.budget.floor.money.cents
    first = Month.of(start)
    instalment = work.budget.capacity.money.cents // _EURO * _EURO
    seen = 0
    while instalment > 0:
        needed = -(-debt // instalment)
        if needed > MOST_LINES:
            return 0
        for offset in range(seen, needed):
            bearable = (work.calendar.left(first.plus(offset)) - floor) // _EURO * _EURO
            if bearable < instalment:
                instalment, seen = bearable, offset
                break
        else:
            return instalment
    return 0


class Quick:
    """Whether a situation holds, many times over: the debt of one account is read once."""

    def __init__(self, law: Law, on: date, *, horizon: int, longest: int) -> None:
        self._law = law
        self._on = on
        self._horizon = horizon
        self._longest = longest
        self._debts: dict[tuple[int, int], tuple[Dossier, int]] = {}
        self.asked = 0

    def holds(self, dossier: Dossier) -> bool:
        """The same answer as ``assess(…).holds``."""
        self.asked += 1
        file = read_file(dossier, self._law, self._on)
        work = compute_budget(
            dossier, self._law, self._on, horizon=self._horizon, frozen=file.frozen
        )
        floor = work.budget.floor.money
        if work.budget.lowest.left.money < floor:
            return False
        debt = max(0, self._debt(dossier, work))
        start = first_due(dossier, self._on)
        if debt:
            instalment = largest_instalment(work, debt, start)
            if instalment <= 0 or -(-debt // instalment) > self._longest:
                return False
        waiting = waiting_debts(dossier, self._law, self._on, Money(debt), file.frozen)
        return not isinstance(repaid_together(waiting, work, start, self._longest), NoPlan)

    def _debt(self, dossier: Dossier, work: BudgetWork) -> int:
        key = (id(dossier.account), id(dossier.events))
        if key not in self._debts:
            file = read_file(dossier, self._law, self._on)
            view, _ = arrears_view(dossier, self._law, self._on, work, file)
            self._debts[key] = dossier, view.payable.money.cents
        return self._debts[key][1]

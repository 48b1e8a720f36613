"""What follows every keystroke: the figures of the strip and the next date, and nothing else.

While a line is being typed the family looks at five figures. They need the budget, the account, the
schedules and the dates; not the scale of the allowance, the rights or the funds, which are more
than half of a plan. A glance is made by the same parts of the diagnosis, in the same order: each of
its figures is the plan's own.

The account of a household is its longest part and seldom what is being typed: its sums are those of
the glance before as long as nothing that they are made of has changed.
"""

from __future__ import annotations

from datetime import date

from planner.calc.arrears.account import MonthlyAmounts
from planner.calc.budget.budget import compute_budget
from planner.calc.diagnosis.arrears import arrears_view, monthly_amounts
from planner.calc.diagnosis.deadlines import deadlines_of
from planner.calc.diagnosis.over_indebtedness import read_file
from planner.calc.diagnosis.schedules import schedule_views
from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.results import ArrearsView, Budget, Deadline, ScheduleView
from planner.calc.schemes.payment_plan import kept_among
from planner.calc.values import dataclass

__all__ = ["Glance", "glance"]


_OF_THE_ACCOUNT = ("account", "dwelling", "events", "debts", "casework")
"""The parts of a dossier that the sums of its account are made of; the charges tell a rent too."""


@dataclass(frozen=True, slots=True)
class AccountRead:
    """What the sums of an account were made of: enough to know that they would be the same."""

    dossier: Dossier
    monthly: MonthlyAmounts
    law: Law
    on: date

    def same(self, other: AccountRead) -> bool:
        """Whether the other one gives the same sums."""
        if self.law is not other.law or self.on != other.on or self.monthly != other.monthly:
            return False
        mine, theirs = self.dossier, other.dossier
        pairs = ((getattr(mine, part), getattr(theirs, part)) for part in _OF_THE_ACCOUNT)
        return all(one is another or one == another for one, another in pairs)


@dataclass(frozen=True, slots=True)
class Glance:
    """The parts of a plan that the strip and the banner show, under the same names.

    The budget is the one before the plan: no formula says what remains after an instalment.
    """

    on: date
    budget: Budget
    arrears: ArrearsView
    schedules: tuple[ScheduleView, ...]
    deadlines: tuple[Deadline, ...]
    kept: str | None
    account: AccountRead

    def schedule(self, id: str) -> ScheduleView | None:
        """The schedule of that id."""
        return next((schedule for schedule in self.schedules if schedule.id == id), None)


def glance(
    dossier: Dossier, law: Law, on: date, *, horizon: int = 12, before: Glance | None = None
) -> Glance:
    """The part of ``plan`` that follows a keystroke; errors as in ``plan``.

    ``before`` is the last glance, of any dossier. The statutory reference, which nobody pays, is
    not among the schedules.
    """
    file = read_file(dossier, law, on)
    work = compute_budget(dossier, law, on, horizon=horizon, frozen=file.frozen)
    account = AccountRead(dossier, monthly_amounts(dossier, work, on), law, on)
    if before is not None and account.same(before.account):
        arrears = before.arrears
    else:
        arrears, _ = arrears_view(dossier, law, on, work, file)
    schedules, _ = schedule_views(dossier, law, on, work, arrears, reference=False)
    kept = kept_among(schedules)
    return Glance(
        on=on,
        budget=work.budget,
        arrears=arrears,
        schedules=schedules,
        deadlines=deadlines_of(dossier, law, on, arrears).sorted(),
        kept=kept.id if kept is not None else None,
        account=account,
    )

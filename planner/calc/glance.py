"""What follows every keystroke: the figures of the strip and the next date, and nothing else.

While a line is being typed the family looks at five figures. They need the budget, the account, the
schedules and the dates; not the scale of the allowance, the rights or the funds, which are more
than half of a plan. A glance is made by the same parts of the diagnosis, in the same order: each of
its figures is the plan's own.
"""

from __future__ import annotations

from datetime import date

from planner.calc.budget.budget import compute_budget
from planner.calc.diagnosis.arrears import arrears_view
from planner.calc.diagnosis.deadlines import deadlines_of
from planner.calc.diagnosis.over_indebtedness import read_file
from planner.calc.diagnosis.schedules import schedule_views
from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.results import ArrearsView, Budget, Deadline, ScheduleView
from planner.calc.schemes.payment_plan import kept_among
from planner.calc.values import dataclass

__all__ = ["Glance", "glance"]


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

    def schedule(self, id: str) -> ScheduleView | None:
        """The schedule of that id."""
        return next((schedule for schedule in self.schedules if schedule.id == id), None)


def glance(dossier: Dossier, law: Law, on: date, *, horizon: int = 12) -> Glance:
    """The part of ``plan`` that follows a keystroke; errors as in ``plan``."""
    file = read_file(dossier, law, on)
    work = compute_budget(dossier, law, on, horizon=horizon, frozen=file.frozen)
    arrears, _ = arrears_view(dossier, law, on, work, file)
    schedules, _ = schedule_views(dossier, law, on, work, arrears)
    kept = kept_among(schedules)
    return Glance(
        on=on,
        budget=work.budget,
        arrears=arrears,
        schedules=schedules,
        deadlines=deadlines_of(dossier, law, on, arrears).sorted(),
        kept=kept.id if kept is not None else None,
    )

"""Everything that is known of a household on a day before anything is proposed to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.calc.arrears.account import RentArrears
from planner.calc.budget.budget import BudgetWork, compute_budget
from planner.calc.calendar import Month
from planner.calc.diagnosis.allowance import allowance_view
from planner.calc.diagnosis.arrears import arrears_view
from planner.calc.diagnosis.capacity import capacity_view
from planner.calc.diagnosis.deadlines import Deadlines, deadlines_of
from planner.calc.diagnosis.over_indebtedness import OverIndebtedness, read_file
from planner.calc.diagnosis.schedules import schedule_views
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.results import AllowanceView, ArrearsView, Budget, CapacityView, ScheduleView
from planner.calc.values import dataclass

__all__ = ["Diagnosis", "diagnose"]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The parts of the diagnosis, with the recorders that hold their figures."""

    dossier: Dossier
    law: Law
    on: date
    work: BudgetWork
    file: OverIndebtedness
    arrears: ArrearsView
    allowance: AllowanceView
    capacity: CapacityView | None
    deadlines: Deadlines
    schedules: tuple[ScheduleView, ...]
    recorders: tuple[WithDerivation, ...]

    @property
    def budget(self) -> Budget:
        """The budget, without what the plan adds to it."""
        return self.work.budget

    @property
    def month(self) -> Month:
        """The month of the day."""
        return Month.of(self.on)

    @property
    def account(self) -> RentArrears | None:
        """The result of function 3, when the rent account has lines."""
        state = self.arrears.state
        return state if isinstance(state, RentArrears) else None

    def schedule(self, id: str) -> ScheduleView | None:
        """The schedule of that id."""
        return next((schedule for schedule in self.schedules if schedule.id == id), None)

    def figure(self, label: str) -> Figure | None:
        """The figure of that label, if the diagnosis made one."""
        for recorder in self.recorders:
            if label in recorder.figures:
                return recorder.figures[label]
        return None

    def figures(self) -> Iterator[Figure]:
        """Every computed figure of the diagnosis."""
        for recorder in self.recorders:
            yield from recorder.figures.values()


def diagnose(dossier: Dossier, law: Law, on: date, *, horizon: int = 12) -> Diagnosis:
    """The diagnosis of a household on a day, over a horizon of so many months."""
    file = read_file(dossier, law, on)
    work = compute_budget(dossier, law, on, horizon=horizon, frozen=file.frozen)
    arrears, of_arrears = arrears_view(dossier, law, on, work, file)
    allowance, of_allowance = allowance_view(dossier, law, on, work, arrears, file)
    capacity, of_capacity = capacity_view(dossier, law, on, work, arrears, file)
    schedules, of_schedules = schedule_views(dossier, law, on, work, arrears)
    return Diagnosis(
        dossier=dossier,
        law=law,
        on=on,
        work=work,
        file=file,
        arrears=arrears,
        allowance=allowance,
        capacity=capacity,
        deadlines=deadlines_of(dossier, law, on, arrears),
        schedules=schedules,
        recorders=(work.recorder, of_arrears, of_allowance, of_capacity, of_schedules),
    )

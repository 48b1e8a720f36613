"""A housing support measure: what it is for, for how long, when the household is met.

The needs are read from the dossier and its plan, and each gives a goal with an indicator that
anybody can check and a date by which it should be reached; two to four goals, no more, since a
measure with ten goals has none. The measure lasts as short a time as its convention allows for
those dates. The household is met every fifteen days, on working days; it is reviewed midway and at
the end. It needs the household's free agreement (loi 90-449 art. 6 and 6-3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from planner.calc.calendar import add_months, next_working_day
from planner.calc.dossier.casework import AidKind, Wish
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.followup_kinds import Topic
from planner.calc.dossier.procedure import EventKind
from planner.calc.dossier.support import GoalChoice, GoalKind
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.results import Plan, ScheduleView, Verdict
from planner.calc.schemes.asll_convention import AsllConvention
from planner.errors import PlannerError, Problem

__all__ = [
    "Goal",
    "GoalKind",
    "Measure",
    "OtherMeasure",
    "convention_for",
    "goals_of",
    "lasts_until",
    "measure_for",
    "meetings_between",
    "other_measures",
    "suggested",
]

MOST_GOALS = 4
_CHOSEN_MONTHS = 3
RESUMED_MONTHS = 3
"""Months of full rent in a row that show it is paid again."""

_OF_TOPIC = {
    Topic.ACCESS: GoalKind.REHOUSING,
    Topic.NEIGHBOURHOOD: GoalKind.NEIGHBOURHOOD,
    Topic.UPKEEP: GoalKind.DWELLING_USE,
    Topic.ADMINISTRATIVE: GoalKind.RIGHTS,
}
_LAW = "loi 90-449 art. 6 et 6-3"
_ACTS = frozenset({EventKind.COMMANDEMENT, EventKind.ASSIGNATION, EventKind.HEARING})
_LEAVING = frozenset(
    {
        EventKind.JUDGMENT,
        EventKind.LEAVE_ORDER,
        EventKind.FORCE_REQUESTED,
        EventKind.FORCE_GRANTED,
    }
)


class OtherMeasure(StrEnum):
    """What fits where an ASLL does not, or beside it."""

    AVDL = "avdl"
    """Support towards and in housing, paid by the State, for those threatened with eviction."""
    DALO = "dalo"
    OVER_INDEBTEDNESS = "over_indebtedness"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal: ``target`` is the number of its indicator (months, rights), ``amount`` a sum;
    ``text`` and ``measured_by`` its own words, empty for the usual ones.
    """

    kind: GoalKind
    by: date
    target: int | None = None
    amount: Money | None = None
    text: str = ""
    measured_by: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as it would be signed. ``agreed`` is False until the household has said yes."""

    convention: AsllConvention
    goals: tuple[Goal, ...]
    start: date
    end: date
    months: int
    meetings: tuple[date, ...]
    midway: date
    written_reviews: tuple[date, ...]
    renewable_until: date | None
    agreed: bool
    others: tuple[OtherMeasure, ...]
    reference: str = _LAW


def convention_for(law: Law, department: str | None) -> AsllConvention:
    """The convention of a territory, else the usual one."""
    known = law.records(AsllConvention)
    own = next((one for one in known if department and one.territory == department), None)
    return own or next(one for one in known if one.default)


def goals_of(dossier: Dossier, plan: Plan, start: date) -> tuple[Goal, ...]:
    """The goals that the dossier calls for, the most urgent first, then those chosen with the
    household (the use of the dwelling, the neighbours, a move); four at most, the chosen ones kept,
    those left out together left out. Words and dates chosen for a goal replace the usual ones.
    """
    choices = dossier.casework.asll_choices
    found: list[Goal] = []
    events = {event.kind for event in dossier.events if event.date <= plan.on}
    arrears, budget = plan.arrears, plan.budget
    owed = arrears.payable.money.cents > 0
    if events & _LEAVING or dossier.dwelling.lease_ended is not None:
        found.append(Goal(GoalKind.REHOUSING, add_months(start, 6)))
    if owed and (arrears.resumed or 0) < RESUMED_MONTHS:
        by = add_months(start, RESUMED_MONTHS)
        found.append(Goal(GoalKind.STOP_ARREARS, by, target=RESUMED_MONTHS))
    rights = {
        one.detail
        for one in plan.proposals
        if one.kind is AidKind.RIGHTS and one.verdict in (Verdict.RECOMMENDED, Verdict.POSSIBLE)
    }
    if rights:
        found.append(Goal(GoalKind.RIGHTS, add_months(start, 2), target=len(rights)))
    if budget.lowest.left.money < budget.floor.money:
        goal = Goal(GoalKind.BUDGET, add_months(start, 3), amount=budget.floor.money)
        found.append(goal)
    if events & _ACTS:
        found.append(Goal(GoalKind.PROCEDURE, add_months(start, 3)))
    file = plan.proposal(AidKind.OVER_INDEBTEDNESS)
    if file is not None and file.verdict is Verdict.RECOMMENDED:
        found.append(Goal(GoalKind.OVER_INDEBTEDNESS, add_months(start, 2)))
    kept = plan.schedule(plan.kept) if plan.kept else None
    if owed and kept is not None and kept.holds and kept.lines:
        by = add_months(start, 6)
        found.append(Goal(GoalKind.CLEAR_DEBT, by, amount=_left_on(kept, by)))
    if any(alert.id == "effort_high" for alert in plan.alerts):
        found.append(Goal(GoalKind.CHEAPER_DWELLING, add_months(start, 6)))
    wanted = tuple(dict.fromkeys(dossier.casework.asll_goals))
    left_out = {one.kind for one in choices.goals if one.left_out} - set(wanted)
    found = [goal for goal in found if goal.kind not in left_out]
    shown = {goal.kind for goal in found}
    chosen = [
        Goal(kind, add_months(start, _CHOSEN_MONTHS)) for kind in wanted if kind not in shown
    ][:MOST_GOALS]
    # A goal that the figures call for and that was chosen as well is kept before the others.
    own = [goal for goal in found if goal.kind in wanted]
    others = [goal for goal in found if goal.kind not in wanted]
    room = max(0, MOST_GOALS - len(chosen) - len(own))
    staying = {goal.kind for goal in (*own, *others[:room])}
    first = [goal for goal in found if goal.kind in staying]
    return tuple(_worded(goal, choices.of(goal.kind), start) for goal in (*first, *chosen))


def _worded(goal: Goal, choice: GoalChoice, start: date) -> Goal:
    """The goal in the words chosen, by the day chosen where it is not before the first one."""
    by = goal.by if choice.by is None or choice.by <= start else choice.by
    return replace(goal, by=by, text=choice.text.strip(), measured_by=choice.measured_by.strip())


def suggested(dossier: Dossier) -> tuple[GoalKind, ...]:
    """The goals that the topics of the household's open entries call to mind: to be offered first,
    never written for it, since nothing of the follow-up is printed nor told.
    """
    topics = [
        topic for entry in dossier.followup.entries if entry.exit is None for topic in entry.topics
    ]
    return tuple(dict.fromkeys(_OF_TOPIC[topic] for topic in topics if topic in _OF_TOPIC))


def _left_on(schedule: ScheduleView, day: date) -> Money:
    """What the schedule leaves of the debt on a day."""
    left = schedule.debt.money
    for line in schedule.lines:
        if line.due > day:
            break
        left = line.remaining
    return left


def measure_for(
    dossier: Dossier,
    plan: Plan,
    convention: AsllConvention,
    start: date,
    months: int | None = None,
) -> Measure:
    """The measure from a first day; ``months`` is one of the convention's durations.

    PlannerError ``asll_refused`` when the household has said no, ``asll_no_need`` when nothing
    calls for one, ``asll_duration`` for a duration that the convention does not have.
    """
    wish = dossier.casework.asll_wish
    if wish is Wish.NO:
        raise PlannerError(
            Problem(
                "asll_refused",
                "L’accompagnement n’a pas été préparé : le ménage ne le souhaite pas, et son "
                "accord libre est nécessaire. Reparlez-en avec lui s’il change d’avis.",
                "casework.asll_wish",
            )
        )
    goals = goals_of(dossier, plan, start)
    if not goals:
        raise PlannerError(
            Problem(
                "asll_no_need",
                "L’accompagnement n’a pas été préparé : rien dans le dossier n’en montre le "
                "besoin. Complétez le dossier, ou proposez une aide plus légère.",
                "casework.asll_wish",
            )
        )
    if months is not None and months not in convention.durations:
        raise PlannerError(
            Problem(
                "asll_duration",
                "La convention ne prévoit pas {months} mois. Durées possibles : {known}.",
                "months",
                {"months": months, "known": ", ".join(map(str, convention.durations))},
            )
        )
    last = max(goal.by for goal in goals)
    lasting = months or next(
        (one for one in convention.durations if add_months(start, one) >= last),
        convention.durations[-1],
    )
    end = add_months(start, lasting)
    department = dossier.dwelling.department
    meetings = meetings_between(start, end, convention.meeting_every_days, department)
    every = convention.written_review_every
    return Measure(
        convention=convention,
        goals=tuple(_within(goal, end) for goal in goals),
        start=start,
        end=end,
        months=lasting,
        meetings=meetings,
        midway=next_working_day(start + (end - start) / 2, department),
        written_reviews=tuple(
            next_working_day(add_months(start, n), department)
            for n in range(every, lasting + 1, every)
        )
        if every
        else (),
        renewable_until=lasts_until(convention, start, lasting),
        agreed=wish is Wish.YES,
        others=other_measures(dossier, plan),
    )


def _within(goal: Goal, end: date) -> Goal:
    return goal if goal.by <= end else replace(goal, by=end)


def meetings_between(
    start: date, end: date, every: int, department: str | None
) -> tuple[date, ...]:
    """Counted from the first day, so that a holiday moves one meeting and not the next ones."""
    found: list[date] = []
    count = 0
    while (day := start + timedelta(days=every * count)) < end:
        met = next_working_day(day, department)
        if met < end and met not in found:
            found.append(met)
        count += 1
    return tuple(found)


def lasts_until(
    convention: AsllConvention, start: date, months: int, total: int | None = None
) -> date | None:
    """The last day that renewals may reach; None where none is left or none was read.

    ``months`` is how long the measure was first signed for, ``total`` how long it lasts by now.
    """
    bounds = []
    if convention.renewals is not None:
        bounds.append(months * (1 + convention.renewals))
    if convention.longest is not None:
        bounds.append(convention.longest)
    if not bounds or min(bounds) <= (total or months):
        return None
    return add_months(start, min(bounds))


def other_measures(dossier: Dossier, plan: Plan) -> tuple[OtherMeasure, ...]:
    """What fits beside a measure, or after it where it does not."""
    found: list[OtherMeasure] = []
    events = {event.kind for event in dossier.events if event.date <= plan.on}
    if events & _LEAVING or dossier.dwelling.lease_ended is not None:
        found.append(OtherMeasure.AVDL)
    if events & {EventKind.LEAVE_ORDER, EventKind.FORCE_REQUESTED, EventKind.FORCE_GRANTED}:
        found.append(OtherMeasure.DALO)
    file = plan.proposal(AidKind.OVER_INDEBTEDNESS)
    if file is not None and file.verdict is Verdict.RECOMMENDED:
        found.append(OtherMeasure.OVER_INDEBTEDNESS)
    return tuple(found)

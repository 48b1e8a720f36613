"""A support measure in force: when it ends, whom one meets when, which reviews are due, what next.

The paper that was signed is kept in the dossier (``casework.asll``); everything else follows from
it and from the terms of its convention. Each period (the first one, then each renewal) has a review
midway and one that closes it; a convention may ask for written reviews besides (every three months
for some operators). How far a goal is, the worker and the household say; what the figures of the
dossier already show is offered as a beginning, never written for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from planner.calc.calendar import add_months, is_working_day, next_working_day
from planner.calc.dossier.casework import AidKind, RequestState
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.procedure import EventKind
from planner.calc.dossier.support import (
    GoalKind,
    GoalResult,
    Reached,
    SupportGoal,
    SupportMeasure,
    SupportRenewal,
    SupportReview,
)
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.results import Plan
from planner.calc.schemes.asll_convention import AsllConvention
from planner.calc.schemes.asll_measure import (
    Goal,
    Measure,
    OtherMeasure,
    convention_for,
    lasts_until,
    meetings_between,
    other_measures,
)
from planner.calc.schemes.asll_review import CLOSING_DAYS, Review, review
from planner.errors import PlannerError, Problem

__all__ = [
    "Following",
    "ReviewDue",
    "ReviewKind",
    "follow",
    "followed",
    "reached_so_far",
    "renewed",
    "review_of",
    "signed",
    "written",
]


class ReviewKind(StrEnum):
    """Why a review is due."""

    MIDWAY = "midway"
    WRITTEN = "written"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """A review that the measure calls for, and the day of the one that was written for it."""

    kind: ReviewKind
    on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Following:
    """The measure as it stands. ``measure.months`` and ``measure.end`` hold the renewals;
    ``ends_on`` is the day on which it ended or will, before its time where it was stopped.
    """

    signed: SupportMeasure
    measure: Measure
    reviews: tuple[ReviewDue, ...]
    ends_on: date

    def running_on(self, on: date) -> bool:
        """Whether the measure runs that day."""
        return self.measure.start <= on < self.ends_on

    @property
    def next_review(self) -> ReviewDue | None:
        """The first review not written yet, late or to come; None when all are."""
        waiting = [due for due in self.reviews if due.done_on is None and due.on <= self.ends_on]
        return waiting[0] if waiting else None

    def late(self, on: date) -> tuple[ReviewDue, ...]:
        """The reviews that should have been written by that day."""
        return tuple(
            due
            for due in self.reviews
            if due.done_on is None and due.on < on and due.on <= self.ends_on
        )


def signed(measure: Measure, arrears: Money | None, on: date | None = None) -> SupportMeasure:
    """What is kept of a measure signed ``on`` a day; ``arrears`` is the rent debt on that day."""
    return SupportMeasure(
        convention=measure.convention.id,
        first_day=measure.start,
        for_months=measure.months,
        signed_on=on,
        goals=tuple(
            SupportGoal(
                kind=goal.kind,
                by=goal.by,
                target=goal.target or None,
                sum_aimed_at=goal.amount,
                text=goal.text,
                measured_by=goal.measured_by,
            )
            for goal in measure.goals
        ),
        arrears_at_start=arrears,
    )


def follow(dossier: Dossier, law: Law, plan: Plan) -> Following | None:
    """The measure that the dossier holds as signed; None without one."""
    return followed(dossier, law, other_measures(dossier, plan))


def followed(dossier: Dossier, law: Law, others: tuple[OtherMeasure, ...] = ()) -> Following | None:
    """The same before any plan is made; ``others`` are the measures that fit beside it."""
    kept = dossier.casework.asll
    if kept is None:
        return None
    department = dossier.dwelling.department
    convention = _convention(law, kept.convention, department)
    periods = _periods(kept)
    start, end = kept.first_day, periods[-1][1]
    total = kept.for_months + sum(one.for_months for one in kept.renewals)
    every = convention.written_review_every
    written_on = tuple(
        next_working_day(add_months(start, n), department)
        for n in range(every or total + 1, total + 1, every or 1)
    )
    first, last = periods[-1]
    measure = Measure(
        convention=convention,
        goals=tuple(
            Goal(goal.kind, goal.by, goal.target, goal.sum_aimed_at, goal.text, goal.measured_by)
            for goal in kept.goals
        ),
        start=start,
        end=end,
        months=total,
        meetings=meetings_between(start, end, convention.meeting_every_days, department),
        midway=_midway(first, last, department),
        written_reviews=written_on,
        renewable_until=lasts_until(convention, start, kept.for_months, total),
        agreed=True,
        others=others,
    )
    due = [
        *(ReviewDue(ReviewKind.MIDWAY, _midway(*period, department)) for period in periods),
        *(ReviewDue(ReviewKind.CLOSING, _last_day(period[1], department)) for period in periods),
    ]
    named = {each.on for each in due}
    due += [ReviewDue(ReviewKind.WRITTEN, day) for day in written_on if not _near(day, named)]
    due.sort(key=lambda each: each.on)
    return Following(kept, measure, _done(due, kept), min(end, kept.stopped_on or end))


def _convention(law: Law, id: str, department: str | None) -> AsllConvention:
    known = (one for one in law.records(AsllConvention) if one.id == id)
    return next(known, None) or convention_for(law, department)


def _periods(kept: SupportMeasure) -> list[tuple[date, date]]:
    """The first period and each renewal: from a day up to the next one that is not in it."""
    months, found = 0, []
    for length in (kept.for_months, *(one.for_months for one in kept.renewals)):
        begun = add_months(kept.first_day, months)
        months += length
        found.append((begun, add_months(kept.first_day, months)))
    return found


def _midway(start: date, end: date, department: str | None) -> date:
    return next_working_day(start + (end - start) / 2, department)


def _last_day(end: date, department: str | None) -> date:
    """The last working day of a period: its closing review cannot come later."""
    day = end - timedelta(days=1)
    while not is_working_day(day, department):
        day -= timedelta(days=1)
    return day


def _near(day: date, others: set[date]) -> bool:
    return any(abs((day - other).days) <= CLOSING_DAYS for other in others)


def _done(due: list[ReviewDue], kept: SupportMeasure) -> tuple[ReviewDue, ...]:
    """Each due review with the first one written from three weeks before it on, used once."""
    written_on = sorted(one.on for one in kept.reviews)
    found: list[ReviewDue] = []
    for place, each in enumerate(due):
        after = due[place + 1].on if place + 1 < len(due) else None
        earliest = each.on - timedelta(days=CLOSING_DAYS)
        latest = None if after is None else after - timedelta(days=CLOSING_DAYS)
        match = next(
            (day for day in written_on if day >= earliest and (latest is None or day < latest)),
            None,
        )
        if match is not None:
            written_on.remove(match)
        found.append(replace(each, done_on=match))
    return tuple(found)


def reached_so_far(following: Following, dossier: Dossier, plan: Plan) -> dict[GoalKind, Reached]:
    """How far the goals are: as the figures show, else as the last review said.

    A goal that nothing shows is left out.
    """
    reviews = sorted(following.signed.reviews, key=lambda each: each.on)
    before = reviews[-1].results if reviews and reviews[-1].on <= plan.on else ()
    found = {one.goal: one.reached for one in before}
    for goal in following.measure.goals:
        result = _shown(goal, following.signed, dossier, plan)
        if result is not None:
            found[goal.kind] = result
    return found


def _shown(goal: Goal, kept: SupportMeasure, dossier: Dossier, plan: Plan) -> Reached | None:
    if goal.kind is GoalKind.STOP_ARREARS:
        return None if plan.arrears.resumed is None else _of(plan.arrears.resumed, goal.target or 1)
    if goal.kind is GoalKind.RIGHTS:
        sent = [
            one
            for one in dossier.casework.requests
            if one.kind is AidKind.RIGHTS and one.state is not RequestState.PREPARED
        ]
        return _of(len(sent), goal.target or 1) if sent else None
    if goal.kind is GoalKind.BUDGET and goal.amount is not None:
        lowest = plan.budget.lowest.left.money
        return Reached.YES if lowest >= goal.amount else None
    if goal.kind is GoalKind.OVER_INDEBTEDNESS:
        filed = any(
            event.kind is EventKind.OVER_INDEBTEDNESS_FILED and event.date <= plan.on
            for event in dossier.events
        )
        return Reached.YES if filed else Reached.NO
    if goal.kind is GoalKind.CLEAR_DEBT and goal.amount is not None and not plan.arrears.rough:
        owed = plan.arrears.payable.money
        if owed <= goal.amount:
            return Reached.YES
        begun = kept.arrears_at_start
        return None if begun is None else Reached.PARTLY if owed < begun else Reached.NO
    return None


def _of(count: int, target: int) -> Reached:
    if count >= target:
        return Reached.YES
    return Reached.PARTLY if count else Reached.NO


def written(
    following: Following,
    dossier: Dossier,
    plan: Plan,
    reached: Mapping[GoalKind, Reached],
    *,
    done: str = "",
    household_says: str = "",
    household_stops: bool = False,
) -> SupportReview:
    """A review of the day of the plan, its arrears and resumed months read from it.

    PlannerError ``asll_review_too_early`` before the first day of the measure, and
    ``asll_goal_unknown`` for a result of a goal that the measure does not have.
    """
    if plan.on < following.measure.start:
        raise PlannerError(
            Problem(
                "asll_review_too_early",
                "Le bilan n’a pas été fait : l’accompagnement commence le {start}. Choisissez un "
                "jour à partir de cette date.",
                "on",
                {"start": f"{following.measure.start:%d/%m/%Y}"},
            )
        )
    known = {goal.kind for goal in following.measure.goals}
    for kind in reached:
        if kind not in known:
            raise PlannerError(
                Problem(
                    "asll_goal_unknown",
                    "L’accompagnement n’a pas l’objectif « {goal} ». Objectifs : {known}.",
                    "reached",
                    {"goal": kind.value, "known": ", ".join(sorted(one.value for one in known))},
                )
            )
    account = dossier.account
    told = account.lines or account.rough_balance is not None or account.opening_balance
    return SupportReview(
        on=plan.on,
        results=tuple(
            GoalResult(goal=goal.kind, reached=reached.get(goal.kind, Reached.NO))
            for goal in following.measure.goals
        ),
        arrears_then=max(Money(0), plan.arrears.balance.money) if told else None,
        months_resumed=plan.arrears.resumed,
        done=done,
        household_says=household_says,
        household_stops=household_stops,
    )


def review_of(following: Following, kept: SupportReview) -> Review:
    """What a written review says and proposes, under the terms of the convention."""
    before = [one for one in following.signed.renewals if one.on <= kept.on]
    periods = _periods(following.signed)
    first, last = periods[min(len(before), len(periods) - 1)]
    measure = following.measure
    total = following.signed.for_months + sum(one.for_months for one in before)
    at_that_time = replace(
        measure,
        end=last,
        midway=_midway(first, last, None),
        renewable_until=lasts_until(
            measure.convention, measure.start, following.signed.for_months, total
        ),
    )
    return review(
        at_that_time,
        kept.on,
        {one.goal: one.reached for one in kept.results},
        arrears_start=following.signed.arrears_at_start,
        arrears_now=kept.arrears_then,
        resumed_months=kept.months_resumed,
        renewed=len(before),
        household_says=kept.household_says,
        household_stops=kept.household_stops,
    )


def renewed(following: Following, on: date, months: int | None = None) -> SupportMeasure:
    """The measure renewed for so many months (as long as it was first signed for by default).

    PlannerError ``asll_not_renewable`` where the convention allows it no more.
    """
    kept, convention = following.signed, following.measure.convention
    asked = months or kept.for_months
    limit = following.measure.renewable_until
    allowed = convention.renewals
    too_many = allowed is not None and len(kept.renewals) >= allowed
    if (
        kept.stopped_on is not None
        or too_many
        or asked not in convention.durations
        or limit is None
        or add_months(following.measure.end, asked) > limit
    ):
        raise PlannerError(
            Problem(
                "asll_not_renewable",
                "L’accompagnement n’a pas été renouvelé : la convention « {convention} » ne le "
                "permet pas pour {months} mois. Choisissez une autre durée, ou proposez une autre "
                "mesure.",
                "months",
                {"convention": convention.label, "months": asked},
            )
        )
    renewal = SupportRenewal(on=on, for_months=asked)
    return kept.but(renewals=(*kept.renewals, renewal))

"""A support measure (ASLL) once it is signed: its goals and dates, and the reviews written of it.

What is kept is what was agreed on paper; the calendar of the meetings follows from it and is not
kept. A review is written with the household: ``done`` and ``household_says`` are words to be
printed and signed, not the counsellor's own notes. The rules that read them are in
``planner.calc.schemes``.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.calc.dossier.common import Amount, Day, Identifier, Model, Note

__all__ = [
    "GoalChoice",
    "GoalKind",
    "GoalResult",
    "Next",
    "Reached",
    "SupportChoices",
    "SupportGoal",
    "SupportMeasure",
    "SupportRenewal",
    "SupportReview",
]

MonthsCount = Annotated[int, Field(ge=1, le=60)]


class GoalKind(StrEnum):
    """What a measure may work on, in the order of urgency."""

    REHOUSING = "rehousing"
    STOP_ARREARS = "stop_arrears"
    RIGHTS = "rights"
    BUDGET = "budget"
    PROCEDURE = "procedure"
    OVER_INDEBTEDNESS = "over_indebtedness"
    CLEAR_DEBT = "clear_debt"
    CHEAPER_DWELLING = "cheaper_dwelling"
    MOVE = "move"
    DWELLING_USE = "dwelling_use"
    NEIGHBOURHOOD = "neighbourhood"


class Reached(StrEnum):
    """How far a goal is."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Next(StrEnum):
    """What a review proposes, or what was decided after it."""

    GO_ON = "go_on"
    STOP = "stop"
    RENEW = "renew"
    REDIRECT = "redirect"


Words = Annotated[Note, Field(max_length=300)]
"""A goal or its indicator in the words of the household and the worker, on one line of a paper."""


class GoalChoice(Model):
    """What was chosen together for one goal before signing; empty words are the usual ones.

    ``left_out`` keeps a goal that the figures call for out of the measure.
    """

    kind: GoalKind
    text: Words = ""
    measured_by: Words = ""
    by: Day | None = None
    left_out: bool = False


class SupportChoices(Model):
    """A measure being prepared: what was chosen of it; None is what the convention proposes."""

    first_day: Day | None = None
    for_months: MonthsCount | None = None
    goals: Annotated[tuple[GoalChoice, ...], Field(max_length=11)] = ()

    def of(self, kind: GoalKind) -> GoalChoice:
        """What was chosen for a goal."""
        return next((one for one in self.goals if one.kind is kind), GoalChoice(kind=kind))


class SupportGoal(Model):
    """One goal as signed: the number or the sum of its indicator, and the day it is meant for.

    ``text`` and ``measured_by`` are its own words, where it has some.
    """

    kind: GoalKind
    by: Day
    target: Annotated[int, Field(ge=1, le=600)] | None = None
    sum_aimed_at: Amount | None = None
    text: Words = ""
    measured_by: Words = ""


class GoalResult(Model):
    """How far one goal was on the day of a review."""

    goal: GoalKind
    reached: Reached


class SupportReview(Model):
    """A review on a day.

    ``arrears_then`` is the rent debt on that day and ``months_resumed`` the full months of rent
    paid in a row up to it; None where nobody knew. ``decided`` is what was decided after it, None
    until then.
    """

    on: Day
    results: tuple[GoalResult, ...] = ()
    arrears_then: Amount | None = None
    months_resumed: Annotated[int, Field(ge=0, le=600)] | None = None
    done: Note = ""
    household_says: Note = ""
    household_stops: bool = False
    decided: Next | None = None


class SupportRenewal(Model):
    """A renewal signed on a day, for so many more months."""

    on: Day
    for_months: MonthsCount


class SupportMeasure(Model):
    """The measure in force: ``convention`` is the id of the terms it was signed under.

    ``for_months`` is how long it was first signed for; ``stopped_on`` the day it ended before its
    time. ``entry`` is the entry of the follow-up by schemes that this measure is.
    """

    convention: Identifier
    first_day: Day
    for_months: MonthsCount
    signed_on: Day | None = None
    entry: Identifier | None = None
    goals: Annotated[tuple[SupportGoal, ...], Field(min_length=1, max_length=8)]
    arrears_at_start: Amount | None = None
    renewals: Annotated[tuple[SupportRenewal, ...], Field(max_length=20)] = ()
    reviews: Annotated[tuple[SupportReview, ...], Field(max_length=60)] = ()
    stopped_on: Day | None = None

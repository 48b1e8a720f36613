"""The review of a support measure, midway or at its end: what was reached, and what next.

Each goal is reached, partly reached or not; the arrears are given at the start, now, and at the
end. The proposal follows from them: stop when everything is reached; go on or renew while the
convention allows it and something moves; redirect to another measure when nothing does, or when no
renewal is left. The household's own view stands beside it, and the household may stop at any time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.calc.dossier.support import GoalKind, Next, Reached
from planner.calc.money import Money
from planner.calc.schemes.asll_measure import Measure, OtherMeasure

__all__ = ["CLOSING_DAYS", "Next", "Reached", "Review", "is_closing", "review"]


@dataclass(frozen=True, slots=True)
class Review:
    """A review on a day. ``change`` is arrears now − arrears at the start: below zero is better;
    None where one of them is not known.

    ``towards`` says where a household is redirected; empty where nothing in the dossier says it.
    """

    on: date
    closing: bool
    goals: tuple[tuple[GoalKind, Reached], ...]
    arrears_start: Money | None
    arrears_now: Money | None
    change: Money | None
    resumed_months: int | None
    proposal: Next
    towards: tuple[OtherMeasure, ...]
    household_says: str


CLOSING_DAYS = 21
"""A review of the last three weeks is the closing one: a renewal is asked for before the end."""


def is_closing(measure: Measure, on: date) -> bool:
    """Whether a review of that day closes the measure."""
    return on >= measure.end - timedelta(days=CLOSING_DAYS)


def review(
    measure: Measure,
    on: date,
    reached: Mapping[GoalKind, Reached],
    *,
    arrears_start: Money | None,
    arrears_now: Money | None,
    resumed_months: int | None = None,
    renewed: int = 0,
    household_says: str = "",
    household_stops: bool = False,
) -> Review:
    """The review of a measure; a goal of which nothing is said is not reached.

    ``renewed`` is how many times the measure was renewed already.
    """
    closing = is_closing(measure, on)
    change = None
    if arrears_start is not None and arrears_now is not None:
        change = arrears_now - arrears_start
    goals = tuple((goal.kind, reached.get(goal.kind, Reached.NO)) for goal in measure.goals)
    proposal = _next(measure, on, goals, renewed)
    if household_stops:
        proposal = Next.STOP
    return Review(
        on=on,
        closing=closing,
        goals=goals,
        arrears_start=arrears_start,
        arrears_now=arrears_now,
        change=change,
        resumed_months=resumed_months,
        proposal=proposal,
        towards=measure.others if proposal is Next.REDIRECT else (),
        household_says=household_says,
    )


def _next(
    measure: Measure, on: date, goals: tuple[tuple[GoalKind, Reached], ...], renewed: int
) -> Next:
    results = {result for _goal, result in goals}
    if results <= {Reached.YES}:
        return Next.STOP
    moves = bool(results & {Reached.YES, Reached.PARTLY})
    if not is_closing(measure, on):
        return Next.GO_ON if moves or on <= measure.midway else Next.REDIRECT
    allowed = measure.convention.renewals
    left = measure.renewable_until is not None and (allowed is None or renewed < allowed)
    return Next.RENEW if moves and left else Next.REDIRECT

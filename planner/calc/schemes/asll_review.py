"""The review of a support measure, midway or at its end: what was reached, and what next.

Each goal is reached, partly reached or not; the arrears are given at the start, now, and at the
end. The proposal follows from them: stop when everything is reached; go on or renew while the
convention allows it and something moves; redirect to another measure when nothing does, or when no
renewal is left. The household's own view stands beside it, and the household may stop at any time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.calc.money import Money
from planner.calc.schemes.asll_measure import GoalKind, Measure, OtherMeasure

__all__ = ["Next", "Reached", "Review", "review"]


class Reached(StrEnum):
    """How far a goal is."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Next(StrEnum):
    """What a review proposes."""

    GO_ON = "go_on"
    STOP = "stop"
    RENEW = "renew"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Review:
    """A review on a day. ``change`` is arrears now − arrears at the start: below zero is better.

    ``towards`` says where a household is redirected; empty where nothing in the dossier says it.
    """

    on: date
    closing: bool
    goals: tuple[tuple[GoalKind, Reached], ...]
    arrears_start: Money
    arrears_now: Money
    change: Money
    resumed_months: int | None
    proposal: Next
    towards: tuple[OtherMeasure, ...]
    household_says: str


def review(
    measure: Measure,
    on: date,
    reached: Mapping[GoalKind, Reached],
    *,
    arrears_start: Money,
    arrears_now: Money,
    resumed_months: int | None = None,
    renewed: int = 0,
    household_says: str = "",
    household_stops: bool = False,
) -> Review:
    """The review of a measure; a goal of which nothing is said is not reached.

    ``renewed`` is how many times the measure was renewed already.
    """
    closing = on >= measure.end
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
        change=arrears_now - arrears_start,
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
    if on < measure.end:
        return Next.GO_ON if moves or on <= measure.midway else Next.REDIRECT
    allowed = measure.convention.renewals
    left = measure.renewable_until is not None and (allowed is None or renewed < allowed)
    return Next.RENEW if moves and left else Next.REDIRECT

"""The days left before a legal date, in words: the safe day first, and what to do before it.

A delay that ends on a Saturday, a Sunday or a holiday rolls to the next working day (CPC 642), but
whether that holds for every act is not verified: screens and prints tell the family to act by the
day before the roll.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.calc.results import Deadline, Plan
from planner.views import formats
from planner.views.i18n import _
from planner.views.words.deadlines import DEADLINES, FAMILY_TO_DO, PLAIN, TO_DO

if TYPE_CHECKING:
    from planner.calc.glance import Glance

__all__ = ["action", "days_left", "family_action", "left", "next_deadline", "rolled", "told"]


_OF_OTHERS = frozenset(
    {
        "guarantor_notified",
        "partners_informed",
        "fsl_scheme",
        "fsl_answer",
        "plan_checked",
        "judge_delays_end",
        "oi_decision",
        "oi_suspension_ends",
        "force_publique_silence",
    }
)
"""Dates that somebody else keeps: shown in the list, never as the next thing to do."""


def days_left(due: Deadline, on: date) -> int:
    """Days from a day to the safe day; below zero once it is past."""
    return (due.act_by() - on).days


def next_deadline(plan: Plan | Glance) -> Deadline | None:
    """The next date that asks for something, or None when none is ahead."""
    ahead = [
        due
        for due in plan.deadlines
        if days_left(due, plan.on) >= 0 and due.name in TO_DO and due.name not in _OF_OTHERS
    ]
    return min(ahead, key=lambda due: due.act_by(), default=None)


def action(due: Deadline) -> str:
    """What to do before a legal date; empty when nothing is known."""
    return _(TO_DO.get(due.name, ""))


def family_action(due: Deadline) -> str:
    """What the family itself does before a legal date; empty when others do it."""
    return _(FAMILY_TO_DO.get(due.name, ""))


def left(due: Deadline, on: date) -> str:
    """``il reste 43 jours, jusqu’au lundi 4 janvier 2027``."""
    count = days_left(due, on)
    day = formats.weekday(due.act_by())
    if count == 0:
        return _("c’est aujourd’hui, {day}").format(day=day)
    if count < 0:
        return _("délai passé depuis {days}, le {day}").format(
            days=formats.count_of_days(-count), day=day
        )
    return _("il reste {days}, jusqu’au {day}").format(days=formats.count_of_days(count), day=day)


def rolled(due: Deadline, on: date) -> str:
    """That the law may give some more days, which is not sure, or that the day rests on Good
    Friday; empty when there is no such doubt, or past.
    """
    if due.on < on:
        return ""
    doubts = []
    if due.before_roll is not None and due.before_roll != due.on:
        later = formats.weekday(due.on)
        doubts.append(_("report possible au {day}, non vérifié : agir avant").format(day=later))
    if due.on_good_friday:
        doubts.append(
            _(
                "le Vendredi saint est compté comme férié : il ne l’est que dans les communes qui "
                "ont un temple protestant ou une église mixte"
            )
        )
    return " ; ".join(doubts)


def told(due: Deadline, on: date, *, plain: bool = False) -> str:
    """A legal date in one sentence: the days left, then what falls on that day.

    ``plain`` says it in the words of the family's view.
    """
    what = DEADLINES.get(due.name, due.name)
    text = _("{left} : {what}").format(
        left=left(due, on), what=_(PLAIN.get(due.name, what) if plain else what)
    )
    return text[:1].upper() + text[1:]

"""The dates of the list in words: loaded after the first paint."""

from __future__ import annotations

from datetime import date

from planner.services.clock import today
from planner.services.screen.home import Line
from planner.views import formats
from planner.views.i18n import _, n_
from planner.views.words.deadlines import DEADLINES

__all__ = ["day_of_today", "due_in_words"]


def day_of_today() -> str:
    """``dimanche 22 novembre 2026``."""
    return formats.weekday(today())


def due_in_words(line: Line) -> str:
    """``43 jours, lundi 4 janvier 2027 : fin du délai du commandement``."""
    count = line.left or 0
    left = n_("il reste {n} jour", "il reste {n} jours", count).format(n=count)
    if count == 0:
        left = _("aujourd’hui")
    day = formats.short_day(date.fromisoformat(line.deadline))
    what = _(DEADLINES.get(line.what, line.what))
    return _("{left}, {day} : {what}").format(left=left, day=day, what=what)

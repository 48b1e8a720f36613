"""The dates of the list in words: loaded after the first paint."""

from __future__ import annotations

from planner.services.clock import today
from planner.services.screen.home import Line
from planner.views import formats
from planner.views.due import due_in_words

__all__ = ["day_of_today", "dues_in_words"]


def day_of_today() -> str:
    """``dimanche 22 novembre 2026``."""
    return formats.weekday(today())


def dues_in_words(line: Line) -> tuple[str, ...]:
    """Every date of a dossier, the first one first."""
    return tuple(due_in_words(due.on, due.what, due.left) for due in line.dues)

"""Dates of the command line: ``2026-11-22`` or as people write them, the day first."""

from __future__ import annotations

from datetime import date

from planner.errors import PlannerError
from planner.intake.reading import Understood
from planner.intake.typed import read_date

__all__ = ["day_given"]


def day_given(text: str | None, *, field: str = "--on") -> date:
    """The date given, or today; PlannerError when it is not one date only."""
    if text is None:
        from planner.services.clock import today

        return today()
    found = read_date(text, field=field)
    if isinstance(found, Understood):
        return found.value
    raise PlannerError(found.problem)

"""Dates of the command line: ``2026-11-22`` or as people write them, the day first."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from planner.errors import PlannerError

__all__ = ["day_given"]


def day_given(text: str | None, *, field: str = "--on") -> date:
    """The date given, or today; PlannerError when it is not one date only."""
    if text is None:
        from planner.services.clock import today

        return today()
    if len(text) == 10 and text[:4].isdigit():
        with suppress(ValueError):
            return _in_years(date.fromisoformat(text))
    from planner.intake.reading import Understood
    from planner.intake.typed import read_date

    found = read_date(text, field=field)
    if isinstance(found, Understood):
        return found.value
    raise PlannerError(found.problem)


def _in_years(day: date) -> date:
    """The day, when it is one that the other readers would take too."""
    if not 1990 <= day.year <= 2099:
        raise ValueError("year out of range")
    return day

"""The one place that reads the time. Everything below it is given the day it works on."""

from __future__ import annotations

import os
from datetime import date, datetime

from planner.errors import PlannerError, Problem

__all__ = ["TODAY", "now", "today"]

TODAY = "PLANNER_TODAY"
"""The variable of the environment that stands for today, ``YYYY-MM-DD``: for a demonstration."""


def today() -> date:
    """The day it is, or the one that ``PLANNER_TODAY`` names."""
    chosen = os.environ.get(TODAY)
    if not chosen:
        return now().date()
    try:
        return date.fromisoformat(chosen)
    except ValueError:
        raise PlannerError(
            Problem(
                "bad_date",
                "La variable PLANNER_TODAY vaut « {value} », qui n’est pas une date. Écrivez "
                "année-mois-jour, par exemple 2026-11-22, ou retirez-la.",
                None,
                {"value": chosen[:40]},
            )
        ) from None


def now() -> datetime:
    """The moment, in the time of this machine."""
    return datetime.now().astimezone()

"""Periods of the command line: a year, a month, two days, or so many months from a day."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from planner.calc.calendar import Month, add_months
from planner.errors import PlannerError, Problem

__all__ = ["period_given"]

_YEAR = re.compile(r"[0-9]{4}", re.ASCII)


def period_given(text: str | None, today: date) -> tuple[date, date]:
    """First and last day of ``2016``, ``2016-03``, ``2016-01..2016-06`` or two whole days.

    ``2016-03-15+6`` is the six months that begin on that day: a scheme looked at six months after
    its start. The year so far when nothing is given; PlannerError when it is not one period.
    """
    if text is None:
        return date(today.year, 1, 1), today
    begin, dots, end = text.partition("..")
    day, plus, months = text.partition("+")
    with suppress(ValueError):
        if plus and 1 <= int(months) <= 120:
            start = date.fromisoformat(day)
            return start, add_months(start, int(months)) - timedelta(days=1)
        first, last = _first(begin), _last(end if dots else begin)
        if first <= last and first.year >= 1990 and last.year <= 2099:
            return first, last
    raise PlannerError(
        Problem(
            "bad_period",
            "« {period} » n’est pas une période. Écrivez une année (2016), un mois (2016-03), deux "
            "jours (2016-01-01..2016-06-30), ou un jour et des mois (2016-01-01+6).",
            "--period",
            {"period": text[:60]},
        )
    )


def _first(text: str) -> date:
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1)
    return Month.parse(text).first_day if len(text) == 7 else date.fromisoformat(text)


def _last(text: str) -> date:
    if _YEAR.fullmatch(text):
        return date(int(text), 12, 31)
    return Month.parse(text).last_day if len(text) == 7 else date.fromisoformat(text)

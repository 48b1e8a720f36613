"""How the delays of a protocol are counted: days, weeks, working days or months, then the roll.

A protocol is an agreement between services, not a period of civil procedure: it rolls only where it
says so (``Roll``). Whatever it says, somebody who must act by a Sunday acts by the Friday before:
``act_by`` is that day.
"""

from __future__ import annotations

from datetime import date, timedelta

from planner.calc.calendar import (
    add_months,
    is_working_day,
    next_working_day,
    working_day_after,
)
from planner.calc.protocols.protocol import Delay, Roll

__all__ = ["act_by", "ends"]


def ends(start: date, delay: Delay, department: str | None = None) -> date:
    """The last day of a delay that runs from a day, which is not counted.

    ``department`` is a code such as ``67``, for the holidays of Moselle and Alsace; None counts the
    national ones.
    """
    if delay.working_days is not None:
        day = working_day_after(start, delay.working_days, department)
    elif delay.months is not None:
        day = add_months(start, delay.months)
    else:
        day = start + timedelta(days=(delay.days or 0) + 7 * (delay.weeks or 0))
    if delay.roll is Roll.NEXT:
        return next_working_day(day, department)
    if delay.roll is Roll.PREVIOUS:
        return _working_day_until(day, start, department)
    return day


def act_by(day: date, start: date, department: str | None = None) -> date:
    """The working day on which to act at the latest: the day itself, or the one before it.

    Never before ``start``: a delay that holds no working day is acted on when it begins.
    """
    return _working_day_until(day, start, department)


def _working_day_until(day: date, start: date, department: str | None) -> date:
    while day > start and not is_working_day(day, department):
        day -= timedelta(days=1)
    return day

"""Months, pay frequencies, due dates and working days.

Three traps of French practice decide the shape of this module: a monthly due date is always
counted from its origin (the 31st becomes the last day of a short month and never drifts); a
benefit *of* October is *received* in November, so that a month is a value of its own; and working
days (*jours ouvrables* of the civil procedure code, articles 641 and 642) skip Saturdays, Sundays
and public holidays, which are more numerous in Moselle and Alsace.
"""

from __future__ import annotations

import calendar as _calendar
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = [
    "GOOD_FRIDAY_DEPARTMENTS",
    "Frequency",
    "Month",
    "add_months",
    "due_date",
    "months_between",
    "next_working_day",
    "public_holidays",
    "working_day_after",
    "working_day_before",
]


class Month(NamedTuple):
    """A month of the calendar; orders and compares as a pair (year, month)."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``YYYY-MM``; ValueError for anything else."""
        if len(text) != 7 or text[4] != "-" or not (text[:4] + text[5:]).isascii():
            raise ValueError("not a month")
        if not (text[:4].isdigit() and text[5:].isdigit() and 1 <= int(text[5:]) <= 12):
            raise ValueError("not a month")
        return cls(int(text[:4]), int(text[5:]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that holds a day."""
        return cls(day.year, day.month)

    def plus(self, months: int) -> Month:
        """The month a number of months later (earlier when negative)."""
        index = self.year * 12 + self.number - 1 + months
        return Month(index // 12, index % 12 + 1)

    def minus(self, other: Month) -> int:
        """How many months this one is after ``other``."""
        return (self.year - other.year) * 12 + self.number - other.number

    @property
    def first_day(self) -> date:
        """The 1st of the month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The 28th, 29th, 30th or 31st."""
        return date(self.year, self.number, self.days)

    @property
    def days(self) -> int:
        """How many days the month has."""
        return _calendar.monthrange(self.year, self.number)[1]

    def day(self, number: int) -> date:
        """That day of the month, or its last day when the month is shorter."""
        return date(self.year, self.number, min(number, self.days))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema as cs

        def read(text: str) -> Month:
            from pydantic_core import PydanticCustomError

            try:
                return cls.parse(text)
            except ValueError:
                raise PydanticCustomError("bad_month", "not a month") from None

        text = cs.no_info_after_validator_function(read, cs.str_schema(strict=True))
        return cs.json_or_python_schema(
            json_schema=text,
            python_schema=cs.union_schema([cs.is_instance_schema(cls), text]),
            serialization=cs.plain_serializer_function_ser_schema(
                str, return_schema=cs.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])$"}


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """Every month from ``first`` to ``last``, both included; none when last is earlier."""
    for offset in range(last.minus(first) + 1):
        yield first.plus(offset)


def add_months(day: date, months: int) -> date:
    """Same day number that many months later, or the month's last day (CPC 641)."""
    return Month.of(day).plus(months).day(day.day)


def due_date(origin: date, n: int) -> date:
    """The n-th monthly due date, n from 1, always counted from the origin so as not to drift."""
    return add_months(origin, n - 1)


class Frequency(StrEnum):
    """How often a line of a budget falls due.

    ``months`` on a line ("these months of the year") replaces the frequency: the amount falls in
    each of them.
    """

    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    FOUR_WEEKS = "four_weeks"
    MONTH = "month"
    TWO_MONTHS = "two_months"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    ONCE = "once"

    @property
    def per_year(self) -> Fraction:
        """Times a year: 52 weeks, 26 fortnights, 13 times four weeks, 365 days; 0 for once."""
        return _PER_YEAR[self]

    @property
    def per_month(self) -> Fraction:
        """Times a month on the average of a year (a week is 52/12)."""
        return _PER_YEAR[self] / 12


_PER_YEAR = {
    Frequency.DAY: Fraction(365),
    Frequency.WEEK: Fraction(52),
    Frequency.FORTNIGHT: Fraction(26),
    Frequency.FOUR_WEEKS: Fraction(13),
    Frequency.MONTH: Fraction(12),
    Frequency.TWO_MONTHS: Fraction(6),
    Frequency.QUARTER: Fraction(4),
    Frequency.HALF_YEAR: Fraction(2),
    Frequency.YEAR: Fraction(1),
    Frequency.ONCE: Fraction(0),
}

GOOD_FRIDAY_DEPARTMENTS = frozenset({"57", "67", "68"})
"""Where Good Friday and 26 December are holidays too (C. trav. L.3134-13)."""

_LOCAL_CALENDAR = "57"
"""How ``holidays`` names the calendar of Moselle; that of Alsace is the same."""

_ABOLITION = {"971": (5, 27), "972": (5, 22), "973": (6, 10), "974": (12, 20), "976": (4, 27)}
"""The day on which the abolition of slavery is a holiday overseas (C. trav. L.3422-2)."""

_ABOLITION_SINCE = 1984

_WHIT_MONDAY = timedelta(days=50)
"""After Easter Sunday."""


@lru_cache(maxsize=256)
def public_holidays(year: int, department: str | None = None) -> frozenset[date]:
    """The public holidays of a year (C. trav. L.3133-1), with those of some départements.

    Whit Monday is one in every year: from 2004 to 2008 it was worked as the day of solidarity but
    stayed a holiday, as in the State's own calendar (data.gouv.fr), where the package ``holidays``
    leaves it out. Good Friday is a holiday in Moselle and Alsace only in communes with a Protestant
    temple or a mixed church: it is counted in the three départements 57, 67 and 68, and what shows
    it must say so. Overseas the abolition of slavery has a day of its own; feasts kept by custom
    only are not counted.
    """
    from dateutil.easter import easter

    local = _LOCAL_CALENDAR if department in GOOD_FRIDAY_DEPARTMENTS else ""
    days = set(_france()(subdiv=local, years=year))
    days.add(easter(year) + _WHIT_MONDAY)
    if department in _ABOLITION and year >= _ABOLITION_SINCE:
        days.add(date(year, *_ABOLITION[department]))
    return frozenset(days)


@lru_cache(maxsize=1)
def _france() -> Callable[..., Iterable[date]]:
    """The French calendar of ``holidays``, read from its own file.

    By its ordinary door the package reads the calendars of 250 countries first, which takes a
    fifth of what a person waits for at the shell.
    """
    package = find_spec("holidays")
    folder = package.submodule_search_locations if package is not None else None
    file = f"{folder[0]}/countries/france.py" if folder else ""
    spec = spec_from_file_location("holidays.countries.france", file)
    if spec is None or spec.loader is None:
        raise ImportError("the calendar of France is not in the package holidays")
    france = module_from_spec(spec)
    spec.loader.exec_module(france)
    calendar: Callable[..., Iterable[date]] = france.France
    return calendar


def is_working_day(day: date, department: str | None = None) -> bool:
    """Monday to Friday and not a public holiday."""
    return day.weekday() < 5 and day not in public_holidays(day.year, department)


def next_working_day(day: date, department: str | None = None) -> date:
    """The day itself, or the next working day (CPC 642)."""
    while not is_working_day(day, department):
        day += timedelta(days=1)
    return day


def working_day_after(day: date, count: int, department: str | None = None) -> date:
    """The ``count``-th working day after a day, which is not counted."""
    return _step(day, count, 1, department)


def working_day_before(day: date, count: int, department: str | None = None) -> date:
    """The ``count``-th working day before a day, which is not counted."""
    return _step(day, count, -1, department)


def _step(day: date, count: int, direction: int, department: str | None) -> date:
    while count:
        day += timedelta(days=direction)
        count -= is_working_day(day, department)
    return day

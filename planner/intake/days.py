"""Days and months as they are written in France: the day first, always.

``03/11/26`` is 3 November 2026, never 11 March. A year of two digits is 20yy up to 89, else 19yy;
a birth is the century that makes the person alive and under 106, and both are asked when both do.
A weekday that does not fit its date is a doubt, since one of the two was copied wrongly. A month
alone is a month, not a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from planner.calc.calendar import Month
from planner.intake.words import folded, foreign_digits

__all__ = ["MONTH_NAMES", "DayFault", "WrittenDay", "month_number", "read_day", "read_month_name"]

_NAMES = (
    "janvier janv jan", "fevrier fevr fev", "mars mar", "avril avr", "mai", "juin jun",
    "juillet juil jul", "aout aou", "septembre sept sep", "octobre oct", "novembre nov",
    "decembre dec",
)  # fmt: skip
MONTH_NAMES = {name: number for number, line in enumerate(_NAMES, 1) for name in line.split()}
"""Folded French month names and their usual short forms, to 1..12."""

_WEEKDAYS = {
    name: number
    for number, line in enumerate(
        ("lundi lun", "mardi", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam",
         "dimanche dim")
    )
    for name in line.split()
}  # fmt: skip
_YEAR = "([0-9]{4}|[0-9]{2})"
_ISO = re.compile(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})")
_NUMBERS = re.compile(rf"([0-9]{{1,2}})([-/. ])([0-9]{{1,2}})\2{_YEAR}")
_WORDS = re.compile(
    rf"(?:le )?(?:([a-z]{{3,}})\.?,? )?([0-9]{{1,2}})(er)?[ \-/]?([a-z]+)\.?[ \-/]?{_YEAR}"
)
_NO_YEAR = re.compile(r"(?:le )?[0-9]{1,2}(?:er)?(?:[-/. ][0-9]{1,2}|[ \-/]?[a-z]+\.?)")
_MONTH_NUMBERS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})")
_MONTH_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})")
_MONTH_WORDS = re.compile(rf"([a-z]+)\.?[ \-/]?{_YEAR}")
_OLDEST = 105


class DayFault(StrEnum):
    """Why a text is not one day or one month."""

    EMPTY = "empty"
    FORM = "form"
    NO_YEAR = "no_year"
    MONTH_ONLY = "month_only"
    DAY_GIVEN = "day_given"
    NO_SUCH_DAY = "no_such_day"
    WEEKDAY = "weekday"
    CENTURY = "century"
    NOT_BORN = "not_born"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """The readings of one written day: one when understood, more when doubtful, else none."""

    readings: tuple[date, ...]
    fault: DayFault | None = None


@lru_cache(maxsize=16_384)
def read_day(text: str, born_before: date | None = None) -> WrittenDay:
    """One day. ``born_before`` says that the text is a birth, on that day at the latest."""
    if foreign_digits(text):
        return WrittenDay((), DayFault.FORM)
    words = folded(text)
    if not words:
        return WrittenDay((), DayFault.EMPTY)
    if match := _ISO.fullmatch(words):
        return _one(int(match[1]), int(match[3]), int(match[4]))
    if match := _NUMBERS.fullmatch(words):
        return _years(match[4], int(match[3]), int(match[1]), born_before)
    if match := _WORDS.fullmatch(words):
        return _in_words(match, born_before)
    if isinstance(read_month_name(text), Month):
        return WrittenDay((), DayFault.MONTH_ONLY)
    no_year = _NO_YEAR.fullmatch(words) is not None
    return WrittenDay((), DayFault.NO_YEAR if no_year else DayFault.FORM)


def _in_words(match: re.Match[str], born_before: date | None) -> WrittenDay:
    weekday, number, first, name, year = match.groups()
    month = MONTH_NAMES.get(name)
    if month is None or (first and number != "1") or (weekday and weekday not in _WEEKDAYS):
        return WrittenDay((), DayFault.FORM)
    found = _years(year, month, int(number), born_before)
    if weekday and any(day.weekday() != _WEEKDAYS[weekday] for day in found.readings):
        return WrittenDay(found.readings, found.fault or DayFault.WEEKDAY)
    return found


def _years(year: str, month: int, day: int, born_before: date | None) -> WrittenDay:
    if len(year) == 4 or born_before is None:
        return _one(int(year) if len(year) == 4 else full_year(int(year)), month, day)
    both = [_one(century + int(year), month, day) for century in (2000, 1900)]
    born = tuple(
        reading
        for found in both
        for reading in found.readings
        if reading <= born_before and born_before.year - reading.year <= _OLDEST
    )
    if len(born) == 1:
        return WrittenDay(born)
    if born:
        return WrittenDay(born, DayFault.CENTURY)
    exists = any(found.readings for found in both)
    return WrittenDay((), DayFault.NOT_BORN if exists else DayFault.NO_SUCH_DAY)


def full_year(two_digits: int) -> int:
    """2000 to 2089, then 1990 to 1999: no date of this program is elsewhere, births apart."""
    return (1900 if two_digits >= 90 else 2000) + two_digits


def _one(year: int, month: int, day: int) -> WrittenDay:
    try:
        return WrittenDay((date(year, month, day),))
    except ValueError:
        return WrittenDay((), DayFault.NO_SUCH_DAY)


def month_number(word: str) -> int | None:
    """1..12 for a folded month name or short form, with or without its dot."""
    return MONTH_NAMES.get(word.rstrip("."))


@lru_cache(maxsize=16_384)
def read_month_name(text: str) -> Month | DayFault:
    """``11/2026``, ``11/26``, ``2026-11``, ``nov 26``, ``novembre 2026``; else why not."""
    if foreign_digits(text):
        return DayFault.FORM
    words = folded(text)
    if not words:
        return DayFault.EMPTY
    if match := _MONTH_ISO.fullmatch(words):
        return _month(int(match[1]), int(match[2]))
    if match := _MONTH_NUMBERS.fullmatch(words):
        return _month(_full(match[2]), int(match[1]))
    if (match := _MONTH_WORDS.fullmatch(words)) and match[1] in MONTH_NAMES:
        return _month(_full(match[2]), MONTH_NAMES[match[1]])
    if month_number(words) is not None:
        return DayFault.NO_YEAR
    if _ISO.fullmatch(words) or _NUMBERS.fullmatch(words) or _WORDS.fullmatch(words):
        return DayFault.DAY_GIVEN
    return DayFault.FORM


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else full_year(int(year))


def _month(year: int, number: int) -> Month | DayFault:
    if year < 1 or not 1 <= number <= 12:
        return DayFault.NO_SUCH_DAY
    return Month(year, number)

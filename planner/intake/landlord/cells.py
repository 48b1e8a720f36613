"""One cell of a landlord's table: an amount with its sign or its side, a day, a month, or a text.

``1 234,56-`` has its minus behind, ``(1 234,56)`` is an accountant's negative, ``733,22 D`` carries
its side. ``-`` or nothing is no amount; ``0,00`` is an amount without effect. A full date may carry
a time; ``20261103`` is accepted where a date is due; a month alone stays a month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.calc.calendar import Month
from planner.intake.days import MONTH_NAMES, DayFault, month_number, read_day, read_month_name
from planner.intake.numbers import SPACES, Fault, read_number, without_currency
from planner.intake.words import folded

__all__ = ["CellAmount", "Yearless", "amount_in", "cleaned", "is_nothing", "when_in"]

FIRST_YEAR, LAST_YEAR = 1990, 2099
"""The years of the program's dates; any other year in a statement is a slip of the pen."""

_NOTHING = frozenset(
    ("", "-", "--", "---", "–", "—", "/", ".", "neant", "rien", "non", "nul", "- €")
)
_EXCEL_TEXT = re.compile(r'=\s*"(.*)"', re.DOTALL)
_SIDE = re.compile(rf"(.*?[0-9€.)\-])[{SPACES}]*(D|C|DB|CR|DT|CT)\.?", re.IGNORECASE | re.DOTALL)
_TIME = re.compile(r"[ T]\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?Z?\Z")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_DAY_MONTH = re.compile(r"(?:le )?([0-9]{1,2})(?:[-/]([0-9]{1,2})|(?:er)?[- ]?([a-z]+)\.?)")
_DECIMAL = re.compile(r"[0-9]{1,2}[. ][0-9]{2}")
_BREAK = re.compile(r" *[\r\n\f]+ *")
_PADDING = re.compile(r"\A0+(?=[0-9])")
_MINUS = "-\u2212\u2013"


@dataclass(frozen=True, slots=True)
class CellAmount:
    """The signed readings of a cell in cents: one, or two when doubtful; none when unreadable.

    ``side`` is 1 for a D written beside, -1 for a C. ``decimal`` is the decimal mark met.
    """

    readings: tuple[int, ...]
    side: int = 0
    decimal: str | None = None
    groups: str | None = None


@dataclass(frozen=True, slots=True)
class Yearless:
    """A month or a day whose year is not written."""

    month: int
    day: int | None


@lru_cache(maxsize=65_536)
def cleaned(cell: str) -> str:
    """A cell without outer spaces, form feeds, Excel's ``="…"`` and line breaks inside."""
    text = _BREAK.sub(" ", cell.replace("\ufeff", "")).strip(SPACES + "\t\v")
    match = _EXCEL_TEXT.fullmatch(text)
    return match[1] if match else text


@lru_cache(maxsize=65_536)
def is_nothing(cell: str) -> bool:
    """Whether a cell of a column of amounts says that there is none."""
    return folded(cell) in _NOTHING


@lru_cache(maxsize=65_536)
def amount_in(cell: str) -> CellAmount | None:
    """The amount of a cell, or None when the text is not one (which an empty cell is not)."""
    text = without_currency(cell)
    side = 0
    if match := _SIDE.fullmatch(text):
        side = 1 if match[2][0] in "Dd" else -1
        text = without_currency(match[1])
    sign = 1
    if len(text) > 2 and text[0] == "(" and text[-1] == ")":
        sign, text = -1, text[1:-1]
    elif text[:1] and text[0] in _MINUS + "+":
        sign, text = (1 if text[0] == "+" else -1), text[1:]
    elif text[-1:] and text[-1] in _MINUS:
        sign, text = -1, text[:-1]
    if not any(character in "0123456789" for character in text):
        return None
    written = read_number(_PADDING.sub("", text.strip(SPACES)))
    if written.readings:
        cents = tuple(sign * money.cents for money in written.readings)
        return CellAmount(cents, side, written.decimal, written.groups)
    if written.fault is Fault.NOT_A_NUMBER:
        return None
    return CellAmount((), side)


@lru_cache(maxsize=65_536)
def when_in(cell: str) -> date | Month | Yearless | DayFault | None:
    """A day or a month, perhaps without its year; why a day does not exist; None for any other."""
    text = _TIME.sub("", cell.strip())
    if _DECIMAL.fullmatch(text):
        return None
    if match := _COMPACT.fullmatch(text):
        text = "-".join(match.groups())
    found = read_day(text)
    if found.readings:
        day = found.readings[0]
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else DayFault.RANGE
    if found.fault is DayFault.NO_SUCH_DAY:
        return found.fault
    month = read_month_name(text)
    if isinstance(month, Month):
        return month if FIRST_YEAR <= month.year <= LAST_YEAR else DayFault.RANGE
    return _yearless(folded(text))


def _yearless(words: str) -> Yearless | None:
    if alone := month_number(words):
        return Yearless(alone, None)
    if match := _DAY_MONTH.fullmatch(words):
        number = int(match[2]) if match[2] else MONTH_NAMES.get(match[3], 0)
        if 1 <= number <= 12 and 1 <= int(match[1]) <= 31:
            return Yearless(number, int(match[1]))
    return None

"""Days and months written inside a label: ``APL 12/25``, ``VIREMENT DU 05/10/2026``.

``11/2026`` in a label is a period and not a date. A label that names two months (``10-11/25``,
``01 ET 02/26``) names none: its amount cannot be given to one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from planner.calc.calendar import Month
from planner.intake.days import MONTH_NAMES, full_year, read_day
from planner.intake.words import folded

__all__ = ["day_in", "month_in", "years_of"]

_DAY = re.compile(
    r"(?<![0-9/.\-])(?:[0-9]{1,2}([/.\-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?![0-9/])"
)
_NAMES = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))
_DAY_WORDS = re.compile(rf"\b[0-9]{{1,2}}(?:er)? ?(?:{_NAMES})\.? ?(?:[0-9]{{4}}|[0-9]{{2}})\b")
_MONTH = re.compile(r"(?<![0-9/.,])(0?[1-9]|1[0-2])[/-](20[0-9]{2}|[0-9]{2})(?![0-9/.,])")
_MONTH_ISO = re.compile(r"(?<![0-9/-])(20[0-9]{2})-(0[1-9]|1[0-2])(?![0-9/-])")
_MONTH_WORDS = re.compile(rf"\b({_NAMES})\b\.?[ /-]?(20[0-9]{{2}}|[0-9]{{2}})\b(?![/.,0-9])")
_MANY = re.compile(rf"(?:[0-9]|{_NAMES}) ?(?:et|&|,|-|/|a|au) ?$")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


@lru_cache(maxsize=65_536)
def day_in(label: str) -> date | None:
    """The one full date of a text; None when it holds none, or several."""
    words = folded(label)
    found = {read_day(match[0]).readings for match in _DAY.finditer(words)}
    found |= {read_day(match[0]).readings for match in _DAY_WORDS.finditer(words)}
    days = {readings[0] for readings in found if readings}
    return days.pop() if len(days) == 1 else None


@lru_cache(maxsize=65_536)
def month_in(label: str) -> Month | None:
    """The one month that a text names, or runs through from a day to another; else None."""
    words = folded(label)
    days = [read_day(match[0]).readings for match in _DAY.finditer(words)]
    if len(days) == 2 and all(days) and Month.of(days[0][0]) == Month.of(days[1][0]):
        return Month.of(days[0][0])
    words = _DAY_WORDS.sub(" ", _DAY.sub(" ", words))
    months: set[Month] = set()
    for pattern, year, number in ((_MONTH, 2, 1), (_MONTH_ISO, 1, 2), (_MONTH_WORDS, 2, 1)):
        for match in pattern.finditer(words):
            if _MANY.search(words[max(0, match.start() - 16) : match.start()]):
                return None
            months.add(_month(match[year], match[number]))
    return months.pop() if len(months) == 1 else None


def _month(year: str, number: str) -> Month:
    whole = int(year) if len(year) == 4 else full_year(int(year))
    return Month(whole, MONTH_NAMES[number] if number in MONTH_NAMES else int(number))


def years_of(title: Sequence[str]) -> set[int]:
    """The years of this century that the cells of a title name, outside full dates."""
    texts = [cell for cell in title if day_in(cell) is None]
    return {int(match[1]) for text in texts for match in _YEAR.finditer(text)}

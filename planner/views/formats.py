"""Amounts, dates and counts as people write them: the only place that formats.

Everything goes through Babel, on whole cents only, so that nothing is rounded here. What comes out
has French typography: a narrow no-break space between thousands, a no-break space before the
sign €, a true minus. ``flat`` turns it into plain spaces and hyphens for a flat text, a CSV or a
screen reader. Babel is loaded at the first call, not at import.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.calc.calendar import Month
from planner.calc.figure import Figure
from planner.calc.money import Money, Rate
from planner.calc.operations import Number, Unit
from planner.views.i18n import FRENCH, LANGUAGES, _, language, n_

if TYPE_CHECKING:
    from babel import Locale

__all__ = [
    "MINUS",
    "NARROW",
    "NO_BREAK",
    "count_of_days",
    "count_of_months",
    "count_of_persons",
    "day",
    "duration",
    "figure",
    "flat",
    "listed",
    "money",
    "month",
    "number",
    "percent",
    "raw",
    "short_day",
    "short_money",
    "short_month",
    "typographic",
    "weekday",
]

NARROW = "\u202f"
NO_BREAK = "\u00a0"
MINUS = "\u2212"

_FLAT = str.maketrans({NARROW: " ", NO_BREAK: " ", MINUS: "-", "\u2011": "-"})


def flat(text: str) -> str:
    """The same text with plain spaces and hyphens, for what cannot show the others."""
    return text.translate(_FLAT)


def typographic(text: str) -> str:
    """French spacing: a no-break space before ``: ; ! ? » % €`` and after ``«``."""
    if language() != FRENCH:
        return text
    for sign in ":;!?»%€":
        text = text.replace(f" {sign}", f"{NO_BREAK}{sign}")
    return text.replace("« ", f"«{NO_BREAK}")


@lru_cache(maxsize=len(LANGUAGES))
def _locale(code: str) -> Locale:
    from babel import Locale

    return Locale.parse(LANGUAGES[code])


@lru_cache(maxsize=4096)
def _money(cents: int, code: str, unit: bool) -> str:
    from babel.numbers import format_currency, format_decimal

    amount = Decimal(abs(cents)) / 100
    locale = _locale(code)
    text = (
        format_currency(amount, "EUR", locale=locale)
        if unit
        else format_decimal(amount, format="#,##0.00", locale=locale)
    )
    return (MINUS if cents < 0 else "") + text


def money(amount: Money, *, unit: bool = True, signed: bool = False) -> str:
    """``1 234,50 €``; without its unit for a column that names it; ``signed`` shows a plus too."""
    text = _money(amount.cents, language(), unit)
    return f"+{text}" if signed and amount.cents > 0 else text


def short_money(amount: Money) -> str:
    """As one writes it by hand, without unit: ``520``, ``49,16``."""
    text = money(amount, unit=False)
    return text.removesuffix(",00" if language() == FRENCH else ".00")


def number(value: Number, decimals: int = 2) -> str:
    """A plain number with at most so many decimals, the last ones kept only when they count.

    More decimals than that are cut to the nearest and announced by ``≈``: a number that is shown
    is never taken for the exact one when it is not.
    """
    from babel.numbers import format_decimal

    exact = Fraction(value)
    scale = 10**decimals
    units, rest = divmod(abs(exact) * scale, 1)
    whole = int(units) + (rest * 2 >= 1)
    pattern = "#,##0." + "#" * decimals if decimals else "#,##0"
    text = format_decimal(Decimal(whole) / scale, format=pattern, locale=_locale(language()))
    sign = MINUS if exact < 0 and whole else ""
    return f"≈{NO_BREAK}{sign}{text}" if rest else sign + text


def percent(rate: Rate) -> str:
    """``23,3 %``, with every decimal the rate has."""
    text = number(Fraction(rate.millionths, 10_000), 4)
    return f"{text}%" if language() != FRENCH else f"{text}{NO_BREAK}%"


def raw(value: Number, unit: Unit, decimals: int = 4) -> str:
    """A bare number of a figure in its unit, a fraction of a cent with so many ``decimals``.

    What is left out of them is announced by ``≈``.
    """
    if unit == "eur":
        if isinstance(value, int):
            return money(Money(value))
        text = number(value / 100, decimals)
        if language() == FRENCH:
            return f"{text}{NO_BREAK}€"
        about, mark, digits = text.rpartition(NO_BREAK)
        return (
            f"{about}{mark}{MINUS}€{digits[1:]}"
            if digits[0] == MINUS
            else f"{about}{mark}€{digits}"
        )
    if unit == "rate":
        return (
            percent(Rate(value))
            if isinstance(value, int)
            else f"{number(value / 10_000, 4)}{NO_BREAK}%"
        )
    if unit == "days" and isinstance(value, int):
        return count_of_days(value)
    if unit == "months" and isinstance(value, int):
        return count_of_months(value)
    return number(value, 4)


def figure(shown: Figure) -> str:
    """The value of a figure in its unit."""
    return raw(shown.raw, shown.unit)


def _first(on: date, text: str) -> str:
    """French writes the first of a month ``1er``."""
    if language() == FRENCH and on.day == 1:
        return text.replace("1 ", f"1er{NO_BREAK}", 1)
    return text.replace(f"{on.day} ", f"{on.day}{NO_BREAK}", 1)


@lru_cache(maxsize=1024)
def _date(on: date, pattern: str, code: str) -> str:
    from babel.dates import format_date

    return format_date(on, pattern, locale=_locale(code))


def day(on: date) -> str:
    """``4 janvier 2027``."""
    return _first(on, _date(on, "d MMMM y", language()))


def weekday(on: date) -> str:
    """``lundi 4 janvier 2027``."""
    return f"{_date(on, 'EEEE', language())} {day(on)}"


def short_day(on: date) -> str:
    """``04/01/2027``."""
    return f"{on.day:02d}/{on.month:02d}/{on.year:04d}"


def month(of: Month) -> str:
    """``janvier 2027``."""
    return _date(of.first_day, "MMMM y", language())


def short_month(of: Month) -> str:
    """``janv. 2027``."""
    return _date(of.first_day, "MMM y", language()).replace(" ", NO_BREAK)


def count_of_days(count: int) -> str:
    """``43 jours``."""
    return n_("{n} jour", "{n} jours", count).format(n=number(count, 0)).replace(" ", NO_BREAK)


def count_of_months(count: int) -> str:
    """``12 mois``."""
    return n_("{n} mois", "{n} mois", count).format(n=number(count, 0)).replace(" ", NO_BREAK)


def count_of_persons(count: int) -> str:
    """``3 personnes``."""
    text = n_("{n} personne", "{n} personnes", count)
    return text.format(n=number(count, 0)).replace(" ", NO_BREAK)


def duration(months: int) -> str:
    """``2 ans et 3 mois``; under two years, ``14 mois``."""
    years, rest = divmod(months, 12)
    if years < 2:
        return count_of_months(months)
    whole = n_("{n} an", "{n} ans", years).format(n=years).replace(" ", NO_BREAK)
    return whole if not rest else listed([whole, count_of_months(rest)])


def listed(items: Sequence[str]) -> str:
    """``a, b et c``."""
    if len(items) < 2:
        return "".join(items)
    return _("{items} et {last}").format(items=", ".join(items[:-1]), last=items[-1])

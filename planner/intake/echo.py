"""What was understood, written back plainly beside the field: every echo reads to the same value.

These are not the figures of a screen or a print, which only the views format: they are the
standard way to *type* the value, shown so that a doubt is seen at once.
"""

from __future__ import annotations

from datetime import date

from planner.calc.calendar import Frequency, Month
from planner.calc.money import Money

__all__ = ["day_in_words", "euros", "frequency_in_words", "month_in_words"]

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_FREQUENCIES = {
    Frequency.DAY: "par jour",
    Frequency.WEEK: "par semaine",
    Frequency.FORTNIGHT: "par quinzaine",
    Frequency.FOUR_WEEKS: "toutes les 4 semaines",
    Frequency.MONTH: "par mois",
    Frequency.TWO_MONTHS: "tous les 2 mois",
    Frequency.QUARTER: "par trimestre",
    Frequency.HALF_YEAR: "par semestre",
    Frequency.YEAR: "par an",
    Frequency.ONCE: "une fois",
}


def euros(amount: Money) -> str:
    """``1 234,50 €`` with no-break spaces; a minus sign before an amount below zero."""
    whole, cents = divmod(abs(amount.cents), 100)
    grouped = f"{whole:,}".replace(",", "\u00a0")
    return f"{'-' if amount.cents < 0 else ''}{grouped},{cents:02d}\u00a0€"


def day_in_words(day: date) -> str:
    """``mardi 3 novembre 2026``, ``jeudi 1er octobre 2026``."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]} {number} {MONTHS[day.month - 1]} {day.year:04d}"


def month_in_words(month: Month) -> str:
    """``novembre 2026``."""
    return f"{MONTHS[month.number - 1]} {month.year:04d}"


def frequency_in_words(frequency: Frequency) -> str:
    """``par semaine``, ``tous les 2 mois``, ``une fois``."""
    return _FREQUENCIES[frequency]

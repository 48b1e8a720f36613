"""What people type, turned into values: amounts, days, months, frequencies, names.

Pure functions with a closed grammar; each returns ``Understood``, ``Doubtful`` or ``Refused`` and
never raises. An amount may be a sum (``45+12,30``) and may carry its frequency (``412,30 par
semaine``, ``412,30 s``). ``field`` is the path of the field in the dossier; it goes into the
problem unchanged. A person's name or an address is kept to the letter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from planner.calc.calendar import Frequency, Month
from planner.calc.money import Money
from planner.intake.days import DayFault, read_day, read_month_name
from planner.intake.echo import day_in_words, euros, frequency_in_words, month_in_words
from planner.intake.frequencies import frequencies_of
from planner.intake.numbers import SPACES, Fault
from planner.intake.reading import Doubtful, Reading, Refused, Understood
from planner.intake.sums import read_sum
from planner.intake.typed_problems import (
    amount_problem,
    day_problem,
    frequency_problem,
    month_problem,
    text_problem,
)
from planner.intake.words import foreign_digits

__all__ = [
    "AmountPer",
    "Doubtful",
    "Reading",
    "Refused",
    "Understood",
    "read_amount",
    "read_amount_per",
    "read_date",
    "read_frequency",
    "read_month",
    "read_text",
]

_AMOUNT_PART = re.compile(
    rf"((?:[0-9,.+\-\u2212{SPACES}€]|(?:euros?|eur)(?![a-z]))*)(.*)", re.IGNORECASE | re.DOTALL
)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class AmountPer:
    """An amount and how often it falls due; None when no frequency was typed."""

    amount: Money
    frequency: Frequency | None


def read_amount(text: str, *, field: str | None = None, below_zero: bool = False) -> Reading[Money]:
    """An amount or a sum of amounts, in euros. ``below_zero`` allows a result under zero."""
    if len(text) > _LONGEST:
        return Refused(amount_problem(Fault.NOT_A_NUMBER, text, field))
    found = read_sum(text)
    if found.fault is Fault.EITHER:
        first, second = found.readings[:2]
        return Doubtful(found.readings, amount_problem(Fault.EITHER, text, field, (first, second)))
    if found.fault is not None:
        return Refused(amount_problem(found.fault, text, field))
    amount = found.readings[0]
    if amount.cents < 0 and not below_zero:
        return Refused(amount_problem(Fault.BELOW_ZERO, text, field))
    return Understood(amount, euros(amount))


def read_amount_per(
    text: str, *, field: str | None = None, below_zero: bool = False
) -> Reading[AmountPer]:
    """An amount with or without its frequency: ``412,30``, ``412,30 s``, ``45+12,30 par mois``."""
    match = _AMOUNT_PART.fullmatch(text)
    written, often = (match[1], match[2].strip(SPACES)) if match else (text, "")
    frequencies = () if foreign_digits(often) else frequencies_of(often)
    if often and not frequencies:
        if not any(character.isdigit() for character in written):
            return Refused(amount_problem(Fault.NOT_A_NUMBER, text, field))
        return Refused(frequency_problem(text, often, (), field))
    amount = read_amount(written, field=field, below_zero=below_zero)
    if isinstance(amount, Refused):
        return amount
    choices: tuple[Frequency | None, ...] = frequencies or (None,)
    if isinstance(amount, Doubtful):
        pairs = tuple(AmountPer(value, each) for value in amount.readings for each in choices)
        return Doubtful(pairs, amount.problem)
    if len(choices) > 1:
        pairs = tuple(AmountPer(amount.value, each) for each in choices)
        return Doubtful(pairs, frequency_problem(text, often, frequencies, field))
    echo = f"{amount.echo} {frequency_in_words(choices[0])}" if choices[0] else amount.echo
    return Understood(AmountPer(amount.value, choices[0]), echo)


def read_frequency(text: str, *, field: str | None = None) -> Reading[Frequency]:
    """How often: ``m``, ``par mois``, ``tous les 15 jours``, ``trimestriel``."""
    found = () if foreign_digits(text) else frequencies_of(text)
    if len(found) == 1:
        return Understood(found[0], frequency_in_words(found[0]))
    problem = frequency_problem(text, text, found, field)
    return Doubtful(found, problem) if found else Refused(problem)


def read_date(
    text: str,
    *,
    field: str | None = None,
    born_before: date | None = None,
    first_year: int = 1990,
    last_year: int = 2099,
) -> Reading[date]:
    """A day, the day number first; ``born_before`` for a birth (years from 1900 on)."""
    found = read_day(text, born_before) if len(text) <= _LONGEST else None
    if found is None:
        return Refused(day_problem(DayFault.FORM, text, field))
    earliest = 1900 if born_before is not None else first_year
    if found.readings and not all(earliest <= day.year <= last_year for day in found.readings):
        return Refused(day_problem(DayFault.RANGE, text, field, (earliest, last_year)))
    if born_before is not None and any(day > born_before for day in found.readings):
        return Refused(day_problem(DayFault.NOT_BORN, text, field))
    if found.fault in (DayFault.WEEKDAY, DayFault.CENTURY):
        shown = tuple(day_in_words(day) for day in found.readings)
        return Doubtful(found.readings, day_problem(found.fault, text, field, shown))
    if found.fault is not None:
        return Refused(day_problem(found.fault, text, field))
    return Understood(found.readings[0], day_in_words(found.readings[0]))


def read_month(text: str, *, field: str | None = None) -> Reading[Month]:
    """A month of a year, where a month is asked: ``11/26``, ``nov 2026``, ``2026-11``."""
    found = read_month_name(text) if len(text) <= _LONGEST else DayFault.FORM
    if isinstance(found, DayFault):
        return Refused(month_problem(found, text, field))
    if not 1990 <= found.year <= 2099:
        return Refused(month_problem(DayFault.RANGE, text, field))
    return Understood(found, month_in_words(found))


def read_text(text: str, *, field: str | None = None, longest: int = 500) -> Reading[str]:
    """A name, an address, a note: kept to the letter; only what cannot be shown is refused."""
    if len(text) > longest:
        return Refused(text_problem("too_long", field, longest))
    if any(unicodedata.category(c) in ("Cc", "Cs", "Co") and c not in "\n\t" for c in text):
        return Refused(text_problem("unreadable", field, longest))
    return Understood(text, text)

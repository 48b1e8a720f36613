"""Lines of words without columns, as a small owner writes them: ``5/9/26 reçu caf 231 €``.

A line is understood when it holds one amount, and a day or a month; the words give the kind and the
side. Anything else on a line with a figure is a fault, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from planner.calc.calendar import Month
from planner.intake.days import MONTH_NAMES, DayFault
from planner.intake.landlord.cells import Yearless, amount_in, when_in
from planner.intake.landlord.entries import Entry, Fault, Item, Mark, Note, mark_kind
from planner.intake.landlord.grid import Row
from planner.intake.landlord.problems import ROWS, problem
from planner.intake.landlord.verdict import leaning
from planner.intake.landlord.years import When, completed

__all__ = ["lines_of_words"]

_NAMES = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))
_ACCENTED = _NAMES.replace("aout", "ao[uû]t").replace("fevrier", "f[eé]vrier")
_WHEN = re.compile(
    r"(?<![0-9,.])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})"
    rf"|(?:[0-9]{{1,2}}(?:er)? )?(?:{_ACCENTED}|déc(?:embre)?|fév|aoû)\b\.?"
    r"(?: (?:20[0-9]{2}|[0-9]{2})(?![0-9,.€]))?)(?![0-9])",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    "(?<![0-9A-Za-z,./])[-\u2212+]?[0-9]{1,3}(?:[ \u00a0\u202f.]?[0-9]{3})*(?:[.,][0-9]{1,2})?"
    "[ \u00a0\u202f]*(€|euros?|eur\\b)?(?![0-9/,.]|[A-Za-z])",
    re.IGNORECASE,
)


def lines_of_words(rows: Sequence[Row], years: set[int]) -> list[Item]:
    """The items of lines that have no columns."""
    texts = [" ".join(row.filled) for row in rows]
    found = [_WHEN.search(text) for text in texts]
    raw: list[When] = [when_in(match[0]) if match else None for match in found]
    whens = completed(raw, years)
    return [
        _line(row, text, match, when)
        for row, text, match, when in zip(rows, texts, found, whens, strict=True)
    ]


def _line(row: Row, text: str, match: re.Match[str] | None, when: When) -> Item:
    rest = text[: match.start()] + " " + text[match.end() :] if match else text
    amounts = list(_AMOUNT.finditer(rest))
    marked = [each for each in amounts if each[1]]
    amounts = marked if len(marked) == 1 else amounts
    if not amounts or (_only_a_year(amounts) and not match):
        lost = match and match[0][-1:].isdigit() and leaning(text)
        if not lost:
            return Note(row.number, "text")
        return Fault(row.number, problem(ROWS["bad_amount"], row=row.number, text=text))
    readings = _readings(amounts[0][0]) if len(amounts) == 1 else ()
    if kind := mark_kind(text):
        balance = readings[0] if len(readings) == 1 else None
        mark = Mark(row.number, kind, text, balance=balance)
        return mark if mark.has_figure else Note(row.number, "text")
    columns = sum(amount_in(cell) is not None for cell in row.filled)
    if readings == (0,) and columns < 2:
        return Note(row.number, "no effect")
    if len(readings) != 1 or columns > 1:
        return Fault(row.number, problem(ROWS["bad_amount"], row=row.number, text=text))
    if not isinstance(when, date | Month):
        code = {Yearless: "no_year", DayFault: "bad_date"}.get(type(when), "no_date")
        return Fault(row.number, problem(ROWS[code], row=row.number, text=text))
    label = " ".join((rest[: amounts[0].start()] + " " + rest[amounts[0].end() :]).split(" "))
    label = " ".join(label.split()).strip(" :;,-")
    month = when if isinstance(when, Month) else None
    return Entry(row.number, label, label, when, readings[0], (), 0, None, month, text=text)


def _only_a_year(amounts: Sequence[re.Match[str]]) -> bool:
    """A title such as *Compte 2026* holds a year and no amount."""
    return all(re.fullmatch(r"\s*20[0-9]{2}\s*", each[0]) for each in amounts)


def _readings(text: str) -> tuple[int, ...]:
    found = amount_in(text.strip())
    return found.readings if found else ()

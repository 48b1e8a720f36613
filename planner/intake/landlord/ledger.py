"""One row of a ledger: a day, a label, an amount on a side, perhaps a running balance.

The words that begin a label say first whether the row is a movement at all (*solde antérieur*, *à
reporter*, *totaux* are not). A row with a day and an amount that cannot be read is a fault with
its reason; a row without any figure is a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.intake.days import DayFault
from planner.intake.echo import euros
from planner.intake.landlord.cells import CellAmount, Yearless, amount_in, is_nothing, when_in
from planner.intake.landlord.columns import Layout
from planner.intake.landlord.entries import Entry, Fault, Item, Mark, MarkKind, Note, mark_kind
from planner.intake.landlord.grid import Row
from planner.intake.landlord.labels import vocabulary
from planner.intake.landlord.periods import day_in, month_in
from planner.intake.landlord.problems import ROWS, problem
from planner.intake.landlord.verdict import leaning
from planner.intake.landlord.years import When
from planner.intake.words import folded

__all__ = ["Before", "ledger_row", "mark_in", "stray_cells"]


@dataclass(frozen=True, slots=True)
class Before:
    """What the rows above leave to a row: their last day, and the day that a heading gives."""

    last_day: date | Month | None
    heading: date | Month | None
    begun: bool


@dataclass(frozen=True, slots=True)
class _Amount:
    """One amount cell of a row: the column it stands in, 1, -1 or 0, and what it reads."""

    column: int
    found: CellAmount | None
    text: str

    @property
    def readings(self) -> tuple[int, ...]:
        """Signed in the file's convention: a credit is below zero."""
        side = self.column or 1
        return tuple(side * each for each in self.found.readings) if self.found else ()


def ledger_row(row: Row, layout: Layout, when: When, before: Before) -> list[Item]:
    """The items of one row: two entries when it holds both a debit and a credit."""
    label = " — ".join(cell for i in layout.labels[:1] if (cell := _at(row, i)))
    amounts = _amounts(row, layout)
    balance = _balance(row, layout)
    if found := mark_in(row, layout):
        return [_mark(row, found, amounts, balance, when)]
    if not amounts:
        told_none = _says_none(row, layout)
        return [_without_amount(row, label, balance, when, before, told_none=told_none)]
    if stray_cells(row, layout):
        return [Fault(row.number, problem(ROWS["shifted_columns"], row=row.number), balance)]
    for amount in amounts:
        if fault := _unreadable(row, amount, when, balance):
            return fault
    amounts = [each for each in amounts if any(each.readings)]
    if not amounts:
        return [Note(row.number, "no effect")]
    words = " ".join(filter(None, (label, *(_at(row, i) for i in layout.labels[1:]))))
    day = _day(row, layout, label, when, before)
    if isinstance(day, Fault):
        return [day]
    if amounts[0].column == 0 and "sense" in layout.roles:
        return [Fault(row.number, problem(ROWS["no_sense"], row=row.number, label=label), balance)]
    period = month_in(label) or _period(row, layout, day.when)
    last = len(amounts) - 1
    return [
        Entry(
            row.number, label, words, day.when,
            amount.readings[0] if len(amount.readings) == 1 else None,
            amount.readings if len(amount.readings) > 1 else (),
            amount.column, balance if index == last else None, period, borrowed=day.borrowed,
            text=amount.text,
        )
        for index, amount in enumerate(amounts)
    ]  # fmt: skip


def _at(row: Row, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""


def _amounts(row: Row, layout: Layout) -> list[_Amount]:
    beside = 1 if "credit" in layout.roles else 0
    places = (("debit", 1), ("credit", -1), ("amount", beside))
    found = []
    for role, column in places:
        text = layout.cell(role, row.cells)
        if role not in layout.roles or is_nothing(text):
            continue
        amount = amount_in(text)
        side = _side(row, layout, amount) if role == "amount" and not beside else column
        found.append(_Amount(side, amount, text))
    return found


def _side(row: Row, layout: Layout, amount: CellAmount | None) -> int:
    sense = folded(layout.cell("sense", row.cells))
    known = vocabulary().senses
    if sense in known["debit"]:
        return 1
    if sense in known["credit"]:
        return -1
    return amount.side if amount else 0


def _says_none(row: Row, layout: Layout) -> bool:
    """Whether a dash, or the word *néant*, stands where an amount is due."""
    cells = [layout.cell(role, row.cells) for role in ("debit", "credit", "amount")]
    return any(cell and is_nothing(cell) for cell in cells)


def _balance(row: Row, layout: Layout) -> int | None:
    one = _one_reading(layout.cell("balance", row.cells))
    if one is not None:
        beside = folded(layout.cell("balance_sense", row.cells))
        known = vocabulary().senses
        return -abs(one) if beside in known["credit"] else one
    debit = _one_reading(layout.cell("balance_debit", row.cells))
    credit = _one_reading(layout.cell("balance_credit", row.cells))
    return (debit or 0) - (credit or 0) if debit is not None or credit is not None else None


def _one_reading(text: str) -> int | None:
    found = amount_in(text)
    if found is None or len(found.readings) != 1:
        return None
    return -abs(found.readings[0]) if found.side < 0 else found.readings[0]


def mark_in(row: Row, layout: Layout) -> tuple[MarkKind, str] | None:
    """What the row says when it is a balance or a total: its label first, then its other texts."""
    labels = [_at(row, index) for index in layout.labels]
    others = [cell for cell in row.cells if cell not in labels and amount_in(cell) is None]
    for text in (*labels[:1], *(others if not labels or not labels[0] else ())):
        if kind := mark_kind(text):
            return kind, text
    return None


def _mark(
    row: Row, found: tuple[MarkKind, str], amounts: Sequence[_Amount], balance: int | None,
    when: When,
) -> Item:  # fmt: skip
    kind, label = found
    sides = {each.column: each.readings[0] for each in amounts if len(each.readings) == 1}
    day = when if isinstance(when, date) else day_in(label)
    words = folded(label)
    sign = 1 if "debiteur" in words else 0
    if "crediteur" in words or "en votre faveur" in words:
        sign = -1
    stated = sum(sides.values()) if sides else None
    credit = -sides[-1] if -1 in sides else None
    mark = Mark(row.number, kind, label, sides.get(1), credit, stated, balance, day, sign)
    return mark if mark.has_figure else Note(row.number, "text")


_AMOUNT_BEHIND = re.compile(r"[0-9][.,][0-9]{2}[ \u00a0\u202f]*(?:€|euros?|eur)?$", re.IGNORECASE)
_AMOUNT_ALONE = re.compile(
    "[-\u2212]?[0-9]{1,3}(?:[ \u00a0\u202f.]?[0-9]{3})*[.,][0-9]{2}[ \u00a0\u202f]*(?:€|eur)?-?",
    re.IGNORECASE,
)


def _lost(row: Row, label: str, when: When, *, told_none: bool = False) -> Fault | None:
    """The fault of a row that looks like a movement and gives none, lest it be lost in silence.

    A dated row whose words are those of a movement, or whose amount is caught in its label; a row
    without a day in which an amount stands where none is due, as a line cut in two leaves.
    """
    if isinstance(when, date):
        named = leaning(label) != 0 and not told_none
        if named or _AMOUNT_BEHIND.search(label):
            return Fault(row.number, problem(ROWS["no_amount"], row=row.number))
    elif when is None and any(_AMOUNT_ALONE.fullmatch(cell) for cell in row.filled):
        return Fault(row.number, problem(ROWS["no_date"], row=row.number))
    return None


def _without_amount(
    row: Row, label: str, balance: int | None, when: When, before: Before, *, told_none: bool
) -> Item:
    if balance is None:
        if lost := _lost(row, label, when, told_none=told_none):
            return lost
        return Note(row.number, "page head" if "page" in " ".join(row.filled).lower() else "text")
    kind = MarkKind.CARRIED if before.begun else MarkKind.OPENING
    day = when if isinstance(when, date) else None
    return Mark(row.number, kind, label, balance=balance, day=day)


def stray_cells(row: Row, layout: Layout) -> bool:
    """Whether figures stand beyond the last heading: a comma has cut an amount in two."""
    return layout.headed and any(
        amount_in(cell) is not None for cell in row.cells[layout.width :] if cell
    )


def _unreadable(row: Row, amount: _Amount, when: When, balance: int | None) -> list[Item] | None:
    if amount.readings:
        return None
    if amount.found is None and when is None and balance is None:
        return [_lost(row, "", when) or Note(row.number, "text")]
    fault = problem(ROWS["bad_amount"], row=row.number, text=amount.text)
    return [Fault(row.number, fault, balance)]


@dataclass(frozen=True, slots=True)
class _When:
    when: date | Month
    borrowed: bool = False


def _day(row: Row, layout: Layout, label: str, when: When, before: Before) -> _When | Fault:
    """The day of a row: its cell, its label, the heading; else the day above, and it is said."""
    if isinstance(when, date | Month):
        return _When(when)
    text = layout.cell("date", row.cells)
    if text or isinstance(when, Yearless | DayFault):
        code = "no_year" if isinstance(when, Yearless) else "bad_date"
        shown = text or layout.cell("period", row.cells)
        return Fault(
            row.number, problem(ROWS[code], row=row.number, text=shown), _balance(row, layout)
        )
    if printed := day_in(label) or _period(row, layout, None):
        return _When(printed)
    if "date" not in layout.roles and (given := before.heading or month_in(label)):
        return _When(given)
    if before.last_day is not None:
        return _When(before.last_day, borrowed=True)
    return Fault(row.number, problem(ROWS["no_date"], row=row.number), _balance(row, layout))


def _period(row: Row, layout: Layout, day: date | Month | None) -> Month | None:
    for role in ("period", "month"):
        text = layout.cell(role, row.cells)
        found = when_in(text) if text else None
        if isinstance(found, Month):
            return found
        if isinstance(found, date):
            return Month.of(found)
        if text and (month := month_in(text)):
            return month
    return day if isinstance(day, Month) else None


def doubtful_amount(row: int, text: str, readings: Sequence[int]) -> Fault:
    """The fault of an amount that keeps two readings: no balance says which one is meant."""
    shown = euros(Money(abs(readings[0])))
    return Fault(row, problem(ROWS["doubtful_amount"], row=row, text=text, first=shown))

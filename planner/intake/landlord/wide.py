"""A table with one row a month and one column a nature: each cell is a movement.

Such a table has no day for a receipt: what raises the debt is dated the 1st of the month, what
lowers it the last day (unless a column says when it was paid). The same table may lie on its side,
with the months as headings and one row a nature.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from planner.calc.calendar import Month
from planner.intake.days import DayFault
from planner.intake.landlord.cells import CellAmount, Yearless, amount_in, is_nothing, when_in
from planner.intake.landlord.columns import Layout, Nature, column_nature
from planner.intake.landlord.entries import Entry, Fault, Item, Mark, MarkKind, Note, mark_kind
from planner.intake.landlord.grid import Row
from planner.intake.landlord.ledger import mark_in
from planner.intake.landlord.periods import years_of
from planner.intake.landlord.problems import ROWS, problem
from planner.intake.landlord.years import When, completed

__all__ = ["negative_columns", "sideways", "wide_row"]


def negative_columns(rows: Sequence[Row], layout: Layout) -> frozenset[int]:
    """The columns whose amounts are all written with a minus, only to say that they come off."""
    signs: dict[int, set[bool]] = {}
    for row in rows:
        for index in layout.natures:
            found = amount_in(row.cells[index]) if index < len(row.cells) else None
            for cents in found.readings if found else ():
                if cents:
                    signs.setdefault(index, set()).add(cents < 0)
    return frozenset(index for index, met in signs.items() if met == {True})


def wide_row(row: Row, layout: Layout, when: When, minus: frozenset[int]) -> list[Item]:
    """The movements of one row of a table of months, in the order of its columns."""
    cells = [(i, n, row.cells[i]) for i, n in layout.natures.items() if i < len(row.cells)]
    cells = [(i, nature, text) for i, nature, text in cells if not is_nothing(text)]
    balance = _one(layout.cell("balance", row.cells))
    found = mark_in(row, Layout(layout.roles, ())) if when is None else None
    if found:
        return [_total(row, found, layout, balance)]
    if when is None and not cells:
        return [_nothing(row, balance)]
    if not isinstance(when, date | Month):
        return [_undated(row, layout, when)]
    if not cells:
        return [_nothing(row, balance)]
    paid_on = when_in(layout.cell("paid_on", row.cells))
    entries: list[Item] = []
    for index, nature, text in cells:
        placed = _cell(row, nature, text, when, minus=index in minus)
        if nature.kind == "payment" and isinstance(paid_on, date):
            placed = [replace(e, when=paid_on) if isinstance(e, Entry) else e for e in placed]
        entries += placed
    last = max((i for i, e in enumerate(entries) if isinstance(e, Entry)), default=None)
    if last is None:
        return [*entries, _nothing(row, balance)] if balance is not None else entries
    entries[last] = _with_balance(entries[last], balance)
    return entries


def _with_balance(entry: Item, balance: int | None) -> Item:
    return replace(entry, balance=balance) if isinstance(entry, Entry) else entry


def _one(text: str) -> int | None:
    found = amount_in(text)
    if found is None or len(found.readings) != 1:
        return None
    return -abs(found.readings[0]) if found.side < 0 else found.readings[0]


def _nothing(row: Row, balance: int | None) -> Item:
    if balance is None:
        return Note(row.number, "no effect" if len(row.filled) > 1 else "text")
    return Mark(row.number, MarkKind.CARRIED, "", balance=balance)


def _undated(row: Row, layout: Layout, when: When) -> Item:
    text = layout.cell("when", row.cells) or " ".join(row.filled[:1])
    code = {Yearless: "no_year", DayFault: "bad_date"}.get(type(when), "no_date")
    return Fault(row.number, problem(ROWS[code], row=row.number, text=text))


def _cell(row: Row, nature: Nature, text: str, when: date | Month, *, minus: bool) -> list[Item]:
    found = amount_in(text)
    if found is None or not found.readings:
        return [Fault(row.number, problem(ROWS["bad_amount"], row=row.number, text=text))]
    if not any(found.readings):
        return []
    if nature.kind is None:
        shown = problem(ROWS["unknown_column"], row=row.number, text=nature.heading)
        return [Fault(row.number, shown)]
    side = nature.side * (-1 if minus else 1)
    readings = tuple(side * each for each in found.readings)
    stated = readings[0] if len(readings) == 1 else None
    several = readings if stated is None else ()
    month = when if isinstance(when, Month) else None
    label = nature.heading
    return [
        Entry(row.number, label, label, when, stated, several, nature.side, None, month,
              nature.kind, text=text)
    ]  # fmt: skip


def _total(row: Row, found: tuple[MarkKind, str], layout: Layout, balance: int | None) -> Item:
    """A last row of totals, or of what is left to pay wherever its amount stands."""
    kind, label = found
    sums = {1: 0, -1: 0}
    met: list[CellAmount] = []
    for index, nature in layout.natures.items():
        amount = amount_in(row.cells[index]) if index < len(row.cells) else None
        if amount and len(amount.readings) == 1 and nature.side:
            sums[nature.side] += abs(amount.readings[0])
            met.append(amount)
    if kind is MarkKind.TOTAL and met:
        net = sums[1] - sums[-1]
        return Mark(row.number, kind, label, sums[1], sums[-1], net, balance)
    if balance is None:
        figures = [value for cell in row.cells if (value := _one(cell)) is not None]
        balance = figures[-1] if figures else None
    mark = Mark(row.number, kind, label, balance=balance)
    return mark if mark.has_figure else Note(row.number, "text")


def sideways(rows: Sequence[Row], years: set[int]) -> tuple[int, list[Item]] | None:
    """A table of months lying on its side: its heading row and its movements, month by month."""
    for place, row in enumerate(rows):
        raw = [when_in(cell) if index else None for index, cell in enumerate(row.cells)]
        months = [when for when in raw if isinstance(when, Month | Yearless)]
        if len(months) >= 2 and len(months) == len(row.filled) - bool(row.cells[0]):
            months_of = completed(raw, years | years_of(row.cells[:1]))
            return row.number, list(_columns(rows[place + 1 :], months_of))
    return None


def _columns(rows: Sequence[Row], whens: Sequence[When]) -> Iterator[Item]:
    named = [(row, column_nature(row.cells[0])) for row in rows if row.cells[0]]
    for column, when in enumerate(whens):
        if not isinstance(when, Month):
            continue
        items: list[Item] = []
        balance: int | None = None
        for row, nature in named:
            text = row.cells[column] if column < len(row.cells) else ""
            mark = mark_kind(row.cells[0])
            if mark is MarkKind.CLOSING:
                balance = _one(text)
            elif mark is None and nature and not is_nothing(text):
                items += _cell(row, nature, text, when, minus=False)
        last = max((i for i, item in enumerate(items) if isinstance(item, Entry)), default=None)
        if last is not None:
            items[last] = _with_balance(items[last], balance)
        yield from items

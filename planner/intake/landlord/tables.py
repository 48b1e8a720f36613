"""The rows of a file as entries and marks, with the account that each belongs to.

One reading for each shape: a ledger or a table of months under its headings, the same without
headings, a table of months on its side, or lines of words. The headings may come again on each
page. What stands before them is the identity of the account: it is kept as notes, and gives the
account's number, the years of a title and the day of an *avis d'échéance*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.calc.calendar import Month
from planner.errors import PlannerError
from planner.intake.landlord.accounts import Blocks, Keys
from planner.intake.landlord.cells import Yearless, amount_in, when_in
from planner.intake.landlord.columns import Layout, layout_of, with_tenant_receipts
from planner.intake.landlord.entries import Entry, Item, Note, mark_kind
from planner.intake.landlord.grid import Grid, Row
from planner.intake.landlord.guess import guessed_layout
from planner.intake.landlord.ledger import Before, ledger_row, stray_cells
from planner.intake.landlord.lines import lines_of_words
from planner.intake.landlord.periods import day_in, month_in, years_of
from planner.intake.landlord.problems import FILE, problem
from planner.intake.landlord.wide import negative_columns, sideways, wide_row
from planner.intake.landlord.years import When, completed
from planner.intake.words import tokens

__all__ = ["Placed", "Shape", "Table", "read_table"]

_DUE = frozenset(("echeance", "avi", "exigible", "exigibilite", "quittance", "quittancement"))
_PERIOD = frozenset(("periode", "moi", "terme", *_DUE))
_NOT_DUE = frozenset(
    ("limite", "edite", "edition", "imprime", "paiement", "payer", "bail", "avant")
)


class Shape(StrEnum):
    """How the file lays its movements out."""

    LEDGER = "ledger"
    WIDE = "wide"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and what says whose account it is."""

    item: Item
    keys: Keys


@dataclass(frozen=True, slots=True)
class Table:
    """All the items of a file, in the order of its rows."""

    placed: tuple[Placed, ...]
    layout: Layout
    shape: Shape
    header_row: int | None
    years_completed: bool
    day_column: tuple[str, ...]
    text: str


def read_table(grid: Grid, name: str) -> Table:
    """The items of a file; PlannerError when it has no table of movements."""
    rows = grid.rows
    cells = [row.cells for row in rows]
    headings = {
        row.number: with_tenant_receipts(layout, cells)
        for row in rows
        if (layout := layout_of(row.cells))
    }
    years = _title_years(rows, headings)
    if not headings:
        return _without_headings(grid, name, years)
    first = next(row for row in rows if row.number in headings)
    body = [row for row in rows if row.number > first.number and row.number not in headings]
    cut = [row for row in body if stray_cells(row, headings[first.number])]
    if grid.separator == "," and len(cut) * 2 > len(body):
        code = FILE["decimal_comma_splits"]
        raise PlannerError(problem(code, name=name, row=cut[0].number))
    return _read(rows, headings, headings[first.number], first.number, years)


def _title_years(rows: Sequence[Row], headings: dict[int, Layout]) -> set[int]:
    """The years of the titles: the lines before the first headings, or without any figure."""
    start = min(headings, default=0)
    found: set[int] = set()
    for row in rows:
        if row.number < start or len(row.filled) == 1:
            found |= years_of(row.filled)
    return found


def _without_headings(grid: Grid, name: str, years: set[int]) -> Table:
    rows = grid.rows
    lying = sideways(rows, years)
    if lying and lying[1]:
        return _lying(rows, *lying)
    guess = guessed_layout(rows)
    if isinstance(guess, str):
        raise PlannerError(problem(FILE[guess], name=name))
    if guess is not None:
        return _read(rows, {}, guess, None, years)
    written = lines_of_words(rows, years)
    if not any(isinstance(item, Entry) for item in written):
        raise PlannerError(problem(FILE["not_a_statement"], name=name))
    return _of_items(rows, written, Shape.LINES, None)


def _of_items(
    rows: Sequence[Row], items: Sequence[Item], shape: Shape, header: int | None
) -> Table:
    nobody = Keys()
    placed = tuple(Placed(item, nobody) for item in items)
    return Table(placed, Layout({}, headed=False), shape, header, False, (), _all_text(rows))


def _lying(rows: Sequence[Row], header: int, items: Sequence[Item]) -> Table:
    noted = {item.row for item in items}
    notes: list[Item] = [
        Note(row.number, "header" if row.number == header else "text")
        for row in rows
        if row.number not in noted
    ]
    return _of_items(rows, [*notes, *items], Shape.WIDE, header)


def _all_text(rows: Sequence[Row]) -> str:
    return "\n".join(" ".join(row.filled) for row in rows[:200])


def _read(
    rows: Sequence[Row], headings: dict[int, Layout], layout: Layout, header: int | None,
    years: set[int],
) -> Table:  # fmt: skip
    raw = list(_whens(rows, headings, layout))
    whens = completed(raw, years)
    minus = {id(each): negative_columns(rows, each) for each in (layout, *headings.values())}
    blocks = Blocks()
    placed: list[Placed] = []
    before = Before(None, None, False)
    current = layout
    for row, when in zip(rows, whens, strict=True):
        if row.number in headings:
            current = headings[row.number]
            blocks.new_table()
            placed.append(Placed(Note(row.number, "header"), blocks.keys(row, Layout({}))))
            continue
        if header is not None and row.number < header and when is None:
            items: list[Item] = [Note(row.number, _head_of(row, rows, header))]
        elif current.wide:
            items = wide_row(row, current, when, minus[id(current)])
        else:
            items = ledger_row(row, current, when, before)
        if all(isinstance(item, Note) and item.why != "no effect" for item in items):
            blocks.text(row)
            before = _heading(before, row)
        keys = blocks.keys(row, current)
        placed += [Placed(item, keys) for item in items]
        before = _after(before, items)
    shape = Shape.WIDE if layout.wide else Shape.LEDGER
    days = tuple(_day_cells(rows, layout))
    filled_in = raw != whens
    return Table(tuple(placed), layout, shape, header, filled_in, days, _all_text(rows))


def _whens(rows: Sequence[Row], headings: dict[int, Layout], layout: Layout) -> Iterator[When]:
    current = layout
    started = not headings
    for row in rows:
        if row.number in headings:
            current, started = headings[row.number], True
            yield None
        else:
            cell = current.cell(current.when_role, row.cells)
            found = when_in(cell)
            if not started and not (isinstance(found, date) and _moves(row, current)):
                yield None  # the identity of the account; a movement printed there is one
                continue
            if found is None and current.by_month and not mark_kind(cell):
                found = month_in(cell)
            whole_month = current.by_month and isinstance(found, date)
            yield Month.of(found) if whole_month and isinstance(found, date) else found


def _moves(row: Row, layout: Layout) -> bool:
    """Whether a dated row above the headings has a label and an amount in their columns."""
    labelled = any(row.cells[index] for index in layout.labels if index < len(row.cells))
    cells = [layout.cell(role, row.cells) for role in ("debit", "credit", "amount")]
    read = [found for cell in cells if (found := amount_in(cell))]
    return not layout.wide and labelled and any(found.readings for found in read)


def _day_cells(rows: Sequence[Row], layout: Layout) -> Iterator[str]:
    for row in rows[:200]:
        cell = layout.cell(layout.when_role, row.cells)
        if isinstance(when_in(cell), date | Month | Yearless):
            yield cell


def _head_of(row: Row, rows: Sequence[Row], header: int) -> str:
    text = " ".join(row.filled).lower()
    if re.search(r"\bpage\b", text):
        return "page head"
    described = any(
        ":" in " ".join(each.filled) or len(each.filled) > 1
        for each in rows
        if each.number < header
    )
    return "identity" if described else "title"


def _heading(before: Before, row: Row) -> Before:
    """The day or the month that a heading line gives to the undated rows under it."""
    text = " ".join(row.filled)
    words = set(tokens(text))
    day, month = day_in(text), month_in(text)
    if day and words & _DUE and not words & _NOT_DUE:
        return Before(before.last_day, day, before.begun)
    if month and words & _PERIOD and not _same_month(before.heading, month):
        return Before(before.last_day, month, before.begun)
    return before


def _same_month(heading: date | Month | None, month: Month) -> bool:
    return isinstance(heading, date) and Month.of(heading) == month


def _after(before: Before, items: Sequence[Item]) -> Before:
    days = [item.when for item in items if isinstance(item, Entry)]
    if not days:
        return before
    return Before(days[-1], before.heading, True)

"""The rows of a CSV file with their physical line numbers, whatever its separator.

The separator is the one under which most rows hold a day and an amount in two different cells. A
quoted label may hold separators and line breaks: the row has then the number of its first line. A
quote that is never closed would swallow the rest of the file: each line is then read alone, and
said.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from planner.errors import PlannerError
from planner.intake.landlord.cells import amount_in, cleaned, when_in
from planner.intake.landlord.problems import FILE, problem

__all__ = ["Grid", "Row", "read_grid"]

SEPARATORS = (";", "\t", "|", ",")
"""The comma comes last: it also stands in amounts, and must be better than the others to win."""

_ANNOUNCED = re.compile(r'\A\s*"?sep=(.)"?\s*(?:\r\n|\r|\n)', re.IGNORECASE)
_SAMPLE_LINES, _SAMPLE_LENGTH = 400, 200_000
_MOST_CELLS = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its physical line from 1 and its cells, cleaned; blank rows are left out."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that hold something, in order."""
        return tuple(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a file. ``repaired`` tells that its quotes were broken."""

    rows: tuple[Row, ...]
    separator: str
    repaired: bool


def read_grid(text: str, name: str) -> Grid:
    """The rows of a text; PlannerError when a cell is absurdly long."""
    announced = _ANNOUNCED.match(text)
    separator = announced[1] if announced and announced[1] in SEPARATORS else _best(text)
    try:
        rows = tuple(_quoted(text, separator))
        repaired = False
    except csv.Error:
        rows = tuple(_line_by_line(text, separator, name))
        repaired = True
    if wide := next((row for row in rows if len(row.cells) > _MOST_CELLS), None):
        raise PlannerError(problem(FILE["unreadable_csv"], name=name, row=wide.number))
    if announced:
        rows = rows[1:] if rows and rows[0].number == 1 else rows
    return Grid(rows, separator, repaired)


def _quoted(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    before = 0
    for cells in reader:
        number, before = before + 1, reader.line_num
        row = Row(number, tuple(map(cleaned, cells)))
        if any(row.cells):
            yield row


def _line_by_line(text: str, separator: str, name: str) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    for number, line in enumerate(lines, 1):
        try:
            reader = csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE)
            cells = next(reader, [])
        except csv.Error as error:
            raise PlannerError(problem(FILE["unreadable_csv"], name=name, row=number)) from error
        row = Row(number, tuple(cleaned(_unquoted(cell)) for cell in cells))
        if any(row.cells):
            yield row


def _unquoted(cell: str) -> str:
    cell = cell.strip()
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        cell = cell[1:-1]
    return cell.replace('""', '"')


def _best(text: str) -> str:
    start = io.StringIO(text[:_SAMPLE_LENGTH], newline="")
    sample = "".join(islice(start, _SAMPLE_LINES))
    return max(SEPARATORS, key=lambda separator: _score(sample, separator))


def _score(sample: str, separator: str) -> tuple[int, int, int]:
    """How many rows have a day and an amount, then an amount at all, then several cells.

    A day that stands alone in its cell is what a wrong separator cannot make: under the comma of
    ``400,00`` every row of a file has its cents as a cell, and no day.
    """
    dated = moves = several = 0
    for line in io.StringIO(sample, newline=""):
        # A line at a time: a quote never closed spoils one line and not the choice.
        try:
            cells = next(csv.reader([line], delimiter=separator), [])
        except csv.Error:
            continue
        filled = [cleaned(cell) for cell in cells if cell.strip()]
        several += len(filled) > 2
        moves += _moves(filled)
        dated += _moves(filled) and any(when_in(cell) is not None for cell in filled)
    return dated, moves, several


def _moves(cells: list[str]) -> bool:
    dated = [index for index, cell in enumerate(cells) if when_in(cell) is not None]
    return (
        any(
            found is not None and found.readings and dated != [index]
            for index, cell in enumerate(cells)
            if (found := amount_in(cell)) and (dated or index)
        )
        and len(cells) > 1
    )

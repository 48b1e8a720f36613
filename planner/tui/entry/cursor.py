"""Where the cursor of the page of entry is: its row, its cell, how it goes from one to another.

A place is remembered by its path, so that it is found again after any change of the dossier, after
an undo, and by the next process when this one was killed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from planner.calc.dossier.dossier import Dossier
from planner.calc.glance import Glance
from planner.services.screen.needed import answers_needed
from planner.services.session import Session
from planner.tui.entry.fields import Context, FieldKind
from planner.tui.entry.paths import is_new, line_of
from planner.tui.entry.rows import Cell, Page, Row
from planner.tui.entry.sections import rows

__all__ = ["Cursor"]


class Cursor(ABC):
    """The rows of the page and the cursor on them. ``leave`` and ``enter`` surround every move."""

    def __init__(self, work: Session) -> None:
        self.work = work
        self.plan: Glance | None = None
        """The last plan shown, for what the page says of it."""
        self.page = Page(year=work.on.year)
        self._asked_of: Dossier | None = None
        self.rows: tuple[Row, ...] = ()
        self.row = 0
        self.column = 0
        self.build()

    @abstractmethod
    def leave(self) -> None:
        """What is typed becomes the value, or stays marked."""

    @abstractmethod
    def enter(self) -> None:
        """Begin at the cell under the cursor."""

    # What is under the cursor

    @property
    def here(self) -> Row:
        """The row of the cursor."""
        return self.rows[self.row]

    @property
    def cell(self) -> Cell | None:
        """The cell of the cursor; None on the title of a section."""
        cells = self.here.cells
        return cells[min(self.column, len(cells) - 1)] if cells else None

    @property
    def path(self) -> str:
        """Where the cursor stands, as it is remembered."""
        cell = self.cell
        return cell.path if cell is not None else self.here.key

    @property
    def kind(self) -> FieldKind | None:
        """The kind of the field under the cursor."""
        cell = self.cell
        return cell.kind if cell is not None else None

    @property
    def line(self) -> str | None:
        """The line of a list under the cursor, when it is there already."""
        path = line_of(self.path)
        return None if path is None or is_new(path) or path.endswith("[+]") else path

    def context(self, path: str | None = None) -> Context:
        """What a field needs to read a text: the one under the cursor, or another."""
        return Context(self.work.dossier, self.work.on, path or self.path)

    # Finding a place

    def build(self) -> None:
        """Make the rows again from the dossier."""
        work = self.work
        if work.dossier is not self._asked_of:
            self._asked_of = work.dossier
            self.page.needed = answers_needed(work.dossier, work.law, work.on)
        self.rows = rows(self.work.dossier, self.page)
        self.row = min(self.row, len(self.rows) - 1)
        self.column = max(0, min(self.column, len(self.rows[self.row].cells) - 1))

    def find(self, path: str) -> tuple[int, int] | None:
        """The row and the column of a path."""
        for y, row in enumerate(self.rows):
            if row.key == path:
                return y, 0
            for x, cell in enumerate(row.cells):
                if cell.path == path:
                    return y, x
        return None

    def go(self, path: str) -> bool:
        """Go to a path, unfolding what hides it; False when there is no such place."""
        self.leave()
        return self.arrive(path)

    def arrive(self, path: str) -> bool:
        """Put the cursor on a path, or as near as can be."""
        place = self.find(path) or self._unfolded(path)
        found = place is not None
        line = line_of(path)
        if place is None and line is not None:
            place = self.find(line) or self.find(f"{line.split('[')[0]}[+]")
        if place is not None:
            self.row, self.column = place
        self.on_a_stop()
        self.enter()
        return found

    def _unfolded(self, path: str) -> tuple[int, int] | None:
        """Open the section, then the details of the line, until the path is there."""
        line = line_of(path)
        folded, detailed = set(self.page.folded), set(self.page.detailed)
        self.page.folded.clear()
        place = self._found_again(path)
        if place is None and line is not None:
            self.page.detailed.add(line)
            place = self._found_again(path)
        if place is None:
            self.page.folded, self.page.detailed = folded, detailed
            self.build()
            return None
        self.page.folded = folded - {self.rows[place[0]].section}
        return self._found_again(path)

    def _found_again(self, path: str) -> tuple[int, int] | None:
        self.build()
        return self.find(path)

    # Moving

    def stops(self, y: int) -> bool:
        """Whether the cursor stops on a row: a field, or the title of a folded section."""
        row = self.rows[y]
        return bool(row.cells) or (row.form == "section" and row.section in self.page.folded)

    def on_a_stop(self) -> None:
        """Never stand where there is nothing to do."""
        after = [y for y in range(self.row, len(self.rows)) if self.stops(y)]
        before = [y for y in range(self.row) if self.stops(y)]
        self.row = (after or before[-1:] or [0])[0]

    def move(self, step: int) -> None:
        """Up or down, in the same column."""
        self.leave()
        self._step(step)
        self.enter()

    def _step(self, step: int) -> bool:
        y = self.row + step
        while 0 <= y < len(self.rows) and not self.stops(y):
            y += step
        if not 0 <= y < len(self.rows):
            return False
        self.row = y
        return True

    def next_cell(self, step: int = 1) -> None:
        """The next cell of the row, then the next row."""
        self.leave()
        if 0 <= self.column + step < len(self.here.cells):
            self.column += step
        elif self._step(1 if step > 0 else -1):
            self.column = 0 if step > 0 else max(0, len(self.here.cells) - 1)
        self.enter()

    def section(self, step: int) -> None:
        """The first field of the next or previous section."""
        heads = [y for y, row in enumerate(self.rows) if row.form == "section"]
        now = max((place for place, y in enumerate(heads) if y <= self.row), default=0)
        self.to_section(self.rows[heads[(now + step) % len(heads)]].section)

    def to_section(self, id: str) -> None:
        """The first field of a section, unfolded."""
        self.leave()
        self.page.folded.discard(id)
        self.build()
        self.row = next(y for y, row in enumerate(self.rows) if row.key == f"#{id}")
        self.column = 0
        self.on_a_stop()
        self.enter()

    def fold(self) -> None:
        """Fold or unfold the section of the cursor."""
        section = self.here.section
        if section in self.page.folded:
            self.to_section(section)
            return
        self.leave()
        self.page.folded.add(section)
        self.build()
        self.row = next(y for y, row in enumerate(self.rows) if row.key == f"#{section}")
        self.column = 0
        self.enter()

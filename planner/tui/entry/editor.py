"""The entry page without its paint: where the cursor is, what is typed, what became of it.

Each understood keystroke changes the dossier and is recorded at once; all the keystrokes of one
visit to a field are one step of undo. A text that is not understood stays in its field, marked,
with its sentence; the dossier keeps the value from before, and says so. Nothing typed is dropped,
not by moving away, not by a killed program.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from planner.calc.dossier.common import EvidenceStatus
from planner.errors import PlannerError
from planner.intake.reading import Doubtful, Reading, Understood
from planner.services.screen import edits
from planner.services.screen.work import Work
from planner.tui.entry.fields import (
    ChoiceKind,
    Context,
    EvidenceKind,
    FieldKind,
    Option,
    SeveralKind,
)
from planner.tui.entry.places import read_place, write_place
from planner.tui.entry.rows import Cell, Page, Row, is_new, line_of, split_new
from planner.tui.entry.sections import rows
from planner.views.i18n import _
from planner.views.problems import problem

__all__ = ["Editor"]


class Editor:
    """The state of the page. ``changed`` is called when the dossier is another one."""

    def __init__(self, work: Work, changed: Callable[[], None] | None = None) -> None:
        self.work = work
        self.page = Page()
        self.changed = changed or (lambda: None)
        self.rows: tuple[Row, ...] = ()
        self.row = 0
        self.column = 0
        self.text = ""
        self.cursor = 0
        self.fresh = True
        self.option = 0
        self.pending: dict[str, str] = {}
        """What was typed and is no value: by path."""
        self.message = ""
        self._amending = False
        self._before: Any = None
        self.build()
        self._recover()

    # Where the cursor is

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
    def context(self) -> Context:
        """What the field under the cursor needs to read a text."""
        return Context(self.work.dossier, self.work.on, self.path)

    def build(self) -> None:
        """Make the rows again from the dossier; the cursor stays on its row if it can."""
        self.rows = rows(self.work.dossier, self.page)
        self.row = min(self.row, len(self.rows) - 1)

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
        """Leave where the cursor is and go to a path, unfolding what hides it."""
        self.leave()
        return self._arrive(path)

    def _arrive(self, path: str) -> bool:
        place = self.find(path) or self._unfolded(path)
        line = line_of(path)
        if place is None and line is not None:
            place = self.find(line) or self.find(f"{line.split('[')[0]}[+]")
        if place is None:
            self.enter()
            return False
        self.row, self.column = place
        self.enter()
        return True

    def _unfolded(self, path: str) -> tuple[int, int] | None:
        """Open the section, then the details of the line, until the path is there."""
        line = line_of(path)
        folded, detailed = set(self.page.folded), set(self.page.detailed)
        self.page.folded.clear()
        if line is not None:
            self.page.detailed.add(line)
        self.build()
        place = self.find(path)
        if place is None:
            self.page.folded, self.page.detailed = folded, detailed
            self.build()
            return None
        section = self.rows[place[0]].section
        self.page.folded = folded - {section}
        self.build()
        return self.find(path)

    def enter(self) -> None:
        """Begin at the cell under the cursor: its value is there, to replace or to correct."""
        cells = self.here.cells
        self.column = max(0, min(self.column, len(cells) - 1))
        self._amending = False
        self.option = 0
        path = self.path
        kind = self.kind
        self._before = read_place(self.work.dossier, self.page, path) if kind else None
        if path in self.pending:
            self.text, self.fresh = self.pending[path], False
            self.message = self._complaint()
        else:
            self.text = kind.typed(self._before, self.context) if kind else ""
            self.fresh = True
            self.message = ""
        self.cursor = len(self.text)
        self.remember()

    def remember(self) -> None:
        """Put the place and what is typed there on the disk."""
        kept = dict(self.pending)
        if self.kind is not None and not self.fresh and not self._applied():
            kept[self.path] = self.text
        self.work.stand(self.path, json.dumps(kept, ensure_ascii=False) if kept else "")

    def _recover(self) -> None:
        """Come back to where a former process stood, with what was typed there."""
        try:
            kept = json.loads(self.work.text) if self.work.text else {}
        except ValueError:
            kept = {}
        if isinstance(kept, dict):
            for path, text in kept.items():
                if is_new(path):
                    part, kind, _name = split_new(path)
                    self.page.ask(part, kind)
                self.pending[str(path)] = str(text)
        self.build()
        for path in [path for path in self.pending if is_new(path)]:
            self._begin_again(path)
        start = self.work.focus
        if not (start and self._arrive(start)):
            self.row = self._first_field()
            self.enter()

    def _begin_again(self, path: str) -> None:
        place = self.find(path)
        if place is None:
            return
        self.row, self.column = place
        cell = self.cell
        if cell is not None:
            found = cell.kind.read(self.pending[path], self.context)
            if isinstance(found, Understood):
                part, kind, name = split_new(path)
                self.page.begun.setdefault(f"{part}[+{kind}]", {})[name] = found.value

    def _first_field(self) -> int:
        return next(y for y, row in enumerate(self.rows) if row.cells)

    # What is typed

    @property
    def reading(self) -> Reading[Any] | None:
        """What the text of the field means; None where nothing is typed."""
        kind = self.kind
        return kind.read(self.text, self.context) if kind is not None else None

    @property
    def choices(self) -> Sequence[Option]:
        """The answers that match what is typed."""
        kind = self.kind
        return kind.options(self.text, self.context) if isinstance(kind, ChoiceKind) else ()

    def insert(self, text: str) -> None:
        """Type a text at the cursor; the first one replaces the value that was there."""
        if self.kind is None:
            return
        if self.fresh:
            self.text, self.cursor, self.fresh = "", 0, False
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)
        self._typed()

    def erase(self, *, forward: bool = False) -> None:
        """Erase a character, or the whole value when it was just arrived at."""
        if self.kind is None:
            return
        if self.fresh:
            self.text, self.cursor, self.fresh = "", 0, False
        elif forward:
            self.text = self.text[: self.cursor] + self.text[self.cursor + 1 :]
        elif self.cursor:
            self.text = self.text[: self.cursor - 1] + self.text[self.cursor :]
            self.cursor -= 1
        self._typed()

    def shift(self, to: int) -> None:
        """Move the text cursor; the value is then corrected, not replaced."""
        self.fresh = False
        self.cursor = max(0, min(len(self.text), to))

    def _typed(self) -> None:
        self.option = 0
        kind = self.kind
        found = self.reading
        self.message = ""
        empty_line = not self.text.strip() and not is_new(self.path)
        if kind is not None and kind.live and isinstance(found, Understood) and not (
            empty_line and kind.empty is not None and line_of(self.path) and self._is_needed()
        ):  # fmt: skip
            self._apply(found.value)
        else:
            if isinstance(found, Doubtful):
                self.message = problem(found.problem)
            elif found is not None and kind is not None and kind.live and self.text.strip():
                if not kind.unfinished(self.text, self.context):
                    self.message = self._complaint()
            self.remember()

    def _is_needed(self) -> bool:
        from planner.tui.entry.places import NEEDED

        part, _bracket, rest = self.path.partition("[")
        return rest.partition("].")[2] in NEEDED.get(part, ())

    def _complaint(self) -> str:
        found = self.reading
        return (
            problem(found.problem)
            if found is not None and not isinstance(found, Understood)
            else ""
        )

    def _applied(self) -> bool:
        """Whether the value in the dossier is what the text says."""
        kind, found = self.kind, self.reading
        if kind is None or not isinstance(found, Understood):
            return kind is None
        if isinstance(kind, ChoiceKind):
            return not self.text
        return self._amending or found.value == self._before

    def _apply(self, value: Any) -> bool:
        """Put a value in the dossier; False, with its sentence, when the dossier refuses it."""
        work = self.work
        path = self.path
        if is_new(path):
            self.pending[path] = self.text
        dossier, now = write_place(work.dossier, self.page, work.law, work.on, path, value)
        if now != path:
            for begun in [
                key for key in self.pending if key.startswith(path[: path.index("]") + 1])
            ]:
                del self.pending[begun]
        if dossier is work.dossier or dossier == work.dossier:
            self.build()
            self.remember()
            return True
        self.pending.pop(path, None)
        try:
            text = json.dumps(self.pending, ensure_ascii=False) if self.pending else ""
            work.edit(dossier, now, text, amend=self._amending)
        except PlannerError as error:
            self.message = problem(error.problems[0])
            return False
        self._amending = True
        self.build()
        place = self.find(now)
        if place is not None:
            self.row, self.column = place
        self.changed()
        return True

    def leave(self) -> None:
        """What is typed becomes the value, or stays marked with the value from before kept."""
        kind, path = self.kind, self.path
        if kind is None or self.fresh:
            return
        if isinstance(kind, ChoiceKind):
            self._leave_choice(kind)
            return
        if not self.text.strip() and kind.empty is None and is_new(path):
            self.pending.pop(path, None)
        found = self.reading
        if isinstance(found, Understood):
            if not is_new(self.path):
                self.pending.pop(self.path, None)
            if not kind.live or not self._applied():
                self._apply(found.value)
        elif not self.text.strip():
            self._emptied()
        else:
            self.pending[path] = self.text
            self._put_back()
        self.fresh = True
        self.remember()

    def _leave_choice(self, kind: ChoiceKind) -> None:
        if not self.text:
            self.fresh = True
            return
        found = self.reading
        if isinstance(found, Understood):
            self.accept(kind.options(self.text, self.context)[self.option][0])
        else:
            self.pending[self.path] = self.text
        self.fresh = True

    def _emptied(self) -> None:
        """The amount of a line was erased: the line goes, and undo brings it back."""
        self.pending.pop(self.path, None)
        if not is_new(self.path) and line_of(self.path):
            self.remove_line()

    def _put_back(self) -> None:
        """The dossier keeps the value from before a text that is not understood."""
        if self._amending and not is_new(self.path):
            now = read_place(self.work.dossier, self.page, self.path)
            if now != self._before:
                self._apply_back()

    def _apply_back(self) -> None:
        dossier, _path = write_place(
            self.work.dossier, self.page, self.work.law, self.work.on, self.path, self._before
        )
        self.work.edit(dossier, self.path, self.work.text, amend=True)
        self.build()
        self.changed()

    # Choices

    def accept(self, value: Any) -> None:
        """Choose an answer."""
        path = self.path
        self.text, self.cursor, self.fresh = "", 0, True
        self.pending.pop(path, None)
        if path.endswith("[+]"):
            new = self.page.ask(path[:-3], str(getattr(value, "value", value)))
            self.build()
            self._arrive_first(new)
            return
        self._apply(value)
        self.enter()

    def _arrive_first(self, key: str) -> None:
        place = self.find(key)
        if place is not None:
            self.row, self.column = place[0], 0
            self.enter()

    def cycle(self, step: int = 1) -> None:
        """The next answer of a choice."""
        kind = self.kind
        if not isinstance(kind, ChoiceKind) or self.path.endswith("[+]"):
            return
        if isinstance(kind, SeveralKind):
            return
        known = list(kind.answers(self.context))
        value = read_place(self.work.dossier, self.page, self.path)
        now = value.status if isinstance(kind, EvidenceKind) and value is not None else value
        places = [place for place, option in enumerate(known) if option[0] == now]
        place = (places[0] + step) % len(known) if places else 0
        self.accept(known[place][0])

    # Moving

    def stops(self, y: int) -> bool:
        """Whether the cursor stops on a row: a field, or a folded section."""
        row = self.rows[y]
        return bool(row.cells) or (row.form == "section" and row.section in self.page.folded)

    def move(self, step: int) -> None:
        """Up or down, in the same column."""
        self.leave()
        y = self.row + step
        while 0 <= y < len(self.rows) and not self.stops(y):
            y += step
        if 0 <= y < len(self.rows):
            self.row = y
        self.enter()

    def next_cell(self, step: int = 1) -> None:
        """The next cell of the row, then the next row."""
        self.leave()
        cells = len(self.here.cells)
        if 0 <= self.column + step < cells:
            self.column += step
            self.enter()
            return
        y = self.row + step
        while 0 <= y < len(self.rows) and not self.stops(y):
            y += step
        if 0 <= y < len(self.rows):
            self.row = y
            self.column = 0 if step > 0 else max(0, len(self.here.cells) - 1)
        self.enter()

    def validate(self) -> None:
        """Enter: the value is taken, and the cursor goes to the next line."""
        if self.here.form == "section":
            self.fold()
            return
        path = self.path
        if path.endswith("[+]"):
            self.leave()
            if self.path == path:
                self.move(1)
            return
        if self.here.form != "line" or self.column == 0:
            self.move(1)
            return
        self.column = 0
        self.move(1)

    def section(self, step: int) -> None:
        """The first field of the next or previous section."""
        self.leave()
        heads = [y for y, row in enumerate(self.rows) if row.form == "section"]
        now = max((place for place, y in enumerate(heads) if y <= self.row), default=0)
        self.to_section(self.rows[heads[(now + step) % len(heads)]].section)

    def to_section(self, id: str) -> None:
        """The first field of a section, unfolded."""
        self.leave()
        self.page.folded.discard(id)
        self.build()
        head = next(y for y, row in enumerate(self.rows) if row.key == f"#{id}")
        self.row, self.column = head + 1, 0
        while self.row < len(self.rows) - 1 and not self.here.cells:
            self.row += 1
        self.enter()

    def fold(self) -> None:
        """Fold or unfold the section of the cursor."""
        self.leave()
        section = self.here.section
        if section in self.page.folded:
            self.to_section(section)
            return
        self.page.folded.add(section)
        self.build()
        self.row = next(y for y, row in enumerate(self.rows) if row.key == f"#{section}")
        self.column = 0
        self.enter()

    # Whole lines

    @property
    def line(self) -> str | None:
        """The line of a list under the cursor, when it is there."""
        path = line_of(self.path)
        return path if path is not None and not is_new(path) and path != "" else None

    def details(self) -> None:
        """Open or close the details of the line."""
        self.leave()
        line, path = self.line, self.path
        if line is None:
            return
        if line in self.page.detailed:
            self.page.detailed.discard(line)
            self.build()
            self._arrive_first(line)
        else:
            self.page.detailed.add(line)
            self.build()
            self._arrive(path)

    def private(self) -> None:
        """Keep the line out of the shared view and of every print, or put it back."""
        self.leave()
        line = self.line
        if line is None or not edits.has(self.work.dossier, f"{line}.private"):
            return
        was = edits.value(self.work.dossier, f"{line}.private")
        self._change(edits.put(self.work.dossier, f"{line}.private", not was))
        self.message = (
            _("Ligne remise dans la vue partagée.")
            if was
            else _("Ligne privée : elle ne sera ni montrée à la famille ni imprimée.")
        )

    def evidence(self) -> None:
        """Declared, seen today, copied."""
        self.leave()
        line = self.line
        place = f"{line}.evidence" if line else ""
        if not place or not edits.has(self.work.dossier, place):
            return
        proof = edits.value(self.work.dossier, place)
        known = list(EvidenceStatus)
        status = known[(known.index(proof.status) + 1) % len(known)]
        self._change(edits.put(self.work.dossier, place, edits.proved(proof, status, self.work.on)))

    def remove_line(self) -> None:
        """Take the line away; undo brings it back."""
        line = self.line
        if line is None:
            return
        label = next((row.label for row in self.rows if row.key == line), "")
        self.text, self.fresh = "", True
        self.page.detailed.discard(line)
        self.pending = {p: text for p, text in self.pending.items() if not p.startswith(line)}
        self._change(edits.remove(self.work.dossier, line), label)
        self.message = _("Ligne « {line} » retirée. Ctrl+Z la remet.").format(line=label)

    def _change(self, dossier: Any, _label: str = "") -> None:
        path = self.path
        try:
            self.work.edit(dossier, path)
        except PlannerError as error:
            self.message = problem(error.problems[0])
            return
        self.build()
        self.column = min(self.column, max(0, len(self.here.cells) - 1))
        if not self.stops(self.row):
            self.row = next(
                (y for y in range(self.row, len(self.rows)) if self.stops(y)), self._first_field()
            )
        self.enter()
        self.changed()

    # Undo

    def undo_typing(self) -> bool:
        """Give up what this visit to the field changed; False when it changed nothing."""
        if not self._amending:
            return False
        return self.undo()

    def undo(self) -> bool:
        """Undo: first what is typed and not yet a value, then the last edit."""
        if not self.fresh and not self._applied():
            self.pending.pop(self.path, None)
            self.fresh = True
            self.enter()
            return True
        return self._stepped(self.work.undo())

    def redo(self) -> bool:
        """Make the edit undone last again."""
        return self._stepped(self.work.redo())

    def _stepped(self, place: str | None) -> bool:
        if place is None:
            return False
        self.fresh = True
        self.build()
        self._arrive(place or self.path)
        self.changed()
        return True

    def refresh(self) -> None:
        """The dossier was changed elsewhere (the plan page): begin again at the same place."""
        path = self.path
        self.build()
        self._arrive(path)

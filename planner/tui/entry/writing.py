"""What is typed in the field under the cursor, and what becomes of it.

Each understood keystroke changes the dossier and is recorded at once; all those of one visit to a
field are one step of undo. A text that is not understood stays in its field, marked, with its
sentence, and the dossier keeps the value from before. Nothing typed is dropped, neither by moving
away nor by a killed program.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from planner.errors import PlannerError
from planner.intake.reading import Doubtful, Reading, Understood
from planner.services.screen import edits
from planner.services.session import Session
from planner.tui.entry.cursor import Cursor
from planner.tui.entry.fields import (
    REQUIRED,
    ActionKind,
    ChoiceKind,
    EvidenceKind,
    Option,
    SeveralKind,
)
from planner.tui.entry.paths import is_new, split_new
from planner.tui.entry.places import Change, change, read_place, unborn
from planner.views.problems import problem

__all__ = ["Writing"]

_PLAIN = frozenset({"amount", "balance", "instalment", "rent", "charges", "first_name", "birth"})
"""Fields whose value changes no row of the page: it need not be made again at each key."""


class Writing(Cursor):
    """The text of one field. ``changed`` is called when the dossier is another one."""

    def __init__(self, work: Session, changed: Callable[[], None] | None = None) -> None:
        super().__init__(work)
        self.changed = changed or (lambda: None)
        self.text = ""
        self.at = 0
        """Where the next character goes."""
        self.fresh = True
        """Whether nothing was typed since the field was arrived at."""
        self.option = 0
        self.pending: dict[str, str] = {}
        """By path, what was typed and is not in the dossier."""
        self.message = ""
        self._touched = False
        self._before: Any = None
        self._recover()

    # Arriving and leaving

    def enter(self) -> None:
        path, kind = self.path, self.kind
        self._touched = False
        self.option = 0
        self.message = ""
        self._before = self.value(path)
        waiting = self.pending.get(path)
        self.fresh = waiting is None
        if waiting is not None:
            self.text = waiting
        else:
            self.text = kind.typed(self._before, self.context()) if kind is not None else ""
        self.at = len(self.text)
        if waiting is not None and not self.begun(path):
            self.message = self._complaint()
        self._remember()

    def value(self, path: str) -> Any:
        """What the dossier, or a line to come, holds at a path."""
        return read_place(self.work.dossier, self.page, path)

    def begun(self, path: str) -> bool:
        """Whether a path is an understood part of a line that is not whole yet."""
        return is_new(path) and self.value(path) is not None

    def leave(self) -> None:
        kind, path = self.kind, self.path
        if kind is None or self.fresh:
            return
        self.fresh = True
        found = self.reading
        if isinstance(kind, ChoiceKind):
            if self.text and isinstance(found, Understood):
                self.accept(self.choices[self.option][0])
            elif self.text:
                self.pending[path] = self.text
        elif isinstance(found, Understood) and self._apply(found.value):
            if not is_new(self.path) or not self.text.strip():
                self.pending.pop(self.path, None)
        elif not self.text.strip():
            self._emptied()
        else:
            self.pending[path] = self.text
            self._put_back()
        self._remember()

    def _emptied(self) -> None:
        """What a line cannot be without was erased: the line goes, and undo brings it back."""
        self.pending.pop(self.path, None)
        if self.line is not None:
            self.remove_line()

    @abstractmethod
    def remove_line(self) -> None:
        """Take the line away."""

    def _put_back(self) -> None:
        """The dossier keeps the value from before a text that is not understood."""
        if self._touched and not is_new(self.path) and self.value(self.path) != self._before:
            work = self.work
            if self._before is None and self.kind is not None and self.kind.empty is REQUIRED:
                self._begin_line_again()
                return
            self._put(
                change(work.dossier, self.page, work.law, work.on, self.path, self._before),
                self.path,
            )
            self.build()
            self.changed()

    def _begin_line_again(self) -> None:
        """A line that was born of this very text is one to come again."""
        text = self.pending.pop(self.path)
        dossier, path = unborn(self.work.dossier, self.page, self.path)
        self.pending[path] = text
        self.work.replace(dossier, self.path, self._kept(), amend=True)
        self.build()
        place = self.find(path)
        if place is not None:
            self.row, self.column = place
        self.changed()

    # Typing

    @property
    def reading(self) -> Reading[Any] | None:
        """What the text of the field means; None where nothing is typed."""
        return self.kind.read(self.text, self.context()) if self.kind is not None else None

    @property
    def choices(self) -> Sequence[Option]:
        """The answers that match what is typed."""
        kind = self.kind
        return kind.options(self.text, self.context()) if isinstance(kind, ChoiceKind) else ()

    def insert(self, text: str) -> None:
        """Type a text; the first one replaces the value that was there."""
        if self.kind is None or isinstance(self.kind, ActionKind):
            return
        if self.fresh:
            self.text, self.at, self.fresh = "", 0, False
        self.text = self.text[: self.at] + text + self.text[self.at :]
        self.at += len(text)
        self._typed()

    def erase(self, *, forward: bool = False) -> None:
        """Erase a character, or the whole value when it was just arrived at."""
        if self.kind is None or isinstance(self.kind, ActionKind):
            return
        if self.fresh:
            self.text, self.at, self.fresh = "", 0, False
        elif forward:
            self.text = self.text[: self.at] + self.text[self.at + 1 :]
        elif self.at:
            self.text = self.text[: self.at - 1] + self.text[self.at :]
            self.at -= 1
        self._typed()

    def shift(self, to: int) -> None:
        """Move inside the text; the value is then corrected, not replaced."""
        if self.kind is None or isinstance(self.kind, ActionKind):
            return
        self.fresh = False
        self.at = max(0, min(len(self.text), to))

    def write(self, text: str) -> None:
        """The whole text at once, from a page where it was written at ease."""
        self.text, self.at, self.fresh = text, len(text), False
        self._typed()

    def _typed(self) -> None:
        self.option = 0
        self.message = ""
        kind, found = self.kind, self.reading
        if kind is None or found is None:
            return
        if kind.live and isinstance(found, Understood):
            self._apply(found.value)
            return
        if isinstance(found, Doubtful) or (
            kind.live and self.text.strip() and not kind.unfinished(self.text, self.context())
        ):
            self.message = self._complaint()
        self._remember()

    def _complaint(self) -> str:
        found = self.reading
        if found is None or isinstance(found, Understood):
            return ""
        return problem(found.problem)

    def _apply(self, value: Any) -> bool:
        """Put a value in the dossier; False, with its sentence, when the dossier refuses it."""
        work, path = self.work, self.path
        if is_new(path):
            self.pending[path] = self.text
        found = change(work.dossier, self.page, work.law, work.on, path, value)
        if found.nothing:
            self._remember()
            return True
        try:
            now = self._put(found, path)
        except PlannerError as error:
            self.message = problem(error.problems[0])
            self.pending[path] = self.text
            return False
        self._touched = True
        if now != path:
            key = path[: path.index("]") + 1]
            self.pending = {at: text for at, text in self.pending.items() if not at.startswith(key)}
        else:
            self.pending.pop(path, None)
        if now != path or path.rpartition(".")[2] not in _PLAIN:
            self.build()
            place = self.find(now)
            if place is not None:
                self.row, self.column = place
        if self.pending:
            self.work.stand(now, self._kept())
        self.changed()
        return True

    def _put(self, found: Change, path: str) -> str:
        """Make the change; the path the field has now."""
        work = self.work
        if found.line is None:
            if found.path == path:
                work.edit(path, found.value, amend=self._touched)
            else:
                dossier = edits.put(work.dossier, found.path, found.value)
                work.replace(dossier, path, self._kept(), amend=self._touched)
            return path
        lines = edits.value(work.dossier, found.path)
        now = f"{found.path}[{len(lines)}]"
        if list(found.line) == ["day"]:
            item = found.line["day"]
        else:
            item = edits.born(work.dossier, found.path, found.line)
            now = f"{now}.{path.rpartition('.')[2]}"
        work.replace(edits.put(work.dossier, found.path, (*lines, item)), now)
        return now

    # Choices

    def accept(self, value: Any) -> None:
        """Choose an answer."""
        path = self.path
        self.text, self.at, self.fresh = "", 0, True
        self.pending.pop(path, None)
        if path == "casework.consents[+]":
            self._consent(str(value))
            return
        if path.endswith("[+]"):
            self.to_new(path.removesuffix("[+]"), str(getattr(value, "value", value)))
            return
        self._touched = False
        self._apply(value)
        self.enter()

    def _consent(self, id: str) -> None:
        """Ask for a consent: it is there, and not given until it is."""
        work = self.work
        known = work.dossier.casework.consents
        item, partner = edits.CONSENTS[id]
        consent = edits.born(work.dossier, "casework.consents", {"item": item, "partner": partner})
        place = f"casework.consents[{len(known)}].given"
        work.replace(edits.put(work.dossier, "casework.consents", (*known, consent)), place)
        self.build()
        self.arrive(place)
        self.changed()

    def to_new(self, part: str, kind: str) -> None:
        """An empty row for a line of that kind, and the cursor on it."""
        new = self.page.ask(part, kind)
        self.build()
        self.arrive(new)

    def cycle(self, step: int = 1) -> None:
        """The next answer of a choice; nothing where any number of them may be chosen."""
        kind = self.kind
        if not isinstance(kind, ChoiceKind) or isinstance(kind, SeveralKind):
            return
        if self.path.endswith("[+]"):
            return
        known = list(kind.answers(self.context()))
        value = self.value(self.path)
        now = value.status if isinstance(kind, EvidenceKind) and value is not None else value
        places = [place for place, option in enumerate(known) if option[0] == now]
        self.accept(known[(places[0] + step) % len(known) if places else 0][0])

    def clear(self) -> None:
        """Take the answer of a choice away, where there may be none."""
        kind = self.kind
        optional = isinstance(kind, ChoiceKind) and kind.empty is not REQUIRED
        if kind is not None and optional and not self.path.endswith("[+]"):
            self.accept(kind.empty)

    # What is not in the dossier is kept too

    def _kept(self) -> str:
        """Every text that is not in the dossier, by its path; empty when there is none."""
        kept = dict(self.pending)
        if not self.fresh and self.kind is not None and not self._told():
            kept[self.path] = self.text
        return json.dumps(kept, ensure_ascii=False) if kept else ""

    def _told(self) -> bool:
        """Whether the dossier says what the text says."""
        kind, found = self.kind, self.reading
        if isinstance(kind, ChoiceKind):
            return not self.text
        return isinstance(found, Understood) and (self._touched or found.value == self._before)

    def _remember(self) -> None:
        """Put the place and what is typed there on the disk."""
        self.work.stand(self.path, self._kept())

    def _recover(self) -> None:
        """Come back to where a former process stood, with what was typed there."""
        try:
            kept = json.loads(self.work.text) if self.work.text else {}
        except ValueError:
            kept = {}
        if isinstance(kept, dict):
            self.pending = {str(path): str(text) for path, text in kept.items()}
        for path in self.pending:
            if is_new(path) and not path.endswith("[+]"):
                part, kind, _name = split_new(path)
                self.page.ask(part, kind)
        self.build()
        for path in list(self.pending):
            self._begin_again(path)
        start = self.work.focus
        if not (start and self.arrive(start)):
            self.row, self.column = 0, 0
            self.on_a_stop()
            self.enter()

    def _begin_again(self, path: str) -> None:
        place = self.find(path)
        if place is None or not is_new(path) or path.endswith("[+]"):
            return
        cell = self.rows[place[0]].cells[place[1]]
        found = cell.kind.read(self.pending[path], self.context(path))
        if isinstance(found, Understood):
            part, kind, name = split_new(path)
            self.page.begun.setdefault(f"{part}[+{kind}]", {})[name] = found.value

    def give_up(self) -> bool:
        """Escape: the field is as it was arrived at; False when nothing had been typed."""
        if self.fresh:
            return False
        path = self.path
        self.pending.pop(path, None)
        if is_new(path):
            part, kind, name = split_new(path)
            self.page.begun.get(f"{part}[+{kind}]", {}).pop(name, None)
        if self._touched:
            self.fresh = True
            return self.undo()
        self.fresh = True
        self.enter()
        return True

    @abstractmethod
    def undo(self) -> bool:
        """Undo."""

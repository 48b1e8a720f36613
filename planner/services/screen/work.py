"""One opened dossier: its present state, its plan, undo and redo, and every step on the disk.

An edit is checked, computed and recorded. Recording happens on a writer of its own, in order, so
that typing never waits for a disk; ``saved`` says when the last step reached it. A killed program
reopens with every recorded step and the cursor where it stood.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from functools import lru_cache
from typing import Any

from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.sharing import hidden_lines, shared
from planner.calc.law import Law
from planner.calc.plan import plan as compute
from planner.calc.results import Plan
from planner.errors import PlannerError, Problem
from planner.intake.dossier_file import read_dossier, write_dossier
from planner.law import load_law
from planner.storage.file_store import FileStore
from planner.storage.index import Deadline
from planner.storage.journal import Record, changes
from planner.storage.places import home
from planner.storage.repository import Codec, OpenedDossier, Summary

__all__ = ["Work", "open_work", "store"]


def store() -> FileStore:
    """The dossiers of this user."""
    return FileStore(home(), Codec(read_dossier, write_dossier), _summary)


def _summary(dossier: Dossier) -> Summary:
    from planner.services.screen.home import today

    dates = {
        (due.act_by().isoformat(), due.name)
        for due in compute(dossier, load_law(), today()).deadlines
    }
    deadlines = tuple(Deadline(on, name) for on, name in sorted(dates))
    return Summary(dossier.household.name, dossier.reference, deadlines)


@lru_cache(maxsize=8)
def _law() -> Law:
    return load_law()


def open_work(id: str, on: date, saved: Callable[[str], None] | None = None) -> Work:
    """Open a dossier; ``saved`` is called from the writer with the time of each recording."""
    return Work(store().open(id), _law(), on, saved)


class Work:
    """A dossier being worked on."""

    def __init__(
        self, opened: OpenedDossier, law: Law, on: date, saved: Callable[[str], None] | None = None
    ) -> None:
        steps = opened.steps
        self.id = opened.id
        self.law = law
        self.on = on
        self.notices = opened.notices
        self.focus = steps.focus
        self.text = steps.text
        self.saved = ""
        self.failure: PlannerError | None = None
        self._opened = opened
        self.on_saved = saved
        self._past = list(steps.past)
        self._future = list(steps.future)
        self._places: list[str] = [""] * len(self._past)
        self._later: list[str] = [""] * len(self._future)
        self._tree = _tree(write_dossier(self.dossier))
        self._plan: Plan | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="planner-writer")
        self._waiting: Future[None] | None = None

    @property
    def dossier(self) -> Dossier:
        """The dossier as it stands."""
        return self._past[-1]

    @property
    def plan(self) -> Plan:
        """The plan of the dossier as it stands, computed once for each state."""
        if self._plan is None:
            self._plan = compute(self.dossier, self.law, self.on)
        return self._plan

    def shared(self) -> tuple[Dossier, Plan]:
        """What the family may see: the shared dossier and the plan computed from it."""
        seen = shared(self.dossier)
        return seen, compute(seen, self.law, self.on)

    @property
    def hidden(self) -> int:
        """How many lines are kept out of the shared view."""
        return hidden_lines(self.dossier)

    @property
    def can_undo(self) -> bool:
        return len(self._past) > 1

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def edit(
        self, dossier: Dossier, focus: str = "", text: str = "", *, amend: bool = False
    ) -> None:
        """Make this the present state; ``amend`` goes on with the last edit.

        ``PlannerError`` when the dossier could not be read back: nothing is changed then.
        """
        if dossier == self.dossier:
            self.stand(focus, text)
            return
        tree = _tree(write_dossier(dossier))
        goes_on = amend and len(self._past) > 1
        if goes_on:
            self._past[-1] = dossier
            self._places[-1] = focus
        else:
            self._past.append(dossier)
            self._places.append(focus)
        self._future.clear()
        self._later.clear()
        self._record("amend" if goes_on else "edit", tree, focus, text)

    def undo(self) -> str | None:
        """Go back one edit; the place it was made at, or None when there is none."""
        if not self.can_undo:
            return None
        self._future.append(self._past.pop())
        place = self._places.pop()
        self._later.append(place)
        self._record("undo", _tree(write_dossier(self.dossier)), place, "")
        return place

    def redo(self) -> str | None:
        """Make again the edit undone last; its place, or None."""
        if not self.can_redo:
            return None
        self._past.append(self._future.pop())
        place = self._later.pop()
        self._places.append(place)
        self._record("redo", _tree(write_dossier(self.dossier)), place, "")
        return place

    def stand(self, focus: str, text: str = "") -> None:
        """Remember where the cursor stands and what is typed there that is no value yet."""
        if (focus, text) != (self.focus, self.text):
            self._record("focus", self._tree, focus, text)

    def close(self) -> None:
        """Wait for the writer, make the steps the dossier's content, and let others open it."""
        self._writer.shutdown(wait=True)
        try:
            if not self.text:
                self._opened.save(self.dossier)
                if self.focus:
                    self._opened.record([Record("focus", {}, self.focus, "")])
        finally:
            self._opened.close()

    def _record(self, kind: str, tree: dict[str, Any], focus: str, text: str) -> None:
        parts = changes(self._tree, tree)
        self._tree = tree
        self.focus, self.text = focus, text
        if kind != "focus":
            self._plan = None
        self._waiting = self._writer.submit(self._write, Record(kind, parts, focus, text))

    def _write(self, record: Record) -> None:
        try:
            self._opened.record([record])
        except PlannerError as error:
            self.failure = error
        except OSError as error:
            self.failure = PlannerError(
                Problem(
                    "disk_error",
                    "La dernière modification n’a pas pu être écrite ({why}). Ce qui est à "
                    "l’écran est encore là : vérifiez le disque, puis continuez.",
                    None,
                    {"why": error.strerror or "?"},
                )
            )
        else:
            self.failure = None
            self.saved = time.strftime("%H:%M:%S")
        if self.on_saved is not None:
            self.on_saved(self.saved)


def _tree(data: bytes) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(data)
    return tree

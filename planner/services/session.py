"""A dossier being worked on: every edit checked, computed, kept, undone and redone.

The dossier never changes: an edit makes another one, and the session holds the line of states one
can go back and forth on, without limit. An edit that cannot be read back (an amount that is none, a
line of nobody) is refused with its sentences and changes nothing. Each state is queued for the disk
at once; a killed program reopens with all of them and the cursor in the same field, with what was
being typed there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from planner.calc.calendar import Month
from planner.calc.dossier import Dossier, Model
from planner.calc.dossier.sharing import hidden_lines, shared
from planner.calc.glance import Glance
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.results import Plan, ScheduleView
from planner.errors import PlannerError, Problem
from planner.intake.dossier_file import dossier_of, dossier_with, tree_of
from planner.intake.model_paths import Step, parse_path, path_text
from planner.services.clock import today
from planner.services.dossiers import dossier_store
from planner.services.planning import compute_glance, compute_plan, schedule_at
from planner.services.saver import Saver
from planner.services.settings import law_of, organisation
from planner.storage.journal import Record, changes
from planner.storage.organisation import Organisation
from planner.storage.repository import OpenedDossier, Version

__all__ = ["Session", "open_session"]

LONGEST_DRAFT = 2_000_000
"""Bytes of steps after which the dossier is saved whole: a reopening stays quick."""


@dataclass(frozen=True, slots=True)
class _State:
    """A dossier, its tree of plain JSON, and the place of the edit that made it."""

    dossier: Dossier
    tree: Mapping[str, Any]
    place: str = ""


def open_session(
    id: str, on: date | None = None, told: Callable[[], None] | None = None
) -> Session:
    """Open a dossier of this user, with the organisation's law, on a day (today by default).

    ``told`` is called from the writer each time a step reached the disk or was refused by it.
    """
    choices = organisation()
    law = law_of(choices)
    return Session(dossier_store().open(id), law, on or today(), choices, told)


class Session:
    """One opened dossier and its line of states; closed by ``close``."""

    def __init__(
        self,
        opened: OpenedDossier,
        law: Law,
        on: date,
        choices: Organisation | None = None,
        told: Callable[[], None] | None = None,
    ) -> None:
        steps = opened.steps
        self.id = opened.id
        self.law = law
        self.on = on
        self.choices = choices
        self.notices = opened.notices
        self.focus = steps.focus
        self.text = steps.text
        self._opened = opened
        self._past = [_State(dossier, tree_of(dossier)) for dossier in steps.past]
        self._future = [_State(dossier, tree_of(dossier)) for dossier in steps.future]
        self._going_on: str | None = None
        self._saver = Saver(opened, told)
        self._plan: tuple[Dossier, Plan] | None = None
        self._glance: tuple[Dossier, Glance] | None = None
        self._shared: tuple[Dossier, Plan] | None = None

    # What is there

    @property
    def dossier(self) -> Dossier:
        """The dossier as it stands."""
        return self._past[-1].dossier

    @property
    def plan(self) -> Plan:
        """The plan of the dossier as it stands, computed once for each state."""
        if self._plan is None or self._plan[0] is not self.dossier:
            self._plan = self.dossier, compute_plan(self.dossier, self.law, self.on, self.choices)
        return self._plan[1]

    @property
    def glance(self) -> Glance:
        """The figures of the strip and the next date, before the rest of the plan is made."""
        if self._glance is None or self._glance[0] is not self.dossier:
            before = self._glance[1] if self._glance is not None else None
            seen = compute_glance(self.dossier, self.law, self.on, self.choices, before=before)
            self._glance = self.dossier, seen
        return self._glance[1]

    def shared(self) -> tuple[Dossier, Plan]:
        """What the family and every print may see: the shared dossier and the plan made of it."""
        if not self.hidden:
            return shared(self.dossier), self.plan
        if self._shared is None or self._shared[0] is not self.dossier:
            seen = shared(self.dossier)
            self._shared = self.dossier, compute_plan(seen, self.law, self.on, self.choices)
        return shared(self.dossier), self._shared[1]

    @property
    def opened(self) -> OpenedDossier:
        """Where this dossier is kept: for what is frozen beside it."""
        return self._opened

    @property
    def hidden(self) -> int:
        """How many lines are kept out of the shared view."""
        return hidden_lines(self.dossier)

    def schedule_at(self, instalment: Money) -> ScheduleView | None:
        """The repayment at another monthly amount, without choosing it."""
        return schedule_at(self.dossier, self.law, self.on, instalment, self.choices)

    # Edits

    def edit(self, path: str, value: object, *, amend: bool = False) -> Dossier:
        """Give a field another value: ``edit("incomes[2].amount", "12.50")``.

        The value is that of the model (``Money``, ``date``, an enum…) or its written form; None
        puts the field back to nothing. ``amend`` goes on with the last edit, so that the letters
        of one word are undone together; it begins a new step when anything came between.
        ``PlannerError`` with every problem when it cannot be.
        """
        steps = _steps(path)
        tree = _with(self._past[-1].tree, steps, _plain(value))
        return self._make(tree, path, amend=amend, part=str(steps[0]))

    def add(self, part: str, item: Model | Mapping[str, Any]) -> str:
        """Put a line at the end of a list (``incomes``, ``household.persons``); its path."""
        steps = _steps(part)
        lines = _at(self._past[-1].tree, steps) or []
        path = f"{part}[{len(lines)}]"
        tree = _with(self._past[-1].tree, steps, [*lines, _plain(item)])
        self._make(tree, path, amend=False, part=str(steps[0]))
        return path

    def remove(self, path: str) -> Dossier:
        """Take a line out of its list (``incomes[2]``), or put a field back to nothing."""
        steps = _steps(path)
        if isinstance(steps[-1], int):
            lines = list(_at(self._past[-1].tree, steps[:-1]) or ())
            if steps[-1] >= len(lines):
                raise _nowhere(path)
            del lines[steps[-1]]
            tree = _with(self._past[-1].tree, steps[:-1], lines or None)
        else:
            tree = _with(self._past[-1].tree, steps, None)
        return self._make(tree, path, amend=False, part=str(steps[0]))

    def replace(
        self, dossier: Dossier, focus: str = "", text: str = "", *, amend: bool = False
    ) -> Dossier:
        """Make a whole dossier the present state (an import, a version, several edits at once)."""
        return self._make(tree_of(dossier.but(id=self.id)), focus, text, amend=amend)

    def undo(self) -> str | None:
        """Go back one edit; the path where it was made, or None when there is none."""
        if not self.can_undo:
            return None
        before = self._past.pop()
        self._future.append(before)
        self._going_on = None
        self._note("undo", before.tree, before.place)
        return before.place

    def redo(self) -> str | None:
        """Make again the edit undone last; its path, or None when there is none."""
        if not self.can_redo:
            return None
        before = self._past[-1]
        self._past.append(self._future.pop())
        self._going_on = None
        place = self._past[-1].place
        self._note("redo", before.tree, place)
        return place

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to go back on."""
        return len(self._past) > 1

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone edit to make again."""
        return bool(self._future)

    def stand(self, focus: str, text: str = "") -> None:
        """Remember where the cursor stands, and what is typed there that is no value yet."""
        if focus != self._going_on:
            self._going_on = None
        if (focus, text) != (self.focus, self.text):
            self._note("focus", self._past[-1].tree, focus, text)

    # Keeping

    @property
    def saved(self) -> bool:
        """Whether every step is on the disk."""
        return self._saver.waiting == 0

    @property
    def saved_at(self) -> datetime | None:
        """When the disk last took something."""
        return self._saver.saved_at

    @property
    def failure(self) -> PlannerError | None:
        """Why the disk refused the last time, until it accepts again."""
        return self._saver.failure

    def flush(self) -> bool:
        """Wait for the disk, trying again what it refused; whether everything is on it."""
        return self._saver.flush()

    def mark(self, label: str) -> bool:
        """Keep the present state as a restore point of that name; whether the disk took it."""
        return self._save(label).result()

    def versions(self) -> tuple[Version, ...]:
        """The earlier contents and the restore points, newest first."""
        return dossier_store().versions(self.id)

    def go_back(self, number: int) -> Dossier:
        """Make an earlier content the present state; an edit like any other, that can be undone."""
        return self.replace(dossier_store().read_version(self.id, number))

    def close(self) -> bool:
        """Save the dossier, let others open it; whether everything is on the disk."""
        try:
            done = self._save().result()
            self._saver.close()
            return done
        finally:
            self._opened.close()

    # Inside

    def _make(
        self, tree: Mapping[str, Any], focus: str, text: str = "", *, amend: bool, part: str = ""
    ) -> Dossier:
        present = self._past[-1]
        state = self._state(tree, focus, part)
        if state.tree == present.tree:
            self.stand(focus, text)
            self._going_on = self._going_on if amend else None
            return self.dossier
        goes_on = amend and self._going_on == focus
        if goes_on:
            self._past[-1] = state
        else:
            self._past.append(state)
        self._future.clear()
        self._note("amend" if goes_on else "edit", present.tree, focus, text)
        self._going_on = focus
        if self._opened.waiting > LONGEST_DRAFT:
            self._save()
        return self.dossier

    def _state(self, tree: Mapping[str, Any], place: str, part: str) -> _State:
        """The state of a tree; only the part that changed is read again."""
        present = self._past[-1]
        if not part:
            dossier = dossier_of(dict(tree))
            return _State(dossier, tree_of(dossier), place)
        dossier = dossier_with(present.dossier, part, dict(tree))
        again = tree_of(dossier, part)
        kept = {key: value for key, value in tree.items() if key != part}
        return _State(dossier, {**kept, **again}, place)

    def _note(self, kind: str, before: Mapping[str, Any], focus: str, text: str = "") -> None:
        self.focus, self.text = focus, text
        parts = changes(before, self._past[-1].tree)
        self._saver.record(Record(kind, parts, focus, text))

    def _save(self, label: str = "") -> Future[bool]:
        self._going_on = None
        standing = Record("focus", {}, self.focus, self.text)
        after = standing if self.focus or self.text else None
        return self._saver.save(self.dossier, label, after)


def _steps(path: str) -> tuple[Step, ...]:
    try:
        steps = parse_path(path)
    except ValueError:
        raise _nowhere(path) from None
    if steps[0] in ("id", "schema"):
        raise _nowhere(path)
    return steps


def _nowhere(path: str) -> PlannerError:
    return PlannerError(
        Problem(
            "nowhere",
            "« {field} » ne désigne aucun endroit de ce dossier. Rien n’a été changé.",
            path,
            {"field": path[:80]},
        )
    )


def _plain(value: Any) -> Any:
    """A value of the model in its written form."""
    if isinstance(value, Model):
        return value.model_dump(mode="json", exclude_defaults=True, warnings=False)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, list | tuple | frozenset | set) and not isinstance(value, Month):
        return [_plain(item) for item in value]
    return str(value)


def _at(tree: Any, steps: Iterable[Step]) -> Any:
    for step in steps:
        if isinstance(step, int):
            tree = tree[step] if isinstance(tree, list) and step < len(tree) else None
        else:
            tree = tree.get(step) if isinstance(tree, Mapping) else None
    return tree


def _with(tree: Any, steps: tuple[Step, ...], value: Any, path: tuple[Step, ...] = ()) -> Any:
    """The tree with another value at a place; the rest is the same tree, not a copy of it."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        if not isinstance(tree, list) or step >= len(tree):
            raise _nowhere(path_text((*path, step)))
        lines = list(tree)
        lines[step] = _with(tree[step], rest, value, (*path, step))
        return lines
    known = tree if isinstance(tree, Mapping) else {}
    inner = _with(known.get(step), rest, value, (*path, step))
    if inner is None:
        return {key: item for key, item in known.items() if key != step}
    return {**known, step: inner}

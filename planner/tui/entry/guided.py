"""The questions of the guided steps: one at a time, in plain words, on the model of the whole page.

A step is a field of the page of entry, met in the order in which one tells one's life: who lives
here, what comes in, the home, what goes out, what is owed. A gate (yes or no) comes before what may
not concern the family. Nothing is mandatory; a private line is never asked, since the family looks
at the screen. The field that a step fills may become another path (a wage to come becomes the first
income): a step is known by its id, not by its path.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from planner.calc.dossier.household import Role
from planner.intake.words import folded
from planner.tui.entry import guided_questions as asked
from planner.tui.entry.editor import Editor
from planner.tui.entry.guided_questions import Gate
from planner.tui.entry.paths import is_new, split_new
from planner.tui.entry.rows import Cell, Row
from planner.views.i18n import N_, _

__all__ = ["Guided", "Step"]

_PEOPLE = "household.persons"
_ALLOWANCE = "dwelling.allowance.amount"
_PAID_TO = "dwelling.allowance.paid_to"
_YES_OR_NO = N_("Répondez oui ou non, ou passez cette question.")


class Step(NamedTuple):
    """A question: its id, the field it fills (none for a gate), its part of life."""

    id: str
    path: str
    chapter: str
    question: str
    hint: str = ""

    @property
    def gate(self) -> bool:
        """Whether it is answered by yes or no and opens others."""
        return not self.path


class Guided:
    """The steps over an editor, and the one that is asked."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        self.typed = ""
        """What is typed at a gate."""
        self.message = ""
        """Why the answer to a gate is not one."""
        page = editor.page
        self._folded = set(page.folded)
        self._asked = {part: tuple(kinds) for part, kinds in page.asked.items()}
        self._start = editor.path
        roles = {person.role for person in editor.work.dossier.household.persons}
        if Role.PARTNER not in roles:
            page.ask(_PEOPLE, Role.PARTNER.value)
        editor.leave()
        page.folded.clear()
        editor.build()
        self.steps = self._made()
        self.at = 0
        standing = [place for place, step in enumerate(self.steps) if step.path == editor.path]
        self._to(standing[0] if standing else 0)

    def done(self) -> None:
        """Give the page of entry back as it was: its folded sections, no row left empty."""
        editor = self.editor
        editor.leave()
        page, path = editor.page, editor.path
        kept = {*page.begun, *(each.split("]")[0] + "]" for each in editor.pending)}
        for part, waiting in page.asked.items():
            before = self._asked.get(part, ())
            for kind in [kind for kind in waiting if kind not in before]:
                if f"{part}[+{kind}]" not in kept:
                    waiting.remove(kind)
        page.folded |= self._folded
        editor.build()
        editor.arrive(path)

    @property
    def step(self) -> Step:
        """The question asked."""
        return self.steps[self.at]

    @property
    def held(self) -> str:
        """What the dossier holds for this question already, or what was answered to a gate."""
        editor = self.editor
        if self.step.gate:
            answer = editor.page.gates.get(self.step.id)
            return "" if answer is None else _("oui") if answer else _("non")
        cell = editor.cell
        if cell is None or cell.path != self.step.path:
            return ""
        return cell.kind.shown(editor.value(cell.path), editor.context(cell.path))

    @property
    def text(self) -> str:
        """What is in the place to answer."""
        if self.step.gate:
            return self.typed or self.held
        return self.held if self.editor.fresh else self.editor.text

    def insert(self, text: str) -> None:
        """Type a text."""
        if self.step.gate:
            self.typed, self.message = self.typed + text, ""
        else:
            self.editor.insert(text)

    def erase(self, *, forward: bool = False) -> None:
        """Erase a character."""
        if self.step.gate:
            self.typed, self.message = self.typed[:-1], ""
        else:
            self.editor.erase(forward=forward)

    def next(self) -> bool:
        """Take the answer and ask the next question; False on a doubt, and after the last one."""
        editor = self.editor
        if self.step.gate:
            return self._answered() and self._move(1)
        editor.leave()
        if editor.path in editor.pending and not editor.begun(editor.path):
            editor.enter()
            return False
        if self.step.path.endswith("[+]") and editor.path != self.step.path:
            return self._chosen()
        return self._move(1)

    def _answered(self) -> bool:
        """The answer to a gate; False for a text that is neither yes nor no."""
        text = folded(self.typed)
        self.message = ""
        if not text:
            return True
        yes = [folded(_("oui")), "oui", "yes"]
        no = [folded(_("non")), "non", "no"]
        if any(word.startswith(text) for word in yes):
            self.editor.page.gates[self.step.id] = True
        elif any(word.startswith(text) for word in no):
            self.editor.page.gates[self.step.id] = False
        else:
            self.message = _(_YES_OR_NO)
            return False
        return True

    def _chosen(self) -> bool:
        """A kind of line was chosen: its own question is the next one."""
        path = self.editor.path
        self._again()
        places = [place for place, step in enumerate(self.steps) if step.path == path]
        self._to(places[0] if places else min(self.at, len(self.steps) - 1))
        return True

    def skip(self) -> bool:
        """The next question, what was typed here being given up; False after the last one."""
        if not self.step.gate:
            self.editor.give_up()
        return self._move(1)

    def back(self) -> bool:
        """The question before; what is typed here is kept."""
        self.editor.leave()
        return self._move(-1)

    def undo(self) -> bool:
        """Undo the last answer, and go where it was given."""
        if self.typed:
            self.typed, self.message = "", ""
            return True
        done = self.editor.undo()
        path = self.editor.path
        self._again()
        places = [place for place, step in enumerate(self.steps) if step.path == path]
        self._to(places[0] if places else min(self.at, len(self.steps) - 1))
        return done

    def _move(self, step: int) -> bool:
        id = self.step.id
        self._again()
        places = [place for place, each in enumerate(self.steps) if each.id == id]
        place = (places[0] if places else self.at) + step
        self._to(max(0, min(len(self.steps) - 1, place)))
        return 0 <= place < len(self.steps)

    def _to(self, place: int) -> None:
        self.at = place
        self.typed, self.message = "", ""
        if self.step.gate:
            self.editor.leave()
        else:
            self.editor.go(self.step.path)

    def _again(self) -> None:
        """The steps of the dossier as it is now: one more child may be told after each."""
        editor = self.editor
        waiting = any(row.key.startswith("household.persons[+child") for row in editor.rows)
        if not waiting and self._children():
            editor.page.ask(_PEOPLE, Role.CHILD.value)
        editor.build()
        self.steps = self._made()

    def _children(self) -> int:
        persons = self.editor.work.dossier.household.persons
        return sum(person.role is Role.CHILD for person in persons)

    # The questions

    def _made(self) -> tuple[Step, ...]:
        rows = [row for row in self.editor.rows if row.cells and not row.private]
        return tuple(
            step
            for chapter in asked.CHAPTERS
            for step in self._chapter(chapter, [row for row in rows if row.section == chapter])
        )

    def _chapter(self, chapter: str, rows: list[Row]) -> Iterator[Step]:
        if chapter == "household":
            yield from self._persons(rows)
            return
        seen: Counter[str] = Counter()
        passed: set[str] = set()
        for row in rows:
            cell = row.cells[0]
            if cell.path == _PAID_TO and self.editor.value(_ALLOWANCE) is None:
                continue
            told = asked.FIELDS.get(cell.path) or asked.ANSWERS.get(cell.path)
            if row.form == "field" and told:
                yield self._step(cell.path, cell, chapter, _(told))
            elif row.form == "line" and chapter in asked.LINES:
                kind = self._kind(chapter, row.key)
                gate = self._gate(chapter, row, kind)
                if gate is not None and gate.id not in passed:
                    passed.add(gate.id)
                    if not gate.with_children or self._children():
                        yield self._asks(f"{chapter}.{gate.id}", chapter, gate.question)
                if kind.endswith("_total") or (
                    gate is not None and not self._open(f"{chapter}.{gate.id}", row)
                ):
                    continue
                seen[kind] += 1
                saved = row.key.startswith("savings")
                question = _(asked.SAVINGS if saved else asked.LINES[chapter])
                told = question.format(line=row.label)
                yield self._step(f"{chapter}.{kind}.{seen[kind]}", cell, chapter, told)
        yield from self._more(chapter)

    def _gate(self, chapter: str, row: Row, kind: str) -> Gate | None:
        """The gate before a line that is not there yet; none for a line that was asked for."""
        if not is_new(row.key) or kind in self.editor.page.asked_kinds(chapter):
            return None
        return next((gate for gate in asked.GATES.get(chapter, ()) if kind in gate.kinds), None)

    def _open(self, gate: str, row: Row) -> bool:
        """Whether what a gate opens is asked: answered by yes, or begun already."""
        page = self.editor.page
        begun = row.key in page.begun or any(cell.path == self._start for cell in row.cells)
        return page.gates.get(f"?{gate}", False) or begun

    def _more(self, chapter: str) -> Iterator[Step]:
        """Whether there is anything else, and what."""
        if chapter not in asked.MORE:
            return
        anything, what = asked.MORE[chapter]
        yield self._asks(f"{chapter}.more", chapter, anything)
        if self.editor.page.gates.get(f"?{chapter}.more", False):
            yield Step(f"{chapter}[+]", f"{chapter}[+]", self._name(chapter), _(what))

    def _persons(self, rows: list[Row]) -> Iterator[Step]:
        order = list(Role)
        people = [(order.index(Role(self._kind("household.persons", row.key))), row)
                  for row in rows if row.key.startswith("household.persons[")
                  and row.form == "line"]  # fmt: skip
        seen: Counter[str] = Counter()
        for place, row in sorted(people, key=lambda each: each[0]):
            role = order[place]
            seen[role] += 1
            gate = self._who(role, seen[role]) if is_new(row.key) else None
            if gate is not None:
                yield gate
                if not self._open(gate.id.removeprefix("?"), row):
                    continue
            for name, question in zip(
                ("first_name", "birth"), asked.PERSONS.get(role, asked.OTHER), strict=True
            ):
                cell = next(each for each in row.cells if each.path.endswith(name))
                yield self._step(f"{role}.{seen[role]}.{name}", cell, "household", _(question))

    def _who(self, role: Role, count: int) -> Step | None:
        """The gate before a person who is not there yet."""
        if role is Role.PARTNER:
            return self._asks("couple", "household", asked.COUPLE)
        if role is Role.CHILD:
            question = asked.CHILDREN if count == 1 else asked.ANOTHER_CHILD
            return self._asks(f"child.{count}", "household", question)
        return None

    def _kind(self, part: str, key: str) -> str:
        if is_new(key):
            return split_new(key)[1]
        line = self.editor.value(key)
        return str(getattr(line, "kind", None) or getattr(line, "role", ""))

    def _asks(self, id: str, chapter: str, question: str) -> Step:
        return Step(f"?{id}", "", self._name(chapter), _(question))

    def _step(self, id: str, cell: Cell, chapter: str, question: str) -> Step:
        return Step(id, cell.path, self._name(chapter), question, cell.hint)

    def _name(self, chapter: str) -> str:
        return _(asked.CHAPTERS[chapter])

"""The questions of the guided steps: one at a time, in plain words, on the model of the whole page.

A step is a field of the page of entry, met in the order in which one tells one's life: who lives
here, what comes in, the home, what goes out, what is owed. Nothing is mandatory; a private line is
never asked, since the family looks at the screen. The field that a step fills may become another
path (a wage to come becomes the first income): a step is known by its id, not by its path.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from planner.calc.dossier.household import Role
from planner.tui.entry.editor import Editor
from planner.tui.entry.paths import is_new, split_new
from planner.tui.entry.rows import Cell, Row
from planner.views.i18n import N_, _

__all__ = ["Guided", "Step"]

_PEOPLE = "household.persons"
_PERSONS = {
    Role.APPLICANT: (N_("Quel est votre prénom ?"), N_("Quelle est votre date de naissance ?")),
    Role.PARTNER: (
        N_("Le prénom de la personne avec qui vous vivez en couple ?"),
        N_("Sa date de naissance ?"),
    ),
    Role.CHILD: (
        N_("Le prénom d’un enfant qui vit avec vous ?"),
        N_("La date de naissance de cet enfant ?"),
    ),
}
_OTHER = (N_("Le prénom d’une autre personne qui vit avec vous ?"), N_("Sa date de naissance ?"))

_FIELDS = {
    "dwelling.rent": N_("Le loyer, sans les charges : combien par mois ?"),
    "dwelling.charges": N_("Les charges de l’immeuble : combien par mois ?"),
    "dwelling.allowance.amount": N_(
        "L’aide de la CAF ou de la MSA pour le logement : combien par mois ?"
    ),
    "account.rough_balance": N_("Combien devez-vous au bailleur, à peu près ?"),
    "casework.household_offer": N_("Combien pensez-vous pouvoir payer chaque mois sur la dette ?"),
}

_CHAPTERS = {
    "household": N_("Qui vit ici"),
    "incomes": N_("Ce qui rentre"),
    "dwelling": N_("Le logement"),
    "charges": N_("Ce qui sort"),
    "account": N_("Le loyer en retard"),
    "debts": N_("Les autres dettes"),
    "events": N_("Les lettres et les dates"),
    "offers": N_("Votre idée"),
}
"""The sections of the page that are asked, in the order in which they are."""


class Step(NamedTuple):
    """A question: its id, the field it fills, the part of life it is in."""

    id: str
    path: str
    chapter: str
    question: str
    hint: str


class Guided:
    """The steps over an editor, and the one that is asked."""

    def __init__(self, editor: Editor) -> None:
        self.editor = editor
        page = editor.page
        self._folded = set(page.folded)
        self._asked = tuple(page.asked_kinds(_PEOPLE))
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
        waiting = page.asked.get(_PEOPLE, [])
        for kind in [kind for kind in waiting if kind not in self._asked]:
            if f"{_PEOPLE}[+{kind}]" not in kept:
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
        """What the dossier holds for this question already."""
        editor = self.editor
        cell = editor.cell
        if cell is None or cell.path != self.step.path:
            return ""
        return cell.kind.shown(editor.value(cell.path), editor.context(cell.path))

    def next(self) -> bool:
        """Take the answer and ask the next question; False on a doubt, and after the last one."""
        editor = self.editor
        editor.leave()
        if editor.path in editor.pending and not editor.begun(editor.path):
            editor.enter()
            return False
        return self._move(1)

    def skip(self) -> bool:
        """The next question, what was typed here being given up; False after the last one."""
        self.editor.give_up()
        return self._move(1)

    def back(self) -> bool:
        """The question before; what is typed here is kept."""
        self.editor.leave()
        return self._move(-1)

    def undo(self) -> bool:
        """Undo the last answer, and go where it was given."""
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
        self.editor.go(self.step.path)

    def _again(self) -> None:
        """The steps of the dossier as it is now: one more child may be told after each."""
        editor = self.editor
        waiting = any(row.key.startswith("household.persons[+child") for row in editor.rows)
        if not waiting and any(
            person.role is Role.CHILD for person in editor.work.dossier.household.persons
        ):
            editor.page.ask(_PEOPLE, Role.CHILD.value)
        editor.build()
        self.steps = self._made()

    def _made(self) -> tuple[Step, ...]:
        rows = [row for row in self.editor.rows if row.cells and not row.private]
        return tuple(
            step
            for chapter in _CHAPTERS
            for step in self._chapter(chapter, [row for row in rows if row.section == chapter])
        )

    def _chapter(self, chapter: str, rows: list[Row]) -> Iterator[Step]:
        if chapter == "household":
            yield from self._persons(rows)
            return
        seen: Counter[str] = Counter()
        for row in rows:
            cell = row.cells[0]
            if row.form == "field" and cell.path in _FIELDS:
                yield self._step(cell.path, cell, chapter, _(_FIELDS[cell.path]))
            elif row.form == "line" and chapter in _LINES:
                kind = self._kind(chapter, row.key)
                seen[kind] += 1
                question = _(_LINES[chapter]).format(line=row.label)
                yield self._step(f"{chapter}.{kind}.{seen[kind]}", cell, chapter, question)

    def _persons(self, rows: list[Row]) -> Iterator[Step]:
        order = list(Role)
        people = [(order.index(Role(self._kind("household.persons", row.key))), row)
                  for row in rows if row.key.startswith("household.persons[")
                  and row.form == "line"]  # fmt: skip
        seen: Counter[str] = Counter()
        for place, row in sorted(people, key=lambda each: each[0]):
            role = order[place]
            seen[role] += 1
            for name, question in zip(
                ("first_name", "birth"), _PERSONS.get(role, _OTHER), strict=True
            ):
                cell = next(each for each in row.cells if each.path.endswith(name))
                yield self._step(f"{role}.{seen[role]}.{name}", cell, "household", _(question))

    def _kind(self, part: str, key: str) -> str:
        if is_new(key):
            return split_new(key)[1]
        line = self.editor.value(key)
        return str(getattr(line, "kind", None) or getattr(line, "role", ""))

    def _step(self, id: str, cell: Cell, chapter: str, question: str) -> Step:
        return Step(id, cell.path, _(_CHAPTERS[chapter]), question, cell.hint)


_LINES = {
    "incomes": N_("{line} : combien recevez-vous ?"),
    "charges": N_("{line} : combien payez-vous ?"),
    "debts": N_("{line} : combien reste-t-il à payer ?"),
    "events": N_("{line} : à quelle date ?"),
}

"""A section, a line, a field: one question each.

The page is the one of the full screen, walked row by row. A value is typed as on the paper; what
was understood is said back and is on the disk before the next question. A doubt is said in a
sentence and the question asked again; Enter alone keeps what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.cli.texte import saying
from planner.cli.texte.talk import Back, Talk
from planner.intake.reading import Understood
from planner.services.screen import edits
from planner.tui.entry import said
from planner.tui.entry.editor import Editor
from planner.tui.entry.fields import REQUIRED, ChoiceKind
from planner.tui.entry.paths import is_new, line_of
from planner.tui.entry.rows import Cell, Row
from planner.views.i18n import _
from planner.views.problems import problem

__all__ = ["Entry"]

_ALL = "*"


class Entry:
    """The page of entry, spoken. ``saved`` says that the disk has the last change, or why not."""

    def __init__(self, talk: Talk, editor: Editor, saved: Callable[[], str]) -> None:
        self.talk = talk
        self.editor = editor
        self.saved = saved
        self.asking = ""
        """The path of the question being asked, for the orders that act on it."""

    # A section

    def section(self, id: str) -> None:
        """The rows of a section, until the person goes back."""
        editor = self.editor
        self.talk.forget(id)
        while True:
            editor.page.folded.discard(id)
            editor.page.detailed.clear()
            editor.build()
            title = next(row.label for row in editor.rows if row.key == f"#{id}")
            rows = [row for row in editor.rows if row.section == id and row.cells]
            answers = [(row.key, saying.summary(editor, row)) for row in rows]
            answers.append((_ALL, _("Toutes les questions à la suite")))
            try:
                key = self.talk.choose(title, answers, back=_("Entrée : menu"), long=True, again=id)
            except Back:
                return
            if key is None:
                return
            try:
                if key == _ALL:
                    self._all(id)
                else:
                    self.row(key)
            except Back:
                continue

    def _all(self, id: str) -> None:
        """Every row of the section one after the other; ``/retour`` stops."""
        done: set[str] = set()
        while True:
            rows = [
                row
                for row in self.editor.rows
                if row.section == id and row.cells and row.form != "add" and row.key not in done
            ]
            if not rows:
                self.talk.say(_("Fin de la rubrique."))
                return
            done.add(rows[0].key)
            self._cells(rows[0].key)
            done.add(self.editor.here.key)

    def row(self, key: str) -> None:
        """One row: a field is asked, a line opened, a line to add chosen."""
        row = self._row(key)
        if row is None:
            return
        if row.form == "add":
            self._add(row)
        elif row.form == "line" and not is_new(key):
            self._line(key)
        else:
            self._cells(key)

    def _row(self, key: str) -> Row | None:
        return next((row for row in self.editor.rows if row.key == key), None)

    # A line

    def _line(self, key: str) -> None:
        """A line that is there: its fields, then what can be done to it."""
        editor = self.editor
        self.talk.forget(key)
        while edits.has(editor.work.dossier, key):
            editor.page.detailed.add(key)
            editor.build()
            row = self._row(key)
            if row is None:
                return
            fields = [
                (cell.path, _("{field} : {value}").format(
                    field=cell.label.capitalize() if cell in row.cells else each.label,
                    value=said.value(editor, cell) or _("vide")))
                for each in editor.rows for cell in each.cells
                if line_of(cell.path) == key and not cell.path.endswith(".private")
            ]  # fmt: skip
            actions = []
            if edits.has(editor.work.dossier, f"{key}.private"):
                label = _("Remettre dans la vue partagée") if row.private else _("Rendre privée")
                actions.append(("#private", label))
            actions.append(("#remove", _("Retirer la ligne")))
            try:
                chosen = self.talk.choose(row.label, [*fields, *actions], long=True, again=key)
                if chosen is None:
                    return
                self._to_line(key, chosen)
            except Back:
                return

    def _to_line(self, key: str, chosen: str) -> None:
        editor = self.editor
        if chosen == "#private":
            editor.go(key)
            editor.private()
            self._told()
        elif chosen == "#remove":
            editor.go(key)
            editor.remove_line()
            self._told(_("Ligne retirée ; /annuler la remet."))
        else:
            self.field(chosen)

    def _told(self, text: str = "") -> None:
        self.talk.say(
            " ".join(part for part in (text or self.editor.message, self.saved()) if part)
        )

    def _add(self, row: Row) -> None:
        """Choose which kind of line, then fill it."""
        cell = row.cells[0]
        kind = cell.kind
        if not isinstance(kind, ChoiceKind):
            return
        answers = list(kind.answers(self.editor.context(cell.path)))
        chosen = self.talk.choose(row.label, answers)
        if chosen is None:
            return
        self.editor.go(cell.path)
        self.editor.accept(chosen)
        self._cells(self.editor.here.key)

    def _cells(self, key: str) -> None:
        """The fields of a row in order; a line to come changes its name once it is whole."""
        place = 0
        while True:
            row = self._row(key)
            if row is None or place >= len(row.cells):
                return
            before = is_new(key)
            self.field(row.cells[place].path)
            if before and not is_new(self.editor.path) and line_of(self.editor.path):
                key = line_of(self.editor.path) or key
            elif before and self.editor.value(row.cells[place].path) is None:
                return
            place += 1

    # A field

    def field(self, path: str) -> None:
        """Ask one field until its answer is understood or left alone."""
        place = self.editor.find(path)
        if place is None:
            return
        row = self.editor.rows[place[0]]
        cell = row.cells[place[1]]
        self.editor.go(path)
        self.asking = path
        try:
            if isinstance(cell.kind, ChoiceKind):
                self._choice(row, cell, cell.kind)
            else:
                self._typed(row, cell)
        finally:
            self.asking = ""

    def _typed(self, row: Row, cell: Cell) -> None:
        editor, path = self.editor, cell.path
        told = said.hint(editor, cell.path, cell.hint)
        if told:
            self.talk.say(told)
        while True:
            held = said.value(editor, cell)
            name = saying.named(row, cell)
            text = self.talk.ask(
                _("{field} (maintenant {value}) ?").format(field=name, value=held)
                if held
                else _("{field} ?").format(field=name)
            )
            if not text.strip():
                self._given_up(path)
                return
            self._given_up(path)
            if self._put(cell, text):
                return

    def _given_up(self, path: str) -> None:
        """What was typed and not understood goes; the value from before stays."""
        editor = self.editor
        if path in editor.pending or not editor.fresh:
            editor.go(path)
            editor.fresh = False
            editor.give_up()

    def _put(self, cell: Cell, text: str) -> bool:
        """Type a text in a field; whether it became the value, after saying what became of it."""
        editor, path = self.editor, cell.path
        editor.go(path)
        editor.fresh = True
        editor.insert(text)
        reading = editor.reading
        if not isinstance(reading, Understood):
            self.talk.say(problem(reading.problem) if reading is not None else "")
            return False
        editor.leave()
        if editor.message or (path in editor.pending and not editor.begun(path)):
            self.talk.say(editor.message)
            return False
        told = said.understood(editor, cell, reading)
        self._told(_("Compris : {value}.").format(value=told.rstrip(".")))
        return True

    def _choice(self, row: Row, cell: Cell, kind: ChoiceKind) -> None:
        editor = self.editor
        answers: Sequence[tuple[object, str]] = list(kind.answers(editor.context(cell.path)))
        held = said.value(editor, cell)
        title = saying.named(row, cell)
        if held:
            title = _("{field}, maintenant {value}").format(field=title, value=held)
        places = [(place, label) for place, (_value, label) in enumerate(answers)]
        chosen = self.talk.choose(title, places, back=_("Entrée : garder"))
        if chosen is None:
            return
        editor.go(cell.path)
        editor.accept(answers[chosen][0])
        if editor.message:
            self.talk.say(editor.message)
            return
        self._told(_("Compris : {value}.").format(value=answers[chosen][1]))

    # Orders on the field being asked

    def erase(self) -> None:
        """Take away the value of the field being asked."""
        editor, path = self.editor, self.asking
        kind = editor.kind
        if not path or kind is None:
            self.talk.say(_("Aucun champ n’est demandé ici."))
            return
        if kind.empty is REQUIRED:
            self.talk.say(_("Cette ligne ne va pas sans cette valeur ; retirez plutôt la ligne."))
            return
        editor.go(path)
        if isinstance(kind, ChoiceKind):
            editor.clear()
        else:
            editor.fresh = True
            editor.erase()
            editor.leave()
        self._told(_("Champ vidé."))

"""The page of entry without its paint: the cursor, the text, and what is done to whole lines."""

from __future__ import annotations

from planner.calc.dossier.common import EvidenceStatus
from planner.calc.dossier.dossier import Dossier
from planner.errors import PlannerError
from planner.services.screen import edits
from planner.tui.entry.paths import line_of
from planner.tui.entry.writing import Writing
from planner.views.i18n import _
from planner.views.problems import problem

__all__ = ["Editor"]


class Editor(Writing):
    """Everything a key can do on the page."""

    def validate(self) -> None:
        """Enter: the value is taken, and the cursor goes to the first cell of the next line."""
        if self.here.form == "section":
            self.fold()
            return
        path = self.path
        self.leave()
        if self.path == path or not path.endswith("[+]"):
            self.column = 0
            self.move(1)

    def details(self) -> None:
        """Open or close the details of the line."""
        self.leave()
        line, path = self.line, self.path
        if line is None:
            return
        if line in self.page.detailed:
            self.page.detailed.discard(line)
            self.build()
            self.arrive(path if self.find(path) else line)
        else:
            self.page.detailed.add(line)
            self.build()
            self.arrive(path)

    def private(self) -> None:
        """Keep the line out of the shared view and of every print, or put it back."""
        self.leave()
        place = f"{self.line}.private"
        if self.line is None or not edits.has(self.work.dossier, place):
            return
        was = edits.value(self.work.dossier, place)
        told = (
            _("Ligne remise dans la vue partagée.")
            if was
            else _("Ligne privée : elle ne sera ni montrée à la famille ni imprimée.")
        )
        self._change(edits.put(self.work.dossier, place, not was), told)

    def evidence(self) -> None:
        """Declared, seen today, copied."""
        self.leave()
        place = f"{self.line}.evidence"
        if self.line is None or not edits.has(self.work.dossier, place):
            return
        proof = edits.value(self.work.dossier, place)
        known = list(EvidenceStatus)
        status = known[(known.index(proof.status) + 1) % len(known)]
        proof = edits.proved(proof, status, self.work.on)
        self._change(edits.put(self.work.dossier, place, proof))

    def remove_line(self) -> None:
        """Take the line away; undo brings it back."""
        line = self.line
        if line is None:
            return
        label = next((row.label for row in self.rows if row.key == line), "")
        self.fresh = True
        self.page.detailed.clear()
        part = line.split("[")[0]
        self.pending = {
            path: text for path, text in self.pending.items() if not path.startswith(f"{part}[")
        }
        told = _("Ligne « {line} » retirée. Ctrl+Z la remet.").format(line=label)
        self._change(edits.remove(self.work.dossier, line), told)

    def _change(self, dossier: Dossier, told: str = "") -> None:
        try:
            self.work.replace(dossier, self.path)
        except PlannerError as error:
            self.message = problem(error.problems[0])
            return
        self.build()
        self.on_a_stop()
        self.enter()
        self.message = told
        self.changed()

    def undo(self) -> bool:
        """Undo what is typed and not yet a value, else the last edit; False when there is none."""
        if not self.fresh and not self._touched:
            return self.give_up()
        return self._stepped(back=True)

    def redo(self) -> bool:
        """Make the edit undone last again; False when there is none."""
        return self._stepped(back=False)

    def _stepped(self, *, back: bool) -> bool:
        """One step; a step that changes nothing (a value put back) is passed over."""
        before = self.work.dossier
        place: str | None = None
        left = self.path
        while self.work.dossier == before:
            step = self.work.undo() if back else self.work.redo()
            if step is None:
                break
            place = step
        if place is None:
            return False
        self.fresh = True
        self.build()
        self.arrive(self._again(before, place) or left)
        self.changed()
        return True

    def _again(self, before: Dossier, place: str) -> str:
        """Where an edit was made; when its line is gone again, the empty row of its kind."""
        line = line_of(place)
        if not line or edits.has(self.work.dossier, line) or not edits.has(before, line):
            return place
        item = edits.value(before, line)
        kind = getattr(item, "kind", None) or getattr(item, "role", None)
        waiting = f"{line.split('[')[0]}[+{kind}]{place.removeprefix(line)}" if kind else ""
        return waiting if self.find(waiting) else place

    def refresh(self) -> None:
        """The dossier was changed elsewhere (the plan page): begin again at the same place."""
        path = self.path
        self.build()
        self.arrive(path)

"""The guided steps: one question on the whole screen, for the family to answer itself.

The same dossier, the same undo, the same field when the planner is opened again: only the page is
another one. Nothing private is asked, and no result judges the person while they answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult

from planner.intake.reading import Understood
from planner.tui.dialogs.frame import Closing
from planner.tui.entry import said
from planner.tui.entry.editor import Editor
from planner.tui.entry.fields import ChoiceKind
from planner.tui.entry.guided import Guided
from planner.tui.widgets.lines import LineView, Piece, clipped, placed, width
from planner.views.countdown import next_deadline, told
from planner.views.i18n import _
from planner.views.wrapping import wrap

__all__ = ["GuidedScreen"]

MOST_CHOICES = 8
"""Answers shown at once: a letter more of the word leaves fewer."""


class GuidedPage(LineView, can_focus=True):
    """A question, the place to answer, what is understood, and the four keys."""

    DEFAULT_CSS = "GuidedPage { width: 100%; height: 100%; padding: 1 6; }"

    def __init__(self, editor: Editor, close: Callable[[None], None]) -> None:
        super().__init__(id="guided")
        self.close = close
        self.guided = Guided(editor)
        self._rows: list[list[Piece]] = []

    def resized(self) -> None:
        self._rows = self._made()
        super().resized()

    def count(self) -> int:
        return len(self._rows)

    def pieces(self, y: int) -> Sequence[Piece]:
        return self._rows[y]

    def _made(self) -> list[list[Piece]]:
        guided, editor = self.guided, self.guided.editor
        step = guided.step
        columns = self.room
        count = _("question {n} sur {count}").format(n=guided.at + 1, count=len(guided.steps))
        gap = " " * max(2, columns - width(step.chapter) - width(count))
        rows: list[list[Piece]] = [[(step.chapter, "head"), (gap, "text"), (count, "quiet")]]
        done = columns * guided.at // max(1, len(guided.steps) - 1)
        rows.append([("█" * done, "mark"), ("░" * (columns - done), "quiet")])
        due = next_deadline(editor.work.plan)
        if due is not None:
            date = told(due, editor.work.on, plain=True)
            rows += [[(line, "mark")] for line in wrap(date, columns)]
        rows += [[]]
        rows += [[(line, "strong")] for line in wrap(step.question, columns)]
        typed = clipped(guided.text, 38)
        rows += [[], [("  ▸ ", "mark"), (placed(f" {typed}", 42), "editing")], []]
        message = guided.message if step.gate else editor.message
        under = message or self._echo()
        style = "doubt" if message else "mark"
        if message and not step.gate:
            under = _("À vérifier : {problem}").format(problem=message)
        rows += [[(line, style)] for line in wrap(under, columns)] if under else [[]]
        hint = self._hint() if not under else ""
        rows += [[], *([(line, "quiet")] for line in wrap(hint, columns))] if hint else [[]]
        keys = (
            _("Entrée : question suivante."),
            _("Page suiv. : passer cette question. Page préc. : revenir à celle d’avant."),
            _("Échap : fermer. Tout est gardé ; rien n’est obligatoire."),
        )
        rows += [[], *([(line, "text")] for text in keys for line in wrap(text, columns))]
        return rows

    def _hint(self) -> str:
        """Where to read the answer, or the answers that one may choose from."""
        guided, editor = self.guided, self.guided.editor
        if guided.step.gate:
            return _("Oui ou non : O ou N, puis Entrée.")
        if isinstance(editor.kind, ChoiceKind):
            labels = [label for _value, label in editor.choices]
            shown = labels[:MOST_CHOICES] + ["…"] * (len(labels) > MOST_CHOICES)
            return " · ".join(shown)
        return said.hint(editor, guided.step.path, guided.step.hint, plain=True)

    def _echo(self) -> str:
        if self.guided.step.gate:
            return ""
        editor = self.guided.editor
        cell, reading = editor.cell, editor.reading
        if editor.fresh or not editor.text.strip() or cell is None:
            return ""
        if not isinstance(reading, Understood):
            return ""
        text = said.understood(editor, cell, reading)
        return _("Nous avons compris : {value}").format(value=text)

    def pressed(self, key: str, character: str | None) -> bool:
        guided, editor = self.guided, self.guided.editor
        on = True
        match key:
            case "enter" | "tab" | "down":
                on = guided.next() or bool(guided.message or editor.message)
            case "pagedown":
                on = guided.skip()
            case "pageup" | "shift+tab" | "up":
                guided.back()
            case "backspace" | "delete":
                guided.erase(forward=key == "delete")
            case "ctrl+z":
                guided.undo()
            case "escape":
                on = False
            case _ if character is not None:
                guided.insert(character)
            case _:
                return False
        if not on:
            guided.done()
            self.close(None)
            return True
        self.resized()
        self.scroll_to(y=0, animate=False, force=True)
        self._point()
        return True

    def on_paste(self, event: events.Paste) -> None:
        self.guided.insert(" ".join(event.text.split("\n")).strip())
        self.resized()
        event.stop()

    def on_focus(self) -> None:
        self.resized()
        self._point()

    def _point(self) -> None:
        """The terminal's cursor at the place to answer."""
        here = [y for y, row in enumerate(self._rows) if row and row[0][0] == "  ▸ "]
        guided = self.guided
        typed = len(guided.typed) if guided.step.gate else len(guided.editor.text)
        if not guided.step.gate and guided.editor.fresh:
            typed = 0
        if here:
            self.point_at(here[0], 5 + min(typed, 38))


class GuidedScreen(Closing[None]):
    """Closed by Escape, or after the last question."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.page = GuidedPage(editor, self.close_with)

    def compose(self) -> ComposeResult:
        yield self.page

    def on_mount(self) -> None:
        self.set_focus(self.page)

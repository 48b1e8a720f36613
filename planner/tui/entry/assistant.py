"""Under the page: what was understood of what is typed, in words, or what to write instead; and
where to find it on the paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.intake.reading import Understood
from planner.intake.typed import AmountPer
from planner.tui.entry import said
from planner.tui.entry.editor import Editor
from planner.tui.entry.fields import ChoiceKind
from planner.tui.widgets.lines import LineView, Piece, clipped, width
from planner.views.i18n import _
from planner.views.wrapping import wrap

__all__ = ["Assistant"]


class Assistant(LineView):
    """Three lines: the field and its value in words, the sentence of a doubt or the hint."""

    DEFAULT_CSS = """
    Assistant { height: 4; border-top: solid $quiet; padding: 0 1; }
    """

    def __init__(self, editor: Editor) -> None:
        super().__init__(id="assistant")
        self.editor = editor
        self._lines: list[list[Piece]] = []

    def count(self) -> int:
        return 3

    def follow(self) -> None:
        self._lines = self._made()
        super().follow()

    def on_resize(self) -> None:
        self._lines = self._made()
        super().on_resize()

    def pieces(self, y: int) -> Sequence[Piece]:
        return self._lines[y] if y < len(self._lines) else []

    def told(self) -> str:
        """Everything said, as one text."""
        return "\n".join("".join(text for text, _style in line) for line in self._made())

    def _made(self) -> list[list[Piece]]:
        editor = self.editor
        cell = editor.cell
        if cell is None:
            return [
                [
                    (
                        _("Entrée ouvre ou ferme la rubrique {name}.").format(
                            name=editor.here.label
                        ),
                        "quiet",
                    )
                ]
            ]
        name = editor.here.label
        if cell.label != name:
            name = _("{line}, {field}").format(line=name, field=cell.label)
        first: list[Piece] = [(clipped(name, 44), "strong")]
        echo = self._echo()
        if echo:
            first += [(_(" : "), "strong"), (echo, "mark")]
        found = [first]
        if editor.message:
            told = _("À vérifier : {problem}").format(problem=editor.message)
            if editor.path not in editor.pending and isinstance(editor.reading, Understood):
                told = editor.message
            return found + [[(line, "doubt")] for line in self._two_lines(told)]
        if isinstance(cell.kind, ChoiceKind):
            return [*found, *self._answers()]
        return found + [
            [(line, "quiet")] for line in self._two_lines(said.hint(editor, cell.path, cell.hint))
        ]

    def _two_lines(self, text: str) -> list[str]:
        """A text in two lines; a cut is shown."""
        told = wrap(text, self.room)
        if len(told) > 2:
            told[1:] = [clipped(" ".join(told[1:]), self.room)]
        return told

    def _echo(self) -> str:
        """What is understood: the value in words, with its monthly equivalent."""
        editor = self.editor
        found = editor.reading
        if isinstance(editor.kind, ChoiceKind) or not isinstance(found, Understood):
            return ""
        if not isinstance(found.value, AmountPer) and not editor.text.strip():
            return ""
        cell = editor.cell
        return said.understood(editor, cell, found) if cell is not None else ""

    def _answers(self) -> list[list[Piece]]:
        """The answers that match, the one that Enter takes marked."""
        editor = self.editor
        options = editor.choices
        if not options:
            return [[(_("Aucune réponse ne correspond. Effacez pour revoir la liste."), "doubt")]]
        found: list[list[Piece]] = [[]]
        used = 0
        for place, (_value, label) in enumerate(options):
            marked = place == editor.option and bool(editor.text)
            text = f"▸{label} " if marked else f" {label} "
            if used + width(text) + 1 > self.room:
                if len(found) == 2:
                    found[-1].append(("…", "quiet"))
                    break
                found.append([])
                used = 0
            found[-1].append((text, "cursor" if marked else "quiet"))
            found[-1].append(("·", "quiet"))
            used += width(text) + 1
        return found

"""The result strip: five figures always in sight, that follow every keystroke and can be hidden."""

from __future__ import annotations

from collections.abc import Sequence

from planner.calc.glance import Glance
from planner.calc.results import Plan
from planner.tui.widgets.lines import LineView, Piece, placed, width
from planner.views.blocks import KeyFigure
from planner.views.i18n import N_, _
from planner.views.strip import strip

__all__ = ["ResultStrip"]

_SHORT = (
    N_("Par jour/pers."),
    N_("Mois serré"),
    N_("Capacité"),
    N_("Dette de loyer"),
    N_("Fin du plan"),
)


class ResultStrip(LineView):
    """Three lines: the names, the figures, what must be known with them."""

    DEFAULT_CSS = """
    ResultStrip { height: 4; border-top: solid $primary; }
    """

    def __init__(self) -> None:
        super().__init__(id="strip")
        self.figures: tuple[KeyFigure, ...] = ()

    def show(self, plan: Plan | Glance) -> None:
        """Show the figures of this plan."""
        figures = strip(plan).items
        if figures != self.figures:
            self.figures = figures
            self.follow()

    def count(self) -> int:
        return 3

    def pieces(self, y: int) -> Sequence[Piece]:
        if not self.figures:
            return []
        column = self.room // len(self.figures)
        found: list[Piece] = []
        for figure, short in zip(self.figures, _SHORT, strict=True):
            if y == 0:
                name = figure.label if width(figure.label) < column - 1 else _(short)
                found.append((placed(f" {name}", column), "quiet"))
            elif y == 1:
                found.append((placed(f" {figure.value}", column), "mark"))
            else:
                note = figure.note if width(figure.note) < column else _shorter(figure.note)
                found.append((placed(f" {note}", column), "quiet"))
        return found

    def told(self) -> str:
        """The figures as one text, for a test or a copy."""
        return " | ".join(f"{f.label} : {f.value}" for f in self.figures)


def _shorter(note: str) -> str:
    """The same note for a narrow column."""
    shorter = note.replace(_(" par mois"), _("/mois")).removeprefix(_("en "))
    return shorter.split(", ", maxsplit=1)[0]

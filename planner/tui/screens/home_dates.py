"""Under the list: every date of the dossier that the cursor is on."""

from __future__ import annotations

from collections.abc import Sequence

from planner.services.screen import home
from planner.tui.widgets.lines import LineView, Piece, clipped
from planner.views.i18n import _, n_

__all__ = ["Dates"]


class Dates(LineView):
    """Every date of the dossier under the cursor."""

    DEFAULT_CSS = "Dates { height: auto; max-height: 5; padding: 0 1; background: $panel; }"

    def __init__(self) -> None:
        super().__init__(id="dates")
        self.name_ = ""
        self.told: tuple[str, ...] = ()

    def show(self, line: home.Line | None, told: tuple[str, ...]) -> None:
        """The dates of this dossier, in words; nothing where there is none."""
        name = (line.name or _("Sans nom")) if line is not None and told else ""
        if (name, told) != (self.name_, self.told):
            self.name_, self.told = name, told
            self.display = bool(told)
            if self.is_mounted:
                self.resized()
                self.refresh(layout=True)

    def count(self) -> int:
        return 1 + len(self.told) if self.told else 0

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return min(5, self.count())

    def pieces(self, y: int) -> Sequence[Piece]:
        if y == 0:
            count = len(self.told)
            told = n_("{name} : {n} date", "{name} : {n} dates", count)
            return [(told.format(name=self.name_, n=count), "strong")]
        if y == 4 and len(self.told) > 4:
            more = len(self.told) - 3
            return [(n_("… et {n} autre", "… et {n} autres", more).format(n=more), "quiet")]
        return [(clipped(self.told[y - 1], self.room), "text")]

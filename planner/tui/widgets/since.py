"""What changed since the last visit, above the first page until it is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.tui.bindings import keys_of
from planner.tui.keys import key, shown
from planner.tui.widgets.lines import LineView, Piece, clipped
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["Since"]


class Since(LineView):
    """A sentence, some lines, and the keys that close it or tell the whole."""

    DEFAULT_CSS = "Since { height: 0; padding: 0 1; background: $panel; display: none; }"
    app: PlannerApp

    def __init__(self) -> None:
        super().__init__(id="since")
        self.lines: tuple[str, ...] = ()

    def tell(self, lines: Sequence[str]) -> None:
        """Show these lines; none hides it."""
        self.lines = tuple(lines)
        self.display = bool(lines)
        self.styles.height = self.count()
        self.resized()

    def count(self) -> int:
        return len(self.lines) + 1 if self.lines else 0

    def pieces(self, y: int) -> Sequence[Piece]:
        if y == len(self.lines):
            own = self.app.own_keys
            names = [shown(keys_of(key(id), own)[:1]) for id in ("seen", "changes")]
            text = _("{close} : fermer. {more} : tout voir.").format(close=names[0], more=names[1])
            return [(clipped(text, self.room), "quiet")]
        if y:
            return [(clipped(f"  · {self.lines[y]}", self.room), "text")]
        return [(clipped(self.lines[0], self.room), "head")]

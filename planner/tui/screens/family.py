"""The family's view: the same figures, large, in plain words, from the shared dossier only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult

from planner.services.session import Session
from planner.tui.dialogs.frame import Closing
from planner.tui.widgets.lines import LineView, Piece
from planner.views.family import MOST_LINES, family_lines
from planner.views.i18n import _
from planner.views.wrapping import wrap

__all__ = ["FamilyScreen"]


class FamilyPage(LineView, can_focus=True):
    """At most twelve lines, with room between them."""

    DEFAULT_CSS = "FamilyPage { width: 100%; height: 100%; padding: 1 4; }"

    def __init__(self, lines: Sequence[str], close: Callable[[None], None]) -> None:
        super().__init__(id="family")
        self.close = close
        self.lines = tuple(lines)
        self._shown: list[list[Piece]] = []

    def resized(self) -> None:
        wrapped = [wrap(line, self.room) for line in self.lines]
        height = max(1, self.scrollable_content_region.height)
        spaced = sum(map(len, wrapped)) + len(wrapped) - 1 <= height
        shown: list[list[Piece]] = []
        for place, part in enumerate(wrapped):
            if place and spaced:
                shown.append([])
            shown += [[(text, "strong")] for text in part]
        self._shown = shown
        super().resized()

    def pressed(self, key: str, character: str | None) -> bool:
        closes = key in ("escape", "enter", "f9", "ctrl+f")
        if closes:
            self.close(None)
        return closes

    def count(self) -> int:
        return len(self._shown)

    def pieces(self, y: int) -> Sequence[Piece]:
        return self._shown[y]


class FamilyScreen(Closing[None]):
    """Closed by its own key, Escape or Enter."""

    def __init__(self, work: Session) -> None:
        super().__init__()
        _dossier, plan = work.shared()
        self.lines = family_lines(plan)[:MOST_LINES]

    def compose(self) -> ComposeResult:
        yield FamilyPage([_("Où nous en sommes"), *self.lines][:MOST_LINES], self.close_with)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(FamilyPage))

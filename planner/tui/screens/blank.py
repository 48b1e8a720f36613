"""An empty screen, in one key: nothing of anybody is left in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from planner.tui.bindings import is_key
from planner.tui.dialogs.frame import Closing
from planner.tui.widgets.lines import LineView, Piece
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["BlankScreen"]


class Nothing(LineView, can_focus=True):
    DEFAULT_CSS = "Nothing { width: 100%; height: 100%; }"
    app: PlannerApp

    def __init__(self, close: Callable[[None], None]) -> None:
        super().__init__(id="nothing")
        self.close = close

    def pressed(self, key: str, character: str | None) -> bool:
        own = self.app.own_keys
        if key in ("escape", "enter") or is_key("blank", key, own):
            self.close(None)
        return not is_key("quit", key, own)

    def count(self) -> int:
        return max(1, self.size.height)

    def pieces(self, y: int) -> Sequence[Piece]:
        if y != self.size.height - 1:
            return []
        return [(_("  Pause. F12, Entrée ou Échap pour reprendre."), "quiet")]


class BlankScreen(Closing[None]):
    """Covers everything until a key brings the same field back."""

    def compose(self) -> ComposeResult:
        yield Nothing(self.close_with)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Nothing))

    def on_click(self, event: events.Click) -> None:
        event.stop()

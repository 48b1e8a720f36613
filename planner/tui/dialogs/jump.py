"""The sections of the page of entry, each by its letter."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult

from planner.tui.dialogs.frame import Frame
from planner.tui.entry.sections import LETTERS, SECTIONS
from planner.tui.widgets.lines import LineView, Piece
from planner.views.i18n import _

__all__ = ["Jump"]


class _Letters(LineView, can_focus=True):
    DEFAULT_CSS = "_Letters { height: 14; }"

    def __init__(self) -> None:
        super().__init__()
        self.chosen = 0

    def count(self) -> int:
        return len(SECTIONS) + 2

    def pieces(self, y: int) -> Sequence[Piece]:
        if y == 0:
            return [(_("Aller à quelle rubrique ? Une lettre suffit."), "strong")]
        if y == 1:
            return []
        id, title, _build = SECTIONS[y - 2]
        here = y - 2 == self.chosen
        style = "cursor" if here else "text"
        return [(f"{'▸' if here else ' '} {LETTERS[id].upper()}  ", "mark"), (_(title), style)]

    def on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            step = -1 if event.key == "up" else 1
            self.chosen = (self.chosen + step) % len(SECTIONS)
            self.refresh()
        elif event.key == "enter":
            self.screen.dismiss(SECTIONS[self.chosen][0])
        else:
            wanted = (event.character or "").lower()
            found = [id for id, letter in LETTERS.items() if letter == wanted]
            if not found:
                return
            self.screen.dismiss(found[0])
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        place = event.y - self.gutter.top - 2
        if 0 <= place < len(SECTIONS):
            self.screen.dismiss(SECTIONS[place][0])


class Jump(Frame[str]):
    """Gives back the id of a section, or None."""

    def compose(self) -> ComposeResult:
        yield _Letters()

    def on_mount(self) -> None:
        self.query_one(_Letters).focus()

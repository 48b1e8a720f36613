"""Every action by its name, in the language of the screen, found without accents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from planner.services.screen.home import folded
from planner.tui.bindings import keys_of
from planner.tui.dialogs.frame import Frame
from planner.tui.dialogs.help import places_of
from planner.tui.keys import ANYWHERE, KEYS, Key, shown
from planner.tui.widgets.lines import LineView, Piece, placed
from planner.views.i18n import _

__all__ = ["Palette"]


class _Actions(LineView, can_focus=True):
    DEFAULT_CSS = "_Actions { height: 80%; }"

    def __init__(self, actions: Sequence[Key]) -> None:
        super().__init__()
        self.all = actions
        self.found = list(actions)
        self.search = ""
        self.chosen = 0

    def count(self) -> int:
        return 2 + max(1, len(self.found))

    def pieces(self, y: int) -> Sequence[Piece]:
        if y == 0:
            return [(_("Quelle action ? "), "strong"), (placed(f"{self.search}▏", 30), "field")]
        if y == 1:
            return []
        if not self.found:
            return [(_("Aucune action de ce nom."), "text")]
        each = self.found[y - 2]
        here = y - 2 == self.chosen
        keys = shown(keys_of(each, getattr(self.app, "own_keys", {})))
        style = "cursor" if here else "text"
        room = max(20, self.room - 24)
        text = f"{_(each.label)} : {_(each.help)}"
        return [
            (f"{'▸' if here else ' '} ", style),
            (placed(text, room), style),
            (placed(keys, 22, right=True), "quiet"),
        ]

    def on_key(self, event: events.Key) -> None:
        match event.key:
            case "up" | "down" if self.found:
                step = -1 if event.key == "up" else 1
                self.chosen = (self.chosen + step) % len(self.found)
                self.show_line(self.chosen + 2)
                self.refresh()
            case "enter":
                if self.found:
                    self.screen.dismiss(self.found[self.chosen].action_path)
            case "backspace":
                self._search(self.search[:-1])
            case _ if event.is_printable and event.character:
                self._search(self.search + event.character)
            case _:
                return
        event.stop()
        event.prevent_default()

    def _search(self, text: str) -> None:
        self.search = text
        words = folded(text).split()
        self.found = [
            each
            for each in self.all
            if all(word in folded(f"{_(each.label)} {_(each.help)}") for word in words)
        ]
        self.found.sort(key=lambda each: not folded(_(each.label)).startswith(folded(text)))
        self.chosen = 0
        self.scroll_to(y=0, animate=False, force=True)
        self.resized()

    def on_click(self, event: events.Click) -> None:
        place = event.y - self.gutter.top + round(self.scroll_offset.y) - 2
        if 0 <= place < len(self.found):
            self.screen.dismiss(self.found[place].action_path)


class Palette(Frame[str]):
    """Gives back the action chosen, or None."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        places = places_of(screen)
        actions = [
            each for place in places for each in KEYS if each.where == place and not each.fixed
        ]
        self.actions = _Actions([each for each in actions if each.id != "palette"])

    def compose(self) -> ComposeResult:
        yield self.actions

    def on_mount(self) -> None:
        self.actions.focus()

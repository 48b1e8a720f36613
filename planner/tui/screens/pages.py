"""The line that names the pages of a dossier and says which one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events

from planner.tui.keys import key, shown
from planner.tui.widgets.lines import LineView, Piece, width
from planner.views.i18n import _

__all__ = ["Pages"]


class Pages(LineView):
    """``F2 Saisie  F3 Diagnostic …``, the page shown in brackets."""

    NAMES: ClassVar[tuple[str, ...]] = (
        "entry",
        "diagnosis",
        "proposals",
        "plan",
        "contract",
        "follow",
    )
    DEFAULT_CSS = "Pages { height: 1; }"

    def __init__(self) -> None:
        super().__init__(id="pages")
        self.view = "entry"
        self._places: list[tuple[int, int, str]] = []

    def show(self, view: str) -> None:
        """Mark the page shown."""
        self.view = view
        self.refresh()

    def count(self) -> int:
        return 1

    def pieces(self, y: int) -> Sequence[Piece]:
        found: list[Piece] = []
        self._places = []
        used = 0
        for name in self.NAMES:
            each = key(f"view_{name}")
            label = _(each.label)
            here = name == self.view
            text = f" ▸{label}" if here else f"  {label}"
            tag = f"{shown(each.keys[:1])}"
            found += [(f" {tag}", "quiet"), (text, "strong" if here else "text")]
            size = width(tag) + 1 + width(text)
            self._places.append((used, used + size, name))
            used += size
        return found

    async def on_click(self, event: events.Click) -> None:
        for start, end, name in self._places:
            if start <= event.x < end:
                await self.screen.run_action(f"view('{name}')")

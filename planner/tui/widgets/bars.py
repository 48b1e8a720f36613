"""The fixed lines of a screen: the title above, the keys below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events

from planner.tui.bindings import keys_of
from planner.tui.keys import KEYS, Key, shown
from planner.tui.widgets.lines import LineView, Piece, clipped, width
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["MOST_KEYS", "KeyBar", "TopBar"]

MOST_KEYS = 7


class TopBar(LineView):
    """The first line: what this is on the left, what must be known on the right."""

    DEFAULT_CSS = "TopBar { height: 1; background: $panel; }"

    def __init__(self, *, id: str | None = None, style: str = "head") -> None:
        super().__init__(id=id)
        self.look = style
        self.left = ""
        self.right = ""

    def show(self, left: str, right: str = "") -> None:
        """Put these texts in the line."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def count(self) -> int:
        return 1

    def pieces(self, y: int) -> Sequence[Piece]:
        columns = self.scrollable_content_region.width - 2
        right = clipped(self.right, columns // 2)
        left = clipped(self.left, columns - width(right) - 1)
        gap = " " * max(1, columns - width(left) - width(right))
        return [(f" {left}", self.look), (gap, "text"), (right, "quiet")]


class KeyBar(LineView):
    """The last line: at most seven actions of where one is; the palette holds the others."""

    DEFAULT_CSS = "KeyBar { height: 1; background: $panel; }"
    app: PlannerApp

    def __init__(self, *where: str) -> None:
        super().__init__(id="keys")
        self.where = where
        self._places: list[tuple[int, int, Key]] = []

    def change(self, *where: str) -> None:
        """Show the actions of other places."""
        if where != self.where:
            self.where = where
            self.refresh()

    def shown_keys(self) -> list[Key]:
        """The actions of the footer, those of the nearest place first."""
        ranked = sorted(
            (each for each in KEYS if each.footer and each.where in self.where),
            key=lambda each: self.where.index(each.where),
        )
        return ranked[:MOST_KEYS]

    def count(self) -> int:
        return 1

    def pieces(self, y: int) -> Sequence[Piece]:
        found: list[Piece] = []
        self._places = []
        used = 0
        columns = self.scrollable_content_region.width
        own = self.app.own_keys
        for each in self.shown_keys():
            name, label = shown(keys_of(each, own)[:1]), _(each.label)
            room = width(name) + width(label) + 4
            if used + room > columns:
                break
            found += [(f" {name}", "mark"), (f" {label}  ", "text")]
            self._places.append((used, used + room, each))
            used += room
        return found

    async def on_click(self, event: events.Click) -> None:
        for start, end, each in self._places:
            if start <= event.x < end:
                await self.app.run_named(each.action_path)

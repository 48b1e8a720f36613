"""The blocks of the views on a scrolling page, with a cursor that goes from figure to figure.

Every figure shown can be asked "why?": the cursor stands on it, and one key explains it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size

from planner.tui.bindings import bindings
from planner.tui.keys import READING
from planner.tui.widgets.laying import Laid, lay
from planner.tui.widgets.lines import LineView, Piece, width
from planner.views.blocks import Block

__all__ = ["BlocksView"]


def _changed(old: Laid, new: Laid) -> tuple[int, int]:
    """The columns in which two lines differ, from the first to the one after the last."""
    before = [(sign, part.style) for part in old for sign in part.text]
    after = [(sign, part.style) for part in new for sign in part.text]
    columns = max(len(before), len(after))
    if any(width(part.text) != len(part.text) for part in (*old, *new)):
        return 0, columns * 2
    blank = (" ", "text")
    before += [blank] * (columns - len(before))
    after += [blank] * (columns - len(after))
    differ = [x for x in range(columns) if before[x] != after[x]]
    return (differ[0], differ[-1] + 1) if differ else (0, 0)


class BlocksView(LineView, can_focus=True):
    """A page of blocks. ``figure`` is the id of the figure under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(READING)]
    DEFAULT_CSS = "BlocksView { height: 1fr; padding: 0 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.blocks: tuple[Block, ...] = ()
        self._laid: list[Laid] = []
        self._for: tuple[int, tuple[Block, ...]] = (0, ())
        self.stop = 0

    def take(self, blocks: Sequence[Block]) -> None:
        """Show these blocks; the cursor stays on its figure when it is still there."""
        kept, before, pointed = self.figure, self._laid, self._pointed()
        self.blocks = tuple(blocks)
        self._lay()
        places = [place for place, (_y, _part, id) in enumerate(self.stops) if id == kept]
        self.stop = places[0] if places else min(self.stop, max(0, len(self.stops) - 1))
        if Size(self.room, self.count()) == self.virtual_size:
            self._repaint(before, {pointed, self._pointed()})
        else:
            self.resized()

    def _pointed(self) -> int:
        """The line of the cursor; -1 without one."""
        return self.stops[self.stop][0] if self.stop < len(self.stops) else -1

    def _repaint(self, before: Sequence[Laid], whole: set[int]) -> None:
        """Paint again only what changed in sight: a key is then answered sooner on a slow line."""
        top = round(self.scroll_offset.y)
        bottom = top + self.scrollable_content_region.height
        for y, (old, new) in enumerate(zip(before, self._laid, strict=True)):
            if not top <= y < bottom or (old == new and y not in whole):
                continue
            start, end = (0, self.room) if y in whole else _changed(old, new)
            if start < end:
                self.refresh(Region(start, y - top, end - start, 1))

    def _lay(self) -> None:
        """Lay the blocks out, once for each width."""
        if self._for[0] == self.room and self._for[1] is self.blocks:
            return
        self._for = (self.room, self.blocks)
        self._laid = self.laid(self.blocks, max(30, min(self.room, 120)))
        self.stops = [
            (y, part, piece.figure)
            for y, line in enumerate(self._laid)
            for part, piece in enumerate(line)
            if piece.figure
        ]

    def laid(self, blocks: Sequence[Block], columns: int) -> list[Laid]:
        """The lines of these blocks; a page may draw more than blocks."""
        return lay(blocks, columns)

    stops: list[tuple[int, int, str]] = []  # noqa: RUF012 - replaced for each page

    def resized(self) -> None:
        self._lay()
        super().resized()

    def watch_show_vertical_scrollbar(self) -> None:
        """The scroll bar takes a column when it comes: the lines are made again beside it."""
        if self.is_attached:
            self.call_after_refresh(self.resized)

    @property
    def figure(self) -> str | None:
        """The figure under the cursor."""
        return self.stops[self.stop][2] if self.stop < len(self.stops) else None

    def count(self) -> int:
        return len(self._laid)

    def pieces(self, y: int) -> Sequence[Piece]:
        here = self.stops[self.stop] if self.stop < len(self.stops) else None
        return [
            (
                piece.text,
                "cursor"
                if here is not None and self.has_focus and here[:2] == (y, part)
                else piece.style,
            )
            for part, piece in enumerate(self._laid[y])
        ]

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def pressed(self, key: str, character: str | None) -> bool:
        height = max(1, self.scrollable_content_region.height)
        top = round(self.scroll_offset.y)
        match key:
            case "down" | "up":
                self._step(1 if key == "down" else -1, top, height)
            case "tab" | "shift+tab":
                self._to(self.stop + (1 if key == "tab" else -1))
            case "pagedown" | "pageup":
                self._scroll(top + (height - 1) * (1 if key == "pagedown" else -1))
            case "home":
                self._scroll(0)
            case "end":
                self._scroll(self.count())
            case _:
                return False
        return True

    def _step(self, step: int, top: int, height: int) -> None:
        """The next figure when it is near, else some lines further."""
        place = self.stop + step
        if 0 <= place < len(self.stops):
            y = self.stops[place][0]
            if top - 1 <= y <= top + height + 2:
                self._to(place)
                return
        self._scroll(top + 3 * step)

    def _to(self, place: int) -> None:
        if self.stops:
            self.stop = max(0, min(len(self.stops) - 1, place))
            self.show_line(self.stops[self.stop][0])
            self.refresh()

    def to_place(self, start: str) -> None:
        """Put the cursor on the first stop whose id begins so, if there is one."""
        found = (place for place, stop in enumerate(self.stops) if stop[2].startswith(start))
        place = next(found, None)
        if place is not None:
            self._to(place)

    def _scroll(self, y: int) -> None:
        height = max(1, self.scrollable_content_region.height)
        y = max(0, min(self.count() - height, y))
        self.scroll_to(y=y, animate=False, force=True)
        seen = [place for place, stop in enumerate(self.stops) if y <= stop[0] < y + height]
        if seen and self.stop not in seen:
            self.stop = seen[0]
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        y = event.y + round(self.scroll_offset.y)
        for place, (line, part, _id) in enumerate(self.stops):
            if line == y:
                start = sum(len(piece.text) for piece in self._laid[y][:part])
                if event.x >= start:
                    self.stop = place
        self.refresh()

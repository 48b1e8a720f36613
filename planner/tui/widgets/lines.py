"""A widget made of lines: it paints what a list of pieces says, keeps a cursor in sight, lets text
be selected and copied. Every larger part of the interface is one of these: few widgets, so that a
key is answered at once however long the page.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len as width
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from planner.tui.glyphs import ascii_only, drawn
from planner.views.wrapping import clean

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["LineView", "Piece", "clipped", "current_screen", "placed", "width"]

Piece = tuple[str, str]
"""A text and the name of its style: ``text``, ``strong``, ``quiet``, ``head``, ``mark``…"""


class LineView(ScrollView, can_focus=False):
    """Lines painted on demand. A subclass gives ``count()`` and ``pieces(y)``."""

    app: PlannerApp
    STYLES: ClassVar[tuple[str, ...]] = (
        "text",
        "strong",
        "quiet",
        "head",
        "mark",
        "doubt",
        "cursor",
        "field",
        "editing",
        "selected",
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{name}" for name in STYLES}
    DEFAULT_CSS = """
    LineView {
        background: $background;
        color: $foreground;
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0;
        overflow-x: hidden;
    }
    LineView > .line--strong { text-style: bold; }
    LineView > .line--quiet { color: $quiet; }
    LineView > .line--head { color: $primary; text-style: bold; }
    LineView > .line--mark { color: $accent; text-style: bold; }
    LineView > .line--doubt { color: $warning; text-style: bold; }
    LineView > .line--field { background: $field; }
    LineView > .line--editing { background: $panel; text-style: underline; }
    LineView > .line--cursor {
        background: $cursor-background; color: $cursor-foreground; text-style: bold;
    }
    LineView > .line--selected {
        background: $cursor-foreground; color: $cursor-background; text-style: bold;
    }
    LineView:nocolor > .line--cursor { text-style: reverse; }
    LineView:nocolor > .line--selected { text-style: reverse; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.plain = ascii_only()
        self._styles_now: dict[str, Style] = {}
        self._on_screen: dict[int, Sequence[Piece]] = {}
        """By line, the pieces painted last."""

    @abstractmethod
    def count(self) -> int:
        """How many lines there are."""

    @abstractmethod
    def pieces(self, y: int) -> Sequence[Piece]:
        """The pieces of one line, from the left."""

    @property
    def room(self) -> int:
        """Columns that a line may take, the scroll bar left out."""
        return max(20, self.scrollable_content_region.width)

    def follow(self) -> None:
        """Paint again the lines in sight that say something else than what is painted."""
        first = round(self.scroll_offset.y)
        last = min(self.count(), first + self.scrollable_content_region.height)
        for y in range(first, last):
            if self.pieces(y) != self._on_screen.get(y):
                self.refresh_line(y)

    def resized(self) -> None:
        """Take the number of lines into account, and paint again."""
        size = Size(self.room, self.count())
        if size != self.virtual_size:
            self.virtual_size = size
        self.refresh()

    def show_line(self, y: int, *, margin: int = 1, top: bool = False) -> None:
        """Scroll so that a line is in sight, with a line around it where there is room."""
        height = self.scrollable_content_region.height
        if height <= 0:
            return
        first = round(self.scroll_offset.y)
        if top or y - margin < first:
            first = max(0, y - margin)
        elif y + margin >= first + height:
            first = y + margin - height + 1
        if first != round(self.scroll_offset.y):
            self.scroll_to(y=first, animate=False, force=True)

    def style_of(self, name: str) -> Style:
        """The style of a piece in the theme of now."""
        style = self._styles_now.get(name)
        if style is None:
            style = self.get_component_rich_style(f"line--{name}")
            self._styles_now[name] = style
        return style

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._styles_now.clear()

    def pressed(self, key: str, character: str | None) -> bool:
        """What a key does here; False leaves it to the table of keys."""
        return False

    async def on_key(self, event: events.Key) -> None:
        """Every key in the order it was pressed, however fast: what it opens or closes is open or
        closed before the next one is looked at, which goes where the person then is. Once the
        person has asked to quit, everything is saved and closed: a key too many does nothing.
        """
        event.stop()
        event.prevent_default()
        if self.app.return_code is not None:
            return
        here = current_screen(self.app)
        if here is not self.screen:
            (here.focused or here).post_message(events.Key(event.key, event.character))
            return
        self.app.in_a_key = True
        try:
            if not self.pressed(event.key, typed(event)):
                bound = here.active_bindings.get(event.key)
                if bound is not None and bound.enabled:
                    await self.app.run_action(bound.binding.action, bound.node)
        finally:
            self.app.in_a_key = False
        await self.app.give_answers()

    def on_resize(self) -> None:
        self.resized()

    def render_line(self, y: int) -> Strip:
        line = y + round(self.scroll_offset.y)
        columns = self.scrollable_content_region.width
        base = self.style_of("text")
        if not 0 <= line < self.count():
            return Strip.blank(columns, base)
        found, used = [], 0
        pieces = self.pieces(line)
        self._on_screen[line] = pieces
        for text, name in pieces:
            shown = drawn(clean(text), self.plain)
            if shown:
                found.append(Segment(shown, self.style_of(name)))
                used += width(shown)
        strip = Strip(found, used).adjust_cell_length(columns, base)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(line)) is not None:
            strip = self._with_selection(strip, span, columns)
        return strip.apply_offsets(0, line)

    def _with_selection(self, strip: Strip, span: tuple[int, int], columns: int) -> Strip:
        start, end = span
        end = columns if end == -1 else min(end, columns)
        start = min(start, end)
        before, inside, after = strip.divide([start, end, columns])
        chosen = self.screen.get_component_rich_style("screen--selection")
        return Strip.join([before, inside.apply_style(chosen), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        lines = ["".join(text for text, _ in self.pieces(y)) for y in range(self.count())]
        return selection.extract("\n".join(lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def point_at(self, y: int, x: int) -> None:
        """Put the terminal's own cursor there: what a magnifier or a braille line follows."""
        region: Region = self.content_region
        offset = self.scroll_offset
        self.app.cursor_position = type(self.app.cursor_position)(
            region.x + x, region.y + y - round(offset.y)
        )


def typed(event: events.Key) -> str | None:
    """The character that a key types; None for Alt with a letter, which a plain terminal sends as
    that letter too.
    """
    alone = not event.key.startswith(("alt+", "ctrl+"))
    return event.character if alone and event.is_printable else None


def current_screen(app: App[Any]) -> Screen[Any]:
    """The screen that a key is for: the top one that is not being closed."""
    return next(
        screen for screen in reversed(app.screen_stack) if not getattr(screen, "closing", False)
    )


def clipped(text: str, columns: int) -> str:
    """A text that fits in so many columns; a cut is shown by ``…``."""
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > columns - 1:
            break
        kept += char
    return f"{kept}…" if columns > 0 else ""


def placed(text: str, columns: int, *, right: bool = False) -> str:
    """A text in exactly so many columns."""
    text = clipped(text, columns)
    room = " " * max(0, columns - width(text))
    return room + text if right else text + room

"""Changes proposed one by one, each with its tick: only those that are ticked are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult

from planner.tui.dialogs.frame import Frame
from planner.tui.widgets.lines import LineView, Piece
from planner.views.i18n import _
from planner.views.wrapping import wrap

__all__ = ["Agree", "Proposed"]


class Proposed(NamedTuple):
    """One change in words; ``doubt`` is what is not sure about it, then it is not ticked."""

    text: str
    doubt: str = ""


class _Ticks(LineView, can_focus=True):
    DEFAULT_CSS = "_Ticks { height: auto; max-height: 92%; }"

    def __init__(
        self, title: str, proposed: Sequence[Proposed], foot: Sequence[str],
        then: Callable[[tuple[int, ...] | None], None],
    ) -> None:  # fmt: skip
        super().__init__(id="agree")
        self.heading, self.proposed, self.foot, self.then = title, tuple(proposed), foot, then
        self.ticked = {place for place, each in enumerate(proposed) if not each.doubt}
        self.chosen = 0
        self._rows: list[tuple[list[Piece], int | None]] = []

    def resized(self) -> None:
        self._rows = self._made(self.room)
        super().resized()

    def _made(self, columns: int) -> list[tuple[list[Piece], int | None]]:
        rows: list[tuple[list[Piece], int | None]] = [
            ([(line, "head")], None) for line in wrap(self.heading, columns)
        ]
        rows.append(([], None))
        for place, each in enumerate(self.proposed):
            style = "cursor" if place == self.chosen else "text"
            sign = "▸" if place == self.chosen else " "
            box = f"{sign} [x] " if place in self.ticked else f"{sign} [ ] "
            rows += [
                ([(line, style)], place)
                for line in wrap(each.text, columns, first=box, then="      ")
            ]
            if each.doubt:
                doubt = _("À vérifier : {problem}").format(problem=each.doubt)
                told = wrap(doubt, columns, first="      ", then="      ")
                rows += [([(line, "doubt")], place) for line in told]
        rows.append(([], None))
        for text in self.foot:
            rows += [([(line, "text")], None) for line in wrap(text, columns)]
        keys = _(
            "Espace : prendre ou laisser. Entrée : appliquer ce qui est coché. "
            "Échap : ne rien changer."
        )
        rows += [([(line, "quiet")], None) for line in wrap(keys, columns)]
        return rows

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self._made(max(20, width)))

    def count(self) -> int:
        return len(self._rows)

    def pieces(self, y: int) -> Sequence[Piece]:
        return self._rows[y][0]

    def pressed(self, key: str, character: str | None) -> bool:
        if key in ("up", "down") and self.proposed:
            self.chosen = (self.chosen + (1 if key == "down" else -1)) % len(self.proposed)
        elif character == " " and self.proposed:
            self.ticked ^= {self.chosen}
        elif key == "enter":
            self.then(tuple(sorted(self.ticked)))
            return True
        else:
            return False
        self.resized()
        here = [y for y, (_pieces, place) in enumerate(self._rows) if place == self.chosen]
        if here:
            self.show_line(here[0])
        return True

    def on_click(self, event: events.Click) -> None:
        y = event.y - self.gutter.top + round(self.scroll_offset.y)
        if 0 <= y < len(self._rows) and (place := self._rows[y][1]) is not None:
            self.chosen = place
            self.ticked ^= {place}
            self.resized()


class Agree(Frame[tuple[int, ...]]):
    """Gives back the places of the changes ticked, or None when given up."""

    def __init__(self, title: str, proposed: Sequence[Proposed], foot: Sequence[str] = ()) -> None:
        super().__init__()
        self.page = _Ticks(title, proposed, foot, self.close_with)

    def compose(self) -> ComposeResult:
        yield self.page

    def on_mount(self) -> None:
        self.set_focus(self.page)

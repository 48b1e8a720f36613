"""A question with a few answers, one per line."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult

from planner.tui.dialogs.frame import Frame
from planner.tui.widgets.lines import LineView, Piece, clipped
from planner.views.i18n import _
from planner.views.wrapping import wrap

__all__ = ["Choose"]


class _Answers(LineView, can_focus=True):
    DEFAULT_CSS = "_Answers { height: auto; max-height: 80%; }"

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.question = question
        self.answers = answers
        self.chosen = 0

    def head(self) -> list[str]:
        return [*wrap(self.question, self.room), ""]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(wrap(self.question, max(20, width))) + 3 + len(self.answers)

    def count(self) -> int:
        return len(self.head()) + len(self.answers) + 2

    def pieces(self, y: int) -> Sequence[Piece]:
        head = self.head()
        if y < len(head):
            return [(head[y], "strong")]
        place = y - len(head)
        if place < len(self.answers):
            label = clipped(self.answers[place][0], self.room - 2)
            return [(f"{'▸' if place == self.chosen else ' '} {label}",
                     "cursor" if place == self.chosen else "text")]  # fmt: skip
        if place == len(self.answers) + 1:
            return [(_("↑ ↓ choisir, Entrée valider, Échap renoncer"), "quiet")]
        return []

    def on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            step = -1 if event.key == "up" else 1
            self.chosen = (self.chosen + step) % len(self.answers)
            self.show_line(len(self.head()) + self.chosen)
            self.refresh()
        elif event.key == "enter":
            self.screen.dismiss(self.answers[self.chosen][1])
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        place = event.y - self.gutter.top + round(self.scroll_offset.y) - len(self.head())
        if 0 <= place < len(self.answers):
            self.screen.dismiss(self.answers[place][1])


class Choose(Frame[str]):
    """Gives back the value of the answer chosen, or None."""

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.answers = _Answers(question, answers)

    def compose(self) -> ComposeResult:
        yield self.answers

    def on_mount(self) -> None:
        self.answers.focus()

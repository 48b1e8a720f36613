"""A question answered by one line of text."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from planner.tui.dialogs.frame import Frame
from planner.tui.widgets.lines import LineView, Piece
from planner.tui.widgets.typed import Field

__all__ = ["Ask"]


class _Question(LineView):
    DEFAULT_CSS = "Ask _Question { height: 2; width: 100%; border: none; }"

    def __init__(self, question: str, hint: str) -> None:
        super().__init__()
        self.question, self.hint = question, hint

    def count(self) -> int:
        return 2

    def pieces(self, y: int) -> list[Piece]:
        return [(self.question, "strong")] if y == 0 else [(self.hint, "quiet")]


class Ask(Frame[str]):
    """Gives back what was typed, or None."""

    DEFAULT_CSS = """
    Ask > Vertical { width: 90%; max-width: 100; height: 7; border: solid $primary; padding: 0 1; }
    """

    def __init__(self, question: str, hint: str, text: str = "") -> None:
        super().__init__()
        self.question, self.hint, self.text = question, hint, text

    def compose(self) -> ComposeResult:
        with Vertical():
            yield _Question(self.question, self.hint)
            yield Field(self.text)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))

    def answered(self, field: Input) -> None:
        """What was typed closes it."""
        self.close_with(field.value.strip() or None)

"""A question with answers: a few, or many that one searches."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from planner.tui.dialogs.frame import Frame
from planner.tui.dialogs.picker import Answer, Picker

__all__ = ["Answer", "Choose"]


class Choose(Frame[str]):
    """Gives back the value of the answer chosen, or None."""

    def __init__(self, question: str, answers: Sequence[Answer], *, search: bool = False) -> None:
        super().__init__()
        self.picker = Picker(question, answers, self.close_with, search=search)

    def compose(self) -> ComposeResult:
        yield self.picker

    def on_mount(self) -> None:
        self.set_focus(self.picker)

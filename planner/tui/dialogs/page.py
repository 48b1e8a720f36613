"""Some blocks to read, then one thing to do with Enter, or nothing with Escape."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from planner.tui.dialogs.frame import Frame
from planner.tui.widgets.blocks_view import BlocksView
from planner.views.blocks import Block

__all__ = ["Page"]


class _Read(BlocksView):
    DEFAULT_CSS = "_Read { height: 90%; }"


class Page(Frame[bool]):
    """Gives back True when Enter was pressed."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self.blocks = tuple(blocks)
        self.page = _Read(id="page")

    def compose(self) -> ComposeResult:
        yield self.page

    def on_mount(self) -> None:
        self.page.take(self.blocks)
        self.set_focus(self.page)

    def action_answer(self) -> None:
        """Enter."""
        self.close_with(True)

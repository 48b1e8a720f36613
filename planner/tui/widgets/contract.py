"""The contract page: exactly what will be printed, and what will not."""

from __future__ import annotations

from collections.abc import Sequence

from planner.services.screen import papers
from planner.services.session import Session
from planner.tui.widgets.blocks_view import BlocksView
from planner.views.blocks import Block

__all__ = ["ContractView"]


class ContractView(BlocksView):
    """A preview in text of the contract."""

    def __init__(self, work: Session) -> None:
        super().__init__(id="contract")
        self.work_ = work

    def take(self, blocks: Sequence[Block] = ()) -> None:
        super().take(papers.preview(self.work_))

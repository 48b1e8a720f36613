"""The board of the head of service, read from the list of cases: no dossier is opened for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from planner.services.clock import today
from planner.services.portfolio_board import board
from planner.tui.keys import ANYWHERE
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.blocks_view import BlocksView
from planner.views.blocks import Block, Paragraph
from planner.views.i18n import _
from planner.views.portfolio import portfolio_blocks

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["PortfolioScreen"]


class PortfolioScreen(Screen[None]):
    """The service: schemes, what is late, who waits. ``Échap`` goes back to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "")]
    app: PlannerApp

    def compose(self) -> ComposeResult:
        bar = TopBar(id="title")
        bar.left = _("Service")
        yield bar
        yield BlocksView(id="board")
        yield KeyBar(ANYWHERE)

    def on_mount(self) -> None:
        self.query_one(BlocksView).focus()
        self.counted()

    @work(thread=True, exclusive=True, group="board")
    def counted(self) -> None:
        """Read the cases away from the screen, then show the board."""
        from planner.errors import PlannerError
        from planner.views.problems import problems

        blocks: tuple[Block, ...]
        try:
            found = board(today())
        except PlannerError as error:
            blocks = tuple(Paragraph(text) for text in problems(error))
        else:
            blocks = portfolio_blocks(
                found.schemes,
                found.referents,
                found.waiting,
                found.late,
                found.soon,
                found.protocols,
                found.on,
            )
        self.app.call_from_thread(self.query_one(BlocksView).take, blocks)

    def action_answer(self) -> None:
        """Enter, which explains a figure on the pages of a dossier: a count has no derivation."""
        self.app.say(
            _("Ces nombres sont des comptes : « planner evaluate » donne leurs définitions.")
        )

    def action_copy(self) -> None:
        """Nothing here stands under a cursor."""

    def action_leave(self) -> None:
        """Back to the list of dossiers."""
        self.dismiss(None)  # type: ignore[unused-awaitable]

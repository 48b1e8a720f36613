"""What every dialog is: a framed page over the screen, closed by Escape, giving back one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from planner.tui.bindings import everywhere
from planner.tui.widgets.lines import LineView

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["Closing", "Frame"]

T = TypeVar("T")


class Closing(ModalScreen[T]):
    """A screen over another one, closed with an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [*everywhere()]
    app: PlannerApp

    def __init__(self) -> None:
        super().__init__()
        self.closing = False
        """Whether an answer was given: the keys that follow are for the screen below."""

    def close_with(self, answer: T | None) -> None:
        """Close, once."""
        if not self.closing:
            self.closing = True
            self.dismiss(answer)  # type: ignore[unused-awaitable]
            self.app.closed(self, answer)

    def on_key(self, event: events.Key) -> None:
        """A key that came before anything here had the focus."""
        if isinstance(self.focused, LineView):
            self.focused.post_message(events.Key(event.key, event.character))


class Frame(Closing[T]):
    """A dialog in a frame of at most 110 columns."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Fermer", show=False)]
    DEFAULT_CSS = """
    Frame { align: center middle; background: $background; }
    Frame > LineView { width: 94%; max-width: 110; border: solid $primary; padding: 0 1; }
    """

    def action_close(self) -> None:
        """Close without choosing anything."""
        self.close_with(None)

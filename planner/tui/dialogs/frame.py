"""What every dialog is: a framed page over the screen, closed by Escape, giving back one answer."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

__all__ = ["Closing", "Frame"]

T = TypeVar("T")


class Closing(ModalScreen[T]):
    """A screen over another one, closed with an answer."""

    def close_with(self, answer: T | None) -> None:
        """Close, unless something else is shown over it or it is closed already."""
        if self.is_current:
            self.dismiss(answer)  # type: ignore[unused-awaitable]


class Frame(Closing[T]):
    """A dialog in a frame of at most 110 columns."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Fermer", show=False)]
    DEFAULT_CSS = """
    Frame { align: center middle; background: $background; }
    Frame > LineView { width: 94%; max-width: 110; border: solid $primary; padding: 0 1; }
    .-ascii Frame > LineView { border: ascii $primary; }
    """

    def action_close(self) -> None:
        """Close without choosing anything."""
        self.close_with(None)

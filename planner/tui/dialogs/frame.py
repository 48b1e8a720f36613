"""What every dialog is: a framed page over the screen, closed by Escape."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

__all__ = ["Frame"]

T = TypeVar("T")


class Frame(ModalScreen[T]):
    """A dialog. Its widgets stand in a box of at most 100 columns."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Fermer", show=False)]
    DEFAULT_CSS = """
    Frame { align: center middle; background: $background; }
    Frame > LineView { width: 94%; max-width: 110; border: solid $primary; padding: 0 1; }
    .-ascii Frame > LineView { border: ascii $primary; }
    """

    def action_close(self) -> None:
        """Close without choosing anything."""
        self.dismiss(None)

"""The fields of Textual, for what is typed in a dialog by somebody quicker than the screen.

A key with Alt is a key, never its letter: a plain terminal sends Alt+H as Escape then ``h``, which
Textual hands over as a key that has the character ``h``. And a key goes where the one before leads:
Enter is looked at when it comes, so that what follows is typed in the next field, or below once the
dialog is closed.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual import events
from textual.widgets import Input, TextArea

from planner.tui.widgets.lines import current_screen, typed

__all__ = ["Answering", "Field", "Lines"]


def _letter_of_alt(event: events.Key) -> bool:
    return event.is_printable and typed(event) is None


@runtime_checkable
class Answering(Protocol):
    """A dialog told at once that a field of it was answered."""

    def answered(self, field: Input) -> None:
        """Enter on a field: the next one, or the end."""


class Field(Input):
    """One line."""

    async def _on_key(self, event: events.Key) -> None:
        here = current_screen(self.app)
        wanted = here.focused or here
        if wanted is not self:
            event.stop()
            event.prevent_default()
            wanted.post_message(events.Key(event.key, event.character))
        elif event.key == "enter" and isinstance(self.screen, Answering):
            event.stop()
            event.prevent_default()
            self.screen.answered(self)
        elif _letter_of_alt(event):
            event.prevent_default()


class Lines(TextArea):
    """Some lines."""

    async def _on_key(self, event: events.Key) -> None:
        if _letter_of_alt(event):
            event.prevent_default()

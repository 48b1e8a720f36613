"""The fields of Textual, for what is typed in a dialog: a key with Alt is a key, never its letter.

A plain terminal sends Alt+H as Escape then ``h``, which Textual hands over as a key that has the
character ``h``: its own fields would write it.
"""

from __future__ import annotations

from textual import events
from textual.widgets import Input, TextArea

from planner.tui.widgets.lines import typed

__all__ = ["Field", "Lines"]


def _letter_of_alt(event: events.Key) -> bool:
    return event.is_printable and typed(event) is None


class Field(Input):
    """One line."""

    async def _on_key(self, event: events.Key) -> None:
        if _letter_of_alt(event):
            event.prevent_default()


class Lines(TextArea):
    """Some lines."""

    async def _on_key(self, event: events.Key) -> None:
        if _letter_of_alt(event):
            event.prevent_default()

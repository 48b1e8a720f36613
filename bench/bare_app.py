"""The least that Textual can paint and refresh, to measure ours beside: one field, and with
``strip`` a line under it that follows each key.
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class BareApp(App[None]):
    """A text field and nothing else."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="bare")


class BareStripApp(BareApp):
    """A text field and a line that says what it holds."""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Static("strip", id="strip")

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one("#strip", Static).update(f"strip {event.value}")


if __name__ == "__main__":
    (BareStripApp if "strip" in sys.argv else BareApp)().run()

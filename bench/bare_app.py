"""The least that Textual can paint and refresh: one widget, to measure ours beside."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class BareApp(App[None]):
    """A text field and nothing else."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder="bare")


if __name__ == "__main__":
    BareApp().run()

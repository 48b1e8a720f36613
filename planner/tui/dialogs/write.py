"""A long text on a page of its own, kept at every key."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from planner.tui.dialogs.frame import Frame
from planner.tui.widgets.bars import TopBar
from planner.tui.widgets.typed import Lines
from planner.views.i18n import _

__all__ = ["Write"]


class Write(Frame[None]):
    """``kept`` is given the text at each change; Escape closes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Fermer", priority=True)]
    DEFAULT_CSS = """
    Write > Vertical { width: 94%; max-width: 110; height: 85%; border: solid $primary; }
    Write TextArea { height: 1fr; border: none; background: $background; }
    """

    def __init__(self, title: str, text: str, kept: Callable[[str], None]) -> None:
        super().__init__()
        self.heading, self.text, self.kept = title, text, kept

    def compose(self) -> ComposeResult:
        bar = TopBar(id="heading")
        bar.left, bar.right = self.heading, _("Échap : fermer, tout est gardé")
        with Vertical():
            yield bar
            yield Lines(self.text, soft_wrap=True, tab_behavior="focus")

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self.set_focus(area)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if event.text_area.text != self.text:
            self.text = event.text_area.text
            self.kept(self.text)

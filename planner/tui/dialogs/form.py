"""A few lines of text asked together: Tab or Enter goes on, the last Enter keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Label

from planner.tui.dialogs.frame import Frame
from planner.tui.widgets.typed import Field
from planner.views.i18n import _

__all__ = ["Form", "Question"]


class Question(NamedTuple):
    """One line: its name, its words, what is known already."""

    name: str
    label: str
    text: str = ""


class Form(Frame[dict[str, str]]):
    """Gives back the texts by name, or None when given up."""

    DEFAULT_CSS = """
    Form > VerticalScroll {
        width: 94%; max-width: 100; height: auto; max-height: 90%;
        border: solid $primary; padding: 0 1;
    }
    Form Input { height: 1; border: none; padding: 0 1; background: $field; }
    Form Input:focus { border: none; background: $panel; text-style: bold; }
    """

    def __init__(self, title: str, questions: Sequence[Question]) -> None:
        super().__init__()
        self.heading, self.questions = title, tuple(questions)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Label(self.heading, markup=False)
            for question in self.questions:
                yield Label(question.label, markup=False)
                yield Field(question.text, name=question.name, select_on_focus=False)
            yield Label(_("Entrée : ligne suivante, puis garder. Échap : renoncer."), markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.query(Input).first())

    def answered(self, field: Input) -> None:
        """The next line; the last one closes."""
        fields = list(self.query(Input))
        place = fields.index(field)
        if place + 1 < len(fields):
            self.set_focus(fields[place + 1])
            return
        self.close_with({field.name or "": field.value for field in fields})

"""A few lines asked together, each read as it is typed: what is understood is said below, and a
line that is not understood is never kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Label

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.intake.reading import Reading, Understood
from planner.tui.dialogs.frame import Frame
from planner.tui.widgets.typed import Field
from planner.views import formats
from planner.views.i18n import _
from planner.views.problems import problem

__all__ = ["Asked", "Checked"]


class Asked(NamedTuple):
    """One line: its name, its words, how it is read, what is there already."""

    name: str
    label: str
    read: Callable[[str], Reading[Any]]
    text: str = ""


class Checked(Frame[dict[str, Any]]):
    """Gives back the values by name once every line is understood, or None when given up."""

    DEFAULT_CSS = """
    Checked > VerticalScroll {
        width: 94%; max-width: 90; height: auto; max-height: 90%;
        border: solid $primary; padding: 0 1;
    }
    Checked Input { height: 1; border: none; padding: 0 1; background: $field; }
    Checked Input:focus { border: none; background: $panel; text-style: bold; }
    Checked #understood { color: $accent; height: auto; min-height: 2; }
    """

    def __init__(self, title: str, lines: Sequence[Asked]) -> None:
        super().__init__()
        self.heading, self.lines = title, tuple(lines)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Label(self.heading, markup=False)
            for line in self.lines:
                yield Label(line.label, markup=False)
                yield Field(line.text, name=line.name, select_on_focus=True)
            yield Label("", id="understood", markup=False)
            yield Label(_("Entrée : ligne suivante, puis garder. Échap : renoncer."), markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.query(Input).first())

    def told(self) -> str:
        """What is said of the line being typed."""
        return str(self.query_one("#understood", Label).content)

    def on_input_changed(self, event: Input.Changed) -> None:
        line = self.lines[list(self.query(Input)).index(event.input)]
        if event.input.has_focus:
            self._say(line.read(event.value))

    def answered(self, field: Input) -> None:
        """The next line where this one is understood; the last one closes."""
        fields = list(self.query(Input))
        place = fields.index(field)
        reading = self.lines[place].read(field.value)
        if not isinstance(reading, Understood):
            self._say(reading)
            return
        if place + 1 < len(fields):
            self.set_focus(fields[place + 1])
            return
        values = {}
        for line, each in zip(self.lines, fields, strict=True):
            reading = line.read(each.value)
            if not isinstance(reading, Understood):
                self.set_focus(each)
                self._say(reading)
                return
            values[line.name] = reading.value
        self.close_with(values)

    def _say(self, reading: Reading[Any]) -> None:
        if isinstance(reading, Understood):
            value = _said(reading)
            text = _("Compris : {value}").format(value=value) if value else ""
        else:
            text = problem(reading.problem)
        self.query_one("#understood", Label).update(text)


def _said(reading: Understood[Any]) -> str:
    """The value understood, in the language of the screen."""
    match reading.value:
        case Money():
            return formats.money(reading.value)
        case Month():
            return formats.month(reading.value)
        case date():
            return formats.weekday(reading.value)
    return reading.echo

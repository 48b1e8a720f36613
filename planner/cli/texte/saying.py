"""A row in words, on one line: its name, then each value it holds."""

from __future__ import annotations

from planner.tui.entry import said
from planner.tui.entry.editor import Editor
from planner.tui.entry.rows import Cell, Row
from planner.views.i18n import _

__all__ = ["named", "summary"]


def named(row: Row, cell: Cell) -> str:
    """The line and the field, or the field alone."""
    if cell.label in ("", row.label):
        return row.label
    return _("{line}, {field}").format(line=row.label, field=cell.label)


def summary(editor: Editor, row: Row) -> str:
    """A row in one line: its name, then each value it holds."""
    told = [said.value(editor, cell) for cell in row.cells if not cell.path.endswith("[+]")]
    held = ", ".join(text for text in told if text)
    mark = _(" (privé)") if row.private else ""
    if not held:
        if row.form == "add":
            return row.label
        return _("{line} : vide").format(line=row.label)
    return _("{line}{mark} : {values}").format(line=row.label, mark=mark, values=held)

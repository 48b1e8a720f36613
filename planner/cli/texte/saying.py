"""A field in words: its name, the value it holds, what was understood, where to read it."""

from __future__ import annotations

from planner.calc.calendar import Frequency
from planner.intake.reading import Understood
from planner.intake.typed import AmountPer
from planner.services.screen import edits
from planner.services.screen.kinds import kind_words
from planner.tui.entry.editor import Editor
from planner.tui.entry.paths import is_new, line_of, split_new
from planner.tui.entry.rows import Cell, Row
from planner.tui.entry.words import frequency
from planner.views import formats, words
from planner.views.i18n import _

__all__ = ["hint", "monthly", "named", "summary", "understood", "value"]


def named(row: Row, cell: Cell) -> str:
    """The line and the field, or the field alone."""
    if cell.label in ("", row.label):
        return row.label
    return _("{line}, {field}").format(line=row.label, field=cell.label)


def value(editor: Editor, cell: Cell) -> str:
    """What a field holds, in words; empty when nothing."""
    held = editor.value(cell.path)
    if isinstance(held, AmountPer):
        return per(held, rhythm(editor, cell.path))
    return cell.kind.shown(held, editor.context(cell.path))


def per(held: AmountPer, usual: Frequency | None = None) -> str:
    """An amount with its rhythm in words."""
    return f"{formats.money(held.amount)} {frequency(held.frequency or usual)}"


def rhythm(editor: Editor, path: str) -> Frequency | None:
    """How often an amount falls when nothing is typed about it."""
    if is_new(path):
        part, kind, _name = split_new(path)
        known = kind_words(editor.work.law, part, kind)
        return known.frequency if known else None
    held = editor.value(path)
    return held.frequency if isinstance(held, AmountPer) else None


def summary(editor: Editor, row: Row) -> str:
    """A row in one line: its name, then each value it holds."""
    told = [value(editor, cell) for cell in row.cells if not cell.path.endswith("[+]")]
    held = ", ".join(text for text in told if text)
    mark = _(" (privé)") if row.private else ""
    if not held:
        if row.form == "add":
            return row.label
        return _("{line} : vide").format(line=row.label)
    return _("{line}{mark} : {values}").format(line=row.label, mark=mark, values=held)


def understood(editor: Editor, cell: Cell, reading: Understood[object]) -> str:
    """What was understood of what was typed, said back, with the monthly equivalent."""
    found = reading.value
    if not isinstance(found, AmountPer):
        return reading.echo
    text = per(found, rhythm(editor, cell.path))
    month = monthly(editor)
    if month and month != formats.money(found.amount):
        return _("{text}, soit {monthly} par mois").format(text=text, monthly=month)
    return text


def monthly(editor: Editor) -> str:
    """The monthly equivalent of the line of the cursor; empty outside the budget."""
    line = line_of(editor.path)
    items = editor.work.plan.budget.items
    item = next((item for item in items if item.path == line), None)
    return words.value(item.monthly) if item is not None else ""


def hint(editor: Editor, cell: Cell) -> str:
    """Where to find it on the paper; empty when nothing is known."""
    if not cell.hint.startswith("kind:"):
        return _(cell.hint)
    part = cell.hint.removeprefix("kind:")
    if is_new(cell.path):
        kind = split_new(cell.path)[1]
    else:
        kind = edits.value(editor.work.dossier, line_of(cell.path) or "").kind
    known = kind_words(editor.work.law, part, kind)
    if known is None:
        return ""
    text = _("Où le lire : {paper}.").format(paper=known.paper)
    return f"{text} {known.hint}" if known.hint else text

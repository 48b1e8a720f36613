"""A field in words, the same on the full screen, in the guided steps and line by line: the value it
holds, what is understood of what is typed, where to read it on the paper.
"""

from __future__ import annotations

from planner.calc.calendar import Frequency
from planner.intake.reading import Understood
from planner.intake.typed import AmountPer
from planner.services.screen import edits
from planner.services.screen.kinds import kind_words
from planner.tui.entry.editor import Editor
from planner.tui.entry.fields import months_of
from planner.tui.entry.paths import is_new, line_of, split_new
from planner.tui.entry.rows import Cell
from planner.tui.entry.words import frequency, months_of_the_year
from planner.views import formats, words
from planner.views.i18n import _

__all__ = ["hint", "understood", "value"]


def value(editor: Editor, cell: Cell) -> str:
    """What a field holds, in words; empty when nothing."""
    held = editor.value(cell.path)
    if isinstance(held, AmountPer):
        return _per(editor, cell.path, held)
    return cell.kind.shown(held, editor.context(cell.path))


def understood(editor: Editor, cell: Cell, reading: Understood[object]) -> str:
    """What was understood of what was typed, said back, with the monthly equivalent."""
    found = reading.value
    if not isinstance(found, AmountPer):
        return reading.echo
    text = _per(editor, cell.path, found)
    month = _monthly(editor)
    if month and month != formats.money(found.amount):
        return _("{text}, soit {monthly} par mois").format(text=text, monthly=month)
    return text


def hint(editor: Editor, path: str, told: str, *, plain: bool = False) -> str:
    """Where to find it on the paper: ``told`` as it is, or what is known of the kind of line.

    ``plain`` leaves out what only a counsellor needs to know.
    """
    if not told.startswith("kind:"):
        return _(told)
    part = told.removeprefix("kind:")
    kind = (
        split_new(path)[1]
        if is_new(path)
        else edits.value(editor.work.dossier, line_of(path) or "").kind
    )
    known = kind_words(editor.work.law, part, kind)
    if known is None:
        return ""
    text = _("Où le lire : {paper}.").format(paper=known.paper)
    return f"{text} {known.hint}" if known.hint and not plain else text


def _per(editor: Editor, path: str, held: AmountPer) -> str:
    """An amount with its rhythm: that of the months it falls in where the line names some."""
    months = months_of(editor.context(path)) if held.frequency is None else ()
    often = (
        months_of_the_year(months) if months else frequency(held.frequency or _rhythm(editor, path))
    )
    return f"{formats.money(held.amount)} {often}"


def _rhythm(editor: Editor, path: str) -> Frequency | None:
    """How often an amount falls when nothing is typed about it."""
    if is_new(path):
        part, kind, _name = split_new(path)
        known = kind_words(editor.work.law, part, kind)
        return known.frequency if known else None
    held = editor.value(path)
    return held.frequency if isinstance(held, AmountPer) else None


def _monthly(editor: Editor) -> str:
    """The monthly equivalent of the line of the cursor; empty outside the budget."""
    line = line_of(editor.path)
    plan = editor.plan if editor.plan is not None else editor.work.plan
    item = next((item for item in plan.budget.items if item.path == line), None)
    return words.value(item.monthly) if item is not None else ""

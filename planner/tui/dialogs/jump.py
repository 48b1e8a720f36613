"""The sections of the page of entry, each by its letter."""

from __future__ import annotations

from planner.tui.dialogs.choose import Answer, Choose
from planner.tui.entry.sections import LETTERS, SECTIONS
from planner.views.i18n import _

__all__ = ["Jump"]


class Jump(Choose):
    """Gives back the id of a section, or None."""

    def __init__(self) -> None:
        answers = [Answer(_(title), id, LETTERS[id].upper()) for id, title, _build in SECTIONS]
        super().__init__(_("Aller à quelle rubrique ? Une lettre suffit."), answers)

"""Every action by its name, in the language of the screen, found without accents."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from planner.tui.bindings import keys_of
from planner.tui.dialogs.choose import Answer, Choose
from planner.tui.dialogs.help import places_of
from planner.tui.keys import KEYS, shown
from planner.views.i18n import _

__all__ = ["Palette"]


class Palette(Choose):
    """Gives back the action chosen, or None."""

    def __init__(self, screen: Screen[Any], own: dict[str, str]) -> None:
        answers = [
            Answer(f"{_(each.label)} · {_(each.help)}", each.action_path, shown(keys_of(each, own)))
            for place in places_of(screen)
            for each in KEYS
            if each.where == place and not each.fixed and each.id != "palette"
        ]
        super().__init__(_("Quelle action ?"), answers, search=True)

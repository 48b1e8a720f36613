"""The help of where one is: the keys of this place first, then what the field expects."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.screen import Screen

from planner.tui.bindings import keys_of
from planner.tui.dialogs.frame import Frame
from planner.tui.keys import (
    ANYWHERE,
    CONTRACT,
    DOSSIER,
    ENTRY,
    FOLLOW,
    HOME,
    KEYS,
    PLAN,
    READING,
    WHERE,
    shown,
)
from planner.tui.widgets.blocks_view import BlocksView
from planner.views.blocks import Block, Column, Heading, List, Paragraph, Row, Table
from planner.views.i18n import N_, _

__all__ = ["Help", "places_of"]

_TYPING = (
    N_("Un montant s’écrit comme sur le papier : 412,30 ; 1 234,56 ; ou une somme, 45+12,30."),
    N_("La fréquence suit le montant, par une lettre : j jour, s semaine, q quinzaine, m mois, "
       "b deux mois, t trimestre, a an, u une fois. Par exemple 45 s."),
    N_("Une date commence par le jour : 03/11/26 ou 3 nov 2026."),
    N_("Entrée va à la ligne suivante, Tab à la case suivante, Échap rend la valeur d’avant."),
    N_("Dans un choix : Espace passe à la réponse suivante, ou tapez quelques lettres."),
    N_("Rien n’est obligatoire : un total en gros suffit pour commencer."),
)  # fmt: skip


def places_of(screen: Screen[Any]) -> tuple[str, ...]:
    """Which parts of the table of keys hold on a screen."""
    view = getattr(screen, "view", None)
    if view is None:
        return (HOME, ANYWHERE)
    near = {
        "entry": (ENTRY,),
        "plan": (PLAN, READING),
        "contract": (CONTRACT, READING),
        "follow": (FOLLOW, READING),
    }.get(view, (READING,))
    return (*near, DOSSIER, ANYWHERE)


class _HelpPage(BlocksView):
    DEFAULT_CSS = "_HelpPage { height: 90%; }"


class Help(Frame[None]):
    """The keys of this place."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.places = places_of(screen)
        self.page = _HelpPage(id="help")

    def compose(self) -> ComposeResult:
        yield self.page

    def on_mount(self) -> None:
        self.page.take(self._made())
        self.set_focus(self.page)

    def _made(self) -> tuple[Block, ...]:
        own = getattr(self.app, "own_keys", {})
        found: list[Block] = [Heading(_("Aide"), 1), Paragraph(_("Échap ferme cette page."))]
        if ENTRY in self.places:
            found += [
                Heading(_("Écrire dans les champs")),
                List(tuple(_(text) for text in _TYPING)),
            ]
        for place in self.places:
            rows = [
                Row((shown(keys_of(each, own)), _(each.label), _(each.help)))
                for each in KEYS
                if each.where == place
            ]
            columns = (
                Column(_("Touches")),
                Column(_("Action")),
                Column(_("Ce qu’elle fait"), grows=True),
            )
            found += [Heading(_(WHERE[place])), Table(columns, tuple(rows))]
        return tuple(found)

    def action_answer(self) -> None:
        """Enter closes."""
        self.close_with(None)

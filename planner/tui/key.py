"""What a key of the interface is, and the places where keys work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.views.i18n import N_

__all__ = [
    "ANYWHERE",
    "CONTRACT",
    "DOSSIER",
    "ENTRY",
    "FAMILY",
    "FOLLOW",
    "HOME",
    "PLAN",
    "READING",
    "TOGETHER",
    "WHERE",
    "Key",
]

ANYWHERE = "anywhere"
HOME = "home"
DOSSIER = "dossier"
ENTRY = "entry"
PLAN = "plan"
CONTRACT = "contract"
FOLLOW = "follow"
READING = "reading"
FAMILY = "family"

WHERE: Mapping[str, str] = {
    ANYWHERE: N_("Partout"),
    HOME: N_("Liste des dossiers"),
    DOSSIER: N_("Dans un dossier"),
    ENTRY: N_("Page de saisie"),
    PLAN: N_("Page du plan"),
    CONTRACT: N_("Page du contrat"),
    FOLLOW: N_("Page de suivi"),
    READING: N_("Pages à lire : diagnostic, propositions, plan, contrat, suivi"),
    FAMILY: N_("Vue famille"),
}

TOGETHER: tuple[tuple[str, ...], ...] = (
    (HOME, ANYWHERE),
    (ENTRY, DOSSIER, ANYWHERE),
    (PLAN, READING, DOSSIER, ANYWHERE),
    (CONTRACT, READING, DOSSIER, ANYWHERE),
    (FOLLOW, READING, DOSSIER, ANYWHERE),
    (FAMILY, ANYWHERE),
)
"""The places that answer at the same time: a key means one thing in each of these."""


@dataclass(frozen=True, slots=True)
class Key:
    """One action: ``action`` is what Textual runs, ``label`` two or three words for the footer,
    ``help`` a sentence; ``footer`` puts it at the bottom of the screen.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    label: str
    where: str
    help: str
    footer: bool = False
    fixed: bool = False
    """Told in the help and not offered to be changed: Enter, which validates everywhere."""

    @property
    def action_path(self) -> str:
        """The action with who runs it: the app, the screen, or the page that has the focus."""
        if self.where == ANYWHERE:
            return f"app.{self.action}"
        return (
            f"screen.{self.action}"
            if self.where in (HOME, DOSSIER, READING)
            else f"page.{self.action}"
        )

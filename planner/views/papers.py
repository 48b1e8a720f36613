"""The papers to bring, and for which line each one."""

from __future__ import annotations

from planner.calc.dossier.dossier import Dossier
from planner.calc.results import Plan
from planner.views import words
from planner.views.blocks import Blocks, Heading, List, Paragraph
from planner.views.i18n import _

__all__ = ["papers"]


def papers(plan: Plan, dossier: Dossier | None = None) -> Blocks:
    """The list to print; it grows by itself as lines are only declared."""
    told = tuple(dict.fromkeys(words.paper(paper, dossier) for paper in plan.papers))
    if not told:
        return (
            Heading(_("Papiers à apporter")),
            Paragraph(_("Aucun papier ne manque aujourd’hui.")),
        )
    return (Heading(_("Papiers à apporter")), List(told))

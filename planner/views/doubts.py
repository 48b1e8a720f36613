"""The doubt that a figure carries: a legal value behind it not verified, or past its review.

A figure is shown with its doubt wherever it is shown, so that nobody signs on a value that nobody
has read again.
"""

from __future__ import annotations

from datetime import date

from planner.calc.figure import Figure, parameters_used
from planner.calc.law import LawValue, Status
from planner.views.i18n import _

__all__ = ["article", "doubt", "noted"]


def doubt(figure: Figure, on: date) -> str:
    """``valeur non vérifiée``, ``valeur à relire``, both, or nothing."""
    used = parameters_used(figure)
    said = []
    if any(value.status is not Status.IN_FORCE for value in used):
        said.append(_("valeur non vérifiée"))
    if any(value.stale_on(on) for value in used):
        said.append(_("valeur à relire"))
    return ", ".join(said)


def noted(note: str, figure: Figure, on: date) -> str:
    """A note with the doubt of its figure after it."""
    return " ; ".join(part for part in (note, doubt(figure, on)) if part)


def article(value: LawValue) -> str:
    """The text of a legal value, and that nobody has read it again where it is so."""
    if not value.unread:
        return value.reference
    return _("{reference} (à relire)").format(reference=value.reference)

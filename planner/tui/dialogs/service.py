"""Who the service is, asked once and kept."""

from __future__ import annotations

from planner.services.screen import organisation
from planner.tui.dialogs.form import Form, Question
from planner.views.i18n import _

__all__ = ["asked"]


def asked() -> Form:
    """The form, with what is known already."""
    known = organisation.known()
    questions = [
        Question(name, _(label), known[name]) for name, label in organisation.LABELS.items()
    ]
    return Form(_("Votre service : ce qui s’imprime en tête des documents."), questions)

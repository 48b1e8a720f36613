"""Who the service is, asked once and kept."""

from __future__ import annotations

from planner.services.screen import organisation
from planner.tui.dialogs.form import Form, Question
from planner.views.i18n import N_, _

__all__ = ["asked"]

_LABELS = {
    "name": N_("Nom du service, tel qu’il s’imprime"),
    "counsellor": N_("Personne qui reçoit"),
    "phone": N_("Téléphone"),
    "address": N_("Adresse"),
    "postal_code": N_("Code postal"),
    "city": N_("Ville"),
}


def asked() -> Form:
    """The form, with what is known already."""
    known = organisation.known()
    questions = [Question(name, _(label), known[name]) for name, label in _LABELS.items()]
    return Form(_("Votre service : ce qui s’imprime en tête des documents."), questions)

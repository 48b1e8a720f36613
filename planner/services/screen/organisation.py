"""The service that receives, asked once: what is printed at the top of every document."""

from __future__ import annotations

from dataclasses import replace

from planner.services.session import Session
from planner.services.settings import organisation
from planner.storage.organisation import Organisation, write_organisation
from planner.storage.places import home
from planner.views.i18n import N_

__all__ = ["FIELDS", "LABELS", "known", "named", "tell"]

LABELS = {
    "name": N_("Nom du service, tel qu’il s’imprime"),
    "counsellor": N_("Personne qui reçoit"),
    "phone": N_("Téléphone"),
    "address": N_("Adresse"),
    "postal_code": N_("Code postal"),
    "city": N_("Ville"),
}
"""What is asked of the service, and in which words."""

FIELDS = tuple(LABELS)


def known() -> dict[str, str]:
    """What is known of the service, field by field."""
    found = organisation()
    return {
        name: ", ".join(found.lines) if name == "address" else getattr(found, name)
        for name in FIELDS
    }


def named() -> bool:
    """Whether the service has a name to print."""
    return bool(organisation().name)


def tell(values: dict[str, str], work: Session | None = None) -> Organisation:
    """Keep these values, or ``PlannerError``; an opened dossier prints with them at once."""
    plain = {name: text.strip() for name, text in values.items() if name != "address"}
    lines = tuple(part.strip() for part in values.get("address", "").split(",") if part.strip())
    kept = replace(organisation(), lines=lines, **plain)
    write_organisation(home(), kept)
    if work is not None:
        work.choices = kept
    return kept

"""The service that receives, asked once: what is printed at the top of every document."""

from __future__ import annotations

from dataclasses import replace

from planner.services.session import Session
from planner.services.settings import organisation
from planner.storage.organisation import Organisation, write_organisation
from planner.storage.places import home

__all__ = ["known", "named", "tell"]

FIELDS = ("name", "counsellor", "phone", "address", "postal_code", "city")


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

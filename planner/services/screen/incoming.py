"""A file that comes in: which paper it is, and the dossier it holds when it is one."""

from __future__ import annotations

from pathlib import Path

from planner.calc.dossier import Dossier
from planner.errors import PlannerError
from planner.intake.dossier_file import read_dossier
from planner.services.dossiers import dossier_store
from planner.services.screen.home import LARGEST, bytes_of

__all__ = ["DOSSIER", "EITHER", "SHEET", "dossier_in", "kept", "paper"]

DOSSIER = "dossier"
SHEET = "sheet"
EITHER = "either"
"""A CSV: a landlord's statement or a household's sheet; the person knows which."""


def paper(path: Path) -> str:
    """What a file is by its name: everything but a table is read as a dossier."""
    ending = path.suffix.lower()
    if ending in (".ods", ".xlsx"):
        return SHEET
    return EITHER if ending in (".csv", ".txt", ".tsv") else DOSSIER


def dossier_in(path: Path) -> Dossier:
    """The dossier of a file; ``PlannerError`` with every problem of it."""
    return read_dossier(bytes_of(path, LARGEST), name=path.name)


def kept(id: str) -> Dossier | None:
    """The dossier of that id as this machine has it; None when it has none that can be read."""
    store = dossier_store()
    if all(entry.id != id for entry in store.entries()):
        return None
    try:
        return store.read(id)
    except PlannerError:
        return None

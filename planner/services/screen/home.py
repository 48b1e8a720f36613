"""The list of dossiers, read from the index alone so that the first screen paints at once.

Nothing heavier than the standard library is imported here at the top: the models, the law and the
calendar come with the functions that need them.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from planner.storage.index import Entry, read_index
from planner.storage.places import home

__all__ = [
    "Line",
    "add",
    "examples",
    "folded",
    "folder",
    "lines",
    "read_file",
    "remove",
    "today",
    "trued",
]


class Line(NamedTuple):
    """One dossier of the list: ``deadline`` and ``left`` (days) only when a date is ahead."""

    id: str
    name: str
    reference: str
    updated: str
    deadline: str
    what: str
    left: int | None
    damaged: bool
    search: str


def today() -> date:
    """The day of the machine."""
    return date.fromtimestamp(time.time())


def folder() -> Path:
    """The folder of the user's data."""
    return home()


def lines(on: date | None = None) -> tuple[Line, ...]:
    """The list as the index has it, what is due first; empty when there is no index yet."""
    return _listed(read_index(home()) or (), on or today())


def trued(on: date | None = None) -> tuple[Line, ...]:
    """The list made true to the dossiers that are there: slower, models are loaded."""
    from planner.services.screen.work import store

    return _listed(store().entries(), on or today())


def _listed(entries: Sequence[Entry], on: date) -> tuple[Line, ...]:
    found = [_line(entry, on) for entry in entries]
    due = sorted(
        (line for line in found if line.left is not None), key=lambda line: (line.deadline, line.id)
    )
    return (*due, *(line for line in found if line.left is None))


def _line(entry: Entry, on: date) -> Line:
    due = entry.next_deadline(on.isoformat())
    left = (date.fromisoformat(due.on) - on).days if due else None
    return Line(
        entry.id,
        entry.name,
        entry.reference,
        entry.updated,
        due.on if due else "",
        due.name if due else "",
        left,
        entry.damaged,
        folded(f"{entry.name} {entry.reference} {entry.id}"),
    )


def folded(text: str) -> str:
    """A text for a search: lower case, without accents."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def examples() -> tuple[tuple[str, Path], ...]:
    """The example dossiers shipped or beside the sources: a name and the file."""
    root = Path(__file__).parents[3]
    folders = (Path(__file__).parents[2] / "examples", root / "examples")
    found: dict[str, Path] = {}
    for folder in folders:
        if folder.is_dir():
            for path in sorted(folder.glob("*.json")):
                found.setdefault(path.stem, path)
    return tuple(found.items())


def read_file(path: Path) -> Any:
    """The dossier of a file; ``PlannerError`` with every problem of it."""
    from planner.errors import PlannerError, Problem
    from planner.intake.dossier_file import read_dossier

    try:
        data = path.expanduser().read_bytes()
    except OSError as error:
        raise PlannerError(
            Problem(
                "file_not_read",
                "Le fichier « {file} » n’a pas pu être lu ({why}). Vérifiez son nom et son "
                "emplacement.",
                None,
                {"file": path.name, "why": error.strerror or "?"},
            )
        ) from error
    return read_dossier(data, name=path.name)


def add(dossier: Any = None) -> str:
    """Keep a new dossier (an empty one, or a copy of this one) and give its id."""
    from planner.calc.dossier.dossier import Dossier
    from planner.services.screen.work import store

    return store().create(Dossier() if dossier is None else dossier.but(id=Dossier().id))


def remove(id: str) -> None:
    """Remove a dossier with its versions and its line in the list."""
    from planner.services.screen.work import store

    store().delete(id)

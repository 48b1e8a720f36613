"""The list of dossiers, read from the index alone so that the first screen paints at once.

Nothing heavier than the standard library is imported here at the top: the models, the law and the
calendar come with the functions that need them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from planner.services.clock import today
from planner.storage.index import Entry, read_index
from planner.storage.places import home

__all__ = [
    "LARGEST",
    "LATE",
    "Due",
    "Line",
    "bytes_of",
    "file_in",
    "folded",
    "folder",
    "lines",
    "trued",
]


LATE = "instalment"
"""What is shown even when its day is past: a payment not recorded (``services.dossiers``)."""

STEP = "step:"
"""How the name of a step of a protocol begins (``services.dossiers``): it is late until done."""

LARGEST = 20_000_000
"""Bytes of the largest dossier file that is read."""


class Due(NamedTuple):
    """A date to keep: the day ``YYYY-MM-DD``, what falls then, the days left (below zero: late)."""

    on: str
    what: str
    left: int


class Line(NamedTuple):
    """One dossier of the list: ``deadline``, ``what`` and ``left`` (days, below zero for a payment
    that is late) are those of its first date, only when it has one; ``dues`` are all of them.
    """

    id: str
    name: str
    reference: str
    updated: str
    deadline: str
    what: str
    left: int | None
    damaged: bool
    search: str
    dues: tuple[Due, ...] = ()


def folder() -> Path:
    """The folder of the user's data."""
    return home()


def lines(on: date | None = None) -> tuple[Line, ...]:
    """The list as the index has it, what is due first; empty when there is no index yet."""
    return _listed(read_index(home()) or (), on or today())


def trued(on: date | None = None) -> tuple[Line, ...]:
    """The list made true to the dossiers that are there: slower, models are loaded."""
    from planner.services.dossiers import dossier_store

    return _listed(dossier_store().entries(), on or today())


def _listed(entries: Sequence[Entry], on: date) -> tuple[Line, ...]:
    found = [_line(entry, on) for entry in entries]
    due = sorted(
        (line for line in found if line.left is not None), key=lambda line: (line.deadline, line.id)
    )
    return (*due, *(line for line in found if line.left is None))


def _line(entry: Entry, on: date) -> Line:
    dues = tuple(_dues(entry, on))
    first = dues[0] if dues else Due("", "", 0)
    return Line(
        entry.id,
        entry.name,
        entry.reference,
        entry.updated,
        first.on,
        first.what,
        first.left if dues else None,
        entry.damaged,
        folded(f"{entry.name} {entry.reference} {entry.id}"),
        dues,
    )


def _dues(entry: Entry, on: date) -> Iterator[Due]:
    """The dates still ahead, a payment that has not come, and the steps that are late."""
    for deadline in entry.deadlines:
        left = (date.fromisoformat(deadline.on) - on).days
        if left >= 0 or deadline.name == LATE or deadline.name.startswith(STEP):
            yield Due(deadline.on, deadline.name, left)


def folded(text: str) -> str:
    """A text for a search: lower case, without accents."""
    text = text.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def file_in(path: Path) -> str:
    """Bring in a copy of a dossier file; its id. ``PlannerError`` with every problem of it."""
    from planner.services.dossiers import import_dossier

    return import_dossier(bytes_of(path, LARGEST), path.name)


def bytes_of(path: Path, largest: int) -> bytes:
    """The bytes of a file; ``PlannerError`` when it cannot be read or is too big to be one."""
    from planner.errors import PlannerError, Problem

    path = path.expanduser()
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= largest else b""
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
    if size > largest:
        raise PlannerError(
            Problem(
                "file_too_big",
                "Le fichier « {file} » est trop gros pour être celui d’un ménage. Vérifiez que "
                "c’est le bon.",
                None,
                {"file": path.name},
            )
        )
    return data

"""The list of the dossiers, readable before anything else is: no dossier is opened for it.

The home screen paints from this file alone, so this module needs only the standard library. It
keeps as little as a list must show: a name, a reference, a time and the dates to come. The index
is a convenience: lost, damaged or out of date, it is made again from the dossiers (``store``).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from planner.storage.places import DOSSIER, DOSSIERS, DRAFT, INDEX

__all__ = [
    "SCHEMA",
    "Deadline",
    "Entry",
    "Stamp",
    "dumped",
    "folders",
    "made_by",
    "read_index",
    "stamp",
]

SCHEMA = "planner/index/1"

Stamp = tuple[int, int, int]
"""Time (ns) and size of a dossier's file, and size of its draft: differ, and it has changed."""


class Deadline(NamedTuple):
    """A date to keep, ``YYYY-MM-DD``, and the name of what falls then."""

    on: str
    name: str


class Entry(NamedTuple):
    """One line of the list. ``updated`` is ``YYYY-MM-DDTHH:MM:SS`` with its offset."""

    id: str
    name: str
    reference: str
    updated: str
    deadlines: tuple[Deadline, ...]
    stamp: Stamp
    damaged: bool = False

    def next_deadline(self, on: str) -> Deadline | None:
        """The first date to keep on or after a day (``YYYY-MM-DD``)."""
        return next((deadline for deadline in self.deadlines if deadline.on >= on), None)


def read_index(home: Path) -> tuple[Entry, ...] | None:
    """The entries, the last updated first; None when the index is missing or cannot be read."""
    try:
        tree = json.loads((home / INDEX).read_bytes())
        if tree["schema"] != SCHEMA:
            return None
        return tuple(_entry(line) for line in tree["dossiers"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def made_by(home: Path) -> str:
    """What the lines of the index were made by (rules, program); empty when nobody said."""
    try:
        return str(json.loads((home / INDEX).read_bytes()).get("made_by", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def dumped(entries: tuple[Entry, ...], made_by: str = "") -> bytes:
    """The file of an index, the last updated dossier first."""
    lines = [
        {
            "id": entry.id,
            "name": entry.name,
            "reference": entry.reference,
            "updated": entry.updated,
            "deadlines": [[deadline.on, deadline.name] for deadline in entry.deadlines],
            "stamp": list(entry.stamp),
            "damaged": entry.damaged,
        }
        for entry in sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)
    ]
    tree = {"schema": SCHEMA, "made_by": made_by, "dossiers": lines}
    return (json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def folders(home: Path) -> dict[str, Stamp]:
    """The dossiers that are really there, each with its stamp."""
    found = {}
    try:
        with os.scandir(home / DOSSIERS) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    here = stamp(home, entry.name)
                    if here is not None:
                        found[entry.name] = here
    except FileNotFoundError:
        return {}
    return found


def stamp(home: Path, id: str) -> Stamp | None:
    """The stamp of one dossier, or None when there is none of that id."""
    folder = f"{home}/{DOSSIERS}/{id}"
    try:
        main = os.stat(f"{folder}/{DOSSIER}")  # noqa: PTH116 - a path object a file is too slow
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        draft = os.stat(f"{folder}/{DRAFT}").st_size  # noqa: PTH116 - idem
    except FileNotFoundError:
        draft = 0
    return (main.st_mtime_ns, main.st_size, draft)


def _entry(line: dict[str, Any]) -> Entry:
    time, size, draft = line["stamp"]
    texts = (line["id"], line["name"], line["reference"], line["updated"])
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("not an index")
    deadlines = tuple(Deadline(str(on), str(name)) for on, name in line["deadlines"])
    return Entry(*texts, deadlines, (int(time), int(size), int(draft)), bool(line["damaged"]))

"""Every entry into a scheme of this user's dossiers, without opening them: the list of cases.

``cases.json`` stands beside the index of the dossiers and is as disposable: each dossier's cases
with the stamp of the file they were made from. A dossier that changed is read again, and everything
is when the protocols or this program changed, or when a byte of the list is not what was written.
It holds names and days, like the index, and nothing that was told.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from planner import __version__
from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.protocols.cases import Case, cases_of
from planner.calc.protocols.protocol import Protocol
from planner.errors import PlannerError, Problem
from planner.services.dossiers import dossier_store
from planner.services.settings import law_of
from planner.storage.files import told, write_atomically
from planner.storage.index import Entry
from planner.storage.places import home

__all__ = [
    "CASES",
    "cases_and_unread",
    "cases_in",
    "cases_on",
    "forget",
    "kept_cases",
    "protocol_named",
    "protocols_of",
    "stored_cases",
    "unread",
]

CASES = "cases.json"
SCHEMA = f"planner/cases/2 {__version__} {','.join(Case._fields)}"


def protocols_of(law: Law | None = None) -> Mapping[str, Protocol]:
    """The protocols of the package and of the organisation, by id."""
    known = law_of() if law is None else law
    return {protocol.id: protocol for protocol in known.records(Protocol)}


def protocol_named(id: str, law: Law | None = None) -> Protocol:
    """One protocol; ``PlannerError`` ``unknown_protocol`` when there is none of that id."""
    known = protocols_of(law)
    if id not in known:
        raise PlannerError(
            Problem(
                "unknown_protocol",
                "Il n’y a pas de protocole « {id} ». Protocoles : {known}.",
                None,
                {"id": id, "known": ", ".join(sorted(known))},
            )
        )
    return known[id]


def stored_cases(law: Law | None = None) -> tuple[Case, ...]:
    """The cases of every dossier kept here; those of a damaged dossier are left out."""
    return cases_and_unread(law)[0]


def cases_and_unread(law: Law | None = None) -> tuple[tuple[Case, ...], int]:
    """The cases of every dossier kept here, and how many dossiers could not be read."""
    known = law_of() if law is None else law
    folder = home()
    kept = _kept(folder, known.fingerprint)
    store = dossier_store()
    protocols: Mapping[str, Protocol] | None = None
    found: dict[str, tuple[list[int], list[Any]]] = {}
    fresh = False
    damaged = 0
    for entry in store.entries():
        damaged += entry.damaged
        line = kept.get(entry.id)
        stamp = list(entry.stamp)
        if line is not None and line[0] == stamp:
            found[entry.id] = line
            continue
        protocols = protocols_of(known) if protocols is None else protocols
        fresh = True
        found[entry.id] = (stamp, _made(store, entry, protocols))
    if fresh or set(found) != set(kept):
        with suppress(PlannerError):  # a list that cannot be kept is still a list
            kept_cases(folder, known.fingerprint, found)
    cases = tuple(Case(*row) for _stamp, rows in found.values() for row in rows)
    return cases, damaged


def cases_on(ids: set[str], on: date, law: Law | None = None) -> tuple[Case, ...]:
    """The cases of some dossiers as they stand on a day: what is dated after it has not happened.

    Each is opened; a damaged one is left out.
    """
    protocols, store = protocols_of(law), dossier_store()
    found: list[Case] = []
    for id in sorted(ids):
        with suppress(PlannerError):
            found += cases_of(store.read(id), protocols, on)
    return tuple(found)


def unread() -> int:
    """How many dossiers kept here cannot be read: no list and no figure holds them."""
    return sum(entry.damaged for entry in dossier_store().entries())


def _made(store: Any, entry: Entry, protocols: Mapping[str, Protocol]) -> list[Any]:
    try:
        return list(cases_of(store.read(entry.id), protocols))
    except PlannerError:
        return []


def _kept(folder: Path, fingerprint: str) -> dict[str, tuple[list[int], list[Any]]]:
    """The list as it was written, the first line being the mark of the second; else nothing."""
    try:
        head, body = (folder / CASES).read_bytes().split(b"\n")[:2]
        if head != _mark(fingerprint, body):
            return {}
        return {str(id): (line[0], line[1]) for id, line in json.loads(body).items()}
    except (OSError, ValueError):
        return {}


def _mark(fingerprint: str, body: bytes) -> bytes:
    made = hashlib.sha256(f"{SCHEMA} {fingerprint} ".encode() + body)
    return made.hexdigest().encode()


def kept_cases(folder: Path, fingerprint: str, found: Mapping[str, Any]) -> None:
    """Keep the cases of each dossier with the stamp of the file that they were made from."""
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    with told(folder):
        write_atomically(folder / CASES, _mark(fingerprint, body) + b"\n" + body + b"\n")


def forget(id: str) -> None:
    """Take a dossier that was deleted out of the cases kept here, whatever state they are in."""
    folder = home()
    fingerprint = law_of().fingerprint
    found = _kept(folder, fingerprint)
    if found and id not in found:
        return
    found.pop(id, None)
    if (folder / CASES).exists():
        kept_cases(folder, fingerprint, found)


def cases_in(data: bytes, name: str, law: Law | None = None) -> Iterator[Case]:
    """The cases of a file of dossiers, one on each line.

    ``PlannerError`` with the number of the first line that holds no dossier, and its problems, or
    that holds one for the second time.
    """
    from planner.intake.dossier_file import read_dossier

    protocols = protocols_of(law)
    lines: dict[str, int] = {}
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            dossier = read_dossier(line, name=name)
        except PlannerError as error:
            head = Problem(
                "bad_line",
                "Le fichier « {file} », ligne {line}, ne contient pas un dossier lisible. Écrivez "
                "un dossier par ligne.",
                None,
                {"file": name, "line": number},
            )
            raise PlannerError(head, *error.problems) from None
        if dossier.id == Dossier().id:  # nobody named it: the line does
            dossier = dossier.but(id=f"{number}")
        if dossier.id in lines:
            raise PlannerError(
                Problem(
                    "same_dossier_twice",
                    "Le fichier « {file} », ligne {line} : le dossier « {id} » y est déjà, ligne "
                    "{first}. Gardez une seule de ces lignes.",
                    None,
                    {"file": name, "line": number, "id": dossier.id, "first": lines[dossier.id]},
                )
            )
        lines[dossier.id] = number
        yield from cases_of(dossier, protocols)

"""A dossier opened for writing: its steps recorded, its content saved, its versions kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from planner.calc.dossier import Dossier
from planner.errors import PlannerError, Problem
from planner.storage.contracts import keep_contract
from planner.storage.files import sweep, told, write_atomically
from planner.storage.journal import Journal, Record, fingerprint, played
from planner.storage.locks import Lock
from planner.storage.places import CONTRACTS, DOSSIER, DRAFT, VERSIONS
from planner.storage.repository import Codec, Steps
from planner.storage.versions import Versions, time_of

__all__ = ["Opened", "stands"]


class Opened:
    """The file implementation of ``OpenedDossier``."""

    def __init__(
        self, id: str, folder: Path, codec: Codec, lock: Lock, saved: Callable[[Dossier], None]
    ) -> None:
        self.id = id
        self._folder = folder
        self._main = folder / DOSSIER
        self._codec = codec
        self._lock = lock
        self._saved = saved
        self._versions = Versions(folder / VERSIONS)
        sweep(folder)
        self.written = self._last_written()
        data = self._main.read_bytes()
        self._fingerprint = fingerprint(data)
        self._journal = Journal(folder / DRAFT)
        self.notices: tuple[Problem, ...] = ()
        records = self._journal.records(self._fingerprint)
        if records is None:
            self._set_draft_aside()
        self.steps = stands(data, records or (), codec)

    @property
    def waiting(self) -> int:
        return self._journal.length

    def record(self, records: Iterable[Record]) -> None:
        with told(self._folder):
            self._journal.append(self._fingerprint, records)

    def save(self, dossier: Dossier, label: str = "", after: Record | None = None) -> None:
        data = self._codec.write(dossier)
        new = fingerprint(data)
        with told(self._folder):
            if new != self._fingerprint:
                self._versions.keep(self._main)
                self._journal.replacing(new, after)
                write_atomically(self._main, data)
                self._fingerprint = new
            self._journal.restart(new, after)
            if label:
                self._versions.keep(self._main, label)
        self._saved(dossier)

    def keep_contract(self, record: bytes, pdf: bytes) -> int:
        with told(self._folder):
            return keep_contract(self._folder / CONTRACTS, record, pdf)

    def _last_written(self) -> str:
        """When the content or a step of it was last written, before this opening."""
        draft = self._folder / DRAFT
        waits = draft.is_file() and draft.stat().st_size > 0
        times = [time_of(self._main), *([time_of(draft)] if waits else [])]
        return max(times)

    def close(self) -> None:
        self._journal.close()
        self._lock.release()

    def _set_draft_aside(self) -> None:
        draft = self._folder / DRAFT
        number = 1
        while (aside := self._folder / f"draft-{number}.jsonl").exists():
            number += 1
        draft.replace(aside)
        self._journal = Journal(draft)
        self.notices = (
            Problem(
                "draft_set_aside",
                "Le fichier de ce dossier a été remplacé depuis la dernière séance : les "
                "modifications en attente ne s’y appliquent plus. Elles sont gardées dans "
                "« {file} ».",
                None,
                {"file": aside.name},
            ),
        )


def stands(data: bytes, records: Iterable[Record], codec: Codec) -> Steps:
    """The dossier of a file with the steps recorded after it.

    A step that gives no readable dossier is left out: what comes before and after it stands.
    """
    base = codec.read(data)
    draft = played(json.loads(data), records)

    def read(states: Iterable[object]) -> tuple[Dossier, ...]:
        found = []
        for state in states:
            with suppress(PlannerError):
                found.append(codec.read(json.dumps(state).encode()))
        return tuple(found)

    past = read(draft.past) if len(draft.past) > 1 or draft.future else ()
    return Steps(past or (base,), read(draft.future), draft.focus, draft.text)

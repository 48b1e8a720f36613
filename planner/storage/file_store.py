"""Dossiers kept as files: one folder each, one JSON file in it, its draft, versions and contracts.

    dossiers/<id>/dossier.json        the dossier, in its canonical form
    dossiers/<id>/draft.jsonl         the steps since that file was written
    dossiers/<id>/versions/000012.json
    dossiers/<id>/contracts/0001.json, 0001.pdf
    dossiers/<id>/lock
    index.json                        what the list shows; made again when it is not true

A dossier is born and removed by one rename of its folder, so that none is ever half there.
"""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from planner.calc.dossier import Dossier
from planner.errors import PlannerError, Problem
from planner.storage.contracts import contracts_in
from planner.storage.files import (
    WriteError,
    ensure_folder,
    push_folder,
    sweep,
    told,
    write_atomically,
)
from planner.storage.index import Entry, dumped, folders, made_by, read_index, stamp
from planner.storage.journal import Journal, fingerprint
from planner.storage.locks import Lock, briefly
from planner.storage.opened import Opened, stands
from planner.storage.places import (
    CONTRACTS,
    DOSSIER,
    DOSSIERS,
    DRAFT,
    INDEX,
    LOCK,
    VERSIONS,
)
from planner.storage.repository import Codec, Contract, Damaged, Summary, Unknown, Version
from planner.storage.versions import Versions, time_of

__all__ = ["FileStore"]

UNNAMED = Dossier().id
"""The id of a dossier that nobody named: it is given one of its own."""

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
_REMOVED = ".removed-"
_COMING = ".coming-"
_DOOR = ".door"
_SETTLED = 600
"""Seconds after which a list written aside is one that a killed program left: it holds names."""


class FileStore:
    """The files of one user's folder. ``describe`` says what the list shows of a dossier, and
    ``rules`` names what it goes by: a list made by other rules is made again.
    """

    def __init__(
        self,
        home: Path,
        codec: Codec,
        describe: Callable[[Dossier], Summary],
        rules: Callable[[], str] = str,
    ) -> None:
        self.home = home
        self._codec = codec
        self._describe = describe
        self._rules = rules
        self._folder = home / DOSSIERS

    def entries(self) -> tuple[Entry, ...]:
        known = {entry.id: entry for entry in read_index(self.home) or ()}
        with told(self.home):
            there = folders(self.home)
        self._finish_removals()
        rules = self._rules()
        same = made_by(self.home) == rules
        fresh = [
            known[id]
            if same and id in known and known[id].stamp == here
            else self._entry(id, known.get(id))
            for id, here in there.items()
        ]
        listed = tuple(sorted(fresh, key=lambda entry: (entry.updated, entry.id), reverse=True))
        if (listed and not same) or set(listed) != set(known.values()):
            with suppress(PlannerError):  # a list that cannot be kept is still a list
                self._write_index(lambda _: listed, rules)
        return listed

    def create(self, dossier: Dossier) -> str:
        id = dossier.id if dossier.id != UNNAMED else _new_id()
        with told(self.home):
            ensure_folder(self._folder)
            with briefly(self._folder / _DOOR) as taken:
                if taken:
                    self._sweep()
                while self._of(id).exists():
                    id = _new_id()
                dossier = dossier.but(id=id)
                self._bear(id, self._codec.write(dossier))
        self._listed(dossier)
        return id

    def open(self, id: str) -> Opened:
        folder = self._existing(id)
        with told(folder):
            lock = Lock(folder / LOCK)
            try:
                return Opened(id, folder, self._codec, lock, self._listed)
            except FileNotFoundError:
                lock.release()
                raise Unknown(id) from None
            except PlannerError as error:
                lock.release()
                raise self._damaged(id, error) from error
            except BaseException:
                lock.release()
                raise

    def read(self, id: str) -> Dossier:
        folder = self._existing(id)
        try:
            with told(folder):
                return self._read(folder)
        except PlannerError as error:
            raise self._damaged(id, error) from error

    def versions(self, id: str) -> tuple[Version, ...]:
        folder = self._existing(id)
        with told(folder):
            return Versions(folder / VERSIONS).list()

    def read_version(self, id: str, number: int) -> Dossier:
        folder = self._existing(id)
        with told(folder):
            try:
                data = Versions(folder / VERSIONS).read(number)
            except FileNotFoundError:
                raise _no_version(id, number) from None
        return self._codec.read(data)

    def restore(self, id: str, number: int) -> None:
        dossier = self.read_version(id, number)
        folder = self._existing(id)
        main = folder / DOSSIER
        with told(folder), Lock(folder / LOCK):
            try:
                present = self._read(folder)
            except PlannerError:
                main.replace(folder / f"damaged-{secrets.token_hex(3)}.json")
            else:
                write_atomically(main, self._codec.write(present))
                Versions(folder / VERSIONS).keep(main)
            write_atomically(main, self._codec.write(dossier))
            (folder / DRAFT).unlink(missing_ok=True)
        self._listed(dossier)

    def contracts(self, id: str) -> tuple[Contract, ...]:
        folder = self._existing(id)
        with told(folder):
            return contracts_in(folder / CONTRACTS)

    def delete(self, id: str) -> None:
        folder = self._existing(id)
        with told(folder), Lock(folder / LOCK):
            removed = self._folder / f"{_REMOVED}{secrets.token_hex(6)}"
            folder.rename(removed)
            push_folder(self._folder)
            with suppress(FileNotFoundError):  # another process may be finishing it
                shutil.rmtree(removed)
        self._write_index(lambda entries: tuple(one for one in entries if one.id != id))

    def _bear(self, id: str, data: bytes) -> None:
        coming = self._folder / f"{_COMING}{id}"
        try:
            ensure_folder(coming)
            write_atomically(coming / DOSSIER, data)
            coming.rename(self._of(id))
        except OSError:
            shutil.rmtree(coming, ignore_errors=True)
            raise
        push_folder(self._folder)

    def _of(self, id: str) -> Path:
        return self._folder / id

    def _existing(self, id: str) -> Path:
        with told(self.home):
            if not _ID.fullmatch(id) or stamp(self.home, id) is None:
                raise Unknown(id)
        return self._of(id)

    def _read(self, folder: Path) -> Dossier:
        data = (folder / DOSSIER).read_bytes()
        records = Journal(folder / DRAFT).records(fingerprint(data))
        return stands(data, records or (), self._codec).past[-1]

    def _damaged(self, id: str, error: PlannerError) -> PlannerError:
        """The dossier cannot be read: which version can, unless it is not a matter of damage."""
        if isinstance(error, WriteError) or error.code == "other_schema":
            return error
        kept = Versions(self._of(id) / VERSIONS)
        for version in kept.list():
            with suppress(PlannerError, OSError):
                self._codec.read(kept.read(version.number))
                return Damaged(id, version, error.problems)
        return Damaged(id, None, error.problems)

    def _entry(self, id: str, before: Entry | None) -> Entry:
        here = stamp(self.home, id) or (0, 0, 0)
        with suppress(PlannerError):
            return self._line(self.read(id), id)
        name, reference = (before.name, before.reference) if before else ("", "")
        return Entry(id, name, reference, self._time(id), (), here, damaged=True)

    def _line(self, dossier: Dossier, id: str) -> Entry:
        summary = self._describe(dossier)
        deadlines = tuple(sorted(summary.deadlines))
        here = stamp(self.home, id) or (0, 0, 0)
        return Entry(id, summary.name, summary.reference, self._time(id), deadlines, here)

    def _time(self, id: str) -> str:
        with suppress(FileNotFoundError):
            return time_of(self._of(id) / DOSSIER)
        return ""

    def _listed(self, dossier: Dossier) -> None:
        """Bring the dossier's line in the list up to date; the list is never worth an error."""
        id = dossier.id
        with suppress(PlannerError):
            line = self._line(dossier, id)
            self._write_index(
                lambda entries: (line, *(entry for entry in entries if entry.id != id))
            )

    def _write_index(
        self, change: Callable[[tuple[Entry, ...]], Iterable[Entry]], rules: str | None = None
    ) -> None:
        """``rules`` when every line was made by them; else the list stays what it was made by."""
        with told(self.home), briefly(self.home / f".{INDEX}.lock") as taken:
            if taken:
                entries = tuple(change(read_index(self.home) or ()))
                by = made_by(self.home) if rules is None else rules
                write_atomically(self.home / INDEX, dumped(entries, by))

    def _finish_removals(self) -> None:
        """What a killed program left of a removed dossier goes at the next look at the list."""
        with suppress(OSError):
            sweep(self.home, older=_SETTLED)
            left = [path for path in self._folder.iterdir() if path.name.startswith(_REMOVED)]
            for path in left:
                shutil.rmtree(path, ignore_errors=True)

    def _sweep(self) -> None:
        """Finish the removals and forget the births that a killed program left halfway."""
        for path in self._folder.iterdir():
            if path.name.startswith((_REMOVED, _COMING)):
                shutil.rmtree(path, ignore_errors=True)


def _new_id() -> str:
    return f"d-{secrets.token_hex(4)}"


def _no_version(id: str, number: int) -> PlannerError:
    return PlannerError(
        Problem(
            "unknown_version",
            "Le dossier « {id} » n’a pas de version n° {number}. Choisissez-en une de la liste.",
            None,
            {"id": id, "number": number},
        )
    )

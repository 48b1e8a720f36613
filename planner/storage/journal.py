"""The draft of a dossier: every edit, on the disk before the screen says so.

One line an edit, appended and pushed to the disk: a checksum, then the parts of the dossier that
changed, what kind of step it was and where the cursor stood. A killed program loses nothing: its
steps are played again over the dossier's file, undo and redo included. A line cut short by a power
failure ends the draft; a write that the disk refused is taken back whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from planner.storage.files import push_folder, write_all, write_atomically

__all__ = ["Draft", "Journal", "Record", "changes", "fingerprint", "played"]

Tree = Mapping[str, Any]
"""A dossier's file as plain JSON: a part at its default is absent."""


class Record(NamedTuple):
    """One step. ``kind`` is ``edit``, ``amend`` (goes on with the last edit), ``undo``, ``redo``
    or ``focus``; ``parts`` maps each part that changed to its new value (None: back to nothing).

    ``focus`` is the path of the field where the cursor stands and ``text`` what is being typed
    there when it is not yet a value.
    """

    kind: str
    parts: Tree
    focus: str = ""
    text: str = ""


class Draft(NamedTuple):
    """What a draft gives back: the states one can undo to (the last is the present one), those
    one can redo to (the next is the last), and where the cursor stood.
    """

    past: tuple[Tree, ...]
    future: tuple[Tree, ...] = ()
    focus: str = ""
    text: str = ""


def fingerprint(data: bytes) -> str:
    """What identifies the content of a dossier's file."""
    return hashlib.sha256(data).hexdigest()


def changes(before: Tree, after: Tree) -> dict[str, Any]:
    """The parts that differ between two states."""
    return {
        part: after.get(part)
        for part in dict.fromkeys([*before, *after])
        if before.get(part) != after.get(part)
    }


def played(base: Tree, records: Iterable[Record]) -> Draft:
    """The states that these steps lead to from the dossier's file."""
    past: list[Tree] = [base]
    future: list[Tree] = []
    focus, text = "", ""
    for record in records:
        state = {**past[-1], **record.parts}
        state = {part: value for part, value in state.items() if value is not None}
        if record.kind == "edit":
            past.append(state)
            future.clear()
        elif record.kind == "amend":
            past[1:] = [*past[1:-1], state]
            future.clear()
        elif record.kind == "undo":
            future.append(past.pop())
            past[-1:] = [state]
        elif record.kind == "redo":
            past.append(state)
            del future[-1:]
        focus, text = record.focus, record.text
    return Draft(tuple(past), tuple(future), focus, text)


class Journal:
    """The draft file of one dossier, written by the one process that holds its lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None
        self._length = 0

    def records(self, main: str) -> tuple[Record, ...] | None:
        """The steps that follow the dossier's file of this fingerprint, from the first.

        None when the draft belongs to another content of the file (replaced by hand).
        """
        lines = _lines(self._path)
        self._length = sum(length for length, _ in lines)
        since = [place for place, (_, line) in enumerate(lines) if line.get("base") == main]
        if lines and not since:
            return None
        after = lines[since[-1] + 1 :] if since else []
        return tuple(_record(line) for _, line in after if "kind" in line)

    @property
    def length(self) -> int:
        """How many bytes of steps wait to be put into the dossier's file."""
        return self._length

    def append(self, main: str, records: Iterable[Record]) -> None:
        """Add steps and push them to the disk; OSError (and nothing added) when it refuses."""
        lines = [_line(record._asdict()) for record in records]
        if not self._length:
            lines.insert(0, _line({"base": main}))
        self._write(b"".join(lines))

    def replacing(self, main: str, after: Record | None = None) -> None:
        """Say that the dossier's file is about to hold all these steps, under this fingerprint.

        ``after`` is what stands when it does: where the cursor is.
        """
        if self._length or after is not None:
            self._write(_beginning(main, after))

    def restart(self, main: str, after: Record | None = None) -> None:
        """Forget the steps, which the dossier's file of this fingerprint holds; in one rename."""
        data = _beginning(main, after) if after is not None else b""
        if self._length or data:
            self.close()
            write_atomically(self._path, data)
            self._length = len(data)

    def close(self) -> None:
        """Leave the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _write(self, data: bytes) -> None:
        handle = self._opened()
        try:
            os.ftruncate(handle, self._length)  # what a refused or cut write may have left
            write_all(handle, data)
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, self._length)
            raise
        self._length += len(data)

    def _opened(self) -> int:
        if self._handle is None:
            new = not self._path.exists()
            self._handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            if new:
                push_folder(self._path.parent)
        return self._handle


def _line(content: Mapping[str, Any]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _beginning(main: str, after: Record | None) -> bytes:
    return _line({"base": main}) + (_line(after._asdict()) if after is not None else b"")


def _lines(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """Each whole line with its length, up to the first that is not."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    lines = []
    for raw in data.splitlines(keepends=True):
        try:
            text = raw[9:-1]
            if not raw.endswith(b"\n") or int(raw[:8], 16) != zlib.crc32(text):
                break
            lines.append((len(raw), json.loads(text)))
        except ValueError:
            break
    return lines


def _record(line: Mapping[str, Any]) -> Record:
    return Record(line["kind"], line["parts"], line["focus"], line["text"])

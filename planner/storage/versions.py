"""The last 20 contents of a dossier, one file each, numbered; some are named restore points."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path

from planner.storage.files import ensure_folder, push_folder, write_atomically
from planner.storage.repository import Version

__all__ = ["KEPT", "Versions", "time_of"]

KEPT = 20

_FILE = re.compile(r"([0-9]{6})\.json", re.ASCII)
_LABELS = "labels.json"


def time_of(path: Path) -> str:
    """When a file was last written, to the second, in UTC."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")


class Versions:
    """The folder of versions of one dossier."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self) -> tuple[Version, ...]:
        """Newest first."""
        labels = self._labels()
        numbers = sorted(self._numbers(), reverse=True)
        return tuple(
            Version(number, time_of(self._path(number)), labels.get(str(number), ""))
            for number in numbers
        )

    def read(self, number: int) -> bytes:
        """The content of one; FileNotFoundError when it is not kept any more."""
        return self._path(number).read_bytes()

    def keep(self, main: Path, label: str = "") -> None:
        """Keep the dossier's present file as a version, unless the newest one already holds it.

        The oldest unnamed one beyond the number kept goes; a named one goes only when all are.
        """
        ensure_folder(self._folder)
        numbers = sorted(self._numbers())
        if not numbers or not _same(self._path(numbers[-1]), main):
            numbers.append(numbers[-1] + 1 if numbers else 1)
            _copy(main, self._path(numbers[-1]))
        labels = self._labels()
        if label:
            labels[str(numbers[-1])] = label
        surplus = max(0, len(numbers) - KEPT)
        named = [number for number in numbers if str(number) in labels]
        unnamed = [number for number in numbers[:-1] if str(number) not in labels]
        gone = [*unnamed, *named][:surplus]
        if label or any(str(number) in labels for number in gone):
            kept = {key: name for key, name in labels.items() if int(key) not in gone}
            write_atomically(self._folder / _LABELS, json.dumps(kept).encode())
        for number in gone:
            self._path(number).unlink()
        push_folder(self._folder)

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:06d}.json"

    def _numbers(self) -> set[int]:
        there = self._folder.is_dir()
        names = [path.name for path in self._folder.iterdir()] if there else []
        return {int(match[1]) for match in map(_FILE.fullmatch, names) if match}

    def _labels(self) -> dict[str, str]:
        try:
            labels = json.loads((self._folder / _LABELS).read_bytes())
        except (OSError, ValueError):
            return {}
        known = labels.items() if isinstance(labels, dict) else ()
        return {str(key): str(label) for key, label in known if str(key).isdigit()}


def _same(one: Path, other: Path) -> bool:
    return one.samefile(other) or one.read_bytes() == other.read_bytes()


def _copy(main: Path, version: Path) -> None:
    """A second name for the same content, which nobody writes in place.

    Where the disk knows no second names, a copy that keeps the time of the content.
    """
    try:
        version.hardlink_to(main)
    except OSError:
        status = main.stat()
        write_atomically(version, main.read_bytes())
        os.utime(version, ns=(status.st_atime_ns, status.st_mtime_ns))

"""One opening of a dossier at a time, on one machine or on a shared folder.

The lock is held by the system for as long as the process lives (``flock``): a process that died,
however it died, holds nothing, and its number may be taken by another process without harm. The
file only says who holds it, so that the sentence can name them.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from planner.errors import PlannerError, Problem
from planner.storage.files import write_all

__all__ = ["AlreadyOpen", "Lock", "briefly"]

_PAUSE = 0.02


class AlreadyOpen(PlannerError):
    """The dossier is open in another window or on another machine."""


class Lock:
    """A lock file held until ``release`` or the end of the process; usable as a context."""

    def __init__(self, path: Path) -> None:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _holder(handle)
            os.close(handle)
            raise AlreadyOpen(
                Problem(
                    "already_open",
                    "Ce dossier est déjà ouvert sur « {host} » depuis {since} (programme "
                    "n° {pid}). Fermez-le là-bas, puis recommencez.",
                    None,
                    holder,
                )
            ) from None
        except BaseException:
            os.close(handle)
            raise
        note = {"host": socket.gethostname(), "pid": os.getpid()}
        os.ftruncate(handle, 0)
        write_all(handle, json.dumps(note).encode())
        self._handle: int | None = handle

    @property
    def held(self) -> bool:
        """Whether this lock is still ours."""
        return self._handle is not None

    def release(self) -> None:
        """Let others open the dossier; a second call does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


@contextlib.contextmanager
def briefly(path: Path, patience: float = 2.0) -> Iterator[bool]:
    """Hold a lock for one short change to a shared file; False when somebody keeps it too long."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _taken(handle, tries=max(1, round(patience / _PAUSE)))
    finally:
        os.close(handle)


def _taken(handle: int, tries: int) -> bool:
    for _ in range(tries):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE)
        else:
            return True
    return False


def _holder(handle: int) -> dict[str, object]:
    since = datetime.fromtimestamp(os.fstat(handle).st_mtime, UTC).astimezone()
    holder: dict[str, object] = {"host": "?", "pid": "?", "since": since.strftime("%H:%M")}
    with contextlib.suppress(OSError, ValueError):
        note = json.loads(os.pread(handle, 4096, 0))
        if isinstance(note, dict):
            holder |= {key: note[key] for key in ("host", "pid") if key in note}
    return holder

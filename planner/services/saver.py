"""The one writer of an opened dossier: typing never waits for a disk, and nothing is skipped.

Steps are queued and written in order, all those that wait at once. What the disk refuses stays in
the queue and is written with the next step, or at ``flush``: the draft never has a hole. "Saved"
is said only after the disk has it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from threading import Lock

from planner.calc.dossier import Dossier
from planner.errors import PlannerError
from planner.services.clock import now
from planner.storage.journal import Record
from planner.storage.repository import OpenedDossier

__all__ = ["Saver"]


class Saver:
    """``told`` is called from the writer each time something was written or refused."""

    def __init__(self, opened: OpenedDossier, told: Callable[[], None] | None = None) -> None:
        self._opened = opened
        self._told = told
        self._queue: list[tuple[int, Record]] = []
        self._last = 0
        self._lock = Lock()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="planner-writer")
        self.saved_at: datetime | None = None
        self.failure: PlannerError | None = None

    @property
    def waiting(self) -> int:
        """How many steps are not on the disk yet."""
        with self._lock:
            return len(self._queue)

    def record(self, record: Record) -> None:
        """Queue a step."""
        with self._lock:
            self._last += 1
            self._queue.append((self._last, record))
        self._writer.submit(self._drain)

    def save(self, dossier: Dossier, label: str = "", after: Record | None = None) -> Future[bool]:
        """Queue the saving of the whole dossier, which holds every step queued before.

        ``after`` stands once it is saved: where the cursor is.
        """
        return self._writer.submit(self._save, dossier, label, after, self._last)

    def flush(self) -> bool:
        """Wait for the disk; whether everything is on it."""
        self._writer.submit(self._drain).result()
        return not self.waiting

    def close(self) -> None:
        """Write what waits and stop."""
        self._writer.submit(self._drain)
        self._writer.shutdown(wait=True)

    def _drain(self) -> None:
        with self._lock:
            batch = list(self._queue)
        if batch:
            records = [record for _, record in batch]
            self._attempt(lambda: self._opened.record(records), batch[-1][0])

    def _save(self, dossier: Dossier, label: str, after: Record | None, last: int) -> bool:
        return self._attempt(lambda: self._opened.save(dossier, label, after), last)

    def _attempt(self, work: Callable[[], None], last: int) -> bool:
        """Do it; on success the steps up to ``last`` are on the disk."""
        try:
            work()
        except PlannerError as error:
            self.failure = error
        else:
            self.failure = None
            self.saved_at = now()
            with self._lock:
                self._queue = [step for step in self._queue if step[0] > last]
        if self._told is not None:
            self._told()
        return self.failure is None

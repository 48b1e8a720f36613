"""The interface that one page of the browser talks to: a process of its own, that ends with it.

Nothing of it outlives the page: the process has left, its pipes are closed, before the page is
forgotten. One that does not leave when asked is ended; what was typed is on the disk already.
"""

from __future__ import annotations

import asyncio
import contextlib
from asyncio.subprocess import Process

from textual_serve.app_service import AppService

__all__ = ["PageProcess"]

PATIENCE = 5.0
"""Seconds that a process is given to leave."""


class PageProcess(AppService):
    """A process started for a page; ``stop`` returns when nothing of it is left."""

    _end: asyncio.Task[None] | None = None

    async def stop(self) -> None:
        """Ask it to leave, then see that it has. Whoever asks waits for the same end."""
        if self._end is None:
            self._end = asyncio.create_task(self._ended())
        await asyncio.shield(self._end)

    async def _ended(self) -> None:
        process = self._process
        if process is None:
            return
        leaving = asyncio.create_task(self._left(process))
        await asyncio.wait({leaving}, timeout=PATIENCE)
        if not leaving.done():
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        await leaving

    async def _left(self, process: Process) -> None:
        """Ask, then read what it still writes, which nobody looks at any more, to the end."""
        with contextlib.suppress(OSError):
            await super().stop()
        await process.communicate()

"""Leaving: whatever dossier is open is closed, its last step on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["close_all"]


def close_all(app: PlannerApp) -> None:
    """Close every opened dossier."""
    for screen in app.screen_stack:
        work = getattr(screen, "work_", None)
        if work is not None:
            work.close()

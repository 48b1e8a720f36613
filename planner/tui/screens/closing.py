"""Leaving: whatever dossier is open is closed, its last step on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["close_all"]


def close_all(app: PlannerApp) -> None:
    """Close every opened dossier, once: a dialog over it may hold the same one."""
    opened = [getattr(screen, "work_", None) for screen in app.screen_stack]
    for work in {id(work): work for work in opened if work is not None}.values():
        work.close()

"""Leaving: whatever dossier is open is closed, its last step on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.services.session import Session
    from planner.tui.app import PlannerApp

__all__ = ["close_all", "opened_in"]


def opened_in(app: PlannerApp) -> tuple[Session, ...]:
    """The opened dossiers, each once: a dialog over it may hold the same one."""
    works = [getattr(screen, "work_", None) for screen in app.screen_stack]
    return tuple({id(work): work for work in works if work is not None}.values())


def close_all(app: PlannerApp) -> None:
    """Close every opened dossier."""
    for work in opened_in(app):
        work.close()

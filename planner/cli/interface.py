"""Opening the terminal interface, where there is a terminal."""

from __future__ import annotations

import sys
from typing import Any

from planner.errors import Problem, UsageError

__all__ = ["has_terminal", "open_interface"]


def has_terminal() -> bool:
    """Whether a person can see and type: both ends are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def open_interface(**options: Any) -> int:
    """Open the interface and return its exit status."""
    if not has_terminal():
        raise UsageError(
            Problem(
                "no_terminal",
                "L’écran de planner a besoin d’un terminal. Sans terminal, utilisez par exemple "
                "« planner plan dossier.json » ; « planner --help » donne toutes les commandes.",
            )
        )
    from planner.tui.app import run

    return int(run(**options) or 0)

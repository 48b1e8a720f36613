"""``planner --version``."""

from __future__ import annotations

from planner import __version__

__all__ = ["run"]


def run() -> int:
    """Print the version."""
    print(f"planner {__version__}")
    return 0

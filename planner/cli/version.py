"""``planner --version``."""

from __future__ import annotations

from collections.abc import Sequence

from planner import __version__
from planner.errors import UsageError

__all__ = ["run"]


def run(arguments: Sequence[str]) -> int:
    """Print the version; UsageError when more was written than the option."""
    if len(arguments) > 1:
        from planner.cli.usage import too_many

        raise UsageError(too_many("planner"))
    print(f"planner {__version__}")
    return 0

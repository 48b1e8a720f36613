"""``planner calc FUNCTION``: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import gc
import sys

from planner.errors import Problem, UsageError

__all__ = ["run"]


def run(function: str | None) -> int:
    """Answer every line of the standard input; 0 all computed, 1 some refused."""
    from planner.calc.functions import NAMES
    from planner.cli.lines import run_lines
    from planner.services.settings import law_of

    if function is None or function not in NAMES:
        raise UsageError(
            Problem(
                "unknown_function",
                "« planner calc » demande une de ces fonctions : {known}.",
                None,
                {"known": ", ".join(NAMES)},
            )
        )
    if sys.stdin is None:  # closed by whoever started the command: there is nothing to answer
        return 0
    gc.enable()  # a stream may last for hours
    sys.stdout.flush()
    return run_lines(function, sys.stdin.buffer, sys.stdout.buffer, law_of())

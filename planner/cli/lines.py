"""JSON Lines through one function: a line in, a line out, in order, however long the file.

A line of white space only is skipped; every other line gives exactly one, written as soon as it
is computed, so that a program may ask and wait for the answer. Nothing but the line at hand is
kept in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from planner.calc.functions import answer_line
from planner.services.functions import offered

if TYPE_CHECKING:
    from planner.calc.law import Law

__all__ = ["LONGEST_LINE", "run_lines"]

LONGEST_LINE = 16_000_000
"""In bytes; a rent account of 5,000 lines takes less than one million."""


def run_lines(function_name: str, stdin: BinaryIO, stdout: BinaryIO, law: Law) -> int:
    """Answer every line of ``stdin`` on ``stdout``.

    Returns the exit status: 0 when every line was computed, 1 when some were refused. KeyError
    when there is no such function. A line above ``LONGEST_LINE`` is refused as unreadable.
    """
    function = offered(function_name)
    status = 0
    while line := stdin.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = b"["  # too long to be read: what is left of it is dropped
            _skip_line(stdin)
        if _blank(line):
            continue
        written, computed = answer_line(function, line, law)
        stdout.write(written)
        stdout.flush()
        if not computed:
            status = 1
    return status


def _blank(line: bytes) -> bool:
    """Whether a line holds white space only, that of Unicode included (a no-break space)."""
    text = line.strip()
    if not text or text[0] < 0x80:
        return not text
    return not line.decode("utf-8", "replace").strip()


def _skip_line(stdin: BinaryIO) -> None:
    while (rest := stdin.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass

"""Paths of the page of entry: those of the dossier, and those of lines not there yet.

``incomes[2].amount`` is a place of the dossier; ``incomes[+wage].amount`` is the amount of a wage
that will be one when it is typed; ``incomes[+]`` asks which kind to add; ``#incomes`` is the title
of a section and ``!statement`` something to do.
"""

from __future__ import annotations

__all__ = ["is_new", "line_of", "split_new"]


def is_new(path: str) -> bool:
    """Whether a path is that of a line not yet there."""
    return "[+" in path


def split_new(path: str) -> tuple[str, str, str]:
    """``incomes[+wage].amount`` → (``incomes``, ``wage``, ``amount``)."""
    part, rest = path.split("[+", 1)
    kind, _, name = rest.partition("]")
    return part, kind, name.removeprefix(".")


def line_of(path: str) -> str | None:
    """The line of a list that a path belongs to: ``incomes[2]``; None outside a list."""
    place = path.find("[")
    if place < 0 or path.startswith("#"):
        return None
    return path[: path.index("]", place) + 1]

"""What changed between two states of a dossier: lines that came, lines that went, values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from planner.calc.dossier import Dossier
from planner.intake.dossier_file import tree_of

__all__ = ["Difference", "differences"]

_NAMES = ("id", "kind", "label", "creditor", "date", "side", "text", "item")
"""What tells one line of a list from another, whatever its place."""


class Difference(NamedTuple):
    """One change. ``path`` is a place of the dossier after it, of the one before when ``gone``;
    None stands for a value that is not there.
    """

    path: str
    before: Any
    after: Any
    gone: bool = False


def differences(before: Dossier, after: Dossier) -> tuple[Difference, ...]:
    """Every change, in the order of the dossier."""
    return tuple(_compared("", tree_of(before), tree_of(after)))


def _compared(path: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys([*before, *after]):
            yield from _compared(f"{path}.{key}" if path else key, before.get(key), after.get(key))
    elif _is_lines(before) or _is_lines(after):
        yield from _lines(path, before or [], after or [])
    elif isinstance(after, Mapping) and before is None:
        yield from _compared(path, {}, after)
    elif isinstance(before, Mapping) and after is None:
        yield from _compared(path, before, {})
    else:
        yield Difference(path, before, after)


def _is_lines(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _lines(path: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Difference]:
    left = list(enumerate(before))
    for place, line in enumerate(after):
        match = next((each for each in left if _same(each[1], line)), None)
        if match is None:
            yield Difference(f"{path}[{place}]", None, line)
            continue
        left.remove(match)
        yield from _compared(f"{path}[{place}]", match[1], line)
    for place, line in left:
        yield Difference(f"{path}[{place}]", line, None, gone=True)


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(one.get(name) == other.get(name) for name in _NAMES)

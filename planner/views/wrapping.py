"""Lines of a given width: the room a character takes, where to cut, what no terminal may get."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["clean", "width", "wrap"]


_NARROW = re.compile("[\x00-\u02ff\u2000-\u2064\u20a0-\u20bf\u2190-\u22ff\u2500-\u25af]*")
"""Characters of one column each: those of nearly every text of ours."""

_HARMLESS = re.compile("[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u202f\u20a0-\u20bf\u2190-\u22ff]*")
"""Characters of which none drives a terminal: those of nearly every text of ours."""


def clean(text: str) -> str:
    """Without the control characters that could drive a terminal; tabs become spaces."""
    if _HARMLESS.fullmatch(text):
        return text
    return "".join(
        " " if char in "\t\r\n\v\f" else char
        for char in text
        if char in "\t\r\n\v\f" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )


def width(text: str) -> int:
    """How many columns a text takes: combining marks none, wide characters two."""
    return len(text) if text.isascii() or _NARROW.fullmatch(text) else _width(text)


@lru_cache(maxsize=8192)
def _width(text: str) -> int:
    return sum(
        0
        if unicodedata.combining(char)
        else 2
        if unicodedata.east_asian_width(char) in ("W", "F")
        else 1
        for char in text
    )


def wrap(text: str, columns: int, *, first: str = "", then: str = "") -> list[str]:
    """A text cut at plain spaces, never at no-break ones; a longer word is cut where it must."""
    words = [word for word in text.split(" ") if word] or [""]
    found: list[str] = []
    line, empty = first, True
    for word in words:
        piece = word
        joined = piece if empty else f" {piece}"
        if width(line) + width(joined) <= columns:
            line, empty = line + joined, False
            continue
        if not empty:
            found.append(line)
            line, empty = then, True
        while width(line) + width(piece) > columns > width(then):
            cut = _fitting(piece, columns - width(line))
            found.append(line + piece[:cut])
            line, piece = then, piece[cut:]
        line, empty = line + piece, False
    found.append(line)
    return [line.rstrip(" ") for line in found]


def _fitting(text: str, columns: int) -> int:
    taken = 0
    for index, char in enumerate(text):
        taken += width(char)
        if taken > columns:
            return max(index, 1)
    return len(text)

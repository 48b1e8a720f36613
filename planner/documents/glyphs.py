"""Which characters our font can print, and what stands for one that it cannot.

PDF/A refuses a character without a glyph, and a name in another script must not stop a contract.
What the font lacks is printed as ``?``, and the document says so among its limits.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["STANDS_FOR_UNKNOWN", "covered", "printable", "unprintable"]

STANDS_FOR_UNKNOWN = "?"
_SAME_TO_A_READER = {
    0x202F: "\u00a0",
    0x2009: " ",
    0x200A: " ",
    0x2007: "\u00a0",
    0x2010: "-",
    0x2011: "-",
    0x2192: ":",
}


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
    """The code points with a glyph in the regular face (its ``cmap``, format 4)."""
    font = (files("planner.documents") / "fonts" / "OpenSans-Regular.ttf").read_bytes()
    tables = struct.unpack_from(">H", font, 4)[0]
    names = [struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(tables)]
    start = next(offset for name, _, offset, _ in names if name == b"cmap")
    encodings = struct.unpack_from(">H", font, start + 2)[0]
    offsets = [struct.unpack_from(">HHI", font, start + 4 + 8 * i)[2] for i in range(encodings)]
    table = next(
        start + offset for offset in offsets if font[start + offset : start + offset + 2] == b"\0\4"
    )
    count = struct.unpack_from(">H", font, table + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, table + 14)
    starts = struct.unpack_from(f">{count}H", font, table + 16 + 2 * count)
    return frozenset(
        code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)
    ) - {0xFFFF}


def printable(data: Any) -> Any:
    """The same plain data with every text made printable; shapes and keys do not change."""
    if isinstance(data, str):
        return _printed(data)
    if isinstance(data, dict):
        return {key: printable(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [printable(value) for value in data]
    return data


def unprintable(text: str) -> str:
    """The characters of a text that the font lacks, each once, in order."""
    return "".join(dict.fromkeys(c for c in _plain(text) if ord(c) not in covered()))


def _plain(text: str) -> str:
    kept = (
        " " if unicodedata.category(c) == "Cc" else c for c in unicodedata.normalize("NFC", text)
    )
    return "".join(c for c in kept if unicodedata.category(c) != "Cf").translate(_SAME_TO_A_READER)


def _printed(text: str) -> str:
    known = covered()
    return "".join(c if ord(c) in known else STANDS_FOR_UNKNOWN for c in _plain(text))

"""What an archive may hold before anything of it is read.

An XLSX and an ODS are archives of XML. One of a few kilobytes can unfold into gigabytes, or name
entities without end, or place a cell a million rows down: each part is unfolded under a limit, no
document type and no other encoding than UTF-8 is accepted, and cells are counted before they are
kept.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile
from zlib import error as BadStream  # noqa: N812 - it is an exception

from planner.intake.household_sheet.problems import refusal

__all__ = ["MAX_CELLS", "MAX_COLUMNS", "MAX_ROWS", "parts_of"]

MAX_PARTS = 400
MAX_UNFOLDED = 6_000_000
MAX_ROWS = 2_000
MAX_COLUMNS = 60
MAX_CELLS = 40_000
"""A budget takes a hundred rows of five columns."""

_MACROS = ("vbaproject", "basic/", "scripts/", "macrosheets/")
_WANTED = (".xml", ".rels", "mimetype")


def parts_of(data: bytes, name: str) -> dict[str, bytes]:
    """The texts of an archive by their names; PlannerError for a bomb, a macro, a damaged one."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            inside = archive.infolist()
            names = [part.filename.lower() for part in inside]
            if any(macro in part for part in names for macro in _MACROS):
                raise refusal("sheet_macros", name)
            if len(inside) > MAX_PARTS:
                raise refusal("sheet_too_big", name)
            found: dict[str, bytes] = {}
            left = MAX_UNFOLDED
            for part in inside:
                if not part.filename.lower().endswith(_WANTED):
                    continue
                with archive.open(part) as stream:
                    text = stream.read(left + 1)
                left -= len(text)
                if left < 0:
                    raise refusal("sheet_too_big", name)
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\x00" in text:
                    raise refusal("sheet_wrong_type", name)
                found[part.filename] = text
            return found
    # zipfile says NotImplementedError of a compression that it does not know: a damaged file to us.
    except (BadZipFile, BadStream, NotImplementedError, RuntimeError, OSError, EOFError):
        raise refusal("sheet_damaged", name) from None

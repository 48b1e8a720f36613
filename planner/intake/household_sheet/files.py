"""The bytes of an XLSX, an ODS or a CSV as cells of text.

A number keeps the digits that the file holds: it never becomes a binary fraction on its way. A cell
made by a formula says so; its value is the last one that the spreadsheet kept.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from io import StringIO
from xml.etree import ElementTree as ET

from planner.intake.household_sheet.problems import refusal
from planner.intake.household_sheet.safety import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, parts_of

__all__ = ["MAX_BYTES", "Cell", "Cells", "read_cells"]

MAX_BYTES = 5_000_000

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_OLD = b"\xd0\xcf\x11\xe0"
_OTHERS = (
    b"%PDF",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"SQLite",
    b"\x7fELF",
)
_NOISE = Decimal("0.0000001")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and whether a formula made it."""

    text: str
    formula: bool = False


Cells = dict[tuple[int, int], Cell]
"""Row and column, from 1, with what stands there; empty cells are left out."""


def read_cells(data: bytes, name: str) -> Cells:
    """The cells of the first sheet that has any; PlannerError when the file is no sheet."""
    if not data.strip(b" \t\r\n\x00"):
        raise refusal("sheet_empty", name)
    if len(data) > MAX_BYTES:
        raise refusal("sheet_too_big", name)
    if data.startswith(_OLD):
        raise refusal("sheet_old_type", name)
    if data.startswith(_OTHERS):
        raise refusal("sheet_wrong_type", name)
    if data.startswith(b"PK"):
        return _archive(data, name)
    return _csv(data, name)


def _archive(data: bytes, name: str) -> Cells:
    parts = parts_of(data, name)
    try:
        if "xl/workbook.xml" in parts:
            return _xlsx(parts, name)
        if "content.xml" in parts and "spreadsheet" in parts.get("mimetype", b"").decode("ascii"):
            return _ods(parts["content.xml"], name)
    except (ET.ParseError, LookupError, ValueError, InvalidOperation):
        raise refusal("sheet_damaged", name) from None
    raise refusal("sheet_wrong_type", name)


class _Page:
    """Cells put one by one, under the limits of a household's sheet."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells: Cells = {}

    def put(self, row: int, column: int, text: str, formula: bool) -> None:
        text = " ".join(text.split())
        if not text and not formula:
            return
        if row > MAX_ROWS or column > MAX_COLUMNS or len(self.cells) >= MAX_CELLS:
            raise refusal("sheet_too_big", self.name)
        self.cells[row, column] = Cell(text, formula)


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: ET.Element, name: str) -> str:
    """An attribute whatever its namespace."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


# XLSX


def _xlsx(parts: dict[str, bytes], name: str) -> Cells:
    shared: list[str] = []
    if "xl/sharedStrings.xml" in parts:
        root = ET.fromstring(parts["xl/sharedStrings.xml"])  # noqa: S314 - see safety.py
        shared = [_texts(item, "t") for item in root]
    sheets = sorted(
        (part for part in parts if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", part)),
        key=lambda part: int(re.findall(r"\d+", part)[-1]),
    )
    for sheet in sheets:
        page = _Page(name)
        for row in ET.fromstring(parts[sheet]).iter():  # noqa: S314 - see safety.py
            if _tag(row) == "c":
                _xlsx_cell(page, row, shared)
        if page.cells:
            return page.cells
    raise refusal("sheet_empty", name)


def _xlsx_cell(page: _Page, cell: ET.Element, shared: list[str]) -> None:
    place = _PLACE.fullmatch(cell.get("r", ""))
    if place is None:
        raise ValueError(cell.get("r"))
    inside = {_tag(child): child for child in cell}
    formula = "f" in inside
    value = inside["v"].text or "" if "v" in inside else ""
    kind = cell.get("t", "n")
    if kind == "s":
        text = shared[abs(int(value))] if value else ""
    elif kind == "inlineStr":
        text = _texts(inside["is"], "t") if "is" in inside else ""
    elif kind == "n":
        text = _number(value) if value else ""
    else:
        text = "" if kind == "e" else value
    page.put(int(place[2]), _column(place[1]), text, formula)


def _texts(element: ET.Element, tag: str) -> str:
    """The texts of an item, without the reading aids that some languages add."""
    return "".join(
        part.text or "" for part in element.iter() if _tag(part) == tag and part.text is not None
    )


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str) -> str:
    """A number as a person writes it: ``412,30``; the noise of a spreadsheet's sums is no digit."""
    exact = Decimal(text)
    if not exact.is_finite() or abs(exact) > Decimal(10) ** 12:
        return text
    cents = exact.quantize(_CENT)
    if abs(exact - cents) <= _NOISE:
        return f"{cents:f}".replace(".", ",")
    return f"{exact:f}".replace(".", ",")


# ODS


def _ods(xml: bytes, name: str) -> Cells:
    root = ET.fromstring(xml)  # noqa: S314 - see safety.py
    for table in root.iter():
        if _tag(table) != "table":
            continue
        page = _Page(name)
        row = 0
        for line in _rows(table):
            again = int(_attribute(line, "number-rows-repeated") or 1)
            if _filled(line):
                for place in range(1, again + 1):
                    _ods_row(page, row + place, line)
            row += again
        if page.cells:
            return page.cells
    raise refusal("sheet_empty", name)


def _rows(table: ET.Element) -> Iterator[ET.Element]:
    for part in table:
        if _tag(part) == "table-row":
            yield part
        elif _tag(part) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(part)


def _filled(line: ET.Element) -> bool:
    return any(_attribute(cell, "value-type") or _attribute(cell, "formula") for cell in line)


def _ods_row(page: _Page, row: int, line: ET.Element) -> None:
    column = 0
    for cell in line:
        if _tag(cell) not in ("table-cell", "covered-table-cell"):
            continue
        again = int(_attribute(cell, "number-columns-repeated") or 1)
        kind, formula = _attribute(cell, "value-type"), bool(_attribute(cell, "formula"))
        if kind or formula:
            text = _ods_text(cell, kind)
            for place in range(1, again + 1):
                page.put(row, column + place, text, formula)
        column += again


def _ods_text(cell: ET.Element, kind: str) -> str:
    if kind in ("float", "currency"):
        return _number(_attribute(cell, "value"))
    return " ".join("".join(part.itertext()) for part in cell if _tag(part) == "p")


# CSV


def _csv(data: bytes, name: str) -> Cells:
    text = _decoded(data, name)
    heads = text[:4000]
    mark = max(";\t,", key=lambda each: (heads.count(each), each == ";"))
    page = _Page(name)
    try:
        for row, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=mark), 1):
            for column, cell in enumerate(cells, 1):
                page.put(row, column, cell, cell.startswith("="))
    except csv.Error:
        raise refusal("sheet_damaged", name) from None
    if not page.cells:
        raise refusal("sheet_empty", name)
    return page.cells


def _decoded(data: bytes, name: str) -> str:
    encodings = ["utf-8-sig", "cp1252"]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(char < " " and char not in "\t\r\n" for char in text):
            break
        return text
    raise refusal("sheet_wrong_type", name)

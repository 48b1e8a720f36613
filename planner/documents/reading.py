"""A document as text, to be read on the screen before it is printed.

The titles and the order of the parts are those of its template, and what is in them is the very
data that the page is made of: nothing is shown that would not be printed, and nothing printed is
left out but the boxes to tick and the room to sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from planner.documents.engine import kept_apart, source
from planner.views.blocks import (
    Align,
    Block,
    Blocks,
    Column,
    Heading,
    List,
    Note,
    Paragraph,
    Row,
    Table,
)

__all__ = ["outline", "read_document"]

_TITLE = re.compile(r"^==+ (.+)$")
_PART = re.compile(r"\bdata\.([a-z_]+)(?:\.([a-z_]+))?")
_APART = frozenset({"organisation", "title", "subtitle", "footer", "page_word", "signatures"})


def read_document(make: Callable[[], bytes]) -> Blocks:
    """The document that ``make`` would compose, as blocks; its errors are those of ``make``."""
    with kept_apart() as kept:
        make()
    return tuple(block for template, data in kept for block in _document(template, data))


@cache
def outline(template: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The titles of a template and the parts of the data that stand under each, in order."""
    found: list[tuple[str, list[str]]] = [("", [])]
    known: set[str] = set(_APART)
    for line in source(template).splitlines():
        title = _TITLE.match(line.strip())
        if title is not None:
            found.append((title[1], []))
            continue
        for match in _PART.finditer(line):
            if match[1] not in known:
                known.add(match[1])
                found[-1][1].append(match[1])
    return tuple((title, tuple(parts)) for title, parts in found)


def _document(template: str, data: dict[str, Any]) -> Iterator[Block]:
    yield Heading(str(data["title"]), 1)
    if data.get("subtitle"):
        yield Paragraph(str(data["subtitle"]))
    for title, parts in outline(template):
        made = [block for part in parts if _printed(part, data) for block in _blocks(data[part])]
        named = _titled(title, data)
        if named and made:
            yield Heading(named)
        yield from made
    if data.get("signatures"):
        yield Paragraph(str(data["signatures"]["intro"]))


def _printed(part: str, data: dict[str, Any]) -> bool:
    """What stands for an absence is printed only without it; heads go with their table."""
    if part not in data or part.endswith("_columns"):
        return False
    return part != "no_paper" or not data.get("papers")


def _titled(title: str, data: dict[str, Any]) -> str:
    """The words of a title, those that the data gives in their place."""

    def words(match: re.Match[str]) -> str:
        value = data.get(match[1], "")
        return str(value.get(match[2], "") if isinstance(value, dict) else value)

    return re.sub(r"#data\.([a-z_]+)(?:\.([a-z_]+))?", words, title)


def _blocks(value: Any) -> list[Block]:
    if isinstance(value, str):
        return [Paragraph(value)] if value else []
    if isinstance(value, dict):
        return _described(value)
    if not isinstance(value, list) or not value:
        return []
    first = value[0]
    if isinstance(first, str):
        return [List(tuple(value))]
    if isinstance(first, list):
        return [_table([""] * len(first), value)]
    return [block for item in value for block in _item(item)]


def _item(item: dict[str, Any]) -> list[Block]:
    """One item of a list: a title and its text, or its parts on one line."""
    if "title" in item and "text" in item:
        return [Paragraph(str(item["title"]), strong=True), Paragraph(str(item["text"]))]
    if "rows" in item:
        return _described(item)
    lists = [part for part in item.values() if isinstance(part, list) and part]
    if lists:
        who = [Paragraph(part, strong=True) for part in item.values() if isinstance(part, str)]
        return [*who, *[block for part in lists for block in _blocks(part)]]
    said = ", ".join(str(part) for part in item.values() if isinstance(part, str) and part)
    return [List((said,))] if said else []


def _described(value: dict[str, Any]) -> list[Block]:
    found: list[Block] = []
    if value.get("title"):
        found.append(Paragraph(str(value["title"]), strong=True))
    found += [Paragraph(text) for text in _texts(value.get("intro"))]
    for table in value.get("tables", ()):
        found += _described(table)
    rows = value.get("rows") or []
    columns = [str(name) for name in value.get("columns", ())]
    if rows and isinstance(rows[0], list):
        heads = columns if len(columns) == len(rows[0]) else [""] * len(rows[0])
        found.append(_table(heads, rows, value.get("total")))
    elif rows:
        named = " · ".join(head for head in columns if head)
        found += [Paragraph(named, strong=True)] if named else []
        found += _blocks(rows)
    found += [Paragraph(text) for text in _texts(value.get("sentences"))]
    found += [Paragraph(text) for text in _texts(value.get("lines"))]
    found += [Note(text) for text in _texts(value.get("notes"))]
    return found


def _texts(value: Any) -> list[str]:
    if not value:
        return []
    return [value] if isinstance(value, str) else [str(text) for text in value]


def _table(heads: list[str], rows: list[list[Any]], total: list[Any] | None = None) -> Table:
    sides = [
        Align.RIGHT if place and _amounts(rows, place) else Align.LEFT
        for place in range(len(heads))
    ]
    longest = max(
        (place for place, side in enumerate(sides) if side is Align.LEFT),
        key=lambda place: max(len(str(row[place])) for row in rows),
    )
    columns = tuple(
        Column(head, sides[place], place == longest) for place, head in enumerate(heads)
    )
    shown = tuple(Row(tuple(str(cell) for cell in row)) for row in rows)
    return Table(columns, shown, Row(tuple(str(cell) for cell in total)) if total else None)


def _amounts(rows: list[list[Any]], place: int) -> bool:
    """Whether a column holds amounts only."""
    return all(not str(row[place]) or str(row[place]).rstrip().endswith("€") for row in rows)

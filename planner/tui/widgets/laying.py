"""Blocks laid out for the screen: lines of pieces, each piece knowing the figure it shows.

The same layout as the plain text (``views.text``), kept in pieces so that a figure can be pointed
at. Columns of words give way to columns of amounts; a table too wide is told row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from planner.views.blocks import (
    Align,
    Block,
    Branch,
    Heading,
    KeyFigures,
    List,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
    Tree,
)
from planner.views.formats import NO_BREAK, typographic
from planner.views.i18n import N_, _
from planner.views.wrapping import clean, width, wrap

__all__ = ["Laid", "Part", "hint_lines", "lay"]

_GAP = 2

_MARKS = {
    Mark.INFO: N_("À savoir"),
    Mark.DOUBT: N_("À vérifier"),
    Mark.ALERT: N_("Attention"),
    Mark.DEADLINE: N_("Échéance"),
    Mark.PRIVATE: N_("Privé"),
}


class Part(NamedTuple):
    """A text, its style, and the figure it shows if any."""

    text: str
    style: str = "text"
    figure: str = ""


Laid = list[Part]


def lay(blocks: Iterable[Block], columns: int) -> list[Laid]:
    """The lines of some blocks, an empty one between two, none under a title."""
    found: list[Laid] = []
    titled = True
    for block in blocks:
        part = _block(block, columns)
        if part:
            found += part if titled else [[], *part]
            titled = isinstance(block, Heading)
    return found


def hint_lines(hints: Iterable[str], columns: int) -> list[Laid]:
    """What the keys do here, each hint in one piece, on as many lines as it takes."""
    told = " · ".join(hint.replace(" ", NO_BREAK) for hint in hints)
    return [[Part(line, "mark")] for line in wrap(told, columns)]


def _say(text: str) -> str:
    return typographic(clean(text))


def _block(block: Block, columns: int) -> list[Laid]:
    match block:
        case Heading(text=text, level=level):
            told = wrap(_say(text), columns)
            rule = "═" if level == 1 else "─"
            return [*([Part(line, "head")] for line in told),
                    [Part(rule * max(map(width, told)), "quiet")]]  # fmt: skip
        case Paragraph(text=text, strong=strong):
            return [
                [Part(line, "strong" if strong else "text")] for line in wrap(_say(text), columns)
            ]
        case Note():
            return _note(block, columns)
        case List(items=items, ordered=ordered):
            return _items(items, ordered, columns)
        case KeyFigures():
            return _key_figures(block, columns)
        case Table():
            return _table(block, columns)
        case Tree(root=root):
            return _tree(root, "", "", columns)


def _note(block: Note, columns: int) -> list[Laid]:
    label = block.label or _(_MARKS[block.mark])
    text = _say(_("{label} : {text}").format(label=label, text=block.text))
    told = wrap(text, columns, then="  ")
    style = "doubt" if block.mark in (Mark.DOUBT, Mark.ALERT, Mark.DEADLINE) else "strong"
    head = told[0]
    if head.startswith(label):
        return [
            [Part(label, style), Part(head[len(label) :])],
            *([Part(line)] for line in told[1:]),
        ]
    return [[Part(line)] for line in told]


def _items(items: Sequence[str], ordered: bool, columns: int) -> list[Laid]:
    found: list[Laid] = []
    for number, item in enumerate(items, 1):
        mark = f"{number}. " if ordered else "• "
        indent = " " * len(mark)
        for place, line in enumerate(item.split("\n")):
            first = mark if place == 0 else indent
            found += [[Part(each)] for each in wrap(_say(line), columns, first=first, then=indent)]
    return found


def _key_figures(block: KeyFigures, columns: int) -> list[Laid]:
    told = [
        (_say(item.label), _say(item.value), _say(item.note), item.figure or "")
        for item in block.items
    ]
    labels = max((width(label) for label, *_rest in told), default=0)
    values = max((width(value) for _label, value, *_rest in told), default=0)
    found: list[Laid] = []
    for label, value, note, figure in told:
        gap = " " * (labels - width(label) + _GAP + values - width(value))
        line = [Part(f"{label}{gap}"), Part(value, "strong", figure)]
        used = labels + _GAP + values
        if note and used + _GAP + width(note) <= columns:
            found.append([*line, Part(f"  {note}", "quiet")])
        else:
            found.append(line)
            if note:
                found += [
                    [Part(each, "quiet")] for each in wrap(note, columns, first="    ", then="    ")
                ]
    return found


def _table(block: Table, columns: int) -> list[Laid]:
    found: list[Laid] = []
    if block.caption:
        found += [[Part(line, "quiet")] for line in wrap(_say(block.caption), columns)]
    rows = [*block.rows, *((block.total,) if block.total else ())]
    if not rows:
        return found
    heads = [_say(column.title) for column in block.columns]
    cells = [[_say(cell) for cell in row.cells] for row in rows]
    widths = _widths(block, heads, cells, columns)
    if widths is None:
        return found + [line for row in rows for line in _told_row(heads, row, columns)]
    aligns = [column.align for column in block.columns]
    if any(heads):
        found += _row(heads, widths, aligns, "head", ())
        found.append([Part((" " * _GAP).join("─" * size for size in widths), "quiet")])
    for row, texts in zip(rows, cells, strict=True):
        if row is block.total:
            found.append([Part((" " * _GAP).join("─" * size for size in widths), "quiet")])
        strong = row.strong or row is block.total
        found += _row(texts, widths, aligns, "strong" if strong else "text", row.figures)
    return found


def _row(
    texts: Sequence[str], widths: Sequence[int], aligns: Sequence[Align], style: str,
    figures: Sequence[str | None],
) -> list[Laid]:  # fmt: skip
    parts = [wrap(text, size) for text, size in zip(texts, widths, strict=True)]
    found: list[Laid] = []
    for index in range(max(map(len, parts))):
        line: Laid = []
        for place, (part, size, align) in enumerate(zip(parts, widths, aligns, strict=True)):
            text = part[index] if index < len(part) else ""
            room = " " * max(0, size - width(text))
            figure = figures[place] if place < len(figures) else None
            gap = " " * _GAP if place else ""
            shown = Part(text, style, figure or "" if index == 0 and text else "")
            if align is Align.RIGHT:
                line += [Part(gap + room), shown]
            else:
                line += [Part(gap), shown, Part(room)]
        found.append(line)
    return found


def _told_row(heads: Sequence[str], row: Row, columns: int) -> list[Laid]:
    texts = [_say(cell) for cell in row.cells]
    pairs = [(head, text) for head, text in zip(heads, texts, strict=True) if text.strip()]
    if not pairs:
        return []
    rest = " ; ".join(f"{head} {text}".strip() for head, text in pairs[1:])
    told = f"{pairs[0][1]} : {rest}" if rest else pairs[0][1]
    return [
        [Part(line, "strong" if row.strong else "text")] for line in wrap(told, columns, then="  ")
    ]


def _widths(
    block: Table, heads: Sequence[str], cells: Sequence[Sequence[str]], columns: int
) -> list[int] | None:
    count = len(heads)
    natural = [max(width(heads[i]), *(width(row[i]) for row in cells)) for i in range(count)]
    least = [
        max(max(map(width, text.split(" "))) for text in (heads[i], *(row[i] for row in cells)))
        for i in range(count)
    ]
    free = columns - _GAP * (count - 1)
    widths = list(natural)
    for i in sorted(range(count), key=lambda i: (not block.columns[i].grows, -natural[i])):
        excess = sum(widths) - free
        if excess > 0:
            widths[i] = max(min(natural[i], max(least[i], 8)), natural[i] - excess)
    return widths if sum(widths) <= free else None


def _tree(branch: Branch, first: str, then: str, columns: int) -> list[Laid]:
    below = bool(branch.branches)
    bar = "│ " if below else "  "
    found: list[Laid] = [
        [Part(line, "strong" if not first else "text")]
        for line in wrap(_say(branch.text), columns, first=first, then=f"{then}  ")
    ]
    for detail in branch.details:
        found += [
            [Part(line, "quiet")]
            for line in wrap(_say(detail), columns, first=f"{then}{bar}", then=f"{then}{bar}  ")
        ]
    for number, part in enumerate(branch.branches, 1):
        fork, stem = ("└─", "  ") if number == len(branch.branches) else ("├─", "│ ")
        found += _tree(part, f"{then}{fork}", f"{then}{stem}", columns)
    return found

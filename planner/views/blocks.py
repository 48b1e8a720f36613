"""What a view is made of: neutral blocks of text and tables, laid out by each outlet.

The terminal, the PDF, the editable copy and the plain text show the same blocks. A block holds
words already in the user's language, amounts already written, and never a rule or a sum. A block
that stands for a figure names it, so that an outlet can offer its "why?".
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from planner.calc.values import dataclass

__all__ = [
    "Align",
    "Block",
    "Blocks",
    "Branch",
    "Column",
    "Heading",
    "KeyFigure",
    "KeyFigures",
    "List",
    "Mark",
    "Note",
    "Paragraph",
    "Row",
    "Table",
    "Tree",
    "plain_texts",
]


class Align(StrEnum):
    """Side on which a column stands: words left, amounts right."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


class Mark(StrEnum):
    """What a note is for. Each mark is also a word: nothing is said by colour alone."""

    INFO = "info"
    DOUBT = "doubt"
    ALERT = "alert"
    DEADLINE = "deadline"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; level 1 is that of the whole."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``strong`` is the sentence to read first."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart, with a word that says what it is (``label``)."""

    text: str
    mark: Mark = Mark.INFO
    label: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """Items; ``ordered`` numbers them. An item's second line starts after a line break."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure to read from afar: its name, its value, what must be known with it."""

    label: str
    value: str
    note: str = ""
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A few key figures, side by side or one below the other."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column. ``grows`` names the column that takes the room left on a page."""

    title: str
    align: Align = Align.LEFT
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; ``strong`` marks a subtotal or the row that matters.

    ``figures`` are the ids of the figures shown, cell by cell, where there is one.
    """

    cells: tuple[str, ...]
    strong: bool = False
    figures: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns, with a caption that says what they are and, if any, their total."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of a tree: its text, what is said of it, and what it rests on."""

    text: str
    details: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """What rests on what, from the result down to the facts."""

    root: Branch


Block = Heading | Paragraph | Note | List | KeyFigures | Table | Tree
Blocks = tuple[Block, ...]


def plain_texts(blocks: Iterable[Block]) -> list[str]:
    """Every piece of text of some blocks, for a search, a count or a test."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                found.append(text)
            case Note(text=text, label=label):
                found += [label, text]
            case List(items=items):
                found += items
            case KeyFigures(items=figures):
                for shown in figures:
                    found += [shown.label, shown.value, shown.note]
            case Table(columns=columns, rows=rows, total=total, caption=caption):
                found += [caption, *(column.title for column in columns)]
                for row in (*rows, *((total,) if total else ())):
                    found += row.cells
            case Tree(root=root):
                found += _told(root)
    return [text for text in found if text]


def _told(branch: Branch) -> list[str]:
    below = [text for part in branch.branches for text in _told(part)]
    return [branch.text, *branch.details, *below]

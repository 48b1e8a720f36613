"""Blocks as lines of text: for a terminal of 80 columns, a pipe, a flat text.

Tables are ruled by plain lines between head and rows; a table that does not fit is told row by
row. The flat mode has no rule, no column and no special space: a screen reader or a braille line
reads it from top to bottom. Colour is added only when asked, and never says anything alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from planner.calc.values import dataclass
from planner.views.blocks import (
    Align,
    Block,
    Branch,
    Column,
    Heading,
    KeyFigures,
    List,
    Mark,
    Note,
    Paragraph,
    Table,
    Tree,
)
from planner.views.formats import NO_BREAK, flat, typographic
from planner.views.i18n import N_, _
from planner.views.wrapping import clean, width, wrap

__all__ = ["Style", "lines", "render", "sentence"]

_GAP = 2
_NARROWEST = 8
_INDENT = NO_BREAK + " "
"""What a cell may begin with to stand to the right of its column, its other lines too."""

_MARKS = {
    Mark.INFO: N_("À savoir"),
    Mark.DOUBT: N_("À vérifier"),
    Mark.ALERT: N_("Attention"),
    Mark.DEADLINE: N_("Échéance"),
    Mark.PRIVATE: N_("Privé"),
}

_COLOURS = {
    Mark.INFO: "36",
    Mark.DOUBT: "33",
    Mark.ALERT: "1;33",
    Mark.DEADLINE: "1;35",
    Mark.PRIVATE: "2",
}

_ASCII = str.maketrans(
    {
        "€": "EUR",
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "…": "...",
        "–": "-",
        "—": "-",
        "−": "-",
        "×": "x",
        "÷": "/",
        "≈": "env.",
        "≤": "<=",
        "≥": ">=",
        "•": "-",
        "→": "->",
        "°": "o",
    }
)


@dataclass(frozen=True, slots=True)
class Style:
    """How text is laid out.

    ``columns`` is the width; ``colour`` adds terminal colours; ``unicode`` is False where the
    terminal shows ASCII only; ``flat`` tells everything line by line.
    """

    columns: int = 80
    colour: bool = False
    unicode: bool = True
    flat: bool = False


def render(blocks: Iterable[Block], style: Style | None = None) -> str:
    """The whole text, ending with a line break."""
    return "\n".join(lines(blocks, style)) + "\n"


def sentence(text: str, style: Style | None = None) -> str:
    """One sentence made safe and writable for this terminal, without line breaks."""
    return _Painter(style or Style()).say(text)


def lines(blocks: Iterable[Block], style: Style | None = None) -> list[str]:
    """The text of some blocks, line by line, one empty line between two blocks."""
    painter = _Painter(style or Style())
    found: list[str] = []
    for block in blocks:
        part = painter.block(block)
        if part:
            found += [*([""] if found else []), *part]
    return found


class _Painter:
    """Lays blocks out in one style."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def say(self, text: str) -> str:
        """A text made safe and writable for this terminal."""
        text = clean(text)
        text = flat(text) if self.style.flat or not self.style.unicode else typographic(text)
        if not self.style.unicode:
            plain = unicodedata.normalize("NFKD", text.translate(_ASCII))
            text = "".join(char for char in plain if not unicodedata.combining(char))
            text = text.encode("ascii", "replace").decode("ascii")
        return text

    def after(self, label: str, text: str) -> str:
        """A text after its label, with the colon of the language."""
        return self.say(_("{label} : {text}").format(label=label, text=text)) if label else text

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.style.colour and text else text

    def block(self, block: Block) -> list[str]:
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(text=text, strong=strong):
                told = wrap(self.say(text), self.style.columns)
                return [self.paint(line, "1") for line in told] if strong else told
            case Note():
                return self.note(block)
            case List():
                return self.items(block)
            case KeyFigures():
                return self.key_figures(block)
            case Table():
                return self.table(block)
            case Tree(root=root):
                return self.tree(root, "", "")

    def heading(self, block: Heading) -> list[str]:
        text = self.say(block.text)
        told = wrap(text, self.style.columns)
        painted = [self.paint(line, "1") for line in told]
        if self.style.flat or block.level > 2:
            return painted
        sign = ("═" if block.level == 1 else "─") if self.style.unicode else "=-"[block.level - 1]
        return [*painted, sign * max(width(line) for line in told)]

    def note(self, block: Note) -> list[str]:
        label = self.say(block.label or _(_MARKS[block.mark]))
        told = wrap(self.after(label, self.say(block.text)), self.style.columns, then="  ")
        if not told[0].startswith(label):
            return told
        return [self.paint(label, _COLOURS[block.mark]) + told[0][len(label) :], *told[1:]]

    def items(self, block: List) -> list[str]:
        bullet = "•" if self.style.unicode and not self.style.flat else "-"
        found = []
        for index, item in enumerate(block.items, 1):
            mark = f"{index}. " if block.ordered else f"{bullet} "
            first, *others = item.split("\n")
            indent = " " * len(mark)
            found += wrap(self.say(first), self.style.columns, first=mark, then=indent)
            for other in others:
                found += wrap(self.say(other), self.style.columns, first=indent, then=indent)
        return found

    def key_figures(self, block: KeyFigures) -> list[str]:
        told = [
            (self.say(item.label), self.say(item.value), self.say(item.note))
            for item in block.items
        ]
        if self.style.flat:
            return [
                line
                for label, value, note in told
                for line in wrap(
                    self.after(label, f"{value} ({note})" if note else value), self.style.columns
                )
            ]
        labels = max((width(label) for label, _value, _note in told), default=0)
        values = max((width(value) for _label, value, _note in told), default=0)
        if labels + values + _GAP > self.style.columns:
            return [line for label, value, _note in told for line in (label, f"  {value}")]
        found = []
        for label, value, note in told:
            head = f"{label}{' ' * (labels - width(label) + _GAP)}"
            body = f"{' ' * (values - width(value))}{value}"
            plain = f"{head}{body}"
            strong = head + self.paint(body, "1")
            if note and width(plain) + _GAP + width(note) <= self.style.columns:
                found.append(f"{strong}{' ' * _GAP}{note}")
            else:
                found.append(strong)
                if note:
                    found += wrap(note, self.style.columns, first="    ", then="    ")
        return found

    def table(self, block: Table) -> list[str]:
        caption = wrap(self.say(block.caption), self.style.columns) if block.caption else []
        rows = [*block.rows, *((block.total,) if block.total else ())]
        if not rows:
            return caption
        cells = [[self.say(cell) for cell in row.cells] for row in rows]
        heads = [self.say(column.title) for column in block.columns]
        if self.style.flat:
            return [*caption, *self.told(heads, cells)]
        widths = _widths(block.columns, heads, cells, self.style.columns)
        if widths is None:
            return [*caption, *self.told(heads, cells)]
        found = [self.paint(line, "2") for line in caption]
        line = "─" if self.style.unicode else "-"
        rule = (" " * _GAP).join(line * size for size in widths)
        if any(heads):
            found += self.row(block.columns, heads, widths, "1")
            found.append(rule)
        for row, texts in zip(rows, cells, strict=True):
            if row is block.total:
                found.append(rule)
            strong = row.strong or row is block.total
            found += self.row(block.columns, texts, widths, "1" if strong else "")
        return found

    def tree(self, branch: Branch, first: str, then: str) -> list[str]:
        """A node, what is said of it, then what it rests on, one step to the right."""
        room = self.style.columns
        below = bool(branch.branches) and not self.style.flat
        bar = ("│ " if self.style.unicode else "| ") if below else "  "
        found = wrap(self.say(branch.text), room, first=first, then=f"{then}  ")
        for detail in branch.details:
            found += wrap(self.say(detail), room, first=f"{then}{bar}", then=f"{then}{bar}  ")
        for index, part in enumerate(branch.branches, 1):
            last = index == len(branch.branches)
            if self.style.flat:
                fork, stem = "  ", "  "
            elif self.style.unicode:
                fork, stem = ("└─", "  ") if last else ("├─", "│ ")
            else:
                fork, stem = ("`-", "  ") if last else ("|-", "| ")
            found += self.tree(part, f"{then}{fork}", f"{then}{stem}")
        return found

    def row(
        self, columns: Sequence[Column], cells: Sequence[str], widths: Sequence[int], code: str
    ) -> list[str]:
        parts = [
            wrap(cell, size, then=cell[: len(cell) - len(cell.lstrip(_INDENT))])
            for cell, size in zip(cells, widths, strict=True)
        ]
        found = []
        for index in range(max(len(part) for part in parts)):
            texts = [part[index] if index < len(part) else "" for part in parts]
            line = (
                (" " * _GAP)
                .join(
                    _placed(text, size, column.align)
                    for text, size, column in zip(texts, widths, columns, strict=True)
                )
                .rstrip(" ")
            )
            found.append(self.paint(line, code) if code else line)
        return found

    def told(self, heads: Sequence[str], cells: Sequence[Sequence[str]]) -> list[str]:
        """Rows one after the other, each cell after the name of its column."""
        found = []
        for row in cells:
            first, *others = [
                (head, cell) for head, cell in zip(heads, row, strict=True) if cell.strip()
            ] or [("", "")]
            text = " ; ".join(self.after(head, cell) for head, cell in others)
            told = self.after(first[1], text) if text else first[1]
            found += wrap(told, self.style.columns, then="  ")
        return found


def _placed(text: str, size: int, align: Align) -> str:
    room = max(0, size - width(text))
    if align is Align.RIGHT:
        return " " * room + text
    if align is Align.CENTER:
        return " " * (room // 2) + text + " " * (room - room // 2)
    return text + " " * room


def _widths(
    columns: Sequence[Column],
    heads: Sequence[str],
    cells: Sequence[Sequence[str]],
    room: int,
) -> list[int] | None:
    """Widths that fit, the widest columns of words giving way first; None when they cannot."""
    natural = [
        max(width(head), *(width(row[index]) for row in cells)) for index, head in enumerate(heads)
    ]
    longest = [
        max(
            max(width(word) for word in text.split(" "))
            for text in (head, *(row[index] for row in cells))
        )
        for index, head in enumerate(heads)
    ]
    widths = list(natural)
    least = [
        size if column.align is Align.RIGHT else min(size, max(word, _NARROWEST))
        for size, word, column in zip(natural, longest, columns, strict=True)
    ]
    free = room - _GAP * (len(columns) - 1)
    while (excess := sum(widths) - free) > 0:
        able = [index for index, size in enumerate(widths) if size > least[index]]
        if not able:
            return None
        widest = max(able, key=lambda index: widths[index] * (1 if columns[index].grows else 2))
        widths[widest] -= min(excess, max(1, (widths[widest] - room) // 2))
    return widths

"""Small cells are hidden where somebody could be recognised.

What a scheme publishes of itself (entries, exits, states) is what its report has always said. A
breakdown by a trait of people is another matter: in a town, "one lone parent" is a name. There, a
line that holds from 1 to ``below`` - 1 is hidden. When the lines share out a total that is shown,
what is hidden could be found by subtracting: the empty lines are hidden too, and the next smallest
goes with those that the total would tell. A share (``SHARES``) is hidden when those it counts, or
the others, are that few. A scheme with fewer households than ``below`` shows no line at all.
"""

from __future__ import annotations

from dataclasses import replace

from planner.calc.protocols.counted import Cell, Counted

__all__ = ["SHARES", "TRAITS", "hidden"]

TRAITS = frozenset({"households", "topics", "priorities", "goals", "designators", "lengths_asked"})
"""Figures whose lines are traits of people or of their situation."""

SHARES = frozenset({"earners", "unsafe"})
"""Figures without lines that count the households with a trait."""


def hidden(figure: Counted, below: int, *, few: bool = False) -> Counted:
    """The figure with the lines hidden that must be; ``few`` when the whole scheme is small."""
    if figure.id in SHARES:
        return _share(figure, below, few=few)
    if not figure.cells or (figure.id not in TRAITS and not few):
        return figure
    small = {cell.key for cell in figure.cells if cell.count and cell.count < below}
    if few:
        small = {cell.key for cell in figure.cells}
    if not small:
        return figure
    if figure.parts:
        small |= {cell.key for cell in figure.cells if not cell.count}
        while len(small) < len(figure.cells) and _found(figure, small, below):
            rest = (cell for cell in figure.cells if cell.key not in small)
            small.add(min(rest, key=lambda cell: (cell.count or 0, cell.key)).key)
    cells = tuple(Cell(cell.key, None) if cell.key in small else cell for cell in figure.cells)
    return replace(figure, cells=cells, suppressed=True)


def _found(figure: Counted, small: set[str], below: int) -> bool:
    """Whether the total tells the hidden lines: one alone, or all of them as large as they may be.

    A total of which every line could be that large hides them all, whatever they are.
    """
    shared = sum(cell.count or 0 for cell in figure.cells if cell.key in small)
    return (
        len(small) == 1
        or shared == len(small) * (below - 1)
        or figure.count == len(figure.cells) * (below - 1)
    )


def _share(figure: Counted, below: int, *, few: bool) -> Counted:
    count = figure.count or 0
    others = figure.of - count if figure.of is not None else 0
    if few or 0 < count < below or 0 < others < below:
        return replace(figure, count=None, suppressed=True)
    return figure

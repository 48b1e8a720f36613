"""Small cells are hidden where somebody could be recognised.

What a scheme publishes of itself (entries, exits, states) is what its report has always said. A
breakdown by a trait of people is another matter: in a town, "one lone parent" is a name. There, a
line that holds from 1 to ``below`` - 1 is hidden; and when the lines share out a total that is
shown, a hidden line alone could be found by subtracting, so that the next smallest goes with it.
A scheme with fewer households than ``below`` shows no line at all.
"""

from __future__ import annotations

from dataclasses import replace

from planner.calc.protocols.counted import Cell, Counted

__all__ = ["TRAITS", "hidden"]

TRAITS = frozenset({"households", "topics", "priorities", "goals", "designators", "lengths_asked"})
"""Figures whose lines are traits of people or of their situation."""


def hidden(figure: Counted, below: int, *, few: bool = False) -> Counted:
    """The figure with the lines hidden that must be; ``few`` when the whole scheme is small."""
    if not figure.cells or (figure.id not in TRAITS and not few):
        return figure
    small = {cell.key for cell in figure.cells if cell.count and cell.count < below}
    if few:
        small = {cell.key for cell in figure.cells}
    if not small:
        return figure
    if figure.parts and len(small) == 1:
        rest = [cell for cell in figure.cells if cell.count and cell.key not in small]
        if rest:
            small.add(min(rest, key=lambda cell: (cell.count or 0, cell.key)).key)
        else:
            small = {cell.key for cell in figure.cells}
    cells = tuple(Cell(cell.key, None) if cell.key in small else cell for cell in figure.cells)
    return replace(figure, cells=cells, suppressed=True)

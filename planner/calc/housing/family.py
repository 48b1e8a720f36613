"""Figures set by family: one cell for each, and a supplement beyond the last one.

The housing scales always have the same shape: a cell for a single person, one for a couple, then
one for each number of dependants up to some number (a single parent and a couple alike), and a
supplement for each dependant beyond it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, TypeVar

from planner.calc.law import Law, LawValue
from planner.calc.money import Rounding
from planner.calc.operations import Recorder
from planner.calc.values import dataclass

__all__ = ["Family", "FamilyCells", "family_cells", "of_family"]

N = TypeVar("N")

HALF_UP = Rounding.HALF_UP


class Family(NamedTuple):
    """What a scale looks at: a couple or not, and how many dependants."""

    couple: bool
    dependants: int


@dataclass(frozen=True, slots=True)
class FamilyCells:
    """One dated figure for each family.

    ``dependants[0]`` is the cell of one dependant; ``further`` is added for each dependant beyond
    the last cell.
    """

    single: LawValue
    couple: LawValue
    dependants: tuple[LawValue, ...]
    further: LawValue


def family_cells(law: Law, prefix: str, names: tuple[str, ...], on: date) -> FamilyCells:
    """The cells in force on a day: ``names`` is single, couple, then one dependant and more.

    The supplement is always ``pac_supp``. Raises ``MissingParameter`` when one is not there.
    """
    cells = [law.value(f"{prefix}.{name}", on) for name in (*names, "pac_supp")]
    return FamilyCells(cells[0], cells[1], tuple(cells[2:-1]), cells[-1])


def of_family(
    r: Recorder[N], id: str, cells: FamilyCells, family: Family, share: N | None = None
) -> N:
    """The figure of a family; ``share`` multiplies each cell, rounded to the cent one by one."""

    def cell(name: str, value: LawValue) -> N:
        figure = r.parameter(value)
        if share is None:
            return figure
        return r.product(f"{id}_{name}", figure, share, HALF_UP)

    dependants = family.dependants
    if not dependants:
        if family.couple:
            return r.choice(id, cell("couple", cells.couple), because="couple")
        return r.choice(id, cell("single", cells.single), because="single")
    known = len(cells.dependants)
    base = cell("dependants", cells.dependants[min(dependants, known) - 1])
    if dependants <= known:
        return r.choice(id, base, because="dependants")
    count = r.given(f"{id}_further_dependants", dependants - known, field="dependants")
    return r.sum(id, base, r.times(f"{id}_supplement", cell("further", cells.further), count))

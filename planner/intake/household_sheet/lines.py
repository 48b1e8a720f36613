"""From cells to lines: the columns found by their heads, each line by its name, each amount as it
was typed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from planner.calc.calendar import Frequency
from planner.intake.echo import euros
from planner.intake.household_sheet.files import Cell, Cells
from planner.intake.household_sheet.model import HouseholdSheet, Known, SheetLine, Status
from planner.intake.household_sheet.problems import refusal, told
from planner.intake.reading import Doubtful, Refused
from planner.intake.typed import AmountPer, Reading, Understood, read_amount_per
from planner.intake.words import folded

__all__ = ["read_lines"]

_HEADS = {
    "name": ("ligne", "poste", "quoi", "libelle", "intitule", "designation", "nature"),
    "amount": ("montant", "somme", "euros", "combien"),
    "often": ("combien de fois", "frequence", "periode", "rythme", "tous les"),
    "note": ("remarque", "note", "commentaire"),
}
_OTHER = {"incomes": "other_income", "charges": "other_charge", "debts": "other_debt"}
_NO_PERIOD = ("dwelling", "debts")
_EMPTY = Cell("")
_TOTAL = ("total", "sous-total", "solde", "reste")


@dataclass(frozen=True, slots=True)
class _Columns:
    row: int
    name: int
    amount: int
    often: int = 0
    note: int = 0


def read_lines(cells: Cells, known: Known, file: str) -> HouseholdSheet:
    """The lines below the heads; PlannerError when no column of amounts is found."""
    columns = _columns(cells)
    if columns is None:
        raise refusal("sheet_without_amounts", file)
    names = {
        part: {folded(name): kind for name, kind in table.items()}
        for part, table in known.names.items()
    }
    titles = {folded(title): part for title, part in known.titles.items()}
    part, found, empty = "", [], 0
    for row in range(columns.row + 1, max(row for row, _column in cells) + 1):
        name = cells.get((row, columns.name), _EMPTY).text
        amount = cells.get((row, columns.amount), _EMPTY)
        if not name:
            if amount.text and not amount.formula:  # a sum under a column has no name either
                found.append(_nameless(row, amount.text))
            continue
        title = titles.get(folded(name).rstrip(" :"))
        if title is not None and not amount.text:
            part = title
            continue
        if not amount.text and not amount.formula:
            empty += 1
            continue
        if folded(name).startswith(_TOTAL):
            continue
        often = cells.get((row, columns.often), _EMPTY).text
        line = _line(row, name, amount, often, part, names)
        found.append(replace(line, note=cells.get((row, columns.note), _EMPTY).text))
    return HouseholdSheet(file, _once(found), empty)


def _nameless(row: int, written: str) -> SheetLine:
    """An amount with nothing beside it: what it is must be written in the file."""
    problem = told("sheet_without_name", amount=written)
    return SheetLine(row, "…", written, Status.REFUSED, "", "", problem=problem)


def _columns(cells: Cells) -> _Columns | None:
    rows = sorted({row for row, _column in cells})
    for row in rows:
        places: dict[str, int] = {}
        for (at, column), cell in sorted(cells.items()):
            if at != row:
                continue
            head = folded(cell.text)
            order = ("often", "amount", "name", "note")
            role = next((role for role in order if head.startswith(_HEADS[role])), None)
            if role is not None and role not in places:
                places[role] = column
        if "amount" in places and "name" in places:
            return _Columns(row, **places)
    return None


def _line(
    row: int, name: str, cell: Cell, often: str, part: str, names: dict[str, dict[str, str]]
) -> SheetLine:
    """What one line says."""
    part, kind, sure = _kind(folded(name), part, names)
    written = " ".join(text for text in (cell.text, often) if text)
    line = SheetLine(row, name, written, Status.REFUSED, part, kind)
    if cell.formula and not cell.text:
        return replace(line, problem=told("sheet_formula_empty", line=name))
    reading: Reading[AmountPer] = read_amount_per(written)
    if isinstance(reading, Refused):
        return replace(line, problem=reading.problem)
    if isinstance(reading, Doubtful):
        return replace(line, status=Status.DOUBTFUL, amount=None, problem=reading.problem)
    return _sure(line, reading, formula=cell.formula, known=sure)


def _sure(
    line: SheetLine, reading: Understood[AmountPer], *, formula: bool, known: bool
) -> SheetLine:
    line = replace(line, amount=reading.value)
    if line.part in _NO_PERIOD and reading.value.frequency not in (None, Frequency.MONTH):
        return replace(line, amount=None, problem=told("sheet_not_monthly", line=line.name))
    if not line.part:
        return replace(line, problem=told("sheet_unknown_part", line=line.name))
    if not known:
        doubt = told("sheet_unknown_line", line=line.name)
        return replace(line, status=Status.DOUBTFUL, problem=doubt)
    if formula:
        shown = euros(reading.value.amount)
        doubt = told("sheet_formula", line=line.name, amount=shown)
        return replace(line, status=Status.DOUBTFUL, problem=doubt)
    return replace(line, status=Status.UNDERSTOOD)


def _kind(name: str, part: str, names: dict[str, dict[str, str]]) -> tuple[str, str, bool]:
    """The part, the kind, and whether the name is a known one."""
    order = [part, *(each for each in names if each != part)] if part else list(names)
    for each in order:
        if name in names[each]:
            return each, names[each][name], True
    return part, _OTHER.get(part, ""), False


def _once(lines: list[SheetLine]) -> tuple[SheetLine, ...]:
    """A known line written twice is a question, not two lines."""
    keys = Counter((line.part, line.kind) for line in lines if line.status is Status.UNDERSTOOD)
    return tuple(
        replace(line, status=Status.DOUBTFUL, problem=told("sheet_twice", line=line.name))
        if line.status is Status.UNDERSTOOD and keys[line.part, line.kind] > 1
        else line
        for line in lines
    )

"""A household's own sheet, from a spreadsheet or a CSV: the door.

A family that keeps its accounts brings them: the template of the service filled at home, or a sheet
of its own with a column of amounts. ``read_household_sheet`` turns each line into what it says
(an income, a charge, a part of the rent, a debt), understood, doubtful or refused, and never
guesses an amount. Nothing is applied here.

    files.py    the bytes of an XLSX, an ODS or a CSV as cells of text, or a sentence
    safety.py   what an archive may hold: no bomb, no macro, nothing that is no sheet
    model.py    what a line becomes
    lines.py    from cells to lines
"""

from planner.intake.household_sheet.files import MAX_BYTES, Cells, read_cells
from planner.intake.household_sheet.lines import read_lines
from planner.intake.household_sheet.model import HouseholdSheet, Known, SheetLine, Status

__all__ = [
    "MAX_BYTES",
    "Cells",
    "HouseholdSheet",
    "Known",
    "SheetLine",
    "Status",
    "read_household_sheet",
]


def read_household_sheet(data: bytes, known: Known, *, name: str) -> HouseholdSheet:
    """The lines of a sheet. ``known`` are the names of the lines a budget may have.

    PlannerError with one sentence when the file is no sheet, is too big, or holds macros.
    """
    return read_lines(read_cells(data, name), known, name)

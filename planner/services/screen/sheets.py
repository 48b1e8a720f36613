"""A household's own sheet, read from its file before anything is applied."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from planner.calc.calendar import Month
from planner.calc.dossier import Dossier
from planner.intake.household_sheet import MAX_BYTES, HouseholdSheet
from planner.services.household_sheet import SheetChange, applied, changes, read_sheet
from planner.services.screen.home import bytes_of
from planner.services.session import Session

__all__ = ["SheetChange", "changes", "put", "read"]


def read(path: Path) -> HouseholdSheet:
    """The lines of a file (ODS, XLSX, CSV); ``PlannerError`` when it is no sheet."""
    return read_sheet(bytes_of(path, MAX_BYTES), path.name)


def put(work: Session, agreed: Iterable[SheetChange]) -> Dossier:
    """Make these changes in the opened dossier, in one step that one key undoes."""
    return work.replace(applied(work.dossier, agreed, Month.of(work.on).plus(1)), "incomes")

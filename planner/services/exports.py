"""What leaves for a spreadsheet and for an agenda, from the shared view only."""

from __future__ import annotations

from datetime import date

from planner.calc.dossier import Dossier
from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.results import Plan
from planner.calc.schemes.asll_follow import follow
from planner.services.planning import completed, compute_plan
from planner.services.settings import organisation
from planner.storage.organisation import Organisation

__all__ = ["budget_sheet_of", "due_dates_of"]


def budget_sheet_of(
    dossier: Dossier, law: Law, on: date, choices: Organisation | None = None
) -> bytes:
    """The budget, its months and the schedule as XLSX; nothing is computed from a hidden line."""
    from planner.documents.budget_sheet import budget_sheet

    return budget_sheet(*_shared(dossier, law, on, choices))


def due_dates_of(
    dossier: Dossier, law: Law, on: date, choices: Organisation | None = None
) -> bytes:
    """The dates still ahead as an iCalendar file, from the same shared view."""
    from planner.documents.due_dates import due_dates

    seen, plan = _shared(dossier, law, on, choices)
    return due_dates(seen, plan, follow(seen, law, plan))


def _shared(
    dossier: Dossier, law: Law, on: date, choices: Organisation | None
) -> tuple[Dossier, Plan]:
    known = organisation() if choices is None else choices
    seen = completed(shared(dossier), known)
    return seen, compute_plan(seen, law, on, known)

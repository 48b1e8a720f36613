"""A landlord's statement, read from its file before anything is applied."""

from __future__ import annotations

from pathlib import Path

from planner.calc.dossier import Dossier
from planner.intake.statement import MAX_BYTES, Statement, read_statement, refuse_size
from planner.services.clock import today
from planner.services.screen.home import bytes_of
from planner.services.statements import rent_account

__all__ = ["read", "with_statement"]


def read(path: Path) -> tuple[Statement, ...]:
    """The accounts of a CSV file; ``PlannerError`` with every reason when it is none."""
    path = path.expanduser()
    if path.is_file():
        refuse_size(path.stat().st_size, path.name)
    return read_statement(bytes_of(path, MAX_BYTES), name=path.name, today=today())


def with_statement(dossier: Dossier, statement: Statement) -> Dossier:
    """The dossier with the lines of a statement in place of those of its account."""
    return dossier.but(account=rent_account(statement, dossier.account))

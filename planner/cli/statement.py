"""``planner statement``: what a landlord's CSV says, row by row."""

from __future__ import annotations

from pathlib import Path

from planner.cli.files import read_file
from planner.cli.output import print_json, show

__all__ = ["run"]


def run(path: str, *, as_json: bool = False, flat: bool = False) -> int:
    """Print the accounts of the file, each row told, even the doubtful ones."""
    from planner.intake.statement import MAX_BYTES, read_statement, refuse_size, statement_json
    from planner.services.clock import today

    file = Path(path)
    if file.is_file():
        refuse_size(file.stat().st_size, file.name)
    data = read_file(file, largest=MAX_BYTES)
    read = read_statement(data, name=file.name, today=today())
    if as_json:
        print_json(statement_json(read))
    else:
        from planner.views.statement import statements

        show(statements(read), flat=flat)
    return 0

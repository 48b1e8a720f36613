"""``planner export``: the budget and the schedule as a spreadsheet, the dates for an agenda."""

from __future__ import annotations

from pathlib import Path

from planner.cli.days import day_given
from planner.cli.output import narrate, write_file
from planner.cli.plan import opened
from planner.errors import Problem, UsageError
from planner.views.i18n import _

__all__ = ["run"]


def run(
    path: str, *, on: str | None = None, xlsx: str | None = None, ics: str | None = None
) -> int:
    """Write what is asked for, each file whole or not at all."""
    from planner.services.exports import budget_sheet_of, due_dates_of

    if xlsx is None and ics is None:
        raise UsageError(
            Problem(
                "nothing_to_export",
                "Dites ce qu’il faut écrire : « planner export {file} --xlsx budget.xlsx », "
                "« --ics dates.ics », ou les deux.",
                None,
                {"file": path},
            )
        )
    day = day_given(on)
    dossier, law = opened(path)
    for target, make in ((xlsx, budget_sheet_of), (ics, due_dates_of)):
        if target is not None:
            write_file(Path(target), make(dossier, law, day))
            narrate(_("Écrit : {path}").format(path=target))
    return 0

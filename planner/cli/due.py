"""``planner due``: what is due in every dossier, or the whole clock of one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.days import day_given
from planner.cli.files import read_file
from planner.cli.output import narrate, print_json, show

if TYPE_CHECKING:
    from planner.calc.dossier.dossier import Dossier
    from planner.services.portfolio_dues import DossierClock

__all__ = ["dossier_named", "run", "told_unread"]


def run(
    dossier: str | None = None,
    *,
    on: str | None = None,
    days: int = 30,
    late: bool = False,
    as_json: bool = False,
    flat: bool = False,
) -> int:
    """List what is late and what falls due within so many days; only what is late with ``late``."""
    day = day_given(on)
    if dossier is not None:
        return _one(dossier, day, as_json=as_json, flat=flat)
    from planner.services.portfolio import protocols_of
    from planner.services.portfolio_dues import dues
    from planner.views.dues import dues_blocks

    found = [
        due
        for due in dues(day)
        if due.late or (not late and (due.left is None or due.left <= days))
    ]
    if as_json:
        print_json([due._asdict() for due in found])
        told_unread()
        return 0
    show(dues_blocks(found, protocols_of(), day, None if late else days), flat=flat)
    told_unread()
    return 0


def told_unread() -> None:
    """Say beside a list that some dossiers are not in it, as they cannot be read."""
    from planner.services.portfolio import unread
    from planner.views.evaluation import unread_words

    count = unread()
    if count:
        narrate(unread_words(count))


def dossier_named(name: str) -> Dossier:
    """The dossier of a file (``.json``), or the one kept under that id."""
    if name.endswith(".json"):
        from planner.intake.dossier_file import read_dossier

        file = Path(name)
        return read_dossier(read_file(file), name=file.name)
    from planner.services.dossiers import dossier_store

    return dossier_store().read(name)


def _one(name: str, day: date, *, as_json: bool, flat: bool) -> int:
    from planner.services.portfolio_dues import dossier_clock

    found = dossier_clock(dossier_named(name), day)
    if as_json:
        print_json(_data(found))
        return 0
    from planner.views.dues import clock_blocks

    entries = [(one.protocol, one.state, one.ready, one.steps, one.doubts) for one in found.entries]
    show(clock_blocks(entries, found.legal, found.unknown, day), flat=flat)
    return 0


def _data(found: DossierClock) -> dict[str, object]:
    def told(day: date | None) -> str | None:
        return day.isoformat() if day is not None else None

    return {
        "entries": [
            {
                "entry": one.entry,
                "protocol": one.protocol.id,
                "state": one.state.value,
                "steps": [
                    {
                        "step": due.step.id,
                        "state": due.state.value,
                        "on": told(due.on),
                        "act_by": told(due.act_by),
                        "done_on": told(due.done_on),
                        "outcome": due.outcome,
                        "reason": due.reason or None,
                        "times": due.times,
                        "unsafe": due.unsafe,
                    }
                    for due in one.steps
                ],
            }
            for one in found.entries
        ],
        "legal": [
            {"name": due.name, "on": told(due.on), "act_by": told(due.act_by())}
            for due in found.legal
        ],
        "unknown_protocols": list(found.unknown),
    }

"""What a dossier was at the end of the last day on which somebody worked on it.

A second visit begins with what is other than the first time: lines that came or went since, and
figures that time alone has moved. Both states are those of the shared view, since the screen may be
turned to the family: a line told by one partner alone has no part in them.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import NamedTuple

from planner.calc.dossier import Dossier
from planner.calc.dossier.sharing import shared
from planner.calc.glance import Glance
from planner.errors import PlannerError
from planner.services.dossiers import dossier_store
from planner.services.planning import compute_glance
from planner.services.session import Session

__all__ = ["Visit", "last_visit"]


class Visit(NamedTuple):
    """``before`` as it stood at the end of that day, ``after`` as it stands, each with the figures
    of its own day (None where they cannot be computed), and what it was before that day's work.
    """

    on: date
    before: Dossier
    after: Dossier
    then: Glance | None
    now: Glance | None
    earlier: Dossier | None


def last_visit(work: Session) -> Visit | None:
    """The last day worked on before today; None on the first one."""
    store = dossier_store()
    today = work.on
    line = next((entry for entry in store.entries() if entry.id == work.id), None)
    contents: list[tuple[date, int | None]] = []
    if line is not None and line.updated:
        contents.append((_day(line.updated), None))
    contents += [(_day(version.saved), version.number) for version in store.versions(work.id)]
    past = [each for each in contents if each[0] < today]
    if not past:
        return None
    day, number = past[0]
    before = _read(work, number)
    if before is None:
        return None
    older = next((number for on, number in past[1:] if on < day and number is not None), None)
    earlier = _read(work, older) if older is not None else None
    after = shared(work.dossier)
    return Visit(day, before, after, _seen(work, before, day), _seen(work, after, today), earlier)


def _day(saved: str) -> date:
    return datetime.fromisoformat(saved).astimezone().date()


def _read(work: Session, number: int | None) -> Dossier | None:
    """An earlier content as it may be shared; None for one that can be read no more."""
    with suppress(PlannerError):
        if number is None:
            return shared(work.opened.steps.past[0])
        return shared(dossier_store().read_version(work.id, number))
    return None


def _seen(work: Session, dossier: Dossier, on: date) -> Glance | None:
    with suppress(PlannerError):
        return compute_glance(dossier, work.law, on, work.choices)
    return None

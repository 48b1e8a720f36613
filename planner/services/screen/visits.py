"""What a dossier was at the end of the last day on which somebody worked on it.

A second visit begins with what is other than the first time: lines that came or went since, and
figures that time alone has moved. Both states are those of the shared view, since the screen may be
turned to the family: a line told by one partner alone has no part in them.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
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
    today = work.on
    past = [each for each in _contents(work) if each[0] < today]
    if not past:
        return None
    day, read = past[0]
    before = _shared(read)
    if before is None:
        return None
    older = next((read for on, read in past[1:] if on < day), None)
    earlier = _shared(older) if older is not None else None
    after = shared(work.dossier)
    return Visit(day, before, after, _seen(work, before, day), _seen(work, after, today), earlier)


def _day(saved: str) -> date:
    return datetime.fromisoformat(saved).astimezone().date()


def _contents(work: Session) -> list[tuple[date, Callable[[], Dossier]]]:
    """What the dossier was, the newest first: as this opening found it (a killed visit leaves steps
    after its file), its file, its earlier versions; each with the day it was written.
    """
    store, steps = dossier_store(), work.opened.steps
    found: list[tuple[date, Callable[[], Dossier]]] = [
        (_day(work.opened.written), lambda: steps.past[-1])
    ]
    line = next((entry for entry in store.entries() if entry.id == work.id), None)
    if line is not None and line.updated:
        found.append((_day(line.updated), lambda: steps.past[0]))
    for version in store.versions(work.id):
        read = partial(store.read_version, work.id, version.number)
        found.append((_day(version.saved), read))
    return found


def _shared(read: Callable[[], Dossier]) -> Dossier | None:
    """An earlier content as it may be shared; None for one that can be read no more."""
    with suppress(PlannerError):
        return shared(read())
    return None


def _seen(work: Session, dossier: Dossier, on: date) -> Glance | None:
    with suppress(PlannerError):
        return compute_glance(dossier, work.law, on, work.choices)
    return None

"""What is due in every dossier, without opening one: steps of the protocols, dates of the law.

The steps come from the cases, the legal dates from the index of the dossiers. A step that is late
stays in the list until it is done or waived; a legal date is there until its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from planner.calc.dossier import Dossier
from planner.calc.law import Law
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.protocols.cases import Case
from planner.calc.protocols.clock import StepDue, clock
from planner.calc.protocols.doubts import doubts_of
from planner.calc.protocols.eligibility import Eligible, eligible
from planner.calc.protocols.protocol import Protocol
from planner.calc.protocols.states import EntryState, state_on
from planner.calc.results import Deadline
from planner.errors import PlannerError
from planner.services.dossiers import INSTALMENT, LOCAL_DATES, STEP, dossier_store
from planner.services.planning import compute_plan
from planner.services.portfolio import cases_on, protocols_of, stored_cases
from planner.services.settings import law_of, organisation

__all__ = ["DossierClock", "Due", "EntryClock", "dossier_clock", "dues", "dues_of"]


class Due(NamedTuple):
    """One thing to do: a step of a protocol, or a date of the law when ``protocol`` is empty.

    ``on`` is its last day and ``act_by`` the day to act by, ``""`` when it has none; ``left`` is
    counted to ``act_by`` until that is past, to ``on`` after it, and is below zero once the step
    is ``late``: once ``on`` is past.
    """

    dossier: str
    name: str
    reference: str
    protocol: str
    what: str
    on: str
    act_by: str
    left: int | None
    late: bool
    optional: bool = False
    unsafe: bool = False


def dues(on: date, law: Law | None = None) -> tuple[Due, ...]:
    """Everything that is due in the dossiers kept here: the late first, what has no day last."""
    known = law_of() if law is None else law
    today = on.isoformat()
    cases = stored_cases(known)
    ahead = {case.dossier for case in cases if case.noted > today}
    if ahead:
        still = [case for case in cases if case.dossier not in ahead]
        cases = (*still, *cases_on(ahead, on, known))
    found = list(dues_of(cases, on))
    for entry in dossier_store().entries():
        for deadline in entry.deadlines:
            late = deadline.on < today
            if deadline.name.startswith(STEP) or (late and deadline.name != INSTALMENT):
                continue
            left = (date.fromisoformat(deadline.on) - on).days
            found.append(
                Due(
                    entry.id, entry.name, entry.reference, "", deadline.name,
                    deadline.on, deadline.on, left, late,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda due: (due.act_by or "9999", due.name, due.what)))


def dues_of(cases: Iterable[Case], on: date) -> Iterable[Due]:
    """The steps to do in some cases on a day; an optional one is dropped once its day is past."""
    today = on.isoformat()
    for case in cases:
        if case.entered > today:
            continue
        unsafe = any(
            since <= today and (not until or today < until) for since, until in case.unsafe
        )
        for step, last, act_by, optional, visit in case.open:
            late = bool(last) and last < today
            if late and optional:
                continue
            day = act_by or last
            yield Due(
                case.dossier,
                case.name,
                case.reference,
                case.protocol,
                step,
                last,
                day,
                _left(day, last, on),
                late,
                optional,
                unsafe and visit,
            )


def _left(act_by: str, last: str, on: date) -> int | None:
    """The days until the one to act by; once that is past, until (or since) the last one."""
    if not act_by:
        return None
    days = (date.fromisoformat(act_by) - on).days
    return days if days >= 0 or not last else (date.fromisoformat(last) - on).days


@dataclass(frozen=True, slots=True)
class EntryClock:
    """One entry of a dossier on a day: its state, whether the scheme follows it, every step."""

    entry: str
    protocol: Protocol
    state: EntryState
    ready: Eligible | Missing | NotApplicable
    steps: tuple[StepDue, ...]
    doubts: tuple[tuple[str, str], ...]
    """What is to be checked in the entry: an id, and the value it names."""


@dataclass(frozen=True, slots=True)
class DossierClock:
    """Every clock of one dossier: its entries, and the dates of the law."""

    entries: tuple[EntryClock, ...]
    legal: tuple[Deadline, ...]
    unknown: tuple[str, ...]
    """Ids of protocols that nobody wrote."""


def dossier_clock(dossier: Dossier, on: date, law: Law | None = None) -> DossierClock:
    """The clocks of a dossier on a day, the law's beside those of its protocols."""
    known = law_of() if law is None else law
    protocols: Mapping[str, Protocol] = protocols_of(known)
    entries = tuple(
        EntryClock(
            entry.id,
            protocols[entry.protocol],
            state_on(entry, protocols[entry.protocol], on),
            eligible(entry, protocols[entry.protocol], dossier.household),
            clock(
                entry,
                protocols[entry.protocol],
                dossier.followup,
                on,
                dossier.dwelling.department,
            ),
            tuple(doubts_of(entry, protocols[entry.protocol], on, dossier.followup)),
        )
        for entry in dossier.followup.entries
        if entry.protocol in protocols
    )
    try:
        legal = compute_plan(dossier, known, on, organisation()).deadlines
    except PlannerError:
        legal = ()
    return DossierClock(
        entries,
        tuple(due for due in legal if not (entries and due.name in LOCAL_DATES)),
        tuple(
            entry.protocol for entry in dossier.followup.entries if entry.protocol not in protocols
        ),
    )

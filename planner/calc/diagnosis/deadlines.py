"""The dates that the procedure sets going, for this household.

Each event of the dossier is given to the eviction clock (function 7) with the lease and the
département of the commune. The dates of the other procedures stand beside them, as
``procedure.steps`` counts them: the landlord's report and the plan of the allowance, the fund, the
hearing to come to with the rent paid, the judge's delays, the over-indebtedness file, the prefect's
silence.

An order to pay whose delay is not known (neither printed nor told by the lease) is never left
without a date: the shorter delay is counted, marked prudent, and what would tell is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.calc.arrears.account import RentArrears
from planner.calc.dossier.casework import AidKind, RequestState
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.law import Law, LawValue
from planner.calc.outcomes import Missing
from planner.calc.procedure.case import LegalEvent
from planner.calc.procedure.commandement import SIX_WEEKS
from planner.calc.procedure.deadlines import Certainty
from planner.calc.procedure.deadlines import Deadline as LegalDeadline
from planner.calc.procedure.events import EVENTS, LegalDates, legal_dates
from planner.calc.procedure.steps import (
    AFTER,
    FUND,
    FUND_ANSWER,
    PLAN_CHECKED,
    PLAN_FOUND,
    REPORT,
    Step,
    on_the_day,
    step_after,
)
from planner.calc.results import ArrearsView, Deadline
from planner.errors import MissingParameter

__all__ = ["Deadlines", "deadlines_of"]


class Deadlines:
    """The dates found, the facts that others lack, and the dated values they rest on."""

    def __init__(self) -> None:
        self.found: list[Deadline] = []
        self.missing: list[tuple[str, str]] = []
        self.used: list[LawValue] = []

    def sorted(self) -> tuple[Deadline, ...]:
        """In order of date, then in the order of the events."""
        return tuple(sorted(self.found, key=lambda deadline: deadline.act_by()))


def deadlines_of(dossier: Dossier, law: Law, on: date, arrears: ArrearsView) -> Deadlines:
    """Every date of the clock; those already past are there too."""
    result = Deadlines()
    for index, event in enumerate(dossier.events):
        if event.kind in EVENTS:
            _of_event(result, dossier, law, index, event)
        if event.kind is EventKind.HEARING:
            _of_the_hearing(result, index, event)
        if event.kind in AFTER and event.date <= on and not _superseded(dossier, event, on):
            _step(result, law, on, AFTER[event.kind], event.date, f"events[{index}]")
    _of_the_allowance(result, dossier, law, on, arrears)
    _of_the_requests(result, dossier, law, on)
    return result


_FILE = (
    EventKind.OVER_INDEBTEDNESS_FILED,
    EventKind.OVER_INDEBTEDNESS_ADMISSIBLE,
    EventKind.OVER_INDEBTEDNESS_MEASURES,
    EventKind.OVER_INDEBTEDNESS_CLOSED,
)


def _superseded(dossier: Dossier, event: ProcedureEvent, on: date) -> bool:
    """Whether the file has gone further since: its earlier dates no longer wait for anything."""
    if event.kind not in _FILE:
        return False
    further = _FILE[_FILE.index(event.kind) + 1 :]
    return any(other.kind in further and event.date <= other.date <= on for other in dossier.events)


def _of_event(
    result: Deadlines, dossier: Dossier, law: Law, index: int, event: ProcedureEvent
) -> None:
    dwelling = dossier.dwelling
    legal = LegalEvent(
        kind=event.kind,
        on=event.date,
        department=dwelling.department,
        lease_signed=dwelling.lease_signed,
        lease_renewed=dwelling.lease_renewed,
        printed_delay=event.printed_delay,
    )
    path = f"events[{index}]"
    try:
        dates = legal_dates(legal, law)
    except MissingParameter as absent:
        result.missing.append((path, absent.parameter))
        return
    if isinstance(dates, Missing):
        result.missing += [(path, f"dwelling.{field}") for field in dates.fields]
        dates = _by_the_shorter(legal, law)
    result.used += dates.used
    result.found += [
        _told(deadline, path)
        for deadline in dates.deadlines
        if deadline.name != "guarantor_notified" or _guaranteed(dossier)
    ]


def _by_the_shorter(legal: LegalEvent, law: Law) -> LegalDates:
    """An order to pay whose delay nothing tells: six weeks, the shorter of the two that it may
    print (loi 89-462 art. 24 I). Acting by that day is safe under either.
    """
    found = legal_dates(replace(legal, printed_delay=SIX_WEEKS), law)
    if isinstance(found, Missing):
        raise TypeError("a printed delay always gives its date")
    prudent = tuple(
        replace(each, certainty=Certainty.PRUDENT) if each.rule == SIX_WEEKS else each
        for each in found.deadlines
    )
    return replace(found, deadlines=prudent)


def _guaranteed(dossier: Dossier) -> bool:
    """Whether somebody stands surety: only then must the act reach them too."""
    guarantor = dossier.household.guarantor
    return guarantor is not None and bool(guarantor.name.strip())


def _of_the_hearing(result: Deadlines, index: int, event: ProcedureEvent) -> None:
    """The hearing itself: the whole current rent must be resumed before it (art. 24 V)."""
    due = on_the_day("hearing", event.date, "rent-resumed-before", "loi 89-462 art. 24 V")
    result.found.append(_told(due, f"events[{index}]"))


def _of_the_allowance(
    result: Deadlines, dossier: Dossier, law: Law, on: date, arrears: ArrearsView
) -> None:
    """The landlord's report, the plan to find after it, and the fund when none is found."""
    reports = [
        (event.date, f"events[{index}]")
        for index, event in enumerate(dossier.events)
        if event.kind is EventKind.LANDLORD_REPORT and event.date <= on
    ]
    if reports:
        reported, path = max(reports)
        found = _step(result, law, on, PLAN_FOUND, reported, path)
        if found is not None:
            _step(result, law, on, FUND, found.on, path)
        return
    state = arrears.state
    status = dossier.dwelling.allowance.status
    received = status in (AllowanceStatus.PAID, AllowanceStatus.SUSPENDED) and bool(
        dossier.dwelling.allowance.amount
    )
    if isinstance(state, RentArrears) and state.impaye.constituted_on is not None and received:
        _step(result, law, on, REPORT, state.impaye.constituted_on, "account")


def _of_the_requests(result: Deadlines, dossier: Dossier, law: Law, on: date) -> None:
    """What a request sent or granted waits for."""
    for index, request in enumerate(dossier.casework.requests):
        step = _WAITED_FOR.get((request.kind, request.state))
        if step is not None and request.on is not None and request.on <= on:
            _step(result, law, on, step, request.on, f"casework.requests[{index}]")


_WAITED_FOR = {
    (AidKind.FSL, RequestState.SENT): FUND_ANSWER,
    (AidKind.PAYMENT_PLAN, RequestState.GRANTED): PLAN_CHECKED,
}


def _step(
    result: Deadlines, law: Law, on: date, step: Step, start: date, path: str
) -> Deadline | None:
    try:
        due, value = step_after(step, start, law, on)
    except MissingParameter as absent:
        result.missing.append((path, absent.parameter))
        return None
    result.used.append(value)
    told = _told(due, path)
    result.found.append(told)
    return told


def _told(due: LegalDeadline, path: str) -> Deadline:
    return Deadline(
        name=due.name,
        on=due.on,
        rule=due.rule,
        reference=due.reference,
        certainty=due.certainty,
        before_roll=due.before_roll,
        from_event=path,
        on_good_friday=due.on_good_friday,
    )

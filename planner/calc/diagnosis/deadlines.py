"""The dates that the procedure sets going, for this household.

Each event of the dossier is given to the eviction clock (function 7) with the lease and the
département of the commune. Two dates of the allowance's own procedure are added: the landlord must
report an *impayé* to the CAF or MSA within two months of the day it was constituted (CCH R.824-4),
and a plan must be found within six months of that report (CCH R.824-7).
"""

from __future__ import annotations

from datetime import date

from planner.calc.arrears.account import RentArrears
from planner.calc.calendar import add_months
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.law import Law, LawValue
from planner.calc.outcomes import Missing
from planner.calc.procedure.case import LegalEvent
from planner.calc.procedure.events import EVENTS, legal_dates
from planner.calc.results import ArrearsView, Deadline
from planner.errors import MissingParameter

__all__ = ["Deadlines", "deadlines_of"]

REPORT = "impaye.signalement_bailleur_mois"
NEGOTIATED = "impaye.plan_negocie_delai_mois"


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
    _of_the_allowance(result, dossier, law, on, arrears)
    return result


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
        return
    result.used += dates.used
    result.found += [
        Deadline(
            name=deadline.name,
            on=deadline.on,
            rule=deadline.rule,
            reference=deadline.reference,
            certainty=deadline.certainty,
            before_roll=deadline.before_roll,
            from_event=path,
        )
        for deadline in dates.deadlines
    ]


def _of_the_allowance(
    result: Deadlines, dossier: Dossier, law: Law, on: date, arrears: ArrearsView
) -> None:
    """The landlord's report, and the plan to find after it."""
    reports = [
        (event.date, f"events[{index}]")
        for index, event in enumerate(dossier.events)
        if event.kind is EventKind.LANDLORD_REPORT and event.date <= on
    ]
    if reports:
        reported, path = max(reports)
        _months(result, law, on, "plan_found", NEGOTIATED, reported, path)
        return
    state = arrears.state
    status = dossier.dwelling.allowance.status
    received = status in (AllowanceStatus.PAID, AllowanceStatus.SUSPENDED) and bool(
        dossier.dwelling.allowance.amount
    )
    if isinstance(state, RentArrears) and state.impaye.constituted_on is not None and received:
        _months(result, law, on, "landlord_report", REPORT, state.impaye.constituted_on, "account")


def _months(
    result: Deadlines, law: Law, on: date, name: str, id: str, start: date, path: str
) -> None:
    try:
        value = law.value(id, on)
    except MissingParameter as absent:
        result.missing.append((path, absent.parameter))
        return
    result.used.append(value)
    result.found.append(
        Deadline(
            name=name,
            on=add_months(start, value.count),
            rule=f"{value.count}-months",
            reference=value.reference,
            certainty="settled",
            from_event=path,
        )
    )

"""What was already asked for, and how the procedure stands: facts that several schemes look at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.casework import AidKind, RequestState
from planner.calc.dossier.dwelling import AllowanceStatus
from planner.calc.dossier.procedure import EventKind
from planner.calc.results import Reason, Verdict

__all__ = [
    "EVICTION",
    "allowance_to_come",
    "already_asked",
    "back_payment",
    "eviction_act",
    "next_hearing",
]

EVICTION: Mapping[EventKind, int] = {
    kind: rank
    for rank, kind in enumerate(
        (
            EventKind.COMMANDEMENT,
            EventKind.ASSIGNATION,
            EventKind.DIAGNOSIS_REFERRAL,
            EventKind.HEARING,
            EventKind.JUDGMENT,
            EventKind.LEAVE_ORDER,
            EventKind.FORCE_REQUESTED,
            EventKind.FORCE_GRANTED,
        )
    )
}
"""The acts and dates of an eviction, from the first to the last."""


def already_asked(diagnosis: Diagnosis, kind: AidKind) -> tuple[Verdict | None, tuple[Reason, ...]]:
    """The verdict that a request already made imposes, if it does, and what is said of it.

    Of several requests of a kind the last one of the dossier counts. One that is only prepared
    imposes nothing, since it may be too early to send it; nor does a refusal: facts may have
    changed, and an appeal is possible.
    """
    requests = [request for request in diagnosis.dossier.casework.requests if request.kind is kind]
    if not requests:
        return None, ()
    last = requests[-1]
    if last.state is RequestState.REFUSED:
        return None, (Reason("request_refused", {"on": last.on}),)
    if last.state is RequestState.GRANTED:
        reason = Reason("request_granted", {"on": last.on, "amount": last.amount})
        return Verdict.IN_PROGRESS, (reason,)
    reason = Reason("request_under_way", {"state": last.state.value, "on": last.on})
    return (Verdict.IN_PROGRESS if last.state is RequestState.SENT else None), (reason,)


def back_payment(diagnosis: Diagnosis) -> tuple[Reason, ...]:
    """What a lifted suspension of the allowance would take off the debt first."""
    view = diagnosis.allowance
    back, left = view.back_payment, view.debt_after_back_payment
    if back is None or left is None or diagnosis.arrears.undisputed.money.cents <= 0:
        return ()
    values = {"amount": back.money, "left": left.money}
    return (Reason("back_payment_first", values, (back, left), "CCH R.824-28", "indicative"),)


def eviction_act(diagnosis: Diagnosis) -> tuple[EventKind, date] | None:
    """The furthest act of the eviction and its date; a terminated lease counts as a judgment."""
    acts = [
        (EVICTION[event.kind], event.date)
        for event in diagnosis.dossier.events
        if event.kind in EVICTION
    ]
    ended = diagnosis.dossier.dwelling.lease_ended
    if ended is not None:
        acts.append((EVICTION[EventKind.JUDGMENT], ended))
    if not acts:
        return None
    rank, day = max(acts)
    return list(EVICTION)[rank], day


def next_hearing(diagnosis: Diagnosis) -> date | None:
    """The first hearing still to come."""
    days = [
        event.date
        for event in diagnosis.dossier.events
        if event.kind is EventKind.HEARING and event.date >= diagnosis.on
    ]
    return min(days) if days else None


def allowance_to_come(diagnosis: Diagnosis) -> int:
    """The computed allowance that is not paid, in cents: to be claimed or to be restored."""
    status = diagnosis.dossier.dwelling.allowance.status
    computed = diagnosis.allowance.computed
    waiting = (
        AllowanceStatus.NOT_CLAIMED,
        AllowanceStatus.CLAIMED,
        AllowanceStatus.SUSPENDED,
    )
    return computed.money.cents if computed is not None and status in waiting else 0

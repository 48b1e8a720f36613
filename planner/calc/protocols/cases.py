"""What evaluation and the portfolio keep of an entry: dated facts, and nothing that is told.

A *case* is one entry boiled down to days and words of the protocol, so that ten thousand of them
are read and counted without opening a dossier nor computing a plan. Days are texts
(``YYYY-MM-DD``), which compare as days do; ``""`` is "not yet" or "not known". What a case holds is
plain: a case written as JSON and read again counts the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from planner.calc.dossier.casework import AidKind, Casework, RequestState
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.followup import Followup, SchemeEntry
from planner.calc.dossier.followup_kinds import VISITS, ContactResult
from planner.calc.dossier.household import Household, PersonStatus, Role
from planner.calc.dossier.procedure import EventKind
from planner.calc.protocols.clock import StepDue, clock
from planner.calc.protocols.eligibility import Eligible, eligible
from planner.calc.protocols.protocol import Protocol

__all__ = ["MET", "Case", "Done", "Open", "Span", "cases_of", "facts_end", "makeup", "met_by"]

MET = frozenset({ContactResult.MET.value, ContactResult.SPOKEN.value})
"""Results of a contact in which somebody was really met or spoken to."""

Span = tuple[str, str]
"""First day, and the day on which it no longer held; ``""`` while it holds."""


Done = tuple[str, str, str, bool, bool]
"""A step done: its role, its day, what came of it, whether it had a day to keep, whether late."""

Open = tuple[str, str, str, bool, bool]
"""A step to do: its id, its last day, the working day to act by (``""`` without a delay), whether
it is optional, whether it is a visit."""


class Case(NamedTuple):
    """One entry of one dossier. ``noted`` is the last day on which anything is noted of it, from
    which ``open`` holds: time alone changes nothing in it.
    """

    dossier: str
    name: str
    reference: str
    entry: str
    protocol: str
    noted: str
    referent: str
    entered: str
    left: str
    exit: str
    watches: tuple[Span, ...]
    designated_by: str
    priority: str
    rank: int
    known: bool | None
    adults: int
    children: int
    makeup: str
    earner: bool | None
    topics: tuple[str, ...]
    months: int
    goals: tuple[str, ...]
    contacts: tuple[tuple[str, str, str], ...]
    done: tuple[Done, ...]
    renewals: tuple[str, ...]
    advised: tuple[str, ...]
    asll: tuple[tuple[str, str], ...]
    court: tuple[str, ...]
    passages: tuple[tuple[str, str], ...]
    pursuit: tuple[Span, ...]
    hand_overs: tuple[tuple[str, str], ...]
    unsafe: tuple[Span, ...]
    open: tuple[Open, ...]


def cases_of(
    dossier: Dossier, protocols: Mapping[str, Protocol], on: date | None = None
) -> tuple[Case, ...]:
    """A case for each entry of a dossier; one whose protocol is not known has no step.

    With ``on``, what is dated after that day (an exit that is planned) has not happened yet.
    """
    return tuple(
        _case(dossier, entry, protocols.get(entry.protocol), on)
        for entry in dossier.followup.entries
    )


def facts_end(entry: SchemeEntry, followup: Followup) -> date:
    """The last day on which anything is noted: from there on, time alone goes by."""
    days: list[date] = [
        entry.entered_on,
        *(record.on for record in entry.steps),
        *(waiver.on for waiver in entry.waivers),
        *(renewal.on for renewal in entry.renewals),
        *(passage.on for passage in entry.passages if passage.decision is not None),
        *(one.date for one in followup.contacts if one.entry in (None, entry.id)),
        *((entry.exit.on,) if entry.exit is not None else ()),
    ]
    return max(days)


def met_by(case: Case, last: str) -> bool:
    """Whether somebody was met or spoken to by a day: in a contact, or in a step that says so."""
    return any(result in MET and day <= last for day, _channel, result in case.contacts) or any(
        outcome in MET and on <= last for _role, on, outcome, _timed, _late in case.done
    )


def makeup(household: Household) -> str:
    """Who lives there: ``alone``, ``couple``, ``lone_parent``, ``family``, or ``unknown``."""
    if not household.persons:
        return "unknown"
    children = any(person.role is Role.CHILD for person in household.persons)
    if household.couple:
        return "family" if children else "couple"
    return "lone_parent" if children else "alone"


def _case(dossier: Dossier, entry: SchemeEntry, protocol: Protocol | None, on: date | None) -> Case:
    followup, household = dossier.followup, dossier.household
    dues: tuple[StepDue, ...] = ()
    rank = Eligible(None, (9, 1))
    day = facts_end(entry, followup)
    if on is not None:
        day = max(entry.entered_on, min(on, day))
    if protocol is not None:
        dues = clock(entry, protocol, followup, day, dossier.dwelling.department)
        found = eligible(entry, protocol, household)
        rank = found if isinstance(found, Eligible) else rank
    adults = [person for person in household.persons if person.is_adult()]
    own = [one for one in followup.contacts if _belongs(entry, followup, one.entry, one.date)]
    return Case(
        dossier=dossier.id,
        name=household.name,
        reference=dossier.reference,
        entry=entry.id,
        protocol=entry.protocol,
        noted=day.isoformat(),
        referent=entry.referent,
        entered=entry.entered_on.isoformat(),
        left=entry.exit.on.isoformat() if entry.exit else "",
        exit=entry.exit.kind if entry.exit else "",
        watches=tuple((one.since.isoformat(), _day(one.until)) for one in entry.watches),
        designated_by=entry.designated_by.value,
        priority=rank.rule.id if rank.rule is not None else "",
        rank=rank.rank[0] * 10 + rank.rank[1],
        known=entry.known,
        adults=len(adults),
        children=sum(person.role is Role.CHILD for person in household.persons),
        makeup=makeup(household),
        earner=_earner(household),
        topics=tuple(topic.value for topic in entry.topics),
        months=entry.months or 0,
        goals=tuple(goal.state.value for goal in entry.goals),
        contacts=tuple(
            (one.date.isoformat(), one.channel.value, one.result.value)
            for one in sorted(own, key=lambda one: one.date)
            if one.date >= entry.entered_on
        ),
        done=tuple(_done(dues)),
        renewals=tuple(one.on.isoformat() for one in entry.renewals),
        advised=tuple(aid.value for aid in entry.advised),
        asll=tuple(_asll(dossier.casework)),
        court=tuple(
            event.date.isoformat()
            for event in dossier.events
            if event.kind is EventKind.ASSIGNATION
        ),
        passages=tuple(
            (one.on.isoformat(), one.decision) for one in entry.passages if one.decision is not None
        ),
        pursuit=tuple((one.since.isoformat(), _day(one.until)) for one in entry.suspensions),
        hand_overs=tuple(
            (one.on.isoformat(), one.kind.value)
            for one in followup.hand_overs
            if _belongs(entry, followup, one.entry, one.on)
        ),
        unsafe=tuple(
            (one.since.isoformat(), _day(one.until)) for one in followup.safety if one.no_home_visit
        ),
        open=tuple(_open(due) for due in dues if due.state.open),
    )


def _belongs(entry: SchemeEntry, followup: Followup, named: str | None, day: date) -> bool:
    """Whether a fact is counted in an entry: its own, or one that names none and whose day comes
    after no later entry of that scheme.
    """
    if named is not None:
        return named == entry.id
    entered = [one for one in followup.entries if one.protocol == entry.protocol]
    since = [one for one in entered if one.entered_on <= day]
    return not since or max(since, key=lambda one: one.entered_on).id == entry.id


def _asll(casework: Casework) -> Iterable[tuple[str, str]]:
    """Each request sent; the measure that is signed, when no request says that it was granted."""
    asked = [
        (_day(one.on), one.state.value)
        for one in casework.requests
        if one.kind is AidKind.ASLL and one.state is not RequestState.PREPARED
    ]
    yield from asked
    granted = any(state == RequestState.GRANTED.value for _on, state in asked)
    if casework.asll is not None and not granted:
        yield casework.asll.first_day.isoformat(), RequestState.GRANTED.value


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _earner(household: Household) -> bool | None:
    """Whether an adult works; None when nothing is noted of any adult."""
    noted = [person.statuses for person in household.persons if person.is_adult()]
    if not any(noted):
        return None
    working = {PersonStatus.EMPLOYED, PersonStatus.SELF_EMPLOYED}
    return any(working & set(statuses) for statuses in noted)


def _done(dues: Iterable[StepDue]) -> Iterable[Done]:
    for due in dues:
        if due.done_on is None or due.step.role is None:
            continue
        timed = due.times_late > 0 or (due.on is not None and not due.step.optional)
        yield (
            due.step.role.value,
            due.done_on.isoformat(),
            due.outcome or (ContactResult.MET.value if due.step.met else ""),
            timed and not due.early,
            due.times_late > 0,
        )


def _open(due: StepDue) -> Open:
    return (
        due.step.id,
        _day(due.on),
        _day(due.act_by),
        due.step.optional,
        bool(VISITS & set(due.step.contacts)),
    )

"""The follow-up of a household by the schemes of a CCAS: entries, contacts, decisions, exits.

A household may enter several schemes, and the same one twice: each entry is a line of its own, run
by a protocol (``planner.calc.protocols``). What was done is noted with its day, so that the clock
of the protocol can be told on any day, past ones included. Nothing here is printed nor shown to
the family: ``sharing`` keeps the whole part out, and a partner of a commission is told only what
``protocols.situation`` lets through.
"""

from typing import Annotated

from pydantic import Field

from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.common import Amount, Day, Identifier, Model, Name, Note
from planner.calc.dossier.followup_kinds import (
    Channel,
    ContactResult,
    Designator,
    GoalState,
    HandOverKind,
    Matter,
    Topic,
)

__all__ = [
    "Contact",
    "Followup",
    "Goal",
    "HandOver",
    "Passage",
    "PursuitSuspension",
    "Renewal",
    "Safety",
    "SchemeEntry",
    "SchemeExit",
    "Sharing",
    "StepRecord",
    "Told",
    "Waiver",
    "Watch",
]


class Contact(Model):
    """One approach of the household: a letter, a call, a visit, a meeting.

    ``hour`` (0 to 23) tells a second visit made at another time of the day. ``entry`` is the entry
    that it belongs to; empty, it counts for each entry that waits for it.
    """

    date: Day
    channel: Channel
    result: ContactResult = ContactResult.SENT
    hour: Annotated[int, Field(ge=0, le=23)] | None = None
    by: Name = ""
    entry: Identifier | None = None
    note: Note = ""


class Safety(Model):
    """A visitor could be in danger: no home visit at all, or never alone, from a day on."""

    since: Day
    until: Day | None = None
    no_home_visit: bool = True
    note: Note = ""


class StepRecord(Model):
    """A step of the protocol that was done on a day, with what came of it."""

    step: Identifier
    on: Day
    outcome: Identifier | None = None
    note: Note = ""


class Waiver(Model):
    """A step that will not be done, decided on a day for a reason that is always written."""

    step: Identifier
    on: Day
    reason: Annotated[Name, Field(min_length=1)]


class Goal(Model):
    """An objective of the accompaniment, set with the household one by one."""

    text: Note
    state: GoalState = GoalState.OPEN
    by: Day | None = None


class Renewal(Model):
    """The measure goes on for so many months more, decided on a day."""

    on: Day
    months: Annotated[int, Field(ge=1, le=60)]
    reason: Name = ""


class Watch(Model):
    """The situation is on watch (*en veille*): nobody acts, everybody looks."""

    since: Day
    until: Day | None = None
    reason: Note = ""


class PursuitSuspension(Model):
    """The landlord suspends its pursuit while the household gets over its difficulties."""

    since: Day
    until: Day | None = None
    landlord: Name = ""
    note: Note = ""


class Passage(Model):
    """The situation before a commission: asked for on a day, then what was decided there.

    ``decision`` is empty until the commission has sat; ``review_on`` is when it looks again.
    """

    on: Day
    decision: Identifier | None = None
    text: Note = ""
    review_on: Day | None = None


class Sharing(Model):
    """What one partner of the commission may be told of this situation, and no more.

    Only what is useful and necessary (CASF L.121-6-2); ``informed_on`` is the day on which the
    household was told of it. Without that day nothing is shared.
    """

    partner: Identifier
    matters: tuple[Matter, ...]
    informed_on: Day | None = None


class Told(Model):
    """The words written for the commission on one matter: what it reads instead of the dossier."""

    matter: Matter
    text: Note


class SchemeExit(Model):
    """The end of an entry: its day, its kind (one of the protocol's), who agreed to it."""

    on: Day
    kind: Identifier
    agreed_by: tuple[Name, ...] = ()
    reason: Note = ""


class SchemeEntry(Model):
    """One entry into a scheme.

    ``protocol`` is the id of the protocol that runs it. What the département's social service
    knows is asked in three questions, each of them None when nobody said: ``known`` (the household
    is known there), ``asks`` (it asks for help), ``supported`` (a support for the arrears runs
    already); ``asked_by_department`` is its own request that the CCAS step in. ``months`` is the
    length of a measure that has one, counted from ``measure_from`` (the first day that was signed)
    where it is known. ``advised`` are the aids that the aid plan advises;
    ``arrears`` is what the landlord says is owed on the day of the designation.
    """

    id: Identifier
    protocol: Identifier
    entered_on: Day
    designated_by: Designator
    referent: Name = ""
    known: bool | None = None
    asks: bool | None = None
    supported: bool | None = None
    asked_by_department: bool = False
    topics: tuple[Topic, ...] = ()
    arrears: Amount | None = None
    months: Annotated[int, Field(ge=1, le=60)] | None = None
    measure_from: Day | None = None
    goals: tuple[Goal, ...] = ()
    advised: tuple[AidKind, ...] = ()
    steps: Annotated[tuple[StepRecord, ...], Field(max_length=500)] = ()
    waivers: Annotated[tuple[Waiver, ...], Field(max_length=100)] = ()
    renewals: tuple[Renewal, ...] = ()
    watches: tuple[Watch, ...] = ()
    suspensions: tuple[PursuitSuspension, ...] = ()
    passages: Annotated[tuple[Passage, ...], Field(max_length=200)] = ()
    sharing: tuple[Sharing, ...] = ()
    told: tuple[Told, ...] = ()
    exit: SchemeExit | None = None


class HandOver(Model):
    """Another service is asked to step in, or takes the follow-up."""

    on: Day
    kind: HandOverKind
    to: Name
    entry: Identifier | None = None
    accepted_on: Day | None = None
    reason: Note = ""


class Followup(Model):
    """Every entry, every contact, who was asked to step in, and the safety of visitors."""

    entries: Annotated[tuple[SchemeEntry, ...], Field(max_length=50)] = ()
    contacts: Annotated[tuple[Contact, ...], Field(max_length=1000)] = ()
    hand_overs: Annotated[tuple[HandOver, ...], Field(max_length=100)] = ()
    safety: tuple[Safety, ...] = ()

    def entry(self, id: str) -> SchemeEntry | None:
        """The entry of that id."""
        return next((entry for entry in self.entries if entry.id == id), None)

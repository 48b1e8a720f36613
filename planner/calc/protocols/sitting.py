"""A sitting of a commission: which situations are on its agenda, and what its decisions change.

A situation that the scheme does not follow (arrears alone, where a side of health is asked) or of
which a fact is lacking waits in the service's own list and is shown to no partner.

On the agenda of a day stand the situations that are followed and either were never looked at, or
were asked for by then, or come back (on the day their last decision named, else by the rhythm of
the commission, else at once). Those with the longest wait come first. A decision is a passage with
its words; one that names an exit ends the entry, one that puts on watch opens a watch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.calc.dossier.common import Note
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.followup import Passage, SchemeEntry, SchemeExit, Watch
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.protocols.delays import ends
from planner.calc.protocols.eligibility import Eligible, eligible
from planner.calc.protocols.protocol import Decision, Member, Protocol
from planner.calc.protocols.situation import Situation, situation_for
from planner.calc.protocols.states import state_on

__all__ = ["Item", "agenda", "decided", "minutes", "next_sitting", "seen_by"]


@dataclass(frozen=True, slots=True)
class Item:
    """A situation of a sitting; ``since`` is the day from which it waits, ``ready`` whether the
    scheme follows it.
    """

    dossier: Dossier
    entry: SchemeEntry
    since: date
    new: bool
    ready: Eligible | Missing | NotApplicable


def agenda(dossiers: Iterable[Dossier], protocol: Protocol, on: date) -> tuple[Item, ...]:
    """The situations to look at on a day, the longest wait first."""
    found = [
        item
        for dossier in dossiers
        for entry in dossier.followup.entries
        if entry.protocol == protocol.id
        for item in _waiting(dossier, entry, protocol, on)
    ]
    return tuple(sorted(found, key=lambda item: (item.since, item.dossier.id, item.entry.id)))


def minutes(dossiers: Iterable[Dossier], protocol: Protocol, on: date) -> tuple[Item, ...]:
    """The situations decided on that very day, exits included."""
    found = [
        Item(dossier, entry, on, _first(entry) == on, Eligible(None, (1, 0)))
        for dossier in dossiers
        for entry in dossier.followup.entries
        if entry.protocol == protocol.id
        and any(one.on == on and one.decision is not None for one in entry.passages)
    ]
    return tuple(sorted(found, key=lambda item: (item.dossier.id, item.entry.id)))


def _waiting(dossier: Dossier, entry: SchemeEntry, protocol: Protocol, on: date) -> Iterable[Item]:
    if not state_on(entry, protocol, on).inside:
        return
    before = [one for one in entry.passages if one.decision is not None and one.on < on]
    ready = eligible(entry, protocol, dossier.household)
    if not before:
        yield Item(dossier, entry, entry.entered_on, new=True, ready=ready)
        return
    last = max(before, key=lambda one: one.on)
    back = last.review_on
    every = protocol.commission.every if protocol.commission else None
    if back is None:  # without a rhythm nothing says when: it is there until a day is set
        back = ends(last.on, every) if every is not None else last.on
    asked = [one.on for one in entry.passages if last.on < one.on <= on]
    since = min((day for day in (back, *asked) if day <= on), default=None)
    if since is not None:
        yield Item(dossier, entry, since, new=False, ready=ready)


def _first(entry: SchemeEntry) -> date | None:
    return min((one.on for one in entry.passages if one.decision is not None), default=None)


def seen_by(
    items: Iterable[Item], protocol: Protocol, member: Member, on: date
) -> tuple[Situation, ...]:
    """The items as one member may know them, numbered anew: what it may not know is not there."""
    found: list[Situation] = []
    for item in items:
        if not isinstance(item.ready, Eligible):
            continue
        seen = situation_for(item.dossier, item.entry, protocol, member, on, len(found) + 1)
        if seen is not None:
            found.append(seen)
    return tuple(found)


def decided(
    entry: SchemeEntry,
    decision: Decision,
    on: date,
    *,
    text: Note = "",
    review_on: date | None = None,
    agreed_by: tuple[str, ...] = (),
) -> SchemeEntry:
    """The entry once the commission decided; a decision of the same day replaces the one before.

    A decision that goes on ends a watch; an exit or a watch begins on the day of the sitting.
    """
    passages = tuple(one for one in entry.passages if one.on != on)
    passage = Passage(on=on, decision=decision.id, text=text, review_on=review_on)
    watches = tuple(
        one.but(until=None) if one.until == on else one for one in entry.watches if one.since != on
    )
    if not decision.watch:
        watches = tuple(one.but(until=on) if one.until is None else one for one in watches)
    elif all(one.until is not None for one in watches):
        watches = (*watches, Watch(since=on, reason=text))
    left = entry.exit
    if decision.exit is not None:
        left = SchemeExit(on=on, kind=decision.exit, agreed_by=agreed_by, reason=text)
    elif left is not None and left.on == on:
        left = None
    ordered = tuple(sorted((*passages, passage), key=lambda one: one.on))
    return entry.but(passages=ordered, watches=watches, exit=left)


def next_sitting(entries: Iterable[SchemeEntry], protocol: Protocol, after: date) -> date | None:
    """The next sitting by the rhythm of the commission; None before the first or without rhythm."""
    every = protocol.commission.every if protocol.commission else None
    held = [one.on for entry in entries for one in entry.passages if one.decision is not None]
    if every is None or not held:
        return None
    day = max(held)
    while day <= after:
        day = ends(day, every)
    return day

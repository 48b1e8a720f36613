"""Where an entry stands on a day: in one state, whatever its dossier holds.

An entry is *not yet* in the scheme before its designation, then *ongoing* or *on watch*, then out
of it by one exit, for good. The exit wins over a watch that nobody ended. An exit that its protocol
does not know is neutral, and told apart by its name.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from planner.calc.calendar import add_months
from planner.calc.dossier.followup import SchemeEntry
from planner.calc.protocols.protocol import ExitSign, Protocol

__all__ = ["EntryState", "measure_end", "state_on", "terms"]


class EntryState(StrEnum):
    """The states of an entry; it has exactly one on each day."""

    NOT_YET = "not_yet"
    ONGOING = "ongoing"
    ON_WATCH = "on_watch"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"

    @property
    def inside(self) -> bool:
        """Whether the household is followed."""
        return self in (EntryState.ONGOING, EntryState.ON_WATCH)


_SIGNS = {
    ExitSign.POSITIVE: EntryState.POSITIVE,
    ExitSign.NEGATIVE: EntryState.NEGATIVE,
    ExitSign.NEUTRAL: EntryState.NEUTRAL,
}


def state_on(entry: SchemeEntry, protocol: Protocol | None, on: date) -> EntryState:
    """The state at the end of a day: an exit counts from its own day on."""
    if on < entry.entered_on:
        return EntryState.NOT_YET
    if entry.exit is not None and entry.exit.on <= on:
        kind = protocol.exit_kind(entry.exit.kind) if protocol is not None else None
        return _SIGNS[kind.sign] if kind is not None else EntryState.NEUTRAL
    watched = any(
        watch.since <= on and (watch.until is None or on < watch.until) for watch in entry.watches
    )
    return EntryState.ON_WATCH if watched else EntryState.ONGOING


def terms(entry: SchemeEntry, on: date) -> tuple[date, ...]:
    """The end of each term of a measure: the first, then one for each renewal decided until a day.

    Each is counted from the first day of the measure (the designation where none was signed), in
    whole months, so that renewals never drift; empty for an entry without a length.
    """
    if entry.months is None:
        return ()
    months, first = entry.months, entry.measure_from or entry.entered_on
    found = [add_months(first, months)]
    for renewal in sorted(entry.renewals, key=lambda renewal: renewal.on):
        if renewal.on <= on:
            months += renewal.months
            found.append(add_months(first, months))
    return tuple(found)


def measure_end(entry: SchemeEntry, on: date) -> date | None:
    """The planned end of a measure with its renewals until a day; None without a length."""
    ends = terms(entry, on)
    return ends[-1] if ends else None

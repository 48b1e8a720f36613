"""Whether the acts of the eviction came in their order, and late enough one after the other.

Two things hide in the dates of a procedure. A date typed wrongly puts a hearing before the summons
to it, and every delay counted from it is wrong. And an act served at the wrong time is an argument
for the family: a summons before the end of the delay of the order to pay, or less than six weeks
before the hearing, when the prefect cannot have been told of it in time (loi 89-462 art. 24 I and
III). Whether the argument holds is for a lawyer or for the ADIL: nothing here says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.procedure.winter_truce import SET_BY_PREFECT
from planner.calc.results import Deadline

__all__ = ["Doubt", "doubts"]


class Doubt(NamedTuple):
    """A doubt on an event: an alert's id, the place of the event, what the sentence names."""

    id: str
    path: str
    values: dict[str, Any]


_FOLLOWS = (
    (EventKind.COMMANDEMENT, EventKind.ASSIGNATION),
    (EventKind.ASSIGNATION, EventKind.HEARING),
    (EventKind.HEARING, EventKind.JUDGMENT),
    (EventKind.JUDGMENT, EventKind.LEAVE_ORDER),
    (EventKind.LEAVE_ORDER, EventKind.FORCE_REQUESTED),
    (EventKind.FORCE_REQUESTED, EventKind.FORCE_GRANTED),
)
"""Each act and the one that it makes possible."""


def doubts(
    events: Sequence[ProcedureEvent], deadlines: Sequence[Deadline], department: str | None = None
) -> Iterator[Doubt]:
    """Every doubt, in the order of the events; ``deadlines`` are those that they set going.

    In the ``department`` of a dwelling overseas the truce of evictions is not the mainland's: an
    order to leave has none until its days are asked for.
    """
    for index, event in enumerate(events):
        path = f"events[{index}]"
        yield from _out_of_order(events, event, path)
        if event.kind is EventKind.LEAVE_ORDER and department in SET_BY_PREFECT:
            yield Doubt("truce_set_by_prefect", path, {})
        if event.kind is EventKind.ASSIGNATION:
            yield from _too_soon(events, deadlines, event, path)
            yield from _too_late(events, deadlines, event, path)


def _out_of_order(
    events: Sequence[ProcedureEvent], event: ProcedureEvent, path: str
) -> Iterator[Doubt]:
    """The act that should have come first came after, and no other of its kind came before.

    An earlier procedure with both acts raises no doubt.
    """
    for first, then in _FOLLOWS:
        days = [other.date for other in events if other.kind is first]
        if event.kind is then and days and min(days) > event.date:
            values = {
                "event": then.value,
                "on": event.date,
                "earlier_event": first.value,
                "earlier_on": min(days),
            }
            yield Doubt("events_out_of_order", path, values)


def _too_soon(
    events: Sequence[ProcedureEvent],
    deadlines: Sequence[Deadline],
    summons: ProcedureEvent,
    path: str,
) -> Iterator[Doubt]:
    """Before the end of the delay of the last order to pay, by its shortest reading."""
    ends = [
        (_date_of(events, due), due.act_by())
        for due in deadlines
        if due.name == "commandement_expires" and _date_of(events, due) <= summons.date
    ]
    if not ends:
        return
    last = max(served for served, _end in ends)
    expires = min(end for served, end in ends if served == last)
    if summons.date <= expires:
        yield Doubt("summons_before_delay", path, {"on": summons.date, "expires": expires})


def _too_late(
    events: Sequence[ProcedureEvent],
    deadlines: Sequence[Deadline],
    summons: ProcedureEvent,
    path: str,
) -> Iterator[Doubt]:
    """Less than six weeks before the first hearing that follows it."""
    following = [
        (_date_of(events, due), due.on)
        for due in deadlines
        if due.name == "prefect_notified" and _date_of(events, due) >= summons.date
    ]
    if following:
        hearing, latest = min(following)
        if summons.date > latest:
            values = {"on": summons.date, "hearing": hearing, "latest": latest}
            yield Doubt("summons_after_prefect_delay", path, values)


def _date_of(events: Sequence[ProcedureEvent], due: Deadline) -> date:
    """The day of the event that set a deadline going."""
    return events[int(due.from_event.removeprefix("events[").removesuffix("]"))].date

"""What a partner of a commission is told of a situation: the one place that decides it.

An agenda, a minute, an export for a partner is made of ``Situation`` and of nothing else, and a
``Situation`` is made here only. Each of its fields declares the matter that it tells (``Tells``); a
partner gets the fields whose matter it may have, the others stay empty. A matter is told to a
partner when four things agree: what its kind may ever be told (``ceilings``), what the protocol
gives it, what this situation shares with it by name, and the day on which the household was told
so. A situation that shares nothing with a partner is not there for it at all.

The words of each matter are those written for the commission (``Told``): no note, no budget, no
name of a child, no line of the dossier is ever read here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any

from planner.calc.dossier.common import Model
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.followup import SchemeEntry
from planner.calc.dossier.followup_kinds import Matter
from planner.calc.money import Money
from planner.calc.protocols.ceilings import ceiling
from planner.calc.protocols.protocol import Member, Protocol
from planner.calc.protocols.states import EntryState, state_on

__all__ = ["WORDED", "Situation", "Tells", "allowed", "situation_for"]


WORDED = frozenset(
    {
        Matter.ARREARS,
        Matter.NEIGHBOURHOOD,
        Matter.UPKEEP,
        Matter.HEALTH,
        Matter.ADMINISTRATIVE,
        Matter.ACTIONS,
        Matter.PURSUIT,
    }
)
"""The matters told in words written for the commission; the others are facts of the dossier."""


@dataclass(frozen=True, slots=True)
class Tells:
    """What a field of a situation tells; None for what carries nobody's life: a number, a day."""

    matter: Matter | None


class Situation(Model):
    """A situation as one partner may know it; what it may not have is empty.

    ``number`` is the place of the situation in that partner's agenda, never the id of a dossier.
    ``told`` holds the words written for the commission on the matters that the partner may have.
    """

    number: Annotated[int, Tells(None)]
    new: Annotated[bool, Tells(None)] = False
    name: Annotated[str, Tells(Matter.IDENTITY)] = ""
    address: Annotated[tuple[str, ...], Tells(Matter.ADDRESS)] = ()
    adults: Annotated[int | None, Tells(Matter.HOUSEHOLD)] = None
    children: Annotated[int | None, Tells(Matter.HOUSEHOLD)] = None
    arrears: Annotated[Money | None, Tells(Matter.ARREARS)] = None
    arrears_told: Annotated[str, Tells(Matter.ARREARS)] = ""
    neighbourhood: Annotated[str, Tells(Matter.NEIGHBOURHOOD)] = ""
    upkeep: Annotated[str, Tells(Matter.UPKEEP)] = ""
    health: Annotated[str, Tells(Matter.HEALTH)] = ""
    administrative: Annotated[str, Tells(Matter.ADMINISTRATIVE)] = ""
    actions: Annotated[str, Tells(Matter.ACTIONS)] = ""
    done: Annotated[tuple[tuple[str, date], ...], Tells(Matter.ACTIONS)] = ()
    pursuit_suspended_since: Annotated[date | None, Tells(Matter.PURSUIT)] = None
    pursuit: Annotated[str, Tells(Matter.PURSUIT)] = ""
    state: Annotated[EntryState | None, Tells(Matter.DECISION)] = None
    decision: Annotated[str | None, Tells(Matter.DECISION)] = None
    decided_on: Annotated[date | None, Tells(Matter.DECISION)] = None
    decision_told: Annotated[str, Tells(Matter.DECISION)] = ""
    review_on: Annotated[date | None, Tells(Matter.DECISION)] = None


def allowed(entry: SchemeEntry, member: Member, on: date) -> frozenset[Matter]:
    """The matters of an entry that a member may be told on a day.

    Those shared with it by name, the household being informed, that its protocol gives it and that
    its kind may have.
    """
    shared = {
        matter
        for one in entry.sharing
        if one.partner == member.id and one.informed_on is not None and one.informed_on <= on
        for matter in one.matters
    }
    return frozenset(shared) & frozenset(member.sees) & ceiling(member.kind)


def situation_for(
    dossier: Dossier,
    entry: SchemeEntry,
    protocol: Protocol,
    member: Member,
    on: date,
    number: int,
) -> Situation | None:
    """The situation as a member may know it on a day; None when it may know nothing of it."""
    may = allowed(entry, member, on)
    if not may:
        return None
    whole = _whole(dossier, entry, protocol, on, number)
    matters = _matters()
    kept = {
        name: value
        for name, value in whole.items()
        if matters[name] is None or matters[name] in may
    }
    return Situation(**kept)


@cache
def _matters() -> Mapping[str, Matter | None]:
    """What each field tells; ``TypeError`` for a field that does not say it."""
    found: dict[str, Matter | None] = {}
    for name, field in Situation.model_fields.items():
        tells = [mark for mark in field.metadata if isinstance(mark, Tells)]
        if len(tells) != 1:
            raise TypeError(f"Situation.{name} does not declare what it tells")
        found[name] = tells[0].matter
    return found


def _whole(
    dossier: Dossier, entry: SchemeEntry, protocol: Protocol, on: date, number: int
) -> dict[str, Any]:
    """Every field, before anything is taken away; the only reader of the dossier here."""
    household = dossier.household
    told = {one.matter: one.text for one in entry.told}
    address = household.address
    town = f"{address.postal_code} {address.city}".strip() if address else ""
    decided = [one for one in entry.passages if one.decision is not None and one.on <= on]
    last = max(decided, key=lambda one: one.on, default=None)
    suspended = [
        one.since
        for one in entry.suspensions
        if one.since <= on and (one.until is None or on < one.until)
    ]
    adults = [person for person in household.persons if person.is_adult()]
    return {
        "number": number,
        "new": last is None,
        "name": household.name,
        "address": tuple(line for line in (*address.lines, town) if line) if address else (),
        "adults": len(adults),
        "children": len(household.persons) - len(adults),
        "arrears": entry.arrears,
        "arrears_told": told.get(Matter.ARREARS, ""),
        "neighbourhood": told.get(Matter.NEIGHBOURHOOD, ""),
        "upkeep": told.get(Matter.UPKEEP, ""),
        "health": told.get(Matter.HEALTH, ""),
        "administrative": told.get(Matter.ADMINISTRATIVE, ""),
        "actions": told.get(Matter.ACTIONS, ""),
        "done": tuple(
            (record.step, record.on)
            for record in entry.steps
            if record.on <= on and protocol.step(record.step) is not None
        ),
        "pursuit_suspended_since": min(suspended, default=None),
        "pursuit": told.get(Matter.PURSUIT, ""),
        "state": state_on(entry, protocol, on),
        "decision": last.decision if last else None,
        "decided_on": last.on if last else None,
        "decision_told": last.text if last else "",
        "review_on": last.review_on if last else None,
    }

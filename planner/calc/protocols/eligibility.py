"""Who is followed: the first case of the protocol that the entry's facts meet, and its priority.

Besançon's, for instance: situations that the département does not know come before those it knows
and does not support, and isolated households (no child) before the others. A fact that nobody told
is asked for, never assumed.
"""

from __future__ import annotations

from planner.calc.dossier.followup import SchemeEntry
from planner.calc.dossier.household import Household, Role
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.protocols.protocol import EligibleRule, Protocol
from planner.calc.values import dataclass

__all__ = ["Eligible", "eligible", "isolated"]


@dataclass(frozen=True, slots=True)
class Eligible:
    """The case met; ``rank`` orders a waiting list: smaller comes first. None: no case is asked."""

    rule: EligibleRule | None
    rank: tuple[int, int]


def isolated(household: Household) -> bool | None:
    """No child lives there; None when nobody of the household is known."""
    if not household.persons:
        return None
    return all(person.role is not Role.CHILD for person in household.persons)


def eligible(
    entry: SchemeEntry, protocol: Protocol, household: Household
) -> Eligible | Missing | NotApplicable:
    """Whether the entry is one that the scheme follows, and how soon.

    ``NotApplicable`` names why: ``designated_by_nobody_expected``, ``no_such_topic``, ``no_case``.
    """
    rule = protocol.entry
    if rule.designated_by and entry.designated_by not in rule.designated_by:
        return NotApplicable("designated_by_nobody_expected")
    if rule.any_topic:
        if not entry.topics:
            return Missing(("topics",))
        if not set(rule.any_topic) & set(entry.topics):
            return NotApplicable("no_such_topic")
    alone = isolated(household)
    second = 0 if not rule.isolated_first or alone else 1
    if not rule.eligible:
        return Eligible(None, (1, second))
    lacking: list[str] = []
    for case in rule.eligible:
        unknown = _meets(case, entry, alone)
        if unknown is None:
            continue
        if not unknown:
            return Eligible(case, (case.priority, second))
        lacking += unknown
    if lacking:
        return Missing(tuple(dict.fromkeys(lacking)))
    return NotApplicable("no_case")


def _meets(case: EligibleRule, entry: SchemeEntry, alone: bool | None) -> list[str] | None:
    """The facts that nobody told, none when the case is met; None when one is another."""
    facts = {
        "known": (case.known, entry.known),
        "asks": (case.asks, entry.asks),
        "supported": (case.supported, entry.supported),
        "asked_by_department": (case.asked_by_department, entry.asked_by_department),
        "isolated": (case.isolated, alone),
    }
    unknown = []
    for name, (wanted, found) in facts.items():
        if wanted is None:
            continue
        if found is None:
            unknown.append(name)
        elif wanted != found:
            return None
    return unknown

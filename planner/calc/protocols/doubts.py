"""What does not agree between an entry and its protocol: told, never mended, never refused.

A file may come from elsewhere, and a protocol may have changed since. Nothing here stops a clock:
each doubt is an id and the value it names, for somebody to check.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.calc.dossier.followup import Followup, SchemeEntry
from planner.calc.dossier.followup_kinds import RESULTS_OF, ContactResult
from planner.calc.protocols.ceilings import ceiling
from planner.calc.protocols.protocol import Protocol

__all__ = ["doubts_of"]


def doubts_of(
    entry: SchemeEntry, protocol: Protocol, on: date, followup: Followup | None = None
) -> Iterator[tuple[str, str]]:
    """Each doubt on a day; what is dated after it has not happened yet.

    ``followup`` is what the entry belongs to: its contacts are looked at too.
    """
    yield from _steps(entry, protocol)
    for contact in followup.contacts if followup is not None else ():
        if contact.entry in (None, entry.id) and contact.result not in RESULTS_OF[contact.channel]:
            yield "odd_contact", contact.date.isoformat()
    if entry.exit is not None:
        if protocol.exit_kind(entry.exit.kind) is None:
            yield "unknown_exit", entry.exit.kind
        kind = protocol.exit_kind(entry.exit.kind)
        if kind is not None and kind.common_agreement and not entry.exit.agreed_by:
            yield "no_agreement", entry.exit.kind
        if entry.exit.on < entry.entered_on:
            yield "exit_before_entry", ""
    for passage in entry.passages:
        if passage.decision is not None and protocol.decision(passage.decision) is None:
            yield "unknown_decision", passage.decision
    for sharing in entry.sharing:
        member = protocol.member(sharing.partner)
        if member is None:
            yield "unknown_partner", sharing.partner
        elif set(sharing.matters) - (set(member.sees) & ceiling(member.kind)):
            yield "more_than_it_may_have", sharing.partner
    yield from _measure(entry, protocol, on)


def _steps(entry: SchemeEntry, protocol: Protocol) -> Iterator[tuple[str, str]]:
    by_contact = {result.value for result in ContactResult}
    for id in dict.fromkeys([*(one.step for one in entry.steps), *(w.step for w in entry.waivers)]):
        if protocol.step(id) is None:
            yield "unknown_step", id
    for record in entry.steps:
        step = protocol.step(record.step)
        if step is not None and step.outcomes and record.outcome is None:
            yield "no_outcome", record.step
        if step is None or record.outcome is None:
            continue
        known = {outcome.id for outcome in step.outcomes} | (by_contact if step.contacts else set())
        if record.outcome not in known:
            yield "unknown_outcome", record.outcome


def _measure(entry: SchemeEntry, protocol: Protocol, on: date) -> Iterator[tuple[str, str]]:
    rule = protocol.measure
    if rule is None:
        return
    if entry.months is None:
        yield "no_length", ""
    elif entry.months not in rule.durations:
        yield "other_length", str(entry.months)
    renewed = sum(renewal.on <= on for renewal in entry.renewals)
    if rule.renewals is not None and renewed > rule.renewals:
        yield "too_many_renewals", str(renewed)

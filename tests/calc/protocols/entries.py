"""Entries and follow-ups of every shape, for the four shipped protocols."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.followup import (
    Contact,
    Followup,
    Passage,
    Renewal,
    Safety,
    SchemeEntry,
    SchemeExit,
    StepRecord,
    Waiver,
    Watch,
)
from planner.calc.dossier.followup_kinds import Channel, ContactResult, Designator, Topic
from planner.calc.protocols.protocol import Protocol
from planner.law import load_law

PROTOCOLS = {protocol.id: protocol for protocol in load_law().records(Protocol)}
BESANCON = PROTOCOLS["rencontre-impayes"]
GARDANNE = PROTOCOLS["asll"]
ALLONNES = PROTOCOLS["mediation-expulsion"]
COULAINES = PROTOCOLS["plateforme-logement"]
FIRST = date(2026, 9, 1)

days = st.integers(0, 500).map(lambda n: FIRST + timedelta(days=n))


def entered(protocol: Protocol, on: date = FIRST, **more: Any) -> SchemeEntry:
    """An entry designated by the first who may."""
    who = protocol.entry.designated_by[0]
    return SchemeEntry(id="e1", protocol=protocol.id, entered_on=on, designated_by=who, **more)


@st.composite
def followups(draw: st.DrawFn, protocol: Protocol) -> Followup:
    """A follow-up with one entry, whose records name steps of the protocol in any order."""
    steps = st.sampled_from([step.id for step in protocol.steps])

    @st.composite
    def record(draw: st.DrawFn) -> StepRecord:
        step = protocol.step(draw(steps))
        assert step is not None
        outcomes = [outcome.id for outcome in step.outcomes]
        return StepRecord(
            step=step.id, on=draw(days), outcome=draw(st.sampled_from([None, *outcomes]))
        )

    decisions = protocol.commission.decisions if protocol.commission else ()
    passage = st.builds(
        Passage,
        on=days,
        decision=st.sampled_from([None, *(decision.id for decision in decisions)]),
    )
    contact = st.builds(
        Contact,
        date=days,
        channel=st.sampled_from(Channel),
        result=st.sampled_from(ContactResult),
        hour=st.none() | st.integers(8, 19),
        entry=st.sampled_from([None, "e1", "other"]),
    )
    start = draw(days)
    left = draw(
        st.none()
        | st.builds(
            SchemeExit,
            on=st.integers(0, 500).map(lambda n: start + timedelta(days=n)),
            kind=st.sampled_from([*(kind.id for kind in protocol.exits), "unknown"]),
        )
    )
    entry = SchemeEntry(
        id="e1",
        protocol=protocol.id,
        entered_on=start,
        designated_by=draw(st.sampled_from(Designator)),
        topics=tuple(draw(st.lists(st.sampled_from(Topic), max_size=3))),
        months=draw(st.sampled_from([None, 3, 6, 12])),
        advised=tuple(draw(st.lists(st.sampled_from(AidKind), max_size=2))),
        steps=tuple(draw(st.lists(record(), max_size=4))),
        waivers=tuple(
            draw(
                st.lists(st.builds(Waiver, step=steps, on=days, reason=st.just("dit")), max_size=2)
            )
        ),
        renewals=tuple(
            draw(st.lists(st.builds(Renewal, on=days, months=st.sampled_from([3, 6])), max_size=2))
        ),
        watches=tuple(
            draw(st.lists(st.builds(Watch, since=days, until=st.none() | days), max_size=2))
        ),
        passages=tuple(draw(st.lists(passage, max_size=3))),
        exit=left,
    )
    safety = st.builds(Safety, since=days, until=st.none() | days)
    return Followup(
        entries=(entry,),
        contacts=tuple(draw(st.lists(contact, max_size=6))),
        safety=tuple(draw(st.lists(safety, max_size=1))),
    )

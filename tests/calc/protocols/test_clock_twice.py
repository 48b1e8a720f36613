"""Facts noted twice, noted badly or noted for another time: none may hide what is still to do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.dossier import Dossier
from planner.calc.dossier.followup import (
    Contact,
    Followup,
    HandOver,
    Renewal,
    SchemeExit,
    StepRecord,
    Waiver,
)
from planner.calc.dossier.followup_kinds import Channel, ContactResult, HandOverKind
from planner.calc.protocols.cases import cases_of
from planner.calc.protocols.clock import StepDue, StepState, clock
from planner.calc.protocols.doubts import doubts_of
from planner.calc.protocols.evaluation import evaluate
from planner.calc.protocols.protocol import Protocol
from tests.calc.protocols.entries import (
    BESANCON,
    FIRST,
    GARDANNE,
    PROTOCOLS,
    days,
    entered,
    followups,
)


def after(count: int) -> date:
    return FIRST + timedelta(days=count)


def contact(count: int, channel: str, result: str, hour: int | None = None) -> Contact:
    return Contact(
        date=after(count), channel=Channel(channel), result=ContactResult(result), hour=hour
    )


def run(followup: Followup, protocol: Protocol, count: int, place: int = 0) -> dict[str, StepDue]:
    found = clock(followup.entries[place], protocol, followup, after(count))
    return {due.step.id: due for due in found}


@pytest.mark.parametrize(("result", "outcome"), [("absent", "absent"), ("met", "met")])
def test_one_visit_noted_as_a_contact_and_as_a_step_is_one_visit(result: str, outcome: str) -> None:
    entry = entered(BESANCON, steps=(StepRecord(step="home_visit", on=after(10), outcome=outcome),))
    both = Followup(entries=(entry,), contacts=(contact(10, "home_visit", result, 10),))
    dues = run(both, BESANCON, 11)
    assert dues["home_visit"].state is StepState.DONE
    waits = "second_visit" if result == "absent" else "second_meeting"
    assert dues[waits].state is StepState.DUE
    again = both.but(contacts=(*both.contacts, contact(12, "home_visit", "met", 11)))
    if result == "absent":
        assert run(again, BESANCON, 13)["second_visit"].same_hour


@pytest.mark.parametrize("result", ["sent", "no_answer", "spoken"])
def test_a_visit_whose_result_the_protocol_does_not_foresee_hides_nothing(result: str) -> None:
    """What hangs on it is to do, or waits in sight: it is never told to be of no object."""
    followup = Followup(entries=(entered(BESANCON),), contacts=(contact(10, "home_visit", result),))
    dues = run(followup, BESANCON, 60)
    assert dues["second_meeting"].state is not StepState.NOT_NEEDED
    if result == "sent":
        assert dues["second_visit"].state is StepState.WAITING
    if result == "no_answer":
        assert dues["second_visit"].state is StepState.DUE
    if result == "spoken":
        assert dues["second_meeting"].state is StepState.LATE


def test_a_contact_that_contradicts_itself_is_told() -> None:
    entry = entered(BESANCON)
    odd = Followup(entries=(entry,), contacts=(contact(10, "home_visit", "sent"),))
    assert ("odd_contact", "2026-09-11") in list(doubts_of(entry, BESANCON, after(60), odd))
    plain = Followup(entries=(entry,), contacts=(contact(10, "letter", "sent"),))
    assert not list(doubts_of(entry, BESANCON, after(60), plain))


def measured(**more: Any) -> Followup:
    steps = (
        StepRecord(step="orientation", on=after(2), outcome="accepted"),
        StepRecord(step="objectives", on=after(2)),
    )
    more["steps"] = (*steps, *more.pop("steps", ()))
    return Followup(entries=(entered(GARDANNE, months=6, **more),))


def test_an_appointment_waived_once_comes_back() -> None:
    """Objectives on 3 September: 18 September is waived, the next is on Monday 5 October."""
    followup = measured(waivers=(Waiver(step="appointment", on=after(14), reason="congés"),))
    due = run(followup, GARDANNE, 20)["appointment"]
    assert (due.state, due.on, due.reason) == (StepState.DUE, date(2026, 10, 5), "congés")
    assert run(followup, GARDANNE, 35)["appointment"].state is StepState.LATE
    met = followup.but(contacts=(contact(34, "meeting", "met"),))
    due = run(met, GARDANNE, 60)["appointment"]
    assert (due.state, due.times, due.times_late) == (StepState.LATE, 1, 0)


def test_a_closing_review_waived_for_one_term_is_due_at_the_end_of_the_next() -> None:
    followup = measured(
        waivers=(Waiver(step="closing_review", on=after(180), reason="hospitalisation"),),
        renewals=(Renewal(on=after(181), months=6),),
    )
    due = run(followup, GARDANNE, 190)["closing_review"]
    assert (due.state, due.on) == (StepState.DUE, date(2027, 9, 1))
    assert run(followup, GARDANNE, 400)["closing_review"].state is StepState.LATE
    once = followup.but(entries=(followup.entries[0].but(renewals=()),))
    due = run(once, GARDANNE, 190)["closing_review"]
    assert (due.state, due.reason) == (StepState.WAIVED, "hospitalisation")


def reentered() -> Followup:
    """Never met, left, designated again: the visit is made for the second entry."""
    first = entered(BESANCON, exit=SchemeExit(on=after(40), kind="not_met"))
    second = first.but(id="e2", entered_on=after(50), exit=None)
    return Followup(
        entries=(first, second),
        contacts=(contact(55, "home_visit", "met", 10),),
        hand_overs=(HandOver(on=after(56), kind=HandOverKind.REFERRAL, to="CMP"),),
    )


def test_what_is_done_for_a_household_that_came_back_undoes_nothing_of_its_first_exit() -> None:
    followup = reentered()
    for count in (45, 60):
        assert run(followup, BESANCON, count)["home_visit"].state is StepState.MISSED
    assert run(followup, BESANCON, 60, 1)["home_visit"].state is StepState.DONE


def test_a_contact_and_a_referral_of_a_household_that_came_back_are_counted_once() -> None:
    found = cases_of(Dossier(followup=reentered()), PROTOCOLS)
    evaluation = BESANCON.evaluation.but(
        figures=tuple(
            BESANCON.evaluation.figures[0].but(id=id) for id in ("contacts", "hand_overs", "met")
        )
    )
    report = evaluate(found, BESANCON.but(evaluation=evaluation), FIRST, after(90), internal=True)
    assert report.figure("contacts").count == 1
    assert report.figure("hand_overs").count == 1
    assert (report.figure("met").count, report.figure("met").of) == (1, 2)


def test_a_household_noted_as_met_by_the_step_alone_is_met() -> None:
    entry = entered(BESANCON, steps=(StepRecord(step="home_visit", on=after(10), outcome="met"),))
    found = cases_of(Dossier(followup=Followup(entries=(entry,))), PROTOCOLS)
    assert evaluate(found, BESANCON, FIRST, after(90)).figure("met").count == 1
    assert evaluate(found, BESANCON, FIRST, after(9)).figure("met").count == 0


def cut(followup: Followup, on: date) -> Followup:
    """What was noted by a day, and nothing after it."""
    entry = followup.entries[0]
    known: dict[str, object] = {
        name: tuple(one for one in getattr(entry, name) if one.on <= on)
        for name in ("steps", "waivers", "renewals", "passages")
    }
    left = entry.exit if entry.exit is not None and entry.exit.on <= on else None
    contacts = tuple(one for one in followup.contacts if one.date <= on)
    return followup.but(entries=(entry.but(**known, exit=left),), contacts=contacts)


@pytest.mark.slow
@given(st.sampled_from(sorted(PROTOCOLS)), st.data(), days, st.integers(1, 400))
def test_with_nothing_more_noted_a_late_step_is_late_on_every_later_day(
    id: str, data: st.DataObject, on: date, later: int
) -> None:
    """And a step waived, done or left undone is so for good, but one that comes back."""
    protocol = PROTOCOLS[id]
    followup = cut(data.draw(followups(protocol)), on)
    entry = followup.entries[0]
    before = clock(entry, protocol, followup, on)
    after_ = clock(entry, protocol, followup, on + timedelta(days=later))
    for was, now in zip(before, after_, strict=True):
        if was.state is StepState.LATE:
            assert (now.state, now.on) == (StepState.LATE, was.on), was.step.id
        if was.state in (StepState.DONE, StepState.DONE_LATE, StepState.WAIVED, StepState.MISSED):
            assert now.state is was.state, was.step.id
        if was.state is StepState.DUE and was.on is not None and not was.step.optional:
            assert now.state in (StepState.DUE, StepState.LATE)


@pytest.mark.slow
@given(st.sampled_from(sorted(PROTOCOLS)), st.data(), days, st.integers(0, 300))
def test_what_is_due_of_a_case_is_what_the_clock_says_on_that_day(
    id: str, data: st.DataObject, on: date, later: int
) -> None:
    """The list of the service is made without the clock: from the last fact on, it agrees."""
    protocol = PROTOCOLS[id]
    followup = data.draw(followups(protocol))
    day = on + timedelta(days=later)
    (case,) = cases_of(Dossier(followup=followup), PROTOCOLS, day)
    open_ = {step: last for step, last, _act_by, _optional, _visit in case.open}
    entered_on = followup.entries[0].entered_on
    for due in clock(followup.entries[0], protocol, followup, max(day, entered_on)):
        if due.state is StepState.SKIPPED:  # optional and past: no list shows it
            continue
        assert (due.step.id in open_) is due.state.open, due
        if due.step.id in open_:
            assert open_[due.step.id] == (due.on.isoformat() if due.on is not None else "")

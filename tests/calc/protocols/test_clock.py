"""The clock of a protocol: exact days, steps that wait, steps that are late for good."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import is_working_day
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.followup import (
    Contact,
    Followup,
    Passage,
    Renewal,
    Safety,
    SchemeExit,
    StepRecord,
    Waiver,
)
from planner.calc.dossier.followup_kinds import Channel, ContactResult
from planner.calc.protocols.clock import StepDue, StepState, clock
from planner.calc.protocols.delays import act_by, ends
from planner.calc.protocols.protocol import Delay, Protocol, Roll
from planner.calc.protocols.states import EntryState, state_on
from planner.law import load_law
from tests.calc.protocols.entries import (
    ALLONNES,
    BESANCON,
    COULAINES,
    FIRST,
    GARDANNE,
    PROTOCOLS,
    days,
    entered,
    followups,
)


def run(followup: Followup, protocol: Protocol, on: date) -> dict[str, StepDue]:
    return {due.step.id: due for due in clock(followup.entries[0], protocol, followup, on)}


def visit(on: date, result: str = "met", hour: int | None = 10) -> Contact:
    return Contact(date=on, channel=Channel.HOME_VISIT, result=ContactResult(result), hour=hour)


def meeting(on: date) -> Contact:
    return Contact(date=on, channel=Channel.MEETING, result=ContactResult.MET)


def test_before_anything_is_done_the_days_are_those_of_the_local_calendar() -> None:
    """A designation of Tuesday 1 September 2026: 22 September, 13, 20 and 27 October."""
    dues = run(Followup(entries=(entered(BESANCON),)), BESANCON, FIRST)
    found = {id: dues[id].on for id in (
        "home_visit", "second_meeting", "aid_plan_contract", "partners_informed")}  # fmt: skip
    assert found == {
        "home_visit": date(2026, 9, 22),
        "second_meeting": date(2026, 10, 13),
        "aid_plan_contract": date(2026, 10, 20),
        "partners_informed": date(2026, 10, 27),
    }
    law = load_law()
    for name, id in (
        ("visite_domicile", "home_visit"),
        ("seconde_rencontre", "second_meeting"),
        ("contrat", "aid_plan_contract"),
        ("information_partenaires", "partners_informed"),
    ):
        value = law.value(f"protocole_local.{name}_jours", FIRST)
        assert FIRST + timedelta(days=value.count) == found[id]


def test_the_delays_run_from_what_was_really_done() -> None:
    """Visit on Thursday the 10th, meeting within 3 weeks of it, contract a week after that."""
    entry = entered(BESANCON, advised=(AidKind.ASLL,), steps=(
        StepRecord(step="aid_plan_contract", on=date(2026, 9, 30), outcome="signed"),))  # fmt: skip
    followup = Followup(
        entries=(entry,), contacts=(visit(date(2026, 9, 10)), meeting(date(2026, 9, 25)))
    )
    dues = run(followup, BESANCON, date(2026, 10, 1))
    assert dues["home_visit"].state is StepState.DONE
    assert dues["second_visit"].state is StepState.NOT_NEEDED
    assert dues["second_meeting"].on == date(2026, 10, 1)
    assert dues["second_meeting"].done_on == date(2026, 9, 25)
    assert dues["aid_plan_contract"].on == date(2026, 10, 2)
    assert dues["department_validation"].state is StepState.DUE
    assert dues["department_validation"].on == date(2026, 10, 2)
    assert dues["partners_informed"].on == date(2026, 10, 7)


def test_the_visit_is_made_even_without_an_answer_and_its_lateness_is_told() -> None:
    letter = Contact(date=date(2026, 9, 3), channel=Channel.LETTER)
    followup = Followup(entries=(entered(BESANCON),), contacts=(letter,))
    dues = run(followup, BESANCON, date(2026, 9, 23))
    assert dues["first_contact"].state is StepState.DONE
    assert dues["home_visit"].state is StepState.LATE
    late = run(
        followup.but(contacts=(letter, visit(date(2026, 9, 28)))), BESANCON, date(2026, 9, 28)
    )
    assert late["home_visit"].state is StepState.DONE_LATE
    assert late["home_visit"].outcome == "met"


@pytest.mark.parametrize(
    ("hour", "state"), [(18, StepState.DONE), (11, StepState.DUE), (None, StepState.DUE)]
)
def test_a_second_visit_counts_at_another_hour_only(hour: int | None, state: StepState) -> None:
    followup = Followup(
        entries=(entered(BESANCON),),
        contacts=(visit(date(2026, 9, 10), "absent"), visit(date(2026, 9, 14), "met", hour)),
    )
    dues = run(followup, BESANCON, date(2026, 9, 20))
    assert dues["second_visit"].state is state
    assert dues["second_visit"].same_hour is (state is StepState.DUE)
    waits = dues["second_meeting"]
    assert waits.state is (StepState.DUE if state is StepState.DONE else StepState.WAITING)
    if state is StepState.DONE:
        assert waits.on == date(2026, 10, 5)


def test_without_an_asll_advised_the_departement_validates_nothing() -> None:
    followup = Followup(entries=(entered(BESANCON),), contacts=(
        visit(date(2026, 9, 10)), meeting(date(2026, 9, 25))))  # fmt: skip
    dues = run(followup, BESANCON, date(2026, 10, 30))
    assert dues["department_validation"].state is StepState.NOT_NEEDED
    assert dues["aid_plan_contract"].state is StepState.LATE


def test_a_step_waived_says_why_and_one_left_by_the_exit_is_missed() -> None:
    entry = entered(
        BESANCON,
        waivers=(Waiver(step="home_visit", on=date(2026, 9, 12), reason="hospitalisation"),),
    )
    dues = run(Followup(entries=(entry,)), BESANCON, date(2026, 11, 2))
    assert (dues["home_visit"].state, dues["home_visit"].reason) == (
        StepState.WAIVED, "hospitalisation")  # fmt: skip
    assert dues["second_meeting"].state is StepState.WAITING
    gone = entered(BESANCON, exit=SchemeExit(on=date(2026, 10, 1), kind="left"))
    dues = run(Followup(entries=(gone,)), BESANCON, date(2026, 11, 2))
    assert dues["home_visit"].state is StepState.MISSED
    assert dues["second_meeting"].state is StepState.NOT_NEEDED


def test_a_flag_of_danger_turns_the_visit_into_a_meeting_elsewhere() -> None:
    entry = entered(ALLONNES, passages=(Passage(on=date(2026, 9, 8), decision="go_on"),))
    danger = (Safety(since=date(2026, 9, 1)),)
    dues = run(Followup(entries=(entry,), safety=danger), ALLONNES, date(2026, 9, 20))
    assert dues["home_visit"].unsafe
    met = Followup(entries=(entry,), safety=danger, contacts=(meeting(date(2026, 9, 21)),))
    assert run(met, ALLONNES, date(2026, 9, 22))["home_visit"].state is StepState.DONE
    calm = Followup(entries=(entry,), contacts=(meeting(date(2026, 9, 21)),))
    assert run(calm, ALLONNES, date(2026, 9, 22))["home_visit"].state is StepState.DUE


def test_a_court_procedure_still_asks_for_support_after_the_exit() -> None:
    for kind, state in (("court", StepState.DUE), ("debt_paid", StepState.NOT_NEEDED)):
        entry = entered(ALLONNES, exit=SchemeExit(on=date(2026, 10, 1), kind=kind))
        dues = run(Followup(entries=(entry,)), ALLONNES, date(2026, 11, 2))
        assert dues["support_in_procedure"].state is state


def test_appointments_come_back_every_fifteen_days_and_roll_to_a_working_day() -> None:
    """Objectives on Thursday 17 September; 2 October; then 17 October is a Saturday: the 19th."""
    entry = entered(GARDANNE, months=3, steps=(
        StepRecord(step="orientation", on=date(2026, 9, 10), outcome="accepted"),
        StepRecord(step="objectives", on=date(2026, 9, 17)),
    ))  # fmt: skip
    followup = Followup(entries=(entry,))
    assert run(followup, GARDANNE, date(2026, 9, 20))["appointment"].on == date(2026, 10, 2)
    one = followup.but(contacts=(meeting(date(2026, 10, 2)),))
    due = run(one, GARDANNE, date(2026, 10, 19))["appointment"]
    assert (due.times, due.on, due.state) == (1, date(2026, 10, 19), StepState.DUE)
    two = followup.but(contacts=(meeting(date(2026, 10, 2)), meeting(date(2026, 10, 26))))
    due = run(two, GARDANNE, date(2026, 10, 26))["appointment"]
    assert (due.times, due.times_late, due.on) == (2, 1, date(2026, 11, 10))


def test_a_measure_is_reviewed_at_its_end_and_again_after_a_prolongation() -> None:
    """Three months from 1 September end on Tuesday 1 December; six more end on 1 June 2027."""
    steps = (
        StepRecord(step="orientation", on=date(2026, 9, 10), outcome="accepted"),
        StepRecord(step="objectives", on=date(2026, 9, 17)),
    )
    entry = entered(GARDANNE, months=3, steps=steps)
    dues = run(Followup(entries=(entry,)), GARDANNE, date(2026, 12, 2))
    assert (dues["closing_review"].on, dues["closing_review"].state) == (
        date(2026, 12, 1), StepState.LATE)  # fmt: skip
    renewed = entry.but(renewals=(Renewal(on=date(2026, 12, 3), months=6),))
    dues = run(Followup(entries=(renewed,)), GARDANNE, date(2026, 12, 4))
    assert dues["closing_review"].state is StepState.LATE
    held = StepRecord(step="closing_review", on=date(2026, 12, 3), outcome="prolong")
    both = renewed.but(steps=(*steps, held))
    dues = run(Followup(entries=(both,)), GARDANNE, date(2026, 12, 4))
    assert (dues["closing_review"].on, dues["closing_review"].times_late) == (date(2027, 6, 1), 1)
    assert dues["prolongation"].state is StepState.DUE


def test_a_situation_passes_within_two_months_then_every_two_months() -> None:
    entry = entered(COULAINES, passages=(
        Passage(on=date(2026, 9, 15), decision="go_on"), Passage(on=date(2026, 11, 17)),
    ))  # fmt: skip
    dues = run(Followup(entries=(entry,)), COULAINES, date(2026, 11, 16))
    assert dues["presentation"].done_on == date(2026, 9, 15)
    assert (dues["review"].on, dues["review"].state) == (date(2026, 11, 15), StepState.LATE)
    assert dues["review"].act_by == date(2026, 11, 13)


@pytest.mark.parametrize(
    ("start", "delay", "department", "last"),
    [
        (date(2026, 12, 18), Delay(days=7), None, date(2026, 12, 25)),
        (date(2026, 12, 18), Delay(days=7, roll=Roll.NEXT), None, date(2026, 12, 28)),
        (date(2026, 12, 18), Delay(days=7, roll=Roll.PREVIOUS), None, date(2026, 12, 24)),
        (date(2026, 12, 18), Delay(days=8, roll=Roll.NEXT), "67", date(2026, 12, 28)),
        (date(2026, 12, 18), Delay(working_days=5), None, date(2026, 12, 28)),
        (date(2026, 12, 18), Delay(working_days=5), "68", date(2026, 12, 28)),
        (date(2027, 3, 24), Delay(working_days=2), None, date(2027, 3, 26)),
        (date(2027, 3, 24), Delay(working_days=2), "57", date(2027, 3, 30)),
        (date(2026, 1, 31), Delay(months=1), None, date(2026, 2, 28)),
        (date(2026, 4, 17), Delay(weeks=2, roll=Roll.NEXT), None, date(2026, 5, 4)),
    ],
)
def test_delays_are_exact_over_weekends_and_holidays(
    start: date, delay: Delay, department: str | None, last: date
) -> None:
    assert ends(start, delay, department) == last


@pytest.mark.slow
@given(st.sampled_from(sorted(PROTOCOLS)), st.data(), days, days)
def test_a_late_step_never_disappears_by_time_alone(
    id: str, data: st.DataObject, one: date, other: date
) -> None:
    protocol = PROTOCOLS[id]
    followup = data.draw(followups(protocol))
    early, later = sorted((one, other))
    before, after = run(followup, protocol, early), run(followup, protocol, later)
    for step, due in before.items():
        if due.state is not StepState.LATE:
            continue
        now = after[step]
        kept = (StepState.LATE, StepState.DONE_LATE, StepState.WAIVED, StepState.MISSED)
        assert now.state in kept or now.times_late > due.times_late or now.reason, step


@pytest.mark.slow
@given(st.sampled_from(sorted(PROTOCOLS)), st.data(), days)
def test_no_step_is_due_before_what_it_hangs_on_and_its_condition(
    id: str, data: st.DataObject, on: date
) -> None:
    protocol = PROTOCOLS[id]
    followup = data.draw(followups(protocol))
    entry = followup.entries[0]
    dues = run(followup, protocol, on)
    assert list(dues) == [step.id for step in protocol.steps]
    for due in dues.values():
        if not due.state.open:
            continue
        assert due.since is not None
        anchors = {
            "entry": entry.entered_on <= on,
            "exit": entry.exit is not None and entry.exit.on <= on,
            "end": entry.months is not None,
        }
        assert any(
            anchors[name] if name in anchors else dues[name].done_on is not None
            for name in due.step.after
        )
        for condition in due.step.when:
            if condition.step in dues and len(due.step.when) == 1:
                assert dues[condition.step].done_on is not None
            if condition.topic is not None:
                assert condition.topic in entry.topics
        if due.on is not None:
            assert due.act_by is not None
            assert due.act_by <= due.on
            assert is_working_day(due.act_by) or due.act_by == due.since or due.act_by < due.since


@pytest.mark.slow
@given(st.sampled_from(sorted(PROTOCOLS)), st.data(), days)
def test_every_entry_has_one_state_and_an_exit_is_for_good(
    id: str, data: st.DataObject, on: date
) -> None:
    protocol = PROTOCOLS[id]
    entry = data.draw(followups(protocol)).entries[0]
    state = state_on(entry, protocol, on)
    if on < entry.entered_on:
        assert state is EntryState.NOT_YET
    elif entry.exit is not None and entry.exit.on <= on:
        assert not state.inside
        assert state is state_on(entry, protocol, on + timedelta(days=400))
    else:
        assert state.inside


@given(days, st.integers(0, 90))
def test_the_day_to_act_by_is_a_working_day_of_the_delay(start: date, count: int) -> None:
    last = ends(start, Delay(days=count))
    day = act_by(last, start)
    assert start <= day <= last
    assert is_working_day(day) or day == start
    assert not any(is_working_day(day + timedelta(days=n)) for n in range(1, (last - day).days + 1))

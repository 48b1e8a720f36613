"""The edges: the last day itself, a day after, a later fact, a protocol that gives too much."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.calc.dossier import Dossier
from planner.calc.dossier.followup import (
    Followup,
    Renewal,
    SchemeExit,
    Sharing,
    StepRecord,
    Told,
    Watch,
)
from planner.calc.dossier.followup_kinds import Matter, Topic
from planner.calc.protocols.cases import cases_of
from planner.calc.protocols.clock import StepState, clock
from planner.calc.protocols.evaluation import evaluate
from planner.calc.protocols.protocol import Delay, Protocol, Step
from planner.calc.protocols.situation import situation_for
from planner.calc.protocols.states import EntryState, measure_end, state_on, terms
from tests.calc.protocols.entries import BESANCON, COULAINES, FIRST, GARDANNE, PROTOCOLS, entered


def after(days: int) -> date:
    return FIRST + timedelta(days=days)


def step(id: str, *hangs_on: str, days: int | None = None) -> Step:
    return Step(
        id=id,
        label=id,
        label_en=id,
        after=hangs_on or ("entry",),
        within=None if days is None else Delay(days=days),
    )


def states(protocol: Protocol, on: date, *records: StepRecord) -> dict[str, StepState]:
    entry = entered(protocol, steps=records)
    followup = Followup(entries=(entry,))
    return {due.step.id: due.state for due in clock(entry, protocol, followup, on)}


def test_a_later_fact_never_gives_a_late_step_more_time() -> None:
    """c hangs on a or b, 5 days: a on the 10th makes it due on the 15th, b on the 20th or not."""
    own = BESANCON.but(steps=(step("a"), step("b"), step("c", "a", "b", days=5)))
    a, b = StepRecord(step="a", on=after(10)), StepRecord(step="b", on=after(20))
    assert states(own, after(16), a)["c"] is StepState.LATE
    assert states(own, after(21), a, b)["c"] is StepState.LATE
    assert states(own, after(21), b)["c"] is StepState.DUE


@pytest.mark.parametrize(("days", "state"), [(21, StepState.DUE), (22, StepState.LATE)])
def test_the_last_day_of_a_delay_is_still_in_time(days: int, state: StepState) -> None:
    assert states(BESANCON, after(days))["home_visit"] is state


@pytest.mark.parametrize(("days", "state"), [(21, StepState.DONE), (22, StepState.DONE_LATE)])
def test_what_is_done_on_the_last_day_is_done_in_time(days: int, state: StepState) -> None:
    done = StepRecord(step="home_visit", on=after(days), outcome="met")
    assert states(BESANCON, after(30), done)["home_visit"] is state


def test_a_step_done_before_its_condition_is_done_and_to_be_checked() -> None:
    entry = entered(BESANCON, steps=(StepRecord(step="aid_plan_contract", on=after(2)),))
    dues = clock(entry, BESANCON, Followup(entries=(entry,)), after(3))
    contract = next(due for due in dues if due.step.id == "aid_plan_contract")
    assert (contract.state, contract.early) == (StepState.DONE, True)


def test_a_step_whose_outcome_nobody_noted_keeps_what_hangs_on_it_in_sight() -> None:
    visited = StepRecord(step="home_visit", on=after(10))
    for days in (11, 90):
        found = states(BESANCON, after(days), visited)
        assert found["second_meeting"] is StepState.WAITING
        assert found["second_visit"] is StepState.WAITING


def test_a_kind_of_partner_is_never_told_more_than_it_may_have_whatever_a_protocol_says() -> None:
    landlord = COULAINES.member("bailleur-a")
    assert landlord is not None
    generous = landlord.but(sees=tuple(Matter))
    entry = entered(
        COULAINES,
        topics=(Topic.HEALTH,),
        sharing=(Sharing(partner="bailleur-a", matters=tuple(Matter), informed_on=FIRST),),
        told=(Told(matter=Matter.HEALTH, text="secret"), Told(matter=Matter.UPKEEP, text="dit")),
    )
    dossier = Dossier(id="d", followup=Followup(entries=(entry,)))
    seen = situation_for(dossier, entry, COULAINES, generous, after(1), 1)
    assert seen is not None
    assert (seen.health, seen.upkeep) == ("", "dit")


def test_a_watch_ends_on_the_day_that_ends_it_for_the_clock_and_for_the_figures() -> None:
    entry = entered(COULAINES, watches=(Watch(since=after(5), until=after(10)),))
    for days, state in ((4, "ongoing"), (5, "on_watch"), (9, "on_watch"), (10, "ongoing")):
        assert state_on(entry, COULAINES, after(days)).value == state
        case = cases_of(Dossier(followup=Followup(entries=(entry,))), PROTOCOLS)
        report = evaluate(case, COULAINES, FIRST, after(days), internal=True)
        cells = {cell.key: cell.count for cell in report.figure("states").cells}
        assert cells[state] == 1


def test_an_exit_counts_from_its_own_day_and_the_household_was_followed_until_it() -> None:
    entry = entered(COULAINES, exit=SchemeExit(on=after(30), kind="solved"))
    assert state_on(entry, COULAINES, after(29)) is EntryState.ONGOING
    assert state_on(entry, COULAINES, after(30)) is EntryState.POSITIVE
    (case,) = cases_of(Dossier(followup=Followup(entries=(entry,))), PROTOCOLS)
    for first, followed in ((after(30), 1), (after(31), 0)):
        report = evaluate([case], COULAINES, first, after(60), internal=True)
        assert report.figure("followed").count == followed
        assert report.figure("exits_by_kind").count == followed


def test_a_renewal_lengthens_a_measure_from_the_day_it_is_decided() -> None:
    entry = entered(GARDANNE, months=3, renewals=(Renewal(on=after(80), months=6),))
    assert measure_end(entry, after(79)) == date(2026, 12, 1)
    assert measure_end(entry, after(80)) == date(2027, 6, 1)
    assert terms(entry, after(80)) == (date(2026, 12, 1), date(2027, 6, 1))
    assert terms(entered(GARDANNE), after(80)) == ()


def test_no_appointment_is_due_after_the_end_of_the_measure() -> None:
    records = (
        StepRecord(step="orientation", on=after(2), outcome="accepted"),
        StepRecord(step="objectives", on=after(4)),
        StepRecord(step="appointment", on=after(80)),
    )
    entry = entered(GARDANNE, months=3, steps=records)
    dues = {
        due.step.id: due for due in clock(entry, GARDANNE, Followup(entries=(entry,)), after(85))
    }
    assert dues["appointment"].state is StepState.ENDED
    assert dues["closing_review"].state is StepState.DUE


@pytest.mark.parametrize(
    ("last", "band"),
    [
        (date(2027, 2, 28), "0"),
        (date(2027, 3, 1), "6"),
        (date(2027, 8, 31), "6"),
        (date(2027, 9, 1), "12"),
        (date(2028, 9, 1), "24"),
    ],
)
def test_a_length_is_counted_in_whole_months(last: date, band: str) -> None:
    (case,) = cases_of(Dossier(followup=Followup(entries=(entered(COULAINES),))), PROTOCOLS)
    report = evaluate([case], COULAINES, FIRST, last, internal=True)
    assert {cell.key for cell in report.figure("durations").cells if cell.count} == {band}

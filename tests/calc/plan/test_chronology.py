"""Acts out of their order, and a summons served too early or too late, are told, never judged."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.diagnosis.chronology import doubts
from planner.calc.dossier import EventKind, ProcedureEvent
from planner.calc.plan import plan
from planner.law import load_law
from planner.views import formats, words
from tests.support.households import ON, alone

LAW = load_law()
IDS = {
    "events_out_of_order",
    "summons_before_delay",
    "summons_after_prefect_delay",
    "truce_set_by_prefect",
}


def told(*events, **dwelling):
    happened = tuple(
        ProcedureEvent(kind=EventKind(kind), date=date.fromisoformat(day)) for kind, day in events
    )
    dossier = alone(events=happened, **dwelling)
    return [alert for alert in plan(dossier, LAW, ON).alerts if alert.id in IDS]


COMMANDEMENT = ProcedureEvent(
    kind=EventKind.COMMANDEMENT, date=date(2026, 9, 1), printed_delay="2-months"
)


def test_a_procedure_in_its_order_raises_no_doubt():
    assert told(
        ("assignation", "2026-12-01"),
        ("hearing", "2027-02-15"),
        ("judgment", "2027-03-15"),
        ("leave_order", "2027-04-15"),
        ("force_publique_requested", "2027-07-01"),
        ("force_publique_granted", "2027-08-01"),
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("commandement", "assignation"),
        ("assignation", "hearing"),
        ("hearing", "judgment"),
        ("judgment", "leave_order"),
        ("leave_order", "force_publique_requested"),
        ("force_publique_requested", "force_publique_granted"),
    ],
)
def test_an_act_dated_before_the_one_that_it_follows_is_asked_about(first, then):
    [alert] = told((first, "2026-12-01"), (then, "2026-11-30"))
    assert (alert.id, alert.path) == ("events_out_of_order", "events[1]")
    assert alert.values == {
        "event": then,
        "on": date(2026, 11, 30),
        "earlier_event": first,
        "earlier_on": date(2026, 12, 1),
    }
    text = formats.flat(words.alert(alert))
    assert "30 novembre 2026" in text
    assert "vérifier les dates" in text


def test_an_earlier_procedure_with_both_acts_raises_no_doubt():
    assert told(
        ("assignation", "2021-01-01"),
        ("hearing", "2021-06-01"),
        ("assignation", "2026-11-01"),
        ("hearing", "2027-02-01"),
    ) == []  # fmt: skip


@pytest.mark.parametrize(("served", "doubted"), [("2027-01-04", False), ("2027-01-05", True)])
def test_a_summons_less_than_six_weeks_before_its_hearing_is_told(served, doubted):
    """The hearing of 15 February 2027: 4 January is the 42nd day before it."""
    alerts = told(("hearing", "2027-02-15"), ("assignation", served))
    assert [alert.id for alert in alerts] == ["summons_after_prefect_delay"] * doubted
    for alert in alerts:
        assert alert.values["latest"] == date(2027, 1, 4)
        assert alert.values["hearing"] == date(2027, 2, 15)
        assert "préfet" in words.alert(alert)


def test_only_the_first_hearing_after_the_summons_matters():
    """A hearing put off to another day gives no more time to tell the prefect, nor less."""
    events = [("assignation", "2026-11-02"), ("hearing", "2027-01-04"), ("hearing", "2027-03-01")]
    assert told(*events) == []
    [alert] = told(("assignation", "2026-12-01"), *events[1:])
    assert alert.values["hearing"] == date(2027, 1, 4)


@pytest.mark.parametrize(("served", "doubted"), [("2026-11-01", True), ("2026-11-02", False)])
def test_a_summons_before_the_end_of_the_order_to_pay_is_told(served, doubted):
    """Served on 1 September 2026, printed two months: they end on Sunday 1 November."""
    summons = ProcedureEvent(kind=EventKind.ASSIGNATION, date=date.fromisoformat(served))
    alerts = plan(alone(events=(COMMANDEMENT, summons)), LAW, ON).alerts
    found = [alert for alert in alerts if alert.id in IDS]
    assert [alert.id for alert in found] == ["summons_before_delay"] * doubted
    for alert in found:
        assert alert.values == {"on": summons.date, "expires": date(2026, 11, 1)}
        assert "ADIL" in words.alert(alert)


@pytest.mark.parametrize("commune", ["97105", "97209", "97302", "97411", "97608"])
def test_overseas_the_truce_is_the_one_of_the_prefect_and_no_date_is_given(commune):
    order = ProcedureEvent(kind=EventKind.LEAVE_ORDER, date=date(2026, 11, 2))
    result = plan(alone(events=(order,), dwelling={"commune": commune}), LAW, ON)
    assert [due.name for due in result.deadlines] == ["leave_order_expires"]
    [alert] = [alert for alert in result.alerts if alert.id in IDS]
    assert (alert.id, alert.path) == ("truce_set_by_prefect", "events[0]")
    assert "préfet" in words.alert(alert)


def test_on_the_mainland_the_truce_is_the_one_of_the_code():
    order = ProcedureEvent(kind=EventKind.LEAVE_ORDER, date=date(2026, 11, 2))
    result = plan(alone(events=(order,), dwelling={"commune": "2A004"}), LAW, ON)
    assert {due.name: str(due.on) for due in result.deadlines} == {
        "leave_order_expires": "2027-01-04",
        "winter_truce_starts": "2026-11-01",
        "winter_truce_ends": "2027-03-31",
        "eviction_not_before": "2027-04-01",
    }
    assert not [alert for alert in result.alerts if alert.id in IDS]


@pytest.mark.parametrize(("commune", "told_"), [("97608", True), ("97411", False), (None, False)])
def test_in_mayotte_the_figures_that_rest_on_the_rsa_are_to_check(commune, told_):
    alerts = plan(alone(dwelling={"commune": commune}), LAW, ON).alerts
    found = [words.alert(alert) for alert in alerts if alert.id == "rsa_of_mayotte"]
    assert len(found) == told_
    assert all("portion saisissable" in text for text in found)


KINDS = (EventKind.ASSIGNATION, EventKind.HEARING, EventKind.JUDGMENT)


@given(st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), min_size=3, max_size=3))
def test_three_acts_are_out_of_order_when_their_days_are(days):
    events = [ProcedureEvent(kind=kind, date=day) for kind, day in zip(KINDS, days, strict=True)]
    found = [doubt.path for doubt in doubts(events, ())]
    assert found == [f"events[{index}]" for index in (1, 2) if days[index] < days[index - 1]]

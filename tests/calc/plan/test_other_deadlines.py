"""The dates around the eviction clock, each with its rule, its article and how sure it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import add_months
from planner.calc.dossier import (
    AidKind,
    Casework,
    EventKind,
    Guarantor,
    ProcedureEvent,
    Request,
    RequestState,
)
from planner.calc.plan import plan
from planner.calc.procedure.steps import AFTER, NAMES, step_after
from planner.calc.results import Deadline
from planner.law import load_law
from planner.views import words
from planner.views.countdown import action, next_deadline
from planner.views.deadlines import banner
from tests.support.households import ON, alone

LAW = load_law()


def dates(*events, on=ON, requests=()):
    happened = tuple(ProcedureEvent(kind=kind, date=day) for kind, day in events)
    dossier = alone(events=happened, casework=Casework(requests=requests))
    return {due.name: due for due in plan(dossier, LAW, on).deadlines}


def test_after_the_report_a_plan_has_six_months_and_the_fund_three_more():
    found = dates((EventKind.LANDLORD_REPORT, date(2026, 8, 31)))
    assert found["plan_found"].on == date(2027, 2, 28)
    assert found["fsl_scheme"].on == date(2027, 5, 28)
    assert found["fsl_scheme"].certainty == "prudent"
    assert found["fsl_scheme"].reference == "CCH R.824-7"


def test_what_happens_today_starts_its_delays_today_and_what_is_to_come_none():
    report = EventKind.LANDLORD_REPORT
    assert dates((report, ON))["plan_found"].on == add_months(ON, 6)
    tomorrow = ON.replace(day=ON.day + 1)
    assert "plan_found" not in dates((report, tomorrow))
    kinds = EventKind.OVER_INDEBTEDNESS_FILED, EventKind.OVER_INDEBTEDNESS_ADMISSIBLE
    filed = {due.from_event for due in dates((kinds[0], ON)).values()}
    assert "events[0]" in filed
    gone_further = {due.from_event for due in dates((kinds[0], ON), (kinds[1], ON)).values()}
    assert "events[0]" not in gone_further


def test_from_2027_the_delays_of_the_plan_are_not_verified():
    found = dates((EventKind.LANDLORD_REPORT, date(2027, 1, 10)), on=date(2027, 2, 1))
    assert found["plan_found"].on == date(2027, 7, 10)
    assert {due.certainty for due in found.values()} == {"unverified"}


def test_the_hearing_is_a_date_to_come_to_with_the_rent_resumed():
    found = dates((EventKind.HEARING, date(2027, 2, 15)))
    assert found["hearing"].on == date(2027, 2, 15)
    assert found["hearing"].reference == "loi 89-462 art. 24 V"
    assert "36 mois" in words.rule(found["hearing"].rule)
    assert "loyer" in action(found["hearing"])


def test_an_order_to_pay_that_nothing_dates_counts_the_shorter_delay():
    found = dates((EventKind.COMMANDEMENT, date(2026, 11, 2)))
    due = found["commandement_expires"]
    # 2 November + 42 days = Monday 14 December; two months would be Saturday 2 January 2027
    assert (due.on, due.rule, due.certainty) == (date(2026, 12, 14), "6-weeks", "prudent")
    assert "le plus court" in banner(plan(served(), LAW, ON))
    old = served(dwelling={"lease_signed": date(2020, 5, 1)})
    (known,) = (due for due in plan(old, LAW, ON).deadlines if due.name == "commandement_expires")
    assert (known.act_by(), known.certainty) == (date(2027, 1, 2), "settled")
    assert "le plus court" not in banner(plan(old, LAW, ON))


@pytest.mark.parametrize("name", [None, "", "  ", "Visale"])
def test_the_surety_is_told_of_the_act_only_where_there_is_one(name):
    guarantor = None if name is None else Guarantor(name=name)
    dossier = served(household={"guarantor": guarantor})
    names = {due.name for due in plan(dossier, LAW, ON).deadlines}
    assert ("guarantor_notified" in names) is (name == "Visale")


def served(**parts):
    """A person alone who got an order to pay on 2 November 2026."""
    act = ProcedureEvent(kind=EventKind.COMMANDEMENT, date=date(2026, 11, 2))
    dossier = alone(events=(act,))
    return dossier.but(
        **{name: getattr(dossier, name).but(**values) for name, values in parts.items()}
    )


@pytest.mark.parametrize(
    ("kind", "name", "on", "certainty"),
    [
        (EventKind.JUDGMENT, "judge_delays_end", date(2029, 9, 1), "indicative"),
        (EventKind.OVER_INDEBTEDNESS_FILED, "oi_decision", date(2026, 12, 1), "settled"),
        (
            EventKind.OVER_INDEBTEDNESS_ADMISSIBLE,
            "oi_suspension_ends",
            date(2028, 9, 1),
            "settled",
        ),
        (EventKind.FORCE_REQUESTED, "force_publique_silence", date(2026, 11, 1), "settled"),
    ],
)
def test_an_act_sets_its_own_delay_going(kind, name, on, certainty):
    found = dates((kind, date(2026, 9, 1)))[name]
    assert (found.on, found.certainty) == (on, certainty)
    assert found.from_event == "events[0]"
    assert found.reference


def test_a_file_that_has_gone_further_waits_for_its_last_step_only():
    found = dates(
        (EventKind.OVER_INDEBTEDNESS_FILED, date(2026, 7, 1)),
        (EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date(2026, 9, 1)),
    )
    assert "oi_decision" not in found
    assert "oi_suspension_ends" in found
    closed = dates(
        (EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date(2026, 7, 1)),
        (EventKind.OVER_INDEBTEDNESS_CLOSED, date(2026, 9, 1)),
    )
    assert "oi_suspension_ends" not in closed


def test_an_act_to_come_starts_nothing_yet():
    assert dates((EventKind.JUDGMENT, date(2026, 12, 1))) == {}


def test_a_request_waits_for_its_answer_or_its_check():
    requests = (
        Request(kind=AidKind.FSL, state=RequestState.SENT, on=date(2026, 11, 2)),
        Request(kind=AidKind.PAYMENT_PLAN, state=RequestState.GRANTED, on=date(2026, 10, 31)),
        Request(kind=AidKind.ASLL, state=RequestState.SENT, on=date(2026, 11, 2)),
        Request(kind=AidKind.FSL, state=RequestState.SENT),
    )
    found = dates(requests=requests)
    assert found["fsl_answer"].on == date(2027, 1, 2)
    assert found["plan_checked"].on == date(2027, 4, 30)
    assert found["plan_checked"].certainty == "settled"
    assert found["plan_checked"].reference == "CCH R.824-19"
    assert found["plan_checked"].from_event == "casework.requests[1]"
    assert len(found) == 2


def test_what_others_must_do_is_never_the_next_thing_to_do():
    dossier = alone(events=(ProcedureEvent(kind=EventKind.JUDGMENT, date=date(2026, 9, 1)),))
    assert next_deadline(plan(dossier, LAW, ON)) is None


def test_each_date_says_what_to_do_before_it():
    for name in NAMES:
        due = Deadline(name, ON, "3-months", "CCH R.824-7", "settled")
        assert words.deadline(due) != name
        assert action(due)


@given(st.sampled_from(sorted(AFTER)), st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_a_date_is_so_many_months_after_its_start_and_never_before(kind, start):
    due, value = step_after(AFTER[kind], start, LAW, ON)
    assert due.on == add_months(start, value.count)
    assert due.on > start
    assert due.rule == f"{value.count}-months"
    assert due.before_roll is None


@pytest.mark.parametrize(
    ("commune", "department"),
    [("67482", "67"), ("2A004", "2A"), ("97411", "974"), ("97608", "976"), (None, None)],
)
def test_the_departement_of_a_commune_has_three_figures_overseas(commune, department):
    assert alone(dwelling={"commune": commune}).dwelling.department == department

"""The eviction clock: every event by hand, the holidays of Alsace, properties of the counting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import add_months, is_working_day
from planner.calc.dossier.procedure import EventKind
from planner.calc.outcomes import Missing
from planner.calc.procedure.case import LegalEvent
from planner.calc.procedure.events import EVENTS, legal_dates
from tests.calc.debts.laws import LAW


def dates(kind, on, **facts):
    facts = {
        name: date.fromisoformat(value) if name.startswith("lease") else value
        for name, value in facts.items()
    }
    return legal_dates(LegalEvent(EventKind(kind), date.fromisoformat(on), **facts), LAW)


def told(kind, on, **facts):
    return [
        (one.name, str(one.on), one.rule, one.certainty, one.before_roll and str(one.before_roll))
        for one in dates(kind, on, **facts).deadlines
    ]


def test_a_lease_signed_since_the_reform_has_six_weeks():
    assert told("commandement", "2026-11-02", lease_signed="2024-05-01") == [
        ("commandement_expires", "2026-12-14", "6-weeks", "settled", None),
        ("guarantor_notified", "2026-11-17", "15-days", "settled", None),
    ]


def test_a_lease_never_renewed_since_the_reform_has_two_months():
    assert told("commandement", "2026-11-02", lease_signed="2022-03-01")[0] == (
        "commandement_expires",
        "2027-01-04",
        "2-months",
        "settled",
        "2027-01-02",
    )


def test_a_renewed_lease_shows_both_readings_the_earlier_first():
    told_ = told(
        "commandement", "2026-11-02", lease_signed="2017-09-01", lease_renewed="2023-09-01"
    )
    assert [one[1:4] for one in told_[:2]] == [
        ("2026-12-14", "6-weeks", "disputed"),
        ("2027-01-04", "2-months", "disputed"),
    ]


@pytest.mark.parametrize(
    ("signed", "renewed", "rules"),
    [
        ("2023-07-29", None, ["6-weeks"]),
        ("2023-07-28", None, ["2-months"]),
        ("2017-07-28", "2023-07-28", ["2-months"]),
        ("2017-07-28", "2023-07-29", ["6-weeks", "2-months"]),
        ("2024-07-28", "2025-07-28", ["6-weeks"]),
    ],
)
def test_the_reform_of_29_july_2023_counts_on_its_own_day(signed, renewed, rules):
    renewal = {"lease_renewed": renewed} if renewed else {}
    found = dates("commandement", "2026-11-02", lease_signed=signed, **renewal)
    assert [one.rule for one in found.deadlines[:-1]] == rules


@pytest.mark.parametrize(("printed", "on"), [("6-weeks", "2026-12-14"), ("2-months", "2027-01-04")])
def test_the_delay_printed_in_the_act_wins_over_the_dates_of_the_lease(printed, on):
    found = told("commandement", "2026-11-02", printed_delay=printed, lease_signed="2024-05-01")
    assert found[0][1:4] == (on, printed, "printed")
    assert told("commandement", "2026-11-02", printed_delay=printed) == found


def test_without_a_printed_delay_the_signature_of_the_lease_is_asked_for():
    assert dates("commandement", "2026-11-02") == Missing(("lease_signed",))


def test_a_hearing_is_prepared_six_weeks_and_five_working_days_before():
    assert told("hearing", "2027-02-15", department="77") == [
        ("prefect_notified", "2027-01-04", "6-weeks-before", "settled", None),
        ("diagnosis_sent", "2027-02-08", "5-working-days-before", "prudent", None),
    ]


def test_a_day_counted_backwards_is_not_rolled():
    on = dates("hearing", "2027-03-14").deadlines[0].on
    assert (str(on), on.weekday()) == ("2027-01-31", 6)


def test_the_interview_is_offered_within_fifteen_working_days():
    # 2026-12-14 is a Monday: Christmas and 1 January fall within the three weeks.
    assert told("diagnosis_referral", "2026-12-14") == [
        ("diagnosis_interview_offered", "2027-01-06", "15-working-days", "disputed", None)
    ]
    # 26 December 2026 is a Saturday and changes nothing in Alsace; in 2025 it was a Friday.
    assert told("diagnosis_referral", "2026-12-14", department="67")[0][1] == "2027-01-06"
    assert told("diagnosis_referral", "2025-12-15")[0][1] == "2026-01-07"
    assert told("diagnosis_referral", "2025-12-15", department="68")[0][1] == "2026-01-08"


def test_an_order_to_leave_runs_two_months_then_the_winter_protects():
    assert told("leave_order", "2026-10-08", department="16") == [
        ("leave_order_expires", "2026-12-08", "2-months", "settled", None),
        ("winter_truce_starts", "2026-11-01", "winter-truce", "settled", None),
        ("winter_truce_ends", "2027-03-31", "winter-truce", "settled", None),
        ("eviction_not_before", "2027-04-01", "after-order-and-truce", "settled", None),
    ]


@pytest.mark.parametrize(
    ("served", "expires", "truce", "not_before"),
    [
        ("2026-08-31", "2026-11-02", ("2026-11-01", "2027-03-31"), "2027-04-01"),
        ("2026-08-30", "2026-10-30", ("2026-11-01", "2027-03-31"), "2026-10-31"),
        ("2026-08-28", "2026-10-28", ("2026-11-01", "2027-03-31"), "2026-10-29"),
        ("2027-01-31", "2027-03-31", ("2026-11-01", "2027-03-31"), "2027-04-01"),
        ("2027-02-01", "2027-04-01", ("2027-11-01", "2028-03-31"), "2027-04-02"),
        ("2027-02-28", "2027-04-28", ("2027-11-01", "2028-03-31"), "2027-04-29"),
    ],
)
def test_the_first_truce_that_ends_on_or_after_the_order_expires(
    served, expires, truce, not_before
):
    found = {one.name: str(one.on) for one in dates("leave_order", served).deadlines}
    assert found == {
        "leave_order_expires": expires,
        "winter_truce_starts": truce[0],
        "winter_truce_ends": truce[1],
        "eviction_not_before": not_before,
    }


def test_the_local_protocol_counts_calendar_days():
    assert told("contract_referral", "2026-11-22") == [
        ("home_visit", "2026-12-13", "21-days", "local", None),
        ("second_meeting", "2027-01-03", "42-days", "local", None),
        ("aid_plan_contract", "2027-01-10", "49-days", "local", None),
        ("partners_informed", "2027-01-17", "56-days", "local", None),
    ]


def test_good_friday_rolls_only_in_alsace_and_moselle_and_is_said():
    """Served 2027-01-26, two months end on 26 March 2027, Good Friday; Easter Monday follows."""
    facts = {"lease_signed": "2020-01-01"}
    national = dates("commandement", "2027-01-26", **facts).deadlines[0]
    local = dates("commandement", "2027-01-26", department="57", **facts).deadlines[0]
    assert (str(national.on), national.on_good_friday) == ("2027-03-26", False)
    assert (str(local.on), local.on_good_friday) == ("2027-03-30", True)
    assert (str(local.before_roll), str(local.act_by)) == ("2027-03-26", "2027-03-26")
    before = dates("hearing", "2027-03-30", department="67").deadlines[1]
    assert (str(before.on), before.on_good_friday) == ("2027-03-19", True)
    assert str(dates("hearing", "2027-03-30").deadlines[1].on) == "2027-03-22"


def test_the_26th_of_december_is_no_doubt_of_good_friday():
    found = dates("diagnosis_referral", "2025-12-15", department="68").deadlines[0]
    assert not found.on_good_friday


def test_every_deadline_names_its_text_and_the_values_it_used():
    for kind in EVENTS:
        found = dates(kind, "2026-11-22", lease_signed="2020-01-01")
        assert all(one.reference for one in found.deadlines)
        assert found.used
    assert "expulsion.treve" in {one.parameter for one in dates("leave_order", "2026-11-22").used}


def test_an_event_without_deadline_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="starts no deadline"):
        dates("judgment", "2026-11-22")


days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
departments = st.sampled_from([None, "16", "57", "67", "68", "2A"])


@given(days, departments, st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_rolled_deadline_is_a_working_day_and_keeps_the_safe_one(on, department, signed):
    event = LegalEvent(EventKind.COMMANDEMENT, on, department, lease_signed=signed)
    for one in legal_dates(event, LAW).deadlines:
        assert is_working_day(one.on, department)
        safe = one.before_roll or one.on
        exact = {
            "6-weeks": on + timedelta(days=42),
            "2-months": add_months(on, 2),
            "15-days": on + timedelta(days=15),
        }[one.rule]
        assert safe == one.act_by == exact
        assert one.before_roll != one.on
        assert not any(
            is_working_day(safe + timedelta(days=n), department)
            for n in range((one.on - safe).days)
        )


@given(days, departments)
def test_working_days_are_counted_without_the_day_of_the_event(on, department):
    hearing = legal_dates(LegalEvent(EventKind.HEARING, on, department), LAW).deadlines[1].on
    referral = legal_dates(LegalEvent(EventKind.DIAGNOSIS_REFERRAL, on, department), LAW)
    offered = referral.deadlines[0].on

    def working(first, last):
        span = (last - first).days + 1
        return sum(is_working_day(first + timedelta(days=n), department) for n in range(span))

    assert working(hearing, on - timedelta(days=1)) == 5
    assert is_working_day(hearing, department)
    assert working(on + timedelta(days=1), offered) == 15
    assert is_working_day(offered, department)


@given(days, departments)
def test_nobody_is_evicted_before_the_order_ends_nor_in_winter(on, department):
    found = legal_dates(LegalEvent(EventKind.LEAVE_ORDER, on, department), LAW).deadlines
    expires, starts, ends, not_before = (one.on for one in found)
    assert starts < ends
    assert (starts.month, starts.day, ends.month, ends.day) == (11, 1, 3, 31)
    assert ends >= expires
    assert (ends - expires).days <= 366
    assert not_before > expires
    assert 4 <= not_before.month <= 10
    assert not starts <= not_before <= ends
    if 4 <= (expires + timedelta(days=1)).month <= 10:
        assert not_before == expires + timedelta(days=1)
    else:
        assert (not_before.month, not_before.day) == (4, 1)


def test_the_abolition_day_of_mayotte_is_no_doubt_of_good_friday():
    """27 April 2026 is a Monday: the fifth working day before the 30th is a day earlier there."""
    found = dates("hearing", "2026-04-30", department="976").deadlines[1]
    assert (str(found.on), found.on_good_friday) == ("2026-04-22", False)
    assert str(dates("hearing", "2026-04-30").deadlines[1].on) == "2026-04-23"

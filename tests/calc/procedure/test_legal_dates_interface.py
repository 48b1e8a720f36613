"""Function ``legal-dates`` as other programs call it."""

import pytest

from tests.calc.debts.asking import ask, refusal

SERVED = {"event": "commandement", "date": "2026-11-02"}


def test_a_rolled_deadline_carries_the_day_before_the_roll_and_another_does_not():
    answer = ask("legal-dates", **SERVED, lease_signed="1962-03-01")
    assert answer["deadlines"] == [
        {
            "name": "commandement_expires",
            "on": "2027-01-04",
            "rule": "2-months",
            "reference": "loi 89-462 art. 24 I ; Cass. avis 13 juin 2024 n° 24-70.002",
            "certainty": "settled",
            "before_roll": "2027-01-02",
        },
        {
            "name": "guarantor_notified",
            "on": "2026-11-17",
            "rule": "15-days",
            "reference": "loi 89-462 art. 24 I",
            "certainty": "settled",
        },
    ]


def test_what_an_event_does_not_need_is_not_used():
    hearing = {"event": "hearing", "date": "2027-02-15"}
    assert ask("legal-dates", **hearing, lease_signed="2024-01-01") == ask("legal-dates", **hearing)


def test_good_friday_is_said_where_it_counts():
    answer = ask("legal-dates", event="hearing", date="2027-04-02", department="57")
    assert [one.get("on_good_friday") for one in answer["deadlines"]] == [None, True]


def test_the_explanation_names_the_dated_values():
    answer = ask("legal-dates", event="contract_referral", date="2026-11-22", explain=True)
    assert len(answer["deadlines"]) == len(answer["explain"]["deadlines"]) == 4


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("missing_field", "lease_signed")),
        ({"event": "wedding"}, ("unknown_value", "event")),
        ({"department": "20"}, ("unknown_value", "department")),
        ({"department": "971"}, ("unknown_value", "department")),
        ({"department": 67}, ("wrong_type", "department")),
        ({"printed_delay": "3-weeks"}, ("unknown_value", "printed_delay")),
        ({"lease_signed": "1899-12-31"}, ("out_of_range", "lease_signed")),
        ({"date": "1989-12-31"}, ("out_of_range", "date")),
        ({"date": "2027-02-29"}, ("bad_date", "date")),
    ],
)
def test_an_event_is_refused(changes, expected):
    assert refusal("legal-dates", **{**SERVED, **changes}) == expected


@pytest.mark.parametrize("department", ["01", "19", "2A", "2B", "21", "95"])
def test_every_mainland_departement_is_known(department):
    answer = ask("legal-dates", event="hearing", date="2027-02-15", department=department)
    assert len(answer["deadlines"]) == 2

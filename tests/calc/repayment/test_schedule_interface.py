"""Function ``repayment-schedule`` as other programs call it."""

import pytest

from tests.calc.debts.asking import ask, refusal

ASKED = {"debt": "100.00", "first_due": "2027-01-31"}


def test_a_schedule_by_number():
    assert ask("repayment-schedule", id="x", instalments=3, **ASKED) == {
        "id": "x",
        "lines": [
            {"n": 1, "due": "2027-01-31", "amount": "33.34", "remaining": "66.66"},
            {"n": 2, "due": "2027-02-28", "amount": "33.34", "remaining": "33.32"},
            {"n": 3, "due": "2027-03-31", "amount": "33.32", "remaining": "0.00"},
        ],
        "count": 3,
        "regular": "33.34",
        "last": "33.32",
    }


def test_a_schedule_by_amount_and_its_explanation():
    answer = ask("repayment-schedule", instalment="40", step="10", explain=True, **ASKED)
    assert (answer["count"], answer["regular"], answer["last"]) == (3, "40.00", "20.00")
    assert {name: one["value"] for name, one in answer["explain"].items()} == {
        "regular": "40.00",
        "last": "20.00",
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("missing_field", "instalments")),
        ({"instalments": None}, ("missing_field", "instalments")),
        ({"instalments": 3, "instalment": "40.00"}, ("inconsistent", "instalment")),
        ({"instalment": "40.50", "step": "1.00"}, ("inconsistent", "instalment")),
        ({"instalment": "0.08"}, ("out_of_range", "instalment")),
        ({"instalment": "0.00"}, ("out_of_range", "instalment")),
        ({"instalments": 1201}, ("out_of_range", "instalments")),
        ({"instalments": 0}, ("out_of_range", "instalments")),
        ({"instalments": 3, "step": "0"}, ("out_of_range", "step")),
        ({"instalments": 3, "debt": "0.00"}, ("out_of_range", "debt")),
    ],
)
def test_a_schedule_is_refused(changes, expected):
    assert refusal("repayment-schedule", **{**ASKED, **changes}) == expected

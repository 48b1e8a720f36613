"""Function ``rent-arrears`` as other programs call it."""

import json
from importlib.resources import files

import pytest

from tests.calc.debts.asking import ask, refusal

CASES = json.loads((files("tests") / "cases" / "arrears" / "vignettes.json").read_text("utf-8"))
RENT = {"date": "2026-09-01", "kind": "rent", "amount": "100.00"}
ASKED = {"on": "2026-11-22", "rent": "100.00", "benefit_paid_to": "none", "lines": [RENT]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_six_households(case):
    answer = ask("rent-arrears", **case["input"])
    assert {name: answer[name] for name in case["expected"]} == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_explanation_tells_each_amount_of_the_answer(case):
    answer = ask("rent-arrears", explain=True, **case["input"])
    derived = answer.pop("explain")
    assert answer == ask("rent-arrears", **case["input"])
    for name in ("balance", "undisputed", "prescribed", "struck_total"):
        assert derived[name]["value"] == answer[name]
    assert derived["impaye.threshold"]["value"] == answer["impaye"]["threshold"]
    assert derived["impaye_other.threshold"]["value"] == "450.00"
    for rank, month in enumerate(answer["by_month"]):
        assert derived[f"by_month[{rank}].unpaid"]["value"] == month["unpaid"]


def test_an_empty_account_owes_nothing():
    answer = ask("rent-arrears", **{**ASKED, "lines": []})
    assert (answer["balance"], answer["by_month"], answer["oldest_unpaid"]) == ("0.00", [], None)
    assert answer["impaye"] == {
        "rule": "two-months",
        "threshold": "200.00",
        "constituted": False,
        "constituted_on": None,
    }


def test_what_rests_on_an_unread_text_is_named_only_where_it_counts():
    old = {**RENT, "date": "2005-01-01"}
    before = ask("rent-arrears", **{**ASKED, "on": "2014-03-26", "lines": [old]})
    assert "loyer.prescription" in before["unverified"]
    since = ask("rent-arrears", **{**ASKED, "on": "2016-09-01", "lines": [old]})
    assert since["prescribed"] == before["prescribed"] != "0.00"
    assert "unverified" not in since
    assert "unverified" not in ask("rent-arrears", **ASKED)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"lines": None}, ("missing_field", "lines")),
        ({"lines": [RENT] * 5001}, ("out_of_range", "lines")),
        ({"lines": [{**RENT, "amount": "0.00"}]}, ("out_of_range", "lines[0].amount")),
        ({"lines": [RENT, {**RENT, "kind": "gift"}]}, ("unknown_value", "lines[1].kind")),
        ({"lines": [{**RENT, "settles": "2026-09"}]}, ("inconsistent", "lines[0].settles")),
        ({"lines": [{**RENT, "note": "x"}]}, ("unknown_field", "lines[0].note")),
        ({"benefit_paid_to": "nobody"}, ("unknown_value", "benefit_paid_to")),
        ({"imputation": "newest"}, ("unknown_value", "imputation")),
        ({"on": "1989-12-31"}, ("out_of_range", "on")),
    ],
)
def test_an_account_is_refused(changes, expected):
    assert refusal("rent-arrears", **{**ASKED, **changes}) == expected

"""Function ``repayment-plan`` as other programs call it."""

import pytest

from planner.calc.repayment import feasibility
from tests.calc.debts.asking import ask, refusal

RENT = {"id": "rent", "balance": "150.00", "priority": 1}
LOAN = {"id": "loan", "balance": "60.00", "priority": 2, "instalment": "25.00"}
MONTHS = [{"month": f"2027-0{n}", "available": "400.00"} for n in range(1, 5)]
ASKED = {"months": MONTHS, "floor": "300.00", "debts": [RENT, LOAN]}


def test_a_plan_month_by_month():
    assert ask("repayment-plan", id=1, **ASKED) == {
        "id": 1,
        "feasible": True,
        "schedule": [
            {
                "month": "2027-01",
                "payments": {"rent": "75.00", "loan": "25.00"},
                "left": "300.00",
            },
            {
                "month": "2027-02",
                "payments": {"rent": "75.00", "loan": "25.00"},
                "left": "300.00",
            },
            {"month": "2027-03", "payments": {"loan": "10.00"}, "left": "390.00"},
        ],
        "settled": {"rent": "2027-02", "loan": "2027-03"},
        "last_month": "2027-03",
    }


def test_no_plan_and_why():
    months = [*MONTHS[:1], {"month": "2027-02", "available": "-20.00"}]
    assert ask("repayment-plan", **{**ASKED, "months": months}) == {
        "feasible": False,
        "schedule": [],
        "settled": {},
        "last_month": None,
        "certificate": {"kind": "floor", "month": "2027-02", "missing": "345.00"},
    }


def test_no_debt_is_a_plan():
    answer = ask("repayment-plan", **{**ASKED, "debts": []})
    assert (answer["feasible"], answer["schedule"], answer["last_month"]) == (True, [], None)


def test_the_explanation_tells_each_payment_and_what_each_month_keeps():
    answer = ask("repayment-plan", explain=True, **ASKED)
    derived = answer.pop("explain")
    assert answer == ask("repayment-plan", **ASKED)
    for rank, month in enumerate(answer["schedule"]):
        assert derived[f"schedule[{rank}].left"]["value"] == month["left"]
        for id, amount in month["payments"].items():
            assert derived[f"schedule[{rank}].payments.{id}"]["value"] == amount
    assert derived["remaining.rent"]["value"] == "0.00"


def test_the_explanation_of_a_refusal_tells_what_is_due_and_what_is_payable():
    months = MONTHS[:2]
    answer = ask("repayment-plan", explain=True, **{**ASKED, "months": months})
    assert answer["certificate"] == {"kind": "horizon", "month": "2027-02", "missing": "10.00"}
    due, payable = answer["explain"]["certificate.missing"]["terms"]
    assert (due["value"], payable["value"]) == ("210.00", "200.00")


def test_equal_debts_are_told_by_their_ids():
    debts = [{**RENT, "id": "a"}, {**RENT, "id": "b"}]
    answer = ask("repayment-plan", **{**ASKED, "debts": debts, "policy": "equal", "step": "10.00"})
    assert answer["schedule"][0]["payments"] == {"a": "50.00", "b": "50.00"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"months": []}, ("out_of_range", "months")),
        ({"months": MONTHS * 151}, ("out_of_range", "months")),
        ({"months": [MONTHS[0], MONTHS[2]]}, ("inconsistent", "months[1].month")),
        ({"months": [{"month": "2027-13", "available": "1"}]}, ("bad_month", "months[0].month")),
        ({"months": [{"month": "2027-01"}]}, ("missing_field", "months[0].available")),
        ({"debts": [RENT, RENT]}, ("inconsistent", "debts[1].id")),
        ({"debts": [{**RENT, "id": ""}]}, ("out_of_range", "debts[0].id")),
        ({"debts": [{**RENT, "balance": "0.00"}]}, ("out_of_range", "debts[0].balance")),
        ({"debts": [{**RENT, "priority": 0}]}, ("out_of_range", "debts[0].priority")),
        ({"debts": [{**RENT, "priority": 1001}]}, ("out_of_range", "debts[0].priority")),
        ({"debts": [{**RENT, "priority": True}]}, ("wrong_type", "debts[0].priority")),
        ({"debts": [{**RENT, "rate": 0.1}]}, ("wrong_type", "debts[0].rate")),
        ({"debts": [{**LOAN, "minimum": "30.00"}]}, ("inconsistent", "debts[0].minimum")),
        ({"debts": [{**RENT, "id": f"d{n}"} for n in range(101)]}, ("out_of_range", "debts")),
        ({"policy": "random"}, ("unknown_value", "policy")),
        ({"step": "0.00"}, ("out_of_range", "step")),
        ({"floor": "-1.00"}, ("out_of_range", "floor")),
        ({"floor": None}, ("missing_field", "floor")),
        ({"carry": "yes"}, ("wrong_type", "carry")),
    ],
)
def test_a_plan_is_refused(changes, expected):
    assert refusal("repayment-plan", **{**ASKED, **changes}) == expected


def test_a_search_that_must_stop_refuses_and_never_says_that_no_plan_holds(monkeypatch):
    """Odd cents that fit no month at their latest: one step of search does not tell."""
    monkeypatch.setattr(feasibility, "MOST_SETS", 1)
    months = [
        {"month": "2027-01", "available": "10.05"},
        {"month": "2027-02", "available": "20.07"},
    ]
    debts = [
        {"id": "rent", "balance": "20.07", "priority": 1},
        {"id": "loan", "balance": "10.05", "priority": 2},
    ]
    asked = {"months": months, "floor": "0.00", "debts": debts, "step": "10.00"}
    assert refusal("repayment-plan", **asked) == ("out_of_range", "step")
    monkeypatch.undo()
    assert ask("repayment-plan", **asked)["feasible"]


def test_a_plan_that_only_the_step_forbids_says_so():
    """99.00 twice would repay 190.00 to the cent; in steps of 10.00 it repays 180.00."""
    months = [{"month": f"2027-0{n}", "available": "99.00"} for n in (1, 2)]
    debts = [{"id": "rent", "balance": "190.00", "priority": 1}]
    asked = {"months": months, "floor": "0.00", "debts": debts}
    answer = ask("repayment-plan", **asked, step="10.00")
    assert answer["certificate"] == {"kind": "horizon", "month": "2027-02", "missing": "0.00"}
    assert answer["step_too_coarse"] is True
    asked["months"] = [{"month": "2027-01", "available": "99.00"}]
    assert "step_too_coarse" not in ask("repayment-plan", **asked, step="10.00")
    asked["months"] = months
    assert ask("repayment-plan", **asked, step="0.01")["feasible"]


def test_a_plan_whose_end_could_not_be_proved_the_earliest_says_so(monkeypatch):
    """Two months suffice when the loan is settled first; one step of search does not tell."""
    available = ("10.05", "20.07", "100.00")
    months = [{"month": f"2027-0{n}", "available": one} for n, one in enumerate(available, 1)]
    debts = [
        {"id": "rent", "balance": "20.07", "priority": 1},
        {"id": "loan", "balance": "10.05", "priority": 2},
    ]
    asked = {"months": months, "floor": "0.00", "debts": debts, "step": "10.00"}
    proved = ask("repayment-plan", **asked)
    assert (proved["last_month"], proved.get("earliest_proved")) == ("2027-02", None)
    monkeypatch.setattr(feasibility, "MOST_SETS", 1)
    found = ask("repayment-plan", **asked)
    assert (found["last_month"], found["earliest_proved"]) == ("2027-03", False)
    assert ask("repayment-plan", **asked, policy="equal").get("earliest_proved") is None

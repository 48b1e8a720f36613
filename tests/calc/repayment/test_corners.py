"""Corners of the solver: odd cents and minimums that make one month poor, each case re-solved."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.outcomes import NoPlan
from planner.calc.repayment.plan import repayment_plan
from planner.calc.repayment.problem import Policy
from tests.calc.repayment.plans import asked, check, debt, paid
from tests.calc.repayment.test_plan_properties import agrees_with_the_integer_program

CASES = [
    json.loads(line)
    for line in (files("tests") / "cases" / "repayment" / "odd_cents.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def request_of(case, policy=None, **how):
    return asked(
        case["available"],
        *[debt(**terms) for terms in case["debts"]],
        step=case["step"],
        policy=policy or case["policy"],
        **how,
    )


@pytest.mark.parametrize("rank", range(len(CASES)))
def test_a_corner_has_a_plan_exactly_when_an_integer_program_finds_one(rank):
    case = CASES[rank]
    agrees_with_the_integer_program(request_of(case))
    found = repayment_plan(request_of(case))
    assert isinstance(found, NoPlan) is not case["feasible"]
    if not isinstance(found, NoPlan):
        check(found)


@pytest.mark.parametrize("rank", range(len(CASES)))
def test_with_money_carried_a_corner_has_a_plan_exactly_when_an_integer_program_finds_one(rank):
    agrees_with_the_integer_program(request_of(CASES[rank], carry=True))


@pytest.mark.parametrize("policy", list(Policy))
def test_with_money_carried_every_policy_keeps_all_that_it_promises(policy):
    for case in CASES:
        found = repayment_plan(request_of(case, policy.value, carry=True))
        if case["feasible"]:
            assert not isinstance(found, NoPlan)
            check(found)


euros = st.integers(1, 60).map(lambda amount: f"{amount}.00")
debts = st.lists(
    st.tuples(euros, st.integers(1, 3), st.sampled_from(["0", "0.05", "0.2"]), st.none() | euros),
    min_size=1,
    max_size=4,
)


@given(st.lists(euros, min_size=2, max_size=7), debts, st.sampled_from(Policy))
def test_where_every_month_pays_all_its_money_carrying_changes_nothing(available, owed, policy):
    terms = []
    for rank, (balance, priority, rate, contractual) in enumerate(owed):
        weight = {} if contractual is None else {"contractual": contractual}
        terms.append(debt(f"d{rank}", balance, priority, rate=rate, **weight))
    without = repayment_plan(asked(available, *terms, policy=policy.value))
    carried = repayment_plan(asked(available, *terms, policy=policy.value, carry=True))
    assert isinstance(carried, NoPlan) is isinstance(without, NoPlan)
    if not isinstance(without, NoPlan):
        assert carried.rows == without.rows


def test_the_smallest_debt_is_first_with_money_carried_too():
    found = repayment_plan(
        asked(
            ["50.00"] * 3,
            debt("big", "100.00"),
            debt("small", "30.00"),
            policy="smallest_first",
            carry=True,
        )
    )
    assert paid(found) == [
        {"small": "30.00", "big": "20.00"},
        {"big": "50.00"},
        {"big": "30.00"},
    ]


@pytest.mark.parametrize("policy", list(Policy))
def test_every_policy_keeps_all_that_it_promises_in_every_corner(policy):
    for case in CASES:
        found = repayment_plan(request_of(case, policy.value))
        assert isinstance(found, NoPlan) is not case["feasible"]
        if not isinstance(found, NoPlan):
            check(found)

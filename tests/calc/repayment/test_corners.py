"""Corners of the solver: odd cents and minimums that make one month poor, each case re-solved."""

import json
from importlib.resources import files

import pytest

from planner.calc.outcomes import NoPlan
from planner.calc.repayment.plan import repayment_plan
from planner.calc.repayment.problem import Policy
from tests.calc.repayment.plans import asked, check, debt
from tests.calc.repayment.test_plan_properties import agrees_with_the_integer_program

CASES = [
    json.loads(line)
    for line in (files("tests") / "cases" / "repayment" / "odd_cents.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def request_of(case, policy=None):
    return asked(
        case["available"],
        *[debt(**terms) for terms in case["debts"]],
        step=case["step"],
        policy=policy or case["policy"],
    )


@pytest.mark.parametrize("rank", range(len(CASES)))
def test_a_corner_has_a_plan_exactly_when_an_integer_program_finds_one(rank):
    case = CASES[rank]
    agrees_with_the_integer_program(request_of(case))
    found = repayment_plan(request_of(case))
    assert isinstance(found, NoPlan) is not case["feasible"]
    if not isinstance(found, NoPlan):
        check(found)


@pytest.mark.parametrize("policy", list(Policy))
def test_every_policy_keeps_all_that_it_promises_in_every_corner(policy):
    for case in CASES:
        found = repayment_plan(request_of(case, policy.value))
        assert isinstance(found, NoPlan) is not case["feasible"]
        if not isinstance(found, NoPlan):
            check(found)

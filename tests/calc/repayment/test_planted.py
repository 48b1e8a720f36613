"""A plan that exists is found, however tight; where an integer program has none, none is."""

import pytest

from planner.calc.outcomes import NoPlan
from planner.calc.repayment.plan import repayment_plan
from tests.calc.repayment.plans import check
from tests.calc.repayment.planted import planted
from tests.calc.repayment.test_plan_properties import agrees_with_the_integer_program

STEPS = (500, 1000, 10_000)


def finds_the_plan(request):
    found = repayment_plan(request)
    assert not isinstance(found, NoPlan), found
    check(found)


@pytest.mark.parametrize("seed", range(6))
def test_a_plan_of_fifteen_debts_that_fill_every_month_is_found(seed):
    finds_the_plan(planted(seed, 15, 48, STEPS[seed % 3]))


@pytest.mark.parametrize("seed", range(6))
def test_cents_moved_between_full_months_are_judged_as_an_integer_program_judges_them(seed):
    agrees_with_the_integer_program(planted(seed, 5, 8, STEPS[seed % 3], moved=60))


@pytest.mark.slow
def test_a_plan_of_thirty_debts_is_found():
    finds_the_plan(planted(3, 30, 60, 1000))


@pytest.mark.slow
@pytest.mark.parametrize("size", [(15, 48), (20, 60)])
def test_every_planted_plan_is_found(size):
    for seed in range(100, 130):
        finds_the_plan(planted(seed, *size, STEPS[seed % 3]))


@pytest.mark.slow
def test_cents_moved_are_judged_alike_again_and_again():
    for seed in range(100, 125):
        agrees_with_the_integer_program(planted(seed, 4 + seed % 4, 9, STEPS[seed % 3], moved=60))

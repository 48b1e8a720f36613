"""What holds for every household of the rental allowance."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.figure import replay
from planner.calc.housing.allowance import housing_allowance, housing_allowance_figures
from planner.calc.money import Money
from planner.law import load_law
from tests.calc.housing.by_hand import paid_by_hand
from tests.calc.housing.households import any_household, cents, months, tenancies

LAW = load_law()


@settings(max_examples=300)
@given(months, tenancies())
def test_the_amount_paid_is_that_of_an_independent_exact_computation(month, tenancy):
    paid = housing_allowance_figures(LAW, month, tenancy).paid
    assert Fraction(paid, 100) == paid_by_hand(month, tenancy)


@pytest.mark.slow
def test_twenty_thousand_households_are_paid_the_same_by_both_computations():
    dice = Random(1)  # noqa: S311 - a seed gives the same households on every machine
    for _ in range(20_000):
        month, tenancy = any_household(dice)
        paid = housing_allowance_figures(LAW, month, tenancy).paid
        assert Fraction(paid, 100) == paid_by_hand(month, tenancy), (month, tenancy)


@given(months, tenancies())
def test_every_step_is_the_same_bare_explained_and_replayed(month, tenancy):
    explained = housing_allowance(LAW, month, tenancy)
    bare = housing_allowance_figures(LAW, month, tenancy)
    assert explained.benefit == bare.benefit
    for name in explained._fields[1:]:
        figure, number = getattr(explained, name), getattr(bare, name)
        if figure is None:
            assert number is None
        else:
            assert figure.raw == replay(figure) == number


@given(months, tenancies())
def test_no_step_is_ever_below_zero_and_no_amount_has_a_fraction_of_a_cent(month, tenancy):
    for step in housing_allowance_figures(LAW, month, tenancy)[1:]:
        assert step is None or (type(step) is int and step >= 0)


@given(months, tenancies(), cents(0, 500_000))
def test_more_resources_never_give_a_higher_allowance(month, tenancy, more):
    richer = replace(tenancy, annual_resources=tenancy.annual_resources + more)
    before = housing_allowance_figures(LAW, month, tenancy).paid
    assert housing_allowance_figures(LAW, month, richer).paid <= before


@given(months, tenancies(), cents(0, 100_000))
def test_without_resources_a_higher_rent_never_gives_less_as_long_as_it_is_not_dear(
    month, tenancy, more
):
    poor = replace(tenancy, annual_resources=Money(0), furnished=False)
    dearer = replace(poor, rent=poor.rent + more)
    after = housing_allowance_figures(LAW, month, dearer)
    if dearer.rent.cents <= after.fading_from:
        assert after.paid >= housing_allowance_figures(LAW, month, poor).paid


@given(months, tenancies(), cents(0, 100_000))
def test_a_higher_rent_costs_at_most_the_rounding_of_the_rate_as_long_as_it_is_not_dear(
    month, tenancy, more
):
    before = housing_allowance_figures(LAW, month, tenancy)
    after = housing_allowance_figures(LAW, month, replace(tenancy, rent=tenancy.rent + more))
    counted = max(0, before.resources_rounded - before.resources_deduction)
    # A ratio rounded to 0.0001 and a rate rounded to 0.00001 may both jump at the wrong moment.
    jump = counted * 2 // 100_000 + 2
    if after.rent_taken <= after.fading_from and before.formula_result:
        assert after.formula_result >= before.formula_result - jump


@given(months, tenancies(), st.integers(0, 19))
def test_the_name_of_the_benefit_changes_nothing_but_the_threshold(month, tenancy, dependants):
    private = replace(tenancy, conventioned=False, dependants=dependants)
    conventioned = replace(private, conventioned=True, social_landlord=False)
    al = housing_allowance_figures(LAW, month, private)
    apl = housing_allowance_figures(LAW, month, conventioned)
    assert al[1:-1] == apl[1:-1]
    assert al.paid == (apl.paid if apl.gross >= 1000 else 0)


@given(months, tenancies())
def test_a_couple_and_a_lone_parent_have_the_same_allowance_outside_a_flat_share(month, tenancy):
    alone = replace(tenancy, couple=False, flat_share=False, dependants=tenancy.dependants or 1)
    couple = replace(alone, couple=True)
    assert housing_allowance_figures(LAW, month, alone) == housing_allowance_figures(
        LAW, month, couple
    )

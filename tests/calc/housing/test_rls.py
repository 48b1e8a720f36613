"""The social rent reduction: ceilings, amounts, and what the allowance takes back."""

from dataclasses import replace

import pytest
from hypothesis import given

from planner.calc.calendar import Month
from planner.calc.figure import replay
from planner.calc.housing.allowance import Tenancy, housing_allowance
from planner.calc.housing.rls import (
    REFERENCES,
    social_rent_reduction,
    social_rent_reduction_figures,
)
from planner.calc.money import Money
from planner.calc.outcomes import NotApplicable
from planner.errors import MissingParameter
from planner.law import load_law
from tests.calc.housing.households import cents, months, tenancies

LAW = load_law()
NOVEMBER_2026 = Month(2026, 11)


def social(month=NOVEMBER_2026, **facts):
    facts = {"zone": 2, "annual_resources": "9000", "dependants": 0} | facts
    facts["annual_resources"] = Money.parse(facts["annual_resources"])
    tenancy = Tenancy(rent=Money.parse("390"), conventioned=True, social_landlord=True, **facts)
    return social_rent_reduction(LAW, month, tenancy)


@pytest.mark.parametrize(
    ("couple", "dependants", "amount"),
    [
        (False, 0, "31.58"),
        (True, 0, "38.56"),
        (False, 1, "43.06"),
        (True, 1, "43.06"),
        (True, 3, "55.58"),  # 43.06 + 2 × 6.26
    ],
)
def test_the_amounts_of_june_2026_in_zone_2_are_those_published(couple, dependants, amount):
    assert str(social(couple=couple, dependants=dependants).amount.money) == amount


def test_resources_are_compared_strictly_with_the_ceiling_over_the_year():
    # zone 1, a single person, 2026: 970 a month, 11,640 a year
    at = social(zone=1, annual_resources="11640")
    assert str(at.ceiling.money) == "970.00"
    assert str(at.amount.money) == "0.00"
    below = social(zone=1, annual_resources="11639.99")
    assert str(below.amount.money) == "35.99"
    assert below.monthly_resources.raw < 97_000


def test_the_example_of_a_couple_with_a_child_in_zone_3_has_the_reduction_of_the_law_notes():
    reduction = social(zone=3, couple=True, dependants=1, annual_resources="13000")
    assert str(reduction.amount.money) == "40.04"


@pytest.mark.parametrize("conventioned", [True, False])
def test_a_private_landlord_owes_no_reduction(conventioned):
    tenancy = Tenancy(
        zone=2,
        rent=Money.parse("390"),
        annual_resources=Money(0),
        conventioned=conventioned,
        social_landlord=not conventioned,
    )
    answer = social_rent_reduction(LAW, NOVEMBER_2026, tenancy)
    assert isinstance(answer, NotApplicable)
    assert answer.reason == "not_social_housing"


def test_the_first_amounts_known_are_those_of_january_2021():
    assert social(Month(2021, 1)).amount.money > Money(0)
    with pytest.raises(MissingParameter):
        social(Month(2020, 12))


@given(months, tenancies(), cents(0, 500_000))
def test_the_reduction_is_all_or_nothing_and_more_resources_never_give_it(month, tenancy, more):
    tenancy = replace(tenancy, conventioned=True, social_landlord=True)
    if month < Month(2021, 1):
        return
    bare = social_rent_reduction_figures(LAW, month, tenancy)
    assert bare.amount in (0, bare.scale_amount)
    assert (bare.amount > 0) is (bare.monthly_resources < bare.ceiling)
    richer = replace(tenancy, annual_resources=tenancy.annual_resources + more)
    assert social_rent_reduction_figures(LAW, month, richer).amount <= bare.amount
    explained = social_rent_reduction(LAW, month, tenancy)
    for name, figure in explained._asdict().items():
        assert figure.raw == replay(figure) == getattr(bare, name)
        assert figure.reference == REFERENCES[name]


@given(months, tenancies())
def test_the_tenant_never_pays_more_with_the_reduction_than_without(month, tenancy):
    tenancy = replace(tenancy, conventioned=True, social_landlord=True, rls=Money(0))
    if month < Month(2021, 1):
        return
    reduction = social_rent_reduction_figures(LAW, month, tenancy).amount
    without = housing_allowance(LAW, month, tenancy).paid.money
    reduced = replace(tenancy, rls=Money(reduction))
    paid = housing_allowance(LAW, month, reduced).paid.money
    assert paid.cents + reduction >= without.cents

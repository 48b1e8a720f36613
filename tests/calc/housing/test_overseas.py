"""The allowance overseas: other charges, other family rates, never APL nor RLS."""

import json
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given

from planner.calc.calendar import Month
from planner.calc.figure import parameters_used, replay
from planner.calc.housing.allowance import (
    Benefit,
    Tenancy,
    housing_allowance,
    housing_allowance_figures,
)
from planner.calc.housing.rls import social_rent_reduction
from planner.calc.money import Money
from planner.calc.outcomes import NotApplicable
from planner.errors import MissingParameter
from planner.law import load_law
from tests.calc.housing.by_hand import paid_by_hand
from tests.calc.housing.cases import FOLDER, as_numbers, computed
from tests.calc.housing.households import any_household, overseas_months, tenancies

LAW = load_law()
OCTOBER_2026 = Month(2026, 10)
OVERSEAS = [
    json.loads(line) for line in (FOLDER / "overseas.jsonl").read_text("utf-8").splitlines()
]


def allowance(month=OCTOBER_2026, **facts):
    facts = {"zone": 2, "rent": "520", "annual_resources": "9600", "overseas": True} | facts
    for name in ("rent", "annual_resources", "rls"):
        if name in facts:
            facts[name] = Money.parse(facts[name])
    return housing_allowance(LAW, month, Tenancy(**facts))


def test_a_single_person_overseas_is_computed_step_by_step():
    made = allowance()
    steps = {
        "rent_cap": "293.68",
        "flat_charges": "41.15",
        "minimum_participation": "40.01",  # 8.5 % × 334.83 = 28.46, below the floor
        "resources_deduction": "5235.00",
        "resources_participation": "135.97",  # 4,365 × (2.81 % + 0.305 %) = 135.96975
        "formula_result": "158.85",  # 334.83 − 175.98
        "after_flat_cut": "153.85",
        "crds": "0.76",
        "paid": "153.00",
    }
    assert {name: str(getattr(made, name).money) for name in steps} == steps
    assert str(made.family_rate.rate) == "0.0281"


def test_only_a_household_with_one_dependant_has_a_deduction_of_its_own_overseas():
    assert str(allowance(dependants=1).resources_deduction.money) == "8656.00"
    assert str(allowance(dependants=2).resources_deduction.money) == "9148.00"
    assert str(allowance(dependants=1, overseas=False).resources_deduction.money) == "8947.00"


def test_the_family_rate_has_seven_cells_and_a_supplement_beyond():
    assert str(allowance(dependants=7).family_rate.rate) == "0.0167"
    assert str(allowance(dependants=9).family_rate.rate) == "0.0155"  # 1.67 % − 2 × 0.06 %


@pytest.mark.parametrize(
    ("couple", "charges"), [(False, "31.76"), (True, "51.74")]
)  # 21.17 + 10.59, 41.15 + 10.59
def test_a_flat_sharer_overseas_has_charges_of_its_own(couple, charges):
    shared = allowance(flat_share=True, couple=couple, dependants=1)
    assert str(shared.flat_charges.money) == charges


def test_overseas_a_convention_gives_no_apl_and_no_reduction_counts():
    social = {"conventioned": True, "social_landlord": True, "rls": "40"}
    made = allowance(**social)
    assert made.benefit is Benefit.ALS
    assert allowance(dependants=1, **social).benefit is Benefit.ALF
    assert made.crds_rls is None
    assert made.paid.raw == allowance().paid.raw
    small = allowance(annual_resources="14300", **social)
    assert small.gross.raw < 1000
    assert small.paid.raw == 0


def test_overseas_there_is_no_social_rent_reduction():
    tenancy = Tenancy(
        zone=2,
        rent=Money(40_000),
        annual_resources=Money(0),
        conventioned=True,
        social_landlord=True,
        overseas=True,
    )
    assert isinstance(social_rent_reduction(LAW, OCTOBER_2026, tenancy), NotApplicable)


def test_the_overseas_scale_is_known_from_january_2023():
    assert allowance(Month(2023, 1)).paid.money > Money(0)
    with pytest.raises(MissingParameter):
        allowance(Month(2022, 12))


def test_a_published_case_of_la_reunion_is_equal():
    # An independent implementation of the housing code gives 339.70, gross of the CRDS.
    case = {
        "month": "2023-03",
        "zone": 2,
        "dependants": 1,
        "couple": True,
        "rent": "375",
        "annual_resources": "9500",
        "overseas": True,
    }
    answer = computed(case)
    assert answer["benefit"] == "ALF"
    # Its CRDS is rounded to the nearest cent, ours down: the gross is compared under its rounding.
    steps = as_numbers(answer["steps"])
    nearest = (steps["A1"] * 5 / 1000).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert steps["net"] + nearest == Decimal("339.70")


@pytest.mark.parametrize("case", OVERSEAS, ids=lambda case: case["input"]["id"])
def test_a_household_overseas_is_paid_as_by_the_reference_package(case):
    assert computed(case["input"])["paid"] == case["openfisca_paid"]


@given(overseas_months, tenancies())
def test_overseas_every_step_is_the_same_bare_explained_and_replayed(month, tenancy):
    there = replace(tenancy, overseas=True)
    explained, bare = (
        housing_allowance(LAW, month, there),
        housing_allowance_figures(LAW, month, there),
    )
    for name in explained._fields[1:]:
        figure, number = getattr(explained, name), getattr(bare, name)
        assert number is None if figure is None else figure.raw == replay(figure) == number
    assert Fraction(bare.paid, 100) == paid_by_hand(month, there)


def test_overseas_the_figures_say_the_article_that_sets_them():
    made = allowance(dependants=1)
    for figure in (made.flat_charges, made.family_rate, made.resources_deduction):
        assert "art. 46" in figure.reference
        assert all(value.parameter.startswith("al.dom.") for value in parameters_used(figure))


@pytest.mark.slow
def test_twenty_thousand_households_overseas_are_paid_the_same_by_both_computations():
    dice = Random(3)  # noqa: S311 - a seed gives the same households on every machine
    for _ in range(20_000):
        month, tenancy = any_household(dice, overseas=True)
        paid = housing_allowance_figures(LAW, month, tenancy).paid
        assert Fraction(paid, 100) == paid_by_hand(month, tenancy), (month, tenancy)

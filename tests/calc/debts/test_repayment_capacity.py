"""The commission's repayment capacity: published case, the six households, properties."""

import json
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.debts.capacity import Pooled, repayment_capacity, repayment_capacity_figures
from planner.calc.figure import replay
from planner.calc.money import Money
from tests.calc.debts.laws import LAW

ON = date(2026, 11, 22)
CASES = files("tests") / "cases" / "capacity" / "vignettes.json"


def household(resources, charges, dependants=0, couple=False, children=0):
    return Pooled(Money.parse(resources), Money.parse(charges), dependants, couple, children)


@pytest.mark.parametrize(
    ("couple", "children", "scale", "rsa"),
    [
        (False, 0, "1", "651.69"),
        (False, 1, "1.5", "977.54"),
        (False, 2, "1.8", "1173.04"),
        (False, 3, "2.2", "1433.72"),
        (True, 0, "1.5", "977.54"),
        (True, 1, "1.8", "1173.04"),
        (True, 2, "2.1", "1368.55"),
        (True, 3, "2.5", "1629.23"),
        (True, 4, "2.9", "1889.90"),
    ],
)
def test_the_rsa_of_a_household_follows_its_size(couple, children, scale, rsa):
    result = repayment_capacity(LAW, household("1000.00", "0.00", 0, couple, children), ON)
    assert str(result.rsa_household.terms[1].rate) == scale
    assert str(result.rsa_household.money) == rsa


def test_the_published_couple_of_puy_de_dome():
    """2012: resources 1,600, charges 400 + 100 + 716 + 138 + 89 = 1,443, so 157 before the caps."""
    result = repayment_capacity(LAW, household("1600.00", "1443.00", 0, True), ON)
    assert str(result.resources_minus_charges.money) == "157.00"
    assert (str(result.capacity.money), result.binding) == ("157.00", "resources_minus_charges")


def test_the_limits_may_be_below_zero_but_not_the_capacity():
    result = repayment_capacity(LAW, household("520.00", "774.99"), ON)
    assert [str(one.money) for one in result[:4]] == ["0.00", "-254.99", "0.00", "-131.69"]
    assert result.binding == "resources_minus_charges"


def test_on_a_tie_the_first_limit_in_order_binds():
    # Nothing is seizable of 651.69, and nothing is left after charges or above the RSA.
    result = repayment_capacity(LAW, household("651.69", "651.69"), ON)
    assert [one.raw for one in result[1:4]] == [0, 0, 0]
    assert result.binding == "resources_minus_charges"
    second = repayment_capacity(LAW, household("651.69", "0.00"), ON)
    assert second.binding == "seizable_portion"


@pytest.mark.parametrize("case", json.loads(CASES.read_text("utf-8")), ids=lambda one: one["id"])
def test_the_six_households(case):
    asked, expected = case["input"], case["expected"]
    result = repayment_capacity(
        LAW,
        household(
            asked["resources"],
            asked["charges"],
            asked["dependants"],
            asked["couple"],
            asked["children"],
        ),
        date.fromisoformat(asked["on"]),
    )
    got = {
        "capacity": str(result.capacity.money),
        "limits": {
            "resources_minus_charges": str(result.resources_minus_charges.money),
            "seizable_portion": str(result.seizable_portion.money),
            "resources_minus_rsa": str(result.resources_minus_rsa.money),
        },
        "binding": result.binding,
        "rsa_household": str(result.rsa_household.money),
    }
    assert got == expected


amounts = st.integers(0, 600_000).map(Money)
households = st.builds(
    Pooled, amounts, amounts, st.integers(0, 20), st.booleans(), st.integers(0, 20)
)


@given(households)
def test_the_capacity_is_the_smallest_limit_and_every_figure_replays(one):
    explained = repayment_capacity(LAW, one, ON)
    bare = repayment_capacity_figures(LAW, one, ON)
    figures = explained[:5]
    assert tuple(figure.raw for figure in figures) == bare[:5]
    assert all(replay(figure) == figure.raw for figure in figures)
    assert explained.capacity.raw == max(0, min(bare[1:4]))
    assert explained.binding == bare.binding


@given(households, st.integers(1, 5000))
def test_more_charges_never_raise_the_capacity(one, more):
    dearer = Pooled(
        one.resources, one.charges + Money(more), one.dependants, one.couple, one.children
    )
    before, after = (repayment_capacity_figures(LAW, some, ON) for some in (one, dearer))
    assert after.capacity <= before.capacity


@given(households, st.integers(1, 5000))
def test_more_resources_never_lower_the_capacity(one, more):
    richer = Pooled(
        one.resources + Money(more), one.charges, one.dependants, one.couple, one.children
    )
    before, after = (repayment_capacity_figures(LAW, some, ON) for some in (one, richer))
    assert after.capacity >= before.capacity

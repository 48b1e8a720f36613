"""Where the reference package pays another amount, the departure that does it is named."""

from typing import Any

import pytest

from bench.causes import CAUSES, cause, table
from bench.households import households, wide_households
from planner.calc.calendar import Month
from planner.calc.housing.allowance import Tenancy, housing_allowance_figures
from planner.calc.money import Money
from planner.law import load_law

SHARED = {"zone": 3, "dependants": 4, "flat_share": True, "conventioned": True}
ROOM = {"zone": 3, "dependants": 5, "room": True}
NOVEMBER = Month(2026, 11)

KNOWN: list[tuple[str, str, str, dict[str, Any], str, str]] = [
    # cause, rent, resources, other facts, what we pay, what the package pays
    ("threshold", "500.00", "18200.00", {"zone": 2, "couple": True}, "0.00", "6.00"),
    ("cells", "549.69", "10100.00", SHARED, "434.00", "433.00"),
    # 90 % of 275.25 is 247.725: the cap of a room is 247.73.
    ("half", "658.52", "6600.00", ROOM, "243.00", "242.00"),
]


def tenancy_of(rent: str, resources: str, facts: dict[str, Any]) -> Tenancy:
    return Tenancy(rent=Money.parse(rent), annual_resources=Money.parse(resources), **facts)


@pytest.mark.parametrize(("name", "rent", "resources", "facts", "ours", "theirs"), KNOWN)
def test_a_known_difference_has_its_cause(
    name: str, rent: str, resources: str, facts: dict[str, Any], ours: str, theirs: str
) -> None:
    tenancy, law = tenancy_of(rent, resources, facts), load_law()
    assert housing_allowance_figures(law, NOVEMBER, tenancy).paid == Money.parse(ours).cents
    assert cause(law, NOVEMBER, tenancy, Money.parse(theirs).cents) == (name,)


def test_half_a_unit_of_the_rate_on_the_rent_goes_up() -> None:
    # RL is 88.75 %: 0.45 % × 30 % + 0.68 % × 13.75 % = 0.2285 %, to three decimals 0.229 %.
    tenancy = tenancy_of("538.20", "33764.03", {"zone": 3, "dependants": 5, "conventioned": True})
    found = housing_allowance_figures(load_law(), Month(2024, 3), tenancy)
    assert (found.rent_ratio, found.rent_rate) == (887500, 2290)


def test_an_amount_that_no_departure_gives_is_unexplained() -> None:
    tenancy = tenancy_of("520.00", "9600.00", {"zone": 2})
    assert cause(load_law(), NOVEMBER, tenancy, 12300) is None


def test_every_household_is_counted_once() -> None:
    drawn = [*households(3), *wide_households(3)]
    found = table(load_law(), drawn, ["1.23"] * len(drawn))
    assert found == {"unexplained": len(drawn)}
    assert "unexplained" not in CAUSES

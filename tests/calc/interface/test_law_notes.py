"""A result says when the law it used must be checked again, and what is not verified."""

from datetime import date

import pytest

from planner.calc.figure import WithDerivation, parameters_used
from planner.calc.housing.allowance import Tenancy, compute_allowance
from planner.calc.housing.scale import rental_scale
from planner.calc.law import LawValue, Status
from planner.calc.money import Money
from planner.calc.operations import NotingLaw
from planner.calc.requests.housing_allowance import HousingAllowanceRequest
from planner.calc.requests.reading import read_request
from planner.calc.requests.result import law_notes
from planner.law import load_law
from tests.calc.interface.door import ask, household


def value(name, review_by, status=Status.IN_FORCE):
    day = date(2026, 1, 1)
    return LawValue(name, day, None, Money(1), status, "", "", day, review_by, "EUR")


@pytest.mark.parametrize(
    ("month", "stale"),
    [("2026-11", False), ("2026-12", False), ("2027-01", True), ("2030-06", True)],
)
def test_an_allowance_is_stale_from_the_review_date_of_a_value_it_used(month, stale):
    # The flat deductions are revalued on 1 January 2027.
    for explain in (False, True):
        reply = ask(household(month=month, explain=explain))
        assert reply.get("stale", False) is stale


def test_a_verified_scale_names_no_doubt():
    assert "unverified" not in ask(household())


def test_the_day_before_the_review_is_not_stale_and_the_day_itself_is():
    used = [value("a", date(2027, 1, 1))]
    assert law_notes(used, date(2026, 12, 31)) == {}
    assert law_notes(used, date(2027, 1, 1)) == {"stale": True}


def test_each_value_that_is_not_verified_is_named_once():
    used = [
        value("b", date(2028, 1, 1), Status.UNVERIFIED),
        value("a", date(2028, 1, 1), Status.ANNOUNCED),
        value("b", date(2028, 1, 1), Status.UNVERIFIED),
        value("c", date(2028, 1, 1)),
    ]
    assert law_notes(used, date(2027, 1, 1)) == {"unverified": ["b", "a"]}


def test_the_law_that_a_bare_computation_notes_is_the_one_its_derivation_names():
    social = {"conventioned": True, "social_landlord": True, "rls": "40.04", "dependants": 8}
    request = read_request(HousingAllowanceRequest, household(**social))
    scale = rental_scale(load_law(), request.month)
    tenancy = Tenancy(
        zone=request.zone,
        rent=request.rent,
        annual_resources=request.annual_resources,
        dependants=8,
        conventioned=True,
        social_landlord=True,
        rls=request.rls,
    )
    noting = NotingLaw()
    compute_allowance(noting, scale, tenancy)
    kept = compute_allowance(WithDerivation(), scale, tenancy)
    figures = [figure for figure in kept[1:] if figure is not None]
    assert set(noting.used) == set(parameters_used(*figures))

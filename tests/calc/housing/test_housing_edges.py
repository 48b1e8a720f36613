"""Whose income, which territory, what a column may hold: the edges that few households meet."""

import json

import numpy as np
import pytest

from planner.calc.calendar import Month
from planner.calc.dossier import Dossier
from planner.calc.figure import walk, written
from planner.calc.housing.allowance import Tenancy
from planner.calc.housing.batch import allowance_columns
from planner.calc.housing.resource_adults import adults_of, applicant_of
from planner.calc.housing.resource_base import resource_base
from planner.calc.housing.rls import REFERENCES, social_rent_reduction
from planner.calc.housing.suspension import _any
from planner.calc.housing.territory import Territory, territory_of
from planner.calc.money import Money
from planner.calc.outcomes import Missing, NotApplicable
from planner.law import load_law

LAW = load_law()
NOVEMBER_2026 = Month(2026, 11)


def dossier(persons, incomes=(), savings=(), charges=()):
    tree = {
        "charges": [{"kind": kind, "amount": "80.00"} for kind in charges],
        "household": {"persons": persons},
        "incomes": list(incomes),
        "savings": [{"amount": amount} for amount in savings],
    }
    return Dossier.model_validate_json(json.dumps(tree))


def wage(amount, whose, **more):
    return {"kind": "wage", "amount": amount, "whose": whose, **more}


PARTNER = {"id": "b", "role": "partner"}
APPLICANT = {"id": "a", "role": "applicant", "birth": "1990-05-04"}


def owners(persons):
    told = dossier(
        persons, [wage("1.00", "common"), wage("2.00", persons[0]["id"]), wage("3.00", "common")]
    )
    return {adult.person.id: [index for index, _ in adult.lines] for adult in adults_of(told)}


def test_what_belongs_to_the_household_is_the_applicant_s_wherever_he_stands():
    assert owners([PARTNER, APPLICANT]) == {"b": [1], "a": [0, 2]}
    assert owners([APPLICANT, PARTNER]) == {"a": [0, 1, 2], "b": []}
    assert owners([PARTNER]) == {"b": [0, 1, 2]}
    assert adults_of(dossier([])) == ()


def test_the_applicant_is_found_among_the_adults_or_is_the_first_of_them():
    assert applicant_of(adults_of(dossier([PARTNER, APPLICANT]))).person.id == "a"
    assert applicant_of(adults_of(dossier([PARTNER]))).person.id == "b"


def test_the_studies_that_count_are_the_applicant_s():
    student = {**APPLICANT, "statuses": ["student"], "birth": "2004-05-04"}
    found = resource_base(dossier([PARTNER, student]), LAW, NOVEMBER_2026)
    assert found.situation.value == "student"


def test_the_doubts_on_both_adults_are_told_together():
    ill = [{**APPLICANT, "statuses": ["long_sick"]}, {**PARTNER, "statuses": ["long_sick"]}]
    found = resource_base(
        dossier(ill, [wage("900.00", "a"), wage("800.00", "b")]), LAW, NOVEMBER_2026
    )
    places = ("household.persons[0].statuses", "household.persons[1].statuses")
    assert found == Missing(places, "unsettled")


@pytest.mark.parametrize(
    ("charges", "asked"),
    [(("child_support_paid",), True), (("fuel", "child_support_paid"), True), (("fuel",), False)],
)
def test_a_maintenance_paid_is_a_question_on_the_tax_notice(charges, asked):
    told = dossier([APPLICANT], [wage("1000.00", "a")], charges=charges)
    questions = resource_base(told, LAW, NOVEMBER_2026).questions
    assert ("maintenance_paid" in questions) is asked


def test_two_who_work_have_the_months_of_their_year_in_the_derivation():
    told = dossier([APPLICANT, PARTNER], [wage("1000.00", "a"), wage("900.00", "b")])
    labels = {node.label for node in walk(resource_base(told, LAW, NOVEMBER_2026).base)}
    assert any(label.startswith("resource_base.both_working") for label in labels)


def test_savings_are_named_each_with_its_place():
    found = resource_base(
        dossier([APPLICANT], [wage("1000.00", "a")], ["20000.00", "15000.00"]), LAW, NOVEMBER_2026
    )
    places = {node.field for node in walk(found.base) if "saving[" in node.label}
    assert places == {"savings[0].amount", "savings[1].amount"}
    assert str(found.base.money) == "11850.00"  # 10,800 + 3 % of 35,000


@pytest.mark.parametrize(
    ("commune", "territory"),
    [
        (None, Territory.MAINLAND),
        ("", Territory.MAINLAND),
        ("75056", Territory.MAINLAND),
        ("2A004", Territory.MAINLAND),
        ("13097", Territory.MAINLAND),
        ("98", Territory.NOT_COVERED),
        ("97", Territory.NOT_COVERED),
        ("97105", Territory.OVERSEAS),
        ("97209", Territory.OVERSEAS),
        ("97302", Territory.OVERSEAS),
        ("97411", Territory.OVERSEAS),
        ("97608", Territory.OVERSEAS),
        ("97502", Territory.NOT_COVERED),
        ("97801", Territory.NOT_COVERED),
        ("98818", Territory.NOT_COVERED),
    ],
)
def test_the_commune_tells_the_scale(commune, territory):
    assert territory_of(commune) is territory


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((), False),
        ((False, False), False),
        ((False, None), None),
        ((None, True), True),
        ((False, True), True),
    ],
)
def test_one_known_yes_is_enough_and_an_unknown_leaves_the_answer_open(parts, whole):
    assert _any(*parts) is whole


# The rent reduction


def social(**facts):
    known = {"zone": 2, "rent": Money(390_00), "annual_resources": Money(9000_00)}
    whose = {"conventioned": True, "social_landlord": True}
    return Tenancy(**(known | whose | facts))


def test_the_whole_derivation_of_a_rent_reduction_worked_by_hand():
    found = social_rent_reduction(LAW, NOVEMBER_2026, social(dependants=2))
    told = {node.label: written(node) for node in walk(found.amount) if node.parameter is None}
    assert told == {
        "rls.resources": "9000.00",
        "rls.months_of_the_year": "12",
        "rls.monthly_resources": "750.00",
        "rls.ceiling": "1677.00",
        "rls.below_ceiling": "927.00",
        "rls.below_ceiling_over_a_year": "11124.00",
        "rls.scale_amount_further_dependants": "1",
        "rls.scale_amount_supplement": "6.26",
        "rls.scale_amount": "49.32",  # 43.06 + 6.26
        "rls.one_cent": "0.01",
        "rls.amount": "49.32",
    }
    fields = {node.label: node.field for node in walk(found.amount) if node.field}
    assert fields["rls.resources"] == "annual_resources"
    assert found.amount.reference == REFERENCES["amount"]


def test_outside_social_housing_the_refusal_names_its_article():
    for facts in ({"conventioned": False}, {"social_landlord": False}):
        found = social_rent_reduction(LAW, NOVEMBER_2026, social(**facts))
        assert found == NotApplicable("not_social_housing", "CCH L.442-2-1")


# Columns


def columns(**given):
    known = {"month": ["2026-11"], "zone": [1], "rent": [400_00], "annual_resources": [0]}
    told = {name: np.array(values) for name, values in (known | given).items()}
    told["month"] = told["month"].astype("datetime64[M]")
    return told


def test_a_row_at_the_end_of_its_range_is_computed():
    many = {"month": ["2026-11"] * 2, "zone": [1, 3], "rent": [400_00, 400_00]}
    found = allowance_columns(LAW, columns(**many, annual_resources=[0, 0], dependants=[20, 20]))
    assert len(found["paid"]) == 2
    with pytest.raises(ValueError, match="zone"):
        allowance_columns(LAW, columns(zone=[4]))


def test_a_month_that_is_no_column_of_months_is_refused_in_a_sentence():
    wrong = columns() | {"month": np.array(["2026-11"])}
    with pytest.raises(ValueError, match=r"^month is one column of datetime64\[M\]$"):
        allowance_columns(LAW, wrong)


def test_a_reduction_of_one_cent_counts():
    social_columns = {"conventioned": [True], "social_landlord": [True]}
    without = allowance_columns(LAW, columns(**social_columns, rls=[0]))["paid"][0]
    assert allowance_columns(LAW, columns(**social_columns, rls=[1]))["paid"][0] < without


def test_more_rows_than_are_computed_at_once_are_computed_all():
    count = 20_000
    months = np.array(["2026-11", "2025-11"] * (count // 2))
    found = allowance_columns(
        LAW,
        columns(
            month=months,
            zone=np.ones(count, dtype=int),
            rent=np.full(count, 400_00),
            annual_resources=np.zeros(count, dtype=int),
        ),
    )["paid"]
    alone = [
        allowance_columns(LAW, columns(month=[month]))["paid"][0]
        for month in ("2026-11", "2025-11")
    ]
    assert alone[0] != alone[1]
    assert found[::2].tolist() == [alone[0]] * (count // 2)
    assert found[1::2].tolist() == [alone[1]] * (count // 2)

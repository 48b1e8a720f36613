"""The allowance over columns is the allowance of each household, step by step."""

from dataclasses import fields
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.housing.allowance import Tenancy, housing_allowance_figures
from planner.calc.housing.batch import STEPS, allowance_columns
from planner.calc.money import Money
from planner.errors import MissingParameter
from planner.law import load_law
from tests.calc.housing.cases import REFERENCE
from tests.calc.housing.households import any_household, months, tenancies

LAW = load_law()
NAMES = [field.name for field in fields(Tenancy)]


def columns_of(households):
    columns = {"month": np.array([str(month) for month, _ in households], "datetime64[M]")}
    for name in NAMES:
        values = [getattr(tenancy, name) for _, tenancy in households]
        amounts = name in ("rent", "annual_resources", "rls")
        columns[name] = np.array([value.cents for value in values] if amounts else values)
    return columns


def one_by_one(households):
    results = [housing_allowance_figures(LAW, month, tenancy) for month, tenancy in households]
    return {name: [getattr(result, name) or 0 for result in results] for name in STEPS}


def check(households):
    computed = allowance_columns(LAW, columns_of(households), steps=True)
    for name, expected in one_by_one(households).items():
        assert computed[name].dtype == np.int64
        assert computed[name].tolist() == expected, name


@settings(max_examples=60)
@given(st.lists(st.tuples(months, tenancies()), min_size=1, max_size=8))
def test_any_few_households_are_computed_as_one_by_one(households):
    check(households)


@pytest.mark.slow
def test_twelve_thousand_households_of_one_month_and_of_many_are_computed_as_one_by_one():
    dice = Random(2)  # noqa: S311 - a seed gives the same households on every machine
    households = [any_household(dice) for _ in range(12_000)]
    check(households)
    check([(Month(2026, 10), tenancy) for _, tenancy in households])
    overseas = [any_household(dice, overseas=True) for _ in range(3_000)]
    check([*households[:3_000], *overseas])


def test_every_reference_household_is_paid_as_expected():
    columns = {
        name: np.array([case["input"][name] for case in REFERENCE])
        for name in NAMES
        if name not in ("rent", "annual_resources", "rls", "overseas")
    }
    for name in ("rent", "annual_resources", "rls"):
        columns[name] = np.array([Money.parse(case["input"][name]).cents for case in REFERENCE])
    columns["month"] = np.array([case["input"]["month"] for case in REFERENCE], "datetime64[M]")
    expected = [Money.parse(case["expected"]["paid"]).cents for case in REFERENCE]
    assert allowance_columns(LAW, columns)["paid"].tolist() == expected


def household(rows=1, **columns):
    base = {
        "month": np.full(rows, "2026-10", "datetime64[M]"),
        "zone": np.full(rows, 2),
        "rent": np.full(rows, 52_000),
        "annual_resources": np.full(rows, 960_000),
    }
    return {**base, **columns}


def test_only_what_is_asked_for_comes_back_and_absent_columns_are_zero_or_false():
    assert {
        name: column.tolist() for name, column in allowance_columns(LAW, household()).items()
    } == {"paid": [17_200]}
    assert list(allowance_columns(LAW, household(), steps=True)) == list(STEPS)


def test_the_columns_of_the_caller_are_read_and_never_written():
    dice = Random(3)  # noqa: S311 - a seed gives the same households on every machine
    mainland = [any_household(dice) for _ in range(200)]
    overseas = [any_household(dice, overseas=True) for _ in range(100)]
    given_ = columns_of([*mainland, *overseas])
    before = {name: column.copy() for name, column in given_.items()}
    for column in given_.values():
        column.flags.writeable = False
    first = allowance_columns(LAW, given_, steps=True)
    assert all((given_[name] == before[name]).all() for name in before)
    second = allowance_columns(LAW, {name: column[::-1] for name, column in given_.items()})
    assert second["paid"][::-1].tolist() == first["paid"].tolist()


def test_small_types_of_numbers_do_not_overflow():
    rows = household(zone=np.array([2], np.uint8), rent=np.array([52_000], np.uint16))
    assert allowance_columns(LAW, rows)["paid"].tolist() == [17_200]


def test_the_largest_amounts_that_can_be_written_are_computed_as_one_by_one():
    tenancy = Tenancy(
        zone=1,
        rent=Money(99_999_999_999),
        annual_resources=Money(99_999_999_999),
        dependants=20,
        aah_or_aeeh=True,
        conventioned=True,
        social_landlord=True,
        rls=Money(99_999_999_999),
    )
    check([(Month(2026, 10), tenancy)])


def test_a_file_without_a_household_has_no_result():
    empty = {name: column[:0] for name, column in household().items()}
    assert allowance_columns(LAW, empty)["paid"].tolist() == []


def test_a_month_before_the_first_scale_is_refused():
    rows = household(2, month=np.array(["2026-10", "2020-09"], "datetime64[M]"))
    with pytest.raises(MissingParameter):
        allowance_columns(LAW, rows)
    months = np.array(["2022-12", "2023-01"], "datetime64[M]")
    mainland_then_overseas = household(2, month=months, overseas=np.array([False, True]))
    assert len(allowance_columns(LAW, mainland_then_overseas)["paid"]) == 2
    with pytest.raises(MissingParameter):
        allowance_columns(LAW, household(2, month=months, overseas=np.array([True, True])))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"zone": np.array([1, 4])}, "zone is 1 to 3: row 1"),
        ({"dependants": np.array([0, -1])}, "dependants is 0 to 20: row 1"),
        ({"dependants": np.array([21, 0])}, "dependants is 0 to 20: row 0"),
        ({"rent": np.array([1, 0])}, "rent is 1 to .*: row 1"),
        ({"annual_resources": np.array([-1, 0])}, "annual_resources is 0 to .*: row 0"),
        ({"rls": np.array([0, -5])}, "rls is 0 to .*: row 1"),
        ({"rent": np.array([520.5, 1.0])}, "rent is one column of whole numbers"),
        ({"couple": np.array([1, 0])}, "couple is one column of booleans"),
        ({"rent": np.array([1])}, "as long as month"),
        ({"month": np.array(["2026-10-01"] * 2, "datetime64[D]")}, "month is one column"),
        ({"rents": np.array([1, 1])}, "unknown: .'rents'"),
        (
            {"room": np.array([False, True]), "flat_share": np.array([False, True])},
            "a room in a flat share: row 1",
        ),
    ],
)
def test_a_column_that_cannot_be_computed_is_named_with_its_first_row(columns, message):
    with pytest.raises(ValueError, match=message):
        allowance_columns(LAW, household(2, **columns))


def test_a_missing_column_is_named():
    rows = household()
    del rows["rent"]
    with pytest.raises(ValueError, match=r"missing: \['rent'\]"):
        allowance_columns(LAW, rows)

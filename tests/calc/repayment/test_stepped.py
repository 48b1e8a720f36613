"""A debt repaid by a few levels: by hand, and against every way to cut the months."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.money import Money
from planner.calc.repayment.problem import MonthlyBudget
from planner.calc.repayment.stepped import stepped_schedule
from tests.calc.repayment.plans import FIRST

DUE = date(2027, 1, 8)


def stepped(owed, available, levels, floor="0.00", step="1.00"):
    months = [
        MonthlyBudget(FIRST.plus(rank), Money.parse(amount))
        for rank, amount in enumerate(available)
    ]
    return stepped_schedule(
        Money.parse(owed),
        DUE,
        months,
        Money.parse(floor),
        most_levels=levels,
        step=Money.parse(step),
    )


def shape(found):
    return [(level.first, level.lines, str(level.amount)) for level in found.levels]


POOR_THEN_BETTER = ["330.50"] * 3 + ["390.00"] * 6


def test_one_level_is_the_poorest_month_all_along():
    found = stepped("200.00", POOR_THEN_BETTER, 1, floor="300.00")
    assert shape(found) == [(1, 7, "30.00")]
    assert [str(line.amount) for line in found] == ["30.00"] * 6 + ["20.00"]


def test_two_levels_follow_a_wage_that_begins():
    found = stepped("200.00", POOR_THEN_BETTER, 2, floor="300.00")
    assert shape(found) == [(1, 3, "30.00"), (4, 2, "90.00")]
    lines = list(found)
    assert [str(line.amount) for line in lines] == ["30.00"] * 3 + ["90.00", "20.00"]
    assert (str(lines[-1].due), str(lines[-1].remaining), found.count) == ("2027-05-08", "0.00", 5)


def test_no_more_levels_than_the_end_needs():
    assert len(stepped("200.00", POOR_THEN_BETTER, 5, floor="300.00").levels) == 2


def test_a_level_of_nothing_is_a_respite():
    found = stepped("100.00", ["0.00", "0.00", "50.00", "50.00"], 2)
    assert shape(found) == [(1, 2, "0.00"), (3, 2, "50.00")]


def test_months_that_do_not_suffice_or_fall_below_the_floor_have_no_plan():
    assert stepped("100.00", ["30.00"] * 3, 2) is None
    assert stepped("100.00", ["300.00", "-1.00"], 2) is None
    assert stepped("100.00", [], 2) is None


@pytest.mark.parametrize("wrong", [("0.00", 1), ("1.00", 0)])
def test_a_debt_and_a_level_are_needed(wrong):
    owed, levels = wrong
    with pytest.raises(ValueError, match="above zero"):
        stepped(owed, ["1.00"], levels)


def ends(owed, rooms, levels, step):
    """The earliest end, every cut of the months being tried."""
    for end in range(1, len(rooms) + 1):
        for cuts in range(min(levels, end)):
            for inner in combinations(range(1, end), cuts):
                spans = zip((0, *inner), (*inner, end), strict=True)
                total = sum(
                    min(rooms[start:stop]) // step * step * (stop - start) for start, stop in spans
                )
                if total >= owed:
                    return end, cuts + 1
    return None


@settings(max_examples=60)
@given(
    st.integers(1, 200),
    st.lists(st.integers(0, 60), min_size=1, max_size=8),
    st.integers(1, 4),
    st.sampled_from([1, 5, 10]),
)
def test_no_cut_of_the_months_ends_earlier_and_the_debt_is_paid_exactly(owed, rooms, levels, step):
    months = [MonthlyBudget(FIRST.plus(rank), Money(room)) for rank, room in enumerate(rooms)]
    found = stepped_schedule(
        Money(owed), DUE, months, Money(0), most_levels=levels, step=Money(step)
    )
    expected = ends(owed, rooms, levels, step)
    if found is None:
        assert expected is None
        return
    assert (found.count, len(found.levels)) == expected
    lines = list(found)
    assert Money.sum(line.amount for line in lines) == Money(owed)
    assert not lines[-1].remaining
    assert all(line.amount.cents <= room for line, room in zip(lines, rooms, strict=False))
    assert all(level.amount.cents % step == 0 for level in found.levels)


@pytest.mark.parametrize(
    ("debt", "step", "most"), [("0.00", "1.00", 1), ("9.00", "0.00", 1), ("9.00", "1.00", 0)]
)
def test_without_a_debt_a_step_or_a_level_nothing_is_asked(debt, step, most):
    sentence = "^the debt, the step and the number of levels are above zero$"
    with pytest.raises(ValueError, match=sentence):
        stepped(debt, ["10.00"], most, step=step)


def test_a_cent_more_than_the_months_hold_is_no_plan():
    assert stepped("20.00", ["10.00", "10.00"], 2) is not None
    assert stepped("20.01", ["10.00", "10.00"], 2) is None


def test_of_two_ways_to_pay_as_much_the_longest_first_level_is_kept():
    # 10, 20, 30 in two levels: 10 + 10 + 30, or 10 + 20 + 20.
    found = stepped("50.00", ["10.00", "20.00", "30.00"], 2)
    assert [(one.first, one.lines, str(one.amount)) for one in found.levels] == [
        (1, 2, "10.00"),
        (3, 1, "30.00"),
    ]
    assert [(one.n, str(one.amount), str(one.remaining)) for one in found] == [
        (1, "10.00", "40.00"),
        (2, "10.00", "30.00"),
        (3, "30.00", "0.00"),
    ]

"""The curve of amount, duration and what is left: each point against its own schedule."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.calc.outcomes import NoPlan
from planner.calc.repayment import feasibility
from planner.calc.repayment.frontier import amounts_to_try, debts_frontier, rent_frontier
from planner.calc.repayment.plan import repayment_plan
from planner.calc.repayment.problem import MonthlyBudget, Policy
from tests.calc.repayment.plans import FIRST, asked, debt

DUE = date(2027, 1, 8)


def budgets(*available):
    return [
        MonthlyBudget(FIRST.plus(rank), Money.parse(amount))
        for rank, amount in enumerate(available)
    ]


def rent(owed, months, floor, *amounts):
    amounts = [Money.parse(amount) for amount in amounts]
    return rent_frontier(Money.parse(owed), DUE, months, Money.parse(floor), amounts)


def test_a_point_says_how_long_and_what_the_poorest_month_keeps():
    found = rent("100.00", budgets("350.00", "320.00", "400.00"), "300.00", "20.00", "40.00", "50")
    short, middle, quick = found.points
    assert (middle.count, str(middle.last), middle.known) == (3, "20.00", True)
    assert (str(middle.worst_month), str(middle.worst_left)) == ("2027-02", "280.00")
    assert [point.holds for point in found.points] == [True, False, False]
    assert (short.count, short.known, str(short.worst_left)) == (5, False, "300.00")
    assert (quick.count, str(quick.worst_left)) == (2, "270.00")
    assert found.marked is short


def test_the_last_line_may_spare_the_poorest_month():
    found = rent("50.00", budgets("400.00", "310.00"), "300.00", "40.00")
    assert str(found.points[0].worst_left) == "300.00"
    assert found.marked is found.points[0]


def test_among_plans_of_the_same_length_the_lightest_is_marked():
    found = rent("100.00", budgets(*["400.00"] * 4), "300.00", "40.00", "49.00", "50.00", "60.00")
    assert [point.count for point in found.points] == [3, 3, 2, 2]
    assert found.shortest == 2


def test_nothing_is_marked_when_no_point_holds():
    assert rent("100.00", budgets("300.00"), "300.00", "50.00").marked is None


def test_a_point_builds_its_whole_schedule():
    (point,) = rent("100.00", budgets(*["400.00"] * 4), "300.00", "40.00").points
    assert [str(line.amount) for line in point.schedule] == ["40.00", "40.00", "20.00"]
    assert point.schedule.first_due == DUE


def test_the_amounts_to_try_go_from_the_longest_plan_to_the_whole_debt():
    assert [str(one) for one in amounts_to_try(Money(350), Money(100))] == [
        "1.00",
        "2.00",
        "3.00",
        "4.00",
    ]
    many = amounts_to_try(Money(2_902_780), Money(100))
    assert (len(many) <= 2000, str(many[0]), str(many[-1])) == (True, "25.00", "29028.00")
    assert amounts_to_try(Money(5), Money(100)) == [Money(100)]


@given(
    st.integers(1, 5000),
    st.lists(st.integers(-100, 3000), min_size=1, max_size=30),
    st.integers(0, 500),
    st.lists(st.integers(5, 5000), min_size=1, max_size=5, unique=True),
)
def test_each_point_is_that_of_its_schedule_laid_on_the_budgets(owed, available, floor, amounts):
    months = [MonthlyBudget(FIRST.plus(rank), Money(one)) for rank, one in enumerate(available)]
    tried = [Money(one) for one in sorted(amounts)]
    found = rent_frontier(Money(owed), DUE, months, Money(floor), tried)
    assert [point.instalment for point in found.points] == tried
    for point in found.points:
        lines = point.schedule.lines
        left = [one.available - line.amount for one, line in zip(months, lines, strict=False)]
        assert point.count == len(lines)
        assert point.last == lines[-1].amount
        assert point.worst_left == min(left)
        rank = point.worst_month.minus(FIRST)
        assert left[rank] == point.worst_left
        assert point.known == (len(lines) <= len(months))
        assert point.holds == all(one >= Money(floor) for one in left)
    holding = [(point.count, point.instalment) for point in found.points if point.holds]
    marked = found.marked
    assert (marked and (marked.count, marked.instalment)) == (min(holding) if holding else None)


DEBTS = (
    debt("rent", "900.60", 1),
    debt("tax", "300.00", 2, latest="2027-08"),
    debt("loan", "200.00", 1, instalment="25.00"),
    debt("power", "150.35", 3, minimum="10.00"),
)


@settings(max_examples=25)
@given(st.sampled_from(list(Policy)), st.booleans(), st.sampled_from(["0.01", "1.00", "20.00"]))
def test_the_length_of_each_point_is_that_of_its_plan(policy, carry, step):
    request = asked(["400.00"] * 24, *DEBTS, policy=policy, floor="150.00", step=step, carry=carry)
    amounts = [Money(cents) for cents in range(3000, 26_000, 1700)]
    found = debts_frontier(request, amounts)
    for point in found.points:
        plan = repayment_plan(request, most=point.monthly)
        assert point.holds is not isinstance(plan, NoPlan)
        assert point.months == (None if isinstance(plan, NoPlan) else len(plan.rows))
        if point.holds:
            assert point.plan == plan
            paid = [sum(row) for row in plan.rows]
            if not carry:
                assert max(paid) <= point.monthly.cents
                assert point.worst_left == Money(40_000 - max(paid))
        else:
            assert point.worst_left is None
    marked = found.marked
    lengths = [point.months for point in found.points if point.holds]
    assert (marked and marked.months) == (min(lengths) if lengths else None)


def test_no_amount_to_try_is_an_empty_curve():
    assert debts_frontier(asked(["10.00"], debt("a", "5.00")), []).marked is None


@pytest.mark.parametrize(
    ("most", "amounts"),
    [
        (10, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        (9, [1, 3, 5, 7, 9, 10]),
        (5, [1, 3, 5, 7, 10]),
        (1, [10]),
    ],
)
def test_the_amounts_to_try_are_spread_evenly_and_end_with_the_whole_debt(most, amounts):
    found = amounts_to_try(Money.parse("10.00"), Money.parse("1.00"), most)
    assert [one.cents // 100 for one in found] == amounts


def test_no_more_than_two_thousand_amounts_are_tried():
    # Of 2,002 euros no plan may be shorter than two a month: 2,001 amounts, every other one kept.
    assert len(amounts_to_try(Money.parse("2002.00"), Money.parse("1.00"))) == 1001


def test_among_months_as_poor_as_each_other_the_first_is_named():
    (point,) = rent("60.00", budgets("320.00", "320.00", "400.00"), "300.00", "20.00").points
    assert (str(point.worst_month), str(point.worst_left)) == ("2027-01", "300.00")
    (even,) = rent("80.00", budgets("400.00", "400.00"), "300.00", "40.00").points
    assert (str(even.worst_month), str(even.worst_left)) == ("2027-01", "360.00")


def test_a_hundred_years_of_instalments_is_the_longest_that_is_shown():
    found = rent("12.00", budgets("400.00"), "300.00", "0.01")
    assert [point.count for point in found.points] == [1200]
    assert rent("12.01", budgets("400.00"), "300.00", "0.01").points == ()


def test_where_a_policy_shares_on_steps_more_a_month_may_last_longer():
    # Equal parts in steps of 20: with 35 a month the debts end a month before those with 40.
    debts = [debt("d0", "55.00", 3), debt("d1", "11.00", 3), debt("d2", "10.00", 3)]
    available = ["44.00", "43.00", "11.00", "34.00", "8.00", "7.00"]
    request = asked(available, *debts, policy="equal", step="20.00")
    amounts = [Money.parse(amount) for amount in ("25.00", "30.00", "35.00", "40.00")]
    found = debts_frontier(request, amounts)
    assert [point.months for point in found.points] == [4, 4, 3, 4]
    assert [len(point.plan.rows) for point in found.points] == [4, 4, 3, 4]


def test_the_length_of_another_policy_is_that_of_its_own_plan():
    # In proportion and in steps of 20, four months; under priority three would do.
    debts = [debt("d0", "35.00", 3), debt("d1", "58.00", 3)]
    available = ["35.00", "30.00", "45.00", "60.00", "14.00", "19.00"]
    most = [Money.parse("60.00")]

    def months(policy):
        request = asked(available, *debts, policy=policy, step="20.00")
        return debts_frontier(request, most).points[0].months

    assert (months("pro_rata"), months("priority")) == (4, 3)


def test_an_amount_that_the_search_cannot_tell_of_is_not_said_to_hold(monkeypatch):
    """In steps of 10.00, each month holds the odd cents of one of the two debts."""
    request = asked(["10.05", "20.07"], debt("a", "20.07"), debt("b", "10.05"), step="10.00")
    (found,) = debts_frontier(request, [Money(10_000)]).points
    assert (found.holds, found.months, found.last_month) == (True, 2, Month(2027, 2))
    monkeypatch.setattr(feasibility, "MOST_SETS", 1)
    (found,) = debts_frontier(request, [Money(10_000)]).points
    assert (found.holds, found.months) == (False, None)

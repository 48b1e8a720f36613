"""One debt spread exactly: reference plans, hand-worked edges, properties."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import add_months
from planner.calc.figure import WithDerivation, replay
from planner.calc.money import Money
from planner.calc.repayment.schedule import (
    Schedule,
    schedule_by_instalment,
    schedule_by_number,
    statutory_number,
)
from tests.calc.debts.laws import LAW

FIRST = date(2026, 12, 8)


def by_number(debt, number, step="0.01", first=FIRST):
    return schedule_by_number(Money.parse(debt), first, number, step=Money.parse(step))


def by_instalment(debt, instalment, step="0.01", first=FIRST):
    amounts = Money.parse(debt), first, Money.parse(instalment)
    return schedule_by_instalment(*amounts, step=Money.parse(step))


def shape(schedule):
    return schedule.count, str(schedule.regular), str(schedule.last)


@pytest.mark.parametrize(
    ("debt", "expected"),
    [("1800.00", (36, "50.00", "50.00")), ("1000.00", (36, "27.78", "27.70"))],
)
def test_the_default_plan_of_the_payer_is_a_thirty_sixth(debt, expected):
    number = statutory_number(LAW, FIRST)
    assert shape(by_number(debt, number.count)) == expected


@pytest.mark.parametrize(
    ("schedule", "expected", "ends"),
    [
        (by_number("589.90", 12, first=date(2027, 1, 8)), (12, "49.16", "49.14"), "2027-12-08"),
        (by_number("2902.78", 36, first=date(2027, 1, 9)), (36, "80.64", "80.38"), "2029-12-09"),
        (by_instalment("2902.78", "60.00"), (49, "60.00", "22.78"), "2030-12-08"),
        (by_instalment("1460.00", "60.00"), (25, "60.00", "20.00"), "2028-12-08"),
        (by_instalment("585.00", "30.00"), (20, "30.00", "15.00"), "2028-07-08"),
        (by_number("1877.75", 24), (24, "78.24", "78.23"), "2028-11-08"),
        (by_instalment("1877.75", "70.00"), (27, "70.00", "57.75"), "2029-02-08"),
    ],
)
def test_the_plans_of_the_six_households(schedule, expected, ends):
    assert (shape(schedule), str(schedule.ends)) == (expected, ends)


def test_each_line_of_a_plan_from_the_31st():
    schedule = by_number("100.00", 3, first=date(2027, 1, 31))
    assert [
        (line.n, str(line.due), str(line.amount), str(line.remaining)) for line in schedule
    ] == [
        (1, "2027-01-31", "33.34", "66.66"),
        (2, "2027-02-28", "33.34", "33.32"),
        (3, "2027-03-31", "33.32", "0.00"),
    ]


def test_a_step_rounds_the_regular_amount_up_and_may_save_lines():
    assert shape(by_number("100.00", 7, step="5.00")) == (7, "15.00", "10.00")
    assert shape(by_number("100.00", 12, step="10.00")) == (10, "10.00", "10.00")
    assert shape(by_number("0.05", 1200)) == (5, "0.01", "0.01")


@pytest.mark.parametrize(
    "schedule",
    [by_number("80.00", 1), by_instalment("80.00", "100.00"), by_number("80.00", 9, step="500.00")],
)
def test_with_a_single_line_the_regular_amount_is_the_last(schedule):
    assert shape(schedule) == (1, "80.00", "80.00")


def test_the_longest_schedule_has_1200_lines():
    assert shape(by_instalment("12.00", "0.01")) == (1200, "0.01", "0.01")
    with pytest.raises(ValueError, match="1200"):
        by_instalment("12.01", "0.01")
    with pytest.raises(ValueError, match="1200"):
        by_number("12.01", 1201)


@pytest.mark.parametrize(
    "refused",
    [
        lambda: by_number("0.00", 3),
        lambda: by_number("10.00", 0),
        lambda: by_number("10.00", 3, step="0.00"),
        lambda: by_instalment("10.00", "0.00"),
        lambda: by_instalment("10.00", "7.00", step="2.00"),
        lambda: by_instalment("10.00", "7.00", step="0.00"),
    ],
)
def test_amounts_outside_their_range_are_refused(refused):
    with pytest.raises(ValueError, match=r"above zero|1 to 1200"):
        refused()


debts = st.integers(1, 3_000_000).map(Money)
steps = st.sampled_from([1, 5, 10, 50, 100, 500, 1000]).map(Money)
numbers = st.integers(1, 1200)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def check(schedule: Schedule, step: Money):
    lines = schedule.lines
    assert len(lines) == schedule.count
    assert Money.sum(line.amount for line in lines) == schedule.debt
    assert not lines[-1].remaining
    assert Money(0) < schedule.last <= schedule.regular
    assert all(line.amount == schedule.regular for line in lines[:-1])
    if schedule.count > 1:
        assert schedule.regular.cents % step.cents == 0
    assert all(line.due == add_months(schedule.first_due, line.n - 1) for line in lines)
    assert schedule.ends == lines[-1].due


@given(debts, numbers, steps, days)
def test_a_number_of_instalments_is_never_exceeded_and_pays_the_debt_exactly(
    debt, number, step, first
):
    schedule = schedule_by_number(debt, first, number, step=step)
    check(schedule, step)
    assert schedule.count <= number
    # A step less each month would not do it in that number.
    if schedule.count > 1:
        assert (schedule.regular.cents - step.cents) * number < debt.cents


@given(debts, st.integers(1, 1000), steps, days)
def test_an_instalment_pays_the_debt_exactly(debt, times, step, first):
    instalment = step * times
    if debt.cents > 1200 * instalment.cents:
        with pytest.raises(ValueError, match="1200"):
            schedule_by_instalment(debt, first, instalment, step=step)
        return
    schedule = schedule_by_instalment(debt, first, instalment, step=step)
    check(schedule, step)
    assert schedule.count == -(-debt.cents // instalment.cents)


@given(debts, numbers, steps)
def test_the_figures_of_a_schedule_replay(debt, number, step):
    recorder = WithDerivation("repayment_schedule")
    schedule = schedule_by_number(debt, FIRST, number, step=step, recorder=recorder)
    assert schedule == schedule_by_number(debt, FIRST, number, step=step)
    for id, value in (("regular", schedule.regular), ("last", schedule.last)):
        figure = recorder.figures[f"repayment_schedule.{id}"]
        assert figure.money == value
        assert replay(figure) == figure.raw


@given(debts, st.integers(2, 1200))
def test_fewer_instalments_are_never_smaller(debt, number):
    fewer, more = (schedule_by_number(debt, FIRST, some) for some in (number - 1, number))
    assert fewer.regular >= more.regular

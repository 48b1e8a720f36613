"""How much a line weighs in a month, and in which months it falls."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.budget.budget import NOT_IN_FSL_BASE, compute_budget
from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.debts import Debt
from planner.calc.dossier.kinds import FslBase, IncomeKind
from planner.calc.money import Money
from planner.law import load_law
from tests.support.households import ON, alone, charge, euros, income, month

LAW = load_law()


def budget(dossier, on=ON, horizon=12):
    return compute_budget(dossier, LAW, on, horizon=horizon).budget


def item(made, path):
    return next(each for each in made.items if each.path == path)


@pytest.mark.parametrize(
    ("frequency", "monthly"),
    [
        (Frequency.DAY, "3041.67"),  # 100 × 365 ÷ 12 = 3041.666…
        (Frequency.WEEK, "433.33"),  # 100 × 52 ÷ 12
        (Frequency.FORTNIGHT, "216.67"),  # 100 × 26 ÷ 12
        (Frequency.FOUR_WEEKS, "108.33"),  # 100 × 13 ÷ 12
        (Frequency.MONTH, "100.00"),
        (Frequency.TWO_MONTHS, "50.00"),
        (Frequency.QUARTER, "33.33"),
        (Frequency.HALF_YEAR, "16.67"),
        (Frequency.YEAR, "8.33"),
    ],
)
def test_the_monthly_equivalent_of_each_frequency(frequency, monthly):
    made = budget(alone(charges=(charge("other_charge", "100.00", frequency=frequency),)))
    assert item(made, "charges[0]").monthly.money == euros(monthly)


def test_sick_pay_of_fourteen_days_is_not_twice_a_month():
    pay = income("sick_pay", "420.00", frequency=Frequency.FORTNIGHT)
    made = budget(alone(incomes=(pay,)))
    assert made.resources.money == euros("910.00")  # 420 × 26 ÷ 12


def test_ten_instalments_a_year_weigh_ten_twelfths_and_fall_in_their_months():
    canteen = charge("school_canteen", "52.00", months=(1, 2, 3, 4, 5, 6, 9, 10, 11, 12))
    made = budget(alone(charges=(canteen,)))
    assert made.other_charges.money == euros("43.33")
    charges = {flow.month.number: flow.charges.money for flow in made.months}
    assert charges[7] == charges[8] == Money(0)
    assert charges[6] == euros("52.00")


def test_halves_of_a_cent_go_up_at_the_line():
    made = budget(alone(charges=(charge("other_charge", "0.06", frequency=Frequency.YEAR),)))
    assert made.other_charges.money == euros("0.01")  # half a cent


def test_a_quarter_falls_every_three_months_from_its_first():
    water = charge("water", "90.00", frequency=Frequency.QUARTER, start=month("2026-11"))
    made = budget(alone(charges=(water,)))
    falling = [str(flow.month) for flow in made.months if flow.charges.money]
    assert falling == ["2027-02", "2027-05", "2027-08", "2027-11"]
    assert made.other_charges.money == euros("30.00")


def test_a_yearly_bill_of_unknown_month_weighs_in_every_month():
    made = budget(alone(charges=(charge("car_insurance", "480.00", frequency=Frequency.YEAR),)))
    assert {flow.charges.money for flow in made.months} == {euros("40.00")}


def test_what_falls_once_is_in_no_average_and_in_its_month():
    bill = charge(
        "charges_regularisation", "240.00", frequency=Frequency.ONCE, start=month("2027-03")
    )
    made = budget(alone(charges=(bill,)))
    assert made.other_charges.money == Money(0)
    assert {str(flow.month) for flow in made.months if flow.charges.money} == {"2027-03"}
    line = item(made, "charges[0]")
    assert (line.counted, line.why_not) == (False, "not_in_the_average")


def test_the_average_of_the_day_counts_what_runs_that_month():
    made = budget(
        alone(
            incomes=(
                income("unemployment_benefit", "900.00", until=month("2026-11")),
                income("wage", "1500.00", start=month("2027-02")),
                income("sick_pay", "700.00", until=month("2026-10")),
            )
        )
    )
    assert made.resources.money == euros("900.00")
    resources = [flow.resources.money for flow in made.months]
    assert resources[:3] == [Money(0), Money(0), euros("1500.00")]


def test_a_debt_without_interest_stops_when_it_is_paid():
    debt = Debt(id="d", kind="personal_loan", balance=euros("250.00"), instalment=euros("100.00"))
    made = budget(alone(debts=(debt,)))
    # November, December and January pay 250.00: the calendar starts in December.
    assert [flow.charges.money for flow in made.months][:3] == [
        euros("100.00"),
        euros("100.00"),
        Money(0),
    ]


def test_an_instalment_told_with_its_debt_and_as_a_charge_counts_once():
    debt = Debt(id="d", kind="car_loan", balance=euros("2000.00"), instalment=euros("90.00"))
    linked = charge("credit_instalment", "90.00", debt="d")
    assert budget(alone(debts=(debt,), charges=(linked,))).other_charges.money == euros("90.00")


@given(st.integers(0, 10**7), st.sampled_from([f for f in Frequency if f is not Frequency.ONCE]))
def test_twelve_monthly_equivalents_are_the_year_to_six_cents(cents, frequency):
    line = charge("other_charge", "0.00", frequency=frequency).but(amount=Money(cents))
    monthly = item(budget(alone(charges=(line,))), "charges[0]").monthly.money
    year = cents * frequency.per_year
    assert abs(12 * monthly.cents - year) <= 6


def test_the_fsl_base_leaves_out_what_the_law_data_says():
    kinds = LAW.records(IncomeKind)
    out = {kind.id for kind in kinds if kind.fsl_base in (FslBase.EXCLUDED, FslBase.NOT_INCOME)}
    assert out == NOT_IN_FSL_BASE


def test_a_line_that_begins_on_the_last_day_of_a_leap_february_runs_that_month():
    made = budget(
        alone(incomes=(income("wage", "500.00", start=month("2028-02")),)), on=date(2028, 2, 29)
    )
    assert made.resources.money == euros("500.00")
    assert made.months[0].month == Month(2028, 3)

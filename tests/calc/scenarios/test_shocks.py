"""What a shock does to a promise, on households judged on paper."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.dossier import Dossier, Household, Person, Role
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.scenarios.assessment import assess
from planner.calc.scenarios.candidates import candidate_levers
from planner.calc.scenarios.levers import Lever, LeverKind
from planner.calc.scenarios.shocks import (
    Promise,
    Shock,
    ShockKind,
    Struck,
    likely_shocks,
    promise_of,
    strike,
    undergo,
)
from planner.intake.dossier_file import dossier_of, tree_of
from planner.law import load_law
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, charge, euros, income, month, rent_debt

LAW = load_law()
JANUARY = month("2027-01")


def met(dossier: Dossier, shock: Shock, instalment: str | None = None, *levers: Lever) -> Struck:
    promise = None if instalment is None else Promise(euros(instalment), date(2026, 12, 5))
    return strike(dossier, LAW, ON, shock, promise=promise, levers=levers)


def left(dossier: Dossier, shock: Shock, *months: str) -> list[int]:
    calendar = assess(undergo(dossier, shock), LAW, ON).work.calendar
    return [calendar.left(month(each)) for each in months]


def test_a_benefit_that_ends_leaves_the_month_before_as_it_was() -> None:
    dossier = alone(incomes=(income("wage", "900.00"), income("ppa", "200.00")))
    shock = Shock(ShockKind.BENEFIT_ENDS, JANUARY, "incomes[1]")
    assert left(dossier, shock, "2026-12", "2027-01") == [700_00, 500_00]


def test_a_sick_leave_halves_the_pay_for_its_months_only() -> None:
    dossier = alone(wage="1000.01")
    shock = Shock(ShockKind.SICK_LEAVE, JANUARY, "incomes[0]", months=2)
    assert left(dossier, shock, "2026-12", "2027-01", "2027-02", "2027-03") == [
        600_01,
        100_00,
        100_00,
        600_01,
    ]


def test_heating_goes_up_by_a_fifth_rounded_up_and_nothing_else_does() -> None:
    dossier = alone(charges=(charge("electricity", "50.01"), charge("water", "30.00")))
    shock = Shock(ShockKind.HEATING_UP, JANUARY)
    assert left(dossier, shock, "2026-12", "2027-01") == [519_99, 509_98]


def couple() -> Dossier:
    return alone(
        household=Household(
            persons=(
                Person(id="p1", role=Role.APPLICANT, birth=date(1980, 1, 1)),
                Person(id="p2", role=Role.PARTNER, birth=date(1980, 1, 1)),
            )
        ),
        incomes=(
            income("wage", "900.00", whose="p1"),
            income("wage", "600.00", whose="p2"),
        ),
        charges=(charge("mobile_phone", "20.00", whose="p2"),),
    )


def test_a_separation_takes_the_partner_with_incomes_bills_and_floor() -> None:
    # Two adults: 1.5 units, a floor of 450; alone: 300.
    shock = Shock(ShockKind.SEPARATION, JANUARY)
    assert left(couple(), shock, "2026-12", "2027-01") == [1080_00, 500_00]
    struck = met(couple(), shock)
    assert (struck.holds, struck.worst, struck.margin) == (True, JANUARY, euros("200.00"))


def test_the_floor_before_a_separation_is_that_of_two() -> None:
    poor = couple().but(
        incomes=(income("wage", "840.00", whose="p1"), income("wage", "10.00", whose="p2"))
    )
    struck = met(poor, Shock(ShockKind.SEPARATION, JANUARY))
    assert (struck.breaks, struck.missing) == (month("2026-12"), euros("20.00"))


def test_a_lost_wage_breaks_the_promise_in_its_month_and_says_what_to_ask() -> None:
    dossier = alone(account=rent_debt("1000.00"))
    struck = met(dossier, Shock(ShockKind.WAGE_LOST, JANUARY, "incomes[0]"), "100.00")
    assert (struck.breaks, struck.missing) == (JANUARY, euros("800.00"))
    assert struck.repair is None
    assert struck.ask == ("unemployment_benefit", "rsa", "housing_allowance")


def test_an_amendment_is_the_first_lever_when_the_months_still_bear_something() -> None:
    dossier = alone(
        incomes=(income("wage", "900.00"), income("ppa", "100.00")), account=rent_debt("2400.00")
    )
    struck = met(dossier, Shock(ShockKind.BENEFIT_ENDS, JANUARY, "incomes[1]"), "250.00")
    assert (struck.breaks, struck.missing) == (JANUARY, euros("50.00"))
    assert struck.repair is not None
    assert (struck.repair.kind, struck.repair.monthly) == (
        LeverKind.PLAN_REVIEWED,
        euros("200.00"),
    )


def test_what_is_owed_to_the_family_comes_before_an_amendment() -> None:
    dossier = alone(
        incomes=(income("wage", "900.00"), income("ppa", "100.00")), account=rent_debt("2400.00")
    )
    right = Lever(LeverKind.RIGHT_OPENED, monthly=euros("60.00"), start=JANUARY, detail="asf")
    shock = Shock(ShockKind.BENEFIT_ENDS, JANUARY, "incomes[1]")
    assert met(dossier, shock, "250.00", right).repair == right


def test_a_promise_already_kept_when_the_shock_comes_does_not_break() -> None:
    dossier = alone(account=rent_debt("200.00"))
    shock = Shock(ShockKind.SICK_LEAVE, month("2027-03"), "incomes[0]", months=1)
    struck = met(alone(wage="1500.00", account=dossier.account), shock, "200.00")
    assert struck.holds


def test_a_promise_broken_before_any_shock_says_so() -> None:
    dossier = alone(wage="750.00", account=rent_debt("900.00"))
    struck = met(dossier, Shock(ShockKind.WAGE_LOST, JANUARY, "incomes[0]"), "60.00")
    assert (struck.broken_before, struck.breaks) == (month("2026-12"), month("2026-12"))
    kept = met(dossier, Shock(ShockKind.WAGE_LOST, JANUARY, "incomes[0]"), "50.00")
    assert (kept.broken_before, kept.breaks) == (None, JANUARY)


def test_a_shock_that_names_no_income_is_refused() -> None:
    with pytest.raises(ValueError, match="place of an income"):
        undergo(alone(), Shock(ShockKind.WAGE_LOST, JANUARY, "charges[0]"))


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(dossiers(), on_days())
def test_any_household_meets_its_shocks_and_each_leaves_a_dossier_that_can_be_kept(
    dossier, on
) -> None:
    made = plan(dossier, LAW, on)
    levers = candidate_levers(dossier, LAW, made)[:3]
    for shock in likely_shocks(dossier, on)[:5]:
        hurt = undergo(dossier, shock)
        assert dossier_of(tree_of(hurt)) == hurt
        struck = strike(dossier, LAW, on, shock, promise=promise_of(made), levers=levers)
        assert struck.holds is (struck.margin >= Money(0))
        assert struck.holds is (struck.missing is None)
        assert not (struck.holds and struck.repair)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 900_00), st.integers(1, 300_00), st.integers(0, 10))
def test_more_income_never_breaks_a_promise_earlier(more, instalment, ahead) -> None:
    shock = Shock(ShockKind.SICK_LEAVE, Month(2026, 12).plus(ahead), "incomes[0]")
    poor = alone(account=rent_debt("3000.00"))
    rich = poor.but(incomes=(*poor.incomes, income("asf", "0.01").but(amount=Money(more))))
    promise = Promise(Money(instalment), date(2026, 12, 5))
    before = strike(poor, LAW, ON, shock, promise=promise)
    after = strike(rich, LAW, ON, shock, promise=promise)
    assert before.breaks is not None or after.breaks is None
    if before.breaks is not None and after.breaks is not None:
        assert after.breaks >= before.breaks
    assert after.margin >= before.margin

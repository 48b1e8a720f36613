"""The referee on households small enough to be judged on paper."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from planner.calc.dossier import (
    AccountKind,
    Allowance,
    AllowanceStatus,
    Casework,
    Dossier,
    Dwelling,
    EventKind,
    ProcedureEvent,
)
from planner.calc.figure import replay, walk
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.scenarios.candidates import candidate_levers
from planner.calc.scenarios.levers import LeverKind
from planner.calc.scenarios.referee import ORDER, Contender, FactKind, referee
from planner.law import load_law
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, charge, debt_of, euros, income, month, rent_debt

LAW = load_law()


def table(dossier: Dossier, on: date = ON) -> dict[str, Contender]:
    levers = candidate_levers(dossier, LAW, plan(dossier, LAW, on))
    return {each.id: each for each in referee(dossier, LAW, on, levers)}


def test_nothing_is_judged_without_a_debt() -> None:
    assert referee(alone(), LAW, ON) == ()


def test_each_figure_holds_or_breaks_in_a_month_and_says_until_when() -> None:
    # Floor 300: 300 free every month, 120 in March because of the insurance.
    dossier = alone(
        charges=(charge("car_insurance", "180.00", months=(3,)),),
        account=rent_debt("1200.00"),
        casework=Casework(landlord_demand=euros("200.00"), household_offer=euros("50.00")),
    )
    found = table(dossier)
    assert list(found) == ["landlord", "household", "proposed", "statutory"]
    landlord = found["landlord"]
    assert (landlord.holds, landlord.breaks, landlord.missing) == (
        False,
        month("2027-03"),
        euros("80.00"),
    )
    assert landlord.until == month("2027-02")
    assert landlord.fact.kind is FactKind.LEVER
    assert landlord.fact.lever is not None
    assert landlord.fact.lever.kind is LeverKind.LUMP_SPREAD
    household = found["household"]
    assert (household.holds, household.months, household.until) == (True, 24, month("2028-11"))
    assert (household.fact.kind, household.fact.month, household.fact.amount) == (
        FactKind.MARGIN,
        month("2027-03"),
        euros("70.00"),
    )
    assert found["proposed"].instalment.money == euros("120.00")
    assert found["proposed"].margin == Money(0)
    assert found["statutory"].instalment.money == euros("33.34")
    assert found["statutory"].months == 36


def test_a_suspended_allowance_is_the_fact_that_would_change_the_verdict() -> None:
    allowance = Allowance(
        amount=euros("200.00"), status=AllowanceStatus.SUSPENDED, suspended_since=month("2026-08")
    )
    dossier = alone(
        wage="900.00",
        dwelling=Dwelling(rent=euros("500.00"), allowance=allowance),
        account=rent_debt("2000.00"),
        casework=Casework(landlord_demand=euros("150.00"), first_due=date(2027, 1, 5)),
    )
    fact = table(dossier)["landlord"].fact
    assert fact.lever is not None
    assert (fact.lever.kind, fact.month) == (LeverKind.ALLOWANCE_RESTORED, month("2027-01"))


def test_an_income_that_goes_on_is_the_fact_when_no_lever_is_enough() -> None:
    dossier = alone(
        wage="600.00",
        incomes=(
            income("wage", "700.00"),
            income("unemployment_benefit", "300.00", until=month("2027-02")),
        ),
        account=rent_debt("1200.00"),
        casework=Casework(landlord_demand=euros("100.00")),
    )
    landlord = table(dossier)["landlord"]
    assert (landlord.breaks, landlord.missing) == (month("2027-03"), euros("100.00"))
    assert (landlord.fact.kind, landlord.fact.path) == (FactKind.INCOME_GOES_ON, "incomes[1]")


def test_the_largest_instalment_that_holds_is_the_fact_when_the_demand_is_too_high() -> None:
    dossier = alone(
        account=rent_debt("3000.00"), casework=Casework(landlord_demand=euros("500.00"))
    )
    fact = table(dossier)["landlord"].fact
    assert (fact.kind, fact.amount) == (FactKind.INSTALMENT_AT_MOST, euros("300.00"))


def test_what_a_month_lacks_is_the_fact_when_nothing_holds() -> None:
    dossier = alone(
        wage="690.00",
        account=rent_debt("3000.00"),
        casework=Casework(household_offer=euros("20.00")),
    )
    household = table(dossier)["household"]
    assert household.until is None
    assert (household.fact.kind, household.fact.month, household.fact.amount) == (
        FactKind.MONTH_LACKS,
        month("2026-12"),
        euros("30.00"),
    )


def before_a_judge(*payments: str) -> Dossier:
    account = debt_of(
        (date(2026, 6, 1), AccountKind.RENT, "1800.00"),
        (date(2026, 10, 1), AccountKind.RENT, "400.00"),
        *[(date(2026, 10, 10), AccountKind.PAYMENT, amount) for amount in payments],
    )
    hearing = ProcedureEvent(kind=EventKind.HEARING, date=date(2027, 2, 15))
    return alone(account=account, events=(hearing,))


def test_there_is_no_judge_before_an_act_that_leads_to_one() -> None:
    assert "judge" not in table(alone(account=rent_debt("500.00")))


def test_a_judge_spreads_the_debt_over_three_years_after_the_hearing() -> None:
    judge = table(before_a_judge("400.00"), date(2026, 10, 20))["judge"]
    assert judge.condition_met is True
    assert judge.instalment.money == euros("50.00")
    assert (judge.months, str(judge.ends), judge.hearing) == (36, "2030-02", date(2027, 2, 15))
    assert judge.holds
    assert judge.instalment.reference == "loi 89-462 art. 24 V"


def test_paying_the_full_rent_before_the_hearing_is_the_fact_that_a_judge_waits_for() -> None:
    judge = table(before_a_judge("100.00"), date(2026, 10, 20))["judge"]
    assert (judge.condition_met, judge.holds, judge.until) == (False, False, None)
    assert (judge.fact.kind, judge.fact.amount, judge.fact.on) == (
        FactKind.RESUME_RENT,
        euros("400.00"),
        date(2027, 2, 15),
    )


def test_nobody_knows_whether_the_rent_is_resumed_without_an_account() -> None:
    from planner.calc.dossier import RentAccount

    hearing = ProcedureEvent(kind=EventKind.HEARING, date=date(2027, 2, 15))
    dossier = alone(account=RentAccount(rough_balance=euros("900.00")), events=(hearing,))
    judge = table(dossier)["judge"]
    assert (judge.condition_met, judge.fact.kind) == (None, FactKind.RENT_RESUMED_UNKNOWN)


@pytest.mark.parametrize("amount", ["79.00", "81.00"])
def test_the_verdict_changes_exactly_at_the_margin(amount: str) -> None:
    dossier = alone(
        wage="800.00",
        charges=(charge("water", "21.00", months=(2,)),),
        account=rent_debt("790.00"),
        casework=Casework(household_offer=euros(amount)),
    )
    household = table(dossier)["household"]
    assert household.holds is (amount == "79.00")


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(dossiers(), on_days())
def test_any_household_is_judged_the_same_way_as_by_its_plan(dossier, on) -> None:
    made = plan(dossier, LAW, on)
    found = referee(dossier, LAW, on, candidate_levers(dossier, LAW, made))
    assert [each.id for each in found] == [id for id in ORDER if id in {c.id for c in found}]
    for each in found:
        if each.id != "judge":
            view = made.schedule(each.id)
            assert view is not None
            assert (each.holds, each.breaks, each.missing) == (
                view.holds,
                view.breaks,
                view.missing,
            )
            assert (each.months, each.ends) == (len(view.lines), view.ends_month)
        assert each.holds is (each.until == each.ends)
        for node in walk(each.instalment):
            if node.operation not in ("given", "parameter"):
                assert replay(node) == node.raw

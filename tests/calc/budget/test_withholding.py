"""A seizure is deducted from the income it bites, for as long as both run, and counted once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.budget.budget import compute_budget
from planner.calc.dossier import Debt, DebtStage
from planner.calc.figure import replay
from planner.calc.money import ZERO, Money
from planner.calc.plan import plan
from planner.law import load_law
from tests.support.households import ON, alone, charge, euros, income, month

LAW = load_law()


def seizure(**fields):
    """A seizure of 150 € a month on a debt of 1,000 €."""
    told = {"kind": "wage_seizure", "balance": euros("1000.00"), "instalment": euros("150.00")}
    return Debt(id="seizure", **(told | fields))


def budget(dossier, **options):
    return compute_budget(dossier, LAW, ON, **options).budget


def lefts(dossier, count=12):
    return [str(flow.left.money) for flow in budget(dossier, horizon=count).months]


def test_a_running_seizure_makes_the_resources_smaller_and_is_no_charge():
    # 1,000 − 150 = 850; 850 − 400 of rent = 450; floor 10 × 1 × 30, capacity 150.
    made = budget(alone(debts=(seizure(),)))
    assert made.resources.money == euros("850.00")
    assert made.other_charges.money == ZERO
    assert made.reste_a_vivre.money == euros("450.00")
    assert made.capacity_average.money == euros("150.00")
    item = next(item for item in made.items if item.path == "debts[0]")
    assert (item.side.value, item.counted) == ("income", True)
    assert item.monthly.money == Money(-150_00)
    assert replay(made.resources) == 850_00


def test_any_debt_at_the_stage_of_a_seizure_bites_and_one_before_it_is_a_charge():
    credit = seizure(kind="revolving_credit")
    for stage in DebtStage:
        made = budget(alone(debts=(credit.but(stage=stage),)))
        seized = stage is DebtStage.SEIZURE
        assert made.resources.money == euros("850.00" if seized else "1000.00")
        assert made.other_charges.money == (ZERO if seized else euros("150.00"))
        assert made.reste_a_vivre.money == euros("450.00")


def test_a_seizure_ends_with_its_debt():
    # 1,000 ÷ 150 is seven months, of which November has begun: the last one is May.
    found = lefts(alone(debts=(seizure(),)), 8)
    assert found == ["450.00"] * 6 + ["600.00"] * 2


def test_a_seizure_bites_no_longer_than_the_income():
    job = income("wage", "1000.00", until=month("2026-12"))
    aid = income("rsa", "500.00", start=month("2027-01"))
    found = lefts(alone(incomes=(job, aid), debts=(seizure(),)), 3)
    assert found == ["450.00", "100.00", "100.00"]


def test_a_seizure_never_takes_more_than_the_income():
    small, whole = income("wage", "100.00"), income("rsa", "500.00")
    made = budget(alone(incomes=(small, whole), debts=(seizure(),)))
    assert made.resources.money == euros("500.00")


@pytest.mark.parametrize(
    ("kind", "bitten"),
    [
        ("wage_seizure", "wage"),
        ("employer_advance", "wage"),
        ("caf_overpayment", "rsa"),
        ("france_travail_overpayment", "unemployment_benefit"),
    ],
)
def test_each_recovery_bites_its_own_income_and_is_a_charge_without_it(kind, bitten):
    debt = seizure(kind=kind)
    cut = budget(alone(incomes=(income(bitten, "700.00"),), debts=(debt,)))
    assert (cut.resources.money, cut.other_charges.money) == (euros("550.00"), ZERO)
    other = budget(alone(incomes=(income("family_help", "700.00"),), debts=(debt,)))
    assert (other.resources.money, other.other_charges.money) == (euros("700.00"), euros("150.00"))


def test_an_income_told_already_cut_is_not_cut_again():
    made = budget(alone(debts=(seizure(already_withheld=True),)))
    assert made.resources.money == euros("1000.00")
    assert made.reste_a_vivre.money == euros("600.00")
    item = next(item for item in made.items if item.path == "debts[0]")
    assert (item.counted, item.why_not) == (False, "already_withheld")
    assert budget(alone(debts=(seizure(already_withheld=False),))).resources.money == euros(
        "850.00"
    )


def test_a_seizure_told_as_a_charge_is_deducted_once_at_the_amount_of_the_charge():
    told = charge("credit_instalment", "120.00", debt="seizure")
    made = budget(alone(charges=(told,), debts=(seizure(),)))
    assert made.resources.money == euros("880.00")
    assert made.other_charges.money == ZERO


def test_an_admissible_file_suspends_the_seizure():
    made = budget(alone(debts=(seizure(),)), frozen=frozenset({"seizure"}))
    assert made.resources.money == euros("1000.00")
    assert made.reste_a_vivre.money == euros("600.00")
    assert made.items[-1].why_not == "frozen_debt"


def test_the_scales_of_others_are_held_against_the_income_before_the_seizure():
    # The FSL counts every resource; the scale of wages is held against the whole wage.
    for already, wage in ((None, "1000.00"), (True, "850.00")):
        debts = (seizure(already_withheld=already),)
        found = plan(alone(wage=wage, debts=debts), LAW, ON)
        whole = plan(alone(), LAW, ON)
        assert found.budget.fsl_base.money == euros(wage)
        assert found.budget.reste_a_vivre.money == euros("450.00")
        assert found.capacity.seizable.money == whole.capacity.seizable.money
        lower = whole.capacity.limits["resources_minus_charges"].money - euros("150.00")
        assert found.capacity.limits["resources_minus_charges"].money == lower
        assert found.capacity.without_debts.money == whole.capacity.without_debts.money


def test_a_wage_told_by_one_partner_alone_keeps_its_seizure_out_of_the_shared_view():
    hidden = income("wage", "1000.00", private=True)
    made = budget(alone(incomes=(hidden,), debts=(seizure(),)))
    assert next(item for item in made.items if item.path == "debts[0]").private


@given(
    wage=st.integers(0, 3000_00),
    taken=st.integers(1, 3000_00),
    balance=st.integers(1, 9000_00),
)
def test_a_seizure_never_leaves_more_and_never_cuts_below_the_other_resources(wage, taken, balance):
    incomes = (income("wage", str(Money(wage))), income("af", "148.52"))
    debt = seizure(instalment=Money(taken), balance=Money(balance))
    free, cut = budget(alone(incomes=incomes)), budget(alone(incomes=incomes, debts=(debt,)))
    assert cut.resources.money >= euros("148.52")
    assert cut.resources.money == free.resources.money - Money(min(wage, taken))
    for before, after in zip(free.months, cut.months, strict=True):
        assert after.left.money <= before.left.money
        assert replay(after.left) == after.left.raw

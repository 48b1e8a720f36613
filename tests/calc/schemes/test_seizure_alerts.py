"""A seizure above what the law lets it take is told: the scale of 2026, a wage of 1,000.00.

By the scale: 373.33 at 1/20, 354.17 at 1/10 and the 272.50 above 727.50 at 1/5 are 108.58, far
below what the RSA of one person leaves. With one dependant each bound rises by 145.00: 518.33 at
1/20, 354.17 at 1/10 and the last 127.50 at 1/5 are 86.83.
"""

import pytest

from planner.calc.budget.withholding import WAGES
from planner.calc.dossier import Debt, DebtStage, Household, Person, Role
from planner.calc.plan import plan
from planner.law import load_law
from tests.support.households import ON, alone, euros, income, month

LAW = load_law()
TWO = Household(
    persons=(Person(id="p1", role=Role.APPLICANT), Person(id="p2", role=Role.PARTNER)),
)


def seized(amount, **fields):
    told = {"id": "seizure", "kind": "wage_seizure", "balance": euros("3000.00")}
    return Debt(**(told | {"instalment": euros(amount)} | fields))


def alerts(*debts, **fields):
    found = plan(alone(debts=debts, **fields), LAW, ON).alerts
    return {one.id: one for one in found if one.id.startswith("seizure_")}


def test_what_is_seized_up_to_the_seizable_portion_is_not_told():
    assert alerts(seized("108.58")) == {}


def test_a_cent_above_the_seizable_portion_is_told_with_the_three_amounts():
    (one,) = alerts(seized("108.59")).values()
    assert (one.id, one.path) == ("seizure_above_portion", "debts[0]")
    assert one.values == {
        "taken": euros("108.59"),
        "seizable": euros("108.58"),
        "wage": euros("1000.00"),
    }


def test_two_seizures_of_the_same_wage_count_together():
    half = seized("60.00")
    assert alerts(half) == {}
    second = seized("60.00", id="tax", kind="income_tax_debt", stage=DebtStage.SEIZURE)
    found = alerts(half, second)
    assert found["seizure_above_portion"].values["taken"] == euros("120.00")


def test_a_wage_told_already_cut_is_held_whole_against_the_scale():
    """900.00 told and 100.00 taken off: the same wage of 1,000.00."""
    incomes = (income("wage", "900.00"),)
    assert alerts(seized("100.00", already_withheld=True), incomes=incomes) == {}
    found = alerts(seized("112.00", already_withheld=True), incomes=incomes)
    # A wage of 1,012.00: 108.58 and a fifth of 12.00.
    assert found["seizure_above_portion"].values == {
        "taken": euros("112.00"),
        "seizable": euros("110.98"),
        "wage": euros("1012.00"),
    }


def test_a_dependant_raises_each_bound():
    child = Person(id="p2", role=Role.CHILD, birth=ON.replace(year=2018))
    household = Household(persons=(Person(id="p1", role=Role.APPLICANT), child))
    assert alerts(seized("86.83"), household=household) == {}
    found = alerts(seized("86.84"), household=household)
    assert found["seizure_above_portion"].values["seizable"] == euros("86.83")


def test_all_the_wages_of_the_person_are_one_and_those_of_the_other_are_not():
    """1,000.00 and 400.00 of the same person: 145.50 up to 1,083.33, then 316.67 at 1/4.

    Together 373.33/20 + 354.17/10 + 355.83/5 + 316.67/4 = 204.42.
    """
    both = (income("wage", "1000.00", whose="p1"), income("temporary_wage", "400.00", whose="p1"))
    assert alerts(seized("204.42", whose="p1"), incomes=both) == {}
    found = alerts(seized("204.43", whose="p1"), incomes=both)
    assert found["seizure_above_portion"].values["wage"] == euros("1400.00")
    apart = (both[0], income("temporary_wage", "400.00", whose="p2"))
    assert alerts(seized("108.58", whose="p1"), incomes=apart, household=TWO) == {}
    assert alerts(seized("108.59", whose="p1"), incomes=apart, household=TWO)


def test_maintenance_goes_beyond_the_portion_but_leaves_the_rsa_of_one_person():
    """1,000.00 less the RSA of 651.69 leaves 348.31 to a maintenance debt."""
    support = {"kind": "child_support_debt", "stage": DebtStage.SEIZURE}
    assert alerts(seized("348.31", **support)) == {}
    (one,) = alerts(seized("348.32", **support)).values()
    assert (one.id, one.path) == ("seizure_below_minimum", "debts[0]")
    assert one.values == {
        "taken": euros("348.32"),
        "left": euros("651.68"),
        "floor": euros("651.69"),
    }


def test_maintenance_and_another_seizure_leave_the_rsa_together():
    support = seized("300.00", id="support", kind="child_support_debt", stage=DebtStage.SEIZURE)
    assert set(alerts(support, seized("48.31"))) == set()
    assert set(alerts(support, seized("48.32"))) == {"seizure_below_minimum"}
    assert set(alerts(support, seized("108.59"))) == {"seizure_above_portion"}


def test_a_wage_below_the_rsa_leaves_nothing_even_to_maintenance():
    support = seized("700.00", kind="child_support_debt", stage=DebtStage.SEIZURE)
    found = alerts(support, incomes=(income("wage", "500.00"),))
    assert found["seizure_below_minimum"].values["left"] == euros("0.00")


@pytest.mark.parametrize("kind", WAGES)
def test_what_is_seized_by_the_scale_of_wages_is_held_against_it(kind):
    assert alerts(seized("500.00"), incomes=(income(kind, "1000.00"),))


@pytest.mark.parametrize(
    "debt",
    [
        seized("500.00", stage=DebtStage.JUDGMENT, kind="income_tax_debt"),
        seized("500.00", kind="employer_advance"),
        seized("500.00", kind="caf_overpayment"),
        seized("500.00", until=month("2026-10")),
        seized("500.00", balance=euros("0.00")),
        seized("500.00", whose="p2"),
        seized("0.00"),
        Debt(id="seizure", kind="wage_seizure", balance=euros("3000.00")),
    ],
)
def test_what_is_no_running_seizure_of_the_wage_is_not_told(debt):
    incomes = (income("wage", "1000.00", whose="p1"),)
    assert alerts(debt, incomes=incomes, household=TWO) == {}


def test_a_seizure_of_the_current_month_still_runs_and_one_of_benefits_is_not_by_the_scale():
    assert alerts(seized("500.00", until=month("2026-11")))
    overpaid = seized("500.00", kind="caf_overpayment", stage=DebtStage.SEIZURE)
    assert alerts(overpaid, incomes=(income("rsa", "600.00"),)) == {}


def test_nothing_is_told_before_the_first_scale_known():
    found = plan(alone(debts=(seized("500.00"),)), LAW, ON.replace(year=2021)).alerts
    assert not [one for one in found if one.id.startswith("seizure_")]

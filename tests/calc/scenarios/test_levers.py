"""Each lever changes what it says, by hand-worked figures, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier import (
    AccountKind,
    Allowance,
    AllowanceStatus,
    Debt,
    Dossier,
    Dwelling,
    RentAccount,
)
from planner.calc.dossier.kind_ids import CHARGE_KINDS
from planner.calc.figure import replay, walk
from planner.calc.money import ZERO, Money
from planner.calc.plan import plan
from planner.calc.scenarios.assessment import Assessment, assess
from planner.calc.scenarios.bearing import Quick, largest_instalment
from planner.calc.scenarios.candidates import candidate_levers
from planner.calc.scenarios.changes import change_charge, change_income
from planner.calc.scenarios.levers import Lever, LeverKind, pull, pull_all, stated_order
from planner.intake.dossier_file import dossier_of, tree_of
from planner.law import load_law
from tests.support.dossiers import dossiers, on_days, solvent_dossiers
from tests.support.households import ON, alone, charge, debt_of, euros, income, month, rent_debt

LAW = load_law()


def judged(dossier: Dossier, *levers: Lever) -> Assessment:
    return assess(pull_all(levers, dossier, LAW, ON), LAW, ON)


def test_a_right_opened_counts_from_the_month_it_is_received() -> None:
    lever = Lever(
        LeverKind.RIGHT_OPENED, monthly=euros("150.00"), start=month("2027-02"), detail="ppa"
    )
    after = judged(alone(), lever)
    assert after.work.calendar.left(month("2027-01")) == 600_00
    assert after.work.calendar.left(month("2027-02")) == 750_00


def test_an_allowance_restored_in_january_leaves_december_as_it_is() -> None:
    suspended = Allowance(amount=euros("120.00"), status=AllowanceStatus.SUSPENDED)
    household = alone(dwelling=Dwelling(rent=euros("400.00"), allowance=suspended))
    lever = Lever(LeverKind.ALLOWANCE_RESTORED, monthly=euros("120.00"), start=month("2027-01"))
    after = judged(household, lever)
    assert after.work.calendar.left(month("2026-12")) == 600_00
    assert after.work.calendar.left(month("2027-01")) == 720_00
    assert after.work.budget.net_rent.money == euros("280.00")


def test_a_back_payment_takes_the_oldest_months_off_the_debt() -> None:
    account = debt_of(
        (date(2026, 9, 1), AccountKind.RENT, "400.00"),
        (date(2026, 10, 1), AccountKind.RENT, "400.00"),
    )
    after = judged(alone(account=account), Lever(LeverKind.BACK_PAYMENT, amount=euros("500.00")))
    assert after.arrears.payable.money == euros("300.00")
    state = after.arrears.state
    assert state is not None
    assert [(str(s.month), s.unpaid) for s in state.by_month] == [
        ("2026-09", ZERO),
        ("2026-10", euros("300.00")),
    ]


def test_a_grant_never_pays_what_is_prescribed_while_anything_else_is_due() -> None:
    account = debt_of(
        (date(2022, 1, 1), AccountKind.RENT, "900.00"),
        (date(2026, 10, 1), AccountKind.RENT, "400.00"),
    )
    after = judged(alone(account=account), Lever(LeverKind.FSL_GRANT, amount=euros("400.00")))
    assert after.arrears.payable.money == ZERO
    assert after.arrears.prescribed.money == euros("900.00")


@pytest.mark.parametrize("kind", [LeverKind.FSL_GRANT, LeverKind.REMISSION, LeverKind.BACK_PAYMENT])
def test_a_rough_debt_falls_by_what_is_paid_and_never_below_nothing(kind: LeverKind) -> None:
    rough = alone(account=RentAccount(rough_balance=euros("900.00")))
    assert judged(rough, Lever(kind, amount=euros("250.00"))).arrears.payable.money == euros(
        "650.00"
    )
    assert judged(rough, Lever(kind, amount=euros("950.00"))).arrears.payable.money == ZERO


def test_a_loan_of_the_fund_replaces_one_debt_by_another() -> None:
    lever = Lever(LeverKind.FSL_LOAN, amount=euros("360.00"), monthly=euros("10.00"))
    after = judged(alone(account=rent_debt("800.00")), lever)
    assert after.arrears.payable.money == euros("440.00")
    assert after.amount("total_debts") == euros("800.00")
    assert after.work.calendar.left(month("2026-12")) == 590_00
    assert after.work.calendar.left(month("2029-11")) == 600_00, "36 instalments from November"


def test_a_bill_of_march_spread_over_the_year_costs_a_twelfth_every_month() -> None:
    household = alone(charges=(charge("car_insurance", "480.00", months=(3,)),))
    after = judged(household, Lever(LeverKind.LUMP_SPREAD, "charges[0]"))
    assert {flow.left.money for flow in after.work.budget.months} == {euros("560.00")}


def test_a_bill_that_falls_once_is_spread_over_the_twelve_months_to_come_only() -> None:
    bill = charge(
        "charges_regularisation", "120.00", frequency=Frequency.ONCE, start=month("2027-01")
    )
    after = judged(alone(charges=(bill,)), Lever(LeverKind.LUMP_SPREAD, "charges[0]"))
    assert after.work.calendar.left(month("2027-11")) == 590_00
    assert after.work.calendar.left(month("2027-12")) == 600_00


def test_a_charge_is_lowered_from_its_month_and_its_past_is_kept() -> None:
    household = alone(charges=(charge("internet_phone", "60.00"),))
    lever = Lever(
        LeverKind.CHARGE_LOWERED, "charges[0]", monthly=euros("20.00"), start=month("2027-02")
    )
    after = judged(household, lever)
    assert after.work.calendar.left(month("2027-01")) == 540_00
    assert after.work.calendar.left(month("2027-02")) == 580_00


def test_an_instalment_told_as_a_charge_is_renegotiated_with_its_debt() -> None:
    debt = Debt(id="c", kind="personal_loan", balance=euros("1200.00"))
    household = alone(debts=(debt,), charges=(charge("credit_instalment", "100.00", debt="c"),))
    lever = Lever(LeverKind.INSTALMENT_RENEGOTIATED, "debts[0]", monthly=euros("50.00"))
    after = judged(household, lever)
    assert after.work.calendar.left(month("2026-12")) == 550_00


def test_a_move_pays_the_old_rent_until_the_new_one_begins() -> None:
    lever = Lever(
        LeverKind.CHEAPER_DWELLING,
        amount=euros("310.00"),
        monthly=euros("60.00"),
        start=month("2027-03"),
    )
    after = judged(alone(), lever)
    assert after.work.calendar.left(month("2027-02")) == 600_00
    assert after.work.calendar.left(month("2027-03")) == 750_00


def test_an_admissible_file_freezes_the_debts_and_their_instalments() -> None:
    debt = Debt(id="c", kind="personal_loan", balance=euros("1200.00"), instalment=euros("100.00"))
    household = alone(debts=(debt,), account=rent_debt("800.00"))
    after = judged(household, Lever(LeverKind.OVER_INDEBTEDNESS))
    assert after.arrears.payable.money == ZERO
    assert after.amount("frozen") == euros("2000.00")
    assert after.work.calendar.left(month("2026-12")) == 600_00


def test_a_direct_payment_changes_no_month() -> None:
    household = alone(aid="100.00")
    after = judged(household, Lever(LeverKind.DIRECT_PAYMENT))
    assert after.amount("left_average") == euros("700.00")


@pytest.mark.parametrize(
    "lever",
    [
        Lever(LeverKind.FSL_GRANT),
        Lever(LeverKind.LUMP_SPREAD, "incomes[0]"),
        Lever(LeverKind.CHARGE_LOWERED, "charges", monthly=ZERO),
    ],
)
def test_a_lever_without_its_facts_is_refused(lever: Lever) -> None:
    with pytest.raises(ValueError, match=r"lever|only"):
        pull(lever, alone(), LAW, ON)


STARTS = st.none() | st.integers(-20, 20).map(lambda n: Month(2026, 12).plus(n))
LINES = {
    "amount": st.integers(0, 500_00).map(Money),
    "frequency": st.sampled_from([f for f in Frequency if f is not Frequency.ONCE]),
    "start": STARTS,
    "months": st.none() | st.lists(st.integers(1, 12), min_size=1, max_size=4).map(tuple),
}


@settings(max_examples=30)
@given(st.fixed_dictionaries(LINES), st.integers(1, 14))
def test_changing_a_line_to_itself_from_a_month_on_changes_no_month(fields, ahead) -> None:
    at = Month(2026, 11).plus(ahead)
    line = charge("car_insurance", "1.00").but(**fields)
    before = alone(charges=(line,), incomes=(income("wage", "1000.00").but(**fields),))
    after = change_charge(before, 0, at, lambda amount: amount)
    after = change_income(after, 0, at, lambda amount: amount)
    now, then = assess(before, LAW, ON).work.calendar, assess(after, LAW, ON).work.calendar
    for n in range(40):
        assert now.left(Month(2026, 12).plus(n)) == then.left(Month(2026, 12).plus(n))


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(dossiers(), on_days())
def test_the_levers_of_any_household_can_be_pulled_written_and_judged(dossier, on) -> None:
    found = candidate_levers(dossier, LAW, plan(dossier, LAW, on))
    assert found == stated_order(found)
    for lever in found:
        changed = pull(lever, dossier, LAW, on)
        after = assess(changed, LAW, on)
        assert dossier_of(tree_of(changed)) == changed
        assert Quick(LAW, on, horizon=12, longest=60).holds(changed) == after.holds
        for figure in after.figures.values():
            for node in walk(figure):
                if node.operation not in ("given", "parameter"):
                    assert replay(node) == node.raw


@settings(max_examples=25, deadline=None)
@given(solvent_dossiers() | dossiers())
def test_the_quick_search_finds_the_proposed_instalment_of_the_plan(dossier) -> None:
    it = assess(dossier, LAW, ON)
    debt = it.arrears.payable.money.cents
    view = it.schedule
    assert (view is None) == (debt <= 0)
    if view is None:
        return
    start = view.lines[0].due if view.lines else month("2026-12").day(dossier.dwelling.rent_day)
    found = largest_instalment(it.work, debt, start)
    assert min(found, debt) == view.instalment.money.cents


def _no_later(first: Assessment, second: Assessment) -> bool:
    """Whether the second situation ends no later than the first."""
    if first.schedule is None or second.schedule is None:
        return second.schedule is None
    first_end, second_end = first.schedule.ends, second.schedule.ends
    return first_end is None or (second_end is not None and second_end <= first_end)


@settings(max_examples=25, deadline=None)
@given(solvent_dossiers(), st.integers(1, 5_000_00).map(Money))
def test_adding_a_grant_never_lengthens(dossier, amount) -> None:
    assert _no_later(judged(dossier), judged(dossier, Lever(LeverKind.FSL_GRANT, amount=amount)))


@settings(max_examples=25, deadline=None)
@given(
    solvent_dossiers(),
    st.integers(1, 900_00).map(Money),
    st.integers(0, 30).map(lambda n: Month(2026, 12).plus(n)),
)
def test_more_income_never_worsens(dossier, amount, start) -> None:
    before = judged(dossier)
    after = judged(
        dossier, Lever(LeverKind.RIGHT_OPENED, monthly=amount, start=start, detail="ppa")
    )
    assert _no_later(before, after)
    assert after.holds or not before.holds
    assert after.below <= before.below
    assert after.amount("left_average") >= before.amount("left_average")


@settings(max_examples=25, deadline=None)
@given(solvent_dossiers(), st.integers(0, 100))
def test_splitting_the_rent_debt_in_two_lines_never_changes_the_end(dossier, share) -> None:
    line = dossier.account.lines[0]
    part = Money(line.amount.cents * share // 100)
    two = tuple(line.but(amount=amount) for amount in (part, line.amount - part) if amount > ZERO)
    split = dossier.but(account=dossier.account.but(lines=two))
    before, after = judged(dossier), judged(split)
    assert before.values["ends"] == after.values["ends"]
    assert before.values["duration"] == after.values["duration"]
    assert before.amount("left_after_plan") == after.amount("left_after_plan")


def test_the_negotiable_bills_are_kinds_that_exist() -> None:
    from planner.calc.scenarios.candidates import _NEGOTIABLE

    assert _NEGOTIABLE <= CHARGE_KINDS

"""What a file forbids, and when to propose one (C. conso. L.711-1, L.722-5)."""

from datetime import date

import pytest

from planner.calc.dossier import (
    AccountKind,
    AidKind,
    Casework,
    Debt,
    DebtStage,
    EventKind,
    ProcedureEvent,
    Wish,
)
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.law import load_law
from tests.support.households import ON, alone, debt_of, euros, rent_debt

LAW = load_law()
ADMISSIBLE = EventKind.OVER_INDEBTEDNESS_ADMISSIBLE


def event(kind, day):
    return ProcedureEvent(kind=kind, date=day)


def credit(id="loan", balance="3000.00", instalment=None, **fields):
    return Debt(
        id=id,
        kind=fields.pop("kind", "personal_loan"),
        balance=euros(balance),
        instalment=None if instalment is None else euros(instalment),
        **fields,
    )


THREE_REFUSING = tuple(credit(f"d{n}", "50.00", agreed=False) for n in range(3))


def made(**parts):
    return plan(alone(**parts), LAW, ON)


def verdict(result, kind=AidKind.OVER_INDEBTEDNESS):
    return result.proposal(kind).verdict


def ids(result, kind=AidKind.OVER_INDEBTEDNESS):
    return [reason.id for reason in result.proposal(kind).reasons]


def test_an_admissible_file_refuses_a_plan_on_the_debt_of_before_with_its_article():
    result = made(
        account=rent_debt("900.00", date(2026, 6, 1)),
        events=(event(ADMISSIBLE, date(2026, 9, 15)),),
    )
    proposal = result.proposal(AidKind.PAYMENT_PLAN)
    assert proposal.verdict is Verdict.REFUSED
    assert proposal.reasons[0].reference == "C. conso. L.722-5"
    assert result.arrears.frozen.money == euros("900.00")
    assert result.arrears.payable.money == Money(0)
    assert result.schedules == ()


def test_the_rent_that_fell_due_after_the_admissibility_may_be_repaid():
    result = made(
        account=debt_of(
            (date(2026, 6, 1), AccountKind.RENT, "900.00"),
            (date(2026, 10, 1), AccountKind.RENT, "400.00"),
            (date(2026, 10, 5), AccountKind.PAYMENT, "100.00"),
        ),
        events=(event(ADMISSIBLE, date(2026, 9, 15)),),
    )
    # The payment pays the oldest month: 800.00 of before, 400.00 of after.
    assert result.arrears.frozen.money == euros("800.00")
    assert result.arrears.payable.money == euros("400.00")
    proposed = result.schedule("proposed")
    assert proposed.debt.money == euros("400.00")
    assert "later_debt_may_be_paid" in ids(result, AidKind.PAYMENT_PLAN)


def test_maintenance_may_be_paid_whatever_the_commission_has_said():
    day = date(2020, 1, 1)
    result = made(
        debts=(
            credit("loan", "3000.00", "100.00", born_on=day),
            credit("alimony", "600.00", "50.00", born_on=day, kind="child_support_debt"),
            credit("later", "200.00", "20.00", born_on=date(2026, 10, 1)),
        ),
        events=(event(ADMISSIBLE, date(2026, 9, 15)),),
    )
    assert result.budget.other_charges.money == euros("70.00")
    assert result.capacity.frozen_debts.money == euros("3000.00")
    assert "instalment_not_to_be_paid" in {alert.id for alert in result.alerts}


def test_a_debt_of_unknown_birth_is_asked_about_and_not_guessed():
    result = made(
        debts=(credit(instalment="100.00"),), events=(event(ADMISSIBLE, date(2026, 9, 15)),)
    )
    assert "debt_birth_unknown" in {alert.id for alert in result.alerts}
    assert result.budget.other_charges.money == euros("100.00")


def test_the_interdiction_ends_after_two_years_without_a_measure():
    account = rent_debt("900.00", date(2024, 6, 1))
    within = made(account=account, events=(event(ADMISSIBLE, date(2024, 11, 23)),))
    after = made(account=account, events=(event(ADMISSIBLE, date(2024, 11, 22)),))
    assert within.arrears.frozen.money == euros("900.00")
    assert after.arrears.frozen.money == Money(0)
    assert "admissibility_lapsed" in {alert.id for alert in after.alerts}


def test_measures_settle_the_earlier_debt_and_a_closed_file_frees_it():
    account = rent_debt("900.00")
    admissible = event(ADMISSIBLE, date(2026, 8, 1))
    measures = made(
        account=account,
        events=(admissible, event(EventKind.OVER_INDEBTEDNESS_MEASURES, date(2026, 10, 1))),
    )
    closed = made(
        account=account,
        events=(admissible, event(EventKind.OVER_INDEBTEDNESS_CLOSED, date(2026, 10, 1))),
    )
    assert ids(measures, AidKind.PAYMENT_PLAN) == ["settled_by_the_measures"]
    assert closed.arrears.payable.money == euros("900.00")


def test_a_file_that_is_only_sent_forbids_nothing_yet_but_a_plan_would_not_last():
    result = made(
        account=rent_debt("900.00"),
        events=(event(EventKind.OVER_INDEBTEDNESS_FILED, date(2026, 11, 2)),),
    )
    assert verdict(result, AidKind.PAYMENT_PLAN) is Verdict.NOT_NOW
    assert verdict(result) is Verdict.IN_PROGRESS
    assert result.arrears.frozen.money == Money(0)


def test_an_event_of_tomorrow_has_not_happened():
    result = made(account=rent_debt("900.00"), events=(event(ADMISSIBLE, date(2026, 11, 23)),))
    assert result.arrears.frozen.money == Money(0)


def test_a_rent_debt_alone_without_an_act_is_not_a_file():
    assert ids(made(account=rent_debt("900.00"))) == ["oi_rent_debt_only"]
    assert verdict(made()) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("debts", "reason"),
    [
        ((credit(balance="60000.00"),), "oi_debts_too_long"),
        (THREE_REFUSING, "oi_creditors_without_agreement"),
        ((credit(stage=DebtStage.SEIZURE),), "oi_seizure"),
        ((credit("w", "800.00", kind="wage_seizure"),), "oi_seizure"),
        ((credit(instalment="500.00", agreed=True),), "oi_no_capacity"),
    ],
)
def test_each_argument_of_usage_recommends_a_file(debts, reason):
    result = made(debts=debts)
    assert verdict(result) is Verdict.RECOMMENDED
    assert reason in ids(result)


def test_a_debt_that_is_paid_in_good_order_needs_no_file():
    result = made(debts=(credit(instalment="50.00", balance="600.00", agreed=True),))
    assert verdict(result) is Verdict.NOT_NOW
    # 1,000 − 400 − 50 − 300 = 250.00 by the charges; the seizable portion binds at 108.56.
    assert result.proposal(AidKind.OVER_INDEBTEDNESS).reasons[0].values["months"] == 6


def test_the_household_decides():
    result = made(
        debts=(credit(balance="60000.00"),), casework=Casework(over_indebtedness_wish=Wish.NO)
    )
    assert verdict(result) is Verdict.NOT_NOW
    assert ids(result)[0] == "oi_household_refuses"


def test_professional_debts_are_another_procedure():
    result = made(debts=(credit("pro", "9000.00", kind="professional_debt"),))
    assert verdict(result) is Verdict.NOT_APPLICABLE
    assert "oi_professional_debts" in ids(result)

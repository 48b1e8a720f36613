"""Debts in the order of a counsellor, with what happens when one is not paid."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from planner.calc.budget.withholding import AT_THE_SOURCE
from planner.calc.debts.order import NO_TIME, order_debts
from planner.calc.dossier import (
    Casework,
    Debt,
    DebtStage,
    EventKind,
    Guarantor,
    Household,
    ProcedureEvent,
)
from planner.calc.dossier.kind_ids import DEBT_KINDS
from planner.calc.dossier.kinds import DebtKind
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.law import load_law
from tests.support.dossiers import dossiers
from tests.support.households import ON, alone, charge, euros, income, month

LAW = load_law()


def debt(kind: str, **fields: object) -> Debt:
    return Debt(id=kind.replace("_", "-"), kind=kind, balance=euros("100.00")).but(**fields)


def test_the_roof_comes_first_and_private_people_last() -> None:
    dossier = alone(
        debts=(
            debt("family_loan"),
            debt("revolving_credit"),
            debt("professional_debt"),
            debt("water_debt"),
            debt("electricity_debt"),
        )
    )
    found = order_debts(dossier, LAW, ON, rent_debt=euros("900.00"))
    assert [(one.kind, one.rank) for one in found] == [
        ("rent_arrears", "roof"),
        ("electricity_debt", "roof"),
        ("water_debt", "needed"),
        ("revolving_credit", "contract"),
        ("family_loan", "private"),
        ("professional_debt", "apart"),
    ]
    assert all(one.record is not None and one.record.if_unpaid for one in found)


def test_within_a_rank_the_creditor_who_has_gone_further_comes_first() -> None:
    dossier = alone(
        debts=(
            debt("personal_loan"),
            debt("car_loan", stage=DebtStage.FORMAL_NOTICE),
            debt("revolving_credit", stage=DebtStage.JUDGMENT),
            debt("split_payment", stage=DebtStage.SEIZURE),
        )
    )
    assert [one.kind for one in order_debts(dossier, LAW, ON)] == [
        "split_payment",
        "revolving_credit",
        "car_loan",
        "personal_loan",
    ]


@pytest.mark.parametrize(
    ("kinds", "stage"),
    [
        ((), DebtStage.AMICABLE),
        ((EventKind.FORMAL_NOTICE,), DebtStage.FORMAL_NOTICE),
        ((EventKind.COMMANDEMENT,), DebtStage.FORMAL_NOTICE),
        ((EventKind.ASSIGNATION,), DebtStage.FORMAL_NOTICE),
        ((EventKind.COMMANDEMENT, EventKind.JUDGMENT), DebtStage.JUDGMENT),
        ((EventKind.LEAVE_ORDER,), DebtStage.JUDGMENT),
        ((EventKind.FORCE_REQUESTED,), DebtStage.JUDGMENT),
        ((EventKind.FORCE_GRANTED,), DebtStage.JUDGMENT),
    ],
)
def test_the_stage_of_the_rent_debt_is_that_of_its_acts(
    kinds: tuple[EventKind, ...], stage: DebtStage
) -> None:
    events = tuple(ProcedureEvent(kind=kind, date=date(2026, 10, 1)) for kind in kinds)
    assert order_debts(alone(events=events), LAW, ON, rent_debt=euros("1.00"))[0].stage is stage


def test_the_rent_debt_is_told_whole() -> None:
    household = Household(guarantor=Guarantor(name="Paule MARTIN"))
    agreed = Casework(chosen_instalment=euros("50.00"))
    for dossier, instalment, guarantor in (
        (alone(household=household, casework=agreed), "50.00", "Paule MARTIN"),
        (alone(), "0.00", ""),
    ):
        found = order_debts(dossier, LAW, ON, rent_debt=euros("900.00"))[0]
        assert (found.path, found.kind, found.order) == ("account", "rent_arrears", 1)
        assert (found.balance, found.instalment) == (euros("900.00"), euros(instalment))
        assert found.guarantor == guarantor
        assert found.frozen is found.taken_at_source is False
        assert (found.other_order, found.until, found.taken_from, found.agreed) == (None,) * 4


def test_another_debt_is_told_whole() -> None:
    told = debt(
        "car_loan",
        instalment=euros("80.00"),
        until=month("2027-03"),
        agreed=True,
        guarantor="Paule MARTIN",
    )
    found = order_debts(alone(debts=(told,)), LAW, ON)[0]
    assert (found.path, found.balance) == ("debts[0]", euros("100.00"))
    assert (found.instalment, found.until) == (euros("80.00"), month("2027-03"))
    assert (found.agreed, found.guarantor) == (True, "Paule MARTIN")
    assert found.taken_at_source is False
    assert found.taken_from is None
    assert found.record is not None
    # A car needed for work takes the rank of the goods one needs.
    assert (found.order, found.other_order) == (3, 2)


def test_a_kind_that_the_law_data_do_not_describe_stands_outside_the_order() -> None:
    bare = Law(LAW.parameters, {DebtKind: ()})
    found = order_debts(alone(debts=(debt("car_loan"),)), bare, ON)[0]
    assert (found.rank, found.other_order, found.record) == ("apart", None, None)


def test_an_income_that_has_ended_is_no_longer_bitten() -> None:
    ended = income("wage", "900.00", until=month("2026-09"))
    running = income("temporary_wage", "700.00")
    dossier = alone(incomes=(ended, running), debts=(debt("wage_seizure"),))
    assert order_debts(dossier, LAW, ON)[0].taken_from == "incomes[1]"
    assert order_debts(dossier, LAW, date(2026, 9, 10))[0].taken_from == "incomes[0]"


def test_the_debt_says_whether_its_income_was_told_already_cut() -> None:
    for already in (None, False, True):
        seized = debt("wage_seizure", instalment=euros("80.00"), already_withheld=already)
        found = order_debts(alone(debts=(seized,)), LAW, ON)[0]
        assert found.already_withheld is already
        assert found.taken_at_source is True
        assert found.maybe_twice is (already is None)


def test_what_is_taken_at_its_source_names_the_income_that_is_cut() -> None:
    dossier = alone(
        incomes=(income("wage", "900.00"), income("rsa", "100.00")),
        debts=(debt("caf_overpayment"), debt("wage_seizure"), debt("personal_loan")),
    )
    found = {one.kind: one for one in order_debts(dossier, LAW, ON)}
    assert found["caf_overpayment"].taken_from == "incomes[1]"
    assert found["wage_seizure"].taken_from == "incomes[0]"
    assert not found["personal_loan"].taken_at_source


def test_a_seizure_told_with_its_instalment_may_be_counted_twice() -> None:
    seized = debt("wage_seizure", instalment=euros("80.00"))
    assert order_debts(alone(debts=(seized,)), LAW, ON)[0].maybe_twice
    assert not order_debts(alone(debts=(debt("wage_seizure"),)), LAW, ON)[0].maybe_twice
    assert not order_debts(alone(incomes=(), debts=(seized,)), LAW, ON)[0].maybe_twice


def test_an_instalment_told_as_a_charge_is_that_of_its_debt() -> None:
    dossier = alone(
        debts=(debt("personal_loan", instalment=euros("99.00")),),
        charges=(charge("credit_instalment", "45.00", debt="personal-loan"),),
    )
    assert order_debts(dossier, LAW, ON)[0].instalment == euros("45.00")


def test_an_instalment_told_as_a_charge_that_has_ended_is_that_of_the_debt_again() -> None:
    ended = charge("credit_instalment", "45.00", debt="personal-loan", until=month("2026-09"))
    other = charge("electricity", "60.00")
    dossier = alone(
        debts=(debt("personal_loan", instalment=euros("99.00")),), charges=(ended, other)
    )
    assert order_debts(dossier, LAW, ON)[0].instalment == euros("99.00")


def test_a_frozen_debt_says_so() -> None:
    dossier = alone(debts=(debt("personal_loan"),))
    found = order_debts(dossier, LAW, ON, frozen=frozenset({"personal-loan"}))
    assert found[0].frozen


def test_the_kinds_named_by_the_rules_exist() -> None:
    assert NO_TIME | AT_THE_SOURCE <= DEBT_KINDS


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(dossiers())
def test_every_debt_is_there_once_and_ranks_never_go_back(dossier) -> None:
    found = order_debts(dossier, LAW, ON, rent_debt=Money(1))
    assert len(found) == len(dossier.debts) + 1
    assert len({one.path for one in found}) == len(found)
    assert [one.order for one in found] == sorted(one.order for one in found)
    assert all(one.instalment >= ZERO for one in found)

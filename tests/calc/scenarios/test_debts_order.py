"""Debts in the order of a counsellor, with what happens when one is not paid."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from planner.calc.budget.withholding import AT_THE_SOURCE
from planner.calc.debts.order import NO_TIME, order_debts
from planner.calc.dossier import Debt, DebtStage, EventKind, ProcedureEvent
from planner.calc.dossier.kind_ids import DEBT_KINDS
from planner.calc.money import ZERO, Money
from planner.law import load_law
from tests.support.dossiers import dossiers
from tests.support.households import ON, alone, charge, euros, income

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


def test_the_stage_of_the_rent_debt_is_that_of_its_acts() -> None:
    def stage(*kinds: EventKind) -> DebtStage:
        events = tuple(ProcedureEvent(kind=kind, date=date(2026, 10, 1)) for kind in kinds)
        return order_debts(alone(events=events), LAW, ON, rent_debt=euros("1.00"))[0].stage

    assert stage() is DebtStage.AMICABLE
    assert stage(EventKind.COMMANDEMENT) is DebtStage.FORMAL_NOTICE
    assert stage(EventKind.COMMANDEMENT, EventKind.JUDGMENT) is DebtStage.JUDGMENT


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


def test_a_frozen_debt_says_so() -> None:
    dossier = alone(debts=(debt("personal_loan"),))
    found = order_debts(dossier, LAW, ON, frozen=frozenset({"personal-loan"}))
    assert found[0].frozen


def test_the_kinds_named_by_the_rules_exist() -> None:
    assert NO_TIME | AT_THE_SOURCE <= DEBT_KINDS


@settings(max_examples=30, deadline=None)
@given(dossiers())
def test_every_debt_is_there_once_and_ranks_never_go_back(dossier) -> None:
    found = order_debts(dossier, LAW, ON, rent_debt=Money(1))
    assert len(found) == len(dossier.debts) + 1
    assert len({one.path for one in found}) == len(found)
    assert [one.order for one in found] == sorted(one.order for one in found)
    assert all(one.instalment >= ZERO for one in found)

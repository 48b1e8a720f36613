"""What a filing would change for this household, what speaks against it, debts before and after."""

from datetime import date

import pytest

from planner.calc.dossier import (
    AidKind,
    Allowance,
    AllowanceStatus,
    Casework,
    Debt,
    DebtStage,
    Dwelling,
    EventKind,
    Guarantor,
    Household,
    PaidTo,
    Person,
    ProcedureEvent,
    Request,
    RequestState,
    Role,
)
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.calc.schemes.over_indebtedness_effects import IDS
from planner.law import load_law
from planner.views import words
from tests.support.households import ON, alone, euros, rent_debt

LAW = load_law()


def credit(id="loan", balance="60000.00", kind="personal_loan", **fields):
    return Debt(id=id, kind=kind, balance=euros(balance), **fields)


def reasons(**parts):
    parts = {"debts": (credit(),), "account": rent_debt("900.00")} | parts
    result = plan(alone(**parts), LAW, ON)
    proposal = result.proposal(AidKind.OVER_INDEBTEDNESS)
    return proposal.verdict, {reason.id: reason for reason in proposal.reasons}


def test_a_recommended_file_says_what_it_stops_and_what_goes_on_being_paid():
    verdict, found = reasons(
        debts=(credit(), credit("maintenance", "500.00", kind="child_support_debt"))
    )
    assert verdict is Verdict.RECOMMENDED
    assert found["oi_effect_delay"].values == {"months": 3}
    assert found["oi_effect_payments"].values == {"amount": euros("60900.00")}
    assert found["oi_effect_payments"].reference == "C. conso. L.722-5"
    assert found["oi_effect_outside"].values == {"amount": euros("500.00")}
    assert found["oi_effect_outside"].certainty == "unverified"
    assert "oi_effect_register" in found


def test_a_screen_without_argument_says_no_effect():
    verdict, found = reasons(debts=(credit(balance="300.00"),))
    assert verdict is Verdict.NOT_NOW
    assert not set(IDS) & set(found)


def test_running_seizures_would_be_suspended_for_two_years_at_most():
    _, found = reasons(debts=(credit(stage=DebtStage.SEIZURE), credit("w", kind="wage_seizure")))
    assert found["oi_effect_seizures"].values == {"count": 2, "months": 24}
    assert "oi_effect_seizures" not in reasons()[1]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (EventKind.COMMANDEMENT, {"oi_effect_hearing", "oi_effect_eviction"}),
        (EventKind.JUDGMENT, {"oi_effect_eviction"}),
        (EventKind.LEAVE_ORDER, {"oi_effect_eviction"}),
    ],
)
def test_the_eviction_waits_for_a_judge_and_before_the_judgment_for_the_rent(kind, expected):
    _, found = reasons(
        events=(ProcedureEvent(kind=kind, date=date(2026, 11, 2)),),
    )
    assert {id for id in found if id in ("oi_effect_hearing", "oi_effect_eviction")} == expected
    assert found["oi_effect_eviction"].values == {"months": 24}
    assert not {"oi_effect_hearing", "oi_effect_eviction"} & set(reasons()[1])


def test_an_allowance_is_kept_while_the_file_is_oriented():
    allowance = Allowance(amount=euros("150.00"), paid_to=PaidTo.LANDLORD)
    dwelling = Dwelling(rent=euros("400.00"), allowance=allowance)
    _, found = reasons(dwelling=dwelling)
    assert found["oi_effect_allowance"].reference == "CCH R.824-23, R.824-26"
    unclaimed = dwelling.but(allowance=allowance.but(status=AllowanceStatus.NOT_CLAIMED))
    assert "oi_effect_allowance" not in reasons(dwelling=unclaimed)[1]


def test_a_signed_plan_and_a_guarantor_are_told():
    granted = Casework(requests=(Request(kind=AidKind.PAYMENT_PLAN, state=RequestState.GRANTED),))
    _, found = reasons(casework=granted)
    assert "oi_effect_plan" in found
    people = (Person(id="p1", role=Role.APPLICANT, birth=date(1980, 1, 1)),)
    household = Household(persons=people, guarantor=Guarantor(name="Un parent"))
    assert "oi_effect_guarantor" in reasons(household=household)[1]
    assert "oi_effect_guarantor" in reasons(debts=(credit(guarantor="Une amie"),))[1]
    assert not {"oi_effect_plan", "oi_effect_guarantor"} & set(reasons()[1])


def test_what_speaks_against_filing_is_told_beside():
    _, found = reasons(debts=(credit(), credit("small", "100.00", agreed=True)))
    assert found["oi_against_agreed"].values == {"count": 1}
    assert "oi_against_fund" in found
    assert "oi_against_fund" not in reasons(account=alone().account)[1]


def test_debts_of_before_and_after_the_admissibility_are_told_apart():
    verdict, found = reasons(
        events=(
            ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=date(2026, 9, 15)),
        ),
        debts=(
            credit(balance="1000.00", born_on=date(2026, 1, 1)),
            credit("later", "200.00", born_on=date(2026, 10, 1)),
            credit("untold", "70.00"),
        ),
    )
    assert verdict is Verdict.IN_PROGRESS
    assert found["oi_debts_before"].values["amount"] == euros("1900.00")
    assert found["oi_debts_after"].values["amount"] == euros("200.00")
    assert found["oi_debts_undated"].values == {"count": 1}


def test_each_reason_has_words_with_its_values():
    _, found = reasons(
        debts=(credit(stage=DebtStage.SEIZURE), credit("w", kind="wage_seizure")),
        events=(ProcedureEvent(kind=EventKind.COMMANDEMENT, date=date(2026, 11, 2)),),
    )
    for reason in found.values():
        text = words.reason(reason)
        assert "…" not in text
        assert reason.id not in text
    assert "24 mois" in words.reason(found["oi_effect_seizures"]).replace("\u00a0", " ")

"""ASLL, rights, papers and alerts: what raises each of them, and what does not."""

from datetime import date

import pytest

from planner.calc import vocabulary
from planner.calc.calendar import Frequency, Month
from planner.calc.dossier import (
    AccountKind,
    AidKind,
    Allowance,
    AllowanceStatus,
    Bank,
    Casework,
    Debt,
    Dwelling,
    EventKind,
    Evidence,
    EvidenceStatus,
    Household,
    PaidTo,
    Person,
    PersonStatus,
    ProcedureEvent,
    Request,
    RequestState,
    Role,
    Wish,
)
from planner.calc.dossier.kind_ids import CHARGE_KINDS, DEBT_KINDS, INCOME_KINDS
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.calc.schemes.papers import PAPER_OF_CHARGE, PAPER_OF_DEBT, PAPER_OF_INCOME
from planner.law import load_law
from tests.support.households import ON, alone, charge, debt_of, euros, income, month, rent_debt

LAW = load_law()
SEEN = Evidence(status=EvidenceStatus.SEEN, on=ON)


def made(**parts):
    return plan(alone(**parts), LAW, ON)


def right(result, detail):
    return next((p for p in result.proposals if p.detail == detail), None)


def alert(result, id):
    return next((a for a in result.alerts if a.id == id), None)


def person(id="p1", role=Role.APPLICANT, birth=date(1980, 1, 1), **fields):
    return Person(id=id, role=role, birth=birth, **fields)


def household(*persons):
    return Household(persons=persons)


SICK = household(person(statuses=(PersonStatus.LONG_SICK,)))
AID_TOLD = (income("housing_allowance", "10.00"),)
QUARTERLY = (charge("water", "90.00", frequency=Frequency.QUARTER),)
HEARING = ProcedureEvent(kind=EventKind.HEARING, date=date(2027, 2, 15))
LONG = debt_of(*[(date(2026, n, 1), AccountKind.RENT, "100.00") for n in range(4, 11)])


@pytest.mark.parametrize(
    ("parts", "wish", "verdict"),
    [
        ({}, None, Verdict.NOT_APPLICABLE),
        ({"events": (HEARING,)}, None, Verdict.POSSIBLE),
        ({"account": LONG}, None, Verdict.POSSIBLE),
        ({"events": (HEARING,)}, Wish.YES, Verdict.RECOMMENDED),
        ({"events": (HEARING,)}, Wish.THINKING, Verdict.POSSIBLE),
        ({"events": (HEARING,)}, Wish.NO, Verdict.NOT_NOW),
        ({}, Wish.YES, Verdict.POSSIBLE),
    ],
)
def test_a_support_measure_needs_a_need_and_a_free_agreement(parts, wish, verdict):
    result = made(**parts, casework=Casework(asll_wish=wish))
    assert result.proposal(AidKind.ASLL).verdict is verdict


def test_a_measure_already_granted_is_in_progress():
    granted = Request(kind=AidKind.ASLL, state=RequestState.GRANTED, on=date(2026, 9, 1))
    result = made(casework=Casework(requests=(granted,)))
    assert result.proposal(AidKind.ASLL).verdict is Verdict.IN_PROGRESS


def test_an_unclaimed_allowance_is_recommended_with_its_computed_amount():
    dwelling = Dwelling(
        zone=2,
        rent=euros("400.00"),
        allowance=Allowance(status=AllowanceStatus.NOT_CLAIMED, resource_base=euros("6000.00")),
    )
    found = right(made(dwelling=dwelling), "housing_allowance")
    assert found.verdict is Verdict.RECOMMENDED
    assert found.reasons[0].values["amount"].cents > 0


def test_an_unclaimed_allowance_that_cannot_be_computed_is_a_question():
    dwelling = Dwelling(
        rent=euros("400.00"), allowance=Allowance(status=AllowanceStatus.NOT_CLAIMED)
    )
    found = right(made(dwelling=dwelling), "housing_allowance")
    assert found.verdict is Verdict.TO_CHECK
    assert "dwelling.zone" in found.missing


def test_an_allowance_lower_than_computed_is_a_question_from_ten_euros_on():
    def gap(amount):
        allowance = Allowance(
            amount=euros(amount), paid_to=PaidTo.LANDLORD, resource_base=euros("6000.00")
        )
        dwelling = Dwelling(zone=2, rent=euros("400.00"), allowance=allowance)
        return made(dwelling=dwelling)

    notified = gap("0.00").allowance.computed.money
    assert right(gap(str(notified)), "housing_allowance") is None
    lower = str(notified - euros("10.00"))
    assert right(gap(lower), "housing_allowance").verdict is Verdict.TO_CHECK
    assert alert(gap(lower), "allowance_gap").values["gap"] == euros("10.00")


@pytest.mark.parametrize(
    ("events", "verdict"), [((), Verdict.TO_CHECK), ((HEARING,), Verdict.RECOMMENDED)]
)
def test_an_allowance_paid_to_a_tenant_in_arrears_may_go_to_the_landlord(events, verdict):
    allowance = Allowance(amount=euros("150.00"), paid_to=PaidTo.TENANT)
    dwelling = Dwelling(rent=euros("400.00"), allowance=allowance)
    found = made(dwelling=dwelling, account=rent_debt("100.00"), events=events)
    assert right(found, "direct_payment").verdict is verdict
    assert right(made(dwelling=dwelling), "direct_payment") is None


def test_the_rsa_is_claimed_in_the_month_an_income_stops():
    ending = made(incomes=(income("unemployment_benefit", "900.00", until=month("2027-01")),))
    found = right(ending, "rsa")
    assert found.verdict is Verdict.RECOMMENDED
    assert found.reasons[0].values["month"] == Month(2027, 2)
    lasting = made(incomes=(income("unemployment_benefit", "900.00"),))
    assert right(lasting, "rsa") is None


@pytest.mark.parametrize(
    ("parts", "detail"),
    [
        ({"household": SICK}, "disability_pension"),
        ({"events": (HEARING,)}, "legal_aid"),
        ({"dwelling": Dwelling(lease_ended=date(2026, 6, 1))}, "dalo"),
        ({"charges": (charge("bank_fees", "25.01"),)}, "bank_fee_cap"),
    ],
)
def test_each_fact_raises_its_question(parts, detail):
    result = made(**({"wage": "1000.00"} | parts))
    assert right(result, detail).reasons[0].reference
    assert right(made(wage="2500.00"), detail) is None


def test_debts_raise_the_questions_of_energy_and_of_credit_insurance():
    debts = (
        Debt(id="e", kind="electricity_debt", balance=euros("120.00")),
        Debt(id="c", kind="personal_loan", balance=euros("900.00")),
    )
    result = made(debts=debts, incomes=(income("sick_pay", "900.00"),))
    assert right(result, "energy_fund").reasons[0].values["debt"] == "debts[0]"
    assert right(result, "credit_insurance")
    assert right(made(debts=debts), "credit_insurance") is None


def test_every_kind_of_line_has_a_paper_or_is_one_that_nobody_proves():
    assert set(PAPER_OF_INCOME) == INCOME_KINDS
    assert set(PAPER_OF_DEBT) == DEBT_KINDS
    assert set(PAPER_OF_CHARGE) <= CHARGE_KINDS
    unproved = CHARGE_KINDS - set(PAPER_OF_CHARGE)
    assert {"food", "fuel", "tobacco_leisure", "clothing"} <= unproved
    for table in (PAPER_OF_INCOME, PAPER_OF_CHARGE, PAPER_OF_DEBT):
        assert set(table.values()) <= vocabulary.PAPERS


def test_the_papers_to_bring_are_those_of_what_was_only_told():
    result = made(
        incomes=(
            income("wage", "900.00", evidence=SEEN),
            income("ppa", "100.00"),
            income("casual_wage", "50.00", private=True),
        ),
        charges=(charge("electricity", "60.00"), charge("food", "200.00")),
        dwelling=Dwelling(rent=euros("400.00"), evidence=SEEN),
    )
    assert {(paper.id, paper.path) for paper in result.papers if paper.path} == {
        ("caf_certificate", "incomes[1]"),
        ("energy_bill", "charges[0]"),
    }


def test_a_paper_already_seen_is_not_asked_for_again_by_a_request():
    account = rent_debt("900.00").but(evidence=SEEN)
    papers = {
        paper.id
        for paper in made(
            account=account,
            incomes=(income("wage", "1000.00", evidence=SEEN),),
            dwelling=Dwelling(rent=euros("400.00"), evidence=SEEN),
        ).papers
    }
    assert papers.isdisjoint({"rent_account", "lease", "payslips"})


@pytest.mark.parametrize(
    ("parts", "id"),
    [
        ({"incomes": AID_TOLD, "aid": "10.00"}, "allowance_told_as_income"),
        ({"incomes": (income("rls", "30.00"),)}, "rls_told_as_income"),
        ({"incomes": (income("apa", "30.00"),)}, "earmarked_income"),
        ({"charges": (charge("rent", "400.00"),)}, "counted_with_dwelling"),
        ({"charges": (charge("food", "0.00"),)}, "declared_zero"),
        ({"charges": (charge("charges_total", "900.00"),)}, "rough_line"),
        ({"charges": QUARTERLY}, "due_month_unknown"),
        ({"charges": (charge("food", "300.01"),)}, "living_costs_above_floor"),
        ({"rent": "400.00", "aid": "401.00"}, "allowance_above_rent"),
        ({"wage": "699.99"}, "below_floor"),
        ({"wage": "399.99"}, "deficit"),
        ({"wage": "1000.00", "rent": "331.00"}, "effort_high"),
        ({"casework": Casework(formula="elsewhere")}, "formula_unknown"),
        ({"casework": Casework(formula="household")}, "formula_without_floor"),
        ({"bank": Bank(balance=euros("0.00")), "wage": "399.99"}, "overdraft_exceeded"),
        ({"incomes": (income("wage", "900.00", until=month("2027-03")),)}, "income_ends"),
        ({"charges": (charge("fuel", "90.00", until=month("2027-03")),)}, "charge_ends"),
    ],
)
def test_each_fact_raises_its_alert(parts, id):
    assert alert(made(**parts), id) is not None
    assert alert(made(wage="1000.00", rent="330.00"), id) is None


def test_an_instalment_told_twice_without_the_link_is_a_question():
    debt = Debt(id="d", kind="car_loan", balance=euros("900.00"), instalment=euros("90.00"))
    twice = (charge("credit_instalment", "90.00"),)
    assert alert(made(debts=(debt,), charges=twice), "instalment_told_twice")
    linked = (charge("credit_instalment", "90.00", debt="d"),)
    assert alert(made(debts=(debt,), charges=linked), "instalment_told_twice") is None


def test_a_seizure_asks_whether_the_income_was_told_before_it():
    debt = Debt(id="d", kind="wage_seizure", balance=euros("900.00"), instalment=euros("90.00"))
    asked = alert(made(debts=(debt,)), "withheld_before_or_after")
    assert (asked.path, asked.values) == ("debts[0]", {"amount": euros("90.00")})
    linked = (charge("credit_instalment", "80.00", debt="d"),)
    asked = alert(made(debts=(debt,), charges=linked), "withheld_before_or_after")
    assert (asked.path, asked.values) == ("charges[0]", {"amount": euros("80.00")})
    for said in (True, False):
        answered = debt.but(already_withheld=said)
        assert alert(made(debts=(answered,)), "withheld_before_or_after") is None


def test_a_private_line_that_ends_is_not_told_to_the_family():
    ending = income("casual_wage", "90.00", until=month("2027-03"), private=True)
    assert not alert(made(incomes=(ending,)), "income_ends").for_family

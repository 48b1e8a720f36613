"""The papers to bring: for every line that was only told, the paper that proves it.

A line is *declared*, *seen* or *copied*. What was seen need not come back; what was declared
carries the name of its paper, and the list grows by itself as lines are typed. The papers of a
request (FSL, over-indebtedness…) are on the proposal, and those that no line asks for are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planner.calc.dossier.common import Evidence, EvidenceStatus
from planner.calc.dossier.dossier import Dossier
from planner.calc.results import Paper, Proposal, Verdict

__all__ = ["PAPER_OF_CHARGE", "PAPER_OF_DEBT", "PAPER_OF_INCOME", "at_hand", "papers_to_bring"]


def _table(**kinds: str) -> dict[str, str]:
    """Paper → kinds, turned into kind → paper."""
    return {kind: paper for paper, listed in kinds.items() for kind in listed.split()}


PAPER_OF_INCOME: Mapping[str, str] = _table(
    payslips="wage wage_13th_month home_worker_wage apprentice_wage esat_wage casual_wage",
    agency_slips="temporary_wage",
    business_declaration="self_employed_income",
    france_travail_notice="unemployment_benefit ass training_allowance",
    cpam_statement="sick_pay maternity_pay work_accident_pension disability_pension asi",
    employer_or_insurer_statement="sick_pay_top_up",
    pension_statement="retirement_pension supplementary_pension survivor_pension aspa",
    caf_certificate=(
        "rsa ppa af cf asf paje_base prepare cmg ars birth_premium aeeh ajpp aah christmas_bonus"
    ),
    allowance_notice="housing_allowance",
    rent_notice="rls",
    department_decision="pch apa",
    student_grant_notice="student_grant",
    school_notice="school_grant",
    youth_allowance_notice="young_adult_allowance",
    asylum_card_notice="asylum_allowance",
    maintenance_judgment="child_support_received",
    rental_lease="rental_income",
    tax_notice="tax_refund savings_interest",
    bank_statement="family_help lodger_contribution irregular_aid other_income income_total",
)

PAPER_OF_CHARGE: Mapping[str, str] = _table(
    rent_notice="rent rent_charges sls charges_regularisation household_waste_tax parking",
    insurance_certificate="home_insurance car_insurance life_funeral_insurance",
    credit_schedule="mortgage car_rental credit_instalment",
    co_ownership_call="co_ownership_charges",
    tax_notice="property_tax income_tax tax_on_income",
    energy_bill=(
        "electricity gas electricity_gas heating_fuel district_heating energy_debt_instalment"
    ),
    water_bill="water",
    phone_bill="internet_phone mobile_phone tv_subscriptions",
    school_bill=(
        "school_canteen childcare_after_school school_trips student_costs university_meals"
    ),
    childcare_contract="childcare",
    maintenance_judgment="child_support_paid",
    health_insurance_schedule="health_insurance",
    medical_estimate="dental_optical pharmacy_out_of_pocket care_at_home",
    transport_receipt="transit_pass",
    car_invoice="car_maintenance",
    bank_statement="bank_fees overdraft_interest charges_total other_charge cash_sent_home",
    contract_or_receipt=(
        "legal_protection_union storage_double_rent guardian_fee child_activity holiday_centre"
    ),
)
"""Food, fuel, leisure and the like are told, and nobody is asked to prove them."""

PAPER_OF_DEBT: Mapping[str, str] = _table(
    rent_account="rent_arrears occupation_indemnity former_dwelling_debt",
    energy_bill="electricity_debt gas_debt",
    water_bill="water_debt",
    school_bill="canteen_debt childcare_debt",
    maintenance_judgment="child_support_debt",
    fine_notice="fine criminal_damages",
    public_debt_notice=(
        "income_tax_debt property_tax_debt caf_overpayment france_travail_overpayment cpam_debt"
    ),
    bank_statement="overdraft bounced_cheque",
    credit_schedule=(
        "revolving_credit personal_loan car_loan car_lease_debt split_payment microcredit fsl_loan "
        "action_logement_advance"
    ),
    payslips="wage_seizure employer_advance",
    creditor_letter=(
        "guarantor_claim phone_internet_debt insurance_debt family_loan professional_debt "
        "guarantee_given collection_agency other_debt"
    ),
)


def papers_to_bring(dossier: Dossier, proposals: Iterable[Proposal]) -> tuple[Paper, ...]:
    """Each paper once for each line it proves, then those that a request alone asks for."""
    found = dict.fromkeys(_of_lines(dossier))
    named = {paper.id for paper in found}
    for proposal in proposals:
        if proposal.verdict not in (Verdict.RECOMMENDED, Verdict.POSSIBLE):
            continue
        for paper in proposal.papers:
            if paper.id not in named and not at_hand(dossier, paper.id):
                named.add(paper.id)
                found[paper] = None
    return tuple(found)


def _declared(evidence: Evidence) -> bool:
    return evidence.status is EvidenceStatus.DECLARED


def _of_lines(dossier: Dossier) -> Iterator[Paper]:
    dwelling, account = dossier.dwelling, dossier.account
    known = account.lines or account.rough_balance is not None or account.opening_balance
    if known and _declared(account.evidence):
        yield Paper("rent_account", "account")
    if dwelling.rent is not None and _declared(dwelling.evidence):
        yield Paper("lease", "dwelling")
        yield Paper("rent_notice", "dwelling")
    if dwelling.allowance.amount is not None and _declared(dwelling.allowance.evidence):
        yield Paper("allowance_notice", "dwelling.allowance")
    for index, income in enumerate(dossier.incomes):
        if _declared(income.evidence) and not income.private and income.amount:
            yield Paper(PAPER_OF_INCOME.get(income.kind, "bank_statement"), f"incomes[{index}]")
    for index, charge in enumerate(dossier.charges):
        paper = PAPER_OF_CHARGE.get(charge.kind)
        if paper and _declared(charge.evidence) and not charge.private and charge.amount:
            yield Paper(paper, f"charges[{index}]")
    for index, debt in enumerate(dossier.debts):
        if _declared(debt.evidence) and not debt.private:
            yield Paper(PAPER_OF_DEBT.get(debt.kind, "creditor_letter"), f"debts[{index}]")
    for index, event in enumerate(dossier.events):
        if _declared(event.evidence):
            yield Paper("bailiff_acts", f"events[{index}]")


def at_hand(dossier: Dossier, paper: str) -> bool:
    """Whether a paper that a request asks for was already seen in this dossier."""
    seen = {
        "lease": dossier.dwelling.evidence,
        "rent_notice": dossier.dwelling.evidence,
        "rent_account": dossier.account.evidence,
        "allowance_notice": dossier.dwelling.allowance.evidence,
    }
    if paper in seen:
        return not _declared(seen[paper])
    incomes = [line for line in dossier.incomes if PAPER_OF_INCOME.get(line.kind) == paper]
    return bool(incomes) and not any(_declared(line.evidence) for line in incomes)

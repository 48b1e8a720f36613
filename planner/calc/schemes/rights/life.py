"""Energy debts, bank, justice, credits, studies: rights beside an income."""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.household import PersonStatus
from planner.calc.dossier.procedure import EventKind
from planner.calc.figure import WithDerivation
from planner.calc.results import Proposal, Reason
from planner.calc.schemes.rights.facts import (
    has_status,
    received,
    recommended,
    to_check,
)
from planner.calc.schemes.standing import EVICTION, eviction_act, next_hearing

__all__ = [
    "bank_fee_cap",
    "credit_insurance",
    "dalo",
    "energy_fund",
    "legal_aid",
    "student_aid",
]

_CREDITS = frozenset({"revolving_credit", "personal_loan", "car_loan"})
_ENERGY_DEBTS = frozenset({"electricity_debt", "gas_debt", "water_debt"})
_USUAL_FEE_CAP = 2_500
"""Beyond it the cap of a fragile client is worth a question (usage), in cents a month."""


def energy_fund(diagnosis: Diagnosis) -> Proposal | None:
    """An energy or water debt: the fund has a part for it, and asking suspends the cut."""
    for index, debt in enumerate(diagnosis.dossier.debts):
        if debt.kind in _ENERGY_DEBTS and debt.balance:
            values = {"debt": f"debts[{index}]"}
            reason = Reason("energy_fund", values, (), "CASF L.115-3", "indicative")
            return to_check("energy_fund", reason, "energy_bill")
    return None


def legal_aid(diagnosis: Diagnosis) -> Proposal | None:
    """A hearing to come: a lawyer paid by the State (loi 91-647)."""
    hearing = next_hearing(diagnosis)
    act = eviction_act(diagnosis)
    if hearing is not None:
        values = {"event": EventKind.HEARING.value, "on": hearing}
        reason = Reason("legal_aid", values, (), "loi 91-647", "indicative")
        return recommended("legal_aid", reason, "bailiff_acts", "tax_notice", "identity")
    if act is not None and act[0] is EventKind.ASSIGNATION:
        values = {"event": act[0].value, "on": act[1]}
        reason = Reason("legal_aid", values, (), "loi 91-647", "indicative")
        return recommended("legal_aid", reason, "bailiff_acts", "tax_notice", "identity")
    return None


def dalo(diagnosis: Diagnosis) -> Proposal | None:
    """Threatened with eviction without rehousing: the enforceable right (CCH L.441-2-3)."""
    act = eviction_act(diagnosis)
    if act is None or EVICTION[act[0]] < EVICTION[EventKind.JUDGMENT]:
        return None
    return to_check("dalo", Reason("dalo", reference="CCH L.441-2-3"), "bailiff_acts", "identity")


def bank_fee_cap(diagnosis: Diagnosis) -> Proposal | None:
    """Bank fees above the usual cap of a fragile client (CMF R.312-4-3)."""
    found = [
        line.monthly
        for line in diagnosis.work.lines.charges
        if line.kind in ("bank_fees", "overdraft_interest") and line.runs_in(diagnosis.month)
    ]
    fees = WithDerivation("rights").sum("bank_fees", *found)
    if fees.money.cents <= _USUAL_FEE_CAP:
        return None
    values = {"amount": fees.money}
    reason = Reason("bank_fee_cap", values, (fees,), "CMF R.312-4-3", "unverified")
    return to_check("bank_fee_cap", reason, "bank_statement")


def credit_insurance(diagnosis: Diagnosis) -> Proposal | None:
    """Credits in a household hit by illness or unemployment: their insurance may pay."""
    credits = any(debt.kind in _CREDITS and debt.balance for debt in diagnosis.dossier.debts)
    hit = has_status(
        diagnosis,
        PersonStatus.LONG_SICK,
        PersonStatus.DISABLED,
        PersonStatus.UNEMPLOYED_PAID,
        PersonStatus.UNEMPLOYED_UNPAID,
    ) or received(diagnosis, ("sick_pay", "unemployment_benefit", "disability_pension"))
    if not credits or not hit:
        return None
    reason = Reason("credit_insurance", certainty="indicative")
    return to_check("credit_insurance", reason, "credit_schedule")


def student_aid(diagnosis: Diagnosis) -> Proposal | None:
    """A student in arrears: the one-off aid of the CROUS comes before the fund."""
    applicant = diagnosis.dossier.household.applicant
    if applicant is None or PersonStatus.STUDENT not in applicant.statuses:
        return None
    if diagnosis.arrears.undisputed.money.cents <= 0 and diagnosis.budget.capacity.raw > 0:
        return None
    return to_check("student_aid", Reason("student_aid"), "student_grant_notice", "rent_account")

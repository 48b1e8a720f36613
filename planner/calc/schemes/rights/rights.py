"""Every right perhaps not claimed, the most certain first."""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.results import Proposal
from planner.calc.schemes.rights import housing, income, life

__all__ = ["rights"]


def rights(diagnosis: Diagnosis) -> tuple[Proposal, ...]:
    """The rights to claim and to check; none when nothing raises a question."""
    found = [
        housing.housing_allowance(diagnosis),
        housing.direct_payment(diagnosis),
        income.rsa(diagnosis),
        income.ppa(diagnosis),
        income.asf(diagnosis),
        *income.family_benefits(diagnosis),
        income.aah(diagnosis),
        income.aspa(diagnosis),
        income.disability_pension(diagnosis),
        life.legal_aid(diagnosis),
        life.dalo(diagnosis),
        life.student_aid(diagnosis),
        life.c2s(diagnosis),
        life.energy_voucher(diagnosis),
        life.energy_fund(diagnosis),
        life.credit_insurance(diagnosis),
        life.bank_fee_cap(diagnosis),
    ]
    return tuple(proposal for proposal in found if proposal is not None)

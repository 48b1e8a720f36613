"""Every right perhaps not claimed, the most certain first."""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.results import Proposal
from planner.calc.schemes.rights import housing, income, life
from planner.calc.schemes.rights.reviewed import reviewed

__all__ = ["rights"]


def rights(diagnosis: Diagnosis) -> tuple[Proposal, ...]:
    """The rights to claim and to check; none when nothing raises a question."""
    stopping = income.rsa_when_income_stops(diagnosis)
    found = [
        housing.housing_allowance(diagnosis),
        housing.direct_payment(diagnosis),
        stopping,
        *(each for each in reviewed(diagnosis) if stopping is None or each.detail != "rsa"),
        income.disability_pension(diagnosis),
        life.legal_aid(diagnosis),
        life.dalo(diagnosis),
        life.student_aid(diagnosis),
        life.energy_fund(diagnosis),
        life.credit_insurance(diagnosis),
        life.bank_fee_cap(diagnosis),
    ]
    return tuple(proposal for proposal in found if proposal is not None)

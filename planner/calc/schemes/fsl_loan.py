"""The loan of a fund: how much a month, for how many months.

A regulation writes some of four limits: the longest loan, the smallest instalment, the largest sum
of all the instalments of its loans, a rate (zero in every regulation read). The instalment is the
smallest that ends in time, never below the smallest one allowed; only the last line may be below
it, since it settles what is left (490 by 25: nineteen lines and a last one of 15). Where the
longest loan is not known, the thirty-six months of the payer's default plan stand for it and the
result says that they were assumed. A loan that bears interest is not computed: no regulation read
has one, and none says how it would be counted.
"""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money
from planner.calc.repayment.schedule import STATUTORY_NUMBER, lines_needed
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = ["LoanLimits", "LoanPlan", "limits_of_loan", "loan_plan", "usual_months"]

_FSL_LOAN = "fsl_loan"
_USUAL = 36


@dataclass(frozen=True, slots=True)
class LoanLimits:
    """What bounds an instalment: months, and cents. ``most`` is what other loans have left;
    ``charged`` is True for a loan with interest.
    """

    longest: int
    least: int
    most: int | None
    assumed: bool
    charged: bool = False

    def instalment(self, loan: int) -> int | None:
        """The instalment of a loan of so many cents; None when no loan fits the limits."""
        if loan <= 0:
            return 0
        if self.charged:
            return None
        asked = min(max(-(-loan // self.longest), self.least), loan)
        if self.most is None or asked <= self.most:
            return asked
        return self.most if self.assumed and self.most >= max(self.least, 1) else None


@dataclass(frozen=True, slots=True)
class LoanPlan:
    """A loan spread: every line of ``instalment`` but the last one. EUR a month."""

    loan: Figure
    instalment: Figure
    months: int
    last: Money
    assumed: bool
    """Whether the longest duration is not in what was read of the regulation."""


def usual_months(diagnosis: Diagnosis) -> int:
    """How many months a plan is usually given (CCH R.824-8)."""
    try:
        return diagnosis.law.value(STATUTORY_NUMBER, diagnosis.on).count
    except MissingParameter:
        return _USUAL


def limits_of_loan(diagnosis: Diagnosis, profile: FslProfile) -> LoanLimits:
    """The limits of a loan for this household, its other loans of the fund counted."""
    terms = profile.loan
    most = None
    if terms is not None and terms.max_cumulated_instalments is not None:
        most = max(0, terms.max_cumulated_instalments.cents - _running(diagnosis))
    known = terms.max_months if terms is not None else None
    return LoanLimits(
        longest=known or usual_months(diagnosis),
        least=terms.min_instalment.cents if terms and terms.min_instalment else 0,
        most=most,
        assumed=known is None,
        charged=terms is not None and terms.rate is not None and terms.rate.millionths > 0,
    )


def _running(diagnosis: Diagnosis) -> int:
    """The instalments of the fund's loans that already run, in cents."""
    return sum(
        debt.instalment.cents
        for debt in diagnosis.dossier.debts
        if debt.kind == _FSL_LOAN and debt.instalment is not None and debt.balance
    )


def loan_plan(
    r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, loan: Figure | None
) -> LoanPlan | None:
    """How the loan is repaid; None without a loan, or where no instalment fits the limits."""
    if loan is None or loan.money.cents <= 0:
        return None
    limits = limits_of_loan(diagnosis, profile)
    cents = limits.instalment(loan.money.cents)
    if not cents:
        return None
    months = r.given("loan_months", limits.longest)
    share = r.up_to("loan_share_rounded", r.quotient("loan_share", loan, months, None), 1)
    least = r.given("loan_least", Money(limits.least))
    bound = r.maximum("loan_at_least_each", share, least)
    if limits.most is not None:
        bound = r.minimum("loan_within_most", bound, r.given("loan_most", Money(limits.most)))
    instalment = r.minimum("loan_instalment", bound, loan)
    count = lines_needed(loan.money, instalment.money)
    last = loan.money - instalment.money * (count - 1)
    return LoanPlan(loan, instalment, count, last, limits.assumed)

"""The loan of a fund: how much a month, for how many months, at what cost.

A regulation writes some of five limits: the shortest and the longest loan, the smallest instalment,
the largest sum of all the instalments of its loans, a yearly rate. The instalment is the smallest
that ends in time, never below the smallest one allowed; only the last line may be below it, since
it settles what is left (490 by 25: nineteen lines and a last one of 15). Where the longest loan is
not known, the thirty-six months of the payer's default plan stand for it and the result says that
they were assumed.

Every regulation read lends without interest. Where one writes a rate, a month bears a twelfth of it
on what is left of the loan, to the nearest cent, a half cent up; each instalment pays the interest
of its month first, and the last one settles what is left. How a fund counts its
interest was read nowhere: the result says that this count is the usual one, to be checked.
"""

from __future__ import annotations

from functools import lru_cache

from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money, Rounding
from planner.calc.repayment.schedule import STATUTORY_NUMBER
from planner.calc.schemes.fsl_criterion import Criterion, State
from planner.calc.schemes.fsl_rules import LoanTerms
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = [
    "LoanLimits",
    "LoanLine",
    "LoanPlan",
    "limits_of_loan",
    "loan_criteria",
    "loan_lines",
    "loan_plan",
    "room_for_a_loan_from",
    "usual_months",
]

_FSL_LOAN = "fsl_loan"
_USUAL = 36
_MOST_LINES = 1200
_YEAR = 12
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class LoanLine:
    """One instalment of a loan, in cents: ``paid`` = ``interest`` + what it takes off ``left``."""

    paid: int
    interest: int
    left: int


def loan_lines(loan: int, each: int, rate: int = 0) -> tuple[LoanLine, ...]:
    """A loan of so many cents repaid by ``each``; ``rate`` is the yearly one, in millionths.

    Empty where the instalment does not even pay the interest, or takes more than a century.
    """
    found: list[LoanLine] = []
    left = loan
    while left > 0:
        interest = _interest(left, rate)
        paid = min(each, left + interest)
        if paid <= interest or len(found) == _MOST_LINES:
            return ()
        left += interest - paid
        found.append(LoanLine(paid, interest, left))
    return tuple(found)


def _interest(left: int, rate: int) -> int:
    """A twelfth of the yearly rate on what is left, to the nearest cent, a half cent up."""
    whole = _YEAR * _MILLION
    return (2 * left * rate + whole) // (2 * whole) if rate else 0


@dataclass(frozen=True, slots=True)
class LoanLimits:
    """What bounds an instalment: months, and cents. ``most`` is what other loans have left;
    ``rate`` is yearly, in millionths; ``shortest`` in months, 0 where nothing was read.
    """

    longest: int
    least: int
    most: int | None
    assumed: bool
    rate: int = 0
    shortest: int = 0

    def instalment(self, loan: int) -> int | None:
        """The instalment of a loan of so many cents; None when no loan fits the limits."""
        if loan <= 0:
            return 0
        whole = loan + _interest(loan, self.rate)
        asked = min(max(_smallest(loan, self.longest, self.rate), self.least), whole)
        if self.most is None or asked <= self.most:
            return asked
        fits = self.assumed and self.most >= max(self.least, 1)
        return self.most if fits and self.months(loan, self.most) else None

    def months(self, loan: int, each: int) -> int:
        """How many instalments repay a loan; 0 when they never do, or not in a century."""
        if not self.rate:
            count = -(-loan // each) if each > 0 else 0
            return count if count <= _MOST_LINES else 0
        return _count(loan, each, self.rate, _MOST_LINES) or 0


def _count(loan: int, each: int, rate: int, most: int) -> int | None:
    """How many lines ``loan_lines`` has, up to so many; None beyond, or when it never ends."""
    left = loan
    for n in range(1, most + 1):
        interest = _interest(left, rate)
        if each <= interest:
            return None
        left += interest - each
        if left <= 0:
            return n
    return None


@lru_cache(maxsize=4096)
def _smallest(loan: int, longest: int, rate: int) -> int:
    """The smallest instalment that ends in so many months: the less is paid, the longer it lasts,
    so that halving finds it.
    """
    low = -(-loan // longest)
    if not rate:
        return low
    high = loan + _interest(loan, rate)
    while low < high:
        middle = (low + high) // 2
        if _count(loan, middle, rate, longest) is not None:
            high = middle
        else:
            low = middle + 1
    return low


@dataclass(frozen=True, slots=True)
class LoanPlan:
    """A loan spread: every line of ``instalment`` but the last one. EUR a month.

    ``interest`` is what it costs in all, None for a loan without interest.
    """

    loan: Figure
    instalment: Figure
    months: int
    last: Money
    assumed: bool
    """Whether the longest duration is not in what was read of the regulation."""
    interest: Figure | None = None


def usual_months(diagnosis: Diagnosis) -> int:
    """How many months a plan is usually given (CCH R.824-8)."""
    try:
        return diagnosis.law.value(STATUTORY_NUMBER, diagnosis.on).count
    except MissingParameter:
        return _USUAL


def limits_of_loan(diagnosis: Diagnosis, terms: LoanTerms | None) -> LoanLimits:
    """The limits of a loan for this household, its other loans of the fund counted."""
    most = None
    if terms is not None and terms.max_cumulated_instalments is not None:
        most = max(0, terms.max_cumulated_instalments.cents - sum(_running(diagnosis).values()))
    known = terms.max_months if terms is not None else None
    return LoanLimits(
        longest=known or usual_months(diagnosis),
        least=terms.min_instalment.cents if terms and terms.min_instalment else 0,
        most=most,
        assumed=known is None,
        rate=terms.rate.millionths if terms is not None and terms.rate is not None else 0,
        shortest=terms.min_months or 0 if terms is not None else 0,
    )


def _running(diagnosis: Diagnosis) -> dict[int, int]:
    """The instalments of the fund's loans that already run, in cents, by place of the debt."""
    return {
        place: debt.instalment.cents
        for place, debt in enumerate(diagnosis.dossier.debts)
        if debt.kind == _FSL_LOAN and debt.instalment is not None and debt.balance
    }


def room_for_a_loan_from(
    diagnosis: Diagnosis, terms: LoanTerms | None, loan: Money
) -> Month | None:
    """The month from which the loans that run leave room for this one; None when they never do."""
    limits = limits_of_loan(diagnosis, terms)
    debts, running = diagnosis.dossier.debts, _running(diagnosis)
    if limits.most is None or terms is None or terms.max_cumulated_instalments is None:
        return None
    for place in sorted(running, key=lambda at: -(-debts[at].balance.cents // running[at])):
        months = -(-debts[place].balance.cents // running.pop(place))
        most = max(0, terms.max_cumulated_instalments.cents - sum(running.values()))
        freed = LoanLimits(limits.longest, limits.least, most, limits.assumed, limits.rate)
        if freed.instalment(loan.cents) is not None:
            return diagnosis.month.plus(months)
    return None


def loan_plan(
    r: WithDerivation,
    diagnosis: Diagnosis,
    terms: LoanTerms | None,
    loan: Figure | None,
    about: str = "",
) -> LoanPlan | None:
    """How the loan is repaid; None without a loan, or where no instalment fits the limits."""
    if loan is None or loan.money.cents <= 0:
        return None
    limits = limits_of_loan(diagnosis, terms)
    cents = limits.instalment(loan.money.cents)
    if not cents:
        return None
    if limits.rate:
        found = _smallest(loan.money.cents, limits.longest, limits.rate)
        share = r.given(f"loan_share_with_interest{about}", Money(found))
    else:
        months = r.given(f"loan_months{about}", limits.longest)
        exact = r.quotient(f"loan_share{about}", loan, months, None)
        share = r.up_to(f"loan_share_rounded{about}", exact, 1)
    least = r.given(f"loan_least{about}", Money(limits.least))
    bound = r.maximum(f"loan_at_least_each{about}", share, least)
    if limits.most is not None:
        most = r.given(f"loan_most{about}", Money(limits.most))
        bound = r.minimum(f"loan_within_most{about}", bound, most)
    whole = loan
    if limits.rate:
        first = r.part(
            f"loan_first_interest{about}", loan, limits.rate, _YEAR * _MILLION, Rounding.HALF_UP
        )
        whole = r.sum(f"loan_with_interest{about}", loan, first)
    instalment = r.minimum(f"loan_instalment{about}", bound, whole)
    lines = loan_lines(loan.money.cents, instalment.money.cents, limits.rate)
    interest = _interest_of(r, loan, lines, limits.rate, about) if limits.rate else None
    last = Money(lines[-1].paid)
    return LoanPlan(loan, instalment, len(lines), last, limits.assumed, interest)


def _interest_of(
    r: WithDerivation, loan: Figure, lines: tuple[LoanLine, ...], rate: int, about: str
) -> Figure:
    """What the loan costs: the interest of each month on what is then left."""
    capitals = [loan.money.cents, *(line.left for line in lines[:-1])]
    parts = [
        r.part(
            f"loan_interest_of_month{about}",
            r.given(f"loan_left{about}", Money(capital)),
            rate,
            _YEAR * _MILLION,
            Rounding.HALF_UP,
        )
        for capital in capitals
    ]
    return r.sum(f"loan_interest{about}", *parts)


def loan_criteria(
    terms: LoanTerms | None, loan: Figure | None, plan: LoanPlan | None
) -> list[Criterion]:
    """Whether the loan fits the terms of the regulation.

    Loans that already run close it for a time; a loan too small for both its smallest instalment
    and its shortest duration is for the fund to decide.
    """
    if terms is None or loan is None:
        return [Criterion("loan_terms", State.UNKNOWN)]
    most = terms.max_cumulated_instalments
    if loan.money.cents <= 0:
        return [Criterion("loan_terms", State.MET)]
    if plan is None:
        return [Criterion("loan_terms", State.NOT_MET, loan.money, most, (loan,), waits=True)]
    found = [Criterion("loan_terms", State.MET, plan.instalment.money, most, (plan.instalment,))]
    if terms.min_months is not None:
        state = State.MET if plan.months >= terms.min_months else State.TO_PROVE
        found.append(Criterion("loan_duration", state, plan.months, terms.min_months))
    return found

"""The smallest aid that makes the plan hold.

A fund is asked for what is needed, not for what its cap allows. The plan holds when what the fund
leaves is repaid to the landlord within the usual number of months (36, CCH R.824-8), in whole
euros a month, while the fund's own loan is repaid beside it and every month keeps the floor. A
larger aid leaves less to the landlord and more to the fund: both are looked at together, because
a loan over a short time may weigh more each month than the debt that it pays.

The search is exact. From an aid that is too small by some sum, no aid can do that is larger by
less than this sum: the next one tried is that far, and none that would do is jumped over.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.schedules import first_due
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money
from planner.calc.operations import figures_only
from planner.calc.schemes.fsl_debt import AskedAid, grant_of
from planner.calc.schemes.fsl_loan import LoanLimits, limits_of_loan, usual_months
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.values import dataclass

__all__ = ["Least", "LeastState", "Months", "bearing", "least_aid"]

_EURO = 100
_MOST_TRIES = 20_000


class LeastState(StrEnum):
    """What the search found."""

    NOT_NEEDED = "not_needed"
    FOUND = "found"
    OUT_OF_REACH = "out_of_reach"


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest aid: whole euros, or the whole debt when it is less than the next euro.

    ``instalment`` and ``months`` are the landlord's plan beside it; ``loan_instalment`` what the
    fund's loan takes. ``as_grant`` is True where the regulation does not say the shares, and the
    aid was taken not to be repaid.
    """

    state: LeastState
    amount: Figure | None = None
    loan: Money | None = None
    instalment: Money | None = None
    months: int = 0
    loan_instalment: Money | None = None
    as_grant: bool = False


@dataclass(frozen=True, slots=True)
class Months:
    """What every month up to the n-th leaves above the floor, in cents (may be below zero)."""

    first: Month
    lowest: tuple[int, ...]

    def up_to(self, count: int) -> int:
        """What each of the first ``count`` months leaves at least."""
        return self.lowest[min(count, len(self.lowest)) - 1]

    def most(self, within: int, taken: int = 0) -> int:
        """The largest debt that whole euros repay within so many months, ``taken`` set apart."""
        return max(
            (n * _whole(self.lowest[n - 1] - taken) for n in range(1, within + 1)), default=0
        )

    def plan(self, debt: int, within: int, taken: int = 0) -> tuple[int, int] | None:
        """Instalment and number of the shortest plan that pays a debt; None when there is none."""
        for n in range(1, within + 1):
            each = -(-debt // n)
            each = min(-(-each // _EURO) * _EURO, debt)
            if each <= self.lowest[n - 1] - taken:
                return each, -(-debt // each)
        return None


def _whole(cents: int) -> int:
    return max(0, cents) // _EURO * _EURO


def bearing(diagnosis: Diagnosis, months: int) -> Months:
    """What the months from the first due date leave above the floor."""
    first = Month.of(first_due(diagnosis.dossier, diagnosis.on))
    floor = diagnosis.budget.floor.money.cents
    lowest: list[int] = []
    for offset in range(months):
        left = diagnosis.work.calendar.left(first.plus(offset)) - floor
        lowest.append(min(left, lowest[-1]) if lowest else left)
    return Months(first, tuple(lowest))


def least_aid(
    r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, aid: AskedAid, months: Months
) -> Least:
    """The smallest aid within the caps of the regulation that makes the plan hold.

    ``months`` go as far as the usual plan and the longest loan.
    """
    debt = diagnosis.arrears.payable.money.cents
    most = min(aid.amount.money.cents, _shares_known_up_to(profile, aid))
    within = usual_months(diagnosis)
    limits = limits_of_loan(diagnosis, profile)
    if debt <= months.most(within):
        return Least(LeastState.NOT_NEEDED)
    found = _smallest(profile, months, within, limits, debt, most)
    if found is None:
        return Least(LeastState.OUT_OF_REACH)
    loan = _loan(profile, found)
    taken = limits.instalment(loan) or 0
    planned = months.plan(debt - found, within, taken) if found < debt else None
    each, count = planned or (0, 0)
    return Least(
        LeastState.FOUND,
        r.minimum("least", r.given("least_found", Money(found)), aid.amount),
        Money(loan),
        Money(each),
        count,
        Money(taken),
        as_grant=grant_of(figures_only, profile, found) is None,
    )


def _shares_known_up_to(profile: FslProfile, aid: AskedAid) -> int:
    """Above the last band that was read nothing says what is repaid: no aid is sought there."""
    known = aid.amount.money.cents
    if aid.grant is None and profile.aid is not None and profile.aid.bands:
        last = profile.aid.bands[-1].max_amount
        return known if last is None else last.cents
    return known


def _loan(profile: FslProfile, amount: int) -> int:
    """The part of an aid that is repaid, in cents."""
    grant = grant_of(figures_only, profile, amount)
    return 0 if grant is None else amount - int(grant)


def _smallest(
    profile: FslProfile, months: Months, within: int, limits: LoanLimits, debt: int, most: int
) -> int | None:
    amount = 0
    step = _never_grants_more(profile)
    for _ in range(_MOST_TRIES):
        amount = min(amount, most)
        lacking = _lacking(profile, months, within, limits, debt, amount)
        if lacking is not None and lacking <= 0:
            return amount
        if amount >= most or (lacking is None and step):
            return None
        jump = lacking if lacking is not None and step else _EURO
        amount += -(-jump // _EURO) * _EURO
    return None


def _lacking(
    profile: FslProfile, months: Months, within: int, limits: LoanLimits, debt: int, amount: int
) -> int | None:
    """By how much the rest is above what the months repay; None when the loan itself breaks."""
    loan = _loan(profile, amount)
    taken = limits.instalment(loan)
    if taken is None or (taken and taken > months.up_to(-(-loan // taken))):
        return None
    rest = debt - amount
    return rest - months.most(within, taken) if rest > 0 else 0


def _never_grants_more(profile: FslProfile) -> bool:
    """Whether a larger aid never holds a smaller loan, so that the search may jump."""
    shares = [band.grant_share for band in profile.aid.bands] if profile.aid else []
    return all(one.millionths >= two.millionths for one, two in pairwise(shares))

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

from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate, pairwise

from planner.calc.budget.lines import Line
from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.schedules import first_due
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money
from planner.calc.operations import figures_only
from planner.calc.schemes.fsl_debt import AskedAid, grant_of
from planner.calc.schemes.fsl_loan import LoanLimits
from planner.calc.schemes.fsl_rules import Shares
from planner.calc.values import dataclass

__all__ = ["Asked", "Least", "LeastState", "Margins", "Months", "bearing", "least_aid"]

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
        best = 0
        for n in range(1, within + 1):
            each = self.lowest[n - 1] - taken
            if each < _EURO:
                break  # no later month leaves more
            best = max(best, n * (each // _EURO * _EURO))
        return best

    def plan(self, debt: int, within: int, taken: int = 0) -> tuple[int, int] | None:
        """Instalment and number of the shortest plan that pays a debt; None when there is none."""
        for n in range(1, within + 1):
            each = -(-debt // n)
            each = min(-(-each // _EURO) * _EURO, debt)
            if each <= self.lowest[n - 1] - taken:
                return each, -(-debt // each)
        return None


class Margins:
    """What each month from the first due date leaves above the floor, looked at once for every
    regulation.
    """

    def __init__(self, diagnosis: Diagnosis) -> None:
        self.first = Month.of(first_due(diagnosis.dossier, diagnosis.on))
        self._floor = diagnosis.budget.floor.money.cents
        self._calendar = diagnosis.work.calendar
        self._known: list[int] = []
        self._lines: dict[str, list[int]] = {}

    def of_line(self, line: Line, months: int) -> list[int]:
        """What a line of the budget takes in each of the first so many months, in cents."""
        known = self._lines.setdefault(line.path, [])
        for offset in range(len(known), months):
            figure = line.figure_in(self.first.plus(offset))
            known.append(0 if figure is None else figure.money.cents)
        return known[:months]

    def of(self, months: int) -> list[int]:
        """The first so many months, in cents."""
        for offset in range(len(self._known), months):
            left = self._calendar.left(self.first.plus(offset)) - self._floor
            self._known.append(left)
        return self._known[:months]


def bearing(margins: Margins, months: int, apart: Sequence[int] = ()) -> Months:
    """What so many months leave above the floor; ``apart`` is what else is to be set apart in
    each, in cents (below zero for what is freed).
    """
    left = margins.of(months)
    if apart:
        left = [one - other for one, other in zip(left, apart, strict=True)]
    return Months(margins.first, tuple(accumulate(left, min)))


@dataclass(frozen=True, slots=True)
class Asked:
    """What an aid is asked for: the debt, the largest aid with its parts, the shares that the
    regulation writes. ``about`` tells the figures of one debt from those of another.
    """

    debt: Money
    aid: AskedAid
    shares: Shares | None
    about: str = ""

    def loan(self, amount: int) -> int:
        """The part of an aid of so many cents that is repaid."""
        grant = grant_of(figures_only, self.shares, amount)
        return 0 if grant is None else amount - int(grant)

    @property
    def known_up_to(self) -> int:
        """Above the last band that was read nothing says what is repaid: no aid is sought there."""
        known = self.aid.amount.money.cents
        if self.aid.grant is None and self.shares is not None and self.shares.bands:
            last = self.shares.bands[-1].max_amount
            return known if last is None else min(known, last.cents)
        return known

    @property
    def never_grants_more(self) -> bool:
        """Whether a larger aid never holds a smaller loan, so that the search may jump."""
        shares = [band.grant_share for band in self.shares.bands] if self.shares else []
        return all(one.millionths >= two.millionths for one, two in pairwise(shares))


def least_aid(
    r: WithDerivation, asked: Asked, limits: LoanLimits, months: Months, within: int
) -> Least:
    """The smallest aid within the caps of the regulation that makes the plan hold.

    ``months`` go as far as the usual plan (``within``) and the longest loan.
    """
    debt = asked.debt.cents
    if debt <= months.most(within):
        return Least(LeastState.NOT_NEEDED)
    found = _smallest(asked, months, within, limits)
    if found is None:
        return Least(LeastState.OUT_OF_REACH)
    loan = asked.loan(found)
    taken = limits.instalment(loan) or 0
    planned = months.plan(debt - found, within, taken) if found < debt else None
    each, count = planned or (0, 0)
    given = r.given(f"least_found{asked.about}", Money(found))
    return Least(
        LeastState.FOUND,
        r.minimum(f"least{asked.about}", given, asked.aid.amount),
        Money(loan),
        Money(each),
        count,
        Money(taken),
        as_grant=grant_of(figures_only, asked.shares, found) is None,
    )


def _smallest(asked: Asked, months: Months, within: int, limits: LoanLimits) -> int | None:
    amount, most = 0, asked.known_up_to
    step = asked.never_grants_more
    for _ in range(_MOST_TRIES):
        amount = min(amount, most)
        lacking = _lacking(asked, months, within, limits, amount)
        if lacking is not None and lacking <= 0:
            return amount
        if amount >= most or (lacking is None and step):
            return None
        jump = lacking if lacking is not None and step else _EURO
        amount += -(-jump // _EURO) * _EURO
    return None


def _lacking(
    asked: Asked, months: Months, within: int, limits: LoanLimits, amount: int
) -> int | None:
    """By how much the rest is above what the months repay; None when the loan itself breaks."""
    loan = asked.loan(amount)
    taken = limits.instalment(loan)
    if taken is None or (taken and taken > months.up_to(limits.months(loan, taken))):
        return None
    rest = asked.debt.cents - amount
    return rest - months.most(within, taken) if rest > 0 else 0

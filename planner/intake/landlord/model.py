"""What a landlord's statement becomes: every physical row accounted for, nothing added up unseen.

A row is a line (understood), cancelled (a receipt and the reject that took it back), doubtful (an
amount and a side are known, but not what it is), ignored (a title, a balance, a total) or refused.
``closing = opening + debits − credits`` holds over lines, cancelled and doubtful together; where
the paper says otherwise, ``checks`` says by how much. The printed balance may contain fees that the
law strikes (loi 89-462, art. 4): ``legal_balance`` leaves them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.calc.calendar import Month
from planner.calc.money import ZERO, Money
from planner.errors import Problem

__all__ = [
    "CREDIT_KINDS",
    "STRUCK_KINDS",
    "AccountLine",
    "Amounts",
    "Cancelled",
    "Check",
    "Doubt",
    "Evidence",
    "Ignored",
    "Line",
    "RefusedRow",
    "Sense",
    "Statement",
]

CREDIT_KINDS = frozenset(("payment", "housing_benefit", "rls", "fsl", "remission"))
STRUCK_KINDS = frozenset(("fee", "penalty"))


class Sense(StrEnum):
    """Which way a movement goes: a debit raises what the tenant owes, a credit lowers it."""

    DEBIT = "debit"
    CREDIT = "credit"


class Amounts(StrEnum):
    """How the file writes amounts and their side."""

    COLUMNS = "debit_credit"
    SENSE = "amount + sense D/C; trailing minus = reversal of its sense"
    SIGNED = "signed (positive raises the debt)"
    INVERTED = "signed (negative raises the debt)"
    UNSIGNED = "unsigned (words and balance give the sense)"
    WIDE = "one column per nature, one row a month"


class Evidence(StrEnum):
    """What proved the side of the amounts."""

    BALANCE = "running_balance"
    RENT = "rent_raises_the_debt"
    WORDS = "words"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Line:
    """A row understood. ``amount`` is above zero; ``for_month`` is the month its label names.

    ``offsets`` is the kind of debit that a remission gives up, when it says so.
    """

    row: int
    date: date
    kind: str
    sense: Sense
    amount: Money
    label: str
    for_month: Month | None = None
    third_party: bool = False
    offsets: str | None = None
    together: bool = False


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A receipt taken back, or the row that took it back: both leave the account."""

    row: int
    date: date
    kind: str
    sense: Sense
    amount: Money
    label: str
    other_row: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A movement whose amount and side are known and whose nature is not: the person decides."""

    row: int
    date: date
    sense: Sense
    amount: Money
    label: str
    why: Problem
    likely: str | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A row that is no movement; ``why`` is an id such as ``header`` or ``total``."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that could not be read, with its reason."""

    row: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Check:
    """A printed figure set against the same figure computed from the rows.

    ``what`` is ``running``, ``carried``, ``debits``, ``credits``, ``net`` or ``closing``.
    """

    row: int
    what: str
    printed: Money
    computed: Money

    @property
    def difference(self) -> Money:
        """Printed less computed; zero when they agree."""
        return self.printed - self.computed


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A line of the rent account (kinds of the ``rent-arrears`` function)."""

    date: date
    kind: str
    amount: Money
    for_month: Month | None
    label: str
    row: int
    third_party: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One account of one file. Amounts of balances are seen from the debt: above zero is owed."""

    file: str
    account: str | None
    encoding: str
    separator: str
    amounts: Amounts
    decimal: str
    dates: str
    header_row: int | None
    evidence: Evidence
    opening_balance: Money | None
    opening_implied: bool
    lines: tuple[Line, ...]
    cancelled: tuple[Cancelled, ...]
    doubtful: tuple[Doubt, ...]
    ignored: tuple[Ignored, ...]
    refused: tuple[RefusedRow, ...]
    computed_closing: Money
    printed_closing: Money | None
    closing_date: date | None
    checks: tuple[Check, ...]
    alerts: tuple[Problem, ...]

    @property
    def closing_balance(self) -> Money:
        """The computed balance; the printed one where a refused row makes ours incomplete."""
        if self.refused and self.printed_closing is not None:
            return self.printed_closing
        return self.computed_closing

    @property
    def struck_total(self) -> Money:
        """Fees and penalties, which the tenant does not owe."""
        return Money.sum(line.amount for line in self.lines if line.kind in STRUCK_KINDS)

    @property
    def legal_balance(self) -> Money:
        """The closing balance without the struck fees, nor the remissions of such fees."""
        given_up = (line.amount for line in self.lines if line.offsets in STRUCK_KINDS)
        return self.closing_balance - self.struck_total + Money.sum(given_up)

    @property
    def mismatches(self) -> tuple[Check, ...]:
        """The checks that do not agree."""
        return tuple(check for check in self.checks if check.difference != ZERO)

    @property
    def complete(self) -> bool:
        """Whether every row is understood or set aside and every printed figure agrees."""
        return not (self.doubtful or self.refused or self.mismatches)

"""Which month a payment pays (*imputation des paiements*, C. civ. 1342-10).

The debtor chooses: a payment said to be for September pays September. Where he says nothing, the
oldest debt is paid first; a household that resumes its rent may agree with its landlord that each
payment goes to the current month first, which keeps the allowance and the lease alive. The housing
allowance and the *réduction de loyer de solidarité* (RLS) are not payments of the debtor: they
reduce the rent of their own month (CCH L.832-1), unless the line says otherwise.

Every debit known on the day of the computation may be paid by every credit, so that an advance
pays a rent that falls due after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from planner.calc.arrears.entries import Entry
from planner.calc.calendar import Month
from planner.calc.dossier.account import AccountKind, Imputation

__all__ = ["OF_THEIR_MONTH", "Part", "impute", "wanted_months"]

OF_THEIR_MONTH = frozenset({AccountKind.HOUSING_BENEFIT, AccountKind.RLS})
"""Credits that reduce the rent of the month of their own date (CCH L.832-1)."""


class Part(NamedTuple):
    """So many cents of one credit that paid one debit, both by their rank in date order."""

    credit: int
    debit: int
    cents: int


def wanted_months(credit: Entry, imputation: Imputation) -> tuple[Month, ...]:
    """The months a credit pays, in order, before what it leaves goes to the oldest."""
    wanted = () if credit.settles is None else (credit.settles,)
    of_its_month = credit.settles is None and credit.kind in OF_THEIR_MONTH
    if of_its_month or imputation is Imputation.CURRENT_FIRST:
        return (*wanted, credit.month)
    return wanted


class _Unpaid:
    """The debits still to pay, by month; each is passed once, so that long accounts stay quick."""

    def __init__(self, debits: Sequence[Entry]) -> None:
        self.left = [debit.cents for debit in debits]
        self._ranks: dict[Month, list[int]] = {}
        for rank, debit in enumerate(debits):
            self._ranks.setdefault(debit.month, []).append(rank)
        self._next = dict.fromkeys(self._ranks, 0)
        self._months = sorted(self._ranks)
        self._oldest = 0

    def first_of(self, month: Month) -> int | None:
        """The first debit of a month not yet paid: by date, then in the order given."""
        ranks = self._ranks.get(month)
        if ranks is None:
            return None
        at = self._next[month]
        while at < len(ranks) and not self.left[ranks[at]]:
            at += 1
        self._next[month] = at
        return ranks[at] if at < len(ranks) else None

    def oldest(self) -> int | None:
        """The first unpaid debit of the oldest month that has one."""
        while self._oldest < len(self._months):
            rank = self.first_of(self._months[self._oldest])
            if rank is not None:
                return rank
            self._oldest += 1
        return None


def impute(debits: Sequence[Entry], credits: Sequence[Entry], imputation: Imputation) -> list[Part]:
    """Apply the credits one after the other to the debits, both in date order.

    What a credit leaves when every debit is paid is in no part: the account is then in credit.
    """
    unpaid = _Unpaid(debits)
    parts: list[Part] = []

    def pay(credit: int, cents: int, debit: int) -> int:
        paid = min(cents, unpaid.left[debit])
        unpaid.left[debit] -= paid
        parts.append(Part(credit, debit, paid))
        return cents - paid

    for rank, credit in enumerate(credits):
        cents = credit.cents
        for month in wanted_months(credit, imputation):
            while cents and (debit := unpaid.first_of(month)) is not None:
                cents = pay(rank, cents, debit)
        while cents and (debit := unpaid.oldest()) is not None:
            cents = pay(rank, cents, debit)
    return parts

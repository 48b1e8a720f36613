"""A sum paid off the rent debt by somebody else: a fund, a remission, a back payment.

It goes to what may be acknowledged, the oldest month first, and to a prescribed month only when
nothing else is left: paying what can no longer be claimed would help nobody, and would revive it
(C. civ. 2240). Without a line of account, the rough balance falls by as much.
"""

from __future__ import annotations

from datetime import date

from planner.calc.arrears.account import PRESCRIPTION
from planner.calc.arrears.entries import read_entries
from planner.calc.arrears.imputation import impute
from planner.calc.arrears.prescription import is_prescribed
from planner.calc.calendar import Month
from planner.calc.dossier.account import AccountKind, AccountLine
from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.errors import MissingParameter

__all__ = ["credit_debt"]


def credit_debt(dossier: Dossier, law: Law, on: date, kind: AccountKind, amount: Money) -> Dossier:
    """The dossier once so much of its rent debt is paid on a day."""
    account = dossier.account
    if not amount:
        return dossier
    if not account.lines:
        if account.rough_balance is not None:
            left = max(ZERO, account.rough_balance - amount)
            return dossier.but(account=account.but(rough_balance=left))
        if account.opening_balance is not None:
            left = max(ZERO, account.opening_balance - amount)
            return dossier.but(account=account.but(opening_balance=left))
        return dossier
    lines: list[AccountLine] = []
    rest = amount.cents
    for month, unpaid in _claimable(dossier, law, on):
        part = min(rest, unpaid)
        if part:
            lines.append(AccountLine(date=on, kind=kind, amount=Money(part), settles=month))
            rest -= part
    if rest:
        lines.append(AccountLine(date=on, kind=kind, amount=Money(rest)))
    return dossier.but(account=account.but(lines=(*account.lines, *lines)))


def _claimable(dossier: Dossier, law: Law, on: date) -> list[tuple[Month, int]]:
    """What each month still owes, in cents, those without anything prescribed, oldest first."""
    account = dossier.account
    entries = read_entries(account.lines, on)
    unpaid = [debit.cents for debit in entries.debits]
    for part in impute(entries.debits, entries.credits, account.imputation):
        unpaid[part.debit] -= part.cents
    try:
        months = law.value(PRESCRIPTION, on).count
    except MissingParameter:
        return []
    old = {debit.month for debit in entries.debits if is_prescribed(debit.day, on, months)}
    left: dict[Month, int] = {}
    for debit, cents in zip(entries.debits, unpaid, strict=True):
        if debit.month not in old:
            left[debit.month] = left.get(debit.month, 0) + cents
    return sorted(left.items())

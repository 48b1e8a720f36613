"""Since when the current rent is paid again: the fact that funds and judges ask for first.

Nothing protects a tenant more than a full current rent: the judge can grant delays only to who has
resumed it before the hearing (loi 89-462 art. 24 V), funds ask for several months of it, and the
CAF keeps the allowance. It is read on the account month by month: the rent, charges and surloyer
due in the month on one side, the payments, allowance and RLS of that month on the other, whatever
older debt the payments were imputed to. A payment that names its month counts for that month.

The month under way counts when it is paid; unpaid, it breaks the run only once its rent day has
passed. What the counsellor noted counts when there is no account; when both speak, the shorter
run is kept.
"""

from __future__ import annotations

from datetime import date

from planner.calc.calendar import Month
from planner.calc.dossier.account import AccountKind
from planner.calc.dossier.dossier import Dossier

__all__ = ["resumed_by_account", "resumed_months"]

_DUE = frozenset({AccountKind.RENT, AccountKind.CHARGES, AccountKind.SLS})
_PAID = frozenset({AccountKind.PAYMENT, AccountKind.HOUSING_BENEFIT, AccountKind.RLS})


def resumed_months(dossier: Dossier, on: date) -> int | None:
    """How many full months of current rent were paid without a break, up to now."""
    account = resumed_by_account(dossier, on)
    since = dossier.casework.rent_resumed_since
    if since is None:
        return account
    told = max(0, Month.of(on).minus(since) + 1)
    return told if account is None else min(told, account)


def resumed_by_account(dossier: Dossier, on: date, beside: int = 0) -> int | None:
    """The same by the lines of the account alone; None without a line of rent.

    ``beside`` is what a month may lack and still count, in cents: a suspended allowance, for who
    looks at the household's own part only.
    """
    due: dict[Month, int] = {}
    paid: dict[Month, int] = {}
    for line in dossier.account.lines:
        if line.date > on:
            continue
        if line.kind in _DUE:
            month = Month.of(line.date)
            due[month] = due.get(month, 0) + line.amount.cents
        elif line.kind in _PAID:
            month = line.settles or Month.of(line.date)
            paid[month] = paid.get(month, 0) + line.amount.cents
    if not due:
        return None

    def full(month: Month) -> bool:
        return month in due and paid.get(month, 0) + beside >= due[month]

    month = Month.of(on)
    if not full(month) and on <= month.day(dossier.dwelling.rent_day):
        month = month.plus(-1)
    months = 0
    while full(month):
        months += 1
        month = month.plus(-1)
    return months

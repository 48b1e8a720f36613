"""The rules of a rent account written the slow, obvious way: one day after the other."""

from datetime import date, timedelta
from typing import NamedTuple

from planner.calc.calendar import Month, add_months
from planner.calc.dossier.account import CREDITS, AccountKind, Imputation
from planner.calc.money import Money

STRUCK = (AccountKind.FEE, AccountKind.PENALTY)


class Line(NamedTuple):
    date: date
    kind: AccountKind
    amount: Money
    settles: Month | None = None


def line(day, kind, amount, settles=None):
    return Line(
        date.fromisoformat(day),
        AccountKind(kind),
        Money.parse(amount),
        Month.parse(settles) if settles else None,
    )


def legal(lines, on):
    return [one for one in lines if one.date <= on and one.kind not in STRUCK]


def balance(lines, on):
    return sum(
        -one.amount.cents if one.kind in CREDITS else one.amount.cents for one in legal(lines, on)
    )


def unpaid(lines, on, imputation):
    """What is left of each debit, as (date, cents), in date order."""
    known = sorted(legal(lines, on), key=lambda one: one.date)
    debits = [[one.date, one.amount.cents] for one in known if one.kind not in CREDITS]
    for credit in (one for one in known if one.kind in CREDITS):
        left = credit.amount.cents
        months = []
        if credit.settles:
            months.append(credit.settles)
        elif credit.kind in (AccountKind.HOUSING_BENEFIT, AccountKind.RLS):
            months.append(Month.of(credit.date))
        if imputation is Imputation.CURRENT_FIRST:
            months.append(Month.of(credit.date))
        months += sorted({Month.of(day) for day, _ in debits})
        for month in months:
            for debit in debits:
                if Month.of(debit[0]) == month:
                    paid = min(left, debit[1])
                    debit[1] -= paid
                    left -= paid
    return debits


def oldest_unpaid(lines, on, imputation):
    left = [day for day, cents in unpaid(lines, on, imputation) if cents]
    return Month.of(min(left)) if left else None


def two_months_hold(lines, on, threshold, imputation):
    owed = balance(lines, on)
    return owed > 0 and owed >= threshold


def amount_or_age_holds(lines, on, threshold, imputation):
    owed = balance(lines, on)
    if owed > threshold:
        return True
    oldest = oldest_unpaid(lines, on, imputation)
    return owed > 0 and oldest is not None and add_months(oldest.first_day, 3) <= on


def constituted_on(holds, lines, on, threshold, imputation, not_before=date(1990, 1, 1)):
    first = min((one.date for one in lines), default=on)
    day, since = on, None
    while day >= max(not_before, first) and holds(lines, day, threshold, imputation):
        day, since = day - timedelta(days=1), day
    return since

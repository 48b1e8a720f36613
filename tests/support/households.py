"""Small households written by hand, for cases whose every figure can be checked on paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.calc.calendar import Month
from planner.calc.dossier import (
    AccountKind,
    AccountLine,
    Allowance,
    Charge,
    Dossier,
    Dwelling,
    Household,
    Income,
    PaidTo,
    Person,
    RentAccount,
    Role,
)
from planner.calc.money import Money

__all__ = ["ON", "alone", "charge", "debt_of", "euros", "income", "month", "rent_debt"]

ON = date(2026, 11, 22)


def euros(text: str) -> Money:
    """An amount as on a paper."""
    return Money.parse(text)


def income(kind: str, amount: str, **fields: Any) -> Income:
    """An income by its kind and amount."""
    return Income(kind=kind, amount=euros(amount), **fields)


def charge(kind: str, amount: str, **fields: Any) -> Charge:
    """A charge by its kind and amount."""
    return Charge(kind=kind, amount=euros(amount), **fields)


def rent_debt(amount: str, day: date = date(2026, 6, 1)) -> RentAccount:
    """An account of one unpaid rent."""
    return debt_of((day, AccountKind.RENT, amount))


def debt_of(*lines: tuple[date, AccountKind, str]) -> RentAccount:
    """An account of some lines."""
    return RentAccount(
        lines=tuple(
            AccountLine(date=day, kind=kind, amount=euros(amount)) for day, kind, amount in lines
        )
    )


def alone(
    *, wage: str = "1000.00", rent: str = "400.00", aid: str | None = None, **parts: Any
) -> Dossier:
    """One adult, one wage, one rent: 1 unit, a floor of 300.00 under the usual formula."""
    allowance = (
        Allowance() if aid is None else Allowance(amount=euros(aid), paid_to=PaidTo.LANDLORD)
    )
    fields: dict[str, Any] = {
        "household": Household(
            persons=(Person(id="p1", role=Role.APPLICANT, birth=date(1980, 1, 1)),)
        ),
        "incomes": (income("wage", wage),),
        "dwelling": Dwelling(rent=euros(rent), allowance=allowance),
    }
    return Dossier(**(fields | parts))


def month(text: str) -> Month:
    """A month as ``2027-03``."""
    return Month.parse(text)

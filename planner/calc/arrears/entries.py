"""The lines of a rent account as the rules read them.

A landlord's statement mixes what the tenant owes with what he does not: reminder fees and
penalties cannot be charged to a tenant (loi 89-462 art. 4), whatever the statement says. They are
*struck*: listed apart and counted nowhere. Court costs (*dépens*) stay: a judge grants them.
A line dated after the day of the computation does not exist yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

from planner.calc.calendar import Month
from planner.calc.dossier.account import CREDITS, AccountKind
from planner.calc.money import Money
from planner.calc.values import dataclass

__all__ = ["STRUCK", "Entries", "Entry", "Movement", "read_entries"]

STRUCK = frozenset({AccountKind.FEE, AccountKind.PENALTY})
"""What the law forbids to charge to a tenant (loi 89-462 art. 4)."""


class Movement(Protocol):
    """One line of an account: a debit or a credit by its kind, of an amount above zero.

    ``settles`` is the month that the debtor named for a payment, if he named one.
    """

    @property
    def date(self) -> date: ...
    @property
    def kind(self) -> AccountKind: ...
    @property
    def amount(self) -> Money: ...
    @property
    def settles(self) -> Month | None: ...


class Entry(NamedTuple):
    """A line made ready for the rules: its place in the account, its month, its bare cents."""

    position: int
    day: date
    month: Month
    kind: AccountKind
    cents: int
    settles: Month | None

    @property
    def field(self) -> str:
        """The path of the line's amount in the account."""
        return f"lines[{self.position}].amount"


@dataclass(frozen=True, slots=True)
class Entries:
    """The lines dated on or before a day: debits and credits by date, then in the order given.

    ``struck`` keeps the order of the account, as it is a list to show and not to compute with.
    """

    debits: tuple[Entry, ...]
    credits: tuple[Entry, ...]
    struck: tuple[Entry, ...]


def read_entries(lines: Sequence[Movement], on: date) -> Entries:
    """Sort out the lines of an account dated on or before ``on``."""
    debits: list[Entry] = []
    credits: list[Entry] = []
    struck: list[Entry] = []
    months: dict[tuple[int, int], Month] = {}
    for position, line in enumerate(lines):
        day = line.date
        if day > on:
            continue
        key = (day.year, day.month)
        month = months.get(key) or months.setdefault(key, Month(*key))
        entry = Entry(position, day, month, line.kind, line.amount.cents, line.settles)
        if line.kind in STRUCK:
            struck.append(entry)
        elif line.kind in CREDITS:
            credits.append(entry)
        else:
            debits.append(entry)
    debits.sort(key=_by_date)
    credits.sort(key=_by_date)
    return Entries(tuple(debits), tuple(credits), tuple(struck))


def _by_date(entry: Entry) -> date:
    return entry.day

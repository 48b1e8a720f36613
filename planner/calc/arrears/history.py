"""A rent account looked at on each day of its past.

A day is judged from the lines dated on or before it, so that an advance may pay an old month until
the rent it was meant for falls due. Only the days on which something changes are looked at: those
of the lines, and the first of each month, when a month grows old enough.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from planner.calc.arrears.entries import Entries, Entry
from planner.calc.arrears.imputation import impute, wanted_months
from planner.calc.calendar import Month, months_between
from planner.calc.dossier.account import Imputation

__all__ = ["History", "Standing"]


class Standing(NamedTuple):
    """A day and the balance of the account at its end, in cents."""

    day: date
    balance: int


class _OverTime:
    """The cents of one month added up by day, to be read as on any day."""

    def __init__(self) -> None:
        self._days: list[date] = []
        self._sums: list[int] = []

    def add(self, day: date, cents: int) -> None:
        self._days.append(day)
        self._sums.append(cents + (self._sums[-1] if self._sums else 0))

    def on(self, day: date) -> int:
        at = bisect_right(self._days, day)
        return self._sums[at - 1] if at else 0


class History:
    """An account looked at on each day of its past, from the lines dated on or before that day."""

    def __init__(self, entries: Entries, imputation: Imputation, on: date) -> None:
        self._debits = entries.debits
        self._credits = entries.credits
        self._imputation = imputation
        self._due: dict[Month, _OverTime] = {}
        self._first_wanted: dict[Month, _OverTime] = {}
        self._any_wanted: dict[Month, _OverTime] = {}
        for debit in entries.debits:
            self._due.setdefault(debit.month, _OverTime()).add(debit.day, debit.cents)
        for credit in entries.credits:
            wanted = wanted_months(credit, imputation)
            for month in dict.fromkeys(wanted):
                self._any_wanted.setdefault(month, _OverTime()).add(credit.day, credit.cents)
            if wanted:
                self._first_wanted.setdefault(wanted[0], _OverTime()).add(credit.day, credit.cents)
        self.standings = self._stand(on)

    def _stand(self, on: date) -> tuple[Standing, ...]:
        changes: dict[date, int] = {}
        for debit in self._debits:
            changes[debit.day] = changes.get(debit.day, 0) + debit.cents
        for credit in self._credits:
            changes[credit.day] = changes.get(credit.day, 0) - credit.cents
        if changes:
            for month in months_between(Month.of(min(changes)).plus(1), Month.of(on)):
                changes.setdefault(month.first_day, 0)
        days = sorted(changes)
        balances = accumulate(changes[day] for day in days)
        return tuple(map(Standing, days, balances))

    def since(self, holds: Callable[[Standing], bool], not_before: date) -> date | None:
        """The first day of the unbroken run of days that ends now and on which a rule holds.

        The run begins on ``not_before`` at the earliest; None when the rule does not hold now.
        """
        since: date | None = None
        for standing in reversed(self.standings):
            if not holds(standing):
                break
            since = max(standing.day, not_before)
            if standing.day <= not_before:
                break
        return since

    def has_aged(self, standing: Standing, months: int) -> bool:
        """Whether the oldest unpaid month began that many months before the month of that day.

        What is unpaid in old months is the balance less what is unpaid in the recent ones. A
        recent month has lost at least the credits that want it first, at most all those that
        want it: where these two bounds do not settle the question, the account is imputed anew.
        """
        day, balance = standing
        if balance <= 0:
            return False
        now = Month.of(day)
        recent = [now.plus(-back) for back in range(months)]
        at_least = balance - sum(self._left(month, day, self._first_wanted) for month in recent)
        if at_least > 0:
            return True
        at_most = balance - sum(self._left(month, day, self._any_wanted) for month in recent)
        if at_most <= 0:
            return False
        return self._oldest_unpaid(day) <= now.plus(-months)

    def _left(self, month: Month, day: date, wanted: dict[Month, _OverTime]) -> int:
        due = self._due.get(month)
        if due is None:
            return 0
        paid = wanted.get(month)
        return max(0, due.on(day) - (paid.on(day) if paid else 0))

    def _oldest_unpaid(self, day: date) -> Month:
        debits, credits = _until(self._debits, day), _until(self._credits, day)
        left = [debit.cents for debit in debits]
        for part in impute(debits, credits, self._imputation):
            left[part.debit] -= part.cents
        return min(debit.month for debit, cents in zip(debits, left, strict=True) if cents)


def _until(entries: Sequence[Entry], day: date) -> Sequence[Entry]:
    return entries[: bisect_right(entries, day, key=lambda entry: entry.day)]

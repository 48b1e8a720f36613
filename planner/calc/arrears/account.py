"""The state of a rent account on a day: what is owed, month by month, and what it sets off.

Four rules meet here: fees and penalties are struck (``entries``), credits are imputed to debits
(``imputation``), what is older than three years is prescribed (``prescription``), and a debt large
or old enough is an *impayé* for the housing allowance (``impaye``). Near the change of regime of
1 January 2027 both readings are given, since a plan signed before it is judged after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from planner.calc.arrears.entries import Entries, Entry, Movement, read_entries
from planner.calc.arrears.history import History
from planner.calc.arrears.impaye import Impaye, MonthlyAmounts, readings
from planner.calc.arrears.imputation import Part, impute
from planner.calc.arrears.prescription import is_prescribed
from planner.calc.calendar import Month
from planner.calc.dossier.account import Imputation
from planner.calc.law import Law, LawValue
from planner.calc.money import Money
from planner.calc.operations import Recorder, figures_only
from planner.calc.values import dataclass

__all__ = [
    "REFERENCES",
    "MonthState",
    "MonthlyAmounts",
    "Payment",
    "RentArrears",
    "Struck",
    "rent_arrears",
]

N = TypeVar("N")

PRESCRIPTION = "loyer.prescription"

REFERENCES: Mapping[str, str] = {
    "balance": "loi 89-462 art. 4 et 7",
    "struck_total": "loi 89-462 art. 4",
    "prescribed": "loi 89-462 art. 7-1",
    "undisputed": "loi 89-462 art. 7-1 ; C. civ. art. 2240",
    "impaye.threshold": "CCH R.824-1",
    "impaye_other.threshold": "CCH R.824-1",
}


@dataclass(frozen=True, slots=True)
class MonthState:
    """One month of the account: what fell due in it, what has paid it, what is left."""

    month: Month
    due: Money
    paid: Money
    unpaid: Money


@dataclass(frozen=True, slots=True)
class Struck:
    """A line that the tenant does not owe; ``position`` is its place in the account, from 0."""

    position: int
    date: date
    kind: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Payment:
    """So much of one credit line that paid one debit line, by their places in the account."""

    credit: int
    debit: int
    amount: Money


@dataclass(frozen=True, slots=True)
class RentArrears:
    """The state of a rent account on a day.

    ``balance`` may be below zero (the landlord owes). ``undisputed`` is what may be acknowledged:
    the balance without the prescribed debits, never below zero. ``payments`` is the imputation
    line by line. ``used`` are the dated legal values that the result rests on.
    """

    on: date
    balance: Money
    by_month: tuple[MonthState, ...]
    prescribed: Money
    undisputed: Money
    struck: tuple[Struck, ...]
    struck_total: Money
    impaye: Impaye
    impaye_other: Impaye | None
    payments: tuple[Payment, ...]
    used: tuple[LawValue, ...]

    @property
    def unpaid_months(self) -> int:
        """How many months have something left to pay."""
        return sum(1 for state in self.by_month if state.unpaid)

    @property
    def oldest_unpaid(self) -> Month | None:
        """The first month with something left to pay."""
        return next((state.month for state in self.by_month if state.unpaid), None)


def rent_arrears(
    lines: Sequence[Movement],
    monthly: MonthlyAmounts,
    on: date,
    law: Law,
    *,
    imputation: Imputation = Imputation.OLDEST,
    recorder: Recorder[Any] = figures_only,
) -> RentArrears:
    """The account on the evening of ``on``, from its lines in any order.

    Every amount of a line is above zero; only credits may settle a named month. With a recorder
    that remembers, ``balance``, ``prescribed``, ``undisputed``, ``struck_total``,
    ``impaye.threshold``, ``impaye_other.threshold`` and ``due[YYYY-MM]``, ``paid[YYYY-MM]``,
    ``unpaid[YYYY-MM]`` are kept with their terms. ``MissingParameter`` before the first known
    value of a legal parameter.
    """
    r = recorder
    entries = read_entries(lines, on)
    parts = impute(entries.debits, entries.credits, imputation)
    prescription = law.value(PRESCRIPTION, on)
    by_month, prescribed, balance = _balance(entries, parts, on, prescription, r)
    struck_total = r.sum("struck_total", *[_given(r, entry) for entry in entries.struck])
    undisputed = r.at_least_zero("undisputed", r.difference("acknowledgeable", balance, prescribed))
    history = History(entries, imputation, on)
    impaye, impaye_other, used = readings(history, monthly, on, law, r)
    return RentArrears(
        on=on,
        balance=_money(r, balance),
        by_month=by_month,
        prescribed=_money(r, prescribed),
        undisputed=_money(r, undisputed),
        struck=tuple(
            Struck(entry.position, entry.day, entry.kind.value, Money(entry.cents))
            for entry in entries.struck
        ),
        struck_total=_money(r, struck_total),
        impaye=impaye,
        impaye_other=impaye_other,
        payments=tuple(
            Payment(
                entries.credits[part.credit].position,
                entries.debits[part.debit].position,
                Money(part.cents),
            )
            for part in parts
        ),
        used=(*used, prescription) if r.bare(prescribed) else used,
    )


def _balance(
    entries: Entries, parts: Sequence[Part], on: date, prescription: LawValue, r: Recorder[N]
) -> tuple[tuple[MonthState, ...], N, N]:
    """The months of the account, what is prescribed and the balance."""
    dues: dict[Month, list[N]] = {}
    paids: dict[Month, list[N]] = {}
    paid_of: dict[int, list[N]] = {}
    given: list[N] = []
    for debit in entries.debits:
        given.append(_given(r, debit))
        dues.setdefault(debit.month, []).append(given[-1])
    for part in parts:
        debit = entries.debits[part.debit]
        amount = r.given("imputed", Money(part.cents), field=entries.credits[part.credit].field)
        paids.setdefault(debit.month, []).append(amount)
        paid_of.setdefault(part.debit, []).append(amount)
    states: list[MonthState] = []
    month_dues: list[N] = []
    for month in sorted(dues):
        due = r.sum(f"due[{month}]", *dues[month])
        paid = r.sum(f"paid[{month}]", *paids.get(month, ()))
        unpaid = r.difference(f"unpaid[{month}]", due, paid)
        month_dues.append(due)
        states.append(MonthState(month, _money(r, due), _money(r, paid), _money(r, unpaid)))
    old = [
        r.difference("prescribed_debit", given[rank], *paid_of.get(rank, ()))
        for rank, debit in enumerate(entries.debits)
        if is_prescribed(debit.day, on, prescription.count)
    ]
    prescribed = r.sum("prescribed", *[left for left in old if r.bare(left)])
    debited = r.sum("debits", *month_dues)
    credited = r.sum("credits", *[_given(r, credit) for credit in entries.credits])
    return tuple(states), prescribed, r.difference("balance", debited, credited)


def _given(r: Recorder[N], entry: Entry) -> N:
    return r.given(f"line.{entry.kind.value}", Money(entry.cents), field=entry.field)


def _money(r: Recorder[N], term: N) -> Money:
    return Money(r.bare(term))  # type: ignore[arg-type]

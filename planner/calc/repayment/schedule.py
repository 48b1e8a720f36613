"""One debt spread over equal instalments, to the cent (*plan d'apurement*).

Every line is the same round amount but the last, which settles: it is never larger than the
others. Asked for a number of instalments, the regular one is the debt divided by it and rounded
**up** to the step, so that the debt may be settled a few lines earlier, never later. Due dates are
counted from the first one: the 31st becomes the last day of a short month and does not drift.

Where a negotiation fails, the payer of the allowance imposes a thirty-sixth of the debt a month
for 36 months (CCH R.824-8, R.824-12): the reference that every other plan is compared with.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, TypeVar

from planner.calc.calendar import due_date
from planner.calc.law import Law, LawValue
from planner.calc.money import Money
from planner.calc.operations import Recorder, figures_only
from planner.calc.values import dataclass

__all__ = [
    "MOST_LINES",
    "ONE_CENT",
    "REFERENCES",
    "Instalment",
    "Schedule",
    "lines_needed",
    "schedule_by_instalment",
    "schedule_by_number",
    "statutory_number",
]

N = TypeVar("N")

MOST_LINES = 1200
"""A hundred years of months: no schedule is longer."""

ONE_CENT = Money(1)

STATUTORY_NUMBER = "plan_apurement.echeances_par_defaut"

REFERENCES = {
    "regular": "C. civ. art. 1343-5",
    "last": "C. civ. art. 1342",
}


class Instalment(NamedTuple):
    """Line ``n`` (from 1) of a schedule: what is due that day and what remains after it."""

    n: int
    due: date
    amount: Money
    remaining: Money


@dataclass(frozen=True, slots=True)
class Schedule:
    """A debt spread over ``count`` lines: all of ``regular`` but the last one, ``last``.

    With a single line ``regular`` equals ``last``. The lines are built when they are looked at.
    """

    debt: Money
    first_due: date
    count: int
    regular: Money
    last: Money

    def __iter__(self) -> Iterator[Instalment]:
        remaining = self.debt
        for n in range(1, self.count + 1):
            amount = self.regular if n < self.count else self.last
            remaining -= amount
            yield Instalment(n, due_date(self.first_due, n), amount, remaining)

    @property
    def lines(self) -> tuple[Instalment, ...]:
        """Every line, in order."""
        return tuple(self)

    @property
    def ends(self) -> date:
        """The day of the last line."""
        return due_date(self.first_due, self.count)


def schedule_by_number(
    debt: Money,
    first_due: date,
    number: int,
    *,
    step: Money = ONE_CENT,
    recorder: Recorder[Any] = figures_only,
) -> Schedule:
    """A debt above zero in at most ``number`` lines (1 to 1200); regular: a multiple of ``step``.

    Keeps ``regular`` and ``last`` in a recorder that remembers. ValueError for anything
    outside its range.
    """
    if not 1 <= number <= MOST_LINES:
        raise ValueError(f"a schedule has 1 to {MOST_LINES} lines")
    owed = _owed(recorder, debt, step)
    share = recorder.quotient(
        "share", owed, recorder.given("instalments", number, field="instalments"), None
    )
    return _spread(recorder, debt, first_due, owed, recorder.up_to("asked", share, step.cents))


def schedule_by_instalment(
    debt: Money,
    first_due: date,
    instalment: Money,
    *,
    step: Money = ONE_CENT,
    recorder: Recorder[Any] = figures_only,
) -> Schedule:
    """A debt above zero by a regular amount, which is a multiple of ``step``.

    ValueError when the amount is not, or when more than 1200 lines would be needed.
    """
    if instalment.cents <= 0 or step.cents <= 0 or instalment.cents % step.cents:
        raise ValueError("an instalment is above zero and a multiple of the step")
    owed = _owed(recorder, debt, step)
    asked = recorder.given("instalment", instalment, field="instalment")
    return _spread(recorder, debt, first_due, owed, asked)


def statutory_number(law: Law, on: date) -> LawValue:
    """In how many instalments the payer's default plan spreads a debt (1/36 for 36 months)."""
    return law.value(STATUTORY_NUMBER, on)


def lines_needed(debt: Money, instalment: Money) -> int:
    """How many lines settle a debt by a regular amount."""
    return -(-debt.cents // instalment.cents)


def _owed(r: Recorder[N], debt: Money, step: Money) -> N:
    if debt.cents <= 0 or step.cents <= 0:
        raise ValueError("the debt and the step are above zero")
    return r.given("debt", debt, field="debt")


def _spread(r: Recorder[N], debt: Money, first_due: date, owed: N, asked: N) -> Schedule:
    count = lines_needed(debt, _money(r, asked))
    if count > MOST_LINES:
        raise ValueError(f"a schedule has at most {MOST_LINES} lines")
    regular = r.minimum("regular", asked, owed)
    before_last = r.times("before_last", regular, r.given("lines_before_last", count - 1))
    last = r.difference("last", owed, before_last)
    return Schedule(debt, first_due, count, _money(r, regular), _money(r, last))


def _money(r: Recorder[N], term: N) -> Money:
    return Money(r.bare(term))  # type: ignore[arg-type]

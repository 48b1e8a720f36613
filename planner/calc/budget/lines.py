"""A line of the budget: what it weighs in an average month, and what falls in a given month.

The same paper answers two questions. *How much a month?* spreads the line evenly: a week counts
52 ÷ 12 times, a quarter one third, and a line paid in some months of the year its amount times
the number of those months ÷ 12 (a canteen of ten months: 10 ÷ 12). *What falls in February?* puts
the whole amount in the months in which it is really received or paid, because a family is not
evicted on the average but in the worst month.

The average of a day counts the lines that run in the month of that day: a benefit that ended in
the summer or a job that starts in March are not in it, and are in the calendar where they belong.
A line paid once is in no average at all.

In the calendar, what is paid by the day, the week, the fortnight or the four weeks counts for its
monthly equivalent, since real days would make a false peak of every month of five Fridays. What
is paid every two months, quarter, half-year or year falls every so many months from its first
month ``start``; when that first month is not known, its monthly equivalent stands in every month
and the result says so.
"""

from __future__ import annotations

from enum import Enum

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.debts import Debt
from planner.calc.dossier.lines import BudgetLine, Charge, Income
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Rounding
from planner.calc.results import Side
from planner.calc.values import dataclass

__all__ = [
    "Line",
    "Rhythm",
    "charge_line",
    "debt_line",
    "income_line",
    "monthly_equivalent",
    "spread_over_a_year",
]

_STEP = {
    Frequency.TWO_MONTHS: 2,
    Frequency.QUARTER: 3,
    Frequency.HALF_YEAR: 6,
    Frequency.YEAR: 12,
}


class Rhythm(Enum):
    """How a line falls in the calendar."""

    EVERY_MONTH = "every_month"
    SOME_MONTHS = "some_months"
    FROM_START = "from_start"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the dossier made ready for the sums, with its place in it.

    ``counted`` is False for what is shown but not added, and ``why_not`` is the id of the reason.
    ``amount`` and ``monthly`` are figures in whole cents: as printed on the paper, and its monthly
    equivalent rounded half up to the cent.
    """

    path: str
    side: Side
    kind: str
    label: str
    whose: str
    amount: Figure
    monthly: Figure
    rhythm: Rhythm
    months: tuple[int, ...]
    step: int
    start: Month | None
    until: Month | None
    evidence: str
    private: bool
    rough: bool
    counted: bool = True
    why_not: str = ""

    def runs_in(self, month: Month) -> bool:
        """Whether the line has begun and has not ended in that month."""
        return (self.start is None or self.start <= month) and (
            self.until is None or month <= self.until
        )

    def whole_in(self, month: Month) -> bool:
        """Whether the whole amount falls in that month and not in every month."""
        if self.rhythm is Rhythm.EVERY_MONTH or not self.runs_in(month):
            return False
        if self.rhythm is Rhythm.SOME_MONTHS:
            return month.number in self.months
        if self.start is None:
            return False
        elapsed = month.minus(self.start)
        return elapsed == 0 if self.rhythm is Rhythm.ONCE else elapsed % self.step == 0

    def figure_in(self, month: Month) -> Figure | None:
        """What falls in that month, or None."""
        if self.rhythm is Rhythm.EVERY_MONTH:
            return self.monthly if self.runs_in(month) else None
        return self.amount if self.whole_in(month) else None

    def times_a_year(self) -> int:
        """How many months of a year it falls in when it does not fall in every month."""
        if self.rhythm is Rhythm.SOME_MONTHS:
            return len(self.months)
        return 12 // self.step if self.rhythm is Rhythm.FROM_START else 1


def monthly_equivalent(r: WithDerivation, id: str, amount: Figure, line: BudgetLine) -> Figure:
    """The amount of a line in an average month, to the cent, halves up."""
    if line.months is not None:
        return r.part(id, amount, len(set(line.months)), 12, Rounding.HALF_UP)
    if line.frequency is Frequency.MONTH:
        return r.sum(id, amount)
    times = line.frequency.per_month
    return r.part(id, amount, times.numerator, times.denominator, Rounding.HALF_UP)


def income_line(r: WithDerivation, index: int, income: Income) -> Line:
    """The line of one income of the dossier."""
    return _line(r, f"incomes[{index}]", Side.INCOME, income.kind, income)


def charge_line(r: WithDerivation, index: int, charge: Charge) -> Line:
    """The line of one charge of the dossier."""
    return _line(r, f"charges[{index}]", Side.CHARGE, charge.kind, charge)


def _line(r: WithDerivation, path: str, side: Side, kind: str, line: BudgetLine) -> Line:
    amount = r.given(f"amount[{path}]", line.amount, field=f"{path}.amount")
    rhythm, step = _rhythm(line)
    return Line(
        path=path,
        side=side,
        kind=kind,
        label=line.label,
        whose=line.whose,
        amount=amount,
        monthly=monthly_equivalent(r, f"monthly[{path}]", amount, line),
        rhythm=rhythm,
        months=tuple(sorted(set(line.months or ()))),
        step=step,
        start=line.start,
        until=line.until,
        evidence=line.evidence.status.value,
        private=line.private,
        rough=line.rough or kind in ("income_total", "charges_total"),
    )


def _rhythm(line: BudgetLine) -> tuple[Rhythm, int]:
    if line.months is not None:
        return Rhythm.SOME_MONTHS, 12
    if line.frequency is Frequency.ONCE:
        return Rhythm.ONCE, 12
    step = _STEP.get(line.frequency)
    if step is not None and line.start is not None:
        return Rhythm.FROM_START, step
    return Rhythm.EVERY_MONTH, 1


def debt_line(r: WithDerivation, index: int, debt: Debt, first: Month) -> Line | None:
    """The instalment that a debt takes each month now, or None when nothing is paid.

    Without an end and without interest the instalments stop when the balance is paid; with
    interest and no end they are taken to go on.
    """
    if debt.instalment is None or not debt.instalment or not debt.balance:
        return None
    path = f"debts[{index}]"
    amount = r.given(f"amount[{path}]", debt.instalment, field=f"{path}.instalment")
    until = debt.until
    if until is None and debt.rate is None:
        count = -(-debt.balance.cents // debt.instalment.cents)
        until = first.plus(min(count, 1200) - 1)
    return Line(
        path=path,
        side=Side.CHARGE,
        kind=debt.kind,
        label=debt.creditor,
        whose=debt.whose,
        amount=amount,
        monthly=r.sum(f"monthly[{path}]", amount),
        rhythm=Rhythm.EVERY_MONTH,
        months=(),
        step=1,
        start=None,
        until=until,
        evidence=debt.evidence.status.value,
        private=debt.private,
        rough=debt.rough,
    )


def spread_over_a_year(r: WithDerivation, line: Line) -> Figure:
    """What a lump weighs a month once its creditor has agreed to spread it over a year."""
    return r.part("lump.monthly", line.amount, line.times_a_year(), 12, Rounding.HALF_UP)

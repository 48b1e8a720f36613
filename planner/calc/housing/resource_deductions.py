"""A year of wages and pensions as the housing allowance counts it.

Each employee deducts a tenth for work expenses, within a minimum and a maximum; pensions a tenth
too, a minimum for each pensioner and a maximum for the household; and a couple of whom both work a
small amount. The CAF starts from *taxable* wages: what is typed from a bank account is a little
less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from planner.calc.calendar import Month
from planner.calc.dossier.common import COMMON
from planner.calc.dossier.lines import Income
from planner.calc.law import Law
from planner.calc.money import ZERO, Rounding
from planner.calc.operations import Recorder

__all__ = ["PENSIONS", "REFERENCES", "WAGES", "Placed", "yearly_resources"]

N = TypeVar("N")

Placed = tuple[int, Income]
"""An income of the dossier and its place in the list."""

REFERENCES = {
    "base": "CCH R.822-2 et suivants",
    "work_expenses": "CCH R.822-4 ; CGI art. 83 3°",
    "pension_deduction": "CGI art. 158 5 a",
    "both_working": "CCH R.822-7 ; arrêté du 27/09/2019 art. 3",
}

WAGES = frozenset({"wage", "wage_13th_month", "esat_wage"})
PENSIONS = frozenset(
    {"retirement_pension", "supplementary_pension", "survivor_pension", "disability_pension"}
)

_HALF_UP = Rounding.HALF_UP


def yearly_resources(
    r: Recorder[N], law: Law, month: Month, counted: Iterable[Placed], *, common: str
) -> N:
    """The base, EUR a year, of lines that are all wages or pensions and run the whole year.

    ``common`` is the person to whom an income of the whole household is counted.
    """
    wages: dict[str, list[N]] = {}
    pensions: dict[str, list[N]] = {}
    for index, income in counted:
        yearly = _yearly(r, index, income)
        whose = common if income.whose == COMMON else income.whose
        group = wages if income.kind in WAGES else pensions
        group.setdefault(whose, []).append(yearly)
    earned = {whose: r.sum(f"wages[{whose}]", *some) for whose, some in wages.items()}
    kept = [
        *(_less_expenses(r, law, month, whose, amount) for whose, amount in earned.items()),
        *_less_pension_deduction(r, law, month, pensions),
    ]
    if not kept:
        return r.sum("base", r.given("nothing_counts", ZERO))
    total = r.sum("resources_kept", *kept)
    workers = [whose for whose, amount in earned.items() if _works(r, law, month, whose, amount)]
    if len(workers) == 2:
        less = r.parameter(law.value("al.ressources.abattement_double_activite", month.first_day))
        total = r.difference("both_working", total, less)
    return r.at_least_zero("base", total)


def _yearly(r: Recorder[N], index: int, income: Income) -> N:
    amount = r.given(f"income[{index}]", income.amount, field=f"incomes[{index}].amount")
    if income.months is not None:
        return r.part(f"yearly[{index}]", amount, len(set(income.months)), 1, _HALF_UP)
    times = income.frequency.per_year
    return r.part(f"yearly[{index}]", amount, times.numerator, times.denominator, _HALF_UP)


def _less_expenses(r: Recorder[N], law: Law, month: Month, whose: str, amount: N) -> N:
    """A tenth of the wages, within a minimum and a maximum for each employee."""
    prefix, day = "al.ressources.frais_pro", month.first_day
    rate = r.parameter(law.value(f"{prefix}.taux", day))
    tenth = r.product(f"tenth[{whose}]", amount, rate, _HALF_UP)
    least = r.maximum(f"at_least[{whose}]", tenth, r.parameter(law.value(f"{prefix}.minimum", day)))
    most = r.parameter(law.value(f"{prefix}.maximum", day))
    expenses = r.minimum(f"work_expenses[{whose}]", least, most, amount)
    return r.difference(f"wages_kept[{whose}]", amount, expenses)


def _less_pension_deduction(
    r: Recorder[N], law: Law, month: Month, pensions: Mapping[str, list[N]]
) -> list[N]:
    """A tenth of each one's pensions, a minimum for each, a maximum for the household."""
    if not pensions:
        return []
    day = month.first_day
    rate = r.parameter(law.value("al.ressources.frais_pro.taux", day))
    minimum = r.parameter(law.value("al.ressources.pensions.minimum", day))
    deductions, amounts = [], []
    for whose, some in pensions.items():
        amount = r.sum(f"pensions[{whose}]", *some)
        tenth = r.product(f"pension_tenth[{whose}]", amount, rate, _HALF_UP)
        least = r.maximum(f"pension_at_least[{whose}]", tenth, minimum)
        deductions.append(r.minimum(f"pension_deduction[{whose}]", least, amount))
        amounts.append(amount)
    most = r.parameter(law.value("al.ressources.pensions.maximum", day))
    deduction = r.minimum("pension_deduction", r.sum("pension_deductions", *deductions), most)
    return [r.difference("pensions_kept", r.sum("pensions", *amounts), deduction)]


def _works(r: Recorder[N], law: Law, month: Month, whose: str, amount: N) -> bool:
    """R.822-7: each earns at least twelve times the monthly base of family benefits."""
    monthly = r.parameter(law.value("bmaf", month.first_day))
    least = r.times(f"working_from[{whose}]", monthly, r.given("months_of_the_year", 12))
    return r.bare(amount) >= r.bare(least)

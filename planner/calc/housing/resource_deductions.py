"""A year of wages, benefits and pensions as the housing allowance counts it, person by person.

Each person deducts a tenth of wages and benefits for work expenses, within a minimum and a maximum;
pensions a tenth too, a minimum for each pensioner and a maximum for the household. What remains of
earnings may then be abated or left out (see ``resource_treatment``): the expenses are taken off
earnings first, then off unemployment benefits, then off daily allowances, which is the order of the
tax. A couple of whom both work deducts a small amount.

The CAF starts from *taxable* wages: what is typed from a bank account is a little less.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.lines import Income
from planner.calc.housing.resource_kinds import ACTIVITY, DAILY, PENSIONS, UNEMPLOYMENT
from planner.calc.housing.resource_treatment import NO_TREATMENT, Effect, Treatment
from planner.calc.housing.resource_window import Window, months_of
from planner.calc.law import Law
from planner.calc.money import ZERO, Rounding
from planner.calc.operations import Recorder

__all__ = ["REFERENCES", "Year", "base_of", "year_of"]

N = TypeVar("N")

REFERENCES = {
    "base": "CCH R.822-2 et suivants",
    "work_expenses": "CCH R.822-4 ; CGI art. 83 3°",
    "pension_deduction": "CGI art. 158 5 a",
    "both_working": "CCH R.822-7 ; arrêté du 27/09/2019 art. 3",
    "earnings_abatement": "CCH R.822-13, R.822-14, R.822-16",
    "benefit_abatement": "CCH R.822-13",
    "neutralised": "CCH R.822-15, R.822-17",
    "notional_income": "CCH L.822-5",
}

_HALF_UP = Rounding.HALF_UP
_PARTS = (("earnings", ACTIVITY), ("unemployment", UNEMPLOYMENT), ("daily", DAILY))


class Year(NamedTuple):
    """The lines of one adult that count, each with its rank in the dossier, and the treatment.

    ``whose`` is the adult's place in the dossier (``household.persons[0]``).
    """

    whose: str
    lines: tuple[tuple[int, Income], ...]
    treatment: Treatment


def year_of(r: Recorder[N], index: int, income: Income, window: Window) -> N:
    """What a line brought over the months of the window in which it ran, EUR."""
    place = f"incomes[{index}]"
    amount = r.given(f"income[{place}]", income.amount, field=f"{place}.amount")
    count = len(months_of(income, window))
    if income.months is not None or income.frequency is Frequency.ONCE:
        return r.part(f"yearly[{place}]", amount, count, 1, _HALF_UP)
    times = income.frequency.per_year
    return r.part(
        f"yearly[{place}]", amount, times.numerator * count, times.denominator * 12, _HALF_UP
    )


def base_of(
    r: Recorder[N], law: Law, month: Month, window: Window, years: Iterable[Year], assets: N | None
) -> N:
    """The base of the household, EUR a year; ``assets`` is the notional income of its savings."""
    kept: list[N] = []
    earned: dict[str, N] = {}
    pensions: dict[str, list[N]] = {}
    for year in years:
        parts = {
            name: [
                year_of(r, index, income, window)
                for index, income in year.lines
                if income.kind in kinds
            ]
            for name, kinds in _PARTS
        }
        if any(parts.values()):
            kept.append(_earnings_kept(r, law, month, year, parts))
            if parts["earnings"] and year.treatment.effect is not Effect.NEUTRALISED:
                earned[year.whose] = r.sum(f"earned[{year.whose}]", *parts["earnings"])
        some = [
            year_of(r, i, income, window) for i, income in year.lines if income.kind in PENSIONS
        ]
        if some:
            pensions[year.whose] = some
    kept += _pensions_kept(r, law, month, pensions)
    kept += [] if assets is None else [assets]
    if not kept:
        return r.sum("base", r.given("nothing_counts", ZERO))
    total = r.sum("resources_kept", *kept)
    workers = [whose for whose, amount in earned.items() if _works(r, law, month, whose, amount)]
    if len(workers) == 2:
        less = r.parameter(law.value("al.ressources.abattement_double_activite", month.first_day))
        total = r.difference("both_working", total, less)
    return r.at_least_zero("base", total)


def _earnings_kept(
    r: Recorder[N], law: Law, month: Month, year: Year, parts: Mapping[str, list[N]]
) -> N:
    """One person's wages and benefits, less expenses, less what a situation sets aside."""
    whose = year.whose
    amounts = [amount for some in parts.values() for amount in some]
    total = r.sum(f"wages[{whose}]", *amounts)
    expenses = _expenses(r, law, month, whose, total)
    if year.treatment == NO_TREATMENT:
        return r.difference(f"wages_kept[{whose}]", total, expenses)
    left: dict[str, N] = {}
    for name, some in parts.items():
        if not some:
            continue
        part = r.sum(f"{name}[{whose}]", *some)
        difference = r.difference(f"{name}_less_expenses[{whose}]", part, expenses)
        left[name] = r.at_least_zero(f"{name}_kept[{whose}]", difference)
        over = r.difference(f"expenses_less_{name}[{whose}]", expenses, part)
        expenses = r.at_least_zero(f"expenses_after_{name}[{whose}]", over)
    return r.sum(f"wages_kept[{whose}]", *_treated(r, law, month, year, left))


def _treated(r: Recorder[N], law: Law, month: Month, year: Year, left: Mapping[str, N]) -> list[N]:
    effect, whose = year.treatment.effect, year.whose
    if effect is Effect.NEUTRALISED:
        daily = [left["daily"]] if "daily" in left else []
        reason = year.treatment.reason
        nothing = r.choice(f"neutralised[{whose}]", r.given("nothing_counts", ZERO), because=reason)
        return [nothing, *daily]
    rate = r.parameter(law.value("al.ressources.abattement_chomage", month.first_day))
    abated = {"earnings": "earnings_abatement"}
    if effect is Effect.ALL_ABATED:
        abated["unemployment"] = "benefit_abatement"
    kept = []
    for name, amount in left.items():
        if name not in abated:
            kept.append(amount)
            continue
        less = r.product(f"{abated[name]}[{whose}]", amount, rate, _HALF_UP)
        kept.append(r.difference(f"{name}_after_abatement[{whose}]", amount, less))
    return kept


def _expenses(r: Recorder[N], law: Law, month: Month, whose: str, amount: N) -> N:
    """A tenth of the wages and benefits, within a minimum and a maximum for each person."""
    prefix, day = "al.ressources.frais_pro", month.first_day
    rate = r.parameter(law.value(f"{prefix}.taux", day))
    tenth = r.product(f"tenth[{whose}]", amount, rate, _HALF_UP)
    least = r.maximum(f"at_least[{whose}]", tenth, r.parameter(law.value(f"{prefix}.minimum", day)))
    most = r.parameter(law.value(f"{prefix}.maximum", day))
    return r.minimum(f"work_expenses[{whose}]", least, most, amount)


def _pensions_kept(
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

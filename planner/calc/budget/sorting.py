"""Which lines count, and where: nothing twice, nothing that is not money to live on.

A household tells its rent among its charges, its allowance among its incomes, and what it spends
on food beside a floor that is made for food. Each of these would be counted twice. Such a line is
kept and shown, and ``why_not`` says why it is not added:

* the housing allowance and the RLS make the rent smaller, they are not incomes;
* PCH and APA pay for help at home, they are not money of the household;
* rent, charges and surloyer told among the charges count once, with the dwelling;
* food, hygiene and clothing are what the reste à vivre is for: they are not taken from it;
* the instalment of a debt told both as a charge and with the debt counts as the charge;
* what a debt takes from an income before it arrives is deducted from the resources, and from
  nothing when the income was told already cut;
* a debt born before the admissibility of an over-indebtedness file may not be paid
  (C. conso. L.722-5), so that its instalment is not a charge any more.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.calc.budget.lines import Line, charge_line, debt_line, income_line
from planner.calc.budget.withholding import bite, bitten, taken_at_source
from planner.calc.calendar import Month
from planner.calc.dossier.debts import Debt
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, WithDerivation
from planner.calc.results import Side
from planner.calc.values import dataclass

__all__ = [
    "ALLOWANCE_APART",
    "ALREADY_WITHHELD",
    "COUNTED_WITH_DWELLING",
    "EARMARKED",
    "FROZEN_DEBT",
    "LIVING_COST",
    "RENT_REDUCTION",
    "Sorted",
    "sort_lines",
    "withheld_amounts",
]

ALLOWANCE_APART = "allowance_apart"
RENT_REDUCTION = "rent_reduction"
EARMARKED = "earmarked"
COUNTED_WITH_DWELLING = "counted_with_dwelling"
LIVING_COST = "living_cost"
FROZEN_DEBT = "frozen_debt"
ALREADY_WITHHELD = "already_withheld"

_INCOMES_APART = {
    "housing_allowance": ALLOWANCE_APART,
    "rls": RENT_REDUCTION,
    "pch": EARMARKED,
    "apa": EARMARKED,
}
_LIVING = frozenset({"food", "hygiene_cleaning", "clothing"})
_DWELLING = frozenset({"rent", "rent_charges", "sls"})


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines of a dossier, each in one place only.

    ``incomes`` and ``charges`` are counted; ``withheld`` is what debts take from the incomes, each
    below zero; ``dwelling`` are the rent, charges and surloyer that were told among the charges
    because the dwelling does not say them; ``apart`` are shown only.
    ``order`` is every line in the order of the dossier.
    """

    incomes: tuple[Line, ...]
    withheld: tuple[Line, ...]
    charges: tuple[Line, ...]
    dwelling: tuple[Line, ...]
    apart: tuple[Line, ...]
    order: tuple[Line, ...]


def sort_lines(
    r: WithDerivation, dossier: Dossier, on: date, frozen: frozenset[str] = frozenset()
) -> Sorted:
    """Sort the lines of a dossier; ``frozen`` are the ids of the debts that may not be paid."""
    month = Month.of(on)
    linked = {charge.debt for charge in dossier.charges if charge.debt is not None}
    debts = {debt.id: debt for debt in dossier.debts}
    lines: list[Line] = []
    for index, income in enumerate(dossier.incomes):
        line = income_line(r, index, income)
        why_not = _INCOMES_APART.get(income.kind, "")
        lines.append(replace(line, counted=not why_not, why_not=why_not))
    for index, charge in enumerate(dossier.charges):
        line = charge_line(r, index, charge)
        if charge.kind in _DWELLING:
            line = _of_the_dwelling(line, dossier)
        elif charge.kind in _LIVING:
            line = replace(line, counted=False, why_not=LIVING_COST)
        elif charge.debt in debts:
            line = _of_a_debt(r, line, debts[charge.debt], dossier, lines, month, frozen)
        lines.append(line)
    for index, debt in enumerate(dossier.debts):
        if debt.id in linked:
            continue
        instalment = debt_line(r, index, debt, month)
        if instalment is None:
            continue
        lines.append(_of_a_debt(r, instalment, debt, dossier, lines, month, frozen))
    received = len(dossier.incomes)
    return Sorted(
        incomes=_counted(lines[:received], Side.INCOME),
        withheld=_counted(lines[received:], Side.INCOME),
        charges=_counted(lines, Side.CHARGE),
        dwelling=_counted(lines, Side.HOUSING),
        apart=tuple(line for line in lines if not line.counted),
        order=tuple(lines),
    )


def _counted(lines: list[Line], side: Side) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.counted and line.side is side)


def withheld_amounts(lines: Sorted, month: Month) -> list[Figure]:
    """What debts take at the source in a month, whether the incomes were told cut or whole."""
    already = [line for line in lines.apart if line.why_not == ALREADY_WITHHELD]
    return [line.amount for line in (*lines.withheld, *already) if line.runs_in(month)]


def _of_a_debt(
    r: WithDerivation,
    line: Line,
    debt: Debt,
    dossier: Dossier,
    lines: list[Line],
    month: Month,
    frozen: frozenset[str],
) -> Line:
    """What repays a debt: not paid at all, taken from an income, or a charge."""
    if debt.id in frozen:
        return replace(line, counted=False, why_not=FROZEN_DEBT)
    source = bitten(dossier, debt, month) if taken_at_source(debt) else None
    if source is None:
        return line
    if debt.already_withheld:
        return replace(line, counted=False, why_not=ALREADY_WITHHELD)
    return bite(r, line.path, line, lines[source])


def _of_the_dwelling(line: Line, dossier: Dossier) -> Line:
    dwelling = dossier.dwelling
    said = {
        "rent": dwelling.rent is not None,
        "rent_charges": bool(dwelling.charges),
        "sls": bool(dwelling.sls),
    }[line.kind]
    if said:
        return replace(line, counted=False, why_not=COUNTED_WITH_DWELLING)
    return replace(line, side=Side.HOUSING)

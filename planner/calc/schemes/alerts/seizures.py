"""A seizure that takes more than the law lets it: what must stay with a wage earner.

A creditor who seizes a wage takes no more than the seizable portion of it, all seizures together
(C. trav. L.3252-2, R.3252-2), the wages and benefits in lieu of one person being counted as one
(L.3252-4). A maintenance debt may go beyond (L.3252-5), but leaves the RSA of one person
(R.3252-5), as every seizure does (L.3252-3).

The wage held against the scale is the one before the seizure: what the payslip tells, and what it
already took off where the debt says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.calc.budget.withholding import WAGES, bitten
from planner.calc.debts.seizable import seizable_portion_figures
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.tenancy import AGE_LIMIT, MOST_DEPENDANTS
from planner.calc.dossier.debts import Debt, DebtStage
from planner.calc.money import ZERO, Money
from planner.calc.results import Alert
from planner.errors import MissingParameter

__all__ = ["seizures"]

MAINTENANCE = "child_support_debt"


def seizures(diagnosis: Diagnosis) -> Iterator[Alert]:
    """An alert for each person whose wages are seized for more than the law allows."""
    by_owner: dict[str, list[tuple[int, Debt]]] = {}
    for index, debt in enumerate(diagnosis.dossier.debts):
        owner = _seized(diagnosis, debt)
        if owner is not None:
            by_owner.setdefault(owner, []).append((index, debt))
    for owner, debts in by_owner.items():
        yield from _above(diagnosis, owner, debts)


def _seized(diagnosis: Diagnosis, debt: Debt) -> str | None:
    """Whose wages a debt is taken from in the month of the diagnosis."""
    month = diagnosis.month
    if debt.kind != "wage_seizure" and debt.stage is not DebtStage.SEIZURE:
        return None
    if not debt.instalment or not debt.balance or (debt.until is not None and debt.until < month):
        return None
    rank = bitten(diagnosis.dossier, debt, month)
    if rank is None:
        return None
    income = diagnosis.dossier.incomes[rank]
    return income.whose if income.kind in WAGES else None


def _above(diagnosis: Diagnosis, owner: str, debts: list[tuple[int, Debt]]) -> Iterator[Alert]:
    taken = {debt.id: debt.instalment or ZERO for _, debt in debts}
    told = sum(taken[debt.id].cents for _, debt in debts if debt.already_withheld)
    net = Money(told + _wages(diagnosis, owner))
    household, law, on = diagnosis.dossier.household, diagnosis.law, diagnosis.on
    try:
        count = household.dependants(on, law.value(AGE_LIMIT, on).count)
        portion = seizable_portion_figures(law, net, min(count, MOST_DEPENDANTS), on)
    except MissingParameter:
        return
    seizable, floor = Money(int(portion.seizable)), Money(int(portion.floor))
    all_ = sum(amount.cents for amount in taken.values())
    others = sum(taken[debt.id].cents for _, debt in debts if debt.kind != MAINTENANCE)
    path = f"debts[{debts[0][0]}]"
    if others > seizable.cents:
        values = {"taken": Money(others), "seizable": seizable, "wage": net}
        yield Alert("seizure_above_portion", values, path)
    elif all_ > max(0, net.cents - floor.cents):
        values = {"taken": Money(all_), "left": Money(max(0, net.cents - all_)), "floor": floor}
        yield Alert("seizure_below_minimum", values, path)


def _wages(diagnosis: Diagnosis, owner: str) -> int:
    """The wages of one person in the month, in cents, as told."""
    return sum(
        line.monthly.money.cents
        for line in diagnosis.work.lines.incomes
        if line.path.startswith("incomes[")
        and line.kind in WAGES
        and line.whose == owner
        and line.runs_in(diagnosis.month)
    )

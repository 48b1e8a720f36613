"""What creditors and the over-indebtedness commission could ask: references, not promises.

The capacity of the budget protects the family in its worst month. Two other figures stand beside
it because others will use them: the seizable portion of the pooled resources, and the capacity
that the commission would set, the smallest of three limits (function 6). Both count the housing
allowance among the resources and the whole rent among the charges, with the floor of the reste à
vivre for what is not billed.

What a seizure takes counts on both sides: the scale is held against the whole income, and what is
already taken is no longer there to promise.

The dependants are those of the housing allowance. A partner whose own resources are below the RSA
would also count for the seizable portion (C. trav. R.3252-3): the figure is then too high.
"""

from __future__ import annotations

from datetime import date

from planner.calc.budget.budget import BudgetWork
from planner.calc.budget.reste_a_vivre import is_instalment
from planner.calc.budget.sorting import withheld_amounts
from planner.calc.calendar import Month
from planner.calc.debts.capacity import (
    LIMITS,
    REFERENCES,
    Pooled,
    capacity_scale,
    compute_repayment_capacity,
)
from planner.calc.diagnosis.flat_capacity import flat_capacity
from planner.calc.diagnosis.grafting import Grafting
from planner.calc.diagnosis.over_indebtedness import OverIndebtedness
from planner.calc.diagnosis.tenancy import AGE_LIMIT, MOST_DEPENDANTS
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.results import ArrearsView, CapacityView
from planner.errors import MissingParameter

__all__ = ["capacity_view"]


def capacity_view(
    dossier: Dossier,
    law: Law,
    on: date,
    work: BudgetWork,
    arrears: ArrearsView,
    file: OverIndebtedness,
) -> tuple[CapacityView | None, WithDerivation]:
    """The references on a day, or None when the law holds no seizure scale on it."""
    sums = WithDerivation("capacity")
    budget = work.budget
    withheld = withheld_amounts(work.lines, Month.of(on))
    resources = sums.sum("pooled_resources", budget.resources, budget.allowance_used, *withheld)
    charges = sums.sum(
        "pooled_charges", work.rent.gross, budget.other_charges, budget.floor, *withheld
    )
    r = Grafting(
        "repayment_capacity", REFERENCES, figures={"resources": resources, "charges": charges}
    )
    try:
        age_limit = law.value(AGE_LIMIT, on).count
        scale = capacity_scale(law, on)
    except MissingParameter:
        return None, sums
    household = dossier.household
    pooled = Pooled(
        resources=resources.money,
        charges=charges.money,
        dependants=min(household.dependants(on, age_limit), MOST_DEPENDANTS),
        couple=household.couple,
        children=min(household.children(on, age_limit), MOST_DEPENDANTS),
    )
    result = compute_repayment_capacity(r, scale, pooled)
    limits = {name: getattr(result, name) for name in LIMITS}
    r.figures.update(sums.figures)
    flat, of_flat = flat_capacity(dossier, law, on, work, scale, pooled, resources)
    r.figures.update(of_flat.figures)
    view = CapacityView(
        seizable=result.seizable_portion,
        commission_capacity=result.capacity,
        limits=limits,
        binding=result.binding,
        total_debts=_total(r, dossier, arrears),
        frozen_debts=_frozen(r, dossier, arrears, file),
        without_debts=_without_debts(r, dossier, on, work),
        flat=flat,
    )
    return view, r


def _balances(r: WithDerivation, dossier: Dossier, ids: frozenset[str] | None) -> list[Figure]:
    return [
        r.given(f"balance[debts[{index}]]", debt.balance, field=f"debts[{index}].balance")
        for index, debt in enumerate(dossier.debts)
        if ids is None or debt.id in ids
    ]


def _total(r: WithDerivation, dossier: Dossier, arrears: ArrearsView) -> Figure:
    return r.sum("total_debts", arrears.undisputed, *_balances(r, dossier, None))


def _frozen(
    r: WithDerivation, dossier: Dossier, arrears: ArrearsView, file: OverIndebtedness
) -> Figure:
    return r.sum("frozen_debts", arrears.frozen, *_balances(r, dossier, file.frozen))


def _without_debts(r: WithDerivation, dossier: Dossier, on: date, work: BudgetWork) -> Figure:
    """What the average leaves above the floor once no instalment of a debt runs."""
    month = Month.of(on)
    linked = frozenset(
        f"charges[{index}]"
        for index, charge in enumerate(dossier.charges)
        if charge.debt is not None
    )
    freed = [
        line.monthly
        for line in work.lines.charges
        if line.runs_in(month) and is_instalment(line, linked)
    ]
    freed += withheld_amounts(work.lines, month)
    left = r.sum("left_without_debts", work.budget.reste_a_vivre, *freed)
    return r.at_least_zero(
        "without_debts", r.difference("left_without_debts_above_floor", left, work.budget.floor)
    )

"""The commission's capacity by its own flat amounts, beside the one by real charges.

The real charges of the dossier and the floor of the reste à vivre give one reading. Where the scale
of the commission is known on the day, the flat amounts stand for what they hold: the two readings
are shown together, and the scale says whether it was verified.
"""

from __future__ import annotations

from datetime import date

from planner.calc.budget.budget import BudgetWork
from planner.calc.budget.reste_a_vivre import is_instalment
from planner.calc.calendar import Month
from planner.calc.debts.capacity import (
    REFERENCES,
    CapacityScale,
    Pooled,
    compute_repayment_capacity,
)
from planner.calc.debts.flat_charges import HELD, compute_flat_amounts, flat_scale
from planner.calc.debts.flat_charges import REFERENCES as FLAT
from planner.calc.diagnosis.grafting import Grafting
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.kinds import ChargeKind
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.results import FlatCapacity
from planner.errors import MissingParameter

__all__ = ["flat_capacity"]


def flat_capacity(
    dossier: Dossier,
    law: Law,
    on: date,
    work: BudgetWork,
    scale: CapacityScale,
    pooled: Pooled,
    resources: Figure,
) -> tuple[FlatCapacity | None, WithDerivation]:
    """The reading by flat amounts; None when no scale is known on the day."""
    r = WithDerivation("flat_capacity", {**REFERENCES, **FLAT})
    try:
        flat = flat_scale(law, on, dossier.dwelling.department)
    except MissingParameter:
        return None, r
    amounts = compute_flat_amounts(r, flat, work.people.count)
    real = r.sum("real_charges", work.rent.gross, *_outside(dossier, law, on, work))
    charges = r.sum("charges_by_flat_amounts", real, amounts)
    grafted = Grafting(
        "flat_capacity", REFERENCES, figures={"resources": resources, "charges": charges}
    )
    counted = Pooled(
        resources=pooled.resources,
        charges=charges.money,
        dependants=pooled.dependants,
        couple=pooled.couple,
        children=pooled.children,
    )
    found = compute_repayment_capacity(grafted, scale, counted)
    grafted.figures.update(r.figures)
    return FlatCapacity(charges, found.capacity, found.binding, flat.verified), grafted


def _outside(dossier: Dossier, law: Law, on: date, work: BudgetWork) -> list[Figure]:
    """The charges at their real amount: those that no flat amount holds and that repay no debt."""
    held = HELD | {kind.id for kind in law.records(ChargeKind) if kind.flat_amount}
    linked = frozenset(
        f"charges[{index}]"
        for index, charge in enumerate(dossier.charges)
        if charge.debt is not None
    )
    month = Month.of(on)
    return [
        line.monthly
        for line in work.lines.charges
        if line.runs_in(month) and line.kind not in held and not is_instalment(line, linked)
    ]

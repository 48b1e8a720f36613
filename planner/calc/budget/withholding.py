"""What is taken from an income before it arrives: a wage seized, a benefit withheld.

A seizure (*saisie des rémunérations*, *saisie administrative à tiers détenteur*), an overpayment
that the CAF or France Travail recovers, an advance that an employer takes back: none of them waits
for the household to pay. The money is missing from one income, as long as that income runs and the
debt lasts, and never takes more than that income. It is therefore deducted from the resources, not
counted as one more charge: a family cannot choose to pay it later.

Many a payslip tells the wage already cut («net payé»). The debt then says so with
``already_withheld``, and the amount is shown and not deducted again. When nobody knows, it is
deducted, the prudent reading, and the counsellor is asked.

Which income it bites is read from the kind of the debt and from whose debt it is. Without such an
income it stays a charge like any other.
"""

from __future__ import annotations

from dataclasses import replace

from planner.calc.budget.lines import Line, Rhythm
from planner.calc.calendar import Month
from planner.calc.dossier.debts import Debt, DebtStage
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import WithDerivation
from planner.calc.money import ZERO
from planner.calc.results import Side

__all__ = ["AT_THE_SOURCE", "WAGES", "bite", "bitten", "taken_at_source"]

AT_THE_SOURCE = frozenset(
    {"wage_seizure", "caf_overpayment", "france_travail_overpayment", "employer_advance"}
)
"""Debts taken from an income before it arrives, whatever their stage."""

_BENEFITS = {
    "caf_overpayment": ("rsa", "ppa", "af", "cf", "asf", "aah"),
    "france_travail_overpayment": ("unemployment_benefit", "ass"),
}
WAGES = (
    "wage",
    "temporary_wage",
    "home_worker_wage",
    "unemployment_benefit",
    "retirement_pension",
)
"""Incomes seized by the scale of wages, in the order in which a seizure is looked for."""


def taken_at_source(debt: Debt) -> bool:
    """Whether the debt takes its money before an income arrives."""
    return debt.kind in AT_THE_SOURCE or debt.stage is DebtStage.SEIZURE


def bitten(dossier: Dossier, debt: Debt, month: Month) -> int | None:
    """The rank in the dossier of the income that a debt is taken from in a month, or None.

    The first income of the owner that is of a kind it can bite, by the order of the kinds.
    """
    for kind in _BENEFITS.get(debt.kind, WAGES):
        for index, income in enumerate(dossier.incomes):
            if (
                income.kind == kind
                and income.runs_in(month)
                and debt.whose in (income.whose, "common")
            ):
                return index
    return None


def bite(r: WithDerivation, path: str, line: Line, income: Line) -> Line:
    """The line of a debt turned into a deduction from the income that it bites.

    ``amount`` is what it takes each month, never more than the income; ``monthly`` the same below
    zero. It begins and ends with that income, or earlier with the debt.
    """
    taken = line.monthly
    if income.rhythm is Rhythm.EVERY_MONTH:
        taken = r.minimum(f"withheld[{path}]", line.monthly, income.monthly)
    nothing = r.given("nothing", ZERO)
    starts = [day for day in (line.start, income.start) if day is not None]
    ends = [day for day in (line.until, income.until) if day is not None]
    return replace(
        line,
        side=Side.INCOME,
        amount=taken,
        monthly=r.difference(f"taken_off[{path}]", nothing, taken),
        rhythm=Rhythm.EVERY_MONTH,
        start=max(starts, default=None),
        until=min(ends, default=None),
        private=line.private or income.private,
    )

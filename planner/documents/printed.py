"""The legal values behind what a document prints, and those of them that need another look.

A plan holds many figures that a given paper does not print: only the values that its own figures
rest on are marked there.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.calc.figure import Figure, parameters_used
from planner.calc.law import LawValue, Status
from planner.calc.results import Plan
from planner.views import words

__all__ = ["behind", "debt_figures", "household_figures", "stale", "unverified"]


def debt_figures(plan: Plan) -> list[Figure]:
    """What a paper about the rent debt prints: the debt, the schedule kept."""
    arrears = plan.arrears
    figures = [arrears.balance, arrears.struck, arrears.prescribed, arrears.payable]
    schedule = words.kept_schedule(plan)
    return [*figures, *((schedule.instalment,) if schedule is not None else ())]


def household_figures(plan: Plan) -> list[Figure]:
    """What a paper made with the household prints: its budget too, and what may be borne."""
    budget = plan.budget
    figures = [*debt_figures(plan), budget.resources, budget.net_rent, budget.other_charges]
    figures += [budget.reste_a_vivre, budget.lowest.left, budget.capacity]
    computed = plan.allowance.computed
    return [*figures, computed] if computed is not None else figures


def behind(plan: Plan, figures: Iterable[Figure]) -> tuple[LawValue, ...]:
    """The dated values that some figures and the reading of the account rest on, each once."""
    used = {(value.parameter, value.start): value for value in parameters_used(*figures)}
    state = plan.arrears.state
    for value in state.used if state is not None else ():
        used.setdefault((value.parameter, value.start), value)
    return tuple(used.values())


def stale(plan: Plan, used: Iterable[LawValue]) -> list[str]:
    """The ids of the values past their review date."""
    return [value.parameter for value in used if value.stale_on(plan.on)]


def unverified(used: Iterable[LawValue]) -> list[str]:
    """The ids of the values that are not verified."""
    return [value.parameter for value in used if value.status is Status.UNVERIFIED]

"""The rent debt and the other debts repaid together, by the solver of several debts.

A debt that already has an instalment is in the months: its payments are deducted from what they
leave, until its end. The others have nothing yet (an energy bill, an overdraft, a loan of the
family): they wait for what the months leave, in the order of a counsellor, beside the rent debt.
The question is then whether everything can be repaid within the longest plan, and in which month
it ends at the earliest. The months that count are those before the first one that leaves less than
the floor: what must be repaid is repaid before it.

Payments are looked for to the cent: only the end is told, never an instalment. All the debts can
also be repaid with less a month, and later: the curve of so much a month, so long, so much left.
"""

from __future__ import annotations

from datetime import date

from planner.calc.budget.budget import BudgetWork
from planner.calc.calendar import Month
from planner.calc.debts.order import RankedDebt, order_debts
from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.calc.outcomes import Certificate, NoPlan
from planner.calc.repayment.frontier import (
    DebtsPoint,
    Frontier,
    amounts_to_try,
    debts_frontier,
)
from planner.calc.repayment.plan import RepaymentPlan, repayment_plan
from planner.calc.repayment.problem import (
    ONE_EURO,
    DebtTerms,
    MonthlyBudget,
    RepaymentRequest,
)

__all__ = ["curve_together", "repaid_together", "turns", "waiting_debts"]

MOST_POINTS = 2000
"""How many amounts of the curve are tried."""

_CENT = Money(1)


def waiting_debts(
    dossier: Dossier, law: Law, on: date, rent_debt: Money, frozen: frozenset[str]
) -> tuple[RankedDebt, ...]:
    """The debts that nothing repays yet and that may be paid, in their order, the rent debt among
    them; none where no other debt waits.
    """
    if not any(debt.balance and not debt.instalment for debt in dossier.debts):
        return ()
    ranked = order_debts(dossier, law, on, rent_debt=rent_debt, frozen=frozen)
    waiting = tuple(
        one
        for one in ranked
        if one.balance
        and not one.frozen
        and (one.path == "account" or (not one.instalment and not one.taken_at_source))
    )
    return waiting if any(one.path != "account" for one in waiting) else ()


def repaid_together(
    waiting: tuple[RankedDebt, ...], work: BudgetWork, start: date, longest: int
) -> RepaymentPlan | NoPlan | None:
    """How the waiting debts are repaid from the month of ``start``, within ``longest`` months.

    None where none waits.
    """
    if not waiting:
        return None
    asked = _asked(waiting, work, start, longest)
    if asked is None:
        first = Month.of(start)
        lacking = work.budget.floor.money - Money(work.calendar.left(first))
        return NoPlan(Certificate("floor", first, max(ZERO, lacking)))
    return repayment_plan(asked)


def curve_together(
    waiting: tuple[RankedDebt, ...], work: BudgetWork, start: date, longest: int
) -> Frontier[DebtsPoint]:
    """The waiting debts repaid with at most so many whole euros a month, the lightest first.

    Empty where none waits, or where the first month leaves less than the floor.
    """
    asked = _asked(waiting, work, start, longest) if waiting else None
    if asked is None:
        return Frontier((), None)
    owed = sum((debt.balance for debt in asked.debts), ZERO)
    richest = max(one.available for one in asked.months) - asked.floor
    amounts = amounts_to_try(min(owed, richest), ONE_EURO, MOST_POINTS) if richest > ZERO else []
    return debts_frontier(asked, amounts)


def turns(frontier: Frontier[DebtsPoint], most: int) -> tuple[DebtsPoint, ...]:
    """The lightest amount of each duration, from the longest: so many of them, both ends kept."""
    found: dict[int, DebtsPoint] = {}
    for point in frontier.points:
        if point.months is not None:
            found.setdefault(point.months, point)
    every = tuple(found.values())
    if len(every) <= most:
        return every
    return tuple(every[rank * (len(every) - 1) // (most - 1)] for rank in range(most))


def _asked(
    waiting: tuple[RankedDebt, ...], work: BudgetWork, start: date, longest: int
) -> RepaymentRequest | None:
    """The question to the solver; None when the first month already leaves less than the floor."""
    floor = work.budget.floor.money
    first = Month.of(start)
    months: list[MonthlyBudget] = []
    for offset in range(longest):
        month = first.plus(offset)
        left = work.calendar.left(month)
        if left < floor.cents:
            break
        months.append(MonthlyBudget(month, Money(left)))
    if not months:
        return None
    debts = tuple(DebtTerms(one.path, one.balance, rank) for rank, one in enumerate(waiting, 1))
    return RepaymentRequest(tuple(months), floor, debts, step=_CENT)

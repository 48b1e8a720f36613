"""What a document may be made of: the dossier and the plan, cut down to its audience.

A builder of a document receives this and never the plan itself: the parts that its audience may
not have are not there. What is decided is decided in ``planner.calc.dossier.audience``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from planner.calc.dossier import Dossier, PaidTo
from planner.calc.dossier.audience import HEALTH_CHARGES, MAY_HAVE, Audience, Topic, dossier_for
from planner.calc.money import ZERO, Money
from planner.calc.results import (
    AllowanceView,
    ArrearsView,
    Budget,
    BudgetItem,
    Paper,
    Plan,
    Proposal,
    ScheduleView,
)
from planner.documents import printed
from planner.documents.letterhead import Letterhead

__all__ = ["Disclosed", "disclosed"]


@dataclass(frozen=True, slots=True)
class Disclosed:
    """The parts of a dossier and of its plan that one audience may have; None where it may not."""

    audience: Audience
    dossier: Dossier
    on: date
    rent_due: Money
    """What the household itself pays the landlord each month: less the allowance when the landlord
    receives it, the whole rent and charges otherwise."""
    rent_paid_by_allowance: Money
    """The part of the month that an allowance paid to the landlord settles."""
    arrears: ArrearsView
    allowance: AllowanceView | None
    schedule: ScheduleView | None
    """The schedule that the plan rests on, without what each month leaves to live on."""
    budget: Budget | None
    proposals: tuple[Proposal, ...]
    papers: tuple[Paper, ...]
    law_fingerprint: str
    stale: int = 0
    """How many legal values behind the figures it may have are past their review date."""

    def footer(self, letterhead: Letterhead) -> str:
        """What identifies the figures of a printed page."""
        return letterhead.footer(self.on, self.law_fingerprint, self.stale)


def disclosed(dossier: Dossier, plan: Plan, audience: Audience) -> Disclosed:
    """Cut a dossier and the plan of its shared view down to an audience."""
    may = MAY_HAVE[audience]
    has_budget = Topic.BUDGET in may
    to_landlord = dossier.dwelling.allowance.paid_to is PaidTo.LANDLORD
    used = plan.budget.allowance_used.money
    rent = plan.budget.rent_to_pay.money
    told = printed.household_figures(plan) if has_budget else printed.debt_figures(plan)
    schedule = plan.schedule(plan.kept) if plan.kept else None
    if schedule is not None and not has_budget:
        lines = tuple(line._replace(left=None) for line in schedule.lines)
        schedule = replace(schedule, lines=lines, breaks=None, missing=None, certificate=None)
    return Disclosed(
        audience=audience,
        dossier=dossier_for(dossier, audience),
        on=plan.on,
        rent_due=rent,
        rent_paid_by_allowance=used if to_landlord else ZERO,
        arrears=plan.arrears,
        allowance=plan.allowance if Topic.ALLOWANCE_FILE in may else None,
        schedule=schedule,
        budget=_budget(plan.budget, may) if has_budget else None,
        proposals=plan.proposals if Topic.CASEWORK in may else (),
        papers=plan.papers if has_budget else (),
        law_fingerprint=plan.law_fingerprint,
        stale=len(printed.stale(plan, printed.behind(plan, told))),
    )


def _budget(budget: Budget, may: frozenset[Topic]) -> Budget:
    if Topic.HEALTH in may:
        return budget
    return replace(budget, items=tuple(_item(item) for item in budget.items))


def _item(item: BudgetItem) -> BudgetItem:
    if item.kind not in HEALTH_CHARGES:
        return item
    return replace(item, kind="other_charge", label="")

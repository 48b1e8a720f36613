"""The whole budget of a household on a day: average, calendar, floor and capacity.

Reste à vivre = resources without the housing allowance − net rent − other charges. What a seizure
takes from an income is out of the resources, for as long as both run. The instalments of running
credits are charges; food, clothes and hygiene are not: they are what it is for. The
capacity is what the worst month leaves above the floor, never what the average leaves: a plan
signed on the average breaks in the month that is below it.
"""

from __future__ import annotations

from datetime import date

from planner.calc.budget.cashflow import Calendar, left_in, month_flows
from planner.calc.budget.lines import Line, Rhythm
from planner.calc.budget.lump import find_lump
from planner.calc.budget.people import People, people_of
from planner.calc.budget.rent import NetRent, net_rent
from planner.calc.budget.reste_a_vivre import (
    ADULT_FROM,
    FormulaWork,
    Shared,
    formula_views,
    per_person_day,
)
from planner.calc.budget.sorting import Sorted, sort_lines
from planner.calc.calendar import Month
from planner.calc.dossier.common import EvidenceStatus
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.money import Rounding
from planner.calc.results import Budget, BudgetItem
from planner.calc.values import dataclass

__all__ = ["NOT_IN_FSL_BASE", "NOT_IN_THE_AVERAGE", "REFERENCES", "BudgetWork", "compute_budget"]

NOT_IN_THE_AVERAGE = "not_in_the_average"
"""Why a line that begins later, has ended or falls once is not added to the average."""

NOT_IN_FSL_BASE = frozenset(
    {
        "housing_allowance",
        "rls",
        "ars",
        "aeeh",
        "pch",
        "apa",
        "cmg",
        "christmas_bonus",
        "birth_premium",
        "school_grant",
        "family_help",
        "irregular_aid",
        "tax_refund",
    }
)
"""Incomes out of the resources of the housing solidarity fund (FSL).

« Sont prises en compte toutes les ressources, de quelque nature qu'elles soient, de toutes les
personnes composant le foyer, à l'exception de l'aide personnelle au logement, de l'allocation de
logement, de l'allocation de rentrée scolaire, de l'allocation d'éducation spéciale et de ses
compléments, et des aides, allocations et prestations dont le caractère n'est pas régulier »
(décret 2005-212 art. 5). Aids paid for one purpose (PCH, APA, CMG, school grant) are out with them
in the funds read; each fund may count otherwise.
"""

REFERENCES = {
    "fsl_base": "décret 2005-212 art. 5",
    "capacity": "usage professionnel : le plus mauvais mois, jamais la moyenne",
}


@dataclass(frozen=True, slots=True)
class BudgetWork:
    """The budget with what the rest of the plan goes on computing from.

    ``calendar`` gives what any month leaves, in cents; ``rent`` the parts of the net rent.
    """

    budget: Budget
    calendar: Calendar
    rent: NetRent
    people: People
    formulas: tuple[FormulaWork, ...]
    lines: Sorted
    recorder: WithDerivation

    def left_of(self, month: Month) -> Figure:
        """What a month leaves, with its derivation, whether in the horizon or after it."""
        for flow in self.budget.months:
            if flow.month == month:
                return flow.left
        return left_in(self.recorder, self.calendar, self.rent.net, month)[2]


def compute_budget(
    dossier: Dossier,
    law: Law,
    on: date,
    *,
    horizon: int = 12,
    frozen: frozenset[str] = frozenset(),
) -> BudgetWork:
    """The budget on a day and its calendar over ``horizon`` months from the next month.

    ``frozen`` are the ids of the debts that may not be paid (over-indebtedness). Raises
    ``MissingParameter`` when the law holds no formula or no value on that day.
    """
    r = WithDerivation("budget", REFERENCES)
    month = Month.of(on)
    first = month.plus(1)
    lines = sort_lines(r, dossier, on, frozen)
    incomes = [line for line in lines.incomes if line.runs_in(month)]
    withheld = [line for line in lines.withheld if line.runs_in(month)]
    charges = [line for line in lines.charges if line.runs_in(month)]
    resources = r.sum("resources", *[line.monthly for line in (*incomes, *withheld)])
    rent = net_rent(r, dossier, lines, month)
    other_charges = r.sum("other_charges", *[line.monthly for line in charges])
    reste_a_vivre = r.difference("reste_a_vivre", resources, rent.net, other_charges)
    people = people_of(dossier.household, on, ADULT_FROM)
    shared = Shared(resources, rent, tuple(charges), other_charges, reste_a_vivre)
    formulas, floor, floor_formula = formula_views(r, dossier, law, on, shared)
    calendar = Calendar((*lines.incomes, *lines.withheld), lines.charges, rent.net.money.cents)
    opening = _opening(r, dossier)
    months = month_flows(r, calendar, rent.net, floor, opening, first, horizon)
    lowest = min(months, key=lambda flow: (flow.left.raw, flow.month))
    lowest_left = r.minimum("lowest_left", *[flow.left for flow in months])
    capacity = r.at_least_zero("capacity", r.difference("lowest_above_floor", lowest_left, floor))
    average = r.at_least_zero(
        "capacity_average", r.difference("average_above_floor", reste_a_vivre, floor)
    )
    effort = None
    if resources.money.cents > 0:
        effort = r.ratio("effort_ratio", rent.net, resources, 3, Rounding.HALF_UP)
    fsl_lines = [line.monthly for line in incomes if line.kind not in NOT_IN_FSL_BASE]
    items = _items(lines, rent, month)
    budget = Budget(
        items=items,
        resources=resources,
        allowance_used=rent.allowance,
        net_rent=rent.net,
        rent_to_pay=rent.to_pay,
        other_charges=other_charges,
        reste_a_vivre=reste_a_vivre,
        per_person_day=per_person_day(r, reste_a_vivre, people, law, on),
        floor=floor,
        floor_formula=floor_formula,
        formulas=tuple(work.view for work in formulas),
        effort_ratio=effort,
        capacity_average=average,
        months=months,
        lowest=lowest,
        capacity=capacity,
        lump=find_lump(r, calendar, months, lowest, floor, capacity),
        fsl_base=r.sum("fsl_base", *fsl_lines),
        seen_share=_seen_share(items),
    )
    return BudgetWork(budget, calendar, rent, people, formulas, lines, r)


def _opening(r: WithDerivation, dossier: Dossier) -> Figure | None:
    if dossier.bank.balance is None:
        return None
    return r.given("opening_balance", dossier.bank.balance, field="bank.balance")


def _items(lines: Sorted, rent: NetRent, month: Month) -> tuple[BudgetItem, ...]:
    def item(line: Line) -> BudgetItem:
        running = line.runs_in(month) and line.rhythm is not Rhythm.ONCE
        return BudgetItem(
            path=line.path,
            side=line.side,
            kind=line.kind,
            label=line.label,
            whose=line.whose,
            monthly=line.monthly,
            evidence=line.evidence,
            private=line.private,
            rough=line.rough,
            counted=line.counted and running,
            why_not=line.why_not or ("" if running else NOT_IN_THE_AVERAGE),
        )

    return (*rent.items, *[item(line) for line in lines.order])


def _seen_share(items: tuple[BudgetItem, ...]) -> int:
    """Whole percent of the counted monthly amounts whose paper was seen or copied."""
    counted = [(abs(item.monthly.money.cents), item.evidence) for item in items if item.counted]
    total = sum(cents for cents, _ in counted)
    seen = sum(cents for cents, status in counted if status != EvidenceStatus.DECLARED)
    return seen * 100 // total if total else 0

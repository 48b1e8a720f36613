"""What ``plan`` gives back: one frozen tree, every amount in it a figure that can say why.

Diagnosis first (budget, arrears, allowance, capacity, deadlines), then the proposals with their
verdicts and reasons, then the schedules. Nothing here is worded: verdicts, reasons, alerts and
papers are ids with values, which the views put into French or English. Amounts are ``Figure``
(with derivation) or ``Money`` where the derivation is that of the whole (a month of a schedule).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from planner.calc.aid_results import (
    Pairing,
    PairingState,
    Paper,
    Proposal,
    Reason,
    Verdict,
)
from planner.calc.allowance_results import (
    AllowanceView,
    ReductionView,
    ResourceBaseView,
    ResourceView,
)
from planner.calc.calendar import Month
from planner.calc.dossier.casework import AidKind
from planner.calc.figure import Figure
from planner.calc.law import LawValue
from planner.calc.money import Money
from planner.calc.outcomes import Certificate
from planner.calc.values import dataclass

__all__ = [
    "Alert",
    "AllowanceView",
    "ArrearsView",
    "Budget",
    "BudgetItem",
    "CapacityView",
    "Deadline",
    "FlatCapacity",
    "FormulaView",
    "Lump",
    "MonthFlow",
    "Pairing",
    "PairingState",
    "Paper",
    "Plan",
    "Proposal",
    "Reason",
    "ReductionView",
    "ResourceBaseView",
    "ResourceView",
    "ScheduleLine",
    "ScheduleView",
    "Side",
    "Verdict",
]


class Side(StrEnum):
    """Which column of the budget an item stands in."""

    INCOME = "income"
    HOUSING = "housing"
    CHARGE = "charge"


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """One line of the budget with its monthly equivalent.

    ``path`` is the line of the dossier it comes from (``incomes[0]``); ``private`` lines never
    reach a shared view or a print. A line that is not ``counted`` is shown and not added to the
    average: ``why_not`` is the id of the reason.
    """

    path: str
    side: Side
    kind: str
    label: str
    whose: str
    monthly: Figure
    evidence: str
    private: bool = False
    rough: bool = False
    counted: bool = True
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class MonthFlow:
    """One month of the cash flow, before any repayment of the rent debt.

    ``left`` = resources − net rent − charges of that month; ``balance`` is the bank balance at
    its end when an opening balance is known: the unused money is carried, and the household is
    taken to live on the floor, or on what is left when it is less; ``falls`` names the lines that
    fall in this month and not in every month.
    """

    month: Month
    resources: Figure
    net_rent: Figure
    charges: Figure
    left: Figure
    balance: Figure | None
    falls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lump:
    """The one lump that makes the lowest month, and what spreading it over the year would give."""

    path: str
    kind: str
    month: Month
    amount: Figure
    monthly: Figure
    capacity_if_spread: Figure


@dataclass(frozen=True, slots=True)
class FormulaView:
    """The reste à vivre by one formula kept as data, before and after the plan.

    ``before`` and ``after`` are euros a month; ``per_day`` (and after the plan) euros per unit of
    the formula and per day; ``floor`` the monthly floor of that formula, if it has one.
    """

    id: str
    weight: Figure
    before: Figure
    before_per_day: Figure
    after: Figure | None
    after_per_day: Figure | None
    floor: Figure | None
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """The monthly budget and its calendar.

    ``reste_a_vivre`` = resources without the housing allowance − net rent − other charges, where
    net rent = rent + charges + SLS − RLS − allowance in force. ``rent_to_pay`` is what the
    household hands to its landlord each month: the allowance is taken off only where the landlord
    receives it. ``capacity`` is taken from the worst month (never below zero),
    ``capacity_average`` from the average.
    """

    items: tuple[BudgetItem, ...]
    resources: Figure
    allowance_used: Figure
    net_rent: Figure
    rent_to_pay: Figure
    other_charges: Figure
    reste_a_vivre: Figure
    per_person_day: Figure | None
    floor: Figure
    floor_formula: str
    formulas: tuple[FormulaView, ...]
    effort_ratio: Figure | None
    capacity_average: Figure
    months: tuple[MonthFlow, ...]
    lowest: MonthFlow
    capacity: Figure
    lump: Lump | None
    fsl_base: Figure
    seen_share: int
    """Share of the monthly amounts whose paper was seen or copied, in whole percent."""


@dataclass(frozen=True, slots=True)
class ArrearsView:
    """The rent account on the day; ``state`` is the result of function 3 if there are lines.

    ``opening`` is a balance brought forward whose content is unknown: it is in no other figure.
    ``frozen`` is the part born before the admissibility of an over-indebtedness file, which may
    not be paid; ``payable`` is what a repayment may hold: undisputed − frozen, never below zero.
    ``resumed`` is how many full months of current rent were paid without a break up to now, None
    when nothing says it.
    """

    balance: Figure
    undisputed: Figure
    """Balance less what is prescribed: what a plan may acknowledge."""
    struck: Figure
    prescribed: Figure
    frozen: Figure
    payable: Figure
    rough: bool
    state: Any | None
    """``planner.calc.arrears`` result (months, impayé under both readings), or None."""
    opening: Figure | None = None
    resumed: int | None = None
    resumed_since: Month | None = None


@dataclass(frozen=True, slots=True)
class FlatCapacity:
    """The commission's capacity by the flat amounts of its own scale, beside the real charges.

    ``charges`` is what that scale makes of them; ``verified`` is False when an amount of the scale
    was not read in its own text.
    """

    charges: Figure
    capacity: Figure
    binding: str
    verified: bool


@dataclass(frozen=True, slots=True)
class CapacityView:
    """The seizable portion and the capacity of the over-indebtedness commission, as references.

    ``without_debts`` is what the average leaves above the floor once no instalment of a debt runs:
    what a measure of the commission could count on.
    """

    seizable: Figure
    commission_capacity: Figure
    limits: Mapping[str, Figure]
    binding: str
    total_debts: Figure
    frozen_debts: Figure
    """Debts born before the admissibility of an over-indebtedness file, that may not be paid."""
    without_debts: Figure
    flat: FlatCapacity | None = None
    """None when no scale of flat amounts is known on the day."""


class ScheduleLine(NamedTuple):
    """One month: current net rent + instalment = to pay; ``left`` is the month's reste à vivre."""

    n: int
    due: date
    current: Money
    instalment: Money
    to_pay: Money
    remaining: Money
    left: Money | None


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A repayment of the rent debt.

    ``id`` is ``proposed``, ``chosen``, ``landlord``, ``household``, ``cohesion_protocol``
    (two years, once the lease of a social dwelling has ended) or ``statutory`` (1/36).

    ``holds`` says whether every month keeps the floor; ``breaks`` is the first month that does
    not and ``missing`` by how much; ``certificate`` says why none holds.
    """

    id: str
    debt: Figure
    instalment: Figure
    lines: tuple[ScheduleLine, ...]
    holds: bool
    breaks: Month | None
    missing: Money | None
    certificate: Certificate | None = None

    @property
    def ends(self) -> date | None:
        """The last due date."""
        return self.lines[-1].due if self.lines else None

    @property
    def ends_month(self) -> Month | None:
        """The month of the last due date."""
        return Month.of(self.lines[-1].due) if self.lines else None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date of the eviction clock or of the allowance's procedure.

    ``on_good_friday`` says that it counts Good Friday as a holiday, which it is in Moselle and
    Alsace only in communes with a Protestant temple or a mixed church.
    """

    name: str
    on: date
    rule: str
    reference: str
    certainty: str
    before_roll: date | None = None
    from_event: str = ""
    on_good_friday: bool = False

    def act_by(self) -> date:
        """The safe day: before a roll to the next working day."""
        return self.before_roll or self.on


@dataclass(frozen=True, slots=True)
class Alert:
    """Something the counsellor must see: a fact at odds, a question to put, a limit of a result."""

    id: str
    values: Mapping[str, Any] = field(default_factory=dict)
    path: str | None = None
    for_family: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole of one household on one day.

    ``capacity`` is None on a day before the first seizure scale known (2023-01-01).
    """

    dossier_id: str
    on: date
    first_month: Month
    budget: Budget
    arrears: ArrearsView
    allowance: AllowanceView
    capacity: CapacityView | None
    proposals: tuple[Proposal, ...]
    schedules: tuple[ScheduleView, ...]
    deadlines: tuple[Deadline, ...]
    papers: tuple[Paper, ...]
    alerts: tuple[Alert, ...]
    figures: Mapping[str, Figure]
    """Every published figure by its label: what ``planner explain`` names."""
    parameters: tuple[LawValue, ...]
    law_fingerprint: str
    unverified: tuple[str, ...]
    stale: tuple[str, ...]
    kept: str | None = None
    """The schedule that the plan rests on: the chosen one, else the best one that holds."""
    pairings: tuple[Pairing, ...] = ()
    """Every combination of the ways, the lawful ones by rank, then those that are not."""
    fund: Any | None = field(default=None, compare=False, repr=False)
    """The evaluation by the regulation of the fund (``planner.calc.schemes.fsl_evaluation``), None
    where no regulation is known: what the application to the fund is made of."""

    def schedule(self, id: str) -> ScheduleView | None:
        """The schedule of that id."""
        return next((schedule for schedule in self.schedules if schedule.id == id), None)

    def proposal(self, kind: AidKind) -> Proposal | None:
        """The first proposal of that kind."""
        return next((proposal for proposal in self.proposals if proposal.kind is kind), None)

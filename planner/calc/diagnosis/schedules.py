"""The repayments of the rent debt on the table, each judged month by month.

Ways of spreading the same debt: the *proposed* one (the largest whole number of euros that every
month of it can bear), the one *chosen* together, what the *landlord* asks, what the *household*
offered, and the *statutory* reference of one thirty-sixth a month (CCH R.824-8). Where a judgment
has ended the lease of a social dwelling, the *protocol* of two years too (*protocole de cohésion
sociale*, CCH L.353-15-2, L.442-6-5): it is what gives the lease back. Each line adds the instalment
to the rent to pay, and shows what the month then leaves.

A schedule *holds* when no month of it leaves less than the floor. Months beyond the horizon are
judged too: the calendar goes on with the lines that still run. Where nothing holds, a certificate
names the first month that fails and by how much.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from planner.calc.budget.budget import BudgetWork
from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import LandlordKind
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.outcomes import Certificate
from planner.calc.repayment.schedule import (
    MOST_LINES,
    Schedule,
    lines_needed,
    schedule_by_instalment,
    schedule_by_number,
    statutory_number,
)
from planner.calc.results import ArrearsView, ScheduleLine, ScheduleView
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = [
    "CHOSEN",
    "COHESION_PROTOCOL",
    "HOUSEHOLD",
    "LANDLORD",
    "PROPOSED",
    "PROTOCOL_MONTHS",
    "STATUTORY",
    "first_due",
    "lease_ended",
    "schedule_views",
]

PROPOSED = "proposed"
CHOSEN = "chosen"
LANDLORD = "landlord"
HOUSEHOLD = "household"
STATUTORY = "statutory"
COHESION_PROTOCOL = "cohesion_protocol"
PROTOCOL_MONTHS = "protocole.duree_mois"

_EURO = 100
_REFERENCES = {
    "share[statutory]": "CCH R.824-8, R.824-12",
    "regular[statutory]": "CCH R.824-8, R.824-12",
    "share[cohesion_protocol]": "CCH L.353-15-2, L.442-6-5",
    "regular[cohesion_protocol]": "CCH L.353-15-2, L.442-6-5",
}


@dataclass(frozen=True, slots=True)
class _Judge:
    """What judges a schedule: the calendar, the floor and the rent to go on paying."""

    work: BudgetWork

    @property
    def floor(self) -> int:
        return self.work.budget.floor.money.cents

    def left(self, month: Month) -> int:
        return self.work.calendar.left(month)

    def view(self, id: str, debt: Figure, instalment: Figure, schedule: Schedule) -> ScheduleView:
        current = self.work.budget.rent_to_pay.money
        lines: list[ScheduleLine] = []
        breaks: Month | None = None
        missing: Money | None = None
        for line in schedule:
            month = Month.of(line.due)
            left = self.left(month) - line.amount.cents
            if left < self.floor and breaks is None:
                breaks, missing = month, Money(self.floor - left)
            lines.append(
                ScheduleLine(
                    n=line.n,
                    due=line.due,
                    current=current,
                    instalment=line.amount,
                    to_pay=current + line.amount,
                    remaining=line.remaining,
                    left=Money(left),
                )
            )
        return ScheduleView(
            id=id,
            debt=debt,
            instalment=instalment,
            lines=tuple(lines),
            holds=breaks is None,
            breaks=breaks,
            missing=missing,
        )


def lease_ended(dossier: Dossier, on: date) -> bool:
    """Whether a judgment, or the clause that it found at work, has ended the lease."""
    ended = dossier.dwelling.lease_ended
    return ended is not None and ended <= on


def first_due(dossier: Dossier, on: date) -> date:
    """The first due date: the one decided if it is to come, else the rent day of next month."""
    decided = dossier.casework.first_due
    if decided is not None and decided >= on:
        return decided
    return Month.of(on).plus(1).day(dossier.dwelling.rent_day)


def schedule_views(
    dossier: Dossier,
    law: Law,
    on: date,
    work: BudgetWork,
    arrears: ArrearsView,
    *,
    reference: bool = True,
) -> tuple[tuple[ScheduleView, ...], WithDerivation]:
    """The schedules of what may be repaid, and the recorder that holds their figures.

    None at all when there is nothing to repay. An amount that would take more than 1200 months is
    left out, and the statutory one without ``reference``.
    """
    r = WithDerivation("schedule", _REFERENCES)
    debt = arrears.payable
    if debt.money.cents <= 0:
        return (), r
    judge = _Judge(work)
    start = first_due(dossier, on)
    casework = dossier.casework
    views = [_proposed(r, judge, debt, start)]
    asked = (
        (CHOSEN, casework.chosen_instalment, "casework.chosen_instalment"),
        (LANDLORD, casework.landlord_demand, "casework.landlord_demand"),
        (HOUSEHOLD, casework.household_offer, "casework.household_offer"),
    )
    for id, amount, path in asked:
        if amount and lines_needed(debt.money, amount) <= MOST_LINES:
            figure = r.minimum(f"regular[{id}]", r.given(f"asked[{id}]", amount, field=path), debt)
            views.append(judge.view(id, debt, figure, _by_amount(debt, start, figure)))
    months = casework.landlord_months
    if months is not None and not casework.landlord_demand:
        count = r.given("months[landlord]", months, field="casework.landlord_months")
        views.append(_by_number(r, judge, LANDLORD, debt, start, count))
    if lease_ended(dossier, on) and dossier.dwelling.landlord.kind is LandlordKind.SOCIAL:
        with suppress(MissingParameter):
            count = r.parameter(law.value(PROTOCOL_MONTHS, on))
            views.append(_by_number(r, judge, COHESION_PROTOCOL, debt, start, count))
    if not reference:
        return tuple(views), r
    try:
        number = r.parameter(statutory_number(law, on))
    except MissingParameter:
        return tuple(views), r
    views.append(_by_number(r, judge, STATUTORY, debt, start, number))
    return tuple(views), r


def _by_amount(debt: Figure, start: date, instalment: Figure) -> Schedule:
    return schedule_by_instalment(debt.money, start, instalment.money)


def _by_number(
    r: WithDerivation, judge: _Judge, id: str, debt: Figure, start: date, number: Figure
) -> ScheduleView:
    """The debt in at most so many equal lines, the instalment rounded up to the cent."""
    count = int(number.raw)
    schedule = schedule_by_number(debt.money, start, count)
    share = r.quotient(f"share[{id}]", debt, number, None)
    regular = r.minimum(f"regular[{id}]", r.up_to(f"rounded[{id}]", share, 1), debt)
    return judge.view(id, debt, regular, schedule)


def _proposed(r: WithDerivation, judge: _Judge, debt: Figure, start: date) -> ScheduleView:
    """The largest whole number of euros that every month of the schedule can bear.

    A lower instalment makes a longer schedule, which may meet a worse month: the search goes down
    from the capacity of the horizon until the months of the schedule agree with it.
    """
    budget = judge.work.budget
    first = Month.of(start)
    instalment = budget.capacity.money.cents // _EURO * _EURO
    worst: Month | None = None
    seen = 0
    while instalment > 0:
        needed = -(-debt.money.cents // instalment)
        if needed > MOST_LINES:
            return _none_holds(r, judge, debt, worst)
        for offset in range(seen, needed):
            month = first.plus(offset)
            bearable = (judge.left(month) - judge.floor) // _EURO * _EURO
            if bearable < instalment:
                instalment, worst = bearable, month
                seen = offset
                break
        else:
            break
    if instalment <= 0:
        return _none_holds(r, judge, debt, worst)
    bound = budget.capacity
    if worst is not None:
        left = judge.work.left_of(worst)
        later = r.difference(f"above_floor[{worst}]", left, budget.floor)
        bound = r.minimum("bound[proposed]", budget.capacity, later)
    figure = r.minimum("regular[proposed]", r.down_to("whole_euros[proposed]", bound, _EURO), debt)
    return judge.view(PROPOSED, debt, figure, _by_amount(debt, start, figure))


def _none_holds(
    r: WithDerivation, judge: _Judge, debt: Figure, worst: Month | None
) -> ScheduleView:
    """No instalment of a euro or more holds: the first month that fails, and by how much.

    ``missing`` is what that month lacks to keep the floor (or to pay one euro), or, when the debt
    is too large for a hundred years of what the months can bear, the part it exceeds them by.
    """
    budget = judge.work.budget
    below = [flow.month for flow in budget.months if flow.left.money.cents < judge.floor]
    kind, month = "floor", (below or [worst or budget.lowest.month])[0]
    margin = judge.left(month) - judge.floor
    if margin >= _EURO:
        kind, month = "horizon", budget.lowest.month
        bearable = budget.capacity.money.cents // _EURO * _EURO
        missing = debt.money.cents - MOST_LINES * bearable
    else:
        missing = -margin if margin < 0 else _EURO - margin
    return ScheduleView(
        id=PROPOSED,
        debt=debt,
        instalment=r.sum("regular[proposed]"),
        lines=(),
        holds=False,
        breaks=month,
        missing=Money(missing),
        certificate=Certificate(kind, month, Money(missing)),
    )

"""The referee: five ways of repaying the same rent debt, and the one fact that would change each.

The landlord *demands*, the household *offers*, the program *computes*, the law has a reference of
one thirty-sixth a month (CCH R.824-8), and once there is a judge he may give three years, if the
full current rent is paid again before the hearing (loi 89-462 art. 24 V). Each is judged by the
same calendar: it holds, or it breaks in a month and lacks so much.

Then the single fact. For a figure that breaks: the first lever, in the stated order, that alone
makes it hold; else an income that goes on beyond its end; else the largest instalment that holds;
else what the month lacks. For a figure that holds: the month with the least margin, and by how
much more it could fall. For the judge, before all, the resumption of the current rent.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from planner.calc.calendar import Month, add_months
from planner.calc.diagnosis.schedules import LANDLORD
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.procedure import EventKind
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.calc.repayment.schedule import MOST_LINES, Schedule, schedule_by_instalment
from planner.calc.results import ScheduleView
from planner.calc.scenarios.assessment import Assessment, assess, start_of
from planner.calc.scenarios.levers import Lever, LeverKind, pull, stated_order
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = ["JUDGE", "ORDER", "Contender", "Fact", "FactKind", "Judged", "judge_schedule", "referee"]

JUDGE = "judge"
ORDER = (LANDLORD, "household", "proposed", "chosen", "cohesion_protocol", "statutory", JUDGE)
"""The figures on the table, in the order shown."""

JUDGE_MONTHS = "expulsion.delais_juge_mois"
_BEFORE_A_JUDGE = frozenset({EventKind.ASSIGNATION, EventKind.HEARING, EventKind.JUDGMENT})
_NO_JUDGE_FACT = frozenset({LeverKind.DIRECT_PAYMENT, LeverKind.PLAN_REVIEWED})
_REFERENCES = {
    "share": "loi 89-462 art. 24 V",
    "regular": "loi 89-462 art. 24 V",
}


class FactKind(StrEnum):
    """What sort of fact would change a verdict."""

    LEVER = "lever"
    INCOME_GOES_ON = "income_goes_on"
    INSTALMENT_AT_MOST = "instalment_at_most"
    MONTH_LACKS = "month_lacks"
    MARGIN = "margin"
    RESUME_RENT = "resume_rent"
    RENT_RESUMED_UNKNOWN = "rent_resumed_unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """The single fact: a lever, or a line, a month and an amount, as its kind needs."""

    kind: FactKind
    lever: Lever | None = None
    path: str = ""
    month: Month | None = None
    amount: Money | None = None
    on: date | None = None


class _Changed:
    """The situation once each lever has worked, made when it is first looked at."""

    def __init__(
        self, dossier: Dossier, law: Law, on: date, levers: tuple[Lever, ...], horizon: int
    ) -> None:
        self._dossier = dossier
        self._law = law
        self._on = on
        self._horizon = horizon
        self._levers = [one for one in stated_order(levers) if one.kind not in _NO_JUDGE_FACT]
        self._made: dict[int, Assessment] = {}

    def __iter__(self) -> Iterator[tuple[Lever, Assessment]]:
        for rank, lever in enumerate(self._levers):
            if rank not in self._made:
                changed = pull(lever, self._dossier, self._law, self._on)
                self._made[rank] = assess(changed, self._law, self._on, horizon=self._horizon)
            yield lever, self._made[rank]


@dataclass(frozen=True, slots=True)
class Judged:
    """A schedule against a calendar: ``margin`` is the least that a month of it leaves above the
    floor (below zero when one breaks), in ``worst``; ``breaks`` the first month that does.
    """

    breaks: Month | None
    missing: Money | None
    worst: Month
    margin: Money

    @property
    def holds(self) -> bool:
        """Whether no month breaks."""
        return self.breaks is None


@dataclass(frozen=True, slots=True)
class Contender:
    """One figure on the table. ``until`` is the last month it holds: that of its end, or the one
    before it breaks (None when it breaks at once); ``condition_met`` is only for the judge: whether
    the current rent was resumed, None when nobody knows.
    """

    id: str
    instalment: Figure
    months: int
    ends: Month
    holds: bool
    breaks: Month | None
    missing: Money | None
    until: Month | None
    worst: Month
    margin: Money
    fact: Fact
    condition_met: bool | None = True
    hearing: date | None = None


def judge_schedule(it: Assessment, schedule: Schedule) -> Judged:
    """Judge month by month what a schedule leaves above the floor."""
    floor = it.work.budget.floor.money.cents
    breaks: Month | None = None
    missing: Money | None = None
    worst, least = Month.of(schedule.first_due), 0
    for line in schedule:
        month = Month.of(line.due)
        over = it.work.calendar.left(month) - floor - line.amount.cents
        if over < 0 and breaks is None:
            breaks, missing = month, Money(-over)
        if line.n == 1 or over < least:
            worst, least = month, over
    return Judged(breaks, missing, worst, Money(least))


def referee(
    dossier: Dossier, law: Law, on: date, levers: tuple[Lever, ...] = (), *, horizon: int = 12
) -> tuple[Contender, ...]:
    """The figures on the table, judged; none when there is nothing that may be repaid.

    ``levers`` are those that may serve as the single fact (``candidate_levers``).
    """
    it = assess(dossier, law, on, horizon=horizon)
    debt = it.arrears.payable
    if debt.money <= ZERO:
        return ()
    changed = _Changed(dossier, law, on, levers, horizon)
    found: dict[str, Contender] = {}
    for view in it.schedules:
        if view.lines:
            found[view.id] = _contender(it, view, changed, law, horizon)
    judge = _judge(it, law, changed, horizon)
    if judge is not None:
        found[JUDGE] = judge
    return tuple(found[id] for id in ORDER if id in found)


def _contender(
    it: Assessment,
    view: ScheduleView,
    changed: _Changed,
    law: Law,
    horizon: int,
) -> Contender:
    schedule = schedule_by_instalment(view.debt.money, view.lines[0].due, view.instalment.money)
    return _judged(it, view.id, view.instalment, schedule, changed, law, horizon)


def _judged(
    it: Assessment,
    id: str,
    instalment: Figure,
    schedule: Schedule,
    changed: _Changed,
    law: Law,
    horizon: int,
) -> Contender:
    judged = judge_schedule(it, schedule)
    if judged.breaks is None:
        until: Month | None = Month.of(schedule.ends)
        fact = Fact(FactKind.MARGIN, month=judged.worst, amount=judged.margin)
    else:
        first = Month.of(schedule.first_due)
        until = judged.breaks.plus(-1) if judged.breaks > first else None
        fact = _what_would_mend(it, instalment.money, schedule, judged, changed, law, horizon)
    return Contender(
        id=id,
        instalment=instalment,
        months=schedule.count,
        ends=Month.of(schedule.ends),
        holds=judged.holds,
        breaks=judged.breaks,
        missing=judged.missing,
        until=until,
        worst=judged.worst,
        margin=judged.margin,
        fact=fact,
    )


def _what_would_mend(
    it: Assessment,
    instalment: Money,
    schedule: Schedule,
    judged: Judged,
    changed: _Changed,
    law: Law,
    horizon: int,
) -> Fact:
    for lever, after in changed:
        if _holds_at(after, instalment, schedule.first_due):
            return Fact(FactKind.LEVER, lever, lever.path, lever.start, lever.amount)
    for index, dossier in _incomes_going_on(it, judged.breaks or judged.worst):
        after = assess(dossier, law, it.on, horizon=horizon)
        if _holds_at(after, instalment, schedule.first_due):
            line = it.dossier.incomes[index]
            return Fact(FactKind.INCOME_GOES_ON, None, f"incomes[{index}]", line.until, line.amount)
    best = it.schedule
    if best is not None and best.holds and best.instalment.money < instalment:
        return Fact(
            FactKind.INSTALMENT_AT_MOST, amount=best.instalment.money, month=best.ends_month
        )
    return Fact(FactKind.MONTH_LACKS, month=judged.breaks, amount=judged.missing)


def _holds_at(after: Assessment, instalment: Money, start: date) -> bool:
    """Whether the same monthly amount holds in another situation, on the debt of that one."""
    debt = after.arrears.payable.money
    if debt <= ZERO:
        return after.budget_holds
    if debt.cents > instalment.cents * MOST_LINES:
        return False
    schedule = schedule_by_instalment(debt, start, min(instalment, debt))
    return judge_schedule(after, schedule).holds


def _incomes_going_on(it: Assessment, month: Month) -> Iterator[tuple[int, Dossier]]:
    """Each income that ends by that month, as if it went on."""
    incomes = it.dossier.incomes
    for index, line in enumerate(incomes):
        if line.until is not None and Month.of(it.on) <= line.until <= month:
            kept = (*incomes[:index], line.but(until=None), *incomes[index + 1 :])
            yield index, it.dossier.but(incomes=kept)


def _judge(it: Assessment, law: Law, changed: _Changed, horizon: int) -> Contender | None:
    """What a judge may give, once the household is before one."""
    events = [event for event in it.dossier.events if event.kind in _BEFORE_A_JUDGE]
    if not events:
        return None
    try:
        months = law.value(JUDGE_MONTHS, it.on)
    except MissingParameter:
        return None
    hearing = min(
        (e.date for e in events if e.kind is EventKind.HEARING and e.date >= it.on), default=None
    )
    start = start_of(it)
    if hearing is not None:
        after_hearing = Month.of(hearing).plus(1).day(it.dossier.dwelling.rent_day)
        start = max(start, after_hearing)
    r = WithDerivation("referee", _REFERENCES)
    debt = it.arrears.payable
    share = r.quotient("share[judge]", debt, r.parameter(months), None)
    regular = r.minimum("regular[judge]", r.up_to("rounded[judge]", share, 1), debt)
    schedule = schedule_by_instalment(debt.money, start, regular.money)
    made = _judged(it, JUDGE, regular, schedule, changed, law, horizon)
    resumed = it.arrears.resumed
    met = None if resumed is None else resumed > 0
    fact = made.fact
    if not met and made.holds:
        rent = it.work.budget.rent_to_pay.money
        kind = FactKind.RENT_RESUMED_UNKNOWN if met is None else FactKind.RESUME_RENT
        by = hearing or add_months(it.on, 1)
        fact = Fact(kind, amount=rent, on=by)
    return Contender(
        id=JUDGE,
        instalment=regular,
        months=made.months,
        ends=made.ends,
        holds=made.holds and met is not False,
        breaks=made.breaks,
        missing=made.missing,
        until=made.until if met is not False else None,
        worst=made.worst,
        margin=made.margin,
        fact=fact,
        condition_met=met,
        hearing=hearing,
    )

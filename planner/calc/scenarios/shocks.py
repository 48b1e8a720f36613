"""Shocks: what life does to a plan, in which month it breaks, and what mends it first.

A plan is signed in calm weather. Five storms are common: a benefit ends, a wage is lost, a couple
separates, an illness halves a pay, the heating goes up by a fifth. Each is a change of the dossier
from a month on; the promise (the instalment that the plan rests on) is then judged month by month
against the floor, that of the household as it has become. The first lever of the stated order that
alone carries the promise through is named; lowering the instalment itself, by an amendment, is one
of them.

A shock also opens rights: they are named to be asked for (``ask``). What the coded rules give once
an income has gone is shown beside them when it is asked for (``rights``), computed once on the
first day of the shock, never counted in a month and never iterated: a right decided by others is no
money yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from planner.calc.calendar import Month
from planner.calc.dossier.common import COMMON
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.household import Role
from planner.calc.law import Law
from planner.calc.money import ZERO, Money, Rounding
from planner.calc.repayment.schedule import MOST_LINES
from planner.calc.results import Plan
from planner.calc.scenarios.assessment import Assessment, assess, start_of
from planner.calc.scenarios.bearing import largest_instalment
from planner.calc.scenarios.changes import (
    add_income,
    change_charge,
    change_income,
    ending,
    going_on,
)
from planner.calc.scenarios.levers import Lever, LeverKind, pull, stated_order
from planner.calc.scenarios.rights_opened import RightOpened, rights_opened
from planner.calc.values import dataclass

__all__ = [
    "ENERGY",
    "Promise",
    "Shock",
    "ShockKind",
    "Struck",
    "likely_shocks",
    "promise_of",
    "strike",
    "undergo",
]


class ShockKind(StrEnum):
    """What may happen."""

    BENEFIT_ENDS = "benefit_ends"
    WAGE_LOST = "wage_lost"
    SEPARATION = "separation"
    SICK_LEAVE = "sick_leave"
    HEATING_UP = "heating_up"


WAGES = frozenset(
    {
        "wage",
        "temporary_wage",
        "home_worker_wage",
        "apprentice_wage",
        "esat_wage",
        "self_employed_income",
    }
)
BENEFITS = frozenset(
    {
        "unemployment_benefit",
        "ass",
        "training_allowance",
        "sick_pay",
        "sick_pay_top_up",
        "maternity_pay",
        "disability_pension",
        "aah",
        "ajpp",
        "rsa",
        "ppa",
        "af",
        "cf",
        "asf",
        "paje_base",
        "prepare",
        "child_support_received",
        "student_grant",
        "young_adult_allowance",
    }
)
"""Incomes that a decision, a birthday or a delay brings to an end."""

ENERGY = frozenset({"electricity", "gas", "electricity_gas", "heating_fuel", "district_heating"})

_ASK = {
    ShockKind.BENEFIT_ENDS: ("rsa", "housing_allowance"),
    ShockKind.WAGE_LOST: ("unemployment_benefit", "rsa", "housing_allowance"),
    ShockKind.SEPARATION: ("asf", "rsa", "housing_allowance"),
    ShockKind.SICK_LEAVE: ("sick_pay_top_up", "credit_insurance"),
    ShockKind.HEATING_UP: ("energy_voucher", "energy_fund"),
}
"""The rights to ask for after each shock; the allowance is computed again after each of them."""


@dataclass(frozen=True, slots=True)
class Shock:
    """What happens, to which line (``incomes[0]``), from which month.

    ``months`` is how long a sick leave lasts; ``percent`` how much the heating goes up by.
    """

    kind: ShockKind
    start: Month
    path: str = ""
    months: int = 6
    percent: int = 20


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised on the rent debt: so much a month from a day."""

    instalment: Money
    first_due: date


@dataclass(frozen=True, slots=True)
class Struck:
    """A shock met: the promise breaks in ``breaks`` and lacks ``missing``, or holds (None).

    ``worst`` is the month with the least margin. ``repair`` is the first lever that alone carries
    the promise through, None when none does or none is needed. ``ask`` are the rights to ask for.
    ``broken_before`` is the month in which the promise breaks without any shock; ``rights`` are
    those that the rules give once it has happened, and did not before.
    """

    shock: Shock
    breaks: Month | None
    missing: Money | None
    worst: Month
    margin: Money
    repair: Lever | None
    ask: tuple[str, ...]
    broken_before: Month | None = None
    rights: tuple[RightOpened, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the promise goes through the shock."""
        return self.breaks is None


def likely_shocks(dossier: Dossier, on: date, start: Month | None = None) -> tuple[Shock, ...]:
    """The shocks that a household may meet, from ``start`` (the next month by default)."""
    at = start or Month.of(on).plus(1)
    found: list[Shock] = []
    for index, income in enumerate(dossier.incomes):
        path = f"incomes[{index}]"
        if not income.runs_in(at) or not income.amount:
            continue
        if income.kind in BENEFITS:
            found.append(Shock(ShockKind.BENEFIT_ENDS, at, path))
        if income.kind in WAGES:
            found.append(Shock(ShockKind.WAGE_LOST, at, path))
            found.append(Shock(ShockKind.SICK_LEAVE, at, path))
    if dossier.household.couple:
        found.append(Shock(ShockKind.SEPARATION, at))
    if any(charge.kind in ENERGY and charge.runs_in(at) for charge in dossier.charges):
        found.append(Shock(ShockKind.HEATING_UP, at))
    order = list(ShockKind)
    return tuple(sorted(found, key=lambda shock: order.index(shock.kind)))


def undergo(dossier: Dossier, shock: Shock) -> Dossier:
    """The dossier once the shock has happened."""
    if shock.kind is ShockKind.SEPARATION:
        return _separated(dossier, shock.start)
    if shock.kind is ShockKind.HEATING_UP:
        share = 100 + shock.percent
        for index, charge in enumerate(dossier.charges):
            if charge.kind in ENERGY:
                dossier = change_charge(
                    dossier,
                    index,
                    shock.start,
                    lambda amount: (amount * share).divided(100, Rounding.UP),
                )
        return dossier
    index = _income_index(dossier, shock.path)
    line = dossier.incomes[index]
    dossier = change_income(dossier, index, shock.start, None)
    if shock.kind is not ShockKind.SICK_LEAVE:
        return dossier
    back = shock.start.plus(shock.months)
    halved = going_on(line, shock.start, lambda amount: amount.divided(2, Rounding.DOWN))
    if halved is not None:
        dossier = add_income(dossier, ending(halved.but(kind="sick_pay"), back))
    again = going_on(line, back, lambda amount: amount)
    return dossier if again is None else add_income(dossier, again)


def promise_of(plan: Plan) -> Promise | None:
    """What a plan promises: the schedule it rests on, None when it rests on none."""
    kept = plan.schedule(plan.kept) if plan.kept is not None else None
    if kept is None or not kept.lines:
        return None
    return Promise(kept.instalment.money, kept.lines[0].due)


def strike(
    dossier: Dossier,
    law: Law,
    on: date,
    shock: Shock,
    *,
    promise: Promise | None = None,
    levers: Sequence[Lever] = (),
    horizon: int = 12,
    rights: bool = False,
) -> Struck:
    """Judge a promise through a shock; ``levers`` are those that may repair it.

    Without a promise the floor alone is judged, over the horizon. ``rights`` reviews them too when
    an income goes for good (a benefit that ends, a wage that is lost).
    """
    before = assess(dossier, law, on, horizon=horizon)
    hurt = undergo(dossier, shock)
    after = assess(hurt, law, on, horizon=horizon)
    weather = _Weather(before.work.budget.floor.money, shock.start, horizon)
    breaks, missing, worst, margin = weather.judge(after, promise)
    already = weather.judge(before, promise)[0]
    repair = None
    if breaks is not None:
        repair = _first_repair(hurt, law, on, after, weather, promise, levers, horizon)
    opened: tuple[RightOpened, ...] = ()
    if rights and shock.kind in (ShockKind.BENEFIT_ENDS, ShockKind.WAGE_LOST):
        opened = rights_opened(dossier, hurt, law, shock.start)
    asked = _ASK[shock.kind]
    return Struck(shock, breaks, missing, worst, margin, repair, asked, already, opened)


@dataclass(frozen=True, slots=True)
class _Weather:
    """The months that judge: the floor of before the shock, then that of the household after."""

    floor_before: Money
    start: Month
    horizon: int

    def judge(
        self, it: Assessment, promise: Promise | None
    ) -> tuple[Month | None, Money | None, Month, Money]:
        """First month that breaks and what it lacks, month of least margin and that margin."""
        first = Month.of(it.on).plus(1)
        floor_after = it.work.budget.floor.money.cents
        debt = it.arrears.payable.money.cents if promise is not None else 0
        breaks: Month | None = None
        missing: Money | None = None
        worst, least = first, 0
        for offset in range(max(self.horizon, self._length(it, promise))):
            month = first.plus(offset)
            floor = self.floor_before.cents if month < self.start else floor_after
            paid = 0
            if promise is not None and month >= Month.of(promise.first_due):
                paid = min(debt, promise.instalment.cents)
                debt -= paid
            over = it.work.calendar.left(month) - floor - paid
            if over < 0 and breaks is None:
                breaks, missing = month, Money(-over)
            if offset == 0 or over < least:
                worst, least = month, over
        return breaks, missing, worst, Money(least)

    def _length(self, it: Assessment, promise: Promise | None) -> int:
        if promise is None or promise.instalment <= ZERO:
            return 0
        ahead = max(0, Month.of(promise.first_due).minus(Month.of(it.on).plus(1)))
        needed = -(-max(0, it.arrears.payable.money.cents) // promise.instalment.cents)
        return ahead + min(needed, MOST_LINES)


def _first_repair(
    hurt: Dossier,
    law: Law,
    on: date,
    after: Assessment,
    weather: _Weather,
    promise: Promise | None,
    levers: Sequence[Lever],
    horizon: int,
) -> Lever | None:
    """The first lever of the stated order that alone carries the promise through."""
    candidates = [lever for lever in levers if lever.kind is not LeverKind.PLAN_REVIEWED]
    if promise is not None:
        largest = largest_instalment(
            after.work, max(1, after.arrears.payable.money.cents), start_of(after)
        )
        if 0 < largest < promise.instalment.cents:
            candidates.append(Lever(LeverKind.PLAN_REVIEWED, monthly=Money(largest)))
    for lever in stated_order(candidates):
        kept = promise
        if lever.kind is LeverKind.PLAN_REVIEWED and lever.monthly is not None and promise:
            kept = Promise(lever.monthly, promise.first_due)
        mended = assess(pull(lever, hurt, law, on), law, on, horizon=horizon)
        if weather.judge(mended, kept)[0] is None:
            return lever
    return None


def _income_index(dossier: Dossier, path: str) -> int:
    """The place of an income named by its path; ``ValueError`` when it is not one."""
    number = path.removeprefix("incomes[").removesuffix("]")
    if not number.isdigit() or int(number) >= len(dossier.incomes):
        raise ValueError("this shock needs the place of an income")
    return int(number)


def _separated(dossier: Dossier, start: Month) -> Dossier:
    """The partner leaves with his or her own incomes and bills; what is common stays.

    Where the children live is not decided here: they are counted as today.
    """
    gone = {p.id for p in dossier.household.persons if p.role is Role.PARTNER}
    staying = tuple(p for p in dossier.household.persons if p.id not in gone)
    return dossier.but(
        household=dossier.household.but(
            persons=staying,
            protections=tuple(
                one for one in dossier.household.protections if one.person not in gone
            ),
        ),
        incomes=tuple(
            ending(line, start).but(whose=COMMON) if line.whose in gone else line
            for line in dossier.incomes
        ),
        charges=tuple(
            ending(line, start).but(whose=COMMON) if line.whose in gone else line
            for line in dossier.charges
        ),
        debts=tuple(
            debt.but(whose=COMMON) if debt.whose in gone else debt for debt in dossier.debts
        ),
        savings=tuple(saving for saving in dossier.savings if saving.whose not in gone),
    )

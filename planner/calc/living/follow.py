"""Whether a signed plan still holds, and why.

Every instalment is looked at on the day: paid in time, late but within the days that the paper
leaves, still to be paid within them, or missed. A plan *holds* while nothing is missed. One missed
instalment and it is *broken*: the landlord may go back to the judge and the allowance may stop. A
plan whose late instalment has since been paid is *caught up*: the landlord may still call it
broken, and usually does not. A judge's plan has no tolerance at all: the clause that ends the lease
plays again at the first payment missed or late (loi 89-462 art. 24 VII).

An admissible over-indebtedness file *stops* the plan: the debt it was made for may not be paid any
more (C. conso. L.722-5), and this is not a default.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.procedure import EventKind
from planner.calc.dossier.signed import PlanOrigin, PlanPayment, SignedPlan
from planner.calc.figure import Figure, WithDerivation
from planner.calc.living.imputation import Part, impute
from planner.calc.money import ZERO, Money
from planner.calc.outcomes import Missing
from planner.calc.repayment.schedule import (
    MOST_LINES,
    Instalment,
    Schedule,
    lines_needed,
    schedule_by_instalment,
)
from planner.calc.results import Reason
from planner.calc.values import dataclass

__all__ = ["LineState", "Living", "LivingLine", "Standing", "follow", "follow_plan", "schedule_of"]

REFERENCES = {"remaining": "C. civ. 1342-10", "paid": "C. civ. 1342"}
_JUDGE = "loi 89-462 art. 24 VII"


class Standing(StrEnum):
    """Where the plan stands."""

    HOLDS = "holds"
    WAITING = "waiting"
    CAUGHT_UP = "caught_up"
    BROKEN = "broken"
    STOPPED = "stopped"
    SETTLED = "settled"


class LineState(StrEnum):
    """Where an instalment stands."""

    TO_COME = "to_come"
    STARTED = "started"
    PAID = "paid"
    PAID_LATE = "paid_late"
    PAID_TOO_LATE = "paid_too_late"
    SHORT = "short"
    WAITING = "waiting"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class LivingLine:
    """An instalment on the day: what it asked, what has paid it, until when it may be paid.

    ``enough_on`` is the day on which enough was paid, the tolerated shortfall deducted.
    """

    n: int
    due: date
    limit: date
    amount: Money
    paid: Money
    enough_on: date | None
    state: LineState

    @property
    def unpaid(self) -> Money:
        """What is still to pay on it."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class Living:
    """A signed plan on a day.

    ``paid`` is what reached the debt, ``surplus`` what was paid beyond it; ``overdue`` what should
    have been paid by the day and was not, ``ahead`` what was paid before its day; ``remaining`` is
    the debt left. ``next`` is the first instalment not yet paid. ``earlier`` are the places of the
    payments made before the signature: the debt that was signed has counted them already.
    """

    signed: SignedPlan
    on: date
    standing: Standing
    reasons: tuple[Reason, ...]
    lines: tuple[LivingLine, ...]
    parts: tuple[Part, ...]
    paid: Figure
    remaining: Figure
    overdue: Figure
    ahead: Figure
    surplus: Money
    earlier: tuple[int, ...]
    next: LivingLine | None

    @property
    def holds(self) -> bool:
        """Whether nothing was missed: what the landlord and the payer look at."""
        return self.standing in (Standing.HOLDS, Standing.WAITING, Standing.SETTLED)


def schedule_of(signed: SignedPlan) -> Schedule | Missing:
    """The instalments of a signed plan, or the field that does not make one."""
    if signed.debt <= ZERO:
        return Missing(("casework.signed_plan.debt",))
    tiny = signed.instalment <= ZERO or lines_needed(signed.debt, signed.instalment) > MOST_LINES
    if tiny:
        return Missing(("casework.signed_plan.instalment",))
    return schedule_by_instalment(signed.debt, signed.first_due, signed.instalment)


def follow_plan(dossier: Dossier, on: date) -> Living | Missing:
    """The plan signed in a dossier, on a day; what is missing when there is none."""
    signed = dossier.casework.signed_plan
    if signed is None:
        return Missing(("casework.signed_plan",))
    stops = [
        event.date
        for event in dossier.events
        if event.kind is EventKind.OVER_INDEBTEDNESS_ADMISSIBLE
        and signed.signed_on <= event.date <= on
    ]
    return follow(signed, dossier.casework.plan_payments, on, stopped_on=min(stops, default=None))


def follow(
    signed: SignedPlan,
    payments: Sequence[PlanPayment],
    on: date,
    *,
    stopped_on: date | None = None,
) -> Living | Missing:
    """A signed plan on the evening of ``on``, whatever the order of its payments.

    Payments made before the signature are in the debt that was signed (those of the very day too,
    for an amendment, which is drafted after them).
    From ``stopped_on`` (an admissible over-indebtedness file) nothing falls due any more.
    """
    schedule = schedule_of(signed)
    if isinstance(schedule, Missing):
        return schedule
    after = signed.signed_on - timedelta(days=0 if signed.amends else 1)
    parts, surplus = impute(schedule, payments, after, on)
    until = on if stopped_on is None else min(on, stopped_on - timedelta(days=1))
    lines = tuple(_lines(signed, schedule, parts, until))
    r = WithDerivation("living", REFERENCES)
    made = [
        r.given(
            f"imputed[{part.n}]", Money(part.cents), field=f"casework.plan_payments[{part.payment}]"
        )
        for part in parts
    ]
    paid = r.sum("paid", *made)
    debt = r.given("debt", signed.debt, field="casework.signed_plan.debt")
    remaining = r.difference("remaining", debt, paid)
    due = [line for line in lines if line.due <= until]
    asked = r.sum("fallen_due", *[r.given(f"due[{line.n}]", line.amount) for line in due])
    on_due = r.sum("paid_of_due", *[r.given(f"paid_of[{line.n}]", line.paid) for line in due])
    standing, reasons = _standing(signed, lines, remaining.money, on, stopped_on)
    return Living(
        signed=signed,
        on=on,
        standing=standing,
        reasons=reasons,
        lines=lines,
        parts=tuple(parts),
        paid=paid,
        remaining=remaining,
        overdue=r.difference("overdue", asked, on_due),
        ahead=r.difference("ahead", paid, on_due),
        surplus=Money(surplus),
        earlier=tuple(n for n, payment in enumerate(payments) if payment.date <= after),
        next=next((line for line in lines if line.unpaid > ZERO), None),
    )


def _lines(
    signed: SignedPlan, schedule: Schedule, parts: Sequence[Part], on: date
) -> list[LivingLine]:
    strict = signed.origin is PlanOrigin.JUDGE
    days = timedelta(days=0 if strict else signed.tolerance_days)
    tolerated = 0 if strict else signed.tolerance.cents
    by_line: dict[int, list[Part]] = {}
    for part in parts:
        by_line.setdefault(part.n, []).append(part)
    return [
        _line(
            line,
            line.due + days,
            0 if line.n == schedule.count else min(tolerated, line.amount.cents - 1),
            sorted(by_line.get(line.n, ()), key=lambda part: part.on),
            on,
        )
        for line in schedule
    ]


def _line(
    line: Instalment, limit: date, tolerated: int, parts: Sequence[Part], on: date
) -> LivingLine:
    paid = 0
    enough_on: date | None = None
    for part in parts:
        paid += part.cents
        if enough_on is None and paid >= line.amount.cents - tolerated:
            enough_on = part.on
    if enough_on is None:
        if line.due > on:
            state = LineState.STARTED if paid else LineState.TO_COME
        else:
            state = LineState.WAITING if on <= limit else LineState.MISSED
    elif enough_on > limit:
        state = LineState.PAID_TOO_LATE
    elif paid < line.amount.cents:
        state = LineState.SHORT if line.due <= on else LineState.STARTED
    else:
        state = LineState.PAID_LATE if enough_on > line.due else LineState.PAID
    return LivingLine(line.n, line.due, limit, line.amount, Money(paid), enough_on, state)


def _standing(
    signed: SignedPlan,
    lines: Sequence[LivingLine],
    remaining: Money,
    on: date,
    stopped_on: date | None,
) -> tuple[Standing, tuple[Reason, ...]]:
    """The verdict of the whole, with its reasons, the one that decides first."""
    said: list[Reason] = []
    if not remaining:
        last = max((line.enough_on for line in lines if line.enough_on), default=on)
        return Standing.SETTLED, (Reason("living_settled", {"on": last}),)
    if stopped_on is not None:
        reason = Reason("living_stopped", {"on": stopped_on}, reference="C. conso. L.722-5")
        return Standing.STOPPED, (reason,)
    strict = signed.origin is PlanOrigin.JUDGE
    missed = [line for line in lines if line.state is LineState.MISSED]
    late = [line for line in lines if line.state is LineState.PAID_TOO_LATE]
    waiting = [line for line in lines if line.state is LineState.WAITING]
    short = [line for line in lines if line.state is LineState.SHORT]
    said += [_of("living_missed", line, days=(on - line.due).days) for line in missed]
    said += [_of("living_too_late", line, paid_on=line.enough_on) for line in late]
    said += [_of("living_waiting", line, limit=line.limit) for line in waiting]
    said += [_of("living_short", line) for line in short]
    if strict and (missed or late):
        said.append(Reason("living_judge_strict", reference=_JUDGE))
    if missed or (strict and late):
        return Standing.BROKEN, tuple(said)
    if late:
        return Standing.CAUGHT_UP, tuple(said)
    if waiting:
        return Standing.WAITING, tuple(said)
    ahead = [line for line in lines if line.due > on and line.state is LineState.PAID]
    if ahead:
        said.append(Reason("living_ahead", {"months": len(ahead)}))
    return Standing.HOLDS, tuple(said or [Reason("living_in_time")])


def _of(id: str, line: LivingLine, **values: object) -> Reason:
    return Reason(id, {"n": line.n, "due": line.due, "missing": line.unpaid, **values})

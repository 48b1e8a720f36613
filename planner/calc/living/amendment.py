"""The amendment: another monthly amount for the same debt, drafted with its differences only.

When a month could not be paid, a new promise is better than a broken one. The amendment starts
from what is left of the debt after every payment, and says nothing of what does not change: a
family that signs again reads the three lines that are new, not the whole contract. Its own rules
(tolerance, origin) go on.
"""

from __future__ import annotations

from datetime import date

from planner.calc.dossier.signed import SignedPlan
from planner.calc.living.follow import Living, LivingLine, schedule_of
from planner.calc.money import ZERO, Money
from planner.calc.outcomes import Missing
from planner.calc.results import Reason
from planner.calc.values import dataclass

__all__ = ["TERMS", "Amendment", "Change", "draft_amendment"]

TERMS = ("instalment", "next_due", "instalments_left", "last_amount", "ends", "rent")
"""What an amendment may change, in the order in which it is written."""


@dataclass(frozen=True, slots=True)
class Change:
    """One term: what it was for the rest of the plan, what it becomes (Money, date, count)."""

    term: str
    before: Money | date | int | None
    after: Money | date | int | None


@dataclass(frozen=True, slots=True)
class Amendment:
    """The plan to sign and what it changes. ``reasons`` say why (those of the living plan)."""

    plan: SignedPlan
    changes: tuple[Change, ...]
    reasons: tuple[Reason, ...]


def draft_amendment(
    living: Living,
    *,
    instalment: Money,
    first_due: date,
    on: date,
    rent: Money | None = None,
) -> Amendment | Missing | None:
    """Spread what is left at another amount from another day; None when nothing changes.

    ``rent`` is the current rent to pay beside it, when it has changed.
    """
    signed = living.signed
    remaining = living.remaining.money
    if remaining <= ZERO:
        return None
    new = signed.but(
        signed_on=on,
        debt=remaining,
        instalment=min(instalment, remaining),
        first_due=first_due,
        rent=signed.rent if rent is None else rent,
        amends=signed.signed_on,
    )
    schedule = schedule_of(new)
    if isinstance(schedule, Missing):
        return schedule
    left = [line for line in living.lines if line.unpaid > ZERO]
    before = _terms(signed, left)
    after: dict[str, Money | date | int | None] = {
        "instalment": schedule.regular,
        "next_due": schedule.first_due,
        "instalments_left": schedule.count,
        "last_amount": schedule.last,
        "ends": schedule.ends,
        "rent": new.rent,
    }
    changes = tuple(
        Change(term, before[term], after[term]) for term in TERMS if before[term] != after[term]
    )
    return Amendment(new, changes, living.reasons) if changes else None


def _terms(signed: SignedPlan, left: list[LivingLine]) -> dict[str, Money | date | int | None]:
    """The rest of the plan as it stands: the instalments not yet paid."""
    last = left[-1]
    regular = signed.instalment if len(left) > 1 else last.unpaid
    return {
        "instalment": regular,
        "next_due": left[0].due,
        "instalments_left": len(left),
        "last_amount": last.unpaid,
        "ends": last.due,
        "rent": signed.rent,
    }

"""The plan once signed: sign it, record what is paid, see whether it holds, amend it.

Each is an edit of the session like any other: kept at once, undone with one key.
"""

from __future__ import annotations

from datetime import date

from planner.calc.calendar import Month
from planner.calc.dossier import PlanPayment, SignedPlan
from planner.calc.living.amendment import Amendment, draft_amendment
from planner.calc.living.follow import Living, follow_plan
from planner.calc.money import ZERO, Money
from planner.calc.outcomes import Missing
from planner.services.session import Session

__all__ = ["amend", "living", "propose_amendment", "record_payment", "sign_plan"]


def living(session: Session, on: date | None = None) -> Living | Missing:
    """The plan signed in the dossier, on a day (that of the session)."""
    return follow_plan(session.dossier, on or session.on)


def sign_plan(session: Session, signed_on: date | None = None) -> SignedPlan | None:
    """Keep as signed the schedule that the printed plan rests on; None when it rests on none.

    It is that of the shared view, as on the paper: no hidden line has a part in it.
    What was paid on an earlier plan stays recorded and is not counted on this one.
    """
    _dossier, plan = session.shared()
    kept = plan.schedule(plan.kept) if plan.kept is not None else None
    if kept is None or not kept.lines:
        return None
    signed = SignedPlan(
        signed_on=signed_on or session.on,
        debt=kept.debt.money,
        instalment=kept.instalment.money,
        first_due=kept.lines[0].due,
        rent=plan.budget.rent_to_pay.money,
    )
    session.edit("casework.signed_plan", signed)
    return signed


def record_payment(
    session: Session, amount: Money, on: date, for_month: Month | None = None
) -> Living | Missing:
    """Record a payment and follow the plan again."""
    payment = PlanPayment(date=on, amount=amount, for_month=for_month)
    session.add("casework.plan_payments", payment)
    return living(session)


def propose_amendment(
    session: Session, instalment: Money | None = None, first_due: date | None = None
) -> Amendment | Missing | None:
    """Draft an amendment of what is left, on the day of the session.

    Without an amount, the one that the budget bears now, never more than the one signed.
    """
    now = living(session)
    if isinstance(now, Missing):
        return now
    amount = instalment
    if amount is None:
        proposed = session.plan.schedule("proposed")
        bearable = proposed.instalment.money if proposed is not None else ZERO
        amount = min(bearable, now.signed.instalment) if bearable else now.signed.instalment
    day = first_due or Month.of(session.on).plus(1).day(now.signed.first_due.day)
    return draft_amendment(now, instalment=amount, first_due=day, on=session.on)


def amend(session: Session, amendment: Amendment) -> None:
    """Keep an amendment as the plan in force."""
    session.edit("casework.signed_plan", amendment.plan)

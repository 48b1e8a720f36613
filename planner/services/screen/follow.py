"""The page of a signed plan: signing it, what is paid on it, when one meets, what amends it.

Each is an edit of the session, undone with one key. What is signed is frozen: the contract that was
printed is kept with the record of its figures, and a contract whose figures are no longer those of
the screen is not.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from planner.calc.calendar import Month
from planner.calc.dossier import PaymentSource, PlanPayment
from planner.calc.living.amendment import Amendment
from planner.calc.living.follow import Living
from planner.calc.money import Money
from planner.calc.outcomes import Missing
from planner.services import living as plans
from planner.services.contracts import contract_of, keep_amendment, keep_signed
from planner.services.screen import edits
from planner.services.screen.papers import amendment_of, amendment_path, path_of
from planner.services.session import Session

__all__ = ["Following", "Signing"]

PAYMENTS = "casework.plan_payments"
MEETINGS = "casework.review_dates"


class Signing(StrEnum):
    """What came of a signature."""

    KEPT = "kept"
    NOTHING_TO_SIGN = "nothing_to_sign"
    NOT_PRINTED = "not_printed"


class Following:
    """A dossier whose plan is signed, or about to be; ``draft`` is the amendment being made."""

    def __init__(self, work: Session) -> None:
        self.work = work
        self.draft: Amendment | None = None

    def now(self) -> Living | Missing:
        """The signed plan on the day of the session."""
        return plans.living(self.work)

    def sign(self, signed_on: date) -> Signing:
        """Note that the contract printed was signed, and keep it with its figures."""
        work = self.work
        plan = work.shared()[1]
        kept = plan.schedule(plan.kept) if plan.kept else None
        if kept is None or not kept.lines or not kept.holds:
            return Signing.NOTHING_TO_SIGN
        printed = _printed(work)
        if printed is None:
            return Signing.NOT_PRINTED
        on, pdf = printed
        keep_signed(work.opened, work.dossier, work.law, on, pdf, signed_on, work.choices)
        plans.sign_plan(work, signed_on)
        return Signing.KEPT

    # Payments

    def record(self, amount: Money, on: date, month: Month | None, source: PaymentSource) -> str:
        """Record a payment; its place."""
        payment = PlanPayment(date=on, amount=amount, for_month=month, source=source)
        return self.work.add(PAYMENTS, payment)

    def correct(
        self, path: str, amount: Money, on: date, month: Month | None, source: PaymentSource
    ) -> None:
        """Correct a payment at its place."""
        before = edits.value(self.work.dossier, path)
        self.work.edit(path, before.but(date=on, amount=amount, for_month=month, source=source))

    def remove(self, path: str) -> None:
        """Take a payment or a meeting away."""
        self.work.remove(path)

    # Meetings

    def meet(self, day: date, instead_of: str = "") -> None:
        """Write down a meeting, or move one."""
        dossier = self.work.dossier
        gone = edits.value(dossier, instead_of) if instead_of else None
        days = {each for each in dossier.casework.review_dates if each != gone} | {day}
        self.work.edit(MEETINGS, sorted(days))

    # The amendment

    def propose(
        self, instalment: Money | None = None, first_due: date | None = None
    ) -> Amendment | Missing | None:
        """Draft an amendment; it is kept aside until it is signed or given up."""
        made = plans.propose_amendment(self.work, instalment, first_due)
        self.draft = made if isinstance(made, Amendment) else None
        return made

    def amend(self) -> Signing:
        """Note that the draft was signed: it is the plan in force, and the paper is kept."""
        draft, work = self.draft, self.work
        if draft is None:
            return Signing.NOTHING_TO_SIGN
        path, made = amendment_path(work), amendment_of(work, draft)
        if not path.is_file() or path.read_bytes() != made:
            return Signing.NOT_PRINTED
        keep_amendment(work.opened, work.dossier, work.law, work.on, made, draft, work.choices)
        plans.amend(work, draft)
        self.draft = None
        return Signing.KEPT


def _printed(work: Session) -> tuple[date, bytes] | None:
    """The contract printed last and the day it was computed for, if its figures are still those of
    the dossier.
    """
    path = path_of(work, "contract")
    if not path.is_file():
        return None
    pdf = path.read_bytes()
    for on in dict.fromkeys((work.on, _written(path))):
        if contract_of(work.dossier, work.law, on, work.choices) == pdf:
            return on, pdf
    return None


def _written(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date()

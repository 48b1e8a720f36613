"""The plan that was signed, and what was paid on it since.

What binds people is the paper: so much a month from a day, and what counts as a default. Payments
are recorded one by one as they are seen (a receipt, a statement, a call to the landlord), in any
order. The rules that read them are in ``calc.living``.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.calc.dossier.common import Amount, Day, Evidence, Model, MonthField, Name
from planner.calc.money import ZERO

__all__ = ["PaymentSource", "PlanOrigin", "PlanPayment", "SignedPlan"]


class PlanOrigin(StrEnum):
    """Who set the plan: the parties, the payer of the allowance (1/36 a month), or a judge."""

    NEGOTIATED = "negotiated"
    STATUTORY = "statutory"
    JUDGE = "judge"


class SignedPlan(Model):
    """The commitment as signed: a debt, a monthly amount, a first day.

    ``tolerance_days`` is how many days after a due date the paper leaves before a default, and
    ``tolerance`` how much an instalment may be short of; a judge's plan has neither (loi 89-462
    art. 24 VII). ``rent`` is the current rent to pay beside it. ``amends`` is the day of the plan
    that this one replaces.
    """

    signed_on: Day
    debt: Amount
    instalment: Amount
    first_due: Day
    origin: PlanOrigin = PlanOrigin.NEGOTIATED
    rent: Amount | None = None
    tolerance_days: Annotated[int, Field(ge=0, le=90)] = 15
    tolerance: Amount = ZERO
    amends: Day | None = None


class PaymentSource(StrEnum):
    """Who paid."""

    HOUSEHOLD = "household"
    ALLOWANCE = "allowance"
    FSL = "fsl"
    OTHER = "other"


class PlanPayment(Model):
    """One payment on the plan. ``for_month`` is the month of the instalment that the payer named
    (C. civ. 1342-10); without it the oldest is paid first.
    """

    date: Day
    amount: Amount
    source: PaymentSource = PaymentSource.HOUSEHOLD
    for_month: MonthField | None = None
    label: Name = ""
    evidence: Evidence = Evidence()

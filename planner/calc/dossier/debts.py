"""The other debts, and what the household has: savings, bank balance, overdraft."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from planner.calc.dossier.common import (
    COMMON,
    Amount,
    Day,
    Evidence,
    Identifier,
    Model,
    MonthField,
    Name,
    Note,
    Whose,
)
from planner.calc.dossier.kind_ids import DEBT_KINDS
from planner.calc.money import ZERO, Money

__all__ = ["Bank", "Debt", "DebtStage", "Saving"]


def _yearly_rate(text: str) -> str:
    try:
        rate = Decimal(text)
    except ArithmeticError:
        raise PydanticCustomError("bad_rate", "not a rate") from None
    if not 0 <= rate <= 1:
        raise PydanticCustomError("bad_rate", "not a rate")
    return text


YearlyRate = Annotated[str, Field(pattern=r"^[0-9](\.[0-9]{1,6})?$"), AfterValidator(_yearly_rate)]
"""A yearly rate as a decimal string: ``"0.199"`` is 19.9 %."""


class DebtStage(StrEnum):
    """How far the creditor has gone."""

    AMICABLE = "amicable"
    FORMAL_NOTICE = "formal_notice"
    JUDGMENT = "judgment"
    SEIZURE = "seizure"


class Debt(Model):
    """A debt other than the rent account.

    ``balance`` is what remains due; ``instalment`` what is paid each month now, if anything;
    ``born_on`` the day the debt arose, which tells debts before and after the admissibility of an
    over-indebtedness file apart. ``agreed`` says whether the creditor accepted a plan.
    ``already_withheld`` says of a seizure, or of a recovery on a benefit, whether the income was
    told already cut by it (a payslip's «net payé» is).
    """

    id: Identifier
    kind: Identifier
    creditor: Name = ""
    balance: Amount
    instalment: Amount | None = None
    until: MonthField | None = None
    rate: YearlyRate | None = None
    stage: DebtStage = DebtStage.AMICABLE
    born_on: Day | None = None
    agreed: bool | None = None
    already_withheld: bool | None = None
    guarantor: Name = ""
    whose: Whose = COMMON
    evidence: Evidence = Evidence()
    note: Note = ""
    private: bool = False
    rough: bool = False

    @field_validator("kind")
    @classmethod
    def _known(cls, kind: str) -> str:
        if kind not in DEBT_KINDS:
            raise PydanticCustomError("unknown_kind", "unknown kind", {"family": "debt"})
        return kind


class Saving(Model):
    """Savings by account or product."""

    label: Name = ""
    amount: Amount
    whose: Whose = COMMON
    evidence: Evidence = Evidence()
    private: bool = False


class Bank(Model):
    """The bank account: its balance may be below zero."""

    balance: Money | None = None
    on: Day | None = None
    overdraft_limit: Amount = ZERO
    evidence: Evidence = Evidence()

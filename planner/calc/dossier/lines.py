"""The lines of the budget: what comes in, what goes out.

A line is an amount *as printed on the paper* with its frequency, or "these months of the year";
the monthly equivalent is computed, never typed. A benefit **of** October is **received** in
November: the budget uses the month received.
"""

from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.common import (
    COMMON,
    Amount,
    Evidence,
    Identifier,
    Model,
    MonthField,
    MonthOfYear,
    Name,
    Note,
    Whose,
)
from planner.calc.dossier.kind_ids import CHARGE_KINDS, INCOME_KINDS

__all__ = ["BudgetLine", "Charge", "Income"]


class BudgetLine(Model):
    """An income or a charge.

    ``amount`` falls due every ``frequency``, or in each month of ``months`` (1 to 12) when given,
    or once in the month ``start`` when the frequency is ``once``. ``start`` and ``until`` are the
    first and last months in which it is received or paid. ``private`` keeps a line told by one
    partner alone out of the shared view and of every print. ``rough`` marks a round total.
    """

    amount: Amount
    frequency: Frequency = Frequency.MONTH
    months: Annotated[tuple[MonthOfYear, ...], Field(min_length=1, max_length=12)] | None = None
    start: MonthField | None = None
    until: MonthField | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    whose: Whose = COMMON
    evidence: Evidence = Evidence()
    label: Name = ""
    note: Note = ""
    private: bool = False
    rough: bool = False

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if self.start and self.until and self.until < self.start:
            raise PydanticCustomError("until_before_start", "until before start")
        if self.frequency is Frequency.ONCE and self.months is None and self.start is None:
            raise PydanticCustomError("once_without_month", "once without a month")
        return self

    def runs_in(self, month: Month) -> bool:
        """Whether the line has begun and has not ended in that month."""
        return (self.start is None or self.start <= month) and (
            self.until is None or month <= self.until
        )


class Income(BudgetLine):
    """Money that comes in, net and as received."""

    kind: Identifier

    @field_validator("kind")
    @classmethod
    def _known(cls, kind: str) -> str:
        if kind not in INCOME_KINDS:
            raise PydanticCustomError("unknown_kind", "unknown kind", {"family": "income"})
        return kind


class Charge(BudgetLine):
    """Money that goes out, but for the rent, its charges and the housing allowance.

    ``debt`` is the id of the debt that an instalment running in the budget repays, so that the
    same money is not counted twice in a plan.
    """

    kind: Identifier
    debt: Identifier | None = None

    @field_validator("kind")
    @classmethod
    def _known(cls, kind: str) -> str:
        if kind not in CHARGE_KINDS:
            raise PydanticCustomError("unknown_kind", "unknown kind", {"family": "charge"})
        return kind

"""What every part of a dossier shares: the strict model, evidence, texts and their limits.

A dossier is data that entered by one door and does not change: models are frozen and strict, an
unknown field is refused, an amount is a string such as ``"412.30"``. The same models validate the
file, the form and the interface, and publish the JSON Schema.

The modules of models do not import ``annotations`` from ``__future__``: pydantic would compile
each annotation again from its text, which costs a third of the start-up.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from planner.calc.calendar import Month
from planner.calc.money import Money

__all__ = [
    "Address",
    "Amount",
    "Birth",
    "Day",
    "Evidence",
    "EvidenceStatus",
    "Identifier",
    "Model",
    "MonthField",
    "MonthOfYear",
    "Name",
    "Note",
    "Whose",
]

M = TypeVar("M", bound="Model")


class Model(BaseModel):
    """Base of every part of a dossier: frozen, strict, no unknown field, built on first use."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", defer_build=True, serialize_by_alias=True
    )

    def but(self, **changes: Any) -> Self:
        """A copy with some fields replaced; the values are validated when the file is written."""
        return self.model_copy(update=changes)


def _not_negative(value: Any, read: ValidatorFunctionWrapHandler) -> Money:
    amount: Money = read(value)
    if amount.cents < 0 or (not amount.cents and isinstance(value, str) and value[0] == "-"):
        raise PydanticCustomError("negative_amount", "below zero")
    return amount


def _in_years(first: int) -> AfterValidator:
    def check(day: date) -> date:
        if not first <= day.year <= 2099:
            raise PydanticCustomError("year_out_of_range", "year out of range", {"first": first})
        return day

    return AfterValidator(check)


def _month_in_years(month: Month) -> Month:
    if not 1990 <= month.year <= 2099:
        raise PydanticCustomError("year_out_of_range", "year out of range", {"first": 1990})
    return month


Amount = Annotated[Money, WrapValidator(_not_negative)]
"""An amount of zero or more, in euros; ``-0.00`` is below zero."""

Day = Annotated[date, _in_years(1990)]
"""A day from 1990 to 2099."""

Birth = Annotated[date, _in_years(1900)]
"""A birth, or the signature or renewal of a lease: from 1900."""

MonthField = Annotated[Month, AfterValidator(_month_in_years)]
"""A month from 1990 to 2099."""

MonthOfYear = Annotated[int, Field(ge=1, le=12)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
_VISIBLE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*$"
"""Text without control characters, which a terminal would obey and a print would lose."""

Name = Annotated[str, Field(max_length=200, pattern=_VISIBLE)]
Note = Annotated[str, Field(max_length=20_000, pattern=_VISIBLE)]

COMMON = "common"
Whose = Annotated[
    str,
    Field(max_length=40),
    WithJsonSchema({"type": "string", "description": 'id of a person, or "common"'}),
]
"""Whose a line is: the id of a person of the household, or ``"common"``."""


class EvidenceStatus(StrEnum):
    """How sure a line is: said by the person, seen on a paper, or kept as a copy."""

    DECLARED = "declared"
    SEEN = "seen"
    COPIED = "copied"


class Evidence(Model):
    """The proof of a line and its date."""

    status: EvidenceStatus = EvidenceStatus.DECLARED
    on: Day | None = None
    paper: Name = ""


class Address(Model):
    """A postal address, as written on an envelope."""

    lines: tuple[Name, ...] = ()
    postal_code: Annotated[str, Field(max_length=10, pattern=_VISIBLE)] = ""
    city: Name = ""

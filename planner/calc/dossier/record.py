"""What the records of law and usage share: FSL profiles, reste à vivre formulas, kinds of lines.

A record is data somebody can write by hand in a TOML file and lay over the package's own. It is as
strict and frozen as a dossier; in the file an amount is a number of euros (``412.30`` or ``412``)
and a rate a decimal (``0.30`` is 30 %), which the loader hands over as text so that no float is
ever made. ``None`` always means "not known", never "there is no such rule".
"""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, PlainValidator
from pydantic_core import PydanticCustomError

from planner.calc.dossier.common import Model
from planner.calc.law import Status
from planner.calc.money import Money, Rate

__all__ = ["Euros", "Percent", "Proportion", "Record", "RecordId", "Text"]


def _euros(value: Any) -> Any:
    return f"{value}.00" if type(value) is int else value


def _not_negative(amount: Money) -> Money:
    if amount.cents < 0:
        raise PydanticCustomError("bad_amount", "below zero")
    return amount


def _rate(value: Any) -> Rate:
    if isinstance(value, Rate):
        return value
    if type(value) is int or isinstance(value, str):
        try:
            return Rate.of(Decimal(value))
        except (ValueError, InvalidOperation, OverflowError):
            pass
    raise PydanticCustomError("bad_rate", "not a rate")


def _share(rate: Rate) -> Rate:
    if not 0 <= rate.millionths <= 1_000_000:
        raise PydanticCustomError("bad_rate", "not a share of a whole")
    return rate


Euros = Annotated[Money, BeforeValidator(_euros), AfterValidator(_not_negative)]
"""An amount of zero or more, in euros."""

Proportion = Annotated[Rate, PlainValidator(_rate), PlainSerializer(str, return_type=str)]
"""An exact decimal: a weight of 1.5, a coefficient."""

Percent = Annotated[
    Rate, PlainValidator(_rate), AfterValidator(_share), PlainSerializer(str, return_type=str)
]
"""A share of a whole, from 0 to 1."""

RecordId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,59}$")]
Text = Annotated[str, Field(min_length=1, max_length=2000)]


class Record(Model):
    """What identifies a record and says how sure it is.

    ``source`` is where it was read, ``checked`` when; from ``review_by`` on, what used it says
    that it must be checked again.
    """

    id: RecordId
    label: Text
    label_en: Text
    status: Status
    reference: Text
    source: Text
    checked: date
    review_by: date
    note: Text | None = None

    def stale_on(self, on: date) -> bool:
        """Whether a result dated ``on`` must say that this record is past its review date."""
        return on >= self.review_by

"""The written forms a request is made of: each reads one JSON value exactly, or says why not.

Nothing is converted: a number is not an amount, ``1.0`` and ``true`` are not whole numbers, a
date is not a month. Use them as annotations (``rent: PositiveAmount``); an optional field has a
default and takes ``null`` for absent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from planner.calc.calendar import Month
from planner.calc.money import AMOUNT_PATTERN, Money
from planner.calc.requests.faults import fault
from planner.calc.values import dataclass

__all__ = [
    "ONE_OF",
    "Amount",
    "Day",
    "Dependants",
    "Flag",
    "Form",
    "MonthField",
    "OldDay",
    "Part",
    "PositiveAmount",
    "RateField",
    "Rows",
    "SignedAmount",
    "Text",
    "allow_null",
    "whole",
]

T = TypeVar("T")

FIRST_YEAR, LAST_YEAR = 1990, 2099
OLDEST_YEAR = 1900
"""A birth, the signature of a lease or its renewal may be that old."""

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
_RATE = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,12})?", re.ASCII)


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """How one JSON value is read, and its JSON Schema."""

    read: Callable[[Any], Any]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return dict(self.schema)


class Part(BaseModel):
    """A part of a request: frozen, no unknown field, ``null`` in an optional field is absent.

    A required field given as ``null`` is missing; a field that the part does not name is unknown
    even when it holds ``null``.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, data: Any) -> Any:
        if type(data) is not dict or None not in data.values():
            return data
        known = cls.model_fields
        return {
            name: value for name, value in data.items() if value is not None or name not in known
        }

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        written = handler(schema)
        allow_null(handler.resolve_ref_schema(written))
        return written


def allow_null(schema: dict[str, Any]) -> None:
    """Say in the schema of an object that ``null`` stands for an absent optional field."""
    required = schema.get("required", ())
    for name, field in schema.get("properties", {}).items():
        if name not in required and {"type": "null"} not in field.get("anyOf", ()):
            outside = {key: field.pop(key) for key in ("title", "default") if key in field}
            schema["properties"][name] = {"anyOf": [dict(field), {"type": "null"}], **outside}


def _amount(value: Any) -> Money:
    if type(value) is not str:
        raise fault(
            "wrong_type",
            "Un montant est attendu ici, écrit entre guillemets avec un point et deux décimales, "
            "par exemple « 412.30 ».",
        )
    try:
        return Money.parse(value)
    except ValueError:
        raise fault(
            "bad_amount",
            "Ce montant n’est pas lisible. Écrivez des chiffres, un point et deux décimales au "
            "plus, sans espace ni virgule, par exemple « 412.30 ».",
        ) from None


def _amount_of_zero_or_more(value: Any) -> Money:
    amount = _amount(value)
    if value[0] == "-":
        raise fault("out_of_range", "Ce montant ne peut pas être négatif. Écrivez-le sans signe.")
    return amount


def _amount_above_zero(value: Any) -> Money:
    amount = _amount_of_zero_or_more(value)
    if not amount.cents:
        raise fault("out_of_range", "Ce montant doit être supérieur à zéro. Indiquez-le.")
    return amount


def _day_from(first: int) -> Callable[[Any], date]:
    def read(value: Any) -> date:
        if type(value) is not str:
            raise fault(
                "wrong_type",
                "Une date est attendue ici, entre guillemets, par exemple « 2026-11-22 ».",
            )
        found = _DATE.fullmatch(value)
        if found is None:
            raise fault(
                "bad_date",
                "Cette date n’est pas lisible. Écrivez année-mois-jour, par "
                "exemple « 2026-11-22 ».",
            )
        year, month, day = map(int, found.groups())
        _check_year(year, first)
        try:
            return date(year, month, day)
        except ValueError:
            raise fault(
                "bad_date", "Ce jour n’existe pas dans le calendrier. Vérifiez le mois et le jour."
            ) from None

    return read


def _check_year(year: int, first: int) -> None:
    if not first <= year <= LAST_YEAR:
        raise fault(
            "out_of_range",
            f"L’année doit être comprise entre {first} et {LAST_YEAR}. Vérifiez-la.",
        )


def _month(value: Any) -> Month:
    if type(value) is not str:
        raise fault(
            "wrong_type", "Un mois est attendu ici, entre guillemets, par exemple « 2026-11 »."
        )
    found = _MONTH.fullmatch(value)
    if found is None:
        raise fault(
            "bad_month",
            "Ce mois n’est pas lisible. Écrivez année-mois, par exemple « 2026-11 ».",
        )
    year, number = map(int, found.groups())
    _check_year(year, FIRST_YEAR)
    if not 1 <= number <= 12:
        raise fault("bad_month", "Ce mois n’existe pas. Écrivez un mois de 01 à 12.")
    return Month(year, number)


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise fault("wrong_type", "« true » ou « false » est attendu ici, sans guillemets.")
    return value


def _rate(value: Any) -> Decimal:
    if type(value) is not str:
        raise fault(
            "wrong_type",
            "Un taux est attendu ici, entre guillemets, par exemple « 0.0525 » pour 5,25 %.",
        )
    if _RATE.fullmatch(value) is None:
        raise fault(
            "bad_amount",
            "Ce taux n’est pas lisible. Écrivez des chiffres et un point, par exemple « 0.0525 » "
            "pour 5,25 %.",
        )
    if value[0] == "-":
        raise fault("out_of_range", "Ce taux ne peut pas être négatif. Écrivez-le sans signe.")
    return Decimal(value)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise fault("wrong_type", "Un texte est attendu ici, entre guillemets.")
    if not value:
        raise fault("out_of_range", "Ce texte ne peut pas être vide. Complétez-le.")
    return value


def whole(first: int, last: int | None = None) -> Form:
    """A whole number from ``first`` to ``last``, both included; no end when None."""

    def read(value: Any) -> int:
        if type(value) is not int:
            raise fault("wrong_type", "Un nombre entier est attendu ici, sans guillemets.")
        if value < first or (last is not None and value > last):
            until = "" if last is None else f" et de {last} au plus"
            raise fault("out_of_range", f"Ce nombre doit être de {first} au moins{until}.")
        return value

    bounds = {"minimum": first} if last is None else {"minimum": first, "maximum": last}
    return Form(read, {"type": "integer", **bounds})


class _OneOf:
    """One of the values of a ``Literal`` or of an ``Enum``."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        if isinstance(source, type) and issubclass(source, Enum):
            known = {member.value: member for member in source}
        else:
            known = {value: value for value in get_args(source)}
        kind = type(next(iter(known)))
        listed = ", ".join(str(value) for value in known)

        def read(value: Any, _inner: Any) -> Any:
            if type(value) is not kind:
                expected = "Un nombre entier" if kind is int else "Un texte entre guillemets"
                raise fault("wrong_type", f"{expected} est attendu ici, parmi : {listed}.")
            if value not in known:
                raise fault(
                    "unknown_value", f"Cette valeur n’est pas connue. Choisissez parmi : {listed}."
                )
            return known[value]

        return core_schema.no_info_wrap_validator_function(read, handler(source))


ONE_OF = _OneOf()
"""``Annotated[Literal["a", "b"], ONE_OF]``: unknown values and wrong types are told apart."""


def _day_schema(first: int) -> dict[str, Any]:
    return {
        "type": "string",
        "format": "date",
        "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "description": f"YYYY-MM-DD, {first} to {LAST_YEAR}",
    }


_UNSIGNED = AMOUNT_PATTERN.replace("-?", "")
_ABOVE_ZERO = _UNSIGNED.replace("^", r"^(?!0(\.00?)?$)")

SignedAmount = Annotated[
    Money, Form(_amount, {"type": "string", "pattern": AMOUNT_PATTERN, "description": "EUR"})
]
"""An amount that may be below zero."""

Amount = Annotated[
    Money,
    Form(
        _amount_of_zero_or_more,
        {"type": "string", "pattern": _UNSIGNED, "description": "EUR"},
    ),
]
"""An amount of zero or more."""

PositiveAmount = Annotated[
    Money,
    Form(
        _amount_above_zero,
        {"type": "string", "pattern": _ABOVE_ZERO, "description": "EUR, above zero"},
    ),
]
"""An amount above zero."""

Day = Annotated[date, Form(_day_from(FIRST_YEAR), _day_schema(FIRST_YEAR))]
"""A day from 1990 to 2099."""

OldDay = Annotated[date, Form(_day_from(OLDEST_YEAR), _day_schema(OLDEST_YEAR))]
"""A birth, or the signature or renewal of a lease: a day from 1900 to 2099."""

MonthField = Annotated[
    Month,
    Form(
        _month,
        {
            "type": "string",
            "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])$",
            "description": f"YYYY-MM, {FIRST_YEAR} to {LAST_YEAR}",
        },
    ),
]
"""A month from 1990 to 2099."""

Flag = Annotated[bool, Form(_flag, {"type": "boolean"})]
"""True or false; every flag defaults to false."""

Dependants = Annotated[int, whole(0, 20)]
"""Dependants or children: 0 to 20."""

RateField = Annotated[
    Decimal,
    Form(_rate, {"type": "string", "pattern": r"^(0|[1-9][0-9]{0,8})(\.[0-9]{1,12})?$"}),
]
"""A rate of zero or more, as an exact decimal: ``"0.0525"`` is 5.25 %."""

Rows = Annotated[tuple[T, ...], Field(strict=False)]
"""A list of parts: ``Rows[Entry]``, or ``Annotated[Rows[Entry], Field(max_length=5000)]``."""

Text = Annotated[str, Form(_text, {"type": "string", "minLength": 1})]
"""A text that is not empty."""

"""A tree of frozen records as plain data, and the JSON Schema of that data.

A figure is written as its value: an amount in euros, a rate, a count. Its derivation is asked for
apart, by its label.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from planner.calc.calendar import Month
from planner.calc.figure import Figure, written
from planner.calc.money import Money, Rate

__all__ = ["plain", "schema_of_dataclass"]


def plain(value: Any) -> Any:
    """Strings, whole numbers, booleans, lists and objects; never a float."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Figure):
        return written(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (str, Money, Rate, Month, Fraction)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(name)): plain(item) for name, item in value.items()}
    if _is_record(type(value)):
        return {name: plain(getattr(value, name)) for name in _names(value)}
    return [plain(item) for item in value]


def _is_record(kind: Any) -> bool:
    """Whether a class has named parts: a dataclass, or a tuple that names its own."""
    return dataclasses.is_dataclass(kind) or hasattr(kind, "_fields")


def _names(value: Any) -> tuple[str, ...]:
    kind = value if isinstance(value, type) else type(value)
    if hasattr(kind, "_fields"):
        return tuple(kind._fields)
    return tuple(field.name for field in dataclasses.fields(kind))


def schema_of_dataclass(kind: Any) -> dict[str, Any]:
    """The JSON Schema of ``plain`` of a dataclass, written out in full."""
    hints = get_type_hints(kind)
    return {
        "type": "object",
        "description": (kind.__doc__ or kind.__name__).split("\n\n")[0].strip(),
        "required": list(_names(kind)),
        "properties": {name: _schema(hints[name]) for name in _names(kind)},
    }


def _schema(hint: Any) -> dict[str, Any]:
    if hint in _WRITTEN:
        return dict(_WRITTEN[hint])
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(item) for item in inner]}
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "items": _schema(inner[0])}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(inner[1])}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    return schema_of_dataclass(hint) if _is_record(hint) else {}


_TEXT = {"type": "string"}
_WRITTEN: Mapping[Any, Mapping[str, Any]] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Any: {},
    Figure: {**_TEXT, "description": "an amount in euros, a rate or a count"},
    Money: {**_TEXT, "description": "EUR"},
    Rate: _TEXT,
    Month: {**_TEXT, "description": "YYYY-MM"},
    date: {**_TEXT, "format": "date"},
}

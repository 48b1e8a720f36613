"""Dossiers of every shape, made from the models themselves: a new field is generated at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from hypothesis import strategies as st

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier import (
    CREDITS,
    AccountLine,
    Charge,
    Debt,
    Dossier,
    Household,
    Income,
    Model,
    Person,
    Protection,
    Saving,
)
from planner.calc.dossier.followup import Followup
from planner.calc.dossier.kind_ids import CHARGE_KINDS, DEBT_KINDS, INCOME_KINDS
from planner.calc.money import Money

M = TypeVar("M", bound=Model)

__all__ = ["amounts", "dossiers", "identifiers", "model", "texts"]

amounts = st.integers(0, 99_999_999_999).map(Money)


def texts(longest: int, shortest: int = 0) -> st.SearchStrategy[str]:
    """Any visible text, line feeds included."""
    letters = st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")
    return st.text(letters, min_size=shortest, max_size=longest)


identifiers = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,5}", fullmatch=True)

_KINDS: Mapping[type[Model], frozenset[str]] = {
    Income: INCOME_KINDS,
    Charge: CHARGE_KINDS,
    Debt: DEBT_KINDS,
}


def value(annotation: Any, metadata: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """Any value that a field of this type may hold."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = tuple(getattr(arguments[1], "metadata", arguments[1:]))
        return value(arguments[0], (*metadata, *inner))
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is Union or type(None) in arguments:
        return st.one_of(
            *(st.none() if kind is type(None) else value(kind, metadata) for kind in arguments)
        )
    if origin is tuple:
        smallest = bound(metadata, "min_length", 0)
        return st.lists(value(arguments[0]), min_size=smallest, max_size=3).map(tuple)
    if annotation is Money:
        return amounts
    if annotation is Month:
        return st.builds(Month, st.integers(1990, 2099), st.integers(1, 12))
    if annotation is date:
        return st.dates(date(1990, 1, 1), date(2099, 12, 31))
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        return st.integers(bound(metadata, "ge", -99), bound(metadata, "le", 9999))
    if annotation is str:
        pattern = bound(metadata, "pattern", "")
        if pattern and r"\x00" not in pattern:
            return st.from_regex(pattern, fullmatch=True)
        return texts(min(bound(metadata, "max_length", 12), 12), bound(metadata, "min_length", 0))
    if issubclass(annotation, Enum):
        return st.sampled_from(list(annotation))
    return model(annotation)


def bound(metadata: tuple[Any, ...], name: str, default: Any) -> Any:
    return next((getattr(item, name) for item in metadata if hasattr(item, name)), default)


def model(kind: type[M], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[M]:
    """An object of a model; names that must agree with others are mended."""
    if not fixed:
        return _any(kind)
    return st.fixed_dictionaries({**_fields(kind), **fixed}).map(made(kind))


@cache
def _any(kind: type[M]) -> st.SearchStrategy[M]:
    return st.fixed_dictionaries(dict(_fields(kind))).map(made(kind))


@cache
def _fields(kind: type[Model]) -> Mapping[str, st.SearchStrategy[Any]]:
    fields = {
        field.alias or name: value(field.annotation, tuple(field.metadata))
        for name, field in kind.model_fields.items()
        if name != "schema_"
    }
    if kind in _KINDS:
        fields["kind"] = st.sampled_from(sorted(_KINDS[kind]))
    if "rate" in fields:
        fields["rate"] = st.none() | st.sampled_from(["0", "0.0575", "0.199", "1"])
    if "whose" in fields:
        fields["whose"] = st.just("common")
    if kind is Charge:
        fields["debt"] = st.none()
    return fields


def made(kind: type[M]) -> Callable[[dict[str, Any]], M]:
    """The object of these fields, once the pairs that must agree are mended."""

    def make(fields: dict[str, Any]) -> M:
        if kind in (Income, Charge):
            start, until = fields["start"], fields["until"]
            if start and until and until < start:
                fields["start"], fields["until"] = until, start
            if fields["frequency"] is Frequency.ONCE and fields["start"] is None:
                fields["frequency"] = Frequency.MONTH
        if kind is AccountLine and fields["kind"] not in CREDITS:
            fields["settles"] = None
        if kind is Followup:
            fields["entries"] = tuple({entry.id: entry for entry in fields["entries"]}.values())
        return kind(**fields)

    return make


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A whole dossier whose names agree: lines belong to persons, instalments to debts."""
    persons = draw(st.lists(model(Person), max_size=3, unique_by=lambda some: some.id).map(tuple))
    ids = [person.id for person in persons]
    whose = st.sampled_from(["common", *ids])
    debts = draw(
        st.lists(model(Debt, whose=whose), max_size=2, unique_by=lambda some: some.id).map(tuple)
    )
    paid = st.sampled_from([None, *[debt.id for debt in debts]])
    measures = model(Protection, person=st.sampled_from(ids)) if ids else st.nothing()
    household = model(Household, persons=st.just(persons), protections=some(measures, 1))
    return draw(
        model(
            Dossier,
            household=household,
            debts=st.just(debts),
            incomes=some(model(Income, whose=whose)),
            charges=some(model(Charge, whose=whose, debt=paid)),
            savings=some(model(Saving, whose=whose)),
        )
    )


def some(lines: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """None to a few of these lines."""
    return st.lists(lines, max_size=0 if lines.is_empty else most).map(tuple)

"""The strict form of a legal parameter in TOML, read into ``planner.calc.law`` types.

One ``[[parameter]]`` table is one legal value through time; each ``[[parameter.value]]`` under it
is one period, with the text that sets it, where that text was read, when, and how sure it is. A
period lasts until the day before the next one; ``until`` is written only where the text itself
ends the value. Anything else (an unknown key, a number of the wrong type, two periods on the same
day) is a problem, and all the problems of a file are told together, in French.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from planner.calc.law import LawValue, Nature, Parameter, Status
from planner.calc.money import Money, Rate
from planner.errors import Phrase, Problem

__all__ = ["CONTENTS", "Reader", "read_parameter"]

_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*", re.ASCII)
_SHARE = re.compile(r"1|[1-9][0-9]?/[1-9][0-9]?", re.ASCII)
_PARAMETER_KEYS = {"id", "label", "label_en", "nature", "unit", "review_by", "value", "origin",
                   "by_year"}  # fmt: skip
UNQUOTED_DATE = Phrase("une date sans guillemets, par exemple 2026-11-22")
_VALUE_KEYS = {"from", "until", "status", "reference", "source", "checked", "note"}


@dataclass(slots=True)
class Reader:
    """Collects the problems of one file; ``path`` names it in every sentence."""

    path: str
    problems: list[Problem]

    def refuse(self, code: str, field: str, fault: str | Phrase, **values: Any) -> None:
        """Note one problem; ``field`` is the place inside the file, ``fault`` what is wrong."""
        wrong = Phrase(fault, values) if isinstance(fault, str) else fault
        told = {"file": self.path, "field": field, "fault": wrong}
        self.problems.append(
            Problem(code, "Fichier {file}, « {field} » : {fault}", f"{self.path}:{field}", told)
        )

    def text(self, raw: Mapping[str, Any], key: str, field: str) -> str:
        """A required, non-empty text."""
        value = raw.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self._bad_type(raw, key, field, Phrase("un texte entre guillemets simples"))
        return ""

    def day(self, raw: Mapping[str, Any], key: str, field: str) -> date:
        """A required date, written without quotes and without a time."""
        value = raw.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self._bad_type(raw, key, field, UNQUOTED_DATE)
        return date.min

    def one_of(self, raw: Mapping[str, Any], key: str, field: str, allowed: list[str]) -> str:
        """A required word out of a list."""
        value = raw.get(key)
        if value in allowed:
            return str(value)
        choice = ", ".join(allowed)
        self._bad_type(raw, key, field, Phrase("l’un de ces mots : {choice}", {"choice": choice}))
        return allowed[0]

    def unknown_keys(self, raw: Mapping[str, Any], known: set[str], field: str) -> None:
        """Refuse every key that the schema does not name."""
        for key in raw:
            if key not in known:
                self.refuse(
                    "unknown_field",
                    f"{field}.{key}",
                    "ce nom n’est pas prévu. Noms possibles : {known}.",
                    known=", ".join(sorted(known)),
                )

    def _bad_type(self, raw: Mapping[str, Any], key: str, field: str, expected: Phrase) -> None:
        where = f"{field}.{key}"
        if key not in raw:
            self.refuse("missing_field", where, "il manque {expected}.", expected=expected)
            return
        self.refuse(
            "wrong_type",
            where,
            "« {met} » ne convient pas ; écrivez {expected}.",
            met=raw[key],
            expected=expected,
        )


class _Unfit(ValueError):
    """A value of the wrong form; ``expected`` says what to write instead."""

    def __init__(self, expected: Phrase) -> None:
        self.expected = expected
        super().__init__(str(expected))


def _finite(value: object, decimals: int) -> bool:
    if not isinstance(value, Decimal) or not value.is_finite():
        return False
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -decimals


def _amount(value: object, _unit: str = "") -> Money:
    if not _finite(value, 2):
        raise _Unfit(Phrase("un montant en euros avec deux décimales, par exemple 651.69"))
    return Money.of(value)  # type: ignore[arg-type]


def _rate(value: object, _unit: str = "") -> Rate:
    if not _finite(value, 6):
        raise _Unfit(Phrase("un taux décimal d’au plus six décimales, par exemple 0.085"))
    return Rate.of(value)  # type: ignore[arg-type]


def _count(value: object, _unit: str = "") -> int:
    if type(value) is not int:
        raise _Unfit(Phrase("un nombre entier, par exemple 36"))
    return value


def _brackets(value: object, _unit: str = "") -> tuple[tuple[Money | None, Fraction], ...]:
    expected = Phrase(
        "une liste de tranches croissantes {{up_to = 4480.00, share = '1/20'}}, la dernière sans "
        "up_to"
    )
    if not isinstance(value, list) or not value:
        raise _Unfit(expected)
    scale: list[tuple[Money | None, Fraction]] = []
    for index, cell in enumerate(value):
        last = index == len(value) - 1
        names = {"share"} if last else {"up_to", "share"}
        if not isinstance(cell, dict) or set(cell) != names:
            raise _Unfit(expected)
        share = cell["share"]
        if not isinstance(share, str) or not _SHARE.fullmatch(share) or Fraction(share) > 1:
            raise _Unfit(expected)
        bound = None if last else _amount(cell["up_to"])
        if scale and bound is not None and (previous := scale[-1][0]) and bound <= previous:
            raise _Unfit(expected)
        scale.append((bound, Fraction(share)))
    return tuple(scale)


def _cell(value: object, unit: str) -> Any:
    if isinstance(value, Decimal):
        return _amount(value) if unit.startswith("EUR") else _rate(value)
    if isinstance(value, list):
        return tuple(_cell(item, unit) for item in value)
    if isinstance(value, dict):
        return {key: _cell(item, unit) for key, item in value.items()}
    if isinstance(value, str | int | date) and not isinstance(value, bool | datetime):
        return value
    raise _Unfit(Phrase("un tableau de montants, taux, entiers, textes ou dates"))


def _table(value: object, unit: str) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not value:
        raise _Unfit(Phrase("un tableau de cases nommées, par exemple {{debut = 1, fin = 3}}"))
    return {key: _cell(item, unit) for key, item in value.items()}


CONTENTS: Mapping[str, Callable[[object, str], Any]] = {
    "amount": _amount,
    "rate": _rate,
    "count": _count,
    "brackets": _brackets,
    "table": _table,
}
"""The five things a value may hold, of which it holds exactly one, and how each is read."""


def read_parameter(raw: Mapping[str, Any], reader: Reader) -> Parameter | None:
    """One ``[[parameter]]`` table; None when the reader noted a problem with it."""
    already = len(reader.problems)
    id = raw.get("id")
    name = id if isinstance(id, str) and _ID.fullmatch(id) else "parameter"
    if name != id:
        reader.refuse(
            "wrong_type",
            "parameter.id",
            "« {met} » ne convient pas ; écrivez un identifiant en minuscules, chiffres, "
            "points et traits bas, par exemple rsa.montant_forfaitaire.",
            met=id,
        )
    reader.unknown_keys(raw, _PARAMETER_KEYS, name)
    label = reader.text(raw, "label", name)
    label_en = reader.text(raw, "label_en", name) if "label_en" in raw else label
    nature = Nature(reader.one_of(raw, "nature", name, [nature.value for nature in Nature]))
    unit = reader.text(raw, "unit", name)
    review_by = reader.day(raw, "review_by", name)
    if "origin" in raw:
        reader.text(raw, "origin", name)
    by_year = raw.get("by_year", False)
    if type(by_year) is not bool:
        reader.refuse(
            "wrong_type",
            f"{name}.by_year",
            "« {met} » ne convient pas ; écrivez {expected}.",
            met=by_year,
            expected=Phrase("true ou false"),
        )
    periods = raw.get("value")
    if not isinstance(periods, list) or not periods:
        reader.refuse(
            "missing_field", f"{name}.value", "il faut au moins une période [[parameter.value]]."
        )
        return None
    common = (name, nature, unit, review_by)
    values = [_period(item, i, common, reader) for i, item in enumerate(periods)]
    if len(reader.problems) == already:
        _check_order(name, values, periods, reader)
    if len(reader.problems) > already:
        return None
    return Parameter(name, label, nature, unit, review_by, _closed(values), label_en, by_year)


def _period(
    raw: object, index: int, common: tuple[str, Nature, str, date], reader: Reader
) -> LawValue:
    name, nature, unit, review_by = common
    field = f"{name}.value[{index}]"
    if not isinstance(raw, dict):
        reader.refuse("wrong_type", field, "écrivez une période [[parameter.value]].")
        raw = {}
    reader.unknown_keys(raw, _VALUE_KEYS | set(CONTENTS), field)
    content: Any = 0
    held = [key for key in CONTENTS if key in raw]
    if len(held) != 1:
        reader.refuse(
            "inconsistent",
            field,
            "une période porte exactement une valeur ({known}) ; celle-ci en porte {count}.",
            known=", ".join(CONTENTS),
            count=len(held),
        )
    else:
        try:
            content = CONTENTS[held[0]](raw[held[0]], unit)
        except _Unfit as unfit:
            reader.refuse(
                "wrong_type",
                f"{field}.{held[0]}",
                "« {met} » ne convient pas ; écrivez {expected}.",
                met=raw[held[0]],
                expected=unfit.expected,
            )
        if (held[0] == "amount") != unit.startswith("EUR") and held[0] in {"amount", "rate"}:
            reader.refuse(
                "inconsistent",
                f"{field}.{held[0]}",
                "l’unité « {unit} » ne va pas avec « {kind} » : un montant (amount) est en EUR, "
                "un taux (rate) ne l’est pas.",
                unit=unit,
                kind=held[0],
            )
    start = reader.day(raw, "from", field)
    until = reader.day(raw, "until", field) if "until" in raw else None
    if until is not None and until < start:
        reader.refuse("inconsistent", f"{field}.until", "la fin précède le début.")
    return LawValue(
        parameter=name,
        start=start,
        until=until,
        content=content,
        status=Status(reader.one_of(raw, "status", field, [status.value for status in Status])),
        reference=reader.text(raw, "reference", field),
        source=reader.text(raw, "source", field),
        checked=reader.day(raw, "checked", field),
        review_by=review_by,
        unit=unit,
        nature=nature,
        note=reader.text(raw, "note", field) if "note" in raw else None,
    )


def _check_order(
    name: str, values: list[LawValue], periods: list[dict[str, Any]], reader: Reader
) -> None:
    for index in range(1, len(values)):
        before, value = values[index - 1], values[index]
        field = f"{name}.value[{index}]"
        if value.start <= before.start:
            reader.refuse(
                "overlap",
                f"{field}.from",
                "cette période commence le {start}, pas après la précédente ({before}) ; "
                "écrivez les périodes dans l’ordre, une seule par date.",
                start=value.start.isoformat(),
                before=before.start.isoformat(),
            )
        elif before.until is not None and before.until >= value.start:
            reader.refuse(
                "overlap",
                f"{field}.from",
                "cette période commence le {start}, avant la fin écrite de la précédente "
                "({until}).",
                start=value.start.isoformat(),
                until=before.until.isoformat(),
            )
        if not set(CONTENTS) & set(periods[index]) <= set(periods[0]):
            reader.refuse(
                "inconsistent", field, "toutes les périodes portent le même genre de valeur."
            )


def _closed(values: list[LawValue]) -> tuple[LawValue, ...]:
    """Each period ends the day before the next one, unless its text ends it earlier."""
    from dataclasses import replace

    closed = []
    for index, value in enumerate(values):
        after = values[index + 1].start if index + 1 < len(values) else None
        if value.until is None and after is not None:
            value = replace(value, until=after - timedelta(days=1))  # noqa: PLW2901
        closed.append(value)
    return tuple(closed)

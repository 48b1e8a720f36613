"""A household's own sheet put into a dossier: what each line would change, then only what was
agreed.

A line of the sheet meets the line of the dossier of the same kind, when there is one alone; it is
then a change, or nothing when both say the same. What the sheet does not name is never touched.
What comes from a sheet is declared: a paper still has to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier import Charge, Debt, Dossier, Income
from planner.calc.money import Money
from planner.intake.household_sheet import (
    HouseholdSheet,
    Known,
    SheetLine,
    Status,
    read_household_sheet,
)
from planner.intake.typed import AmountPer
from planner.services.screen import edits
from planner.views.i18n import LANGUAGES, _, speaking
from planner.views.words.kinds import CHARGES, DEBTS, INCOMES, PLAIN
from planner.views.words.sheet import EVERYDAY, TITLES

__all__ = ["SheetChange", "applied", "changes", "known_names", "read_sheet", "template"]

_OF_DWELLING = frozenset({"housing_allowance", "rls"})
"""Kinds that a dossier keeps with the dwelling."""

_LINES = {"incomes": Income, "charges": Charge}


class SheetChange(NamedTuple):
    """What a line of the sheet would do: ``add``, ``change`` or ``same``; ``path`` is the line or
    the field of the dossier it meets, ``before`` what stands there.
    """

    line: SheetLine
    what: str
    path: str = ""
    before: AmountPer | None = None


def template() -> bytes:
    """The sheet to fill at home, as XLSX."""
    from planner.documents.household_template import household_template

    return household_template()


def read_sheet(data: bytes, name: str) -> HouseholdSheet:
    """The lines of a file; PlannerError when it is no sheet."""
    return read_household_sheet(data, known_names(), name=name)


@lru_cache(maxsize=1)
def known_names() -> Known:
    """Every name of a line: that of the screen in each language, that of the family, that of every
    day. A name that two kinds share names none.
    """
    tables = {"incomes": INCOMES, "charges": CHARGES, "debts": DEBTS, "dwelling": {}}
    names: dict[str, dict[str, str]] = {}
    for part, table in tables.items():
        said: dict[str, set[str]] = {}
        for kind, label in table.items():
            if kind not in _OF_DWELLING:
                for name in _called(kind, label):
                    said.setdefault(name, set()).add(kind)
        alone = {name: next(iter(kinds)) for name, kinds in said.items() if len(kinds) == 1}
        names[part] = alone | EVERYDAY[part]
    return Known(names, TITLES)


def _called(kind: str, label: str) -> Iterable[str]:
    plain = PLAIN.get(kind, "")
    for language in LANGUAGES:
        with speaking(language):
            yield _(label)
            if plain:
                yield _(plain)
                yield f"{_(label)}, {_(plain)}"


def changes(sheet: HouseholdSheet, dossier: Dossier) -> tuple[SheetChange, ...]:
    """What each line that holds an amount would do to the dossier, in the order of the sheet."""
    kinds = [(line.part, line.kind) for line in sheet.lines if line.amount is not None]
    return tuple(
        _change(line, dossier, alone=kinds.count((line.part, line.kind)) == 1)
        for line in sheet.lines
        if line.amount is not None and line.part and line.status is not Status.REFUSED
    )


def _change(line: SheetLine, dossier: Dossier, *, alone: bool) -> SheetChange:
    path = f"dwelling.{line.kind}" if line.part == "dwelling" else _met(line, dossier, alone=alone)
    if not path:
        return SheetChange(line, "add")
    before = _held(dossier, line.part, path)
    if before is None:
        return SheetChange(line, "add", path)
    same = before == _whole(line)
    return SheetChange(line, "same" if same else "change", path, before)


def _met(line: SheetLine, dossier: Dossier, *, alone: bool) -> str:
    """The line of the dossier that is the same thing; empty when none is, or several may be."""
    known = [
        place for place, each in enumerate(getattr(dossier, line.part)) if each.kind == line.kind
    ]
    other = line.kind.startswith("other_")
    return f"{line.part}[{known[0]}]" if alone and len(known) == 1 and not other else ""


def _held(dossier: Dossier, part: str, path: str) -> AmountPer | None:
    held: Any = edits.value(dossier, path)
    if part in _LINES:
        return AmountPer(held.amount, held.frequency)
    amount = held.balance if part == "debts" else held
    return AmountPer(amount, Frequency.MONTH) if amount else None


def _whole(line: SheetLine) -> AmountPer:
    """The amount of a line with its rhythm: by the month when nothing is said."""
    amount = line.amount or AmountPer(Money(0), None)
    return AmountPer(amount.amount, amount.frequency or Frequency.MONTH)


def applied(dossier: Dossier, agreed: Iterable[SheetChange], month: Month) -> Dossier:
    """The dossier with those changes; ``month`` is the one a sum that falls once belongs to."""
    for change in agreed:
        if change.what == "same":
            continue
        amount = _whole(change.line)
        if change.line.part == "dwelling":
            dossier = edits.put(dossier, change.path, amount.amount)
        elif change.path:
            dossier = _changed(dossier, change, amount, month)
        else:
            dossier = _added(dossier, change.line, amount, month)
    return dossier


def _changed(dossier: Dossier, change: SheetChange, amount: AmountPer, month: Month) -> Dossier:
    held: Any = edits.value(dossier, change.path)
    if isinstance(held, Debt):
        return edits.put(dossier, change.path, held.but(balance=amount.amount))
    values: dict[str, Any] = {"amount": amount.amount}
    if amount.frequency is not held.frequency:
        values |= {"frequency": amount.frequency, "months": None}
        if amount.frequency is Frequency.ONCE and held.start is None:
            values["start"] = month
    return edits.put(dossier, change.path, held.but(**values))


def _added(dossier: Dossier, line: SheetLine, amount: AmountPer, month: Month) -> Dossier:
    values: dict[str, Any] = {"kind": line.kind}
    named = line.name if line.kind.startswith("other_") else ""
    if line.part == "debts":
        values |= {"balance": amount.amount, "creditor": named or line.name}
    else:
        values |= {"amount": amount.amount, "frequency": amount.frequency, "label": named}
        if amount.frequency is Frequency.ONCE:
            values["start"] = month
    lines = (*edits.value(dossier, line.part), edits.born(dossier, line.part, values))
    return edits.put(dossier, line.part, lines)

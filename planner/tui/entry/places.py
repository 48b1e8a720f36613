"""What a cell of the page reads and writes in the dossier: one place, an amount with its rhythm, a
proof, or a part of a line that is not there yet.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.common import Evidence, EvidenceStatus
from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.intake.typed import AmountPer
from planner.services.screen import edits
from planner.services.screen.kinds import kind_words
from planner.tui.entry.rows import Page, is_new, line_of, split_new

__all__ = ["NEEDED", "exists", "read_place", "write_place"]

NEEDED: dict[str, frozenset[str]] = {
    "incomes": frozenset({"amount"}),
    "charges": frozenset({"amount"}),
    "debts": frozenset({"balance"}),
    "savings": frozenset({"amount"}),
    "events": frozenset({"date"}),
    "account.lines": frozenset({"date", "amount"}),
    "household.persons": frozenset(),
}
"""What a line of each list needs before it can be one."""

_SEVERAL = ("statuses",)


def exists(dossier: Dossier, path: str) -> bool:
    """Whether a path is a place of the dossier, or of a line to come."""
    return path.startswith("#") or is_new(path) or edits.has(dossier, path.replace("[+]", ""))


def read_place(dossier: Dossier, page: Page, path: str) -> Any:
    """The value at a path; None for a part of a line that is not there yet."""
    if path.startswith("#") or path.endswith("[+]"):
        return None
    if is_new(path):
        part, kind, name = split_new(path)
        return page.begun.get(f"{part}[+{kind}]", {}).get(name)
    value = edits.value(dossier, path)
    if _is_line_amount(path):
        line = edits.value(dossier, line_of(path) or "")
        return AmountPer(line.amount, line.frequency)
    return value


def _is_line_amount(path: str) -> bool:
    return path.startswith(("incomes[", "charges[")) and path.endswith("].amount")


def write_place(
    dossier: Dossier, page: Page, law: Law, on: date, path: str, new: Any
) -> tuple[Dossier, str]:
    """The dossier with a value at a path, and the path it has now (a new line gets its number)."""
    if is_new(path):
        return _begin(dossier, page, law, on, path, new)
    if _is_line_amount(path) and isinstance(new, AmountPer):
        line = edits.value(dossier, line_of(path) or "")
        changed = line.but(amount=new.amount)
        if new.frequency is not None and new.frequency is not line.frequency:
            changed = changed.but(frequency=new.frequency, months=None)
            if new.frequency is Frequency.ONCE and line.start is None:
                changed = changed.but(start=Month.of(on).plus(1))
        return edits.put(dossier, line_of(path) or "", changed), path
    before = edits.value(dossier, path)
    if isinstance(new, EvidenceStatus):
        new = edits.proved(before if isinstance(before, Evidence) else Evidence(), new, on)
    elif path.rsplit(".", 1)[-1] in _SEVERAL and not isinstance(new, tuple):
        kept = tuple(each for each in before if each != new)
        new = kept if new in before else (*before, new)
    return edits.put(dossier, path, new), path


def _begin(
    dossier: Dossier, page: Page, law: Law, on: date, path: str, new: Any
) -> tuple[Dossier, str]:
    part, kind, name = split_new(path)
    key = f"{part}[+{kind}]"
    values = page.begun.setdefault(key, {})
    if new is None or new == "":
        values.pop(name, None)
        return dossier, path
    values[name] = edits.proved(Evidence(), new, on) if isinstance(new, EvidenceStatus) else new
    if not NEEDED[part] <= values.keys():
        return dossier, path
    page.begun.pop(key)
    if kind in page.asked.get(part, ()):
        page.asked[part].remove(kind)
    dossier, line = edits.born(dossier, part, **_whole(part, kind, values, law, on))
    return dossier, f"{line}.{name}"


def _whole(part: str, kind: str, values: dict[str, Any], law: Law, on: date) -> dict[str, Any]:
    """What a new line is made of: what was typed, and what its kind usually has."""
    if part == "household.persons":
        return {"role": _role(kind), **values}
    if part == "savings":
        return values
    if part == "events":
        from planner.calc.dossier.procedure import EventKind

        return {"kind": EventKind(kind), **values}
    if part == "account.lines":
        from planner.calc.dossier.account import AccountKind

        return {"kind": AccountKind(kind), **values}
    if part == "debts":
        return {"kind": kind, **values}
    amount = values.pop("amount")
    words = kind_words(law, part, kind)
    made: dict[str, Any] = {"kind": kind, "amount": amount.amount, **values}
    if amount.frequency is not None:
        made["frequency"] = amount.frequency
    elif words is not None:
        made["frequency"] = words.frequency
        if words.months:
            made["months"] = words.months
    if made.get("frequency") is Frequency.ONCE and "months" not in made:
        made["start"] = Month.of(on).plus(1)
    if kind.endswith("_total"):
        made["rough"] = True
    return made


def _role(kind: str) -> Any:
    from planner.calc.dossier.household import Role

    return Role(kind)

"""What a cell of the page reads and writes in the dossier: one place, an amount with its rhythm, a
proof, or a part of a line that is not there yet.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.casework import Side
from planner.calc.dossier.common import Evidence, EvidenceStatus
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.household import ProtectionKind, Role
from planner.calc.law import Law
from planner.intake.typed import AmountPer
from planner.services.screen import edits
from planner.services.screen.kinds import kind_words
from planner.tui.entry.answer_rows import INCOME
from planner.tui.entry.paths import is_new, line_of, split_new
from planner.tui.entry.rows import Page

__all__ = ["NEEDED", "Change", "change", "read_place", "unborn"]

NEEDED: dict[str, frozenset[str]] = {
    "incomes": frozenset({"amount"}),
    "charges": frozenset({"amount"}),
    "debts": frozenset({"balance"}),
    "savings": frozenset({"amount"}),
    "events": frozenset({"date"}),
    "account.lines": frozenset({"date", "amount"}),
    "household.persons": frozenset(),
    "household.protections": frozenset({"guardian"}),
    "household.cotenants": frozenset({"name"}),
    "casework.commitments": frozenset({"text"}),
    "casework.consents": frozenset(),
    "casework.review_dates": frozenset({"day"}),
}
"""What a line of each list needs before it can be one."""

_SEVERAL = ("statuses",)


def read_place(dossier: Dossier, page: Page, path: str) -> Any:
    """The value at a path; None for a part of a line that is not there yet."""
    if path.startswith(("#", "!")) or path.endswith("[+]"):
        return None
    if is_new(path):
        part, kind, name = split_new(path)
        return page.begun.get(f"{part}[+{kind}]", {}).get(name)
    value = edits.value(dossier, path)
    if _is_line_amount(path):
        line = edits.value(dossier, line_of(path) or "")
        return AmountPer(line.amount, None if line.months else line.frequency)
    return value


def _is_line_amount(path: str) -> bool:
    return path.startswith(("incomes[", "charges[")) and path.endswith("].amount")


class Change(NamedTuple):
    """What a field changes: ``value`` at ``path``, a whole new ``line`` at the end of the list
    ``path``, or nothing yet when a line is not whole.
    """

    path: str
    value: Any = None
    line: dict[str, Any] | None = None
    nothing: bool = False


def change(dossier: Dossier, page: Page, law: Law, on: date, path: str, new: Any) -> Change:
    """What putting a value in a field means for the dossier."""
    if is_new(path):
        return _begin(dossier, page, law, on, path, new)
    if _is_line_amount(path) and isinstance(new, AmountPer):
        return _line_amount(dossier, on, path, new)
    if path == INCOME and new is not None and dossier.answers.income_year is None:
        return Change("answers", dossier.answers.but(net_taxable_n2=new, income_year=on.year - 2))
    before = edits.value(dossier, path)
    if isinstance(new, EvidenceStatus):
        new = edits.proved(before if isinstance(before, Evidence) else Evidence(), new, on)
    elif path.rsplit(".", 1)[-1] in _SEVERAL and not isinstance(new, tuple):
        kept = tuple(each for each in before if each != new)
        new = kept if new in before else (*before, new)
    return Change(path, new)


def _line_amount(dossier: Dossier, on: date, path: str, new: AmountPer) -> Change:
    """The amount alone, or the whole line when its rhythm changes too."""
    place = line_of(path) or ""
    line = edits.value(dossier, place)
    kept = new.frequency is line.frequency and line.months is None
    if new.frequency is None or kept:
        return Change(path, new.amount)
    changed = line.but(amount=new.amount, frequency=new.frequency, months=None)
    if new.frequency is Frequency.ONCE and line.start is None:
        changed = changed.but(start=Month.of(on).plus(1))
    return Change(place, changed)


def _begin(dossier: Dossier, page: Page, law: Law, on: date, path: str, new: Any) -> Change:
    part, kind, name = split_new(path)
    key = f"{part}[+{kind}]"
    values = page.begun.setdefault(key, {})
    if new is None or new == "":
        values.pop(name, None)
        return Change(path, nothing=True)
    values[name] = edits.proved(Evidence(), new, on) if isinstance(new, EvidenceStatus) else new
    if not NEEDED[part] <= values.keys():
        return Change(path, nothing=True)
    page.begun.pop(key)
    if kind in page.asked.get(part, ()):
        page.asked[part].remove(kind)
    return Change(part, line=_whole(dossier, part, kind, values, law, on))


def _whole(
    dossier: Dossier, part: str, kind: str, values: dict[str, Any], law: Law, on: date
) -> dict[str, Any]:
    """What a new line is made of: what was typed, and what its kind usually has."""
    if part == "household.persons":
        return {"role": Role(kind), **values}
    if part in ("savings", "casework.review_dates", "household.cotenants"):
        return values
    if part == "casework.commitments":
        return {"side": Side(kind), **values}
    if part == "household.protections":
        first = dossier.household.applicant or dossier.household.persons[0]
        return {"kind": ProtectionKind(kind), "person": first.id, **values}
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


def unborn(dossier: Dossier, page: Page, path: str) -> tuple[Dossier, str]:
    """The dossier without a line that is only begun after all, and the path of its field again.

    The other parts of the line that were typed wait with it.
    """
    line = line_of(path) or ""
    part, name = line.split("[")[0], path[len(line) :].removeprefix(".")
    item = edits.value(dossier, line)
    kind = next(
        (str(getattr(item, each)) for each in ("kind", "role", "side") if hasattr(item, each)),
        _KINDLESS.get(part, ""),
    )
    key = page.ask(part, kind)
    others = (NEEDED[part] | {"evidence", "whose"}) - {name}
    page.begun[key] = {each: getattr(item, each) for each in others if hasattr(item, each)}
    return edits.remove(dossier, line), f"{key}.{name or kind}"


_KINDLESS = {
    "savings": "saving",
    "household.cotenants": "cotenant",
    "casework.review_dates": "day",
}
"""The lists whose lines are all alike, and what their row to come is called."""

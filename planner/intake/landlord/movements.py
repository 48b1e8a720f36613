"""Entries whose side is proved, named one by one: lines, cancelled rows, doubts, refusals.

A reject takes back the nearest earlier receipt of the same amount: both leave the account. Where
none is found, the reject is a doubt, since the receipt may be on the statement before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.intake.landlord.entries import Entry, Fault, Item, Mark, MarkKind, Note
from planner.intake.landlord.labels import matches
from planner.intake.landlord.ledger import doubtful_amount
from planner.intake.landlord.model import (
    Cancelled,
    Doubt,
    Ignored,
    Line,
    RefusedRow,
    Sense,
)
from planner.intake.landlord.problems import DOUBTS, ROWS, problem
from planner.intake.landlord.signs import Signs
from planner.intake.landlord.verdict import Verdict, hinted, verdict

__all__ = ["Movements", "movements_of"]

_FAR = 366
_LATE = 62


@dataclass
class Movements:
    """Every row of an account, sorted by what became of it."""

    lines: list[Line] = field(default_factory=list)
    cancelled: list[Cancelled] = field(default_factory=list)
    doubtful: list[Doubt] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reject:
    """A row that takes back a receipt, waiting for it; ``order`` is its place in the account."""

    row: int
    date: date
    sense: Sense
    amount: Money
    label: str
    kind: str
    order: int


def movements_of(signs: Signs) -> Movements:
    """The movements of one account; every item ends in exactly one list."""
    done = Movements()
    rejects: list[_Reject] = []
    orders: dict[int, int] = {}
    odd = _odd_days(signs.items)
    for order, (item, effect) in enumerate(zip(signs.items, signs.effects, strict=True)):
        if isinstance(item, Note):
            done.ignored.append(Ignored(item.row, item.why))
        elif isinstance(item, Mark):
            done.ignored.append(Ignored(item.row, _why(item, signs.items)))
        elif isinstance(item, Fault):
            done.refused.append(RefusedRow(item.row, item.problem))
        elif effect is None:
            done.refused.append(RefusedRow(item.row, _no_effect(item).problem))
        else:
            named = _named(item, effect, signs.amounts, order, odd=item.row in odd)
            if isinstance(named, Line):
                orders[id(named)] = order
                done.lines.append(named)
            elif isinstance(named, Doubt):
                done.doubtful.append(named)
            else:
                rejects.append(named)
    _take_back(done, sorted(rejects, key=lambda each: (each.date, each.order)), orders)
    return _sorted(done)


def _sorted(done: Movements) -> Movements:
    for rows in (done.lines, done.cancelled, done.doubtful, done.ignored, done.refused):
        rows.sort(key=lambda each: each.row)
    return done


def _why(mark: Mark, items: Sequence[Item]) -> str:
    first = next((i.row for i in items if isinstance(i, Entry)), None)
    if mark.kind is MarkKind.OPENING or first is None:
        return "opening balance"
    if mark.kind in (MarkKind.TOTAL, MarkKind.CLOSING):
        return "total"
    return "carried forward"


def _no_effect(entry: Entry) -> Fault:
    if entry.readings:
        return doubtful_amount(entry.row, entry.text, entry.readings)
    return Fault(
        entry.row, problem(ROWS["no_sense"], row=entry.row, label=entry.label or entry.text)
    )


def _named(
    entry: Entry, effect: int, amounts: int, order: int, *, odd: bool
) -> Line | Doubt | _Reject:
    sense = Sense.DEBIT if effect > 0 else Sense.CREDIT
    side = 1 if effect > 0 else -1
    reversed_ = entry.column != 0 and entry.column * amounts != side
    found = _verdict(entry, sense, reversed_)
    day = _day(entry.when, sense)
    amount = Money(abs(effect))
    unsure = (
        ("no_date", entry.borrowed), ("odd_date", odd), ("doubtful_amount", bool(entry.readings))
    )  # fmt: skip
    if code := next((code for code, met in unsure if met), None):
        why = problem(DOUBTS[code], label=entry.label, text=entry.text)
        return Doubt(entry.row, day, sense, amount, entry.label, why, found.kind or found.likely)
    if found.cancels:
        return _Reject(entry.row, day, sense, amount, entry.label, found.cancels, order)
    if found.doubt:
        why = problem(DOUBTS[found.doubt], label=entry.label)
        return Doubt(entry.row, day, sense, amount, entry.label, why, found.likely)
    kind = found.kind or ""
    third = kind == "payment" and hinted(entry.words, "third_party")
    return Line(
        entry.row, day, kind, sense, amount, entry.label, entry.period, third,
        found.offsets, found.together,
    )  # fmt: skip


def _verdict(entry: Entry, sense: Sense, reversed_: bool) -> Verdict:
    if entry.kind is not None and not reversed_:
        together = any(match.group.together for match in matches(entry.label))
        return Verdict(kind=entry.kind, together=together and entry.kind == "rent")
    found = verdict(entry.label, sense, reversed_)
    if found.doubt == "unknown_label" and entry.words != entry.label:
        return verdict(entry.words, sense, reversed_)
    return found


def _day(when: date | Month, sense: Sense) -> date:
    """A month without a day: its 1st for what is called, its last day for what is received."""
    if isinstance(when, Month):
        return when.first_day if sense is Sense.DEBIT else when.last_day
    return when


def _odd_days(items: Sequence[Item]) -> set[int]:
    """The rows whose year is surely a slip: far from both neighbours, in a file kept in order.

    The first and the last row have one neighbour: they are odd when they go against the order by
    more than a year, or stand more than ten years away.
    """
    dated = [(item.row, _day(item.when, Sense.DEBIT)) for item in items if isinstance(item, Entry)]
    odd = {
        row
        for place, (row, day) in enumerate(dated)
        if _is_odd(dated[place - 1][1] if place else None, day, _next(dated, place))
    }
    kept = [day for row, day in dated if row not in odd]
    in_order = all((before - after).days <= _LATE for before, after in pairwise(kept))
    return odd if in_order else set()


def _next(dated: Sequence[tuple[int, date]], place: int) -> date | None:
    return dated[place + 1][1] if place + 1 < len(dated) else None


def _is_odd(before: date | None, day: date, after: date | None) -> bool:
    if before is not None and after is not None:
        near = abs((after - before).days) <= _FAR
        outside = not min(before, after) <= day <= max(before, after)
        return near and outside and min(abs((day - o).days) for o in (before, after)) > _FAR
    if before is not None:
        return (before - day).days > _FAR or (day - before).days > 10 * _FAR
    if after is not None:
        return (day - after).days > _FAR or (after - day).days > 10 * _FAR
    return False


def _take_back(done: Movements, rejects: Sequence[_Reject], orders: dict[int, int]) -> None:
    receipts: dict[tuple[str, Money], list[Line]] = {}
    for line in sorted(done.lines, key=lambda each: (each.date, orders[id(each)])):
        if line.sense is Sense.CREDIT:
            receipts.setdefault((line.kind, line.amount), []).append(line)
    taken: set[int] = set()
    for reject in rejects:
        before = [
            line
            for line in receipts.get((reject.kind, reject.amount), ())
            if id(line) not in taken and (line.date, orders[id(line)]) < (reject.date, reject.order)
        ]
        if before:
            taken.add(id(before[-1]))
            done.cancelled += _pair(before[-1], reject)
        else:
            done.doubtful.append(_alone(reject))
    done.lines = [line for line in done.lines if id(line) not in taken]


def _alone(reject: _Reject) -> Doubt:
    why = problem(DOUBTS["nothing_to_cancel"], label=reject.label)
    row, day, sense, amount = reject.row, reject.date, reject.sense, reject.amount
    return Doubt(row, day, sense, amount, reject.label, why, reject.kind)


def _pair(taken: Line, reject: _Reject) -> tuple[Cancelled, Cancelled]:
    """The receipt and the reject, each naming the row of the other."""
    kind, amount = reject.kind, reject.amount
    return (
        Cancelled(taken.row, taken.date, kind, taken.sense, amount, taken.label, reject.row),
        Cancelled(reject.row, reject.date, kind, reject.sense, amount, reject.label, taken.row),
    )

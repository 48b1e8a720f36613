"""Printed figures set against the rows: totals check, and are never movements.

A total may stand for the whole file or since the last total, with or without the opening balance:
it agrees when it equals one of these, and otherwise says by how much it differs from the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.calc.money import Money
from planner.intake.landlord.entries import Entry, Mark, MarkKind
from planner.intake.landlord.model import Amounts, Check
from planner.intake.landlord.signs import Signs

__all__ = ["Balances", "balances_of"]


@dataclass(frozen=True, slots=True)
class Balances:
    """The balances of one account, seen from the debt, and every check made."""

    opening: int | None
    implied: bool
    closing: int
    printed: int | None
    closing_mark: Mark | None
    checks: tuple[Check, ...]


@dataclass
class _Sums:
    """What the rows add up to, from the beginning and since the last total."""

    debits: int = 0
    credits: int = 0

    def add(self, effect: int, column: int) -> None:
        """A negative debit stays in the debit column: totals are the columns' own."""
        if (column or (1 if effect > 0 else -1)) > 0:
            self.debits += effect
        else:
            self.credits -= effect

    @property
    def net(self) -> int:
        """Debits less credits."""
        return self.debits - self.credits


def balances_of(signs: Signs, style: Amounts) -> Balances:
    """The opening and closing balances of an account, computed and printed."""
    first = next((n for n, item in enumerate(signs.items) if isinstance(item, Entry)), 0)
    printed_opening = next(
        (
            _value(item, signs)
            for item in signs.items[:first]
            if isinstance(item, Mark) and item.kind is not MarkKind.TOTAL
        ),
        None,
    )
    implied = printed_opening is None and signs.implied is not None
    opening = signs.implied if implied else printed_opening
    net = sum(effect for effect in signs.effects if effect is not None)
    checks = [
        Check(row, "running", Money(printed), Money(computed))
        for row, printed, computed in signs.mismatches
    ]
    marks = list(_marked(signs, style, opening or 0, first))
    checks += [check for _, check in marks]
    below = _below_the_movements(signs)
    closing = [pair for pair in marks if _closes(*pair) and pair[0].row in below]
    last = closing[-1] if closing else None
    printed = last[1].printed.cents if last else signs.last_level
    computed = (opening or 0) + net
    if last is None and printed is not None and printed != computed:
        row = signs.items[-1].row
        checks.append(Check(row, "closing", Money(printed), Money(computed)))
    mark = last[0] if last else None
    return Balances(opening, implied, computed, printed, mark, tuple(checks))


def _below_the_movements(signs: Signs) -> set[int]:
    """The rows under the last movement: a balance printed above it is not the last one."""
    entries = [place for place, item in enumerate(signs.items) if isinstance(item, Entry)]
    return {item.row for item in signs.items[entries[-1] + 1 if entries else 0 :]}


def _closes(mark: Mark, check: Check) -> bool:
    return check.what == "closing" and mark.kind in (MarkKind.CLOSING, MarkKind.TOTAL)


def _value(mark: Mark, signs: Signs) -> int:
    """What a mark prints, seen from the debt."""
    figure = mark.balance if mark.balance is not None else mark.stated or 0
    if mark.sign:
        return mark.sign * abs(figure)
    return figure * (signs.balances if mark.balance is not None else signs.amounts)


def _marked(signs: Signs, style: Amounts, opening: int, first: int) -> Iterator[tuple[Mark, Check]]:
    whole, part = _Sums(), _Sums()
    for place, (item, effect) in enumerate(zip(signs.items, signs.effects, strict=True)):
        if isinstance(item, Entry) and effect is not None:
            column = item.column * signs.amounts
            whole.add(effect, column)
            part.add(effect, column)
        elif isinstance(item, Mark) and place >= first:
            level = opening + whole.net
            if item.kind is MarkKind.TOTAL:
                yield from _totals(item, signs, (whole, part), opening, style)
                part = _Sums()
            else:
                what = "closing" if item.kind is MarkKind.CLOSING else "carried"
                yield item, _level(item, signs, what, level)


def _level(mark: Mark, signs: Signs, what: str, level: int) -> Check:
    printed = _value(mark, signs)
    if printed == -level and mark.balance is None and not mark.sign:
        # Double-entry prints make both columns equal: a debtor's balance then stands in Crédit.
        printed = level
    return Check(mark.row, what, Money(printed), Money(level))


def _totals(
    mark: Mark, signs: Signs, sums: tuple[_Sums, _Sums], opening: int, style: Amounts
) -> Iterator[tuple[Mark, Check]]:
    whole, part = sums
    if mark.balance is not None:
        yield mark, _level(mark, signs, "closing", opening + whole.net)
    sides = (mark.debit, mark.credit)
    if None not in sides or (style is Amounts.COLUMNS and sides != (None, None)):
        debits = [whole.debits, part.debits, whole.debits + max(opening, 0)]
        credits_ = [whole.credits, part.credits, whole.credits + max(-opening, 0)]
        if mark.debit is not None and mark.credit is None:
            debits += [opening + whole.net, part.net]
        for what, printed, choices in (
            ("debits", mark.debit, debits), ("credits", mark.credit, credits_),
        ):  # fmt: skip
            if printed is not None:
                yield mark, _nearest(mark, what, printed, choices)
    elif mark.stated is not None:
        choices = [opening + whole.net, whole.net, part.net]
        choices += [whole.debits, part.debits, -whole.credits, -part.credits]
        net = _nearest(mark, "net", _value(mark, signs), choices)
        closes = net.computed.cents == opening + whole.net
        yield mark, Check(net.row, "closing" if closes else "net", net.printed, net.computed)


def _nearest(mark: Mark, what: str, printed: int, choices: Sequence[int]) -> Check:
    agreed = printed if printed in choices else choices[0]
    return Check(mark.row, what, Money(printed), Money(agreed))

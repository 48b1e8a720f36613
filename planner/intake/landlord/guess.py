"""The columns of a table without headings, from what its cells hold.

A day column, a label column, and one to three columns of amounts: one amount alone; an amount and
a running balance when both are filled on every row; a debit and a credit when never both are;
these two and a balance. A column of constant or counting whole numbers (account, piece) is not one
of amounts. Where two readings remain, the file is refused with the heading line to add.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from planner.intake.landlord.cells import amount_in, is_nothing, when_in
from planner.intake.landlord.columns import Layout
from planner.intake.landlord.grid import Row
from planner.intake.landlord.labels import vocabulary
from planner.intake.words import folded

__all__ = ["guessed_layout"]

_WHOLE = re.compile(r"[0-9]+")
_CENTS = re.compile(r".*[0-9][.,][0-9]{2}[^0-9]*")


def guessed_layout(rows: Sequence[Row]) -> Layout | str | None:
    """A layout; ``columns_unclear`` when several readings remain; None when it is no table."""
    body = [row for row in rows if _has_figures(row)]
    if not body:
        return None
    width = max(len(row.cells) for row in body)
    columns = [[row.cells[i] if i < len(row.cells) else "" for row in body] for i in range(width)]
    when = next((i for i, column in enumerate(columns) if _mostly(column, _is_when)), None)
    sense = next((i for i, column in enumerate(columns) if _mostly(column, _is_sense)), None)
    taken = {when, sense}
    numbers = [i for i, c in enumerate(columns) if i not in taken and _are_amounts(c)]
    amounts = _without_numbering(columns, numbers)
    texts = [
        i
        for i, column in enumerate(columns)
        if i not in taken and i not in numbers and any(map(_is_text, column))
    ]
    if not amounts or not texts:
        return None
    label = max(texts, key=lambda i: sum(c.isalpha() for cell in columns[i] for c in cell))
    roles = _amount_roles(columns, amounts, sense)
    beside = [columns[i] for i in range(width) if i not in {*taken, *numbers, label}]
    if roles is None or any(map(_has_cents, beside)):
        return "columns_unclear"
    if when is not None:
        roles["date"] = when
    if sense is not None:
        roles["sense"] = sense
    others = [i for i in texts if i != label]
    return Layout(roles, (label, *others), {}, False, width, headed=False)


def _has_cents(column: Sequence[str]) -> bool:
    """Whether amounts stand in a column that other words keep from being one of amounts.

    A slip of the pen in a short file hides the column of amounts behind the one of balances.
    """
    return any(_CENTS.fullmatch(cell) and amount_in(cell) for cell in column)


def _has_figures(row: Row) -> bool:
    return any((found := amount_in(cell)) and found.readings for cell in row.cells) and any(
        _is_text(cell) for cell in row.cells
    )


def _is_when(cell: str) -> bool:
    return when_in(cell) is not None


def _is_sense(cell: str) -> bool:
    senses = vocabulary().senses
    return len(cell) < 9 and folded(cell) in (senses["debit"] | senses["credit"])


def _is_text(cell: str) -> bool:
    return any(c.isalpha() for c in cell) and amount_in(cell) is None and when_in(cell) is None


def _mostly(column: Sequence[str], test: Callable[[str], bool]) -> bool:
    filled = [cell for cell in column if cell]
    hits = sum(map(test, filled))
    return bool(filled) and hits * 10 >= len(filled) * 7


def _are_amounts(column: Sequence[str]) -> bool:
    filled = [cell for cell in column if not is_nothing(cell)]
    good = [cell for cell in filled if (found := amount_in(cell)) and found.readings]
    codes = [cell for cell in filled if cell.startswith("0") and cell.isdigit() and len(cell) > 1]
    return bool(good) and len(good) * 10 >= len(filled) * 7 and not codes


def _without_numbering(columns: Sequence[Sequence[str]], amounts: Sequence[int]) -> list[int]:
    """The columns of amounts, without those that only count the rows or repeat one code."""
    return [
        i
        for i in amounts
        if not _counts(columns[i])
        or not any(j != i for j in amounts)
        or any(_follows(columns[i], columns[j]) for j in amounts if j != i)
    ]


def _counts(column: Sequence[str]) -> bool:
    if not all(_WHOLE.fullmatch(cell) for cell in column):
        return False
    numbers = [int(cell) for cell in column]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return steps in ({0}, {1})


def _follows(amounts: Sequence[str], balances: Sequence[str]) -> bool:
    """Whether most steps of the second column are the amounts of the first, up to the sign."""
    moves = [_cents(cell) for cell in amounts]
    levels = [_cents(cell) for cell in balances]
    steps = [
        abs(after - before) == abs(move)
        for (before, after), move in zip(pairwise(levels), moves[1:], strict=True)
        if before is not None and after is not None and move is not None
    ]
    return bool(steps) and sum(steps) * 2 > len(steps)


def _cents(cell: str) -> int | None:
    found = amount_in(cell)
    return found.readings[0] if found and len(found.readings) == 1 else None


def _amount_roles(
    columns: Sequence[Sequence[str]], amounts: Sequence[int], sense: int | None
) -> dict[str, int] | None:
    if len(amounts) == 1:
        return {"amount": amounts[0]}
    first, second = amounts[0], amounts[1]
    pairs = zip(columns[first], columns[second], strict=True)
    exclusive = not any(not is_nothing(one) and not is_nothing(other) for one, other in pairs)
    if len(amounts) == 3 and exclusive:
        return {"debit": first, "credit": second, "balance": amounts[2]}
    if len(amounts) != 2:
        return None
    if exclusive and sense is None:
        return {"debit": first, "credit": second}
    if _follows(columns[first], columns[second]) or len(columns[first]) == 1:
        return {"amount": first, "balance": second}
    return (
        {"amount": second, "balance": first} if _follows(columns[second], columns[first]) else None
    )

"""Landlords' statements from CSV: the door.

``read_statement`` takes the bytes of a file and gives one ``Statement`` for each account in it,
with every physical row understood, cancelled, doubtful, ignored or refused; it never adds two
accounts and never guesses a sign. What cannot be read at all is a ``PlannerError`` whose problems
are French sentences. ``statement_json`` gives the printed form, ``as_account_lines`` the lines of
the rent account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from planner.calc.money import Money
from planner.errors import PlannerError, Problem
from planner.intake.landlord.accounts import Keys, chosen_keys
from planner.intake.landlord.alerts import Seen, alerts_of
from planner.intake.landlord.checks import Balances, balances_of
from planner.intake.landlord.decode import MAX_BYTES, decode, refuse_size
from planner.intake.landlord.dialect import day_form, decimal_mark, settle_marks
from planner.intake.landlord.entries import Entry, Fault, Item, Mark, Note
from planner.intake.landlord.form import statement_form
from planner.intake.landlord.grid import Grid, read_grid
from planner.intake.landlord.model import STRUCK_KINDS, AccountLine, Amounts, Statement
from planner.intake.landlord.movements import Movements, movements_of
from planner.intake.landlord.order import in_balance_order
from planner.intake.landlord.problems import ALERTS, FILE, problem
from planner.intake.landlord.signs import (
    Signs,
    broken,
    continuous,
    polarity_of,
    prove,
    style_of,
    without_minus_in_credit,
)
from planner.intake.landlord.tables import Shape, Table, read_table
from planner.intake.landlord.verdict import hinted
from planner.intake.landlord.walks import best_walk
from planner.intake.words import tokens

__all__ = [
    "MAX_BYTES",
    "AccountLine",
    "Statement",
    "as_account_lines",
    "read_statement",
    "refuse_size",
    "statement_json",
]


def read_statement(data: bytes, *, name: str, today: date | None = None) -> tuple[Statement, ...]:
    """The accounts of a landlord's CSV file, in the order in which the file opens them.

    ``today`` is the day the file is read: it dates the closing balance of a table that prints no
    day. PlannerError when the file cannot be read as a statement, with every reason at once.
    """
    decoded = decode(data, name)
    grid = read_grid(decoded.text, name)
    table = read_table(grid, name)
    items = [placed.item for placed in table.placed]
    decimal = decimal_mark(items)
    items = list(without_minus_in_credit(settle_marks(items, decimal)))
    entries = [item for item in items if isinstance(item, Entry)]
    if not entries:
        raise PlannerError(*_why_nothing(items, name))
    style = style_of(entries, wide=table.shape is Shape.WIDE, sense="sense" in table.layout.roles)
    amounts = polarity_of(entries, style, _owed_direction(items, table), name)
    statements = []
    for account, own in _accounts(table, items):
        signs = prove(in_balance_order(own), style, amounts, owed=table.layout.owed, name=name)
        facts = _Facts(name, decoded.encoding, grid, table, style, decimal, today)
        statements.append(_statement(facts, account, signs))
    _refuse_what_is_no_statement(statements, name, items)
    if len(statements) > 1:
        said = problem(ALERTS["several_accounts"], count=len(statements))
        statements = [replace(each, alerts=(said, *each.alerts)) for each in statements]
    return tuple(statements)


def statement_json(statements: Sequence[Statement]) -> dict[str, Any]:
    """The printed form: one account as it is, several under ``accounts``."""
    return statement_form(statements)


def as_account_lines(statement: Statement) -> tuple[AccountLine, ...]:
    """The understood rows as lines of the rent account, by date, same day in the file's order.

    The opening balance, cancelled and doubtful rows are not among them: a person decides on them.
    The remission of a struck fee is left out too, since the fee itself is not owed.
    """
    kept = (line for line in statement.lines if line.offsets not in STRUCK_KINDS)
    ordered = sorted(enumerate(kept), key=lambda pair: (pair[1].date, pair[0]))
    return tuple(
        AccountLine(
            line.date, line.kind, line.amount, line.for_month, line.label, line.row,
            line.third_party,
        )
        for _, line in ordered
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Facts:
    """What all the accounts of a file share."""

    name: str
    encoding: str
    grid: Grid
    table: Table
    style: Amounts
    decimal: str | None
    today: date | None


def _why_nothing(items: Sequence[Item], name: str) -> list[Problem]:
    faults = [item.problem for item in items if isinstance(item, Fault)]
    return [problem(FILE["not_a_statement"], name=name), *faults[:20]]


def _owed_direction(items: Sequence[Item], table: Table) -> int | None:
    """The polarity that a balance headed *reste dû* proves, when it follows the amounts."""
    if not table.layout.owed:
        return None
    walk = best_walk(in_balance_order(items), lambda _: None)
    return walk.direction if walk.proved else None


def _accounts(table: Table, items: Sequence[Item]) -> list[tuple[str | None, list[Item]]]:
    moves = [isinstance(item, Entry) for item in items]
    keys, surely = chosen_keys([placed.keys for placed in table.placed], moves)
    parts = _parts(keys, items)
    if not surely and not _separate_balances(items, parts):
        keys, _ = chosen_keys([Keys(block=placed.keys.block) for placed in table.placed], moves)
        parts = _parts(keys, items)
    moving = {key for key, own in parts.items() if any(isinstance(i, Entry) for i in own)}
    if len(moving) > 1 and not _one_balance(items, parts):
        return _with_strays({key: _without_grand_totals(own) for key, own in parts.items()}, moving)
    named = next(iter(moving)) if len(moving) == 1 else ", ".join(sorted(moving))
    return [(named or None, list(items))]


def _parts(keys: Sequence[str], items: Sequence[Item]) -> dict[str, list[Item]]:
    parts: dict[str, list[Item]] = {}
    for key, item in zip(keys, items, strict=True):
        parts.setdefault(key, []).append(item)
    return parts


def _separate_balances(items: Sequence[Item], parts: dict[str, list[Item]]) -> bool:
    """Whether each part has its own running balance and the whole has none."""
    return not continuous(in_balance_order(items)) and all(
        continuous(in_balance_order(own)) for own in parts.values()
    )


def _without_grand_totals(items: Sequence[Item]) -> list[Item]:
    """A *total général* adds the accounts up: it checks none of them."""
    return [
        Note(item.row, "total")
        if isinstance(item, Mark) and "general" in tokens(item.label)
        else item
        for item in items
    ]


def _one_balance(items: Sequence[Item], parts: dict[str, list[Item]]) -> bool:
    """Whether the running balance makes one account of what the keys would split."""
    if not continuous(in_balance_order(items)):
        return False
    return any(broken(in_balance_order(own)) for own in parts.values())


def _with_strays(
    parts: dict[str, list[Item]], moving: set[str]
) -> list[tuple[str | None, list[Item]]]:
    """Rows of a key that has no movement (a page head) go with the first account."""
    accounts = [(key or None, list(own)) for key, own in parts.items() if key in moving]
    for key, own in parts.items():
        if key not in moving:
            accounts[0][1].extend(own)
    return accounts


def _statement(facts: _Facts, account: str | None, signs: Signs) -> Statement:
    done = movements_of(signs)
    balances = balances_of(signs, facts.style)
    style = facts.style
    if style is Amounts.SIGNED and signs.amounts < 0:
        style = Amounts.INVERTED
    wide = facts.table.shape is Shape.WIDE
    by_month = wide and (facts.table.layout.by_month or not facts.table.day_column)
    closing_date = _closing_date(done, balances, facts.today if by_month else None)
    seen = Seen(facts.table.text, by_month, closing_date)
    alerts = list(alerts_of(done.lines, signs, balances, seen))
    if facts.grid.repaired:
        alerts.append(problem(ALERTS["quotes_repaired"]))
    if facts.table.years_completed:
        alerts.append(problem(ALERTS["year_completed"]))
    opening = balances.opening
    printed = balances.printed
    return Statement(
        file=facts.name,
        account=account,
        encoding=facts.encoding,
        separator=facts.grid.separator,
        amounts=style,
        decimal=facts.decimal or ",",
        dates=day_form(facts.table.day_column, by_month=by_month),
        header_row=facts.table.header_row,
        evidence=signs.evidence,
        opening_balance=Money(opening) if opening is not None else None,
        opening_implied=balances.implied,
        lines=tuple(done.lines),
        cancelled=tuple(done.cancelled),
        doubtful=tuple(done.doubtful),
        ignored=tuple(done.ignored),
        refused=tuple(done.refused),
        computed_closing=Money(balances.closing),
        printed_closing=Money(printed) if printed is not None else None,
        closing_date=closing_date,
        checks=balances.checks,
        alerts=tuple(alerts),
    )


def _closing_date(done: Movements, balances: Balances, today: date | None) -> date | None:
    """The day that the closing row prints, else the last movement; ``today`` without any day."""
    if balances.closing_mark and balances.closing_mark.day:
        return balances.closing_mark.day
    if today is not None:
        return today
    days = [line.date for line in done.lines]
    days += [each.date for each in done.cancelled]
    days += [each.date for each in done.doubtful if each.why.code != "odd_date"]
    return max(days, default=None)


def _refuse_what_is_no_statement(
    statements: Sequence[Statement], name: str, items: Sequence[Item]
) -> None:
    called = any(
        line.kind in ("rent", "charges", "sls", "regularisation")
        for statement in statements
        for line in statement.lines
    )
    labels = [item.words for item in items if isinstance(item, Entry)]
    bank = sum(hinted(label, "bank") for label in labels)
    if not called and bank >= 2 and bank * 10 >= len(labels):
        raise PlannerError(problem(FILE["bank_statement"], name=name))
    if any(statement.lines or statement.cancelled for statement in statements):
        return
    doubts = [doubt.why for each in statements for doubt in each.doubtful]
    refusals = [row.problem for each in statements for row in each.refused]
    reasons = [*refusals, *doubts]
    first = str(reasons[0]) if reasons else ""
    raise PlannerError(problem(FILE["nothing_understood"], name=name, first=first), *refusals[:20])

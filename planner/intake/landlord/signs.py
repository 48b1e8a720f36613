"""Which way each amount goes, proved and never supposed.

Two unknowns: does a positive amount of the file raise the debt (``polarity``), and does a positive
printed balance mean a debt? The running balance ties them: previous ± amount = printed. A rent
called must raise the debt: that settles the direction, even in a file kept from the agency's view,
where rents are negative. Where neither speaks, the file is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planner.errors import PlannerError
from planner.intake.landlord.entries import Entry, Item, Mark, MarkKind
from planner.intake.landlord.model import Amounts, Evidence
from planner.intake.landlord.problems import FILE, problem
from planner.intake.landlord.verdict import called_and_received, leaning
from planner.intake.landlord.walks import Walk, best_walk, by_the_month, words_and_steps

__all__ = [
    "Signs",
    "broken",
    "continuous",
    "polarity_of",
    "prove",
    "style_of",
    "without_minus_in_credit",
]


@dataclass(frozen=True, slots=True)
class Signs:
    """The effect of each item on the debt in cents (None: not proved, or no movement).

    ``balances`` is 1 when a positive printed balance is a debt, else -1. ``opening`` and
    ``mismatches`` (row, printed, computed) are seen from the debt.
    """

    items: tuple[Item, ...]
    effects: tuple[int | None, ...]
    amounts: int
    balances: int
    evidence: Evidence
    corrected: tuple[int, ...]
    implied: int | None
    mismatches: tuple[tuple[int, int, int], ...]
    last_level: int | None


def without_minus_in_credit(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, where a Crédit column writes every receipt with a minus, without these minuses."""
    credits_ = [item for item in items if isinstance(item, Entry) and item.column < 0]
    written = [item for item in credits_ if item.stated]
    minus = len(written) > 1 and all((item.stated or 0) > 0 for item in written)
    if not minus or not all(leaning(item.words) < 0 for item in written):
        return tuple(items)
    return tuple(
        replace(item, stated=-item.stated)
        if isinstance(item, Entry) and item.column < 0 and item.stated
        else item
        for item in items
    )


def style_of(entries: Sequence[Entry], *, wide: bool, sense: bool) -> Amounts:
    """How the amounts of a file are written."""
    if wide:
        return Amounts.WIDE
    if any(entry.column for entry in entries):
        return Amounts.SENSE if sense else Amounts.COLUMNS
    if any((entry.stated or 0) < 0 or any(r < 0 for r in entry.readings) for entry in entries):
        return Amounts.SIGNED
    falls = any(leaning(entry.words) < 0 for entry in entries)
    return Amounts.UNSIGNED if falls or _drops(entries) else Amounts.SIGNED


def _drops(entries: Sequence[Entry]) -> bool:
    """Whether a balance moves both ways while every amount is written above zero."""
    levels = [entry.balance for entry in entries if entry.balance is not None]
    steps = {after > before for before, after in pairwise(levels)}
    return len(steps) == 2


def polarity_of(entries: Sequence[Entry], style: Amounts, owed: int | None, name: str) -> int:
    """1 when a positive amount of the file raises the debt, else -1; PlannerError if unproved.

    ``owed`` is the direction that a balance headed *reste dû* proves, or None.
    """
    if style in (Amounts.WIDE, Amounts.UNSIGNED):
        return 1
    votes = [
        (leaning(entry.words) * (1 if entry.stated > 0 else -1), entry)
        for entry in entries
        if entry.stated and leaning(entry.words)
    ]
    sure = [(vote, entry) for vote, entry in votes if not called_and_received(entry.words)]
    for electors in (sure, votes):
        ayes = sum(vote > 0 for vote, _ in electors)
        noes = len(electors) - ayes
        if ayes > 4 * noes:
            return 1
        if noes > 4 * ayes and (style is Amounts.SIGNED or _both_ways(electors)):
            return -1
        if ayes and noes:
            break
    if owed is not None:
        return owed
    if style is not Amounts.SIGNED:
        return 1
    if any(vote > 0 for vote, _ in votes) and any(vote < 0 for vote, _ in votes):
        rows = ", ".join(str(entry.row) for vote, entry in votes if vote < 0)
        raise PlannerError(problem(FILE["signs_contradict"], name=name, rows=_short(rows)))
    raise PlannerError(problem(FILE["sign_not_proved"], name=name))


def _short(rows: str) -> str:
    return rows if len(rows) <= 60 else rows[:60].rsplit(",", 1)[0] + "…"


def _both_ways(electors: Sequence[tuple[int, Entry]]) -> bool:
    """Columns named Débit and Crédit are turned round only by calls and receipts together."""
    return {leaning(entry.words) for _, entry in electors} == {1, -1}


def prove(items: Sequence[Item], style: Amounts, amounts: int, *, owed: bool, name: str) -> Signs:
    """The effects of one account's items, in the order of its balance."""
    given = tuple(items)
    if style is Amounts.WIDE and by_the_month(given):
        given = tuple(replace(i, balance=None) if isinstance(i, Entry) else i for i in given)
    if style is Amounts.UNSIGNED:
        return _unsigned(given, owed=owed, name=name)
    walk = best_walk(given, lambda direction: _opening(given, amounts, amounts * direction))
    effects = list[int | None](None for _ in given)
    corrected: list[int] = []
    for index, item in enumerate(given):
        if not isinstance(item, Entry):
            continue
        stated = item.stated if item.stated is not None else walk.resolved.get(index)
        if stated is None:
            continue
        if index in walk.flipped and walk.trusted:
            corrected.append(item.row)
            stated = -stated
        effects[index] = amounts * stated
    return _signs(given, effects, amounts, walk, _evidence(given, style, walk), corrected)


def _evidence(items: Sequence[Item], style: Amounts, walk: Walk) -> Evidence:
    if walk.proved:
        return Evidence.BALANCE
    leans = any(isinstance(item, Entry) and leaning(item.words) > 0 for item in items)
    if leans and style is not Amounts.WIDE:
        return Evidence.RENT
    return Evidence.COLUMNS


def _signs(
    items: tuple[Item, ...], effects: list[int | None], amounts: int, walk: Walk,
    evidence: Evidence, corrected: Sequence[int],
) -> Signs:  # fmt: skip
    balances = amounts * walk.direction
    kept = () if walk.trusted else walk.flips
    mismatches = tuple(
        (row, balances * printed, balances * expected)
        for row, printed, expected in (*walk.mismatches, *kept)
    )
    implied = balances * walk.implied if walk.implied else None
    level = balances * walk.last if walk.last is not None else None
    return Signs(
        items, tuple(effects), amounts, balances, evidence, tuple(corrected), implied,
        mismatches, level,
    )  # fmt: skip


def _opening(items: Sequence[Item], amounts: int, balances: int) -> int | None:
    """The opening balance as the file writes balances, when it is printed first."""
    for item in items:
        if isinstance(item, Entry):
            return None
        if isinstance(item, Mark) and opens(item):
            if item.sign:
                return balances * item.sign * abs(_figure(item))
            if item.balance is not None:
                return item.balance
            return balances * amounts * (item.stated or 0)
    return None


def opens(mark: Mark) -> bool:
    """Whether a mark met before any movement gives the opening balance."""
    return mark.kind is not MarkKind.TOTAL and mark.has_figure


def _figure(mark: Mark) -> int:
    return mark.balance if mark.balance is not None else mark.stated or 0


def _unsigned(items: tuple[Item, ...], *, owed: bool, name: str) -> Signs:
    """Amounts all above zero: the steps of the balance give the side, else the words do."""
    leans = [leaning(item.words) if isinstance(item, Entry) else 0 for item in items]
    stepped = words_and_steps(items, leans, _opening(items, 1, 1))
    if stepped is None and not owed:
        raise PlannerError(problem(FILE["sign_not_proved"], name=name))
    direction, effects = stepped or (1, [None] * len(items))
    signed = tuple(
        replace(item, stated=effect) if isinstance(item, Entry) else item
        for item, effect in zip(items, effects, strict=True)
    )
    walk = best_walk(signed, lambda way: _opening(items, 1, way), only=direction)
    evidence = Evidence.BALANCE if walk.proved else Evidence.WORDS
    return _signs(items, list(effects), 1, walk, evidence, ())


def broken(items: Sequence[Item]) -> bool:
    """Whether the printed balances of these items do not follow from each other."""
    walk = best_walk(items, lambda _: None)
    return bool(walk.mismatches or walk.flips)


def continuous(items: Sequence[Item]) -> bool:
    """Whether one running balance goes through all these items without a break."""
    walk = best_walk(items, lambda _: None)
    return walk.proven > 0 and not walk.mismatches and not walk.flips

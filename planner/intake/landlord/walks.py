"""The running balance walked down: previous ± amount = printed, row after row.

A file may print its balance on some rows only, or newest first. Each step proves the rows since
the last printed balance, or contradicts their sign, or does not follow: what does not follow is
kept with its difference, since small owners reckon by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from planner.intake.landlord.entries import Entry, Fault, Item

__all__ = ["Walk", "best_walk", "by_the_month", "words_and_steps"]


@dataclass
class Walk:
    """What one walk found. Figures are as the file writes balances.

    ``direction`` is 1 when a positive amount raises the printed balance. ``flipped`` are the
    places of the entries whose printed sign the balance contradicts; ``resolved`` the doubtful
    amounts that it settles.
    """

    direction: int
    proven: int = 0
    flipped: set[int] = field(default_factory=set)
    flips: list[tuple[int, int, int]] = field(default_factory=list)
    mismatches: list[tuple[int, int, int]] = field(default_factory=list)
    resolved: dict[int, int] = field(default_factory=dict)
    implied: int | None = None
    last: int | None = None

    @property
    def proved(self) -> bool:
        """Whether the balance follows the rows."""
        return self.proven > 0 and self.proven >= len(self.mismatches) + len(self.flips)

    @property
    def trusted(self) -> bool:
        """Whether the balance follows so well that it may correct a sign."""
        return self.proven >= 2 * len(self.flips) and self.proved


def best_walk(
    items: Sequence[Item], opening: Callable[[int], int | None], only: int | None = None
) -> Walk:
    """The walk, in one direction or the other, under which most rows are proved."""
    ways = (1, -1) if only is None else (only,)
    walks = [_walk(items, way, opening(way)) for way in ways]
    best = max(walks, key=lambda w: (w.proven, -len(w.flips), -len(w.mismatches), not w.implied))
    if not best.mismatches and not best.flips:
        return best
    unsigned = (_walk(items, way, opening(way), bare=True) for way in ways)
    sound = (w for w in unsigned if w.proven > 1 and not (w.mismatches or w.flips or w.implied))
    return next(sound, best)


def _walk(
    items: Sequence[Item], direction: int, opening: int | None, *, bare: bool = False
) -> Walk:
    """One walk. ``bare``: the file prints its balances without a sign, whoever owes."""
    walk = Walk(direction, last=opening)
    pending: list[int] = []
    broken = False
    for index, item in enumerate(items):
        if isinstance(item, Fault):
            broken, pending = item.balance is None, []
            walk.last = item.balance if item.balance is not None else walk.last
        elif isinstance(item, Entry):
            pending.append(index)
            if item.balance is None:
                continue
            level = item.balance
            if not broken:
                level = _step(walk, items, pending, item.balance, bare=bare)
            walk.last, pending, broken = level, [], False
    if pending:
        _carry_on(walk, items, pending)
    return walk


def _carry_on(walk: Walk, items: Sequence[Item], pending: Sequence[int]) -> None:
    """Rows after the last printed balance leave no balance that could be called printed."""
    if any(isinstance(items[i], Entry) for i in pending):
        walk.last = None


def _stated(items: Sequence[Item], index: int) -> int | None:
    item = items[index]
    return item.stated if isinstance(item, Entry) else None


def _step(
    walk: Walk, items: Sequence[Item], pending: list[int], printed: int, *, bare: bool
) -> int:
    """One printed balance; the level that the walk goes on from."""
    row = items[pending[-1]].row
    known = [_stated(items, index) for index in pending]
    if any(stated is None for stated in known):
        _resolve(walk, items, pending, printed)
        return printed
    total = walk.direction * sum(stated for stated in known if stated is not None)
    if walk.last is None:
        walk.implied = printed - total
    elif walk.last + total == printed:
        walk.proven += len(pending)
    elif bare and printed > 0 and walk.last + total == -printed:
        walk.proven += len(pending)
        return -printed
    elif len(pending) == 1 and walk.last - total == printed:
        walk.flipped.add(pending[0])
        walk.flips.append((row, printed, walk.last + total))
    else:
        walk.mismatches.append((row, printed, walk.last + total))
    return printed


def _resolve(walk: Walk, items: Sequence[Item], pending: list[int], printed: int) -> None:
    """A doubtful amount is the one reading that makes the balance follow, if only one does."""
    item = items[pending[0]]
    if len(pending) != 1 or walk.last is None or not isinstance(item, Entry):
        return
    fits = [r for r in item.readings if walk.last + walk.direction * r == printed]
    if len(fits) == 1:
        walk.resolved[pending[0]] = fits[0]
        walk.proven += 1


def by_the_month(items: Sequence[Item]) -> bool:
    """Whether the balances of a table of months are each month's own difference."""
    own = follows = 0
    level: int | None = None
    pending: list[int] = []
    for item in items:
        if not isinstance(item, Entry) or item.stated is None:
            continue
        pending.append(item.stated)
        if item.balance is not None:
            own += sum(pending) == item.balance
            follows += level is not None and level + sum(pending) == item.balance
            level, pending = item.balance, []
    return own > follows + 1


def words_and_steps(
    items: Sequence[Item], leans: Sequence[int], opening: int | None
) -> tuple[int, list[int | None]] | None:
    """Effects on the debt of amounts without sign, and the direction of the balance.

    None when balances are printed and nothing says whether they are debts.
    """
    steps = list(_steps(items, opening))
    votes = sum(
        (1 if step > 0 else -1) * leans[index]
        for index, step in steps
        if isinstance(item := items[index], Entry) and abs(step) == item.stated
    )
    printed = any(isinstance(item, Entry) and item.balance is not None for item in items)
    if printed and not votes and steps:
        return None
    direction = -1 if votes < 0 else 1
    effects: list[int | None] = [
        lean * item.stated if isinstance(item, Entry) and item.stated is not None and lean else None
        for item, lean in zip(items, leans, strict=True)
    ]
    for index, step in steps:
        item = items[index]
        if isinstance(item, Entry) and abs(step) in (item.stated, *item.readings):
            effects[index] = direction * step
    return direction, effects


def _steps(items: Sequence[Item], opening: int | None) -> list[tuple[int, int]]:
    """The steps of the balance that one entry alone made: its place and the difference."""
    steps: list[tuple[int, int]] = []
    level = opening
    pending: list[int] = []
    for index, item in enumerate(items):
        if isinstance(item, Fault):
            level, pending = item.balance, []
        if not isinstance(item, Entry):
            continue
        pending.append(index)
        if item.balance is None:
            continue
        if len(pending) == 1 and (level is not None or abs(item.balance) == item.stated):
            steps.append((index, item.balance - (level or 0)))
        level, pending = item.balance, []
    return steps

"""The minimal repair: the smallest set of levers that makes a situation hold.

A family that must change seven things changes none. Every set of one lever is tried, then every
set of two, and so on; among sets of the same size the first in the stated order wins (what is owed
to the family, what costs nobody, what creditors accept, what solidarity pays, what changes a
life). When no set holds, the result says what the months would still lack once every lever that
may stand together has worked: it is then more than a plan that must be looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.calc.scenarios.assessment import Assessment, assess
from planner.calc.scenarios.bearing import Quick
from planner.calc.scenarios.levers import Lever, LeverKind, pull_all, stated_order
from planner.calc.schemes.payment_plan import LONGEST
from planner.calc.values import dataclass

__all__ = ["Repair", "compatible", "minimal_repair"]

_CHANGES_NOTHING = frozenset({LeverKind.DIRECT_PAYMENT, LeverKind.PLAN_REVIEWED})
"""Levers that are useful and that make no month richer and no debt smaller."""

_NOT_WITH_A_FILE = frozenset(
    {
        LeverKind.INSTALMENT_RENEGOTIATED,
        LeverKind.PLAN_REVIEWED,
        LeverKind.FSL_LOAN,
    }
)
"""An admissible file forbids paying earlier debts and making new ones (C. conso. L.722-5)."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What to do, and where it leads.

    ``levers`` is empty when the situation holds already, None when no set of them makes it hold:
    ``month`` then lacks ``missing``, every lever having worked (``after``); both are None when the
    months hold and it is the debt that is too long. ``tried`` counts the sets looked at.
    """

    levers: tuple[Lever, ...] | None
    before: Assessment
    after: Assessment
    tried: int
    month: Month | None = None
    missing: Money | None = None

    @property
    def holds(self) -> bool:
        """Whether the situation holds once repaired."""
        return self.levers is not None


def compatible(levers: Sequence[Lever]) -> bool:
    """Whether the levers may lawfully stand together, none twice at the same place."""
    kinds = {lever.kind for lever in levers}
    if LeverKind.OVER_INDEBTEDNESS in kinds and kinds & _NOT_WITH_A_FILE:
        return False
    places = [(lever.kind, lever.path) for lever in levers if lever.path]
    return len(set(places)) == len(places)


def minimal_repair(
    dossier: Dossier,
    law: Law,
    on: date,
    levers: Sequence[Lever],
    *,
    horizon: int = 12,
    longest: int = LONGEST,
    most: int | None = None,
) -> Repair:
    """The smallest set of ``levers`` that makes the dossier hold, of at most ``most`` levers."""
    before = assess(dossier, law, on, horizon=horizon, longest=longest)
    if before.holds:
        return Repair((), before, before, 0)
    useful = [lever for lever in stated_order(levers) if lever.kind not in _CHANGES_NOTHING]
    quick = Quick(law, on, horizon=horizon, longest=longest)
    if any(quick.holds(pull_all(all_, dossier, law, on)) for all_ in _largest(useful)):
        for chosen in _sets(useful, most):
            changed = pull_all(chosen, dossier, law, on)
            if quick.holds(changed):
                after = assess(changed, law, on, horizon=horizon, longest=longest)
                return Repair(chosen, before, after, quick.asked)
    best = [
        assess(pull_all(all_, dossier, law, on), law, on, horizon=horizon, longest=longest)
        for all_ in _largest(useful)
    ]
    after = max(best, key=lambda it: it.work.budget.lowest.left.money, default=before)
    lowest = after.work.budget.lowest
    missing = after.work.budget.floor.money - lowest.left.money
    if missing <= ZERO:
        return Repair(None, before, after, quick.asked)
    return Repair(None, before, after, quick.asked, lowest.month, missing)


def _sets(levers: Sequence[Lever], most: int | None) -> Iterator[tuple[Lever, ...]]:
    """Every set that may stand together, the smallest first, then in the stated order."""
    for size in range(1, min(len(levers), most or len(levers)) + 1):
        yield from (chosen for chosen in combinations(levers, size) if compatible(chosen))


def _largest(levers: Sequence[Lever]) -> Iterator[tuple[Lever, ...]]:
    """All that may stand together, with an over-indebtedness file and without, loans apart.

    Every other lever makes each month richer or the debt smaller, so that a set holds only if one
    of these does; a loan makes the debt smaller and the months poorer.
    """
    loans = [lever for lever in levers if lever.kind is LeverKind.FSL_LOAN]
    file = [lever for lever in levers if lever.kind is LeverKind.OVER_INDEBTEDNESS]
    rest = [lever for lever in levers if lever not in loans and lever not in file]
    yield tuple(rest)
    if loans:
        yield (*rest, *loans)
    if file:
        yield (*(lever for lever in rest if lever.kind not in _NOT_WITH_A_FILE), *file)

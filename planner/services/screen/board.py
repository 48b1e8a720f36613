"""Scenarios built with the family: today beside up to three sets of levers, switched on and off.

Each situation is judged once and remembered, so that a switch costs one judgement at most. The
switches are those of the levers of the moment: when the dossier changes, a lever that is still
there stays as it was.
"""

from __future__ import annotations

from planner.calc.scenarios.assessment import Assessment, assess
from planner.calc.scenarios.comparison import AS_IT_IS, Comparison, Scenario, side_by_side
from planner.calc.scenarios.levers import Lever, pull, pull_all, stated_order
from planner.calc.scenarios.repair import Repair, compatible
from planner.services.scenarios import WhatIf

__all__ = ["MOST_COLUMNS", "Board"]

MOST_COLUMNS = 3
"""Scenarios beside the situation as it is: four columns in all."""


class Board:
    """The columns: for each its name and which levers it pulls."""

    def __init__(self, asked: WhatIf, kept: Board | None = None) -> None:
        self.asked = asked
        self.own: tuple[Lever, ...] = kept.own if kept is not None else ()
        """Levers that the counsellor added: those that no figure of the plan points at."""
        self.levers: tuple[Lever, ...] = (*asked.levers, *self.own)
        self.columns: list[set[int]] = [set()]
        self._judged: dict[frozenset[int], Assessment] = {}
        if kept is not None:
            self.columns = [self._again(kept, column) for column in kept.columns]

    def _again(self, kept: Board, column: set[int]) -> set[int]:
        wanted = {_key(kept.levers[place]) for place in column}
        return {place for place, lever in enumerate(self.levers) if _key(lever) in wanted}

    def on(self, place: int, column: int) -> bool:
        """Whether a column pulls a lever."""
        return place in self.columns[column]

    def switch(self, place: int, column: int) -> bool:
        """Switch a lever on or off; False, and nothing is changed, when the law forbids it
        beside those that are on.
        """
        after = self.columns[column] ^ {place}
        if not compatible(self._pulled(after)):
            return False
        self.columns[column] = after
        return True

    def bring(self, lever: Lever, column: int) -> bool:
        """Add a lever of one's own and switch it on; whether the law allows it beside the others.

        ``ValueError`` or ``IndexError`` for one that does not apply to this dossier.
        """
        asked = self.asked
        pull(lever, asked.dossier, asked.law, asked.on)
        self.own = (*self.own, lever)
        self.levers = (*self.levers, lever)
        return self.switch(len(self.levers) - 1, column)

    def add(self) -> bool:
        """One more column, a copy of the last one; False when there are enough."""
        if len(self.columns) >= MOST_COLUMNS:
            return False
        self.columns.append(set(self.columns[-1]))
        return True

    def drop(self, column: int) -> bool:
        """One column less; the last one is emptied instead."""
        if len(self.columns) == 1:
            changed = bool(self.columns[0])
            self.columns[0] = set()
            return changed
        del self.columns[column]
        return True

    def repair(self, column: int) -> Repair:
        """Put the smallest set of levers that makes the situation hold in a column, if any does."""
        found = self.asked.repair(self.levers)
        if found.levers:
            self.columns[column] = {self.levers.index(lever) for lever in found.levers}
        return found

    def comparison(self) -> Comparison:
        """Today and every column on the same criteria."""
        scenarios = [Scenario(AS_IT_IS)]
        scenarios += [
            Scenario(name, self._pulled(column))
            for name, column in zip("ABC", self.columns, strict=False)
        ]
        judged = [self._assessed(frozenset()), *map(self._assessed, map(frozenset, self.columns))]
        return side_by_side(scenarios, judged)

    def effect(self, place: int) -> Comparison:
        """Today beside one lever alone."""
        alone = Scenario("A", (self.levers[place],))
        judged = [self._assessed(frozenset()), self._assessed(frozenset({place}))]
        return side_by_side([Scenario(AS_IT_IS), alone], judged)

    def _pulled(self, column: set[int] | frozenset[int]) -> tuple[Lever, ...]:
        return stated_order(self.levers[place] for place in sorted(column))

    def _assessed(self, column: frozenset[int]) -> Assessment:
        if column not in self._judged:
            asked = self.asked
            changed = pull_all(self._pulled(column), asked.dossier, asked.law, asked.on)
            self._judged[column] = assess(changed, asked.law, asked.on)
        return self._judged[column]


def _key(lever: Lever) -> tuple[str, str, str, object]:
    """What makes it the same lever when its sums have moved; one of our own is its sums too."""
    own = (lever.amount, lever.monthly) if not lever.path else None
    return (lever.kind.value, lever.path, lever.detail, own)

"""Scenarios built with the family: today beside up to three sets of levers, switched on and off.

Each situation is judged once and remembered, so that a switch costs one judgement at most. The
switches are those of the levers of the moment: when the dossier changes, a lever that is still
there stays as it was. What is switched on is kept with the dossier (``studied``): a lever is found
again by its kind and by the line that it points at, wherever that line now stands.
"""

from __future__ import annotations

from planner.calc.dossier import Dossier
from planner.calc.dossier.studied import Studied, StudiedChange
from planner.calc.scenarios.assessment import Assessment, assess
from planner.calc.scenarios.comparison import AS_IT_IS, Comparison, Scenario, side_by_side
from planner.calc.scenarios.levers import Lever, pull, pull_all, stated_order
from planner.calc.scenarios.repair import Repair, compatible
from planner.services.scenarios import WhatIf
from planner.services.screen import edits

__all__ = ["MOST_COLUMNS", "Board"]

MOST_COLUMNS = 3
"""Scenarios beside the situation as it is: four columns in all."""

Judged = dict[frozenset[Lever], Assessment]


class Board:
    """The columns: for each its name and which levers it pulls.

    ``studied`` is what the dossier keeps; ``judged`` what a former board of the same situation
    judged already.
    """

    def __init__(
        self, asked: WhatIf, studied: Studied | None = None, judged: Judged | None = None
    ) -> None:
        self.asked = asked
        self.own: tuple[Lever, ...] = tuple(
            lever for lever in _told(studied) if _applies(lever, asked)
        )
        """Levers that the counsellor added: those that no figure of the plan points at."""
        self.levers: tuple[Lever, ...] = (*asked.levers, *self.own)
        kept = studied.columns if studied is not None and studied.columns else ((),)
        self.columns: list[set[int]] = [self._again(column) for column in kept]
        self.judged: Judged = {} if judged is None else judged

    def _again(self, column: tuple[StudiedChange, ...]) -> set[int]:
        """The places of the levers that a column counts, those that are still there."""
        found: set[int] = set()
        for change in column:
            places = [place for place, lever in enumerate(self.levers) if self._same(lever, change)]
            near = [place for place in places if self.levers[place].path == change.path]
            found.update((near or places)[:1])
        return found

    def _same(self, lever: Lever, change: StudiedChange) -> bool:
        """Whether it is the same lever when its sums have moved; one of our own is its sums too."""
        if change.own or lever in self.own:
            return change.own and lever == _lever(change)
        line = _line(self.asked.dossier, lever.path)
        place = line == change.line if line else lever.path == change.path
        return lever.kind is change.kind and lever.detail == change.detail and place

    def studied(self) -> Studied | None:
        """What the dossier keeps of the columns; None when nothing is studied."""
        if self.columns == [set()] and not self.own:
            return None
        columns = tuple(
            tuple(self._change(self.levers[place]) for place in sorted(column))
            for column in self.columns
        )
        counted = {self.levers[place] for column in self.columns for place in column}
        aside = tuple(self._change(lever) for lever in self.own if lever not in counted)
        return Studied(columns=columns, aside=aside)

    def _change(self, lever: Lever) -> StudiedChange:
        return StudiedChange(
            kind=lever.kind,
            path=lever.path,
            line=_line(self.asked.dossier, lever.path),
            detail=lever.detail,
            amount=lever.amount,
            monthly=lever.monthly,
            start=lever.start,
            own=lever in self.own,
        )

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
        levers = frozenset(self.levers[place] for place in column)
        if levers not in self.judged:
            asked = self.asked
            changed = pull_all(self._pulled(column), asked.dossier, asked.law, asked.on)
            self.judged[levers] = assess(changed, asked.law, asked.on)
        return self.judged[levers]


def _told(studied: Studied | None) -> tuple[Lever, ...]:
    """The levers of one's own that a dossier keeps, each once."""
    if studied is None:
        return ()
    changes = [change for column in studied.columns for change in column] + [*studied.aside]
    return tuple(dict.fromkeys(_lever(change) for change in changes if change.own))


def _lever(change: StudiedChange) -> Lever:
    return Lever(
        change.kind, change.path, change.amount, change.monthly, change.start, change.detail
    )


def _applies(lever: Lever, asked: WhatIf) -> bool:
    """Whether a lever of one's own can still be pulled: a remission asks for a debt."""
    try:
        pull(lever, asked.dossier, asked.law, asked.on)
    except (ValueError, IndexError):
        return False
    return True


def _line(dossier: Dossier, path: str) -> str:
    """What a line is called, wherever it stands; empty for another place of the dossier."""
    if "[" not in path or not edits.has(dossier, path):
        return ""
    item = edits.value(dossier, path)
    own = getattr(item, "label", "") or getattr(item, "creditor", "")
    return f"{getattr(item, 'kind', '')} {own}".strip()[:200]

"""What the page of the plan asks of an opened dossier, each answer kept while it stands.

The arrows change the amount chosen, which changes nothing of the curve: it is drawn once, and a
move costs one schedule. Everything else is asked again when the dossier is another one.
"""

from __future__ import annotations

from planner.calc.dossier import Dossier
from planner.calc.dossier.studied import Studied
from planner.calc.money import Money
from planner.calc.results import Plan
from planner.calc.scenarios.curve import RentCurve
from planner.calc.scenarios.referee import Contender
from planner.calc.scenarios.shocks import Struck
from planner.services.planning import completed
from planner.services.scenarios import WhatIf
from planner.services.screen import edits
from planner.services.screen.board import Board
from planner.services.session import Session

__all__ = ["CHOSEN", "STUDIED", "Running"]

CHOSEN = "casework.chosen_instalment"
STUDIED = "casework.studied"


class Running:
    """The curve and what might be, for the dossier of a session as it stands."""

    def __init__(self, work: Session) -> None:
        self.work = work
        self._bare: Dossier | None = None
        self._bare_of: Dossier | None = None
        self._seen: Dossier | None = None
        self._alone: Dossier | None = None
        self._curve: RentCurve | None = None
        self._asked: tuple[Dossier, WhatIf] | None = None
        self._referee: tuple[Dossier, tuple[Contender, ...]] | None = None
        self._shocks: tuple[Dossier, tuple[Struck, ...]] | None = None
        self._board: Board | None = None
        self._kept: Studied | None = None
        self._moved: tuple[Dossier, Plan] | None = None
        self._goes_on = False

    # The curve

    @property
    def curve(self) -> RentCurve:
        """The curve of the dossier, whatever amount is chosen on it."""
        work = self.work
        if self._curve is None or self._seen is not work.dossier:
            alone = _without_choice(work.dossier)
            if self._curve is None or alone != self._alone:
                self._curve = RentCurve(completed(alone, work.choices), work.law, work.on)
                self._moved = None
            self._alone, self._seen = alone, work.dossier
        return self._curve

    @property
    def plan(self) -> Plan:
        """The plan at the amount chosen: the session's, or the last one moved along the curve."""
        if self._moved is not None and self._moved[0] is self.work.dossier:
            return self._moved[1]
        return self.work.plan

    @property
    def moved(self) -> bool:
        """Whether the session's own plan is still to be computed."""
        return self._moved is not None and self._moved[0] is self.work.dossier

    def step(self, steps: int) -> bool:
        """Move the amount by so many steps; whether it moved."""
        return self.choose(edits.stepped(self.work.dossier, self.plan, steps))

    def end(self, later: int) -> bool:
        """Move the end of the plan by so many lengths; whether it moved."""
        now = self.work.dossier.casework.chosen_instalment or _begins(self.plan)
        return self.choose(self.curve.ending(now, later))

    def shortest(self) -> bool:
        """Choose the shortest plan that keeps the floor every month; False when none does."""
        marked = self.curve.frontier.marked
        return marked is not None and self.choose(marked.instalment)

    def choose(self, instalment: Money | None) -> bool:
        """Choose an amount; moves that follow one another are undone together."""
        curve, before = self.curve, self.plan
        if instalment is None or curve.point(instalment) is None:
            return False
        after = curve.moved(before, instalment)
        self.work.edit(CHOSEN, instalment, amend=self._goes_on)
        self._goes_on = True
        self._seen = self.work.dossier
        self._alone = _without_choice(self._seen)
        self._moved = self._seen, after
        return True

    def as_proposed(self) -> None:
        """Back to the amount computed."""
        self.stop()
        self.work.edit(CHOSEN, None)

    def stop(self) -> None:
        """The next move is undone by itself."""
        self._goes_on = False

    # What might be

    @property
    def bare(self) -> Dossier:
        """The dossier without its scenarios, which no figure counts: the same object as long as
        nothing else changes.
        """
        dossier = self.work.dossier
        if self._bare is None or self._bare_of is not dossier:
            bare = dossier.but(casework=dossier.casework.but(studied=None))
            if self._bare is None or bare != self._bare:
                self._bare = bare
            self._bare_of = dossier
        return self._bare

    @property
    def asked(self) -> WhatIf:
        """What might be asked of the dossier as it stands."""
        work, bare = self.work, self.bare
        if self._asked is None or self._asked[0] is not bare:
            made = WhatIf(work.dossier, work.law, work.on, work.choices, made=work.plan)
            self._asked = bare, made
        return self._asked[1]

    @property
    def board(self) -> Board:
        """The scenarios that the dossier keeps; what was switched on stays on where it is still
        possible.
        """
        asked, studied = self.asked, self.work.dossier.casework.studied
        board = self._board
        if board is None or board.asked is not asked or studied != self._kept:
            judged = board.judged if board is not None and board.asked is asked else None
            self._board = board = Board(asked, studied, judged)
            self._kept = studied
        return board

    def keep(self) -> None:
        """Keep the scenarios with the dossier: a step like any other, that can be undone."""
        if self._board is None:
            return
        after = self._board.studied()
        if after == self.work.dossier.casework.studied:
            return
        self.stop()
        plan = self.plan
        self.work.edit(STUDIED, after)
        self._moved = self.work.dossier, plan
        self._kept = self.work.dossier.casework.studied

    def referee(self) -> tuple[Contender, ...]:
        """The amounts on the table, judged."""
        if self._referee is None or self._referee[0] is not self.bare:
            self._referee = self.bare, self.asked.referee()
        return self._referee[1]

    def shocks(self) -> tuple[Struck, ...]:
        """What each likely shock does to the plan."""
        known = self._shocks
        if known is None or known[0] is not self.bare:
            known = self._shocks = self.bare, self.asked.shocks()
        return known[1]

    @property
    def shocks_known(self) -> bool:
        """Whether the shocks of the dossier as it stands were looked at already."""
        return self._shocks is not None and self._shocks[0] is self.bare


def _without_choice(dossier: Dossier) -> Dossier:
    return dossier.but(casework=dossier.casework.but(chosen_instalment=None, studied=None))


def _begins(plan: Plan) -> Money:
    """Where one starts from: the amount kept, else the legal reference, else nothing."""
    kept = plan.schedule(plan.kept) if plan.kept else None
    schedule = kept if kept is not None and kept.lines else plan.schedule("statutory")
    return schedule.instalment.money if schedule is not None else Money(0)

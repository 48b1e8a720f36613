"""What the doors ask about what might be: the referee, scenarios, a repair, shocks, debts.

Each takes the dossier as it stands and the choices of the organisation, and works on the completed
dossier that its plan was made of, so that every figure agrees with the plan on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.calc.debts.order import RankedDebt, order_debts
from planner.calc.diagnosis.over_indebtedness import read_file
from planner.calc.dossier import Dossier
from planner.calc.law import Law
from planner.calc.plan import plan
from planner.calc.repayment.frontier import DebtsPoint, Frontier
from planner.calc.results import Plan
from planner.calc.scenarios.assessment import Assessment, assess, start_of
from planner.calc.scenarios.candidates import candidate_levers
from planner.calc.scenarios.comparison import Comparison, Scenario, compare
from planner.calc.scenarios.levers import Lever
from planner.calc.scenarios.referee import Contender, referee
from planner.calc.scenarios.repair import Repair, minimal_repair
from planner.calc.scenarios.shocks import Shock, Struck, likely_shocks, promise_of, strike
from planner.calc.scenarios.together import curve_together
from planner.services.planning import completed
from planner.storage.organisation import Organisation

__all__ = ["WhatIf"]


class WhatIf:
    """One dossier on one day, and what could be asked about it; nothing of it is changed.

    ``made`` is its plan, when it is already known; it is computed otherwise.
    """

    def __init__(
        self,
        dossier: Dossier,
        law: Law,
        on: date,
        choices: Organisation | None = None,
        *,
        made: Plan | None = None,
    ) -> None:
        self.dossier = completed(dossier, choices)
        self.law = law
        self.on = on
        self.plan = made or plan(self.dossier, law, on)
        self.levers = candidate_levers(self.dossier, law, self.plan)

    def referee(self) -> tuple[Contender, ...]:
        """The figures on the table, judged."""
        return referee(self.dossier, self.law, self.on, self.levers)

    def compare(self, scenarios: Sequence[Scenario]) -> Comparison:
        """Scenarios beside the situation as it is."""
        return compare(self.dossier, self.law, self.on, scenarios)

    def repair(self, levers: Sequence[Lever] | None = None) -> Repair:
        """The smallest set of levers that makes it hold: those given, else those found."""
        found = self.levers if levers is None else levers
        return minimal_repair(self.dossier, self.law, self.on, found)

    def shocks(self, shocks: Sequence[Shock] | None = None) -> tuple[Struck, ...]:
        """What each shock does to the plan: those given, else the likely ones."""
        met = likely_shocks(self.dossier, self.on) if shocks is None else shocks
        promise = promise_of(self.plan)
        return tuple(
            strike(
                self.dossier,
                self.law,
                self.on,
                shock,
                promise=promise,
                levers=self.levers,
                rights=True,
            )
            for shock in met
        )

    def today(self) -> Assessment:
        """The situation as it is, judged: its budget, its debts, when they end."""
        return assess(self.dossier, self.law, self.on)

    def curve_together(self) -> Frontier[DebtsPoint]:
        """The debts that nothing repays yet, at most so much a month: the lightest amount first."""
        it = self.today()
        return curve_together(it.waiting, it.work, start_of(it), it.longest)

    def debts(self) -> tuple[RankedDebt, ...]:
        """Every debt in its order, the rent debt first in its rank."""
        return order_debts(
            self.dossier,
            self.law,
            self.on,
            rent_debt=self.plan.arrears.undisputed.money,
            frozen=read_file(self.dossier, self.law, self.on).frozen,
        )

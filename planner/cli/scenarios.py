"""``planner scenarios``: which amount holds, what would change it, shocks, debts, signed plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.days import day_given
from planner.cli.output import show
from planner.cli.plan import opened

if TYPE_CHECKING:
    from planner.services.scenarios import WhatIf
    from planner.views.blocks import Block, Blocks

__all__ = ["run", "told"]


def run(path: str, *, on: str | None = None, flat: bool = False) -> int:
    """Ask everything that might be of a dossier file, and print it."""
    from planner.services.scenarios import WhatIf
    from planner.services.settings import organisation

    day = day_given(on)
    dossier, law = opened(path)
    show(told(WhatIf(dossier, law, day, organisation())), flat=flat)
    return 0


def told(what_if: WhatIf) -> Blocks:
    """The referee, the repair and the scenario it makes, the shocks, the debts, the signed plan."""
    from planner.calc.living.follow import follow_plan
    from planner.calc.scenarios.comparison import Scenario
    from planner.views.i18n import _
    from planner.views.living import living_plan
    from planner.views.scenarios import compared, debts_in_order, referee, repair, shocks
    from planner.views.together import curve_together, repaid_together

    dossier = what_if.dossier
    repaired = what_if.repair()
    found: list[Block] = [
        *referee(what_if.referee(), dossier),
        *repair(repaired, dossier),
    ]
    levers = repaired.levers or what_if.levers
    if levers:
        scenario = Scenario(_("Avec ces changements"), tuple(levers))
        found += compared(what_if.compare([scenario]), dossier)
    found += shocks(what_if.shocks(), dossier)
    found += debts_in_order(what_if.debts(), dossier)
    found += repaid_together(what_if.today(), dossier)
    found += curve_together(what_if.curve_together())
    if dossier.casework.signed_plan is not None:
        found += living_plan(follow_plan(dossier, what_if.on), dossier)
    return tuple(found)

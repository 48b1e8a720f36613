"""The plan of a dossier, with what the organisation and the map of communes add to it.

A dossier may leave out what does not depend on the household: the zone of its commune, the formula
of reste à vivre of the organisation. They are put in for the computation and never written into
the dossier: the day the organisation changes its formula, every dossier follows.
"""

from __future__ import annotations

from datetime import date

from planner.calc.dossier import Dossier
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.results import Plan, ScheduleView
from planner.law.communes import by_insee
from planner.storage.organisation import Organisation

__all__ = ["completed", "compute_plan", "schedule_at"]


def completed(dossier: Dossier, choices: Organisation | None = None) -> Dossier:
    """The dossier with the zone of its commune, when only one is possible, and the formula chosen.

    What the dossier says itself is never changed; a commune that is unknown or holds several zones
    leaves the zone to be asked.
    """
    dwelling = dossier.dwelling
    if dwelling.commune and dwelling.zone is None:
        commune = by_insee(dwelling.commune)
        if commune is not None and commune.zone is not None:
            dossier = dossier.but(dwelling=dwelling.but(zone=commune.zone))
    if choices is not None and choices.formula and not dossier.casework.formula:
        dossier = dossier.but(casework=dossier.casework.but(formula=choices.formula))
    return dossier


def compute_plan(
    dossier: Dossier, law: Law, on: date, choices: Organisation | None = None, *, horizon: int = 12
) -> Plan:
    """The plan of a household on a day, its calendar over ``horizon`` months."""
    return plan(completed(dossier, choices), law, on, horizon=horizon)


def schedule_at(
    dossier: Dossier,
    law: Law,
    on: date,
    instalment: Money,
    choices: Organisation | None = None,
    *,
    horizon: int = 12,
) -> ScheduleView | None:
    """The repayment of the rent debt at a monthly amount, judged month by month.

    None when there is nothing to repay, or at an instalment of zero.
    """
    decided = dossier.casework.but(chosen_instalment=instalment)
    return compute_plan(dossier.but(casework=decided), law, on, choices, horizon=horizon).schedule(
        "chosen"
    )

"""The plan of a dossier, with what the organisation and the map of communes add to it.

A dossier may leave out what does not depend on the household: the zone of its commune, the formula
of reste à vivre of the organisation. They are put in for the computation and never written into
the dossier: the day the organisation changes its formula, every dossier follows.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.calc.dossier import Dossier
from planner.calc.glance import Glance, glance
from planner.calc.housing.territory import Territory, territory_of
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.results import Alert, Plan, ScheduleView
from planner.law.communes import by_insee
from planner.storage.organisation import Organisation

__all__ = ["completed", "compute_glance", "compute_plan", "schedule_at", "zone_alerts"]


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
    """The plan of a household on a day, its calendar over ``horizon`` months.

    What the map of communes says of the zone is among its alerts.
    """
    made = plan(completed(dossier, choices), law, on, horizon=horizon)
    about_the_zone = zone_alerts(dossier)
    return replace(made, alerts=(*about_the_zone, *made.alerts)) if about_the_zone else made


def compute_glance(
    dossier: Dossier,
    law: Law,
    on: date,
    choices: Organisation | None = None,
    *,
    before: Glance | None = None,
) -> Glance:
    """The figures that follow every keystroke: those of the plan, before the rest of it is made.

    ``before`` is the last glance: what it holds and has not changed is not computed again.
    """
    return glance(completed(dossier, choices), law, on, before=before)


def zone_alerts(dossier: Dossier) -> tuple[Alert, ...]:
    """What to ask about the zone: several possible ones, none known, or another than the map's.

    Nothing where the map and the dossier agree, or without a commune.
    """
    dwelling, path = dossier.dwelling, "dwelling.zone"
    if not dwelling.commune or territory_of(dwelling.commune) is Territory.NOT_COVERED:
        return ()
    commune = by_insee(dwelling.commune)
    zones = commune.zones if commune is not None else ()
    if dwelling.zone is None and len(zones) > 1:
        return (Alert("zone_several", {"zones": zones}, path),)
    if dwelling.zone is None and not zones:
        return (Alert("zone_unknown", path=path),)
    if dwelling.zone is not None and zones and dwelling.zone not in zones:
        return (Alert("zone_at_odds", {"declared": dwelling.zone, "zones": zones}, path),)
    return ()


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

"""How long an order to pay (*commandement de payer*) leaves before the lease may end.

Loi 89-462 art. 24 I: six weeks for leases signed since 29 July 2023, two months for older ones
(Cass. avis 13 June 2024 n° 24-70.002). For an older lease renewed since, even tacitly, both
readings exist: both are shown and the family acts by the earlier. The delay printed in the act
wins over every reading.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from planner.calc.outcomes import Missing
from planner.calc.procedure.case import Case
from planner.calc.procedure.deadlines import Certainty, Deadline

__all__ = ["SIX_WEEKS", "TWO_MONTHS", "commandement"]

SIX_WEEKS: Final = "6-weeks"
TWO_MONTHS: Final = "2-months"


def commandement(case: Case) -> tuple[Deadline, ...] | Missing:
    """When the delay ends, by each reading, and by when the guarantor is notified."""
    readings = _readings(case)
    if readings is None:
        return Missing(("lease_signed",))
    found = [_expiry(case, delay, certainty) for delay, certainty in readings]
    found.sort(key=lambda deadline: deadline.on)
    guarantor = case.value("expulsion.caution_jours")
    found.append(case.clock.after_days("guarantor_notified", f"{guarantor.count}-days", guarantor))
    return tuple(found)


def _readings(case: Case) -> tuple[tuple[str, str], ...] | None:
    """The delays that the act may have, with how sure each is; None when nothing tells."""
    event = case.event
    if event.printed_delay is not None:
        return ((event.printed_delay, Certainty.PRINTED),)
    if event.lease_signed is None:
        return None
    reform: date = case.value("expulsion.commandement.reforme").table["baux_depuis"]
    if event.lease_signed >= reform:
        return ((SIX_WEEKS, Certainty.SETTLED),)
    if event.lease_renewed is not None and event.lease_renewed >= reform:
        return ((SIX_WEEKS, Certainty.DISPUTED), (TWO_MONTHS, Certainty.DISPUTED))
    return ((TWO_MONTHS, Certainty.SETTLED),)


def _expiry(case: Case, delay: str, certainty: str) -> Deadline:
    if delay == SIX_WEEKS:
        days = case.value("expulsion.commandement.six_semaines_jours")
        return case.clock.after_days("commandement_expires", delay, days, certainty)
    months = case.value("expulsion.commandement.deux_mois")
    return case.clock.after_months("commandement_expires", delay, months, certainty)

"""What each event of an eviction sets going (loi 89-462 art. 24, CPCE L.412-1 and following).

An order to pay starts the delay after which the lease may end. A hearing is prepared: the prefect
is told six weeks before it, a social diagnosis reaches the judge five working days before it. An
order to leave gives two months, then the winter truce protects. And a CCAS has its own calendar
once it is designated, as its local protocol sets it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from planner.calc.dossier.procedure import EventKind
from planner.calc.law import Law, LawValue
from planner.calc.outcomes import Missing
from planner.calc.procedure.case import Case, LegalEvent
from planner.calc.procedure.commandement import commandement
from planner.calc.procedure.deadlines import Certainty, Deadline
from planner.calc.procedure.winter_truce import (
    SET_BY_PREFECT,
    TRUCE,
    first_day_outside,
    truce_ending_from,
)
from planner.calc.values import dataclass

__all__ = ["EVENTS", "LegalDates", "legal_dates"]


@dataclass(frozen=True, slots=True)
class LegalDates:
    """The deadlines of one event, and the dated legal values that give them."""

    deadlines: tuple[Deadline, ...]
    used: tuple[LawValue, ...]


def legal_dates(event: LegalEvent, law: Law) -> LegalDates | Missing:
    """The deadlines that an event starts, or the facts without which they cannot be known.

    Only the events of ``EVENTS`` start deadlines: ``ValueError`` for any other.
    """
    rule = EVENTS.get(event.kind)
    if rule is None:
        raise ValueError(f"{event.kind} starts no deadline")
    case = Case(event, law)
    found = rule(case)
    return found if isinstance(found, Missing) else LegalDates(found, tuple(case.used))


def _hearing(case: Case) -> tuple[Deadline, ...]:
    """Periods counted backwards are not rolled: an earlier day is always safe."""
    prefect = case.value("expulsion.assignation_prefet_jours")
    diagnosis = case.value("expulsion.diagnostic_envoi_jours_ouvres")
    on = case.event.on - timedelta(days=prefect.count)
    rule = f"{diagnosis.count}-working-days-before"
    return (
        Deadline("prefect_notified", on, f"{prefect.count // 7}-weeks-before", prefect.reference),
        case.clock.working_days_before("diagnosis_sent", rule, diagnosis, Certainty.PRUDENT),
    )


def _diagnosis_referral(case: Case) -> tuple[Deadline, ...]:
    interview = case.value("expulsion.diagnostic_entretien_jours_ouvres")
    rule = f"{interview.count}-working-days"
    name = "diagnosis_interview_offered"
    return (case.clock.working_days_after(name, rule, interview, Certainty.DISPUTED),)


def _leave_order(case: Case) -> tuple[Deadline, ...]:
    months = case.value("expulsion.quitter_les_lieux_mois")
    expires = case.clock.after_months("leave_order_expires", f"{months.count}-months", months)
    if case.event.department in SET_BY_PREFECT:
        return (expires,)
    days = case.value(TRUCE)
    truce = truce_ending_from(expires.on, days)
    not_before = first_day_outside(expires.on + timedelta(days=1), days)
    return (
        expires,
        Deadline("winter_truce_starts", truce.starts, "winter-truce", days.reference),
        Deadline("winter_truce_ends", truce.ends, "winter-truce", days.reference),
        Deadline(
            "eviction_not_before",
            not_before,
            "after-order-and-truce",
            f"{months.reference} ; {days.reference}",
            on_good_friday=expires.on_good_friday,
        ),
    )


_LOCAL_STEPS = {
    "home_visit": "protocole_local.visite_domicile_jours",
    "second_meeting": "protocole_local.seconde_rencontre_jours",
    "aid_plan_contract": "protocole_local.contrat_jours",
    "partners_informed": "protocole_local.information_partenaires_jours",
}


def _contract_referral(case: Case) -> tuple[Deadline, ...]:
    """The local protocol counts calendar days and rolls nothing."""
    found = []
    for name, id in _LOCAL_STEPS.items():
        period = case.value(id)
        on = case.event.on + timedelta(days=period.count)
        rule = f"{period.count}-days"
        found.append(Deadline(name, on, rule, period.reference, Certainty.LOCAL))
    return tuple(found)


EVENTS: Mapping[EventKind, Callable[[Case], tuple[Deadline, ...] | Missing]] = {
    EventKind.COMMANDEMENT: commandement,
    EventKind.HEARING: _hearing,
    EventKind.DIAGNOSIS_REFERRAL: _diagnosis_referral,
    EventKind.LEAVE_ORDER: _leave_order,
    EventKind.CONTRACT_REFERRAL: _contract_referral,
}
"""The events that start deadlines, each with its rule."""

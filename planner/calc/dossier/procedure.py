"""What happened in the procedure: acts, hearings, referrals, and an over-indebtedness file."""

from enum import StrEnum
from typing import Literal

from planner.calc.dossier.common import Amount, Day, Evidence, Model, Name, Note

__all__ = ["EventKind", "ProcedureEvent"]


class EventKind(StrEnum):
    """The events that start a delay or forbid something."""

    FORMAL_NOTICE = "formal_notice"
    LANDLORD_REPORT = "landlord_report"
    ALLOWANCE_SUSPENDED = "allowance_suspended"
    COMMANDEMENT = "commandement"
    CCAPEX = "ccapex"
    ASSIGNATION = "assignation"
    DIAGNOSIS_REFERRAL = "diagnosis_referral"
    HEARING = "hearing"
    JUDGMENT = "judgment"
    LEAVE_ORDER = "leave_order"
    FORCE_REQUESTED = "force_publique_requested"
    FORCE_GRANTED = "force_publique_granted"
    CONTRACT_REFERRAL = "contract_referral"
    OVER_INDEBTEDNESS_FILED = "over_indebtedness_filed"
    OVER_INDEBTEDNESS_ADMISSIBLE = "over_indebtedness_admissible"
    OVER_INDEBTEDNESS_MEASURES = "over_indebtedness_measures"
    OVER_INDEBTEDNESS_CLOSED = "over_indebtedness_closed"


class ProcedureEvent(Model):
    """One event and its date: of service for an act, of the day for a hearing.

    ``printed_delay`` is the delay printed in a commandement, which is preferred to any reading of
    the law; ``amount`` the sum the act claims.
    """

    kind: EventKind
    date: Day
    printed_delay: Literal["6-weeks", "2-months"] | None = None
    amount: Amount | None = None
    reference: Name = ""
    evidence: Evidence = Evidence()
    note: Note = ""

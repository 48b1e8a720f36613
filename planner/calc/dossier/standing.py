"""What a dossier says of the standing of its people, by the word or by an income.

A counsellor who has typed an AAH among the incomes has said that somebody receives the AAH: a rule
that looks at the statuses alone would miss it, and refuse what the law gives.
"""

from __future__ import annotations

from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.household import PersonStatus

__all__ = ["SAID_BY", "standing"]

SAID_BY = {
    "rsa": PersonStatus.RSA,
    "aah": PersonStatus.AAH,
    "aeeh": PersonStatus.AEEH,
    "ass": PersonStatus.UNEMPLOYED_UNPAID,
    "unemployment_benefit": PersonStatus.UNEMPLOYED_PAID,
    "student_grant": PersonStatus.GRANT_HOLDER,
}
"""The status that an income of a kind tells, while it runs and is not nothing."""


def standing(dossier: Dossier, month: Month) -> frozenset[PersonStatus]:
    """The statuses of the people of a household in a month, whoever has them."""
    said = {status for person in dossier.household.persons for status in person.statuses}
    told = {
        SAID_BY[income.kind]
        for income in dossier.incomes
        if income.kind in SAID_BY and income.amount and income.runs_in(month)
    }
    return frozenset(said | told)

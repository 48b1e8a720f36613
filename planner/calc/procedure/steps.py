"""The dates of the procedures around an eviction: allowance, judge, over-indebtedness, prefect.

Each is so many months after something that happened; none is a period of civil procedure that rolls
to the next working day, so that the day itself is kept. The texts:

- the landlord reports an *impayé* to the CAF or MSA within two months (CCH R.824-4);
- a plan is found within six months of that report (R.824-7 1°); after it the FSL, seized by the
  payer, has three months (R.824-7);
- the payer looks every six months whether the plan is kept to;
- the judge may give up to 36 months, only to a tenant who has resumed the whole current rent before
  the hearing (loi 89-462 art. 24 V);
- the commission of over-indebtedness decides within three months (C. conso. R.721-4), and what it
  suspends is suspended for two years at most (L.722-2);
- the prefect who does not answer a request for the police within two months refuses it.

A date that rests on a value not verified says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.calc.calendar import add_months
from planner.calc.dossier.procedure import EventKind
from planner.calc.law import Law, LawValue, Status
from planner.calc.procedure.deadlines import Certainty, Deadline
from planner.calc.values import dataclass

__all__ = [
    "AFTER",
    "FUND",
    "FUND_ANSWER",
    "NAMES",
    "PLAN_CHECKED",
    "PLAN_FOUND",
    "REPORT",
    "Step",
    "on_the_day",
    "step_after",
]


@dataclass(frozen=True, slots=True)
class Step:
    """A date so many months after another: its name, the parameter that counts them, how sure."""

    name: str
    parameter: str
    certainty: str = Certainty.SETTLED


REPORT = Step("landlord_report", "impaye.signalement_bailleur_mois")
PLAN_FOUND = Step("plan_found", "impaye.plan_negocie_delai_mois")
FUND = Step("fsl_scheme", "impaye.fsl_delai_mois", Certainty.PRUDENT)
FUND_ANSWER = Step("fsl_answer", "fsl.instruction_mois")
PLAN_CHECKED = Step("plan_checked", "impaye.controle_execution_mois")

AFTER: Mapping[EventKind, Step] = {
    EventKind.JUDGMENT: Step("judge_delays_end", "expulsion.delais_juge_mois", "indicative"),
    EventKind.OVER_INDEBTEDNESS_FILED: Step("oi_decision", "surendettement.recevabilite_mois"),
    EventKind.OVER_INDEBTEDNESS_ADMISSIBLE: Step(
        "oi_suspension_ends", "surendettement.suspension_max_mois"
    ),
    EventKind.FORCE_REQUESTED: Step("force_publique_silence", "expulsion.force_publique_mois"),
}
"""What an event of the dossier sets going, beside the eviction clock."""

NAMES = frozenset(
    {step.name for step in (REPORT, PLAN_FOUND, FUND, FUND_ANSWER, PLAN_CHECKED, *AFTER.values())}
    | {"hearing"}
)
"""Every name of a date of this module."""


def step_after(step: Step, start: date, law: Law, on: date) -> tuple[Deadline, LawValue]:
    """The date, and the dated value that counts the months, as known on the day ``on``.

    Raises ``MissingParameter`` where the law holds none.
    """
    value = law.value(step.parameter, on)
    verified = value.status is not Status.UNVERIFIED
    deadline = Deadline(
        step.name,
        add_months(start, value.count),
        f"{value.count}-months",
        value.reference,
        step.certainty if verified else "unverified",
    )
    return deadline, value


def on_the_day(name: str, day: date, rule: str, reference: str) -> Deadline:
    """A date that is the event itself: a hearing to come to."""
    return Deadline(name, day, rule, reference)

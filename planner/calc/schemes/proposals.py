"""Every proposal of a plan, argued, in the order in which a counsellor looks at them.

The over-indebtedness file is judged first because it decides the others: what it forbids cannot be
proposed beside it.
"""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.figure import WithDerivation
from planner.calc.results import Alert, Pairing, Proposal, ScheduleView
from planner.calc.schemes.alerts.entries import entries
from planner.calc.schemes.alerts.findings import findings
from planner.calc.schemes.asll import asll
from planner.calc.schemes.fsl import fsl
from planner.calc.schemes.fsl_evaluation import FslEvaluation
from planner.calc.schemes.over_indebtedness import over_indebtedness
from planner.calc.schemes.pairing import pairings
from planner.calc.schemes.payment_plan import kept_schedule, payment_plan
from planner.calc.schemes.rights.rights import rights
from planner.calc.values import dataclass

__all__ = ["Proposals", "propose"]


@dataclass(frozen=True, slots=True)
class Proposals:
    """The proposals, the schedule that the plan rests on, the alerts, the FSL's figures and its
    evaluation where a regulation is known, and what goes together.
    """

    all: tuple[Proposal, ...]
    kept: ScheduleView | None
    alerts: tuple[Alert, ...]
    recorder: WithDerivation
    evaluation: FslEvaluation | None
    pairings: tuple[Pairing, ...]


def propose(diagnosis: Diagnosis) -> Proposals:
    """Judge every scheme for a household."""
    file = over_indebtedness(diagnosis)
    fund = fsl(diagnosis, file)
    found = (
        payment_plan(diagnosis, file),
        fund.proposal,
        asll(diagnosis, file),
        file,
        *rights(diagnosis),
    )
    alerts = (*findings(diagnosis), *entries(diagnosis))
    return Proposals(
        found,
        kept_schedule(diagnosis),
        alerts,
        fund.recorder,
        fund.evaluation,
        pairings(diagnosis, found, fund.evaluation),
    )

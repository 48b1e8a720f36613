"""The rights that the coded rules find due, perhaps due, or paid at another amount.

The review of rights looks at every right of a household and answers for each one; most answers ask
nothing of anybody. What is kept here is worth a minute of an interview: an amount that differs, a
right that the rule gives and the dossier does not tell, a right perhaps due. A right whose amount
nobody can compute is kept only where a fact of the household raises it by itself: a list of
everything that is not known would hide the rest. The payer decides: each is a question, never a
right recommended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.household import PersonStatus
from planner.calc.results import Proposal, Reason, Verdict
from planner.calc.rights.finding import Period, RightFinding, Standing
from planner.calc.rights.review import review_rights
from planner.calc.schemes.rights.facts import WAGES, adults, children, has_status, received
from planner.calc.schemes.rights.income import below_rsa

__all__ = ["reviewed"]

_FAMILY_AGE = 20
"""Under it a child counts in the family benefits (CSS R.512-2)."""


def reviewed(diagnosis: Diagnosis) -> Iterator[Proposal]:
    """One question for each right worth it, in the order of the review."""
    findings = review_rights(
        diagnosis.dossier,
        diagnosis.law,
        diagnosis.on,
        computed_allowance=diagnosis.allowance.computed,
    )
    for finding in findings:
        if finding.standing.raises_a_question and _worth_a_minute(diagnosis, finding):
            yield _proposal(finding)


def _proposal(finding: RightFinding) -> Proposal:
    asked = () if finding.question is None else (finding.question,)
    reasons = tuple(_as_sure_as(finding, why) for why in finding.reasons)
    return Proposal(
        AidKind.RIGHTS,
        Verdict.TO_CHECK,
        (*reasons, *finding.notes, *asked),
        figures=finding.figures,
        missing=finding.missing,
        papers=finding.papers,
        detail=finding.right,
        received=finding.standing in (Standing.RECEIVED_LESS, Standing.RECEIVED_MORE),
    )


def _as_sure_as(finding: RightFinding, why: Reason) -> Reason:
    """A reason that holds figures is no surer than the values of the law behind them."""
    return replace(why, certainty=finding.certainty) if why.figures else why


def _worth_a_minute(diagnosis: Diagnosis, finding: RightFinding) -> bool:
    if finding.standing is Standing.TO_CHECK:
        _low, high = finding.ends
        if finding.period is Period.NONE:
            return True
        if high is not None:
            return high.raw > 0
    elif finding.standing is not Standing.FACTS_MISSING:
        return True
    elif not finding.missing:
        # The law lacks a value on that day: nothing that anybody could be asked.
        return False
    raised = _RAISED.get(finding.right)
    return raised is not None and raised(diagnosis)


def _child_of_a_lone_parent(diagnosis: Diagnosis) -> bool:
    at_home = children(diagnosis, _FAMILY_AGE, alternating=False)
    return bool(at_home) and not received(diagnosis, ("child_support_received",))


def _at_work(diagnosis: Diagnosis) -> bool:
    students = all(PersonStatus.STUDENT in one.statuses for one in adults(diagnosis))
    return received(diagnosis, WAGES) and not students


_RAISED: Mapping[str, Callable[[Diagnosis], bool]] = {
    "aah": lambda diagnosis: has_status(diagnosis, PersonStatus.DISABLED, PersonStatus.AAH),
    "af": lambda diagnosis: len(children(diagnosis, _FAMILY_AGE)) > 1,
    "asf": _child_of_a_lone_parent,
    "ppa": _at_work,
    "rsa": below_rsa,
}
"""The fact that raises a right whose amount is not computed; the other rights have none."""

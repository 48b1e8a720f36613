"""What a contract says is asked of whom: short enough to be read aloud before it is signed.

The whole argument (each condition, each figure, each question) is in the diagnosis and its annex.
A contract keeps for each request what the household undertakes or is told to expect. A right that
the household receives already is not asked for again here, whatever its amount: a contract is
shown to partners, and a question about an amount is nobody else's. Nor is a right that would say a
state of health.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.calc.dossier import AidKind, Dossier
from planner.calc.law import Law
from planner.calc.results import PairingState, Plan, Proposal, Reason, Verdict
from planner.views import formats, words

__all__ = ["asked", "reasons_told"]

MOST_REASONS = 4
ASKED = frozenset({Verdict.RECOMMENDED, Verdict.POSSIBLE, Verdict.IN_PROGRESS, Verdict.REFUSED})
SETTLED = frozenset({Verdict.RECOMMENDED, Verdict.IN_PROGRESS})
_REQUEST = frozenset({"request_under_way", "request_granted", "request_refused"})
_TOLD: Mapping[AidKind, frozenset[str]] = {
    AidKind.PAYMENT_PLAN: _REQUEST
    | {
        "schedule_holds",
        "small_instalment_with_review",
        "protocol_after_judgment",
        "earlier_debts_may_not_be_paid",
        "later_debt_may_be_paid",
        "back_payment_first",
        "full_rent_before_hearing",
        "dispute_fees",
    },
    AidKind.FSL: _REQUEST
    | {
        "fsl_possible_from",
        "fsl_waits_until",
        "fsl_amount",
        "fsl_grant",
        "fsl_loan",
        "fsl_loan_terms",
        "fsl_utilities_only",
        "fsl_utilities",
    },
    AidKind.ASLL: _REQUEST
    | {"asll_household_wants_it", "asll_household_thinks", "asll_needs_agreement", "asll_running"},
    AidKind.OVER_INDEBTEDNESS: _REQUEST
    | {
        "oi_filed",
        "oi_admissible",
        "oi_measures",
        "oi_resume_rent_first",
        "oi_effect_delay",
        "oi_effect_payments",
    },
}
HEALTH_RIGHTS = frozenset({"aah", "disability_pension"})
"""Rights whose name alone says a state of health."""


def reasons_told(proposal: Proposal) -> tuple[Reason, ...]:
    """The reasons that a contract keeps of a request."""
    if proposal.kind is AidKind.RIGHTS:
        return proposal.reasons[:1]
    told = _TOLD[proposal.kind]
    return tuple(why for why in proposal.reasons if why.id in told)[:MOST_REASONS]


def asked(plan: Plan, dossier: Dossier, law: Law | None) -> list[dict[str, Any]]:
    """The requests, each with what is told of it, then the rights: to claim, to check."""
    requests = [one for one in plan.proposals if _is_request(one, plan)]
    rights = [
        one
        for one in plan.proposals
        if one.kind is AidKind.RIGHTS and not one.received and one.detail not in HEALTH_RIGHTS
    ]
    kept = [*requests, *(one for one in rights if one.verdict in ASKED)]
    told = [
        _item(
            f"{words.proposal_title(one, law)} : {words.verdict(one.verdict)}",
            *(words.reason(why, dossier, law, indicative=False) for why in reasons_told(one)),
        )
        for one in kept
    ]
    others = [
        words.detail(one.detail, law)
        for one in rights
        if one.verdict is Verdict.TO_CHECK and one.detail
    ]
    if others:
        listed = formats.listed(list(dict.fromkeys(others)))
        told.append(_item("Droits à vérifier ensemble", f"{listed[:1].upper()}{listed[1:]}."))
    if any(why.certainty == "indicative" for one in kept for why in reasons_told(one)):
        who = "Ces résultats sont indicatifs : le fonds, la caisse ou la commission décide."
        told.append(_item("Qui décide", who))
    return told or [_item("Aucune demande à ce jour.")]


def _item(what: str, *why: str) -> dict[str, Any]:
    return {"what": what, "why": list(why)}


def _is_request(proposal: Proposal, plan: Plan) -> bool:
    """Whether it is asked: what is only possible beside what is recommended must go with it."""
    if proposal.kind is AidKind.RIGHTS or proposal.verdict not in ASKED:
        return False
    return proposal.verdict is not Verdict.POSSIBLE or not any(
        pairing.state is not PairingState.LAWFUL
        for other in plan.proposals
        if other.verdict in SETTLED
        for pairing in plan.pairings
        if set(pairing.kinds) - {AidKind.RIGHTS} == {proposal.kind, other.kind}
    )

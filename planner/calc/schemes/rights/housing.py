"""The housing allowance not claimed, suspended, lower than computed, or paid to the tenant.

An allowance opens at the earliest in the month of the claim (CCH L.823-1, R.823-11): every month of
waiting is lost. When arrears appear, the payer asks the landlord whether the allowance should be
paid to him (CCH R.824-20): the net rent is then the only thing left to find.
"""

from __future__ import annotations

from dataclasses import replace

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.dwelling import AllowanceStatus, PaidTo
from planner.calc.results import Paper, Proposal, Reason, Verdict
from planner.calc.schemes.rights.facts import recommended, to_check
from planner.calc.schemes.standing import eviction_act

__all__ = ["direct_payment", "housing_allowance"]

SMALL_GAP = 1_000
"""A gap under ten euros is a rounding of the resource base, not a question (usage), in cents."""


def housing_allowance(diagnosis: Diagnosis) -> Proposal | None:
    """The allowance itself: to claim, to have restored, to ask about."""
    allowance = diagnosis.dossier.dwelling.allowance
    view = diagnosis.allowance
    if allowance.status is AllowanceStatus.SUSPENDED:
        return _suspended(diagnosis)
    unclaimed = allowance.status is AllowanceStatus.NOT_CLAIMED or (
        allowance.status is AllowanceStatus.PAID and not diagnosis.work.rent.allowance_known
    )
    if unclaimed:
        return _unclaimed(diagnosis)
    if view.gap is not None and view.gap.money.cents >= SMALL_GAP:
        computed, notified = view.gap.terms
        values = {"computed": computed.money, "notified": notified.money, "gap": view.gap.money}
        reason = Reason("al_ask_the_payer", values, (view.gap,), certainty="indicative")
        return replace(to_check("housing_allowance", reason, "allowance_notice"), received=True)
    return None


def _unclaimed(diagnosis: Diagnosis) -> Proposal | None:
    view = diagnosis.allowance
    if view.computed is None:
        if view.refusal is not None or not diagnosis.work.rent.known:
            return None
        return Proposal(
            AidKind.RIGHTS,
            Verdict.TO_CHECK,
            (Reason("al_cannot_be_computed"),),
            missing=view.missing.fields if view.missing else (),
            papers=(Paper("tax_notice"), Paper("lease")),
            detail="housing_allowance",
        )
    if view.computed.money.cents <= 0:
        return None
    values = {"amount": view.computed.money, "benefit": view.benefit}
    reference = "CCH L.823-1, R.823-11"
    reason = Reason("al_claim_now", values, (view.computed,), reference, "indicative")
    return recommended("housing_allowance", reason, "lease", "tax_notice", "rib")


def _suspended(diagnosis: Diagnosis) -> Proposal:
    view = diagnosis.allowance
    values = {
        "since": view.suspended_since,
        "amount": view.back_payment.money if view.back_payment else None,
    }
    figures = (view.back_payment,) if view.back_payment else ()
    reason = Reason("al_have_it_restored", values, figures, "CCH R.824-28", "indicative")
    return recommended("housing_allowance", reason, "allowance_notice", "rent_account")


def direct_payment(diagnosis: Diagnosis) -> Proposal | None:
    """An allowance paid to a tenant in arrears."""
    allowance = diagnosis.dossier.dwelling.allowance
    paid_to_tenant = allowance.status is AllowanceStatus.PAID and allowance.paid_to is PaidTo.TENANT
    if not paid_to_tenant or not allowance.amount:
        return None
    if diagnosis.arrears.undisputed.money.cents <= 0:
        return None
    amount = diagnosis.budget.allowance_used
    reason = Reason("direct_payment", {"amount": amount.money}, (amount,), "CCH R.824-20")
    account = diagnosis.account
    urgent = eviction_act(diagnosis) is not None or bool(account and account.impaye.constituted)
    make = recommended if urgent else to_check
    return make("direct_payment", reason, "allowance_notice")

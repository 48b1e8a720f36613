"""The amicable payment plan with the landlord (*plan d'apurement*, CCH R.824-7).

The smallest help that works is the right one: a plan that the family can hold in its worst month
needs no fund. The amount kept is, in this order, the one chosen together, the one that the family
named, the one that the landlord asks, the protocol that gives a lease back, the largest that the
budget bears; each only if every month keeps the floor. A family's own figure is the one that will
hold.

Three situations change the answer. An admissible over-indebtedness file forbids paying earlier
debts (C. conso. L.722-5). A lease ended by a judgment calls for the *protocole de cohésion sociale*
in social housing (CCH L.353-15-2, L.442-6-5): a plan of two years at most, three more by
amendment, and a new lease. And a budget that a low month breaks, or that an allowance to come will
mend, can carry a small instalment with a review rather than a promise.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.over_indebtedness import FileState
from planner.calc.diagnosis.schedules import (
    CHOSEN,
    COHESION_PROTOCOL,
    HOUSEHOLD,
    LANDLORD,
    PROPOSED,
    PROTOCOL_MONTHS,
    lease_ended,
)
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.dwelling import LandlordKind
from planner.calc.figure import WithDerivation
from planner.calc.money import Money
from planner.calc.results import Paper, Proposal, Reason, ScheduleView, Verdict
from planner.calc.schemes.standing import (
    allowance_to_come,
    already_asked,
    back_payment,
    next_hearing,
)
from planner.errors import MissingParameter

__all__ = ["kept_among", "kept_schedule", "payment_plan"]

_PREFERENCE = (CHOSEN, HOUSEHOLD, LANDLORD, COHESION_PROTOCOL, PROPOSED)
_EURO = 100

LIMIT_OF_USE = "plan_apurement.echeances_par_defaut"
PROTOCOL_MORE = "protocole.prolongation_mois"
LONGEST = 60
"""Beyond two years of a protocol and its three of amendment, nobody has seen a plan hold."""

_PAPERS = ("rent_account", "lease", "rent_notice")


def kept_schedule(diagnosis: Diagnosis) -> ScheduleView | None:
    """The schedule that the plan rests on; the one chosen counts even where it breaks."""
    return kept_among(diagnosis.schedules)


def kept_among(schedules: Iterable[ScheduleView]) -> ScheduleView | None:
    """The same among the schedules on the table."""
    known = {schedule.id: schedule for schedule in schedules}
    if CHOSEN in known:
        return known[CHOSEN]
    holding = [
        schedule
        for id in _PREFERENCE
        if (schedule := known.get(id)) is not None and schedule.holds and schedule.lines
    ]
    reasonable = [schedule for schedule in holding if len(schedule.lines) <= LONGEST]
    return next(iter(reasonable or holding), None)


def payment_plan(diagnosis: Diagnosis, file: Proposal) -> Proposal:
    """The proposal; ``file`` is the one of over-indebtedness, which comes first."""
    imposed, told = already_asked(diagnosis, AidKind.PAYMENT_PLAN)
    verdict, reasons = _verdict(diagnosis, file)
    if imposed is not None and verdict is not Verdict.REFUSED:
        verdict = imposed
    useful = verdict in (Verdict.RECOMMENDED, Verdict.POSSIBLE)
    kept = kept_schedule(diagnosis)
    return Proposal(
        AidKind.PAYMENT_PLAN,
        verdict,
        (*told, *reasons),
        figures=(diagnosis.arrears.payable, *((kept.instalment,) if kept else ())),
        missing=_missing(diagnosis),
        papers=tuple(Paper(id) for id in _PAPERS) if useful else (),
    )


def _missing(diagnosis: Diagnosis) -> tuple[str, ...]:
    account = diagnosis.dossier.account
    known = account.lines or account.rough_balance is not None or account.opening_balance
    return () if known else ("account.lines",)


def _verdict(diagnosis: Diagnosis, file: Proposal) -> tuple[Verdict, tuple[Reason, ...]]:
    arrears = diagnosis.arrears
    if _missing(diagnosis):
        return Verdict.TO_CHECK, (Reason("debt_not_known"),)
    if arrears.undisputed.money.cents <= 0:
        if arrears.prescribed.money.cents > 0:
            reason = Reason(
                "only_disputed_debt",
                {"prescribed": arrears.prescribed.money},
                (arrears.prescribed,),
                "loi 89-462 art. 7-1 ; C. civ. 2240",
            )
            return Verdict.NOT_APPLICABLE, (reason,)
        return Verdict.NOT_APPLICABLE, (Reason("no_debt"),)
    forbidden = _forbidden(diagnosis)
    if arrears.payable.money.cents <= 0:
        if diagnosis.file.state is FileState.MEASURES:
            reason = Reason("settled_by_the_measures", {"since": diagnosis.file.since})
            return Verdict.NOT_APPLICABLE, (reason,)
        return Verdict.REFUSED, forbidden
    if diagnosis.file.state is FileState.FILED:
        reason = Reason(
            "file_under_way", {"since": diagnosis.file.since}, reference="C. conso. L.722-5"
        )
        return Verdict.NOT_NOW, (reason,)
    if file.verdict is Verdict.RECOMMENDED:
        reason = Reason("would_be_forbidden", reference="C. conso. L.722-5")
        return Verdict.NOT_NOW, (reason, *_nothing_holds(diagnosis))
    verdict, reasons = _by_the_budget(diagnosis)
    return verdict, (*forbidden, *reasons, *back_payment(diagnosis), *_around(diagnosis))


def _forbidden(diagnosis: Diagnosis) -> tuple[Reason, ...]:
    """« interdiction […] de payer […] une créance autre qu'alimentaire […] née antérieurement »."""
    frozen = diagnosis.arrears.frozen
    if frozen.money.cents <= 0:
        return ()
    values = {"since": diagnosis.file.before, "amount": frozen.money}
    reasons = [
        Reason("earlier_debts_may_not_be_paid", values, (frozen,), "C. conso. L.722-5"),
    ]
    payable = diagnosis.arrears.payable
    if payable.money.cents > 0:
        reasons.append(Reason("later_debt_may_be_paid", {"amount": payable.money}, (payable,)))
    return tuple(reasons)


def _by_the_budget(diagnosis: Diagnosis) -> tuple[Verdict, tuple[Reason, ...]]:
    kept = kept_schedule(diagnosis)
    if kept is not None and kept.holds:
        return _holds(diagnosis, kept)
    reasons = list(_nothing_holds(diagnosis))
    r = WithDerivation("payment_plan")
    to_come = allowance_to_come(diagnosis)
    computed = diagnosis.allowance.computed
    bearing = [
        flow.left.money.cents + to_come - diagnosis.budget.floor.money.cents
        for flow in diagnosis.budget.months
    ]
    good = [flow for flow, margin in zip(diagnosis.budget.months, bearing, strict=True)
            if margin >= _EURO]  # fmt: skip
    if 2 * len(good) < len(bearing):
        return Verdict.NOT_NOW, tuple(reasons)
    coming = (computed,) if to_come and computed is not None else ()
    if to_come:
        reasons.append(Reason("allowance_first", {"amount": Money(to_come)}, coming))
    poorest = min(good, key=lambda flow: flow.left.raw)
    left = r.sum("left_with_allowance", poorest.left, *coming) if coming else poorest.left
    margin = r.difference("margin_of_the_month", left, diagnosis.budget.floor)
    small = r.down_to("small_instalment", margin, _EURO)
    values = {"amount": small.money, "months": len(good), "horizon": len(bearing)}
    reasons.append(Reason("small_instalment_with_review", values, (small,)))
    return Verdict.POSSIBLE, tuple(reasons)


def _holds(diagnosis: Diagnosis, kept: ScheduleView) -> tuple[Verdict, tuple[Reason, ...]]:
    months = len(kept.lines)
    values = {
        "schedule": kept.id,
        "instalment": kept.instalment.money,
        "months": months,
        "ends": kept.ends,
    }
    reasons = [Reason("schedule_holds", values, (kept.instalment, diagnosis.budget.capacity))]
    offered = diagnosis.dossier.casework.household_offer
    if kept.id == HOUSEHOLD or (kept.id == CHOSEN and kept.instalment.money == offered):
        reasons.append(Reason("family_figure_kept", {"amount": kept.instalment.money}))
    limit = _count(diagnosis, LIMIT_OF_USE)
    if limit is not None and months > limit:
        values = {"months": months, "limit": limit}
        reasons.append(Reason("plan_longer_than_usual", values, (), "CCH R.824-8", "indicative"))
    return (Verdict.RECOMMENDED if months <= LONGEST else Verdict.POSSIBLE), tuple(reasons)


def _nothing_holds(diagnosis: Diagnosis) -> tuple[Reason, ...]:
    """Where the budget breaks, and the trap of the average."""
    budget = diagnosis.budget
    proposed = diagnosis.schedule(PROPOSED)
    if proposed is None or proposed.certificate is None:
        return ()
    found = proposed.certificate
    left = diagnosis.work.left_of(found.month)
    missing = WithDerivation("payment_plan").difference("missing", budget.floor, left)
    told = (missing,) if missing.raw == found.missing.cents else (budget.floor, left)
    values = {"month": found.month, "missing": found.missing}
    reasons = [Reason("nothing_holds", values, told)]
    if budget.capacity_average.money.cents > 0:
        values = {
            "average": budget.capacity_average.money,
            "month": budget.lowest.month,
            "left": budget.lowest.left.money,
        }
        figures = (budget.capacity_average, budget.lowest.left)
        reasons.append(Reason("average_would_break", values, figures))
    return tuple(reasons)


def _around(diagnosis: Diagnosis) -> tuple[Reason, ...]:
    """What the plan protects, and what else the procedure asks for."""
    reasons: list[Reason] = []
    dwelling = diagnosis.dossier.dwelling
    hearing = next_hearing(diagnosis)
    if hearing is not None:
        rent = diagnosis.budget.rent_to_pay
        values = {"rent": rent.money, "hearing": hearing}
        reasons.append(Reason("full_rent_before_hearing", values, (rent,), "loi 89-462 art. 24 V"))
    if lease_ended(diagnosis.dossier, diagnosis.on):
        reasons.append(_after_the_judgment(diagnosis))
    account = diagnosis.account
    if account is not None and account.impaye.constituted and dwelling.allowance.amount:
        values = {"threshold": account.impaye.threshold}
        reasons.append(Reason("signed_plan_protects_allowance", values, (), "CCH R.824-7"))
    struck = diagnosis.arrears.struck
    if struck.money.cents > 0:
        values = {"amount": struck.money}
        reasons.append(Reason("dispute_fees", values, (struck,), "loi 89-462 art. 4"))
    return tuple(reasons)


def _after_the_judgment(diagnosis: Diagnosis) -> Reason:
    dwelling = diagnosis.dossier.dwelling
    months, more = _count(diagnosis, PROTOCOL_MONTHS), _count(diagnosis, PROTOCOL_MORE)
    if dwelling.landlord.kind is not LandlordKind.SOCIAL or months is None or more is None:
        return Reason("lease_ended_landlord_decides", {"since": dwelling.lease_ended})
    r = WithDerivation("payment_plan")
    count = r.parameter(diagnosis.law.value(PROTOCOL_MONTHS, diagnosis.on))
    share = r.quotient("protocol_share", diagnosis.arrears.payable, count, None)
    amount = r.up_to("protocol_instalment", share, 1)
    values = {"months": months, "more_months": more, "amount": amount.money}
    return Reason(
        "protocol_after_judgment", values, (amount,), "CCH L.353-15-2, L.442-6-5, D.824-15"
    )


def _count(diagnosis: Diagnosis, parameter: str) -> int | None:
    try:
        return diagnosis.law.value(parameter, diagnosis.on).count
    except MissingParameter:
        return None

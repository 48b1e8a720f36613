"""The application to the housing solidarity fund (FSL), by the regulation of the territory.

Loi 90-449 art. 6: one fund in each département (or métropole), which writes its own regulation. The
result is *indicative*: the commission decides. A family that can pay alone within a year does not
need the fund; an admissible over-indebtedness file must come first or be coordinated with it, and
forbids a loan (C. conso. L.722-5). Where the rent has not been paid again for long enough, the
month from which the application becomes possible is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.over_indebtedness import FileState
from planner.calc.diagnosis.schedules import CHOSEN, HOUSEHOLD, LANDLORD, PROPOSED
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.dwelling import LandlordKind
from planner.calc.dossier.household import PersonStatus
from planner.calc.dossier.procedure import EventKind
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Status
from planner.calc.repayment.schedule import MOST_LINES, lines_needed
from planner.calc.results import Paper, Proposal, Reason, Verdict
from planner.calc.schemes.fsl_criteria import Criterion, State, criteria
from planner.calc.schemes.fsl_debt import AskedAid, asked_aid, asked_debt
from planner.calc.schemes.fsl_profile import FslProfile, profile_for
from planner.calc.schemes.fsl_resources import resource_base
from planner.calc.schemes.fsl_words import OverIndebtedness
from planner.calc.schemes.standing import EVICTION, already_asked, back_payment, eviction_act
from planner.errors import PlannerError

__all__ = ["FslWork", "fsl"]

ALONE_WITHIN = 12
"""Months within which a debt that the budget can pay alone needs no fund (usage)."""

_ACT_OF_LEAVING = EVICTION[EventKind.JUDGMENT]
_LAW = "loi 90-449 art. 6"
_INDICATIVE = "indicative"

_PAPERS = (
    "identity",
    "household_record",
    "payslips",
    "caf_certificate",
    "tax_notice",
    "lease",
    "rent_account",
    "reasons_for_arrears",
    "payment_plan_copy",
    "list_of_debts",
)


@dataclass(frozen=True, slots=True)
class FslWork:
    """The proposal, and the recorder that holds its figures."""

    proposal: Proposal
    recorder: WithDerivation


def fsl(diagnosis: Diagnosis, file: Proposal) -> FslWork:
    """The proposal; ``file`` is the one of over-indebtedness, which comes first."""
    r = WithDerivation("fsl", {"resources": "décret 2005-212 art. 5"})
    if diagnosis.arrears.undisputed.money.cents <= 0:
        return FslWork(_plain(Verdict.NOT_APPLICABLE, Reason("fsl_no_debt")), r)
    imposed, told = already_asked(diagnosis, AidKind.FSL)
    profile, absent = _profile(diagnosis)
    if profile is None:
        return FslWork(_plain(imposed or Verdict.TO_CHECK, *told, *absent), r)
    base = resource_base(r, diagnosis, profile)
    debt = asked_debt(r, diagnosis, profile)
    found = criteria(r, diagnosis, profile, base, debt)
    aid = asked_aid(r, diagnosis, profile, debt)
    verdict, reasons = _verdict(diagnosis, profile, file, found)
    if imposed is not None:
        verdict = imposed
    useful = verdict in (Verdict.RECOMMENDED, Verdict.POSSIBLE, Verdict.NOT_NOW)
    certainty = "unverified" if profile.status is Status.UNVERIFIED else _INDICATIVE
    proposal = Proposal(
        AidKind.FSL,
        verdict,
        (
            *told,
            *reasons,
            *back_payment(diagnosis),
            *_told(found),
            *(_amounts(diagnosis, aid) if useful else ()),
            Reason(
                "fsl_profile",
                {"profile": profile.label, "version": profile.version},
                reference=profile.reference,
                certainty=certainty,
            ),
        ),
        figures=(base, debt, aid.amount),
        missing=_missing(diagnosis, found),
        papers=_papers(diagnosis) if useful else (),
        detail=profile.id,
    )
    return FslWork(proposal, r)


def _plain(verdict: Verdict, *reasons: Reason) -> Proposal:
    return Proposal(AidKind.FSL, verdict, reasons)


def _profile(diagnosis: Diagnosis) -> tuple[FslProfile | None, tuple[Reason, ...]]:
    dwelling = diagnosis.dossier.dwelling
    department = dwelling.department
    if department is None:
        return None, (Reason("fsl_no_territory", reference=_LAW),)
    try:
        profile = profile_for(
            diagnosis.law.records_near(FslProfile, department),
            department,
            diagnosis.on,
            dwelling.commune,
        )
    except PlannerError:
        # Two regulations claim the same day: `planner law check` says so; none is preferred here.
        profile = None
    if profile is None or profile.obsolete:
        return None, (Reason("fsl_no_profile", {"department": department}, reference=_LAW),)
    return profile, ()


def _verdict(
    diagnosis: Diagnosis,
    profile: FslProfile,
    file: Proposal,
    found: tuple[Criterion, ...],
) -> tuple[Verdict, tuple[Reason, ...]]:
    state = diagnosis.file.state
    if state in (FileState.FILED, FileState.ADMISSIBLE, FileState.MEASURES) or (
        file.verdict is Verdict.RECOMMENDED
    ):
        return _beside_a_file(profile, state)
    failing = [each for each in found if each.state is State.NOT_MET]
    if any(not each.waits for each in failing):
        return Verdict.NOT_APPLICABLE, _students(diagnosis)
    leaving = _is_leaving(diagnosis)
    alone = _months_alone(diagnosis)
    if alone is not None and alone <= ALONE_WITHIN and not leaving:
        return Verdict.NOT_NOW, (Reason("fsl_can_pay_alone", {"months": alone}),)
    if failing:
        return _too_early(diagnosis, profile, failing, leaving=leaving)
    reasons: tuple[Reason, ...] = ()
    if alone is not None and alone > ALONE_WITHIN:
        reasons = (Reason("fsl_alone_is_long", {"months": alone}),)
    ceiling = next(each for each in found if each.id == "ceiling")
    sure = ceiling.state is State.MET and not _students(diagnosis)
    return (Verdict.RECOMMENDED if sure else Verdict.POSSIBLE), (*reasons, *_students(diagnosis))


def _beside_a_file(profile: FslProfile, state: FileState) -> tuple[Verdict, tuple[Reason, ...]]:
    after = Reason("fsl_after_over_indebtedness", reference=_LAW, certainty=_INDICATIVE)
    if state is FileState.NONE or state is FileState.FILED:
        return Verdict.NOT_NOW, (after,)
    forbidden = Reason("fsl_loan_forbidden", reference="C. conso. L.722-5")
    if profile.over_indebtedness is OverIndebtedness.EXCLUDE:
        return Verdict.NOT_APPLICABLE, (after, forbidden)
    return Verdict.NOT_NOW, (after, forbidden)


def _too_early(
    diagnosis: Diagnosis, profile: FslProfile, failing: list[Criterion], *, leaving: bool
) -> tuple[Verdict, tuple[Reason, ...]]:
    """Resumed for too short a time, or helped too recently: from when, and the urgent path."""
    reasons: list[Reason] = []
    resumption = next((each for each in failing if each.id == "resumption"), None)
    if resumption is not None:
        resumed, asked = resumption.value or 0, resumption.limit
        # The run holds the month under way when it is paid; the request follows its last month.
        month = diagnosis.month.plus(asked - resumed + 1)
        reasons.append(Reason("fsl_possible_from", {"month": month, "months": asked}))
    path = profile.procedure.urgent_path if profile.procedure else None
    if leaving and path:
        reasons.append(Reason("fsl_urgent_path", {"path": path}, (), _LAW, _INDICATIVE))
        return Verdict.POSSIBLE, tuple(reasons)
    return Verdict.NOT_NOW, tuple(reasons)


def _is_leaving(diagnosis: Diagnosis) -> bool:
    """Whether a judgment has ended the lease, or an order to leave was served."""
    act = eviction_act(diagnosis)
    return act is not None and EVICTION[act[0]] >= _ACT_OF_LEAVING


def _months_alone(diagnosis: Diagnosis) -> int | None:
    """In how many months the household pays alone by the amount it has decided or could bear."""
    for id in (CHOSEN, HOUSEHOLD, LANDLORD, PROPOSED):
        schedule = diagnosis.schedule(id)
        if schedule is not None and schedule.holds and schedule.lines:
            return len(schedule.lines)
    return None


def _students(diagnosis: Diagnosis) -> tuple[Reason, ...]:
    applicant = diagnosis.dossier.household.applicant
    if applicant is None or PersonStatus.STUDENT not in applicant.statuses:
        return ()
    return (Reason("fsl_students_often_left_out", certainty=_INDICATIVE),)


def _told(found: tuple[Criterion, ...]) -> tuple[Reason, ...]:
    """Each criterion as a reason, with its figures."""
    return tuple(
        Reason(
            f"fsl_criterion_{each.state.value}",
            {"criterion": each.id}
            if each.state is State.UNKNOWN
            else {"criterion": each.id, "value": each.value, "limit": each.limit},
            each.figures,
            certainty=_INDICATIVE,
        )
        for each in found
    )


def _amounts(diagnosis: Diagnosis, aid: AskedAid) -> tuple[Reason, ...]:
    """What may be asked, in which form, and what is left for the payment plan."""
    values = {"amount": aid.amount.money, "total": diagnosis.arrears.payable.money}
    reasons = [Reason("fsl_amount", values, (aid.amount,), _LAW, _INDICATIVE)]
    for id, figure in (("fsl_grant", aid.grant), ("fsl_loan", aid.loan)):
        if figure is not None and figure.money.cents > 0:
            reasons.append(Reason(id, {"amount": figure.money}, (figure,), certainty=_INDICATIVE))
    if aid.remainder.money.cents > 0 and aid.amount.money.cents > 0:
        reasons.append(_rest(diagnosis, aid.remainder))
    return tuple(reasons)


def _rest(diagnosis: Diagnosis, remainder: Figure) -> Reason:
    instalment = next(
        (
            schedule.instalment.money
            for id in (CHOSEN, HOUSEHOLD, PROPOSED)
            if (schedule := diagnosis.schedule(id)) is not None and schedule.holds
        ),
        None,
    )
    left = remainder.money
    if not instalment or lines_needed(left, instalment) > MOST_LINES:
        return Reason("fsl_remainder", {"amount": left}, (remainder,))
    each = min(instalment, left)
    values = {"amount": left, "instalment": each, "months": lines_needed(left, each)}
    return Reason("plan_on_the_rest", values, (remainder,))


def _missing(diagnosis: Diagnosis, found: tuple[Criterion, ...]) -> tuple[str, ...]:
    missing = []
    if any(each.id == "resumption" and each.state is State.TO_PROVE for each in found):
        missing.append("casework.rent_resumed_since")
    if not diagnosis.dossier.account.lines:
        missing.append("account.lines")
    return tuple(missing)


def _papers(diagnosis: Diagnosis) -> tuple[Paper, ...]:
    papers = [Paper(id) for id in _PAPERS]
    if diagnosis.dossier.dwelling.landlord.kind is not LandlordKind.SOCIAL:
        papers.append(Paper("landlord_bank_details"))
    if diagnosis.file.state is not FileState.NONE:
        papers.append(Paper("over_indebtedness_decision"))
    return tuple(papers)

"""The application to the housing solidarity fund (FSL), by the regulation of the territory.

Loi 90-449 art. 6: one fund in each département (or métropole), which writes its own regulation. The
result is *indicative*: the commission decides. A family that can pay alone within a year does not
need the fund; an admissible over-indebtedness file must come first or be coordinated with it, and
forbids a loan (C. conso. L.722-5). Where the rent has not been paid again for long enough, the
month from which the application becomes possible is said.
"""

from __future__ import annotations

from typing import Any

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
from planner.calc.schemes.fsl_criterion import Criterion, Standing, State
from planner.calc.schemes.fsl_evaluation import FslEvaluation, evaluate
from planner.calc.schemes.fsl_least import LeastState
from planner.calc.schemes.fsl_profile import FslProfile, profile_for
from planner.calc.schemes.fsl_references import REFERENCES
from planner.calc.schemes.fsl_utilities import SERVICES, owed
from planner.calc.schemes.fsl_utility_reasons import utility_reasons
from planner.calc.schemes.fsl_words import OverIndebtedness
from planner.calc.schemes.standing import EVICTION, already_asked, back_payment, eviction_act
from planner.calc.values import dataclass
from planner.errors import PlannerError

__all__ = ["FslWork", "fsl", "profile_of"]

ALONE_WITHIN = 12
"""Months within which a debt that the budget can pay alone needs no fund (usage)."""

_ACT_OF_LEAVING = EVICTION[EventKind.JUDGMENT]
_LAW = "loi 90-449 art. 6"
_INDICATIVE = "indicative"
_ESSENTIAL = frozenset({"ceiling", "resumption"})
"""Criteria whose absence is told apart: without them nothing can be said of a request."""

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

_UTILITY_PAPERS = ("identity", "payslips", "caf_certificate", "tax_notice", "energy_bill")


@dataclass(frozen=True, slots=True)
class FslWork:
    """The proposal, the recorder of its figures, and the evaluation where a regulation is known."""

    proposal: Proposal
    recorder: WithDerivation
    evaluation: FslEvaluation | None = None


def fsl(diagnosis: Diagnosis, file: Proposal) -> FslWork:
    """The proposal; ``file`` is the one of over-indebtedness, which comes first."""
    r = WithDerivation("fsl", REFERENCES)
    if diagnosis.arrears.undisputed.money.cents <= 0:
        return _without_rent_debt(diagnosis, r)
    imposed, told = already_asked(diagnosis, AidKind.FSL)
    profile, absent = profile_of(diagnosis)
    if profile is None:
        return FslWork(_plain(imposed or Verdict.TO_CHECK, *told, *absent), r)
    seen = evaluate(diagnosis, profile, r)
    found, aid = seen.criteria, seen.aid
    verdict, reasons = _verdict(diagnosis, file, seen)
    if imposed is not None:
        verdict = imposed
    useful = verdict in (Verdict.RECOMMENDED, Verdict.POSSIBLE, Verdict.NOT_NOW)
    proposal = Proposal(
        AidKind.FSL,
        verdict,
        (
            *told,
            *reasons,
            *back_payment(diagnosis),
            *_told(found),
            *_derogation(seen),
            *(_amounts(diagnosis, seen) if useful else ()),
            *(seen.opening.until_then if useful else ()),
            *utility_reasons(seen.utilities),
            _read(profile),
        ),
        figures=(seen.resources, seen.debt, aid.amount),
        missing=_missing(diagnosis, found),
        papers=_papers(diagnosis) if useful else (),
        detail=profile.id,
    )
    return FslWork(proposal, r, seen)


def _without_rent_debt(diagnosis: Diagnosis, r: WithDerivation) -> FslWork:
    """A household up to date with its rent, which may owe energy, water or telephone."""
    nothing = Reason("fsl_no_debt")
    if not any(owed(diagnosis, kinds) for kinds in SERVICES.values()):
        return FslWork(_plain(Verdict.NOT_APPLICABLE, nothing), r)
    imposed, told = already_asked(diagnosis, AidKind.FSL)
    profile, absent = profile_of(diagnosis)
    if profile is None:
        return FslWork(_plain(imposed or Verdict.TO_CHECK, *told, *absent), r)
    seen = evaluate(diagnosis, profile, r)
    open_ = [each for each in seen.utilities if not each.closed]
    # As for the rent: what was not read makes it possible, never recommended.
    later = any(each.standing is Standing.LATER for each in seen.utilities)
    verdict = Verdict.POSSIBLE if open_ else Verdict.NOT_NOW if later else Verdict.NOT_APPLICABLE
    useful = bool(open_)
    proposal = Proposal(
        AidKind.FSL,
        imposed or verdict,
        (*told, Reason("fsl_utilities_only"), *utility_reasons(seen.utilities), _read(profile)),
        figures=(seen.resources,),
        papers=tuple(Paper(id) for id in _UTILITY_PAPERS) if useful else (),
        detail=profile.id,
    )
    return FslWork(proposal, r, seen)


def _read(profile: FslProfile) -> Reason:
    certainty = "unverified" if profile.status is Status.UNVERIFIED else _INDICATIVE
    return Reason(
        "fsl_profile",
        {"profile": profile.label, "version": profile.version},
        reference=profile.reference,
        certainty=certainty,
    )


def _plain(verdict: Verdict, *reasons: Reason) -> Proposal:
    return Proposal(AidKind.FSL, verdict, reasons)


def profile_of(diagnosis: Diagnosis) -> tuple[FslProfile | None, tuple[Reason, ...]]:
    """The regulation of the household's territory on the day, or why there is none to apply."""
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
    diagnosis: Diagnosis, file: Proposal, seen: FslEvaluation
) -> tuple[Verdict, tuple[Reason, ...]]:
    profile, found = seen.profile, seen.criteria
    state = diagnosis.file.state
    if state in (FileState.FILED, FileState.ADMISSIBLE, FileState.MEASURES) or (
        file.verdict is Verdict.RECOMMENDED
    ):
        return _beside_a_file(profile, state)
    failing = [each for each in found if each.state is State.NOT_MET and not each.preferred]
    if any(not each.waits for each in failing):
        return Verdict.NOT_APPLICABLE, _students(diagnosis)
    leaving = _is_leaving(diagnosis)
    alone = _months_alone(diagnosis)
    if alone is not None and alone <= ALONE_WITHIN and not leaving:
        return Verdict.NOT_NOW, (Reason("fsl_can_pay_alone", {"months": alone}),)
    if failing:
        return _too_early(seen, leaving=leaving)
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


def _too_early(seen: FslEvaluation, *, leaving: bool) -> tuple[Verdict, tuple[Reason, ...]]:
    """Resumed for too short a time, or helped too recently: from when, and the urgent path."""
    reasons: list[Reason] = []
    opens = seen.opening
    resumption = seen.criterion("resumption")
    if resumption is not None and resumption.state is State.NOT_MET:
        month = next(wait.month for wait in opens.waits if wait.criterion == "resumption")
        reasons.append(Reason("fsl_possible_from", {"month": month, "months": resumption.limit}))
        if len({band.asked for band in opens.bands}) > 1:
            reasons += [
                Reason(
                    "fsl_possible_by_band",
                    {"band": band.by, "month": band.month, "months": band.asked},
                )
                for band in opens.bands
            ]
    reasons += [
        Reason("fsl_waits_until", {"criterion": wait.criterion, "month": wait.month})
        for wait in opens.waits
        if wait.criterion != "resumption" and wait.month is not None
    ]
    procedure = seen.profile.procedure
    path = procedure.urgent_path if procedure else None
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
    """Each criterion as a reason, with its figures; together those of which nothing was read."""
    apart = [each for each in found if each.state is not State.UNKNOWN or each.id in _ESSENTIAL]
    reasons = [
        Reason(
            f"fsl_{'preferred' if each.preferred else 'criterion'}_{each.state.value}",
            {"criterion": each.id}
            if each.state is State.UNKNOWN
            else {"criterion": each.id, "value": each.value, "limit": each.limit},
            each.figures,
            certainty=_INDICATIVE,
        )
        for each in apart
    ]
    others = tuple(each.id for each in found if each not in apart)
    if others:
        reasons.append(Reason("fsl_not_read", {"criteria": others}, certainty=_INDICATIVE))
    return tuple(reasons)


def _derogation(seen: FslEvaluation) -> tuple[Reason, ...]:
    """What the regulation writes for a household that does not meet one of its conditions."""
    profile = seen.profile
    ceiling, effort, often = profile.ceiling, profile.effort_ratio, profile.frequency
    written = (
        ("ceiling", "fsl_derogation", ceiling.derogation if ceiling else None),
        ("effort_ratio", "fsl_above_effort", effort.consequence if effort else None),
        ("frequency", "fsl_derogation", often.exception if often else None),
    )
    return tuple(
        Reason(reason, {"path": path}, (), _LAW, _INDICATIVE)
        for id, reason, path in written
        if path is not None
        and (found := seen.criterion(id)) is not None
        and found.state is State.NOT_MET
    )


def _amounts(diagnosis: Diagnosis, seen: FslEvaluation) -> tuple[Reason, ...]:
    """What may be asked, in which form, the least that is needed, and what it leaves."""
    aid, loan = seen.aid, seen.loan
    values: dict[str, Any] = {
        "amount": aid.amount.money,
        "total": diagnosis.arrears.payable.money,
    }
    reasons = [Reason("fsl_amount", values, (aid.amount,), _LAW, _INDICATIVE)]
    lent = "fsl_loan" if loan is None or loan.interest is None else "fsl_loan_charged"
    for id, figure in (("fsl_grant", aid.grant), (lent, aid.loan)):
        if figure is not None and figure.money.cents > 0:
            reasons.append(Reason(id, {"amount": figure.money}, (figure,), certainty=_INDICATIVE))
    if loan is not None:
        values = {"instalment": loan.instalment.money, "months": loan.months}
        reasons.append(Reason("fsl_loan_terms", values, (loan.instalment,), certainty=_INDICATIVE))
        if loan.interest is not None:
            cost = {"amount": loan.interest.money}
            told = Reason("fsl_loan_interest", cost, (loan.interest,), certainty=_INDICATIVE)
            reasons.append(told)
    if aid.amount.money.cents > 0:
        reasons += _least(seen)
    if aid.remainder.money.cents > 0 and aid.amount.money.cents > 0:
        reasons.append(_rest(diagnosis, aid.remainder))
    return tuple(reasons)


def _least(seen: FslEvaluation) -> tuple[Reason, ...]:
    """The smallest aid that makes the plan hold, where the whole one is not needed."""
    least = seen.least
    if least.state is LeastState.OUT_OF_REACH:
        return (Reason("fsl_least_out_of_reach", {}, (seen.aid.amount,)),)
    if least.amount is None or least.instalment is None:
        return ()
    if not least.instalment:
        return (Reason("fsl_least_is_all", {"amount": least.amount.money}, (least.amount,)),)
    values = {
        "amount": least.amount.money,
        "instalment": least.instalment,
        "months": least.months,
    }
    return (Reason("fsl_least", values, (least.amount,)),)


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

"""Whether to file an over-indebtedness declaration (*surendettement*, C. conso. L.711-1 ff.).

« La situation de surendettement est caractérisée par l'impossibilité manifeste de faire face à
l'ensemble de ses dettes non professionnelles exigibles et à échoir » (L.711-1). No figure of the
law says when; the screen of this module is professional usage, kept as data: no capacity left,
rent arrears beyond 36 months of it, all debts beyond 84 months, seizures running, three creditors
or more without agreement. One of them is an argument, not a decision: filing is the household's.

A filing is for debts that a plan cannot hold. A rent debt alone, in a budget that rights not yet
claimed would mend, is not one.
"""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.over_indebtedness import SUSPENSION, FileState
from planner.calc.dossier.casework import AidKind, Wish
from planner.calc.dossier.debts import Debt, DebtStage
from planner.calc.dossier.household import PersonStatus
from planner.calc.figure import Figure
from planner.calc.results import Paper, Proposal, Reason, Verdict
from planner.calc.schemes.over_indebtedness_effects import against, before_and_after, effects
from planner.calc.schemes.standing import allowance_to_come, already_asked, eviction_act
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = ["over_indebtedness"]

ARREARS_MONTHS = "surendettement.orientation.arrieres_sur_capacite_mois"
DEBTS_MONTHS = "surendettement.orientation.dettes_sur_capacite_mois"
CREDITORS = "surendettement.orientation.creanciers_sans_accord"

USAGE = "usage professionnel"

_PAPERS = (
    "identity",
    "household_record",
    "payslips",
    "caf_certificate",
    "tax_notice",
    "lease",
    "rent_notice",
    "list_of_debts",
    "credit_schedule",
    "creditor_letter",
    "bank_statement",
)

_UNDER_WAY = {
    FileState.FILED: "oi_filed",
    FileState.ADMISSIBLE: "oi_admissible",
    FileState.MEASURES: "oi_measures",
}


@dataclass(frozen=True, slots=True)
class _Screen:
    """What the screen found: arguments for, and whether they are more than one debt's."""

    reasons: tuple[Reason, ...]
    figures: tuple[Figure, ...]


def over_indebtedness(diagnosis: Diagnosis) -> Proposal:
    """The proposal, argued; the file under way comes before any screen."""
    file = diagnosis.file
    if file.state in _UNDER_WAY:
        reference = "C. conso. L.722-5" if file.state is FileState.ADMISSIBLE else None
        reason = Reason(_UNDER_WAY[file.state], {"since": file.since}, reference=reference)
        return Proposal(
            AidKind.OVER_INDEBTEDNESS,
            Verdict.IN_PROGRESS,
            (reason, *before_and_after(diagnosis), *_professional(diagnosis)),
            papers=(Paper("over_indebtedness_decision"),),
        )
    imposed, told = already_asked(diagnosis, AidKind.OVER_INDEBTEDNESS)
    if imposed is not None:
        return Proposal(AidKind.OVER_INDEBTEDNESS, imposed, told)
    screen = _screen(diagnosis)
    verdict, reasons = _verdict(diagnosis, screen)
    if verdict in (Verdict.RECOMMENDED, Verdict.POSSIBLE):
        reasons = (*reasons, *against(diagnosis), *effects(diagnosis))
    wish = diagnosis.dossier.casework.over_indebtedness_wish
    if wish is Wish.NO and verdict in (Verdict.RECOMMENDED, Verdict.POSSIBLE):
        verdict = Verdict.NOT_NOW
        reasons = (Reason("oi_household_refuses"), *reasons)
    useful = verdict in (Verdict.RECOMMENDED, Verdict.POSSIBLE)
    return Proposal(
        AidKind.OVER_INDEBTEDNESS,
        verdict,
        (*told, *reasons, *_past_file(diagnosis), *_professional(diagnosis)),
        figures=screen.figures,
        papers=tuple(Paper(id) for id in _PAPERS) if useful else (),
    )


def _verdict(diagnosis: Diagnosis, screen: _Screen) -> tuple[Verdict, tuple[Reason, ...]]:
    others = _others(diagnosis)
    rent = diagnosis.arrears.undisputed.money.cents > 0
    if not others and not rent:
        return Verdict.NOT_APPLICABLE, (Reason("oi_nothing_to_settle"),)
    if screen.reasons and others:
        reasons = (*screen.reasons, *_what_it_frees(diagnosis))
        if [reason.id for reason in screen.reasons] == ["oi_no_capacity"] and _mends(diagnosis):
            return Verdict.POSSIBLE, (*reasons, Reason("oi_no_capacity_but_temporary"))
        return Verdict.RECOMMENDED, reasons
    if not others:
        return _rent_alone(diagnosis, screen)
    return Verdict.NOT_NOW, _clear(diagnosis)


def _rent_alone(diagnosis: Diagnosis, screen: _Screen) -> tuple[Verdict, tuple[Reason, ...]]:
    """A rent debt without any other: other ways come first, and the act decides the urgency."""
    alone = Reason("oi_rent_debt_only")
    if eviction_act(diagnosis) is None:
        return Verdict.NOT_APPLICABLE, (alone,)
    if not screen.reasons:
        return Verdict.NOT_NOW, (alone, *_clear(diagnosis))
    return Verdict.POSSIBLE, (alone, *screen.reasons)


def _clear(diagnosis: Diagnosis) -> tuple[Reason, ...]:
    capacity = diagnosis.capacity
    if capacity is None or capacity.commission_capacity.money.cents <= 0:
        return (Reason("oi_no_capacity_but_temporary"),)
    months = -(-capacity.total_debts.money.cents // capacity.commission_capacity.money.cents)
    return (Reason("oi_screen_clear", {"months": months}),)


def _mends(diagnosis: Diagnosis) -> bool:
    """Whether the budget may recover by itself: a low month, or an allowance to be claimed."""
    return diagnosis.budget.capacity_average.money.cents > 0 or allowance_to_come(diagnosis) > 0


def _screen(diagnosis: Diagnosis) -> _Screen:
    """The arguments of usage, each with its figures."""
    capacity = diagnosis.capacity
    if capacity is None:
        return _Screen((), ())
    reasons: list[Reason] = []
    each_month = capacity.commission_capacity
    figures = (each_month, capacity.total_debts, capacity.without_debts)
    if each_month.money.cents <= 0 and capacity.total_debts.money.cents > 0:
        reasons.append(
            Reason("oi_no_capacity", figures=(each_month,), reference="C. conso. L.731-1, R.731-1")
        )
    elif each_month.money.cents > 0:
        for id, parameter, debt in (
            ("oi_arrears_too_long", ARREARS_MONTHS, diagnosis.arrears.undisputed),
            ("oi_debts_too_long", DEBTS_MONTHS, capacity.total_debts),
        ):
            limit = _limit(diagnosis, parameter)
            months = -(-debt.money.cents // each_month.money.cents)
            if limit is not None and months > limit:
                values = {"months": months, "limit": limit}
                reasons.append(Reason(id, values, (debt, each_month), USAGE, "indicative"))
    reasons += _creditors(diagnosis)
    return _Screen(tuple(reasons), figures)


def _creditors(diagnosis: Diagnosis) -> list[Reason]:
    debts = _others(diagnosis)
    found: list[Reason] = []
    seized = sum(debt.stage is DebtStage.SEIZURE or debt.kind == "wage_seizure" for debt in debts)
    if seized:
        found.append(Reason("oi_seizure", {"count": seized}, reference=USAGE))
    judged = sum(debt.stage is DebtStage.JUDGMENT for debt in debts)
    if judged:
        found.append(Reason("oi_judgment", {"count": judged}, reference=USAGE))
    limit = _limit(diagnosis, CREDITORS)
    without = sum(debt.agreed is False for debt in debts)
    if limit is not None and without >= limit:
        values = {"count": without, "limit": limit}
        found.append(Reason("oi_creditors_without_agreement", values, (), USAGE, "indicative"))
    return found


def _what_it_frees(diagnosis: Diagnosis) -> tuple[Reason, ...]:
    """What the budget leaves without the instalments, and the rent to resume before anything."""
    capacity = diagnosis.capacity
    found = [Reason("oi_resume_rent_first", {"rent": diagnosis.budget.rent_to_pay.money})]
    if capacity is not None and capacity.without_debts.raw > diagnosis.budget.capacity_average.raw:
        values = {
            "before": diagnosis.budget.capacity_average.money,
            "after": capacity.without_debts.money,
        }
        found.append(Reason("oi_without_instalments", values, (capacity.without_debts,)))
    return tuple(found)


def _past_file(diagnosis: Diagnosis) -> tuple[Reason, ...]:
    file = diagnosis.file
    if file.state is FileState.CLOSED:
        return (Reason("oi_closed", {"since": file.since}),)
    if file.state is FileState.LAPSED:
        values = {"since": file.since, "limit": _limit(diagnosis, SUSPENSION)}
        return (Reason("oi_lapsed", values, reference="C. conso. L.722-2"),)
    return ()


def _professional(diagnosis: Diagnosis) -> tuple[Reason, ...]:
    """Professional debts are settled by another procedure (C. conso. L.711-1, C. com. L.681-1)."""
    own = any(debt.kind == "professional_debt" for debt in diagnosis.dossier.debts)
    trade = any(
        PersonStatus.SELF_EMPLOYED in person.statuses
        for person in diagnosis.dossier.household.persons
    )
    if not (own or trade):
        return ()
    return (Reason("oi_professional_debts", reference="C. com. L.681-1", certainty="unverified"),)


def _others(diagnosis: Diagnosis) -> list[Debt]:
    """The debts other than the rent account that a file would hold."""
    return [
        debt
        for debt in diagnosis.dossier.debts
        if debt.balance and debt.kind not in ("professional_debt", "guarantee_given")
    ]


def _limit(diagnosis: Diagnosis, parameter: str) -> int | None:
    try:
        return diagnosis.law.value(parameter, diagnosis.on).count
    except MissingParameter:
        return None

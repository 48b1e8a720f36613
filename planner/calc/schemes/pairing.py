"""Which ways may go together: plan, fund, support measure, over-indebtedness, rights.

Every combination of a payment plan, a request to the fund, a support measure and an
over-indebtedness file is looked at. The law forbids some: once a file is admissible the earlier
debts may not be paid and no loan may be added (C. conso. L.722-5), and nobody is supported against
their will (loi 90-449 art. 6 and 6-3). Others are lawful and make no sense together: a plan signed
on the eve of a filing would be forbidden a few weeks later. Those that are left are ranked: first
what settles the debt, then what was recommended, then the smallest help that works. The rights to
open go with all of them, since they change every other figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.over_indebtedness import FileState
from planner.calc.dossier.casework import AidKind, Wish
from planner.calc.figure import Figure
from planner.calc.operations import figures_only
from planner.calc.results import Pairing, PairingState, Proposal, Reason, Verdict
from planner.calc.schemes.fsl_debt import grant_of
from planner.calc.schemes.fsl_evaluation import FslEvaluation
from planner.calc.schemes.fsl_words import OverIndebtedness
from planner.calc.schemes.payment_plan import kept_schedule

__all__ = ["WAYS", "Pairing", "PairingState", "pairings"]

WAYS = (AidKind.PAYMENT_PLAN, AidKind.FSL, AidKind.ASLL, AidKind.OVER_INDEBTEDNESS)
_FILED = frozenset({FileState.FILED, FileState.ADMISSIBLE, FileState.MEASURES})
_OPEN = frozenset({Verdict.RECOMMENDED, Verdict.POSSIBLE, Verdict.IN_PROGRESS})
_RANK = {Verdict.IN_PROGRESS: 0, Verdict.RECOMMENDED: 0, Verdict.POSSIBLE: 1}
_LAW = "loi 90-449 art. 6 et 6-3"
_CONSO = "C. conso. L.722-5"


def pairings(
    diagnosis: Diagnosis,
    proposals: Iterable[Proposal],
    evaluation: FslEvaluation | None = None,
) -> tuple[Pairing, ...]:
    """Every combination of one way or more: the lawful ones by rank, then the others."""
    every = tuple(proposals)
    known: dict[AidKind, Proposal] = {
        one.kind: one for one in every if one.kind is not AidKind.RIGHTS
    }
    rights = any(one.kind is AidKind.RIGHTS and one.verdict in _OPEN for one in every)
    found = [
        _judged(diagnosis, known, evaluation, frozenset(ways), rights=rights)
        for count in range(1, len(WAYS) + 1)
        for ways in combinations(WAYS, count)
    ]
    lawful = sorted(
        (one for one in found if one.state is PairingState.LAWFUL),
        key=lambda one: (
            not one.settles,
            max(_RANK.get(known[kind].verdict, 2) for kind in one.kinds if kind in known),
            -sum(known[kind].verdict is Verdict.RECOMMENDED for kind in one.kinds if kind in known)
            if one.settles
            else 0,
            len(one.kinds),
        ),
    )
    ranked = [
        Pairing(one.kinds, one.state, one.settles, one.reasons, rank)
        for rank, one in enumerate(lawful, 1)
    ]
    others = [one for one in found if one.state is not PairingState.LAWFUL]
    others.sort(key=lambda one: (one.state is PairingState.INCOHERENT, len(one.kinds)))
    return (*ranked, *others)


def _judged(
    diagnosis: Diagnosis,
    known: Mapping[AidKind, Proposal],
    evaluation: FslEvaluation | None,
    ways: frozenset[AidKind],
    *,
    rights: bool,
) -> Pairing:
    kinds = tuple(kind for kind in WAYS if kind in ways)
    if rights:
        kinds = (*kinds, AidKind.RIGHTS)
    forbidden = _forbidden(diagnosis, evaluation, ways)
    if forbidden:
        return Pairing(kinds, PairingState.FORBIDDEN, settles=False, reasons=forbidden)
    odd = _incoherent(diagnosis, known, evaluation, ways)
    if odd:
        return Pairing(kinds, PairingState.INCOHERENT, settles=False, reasons=odd)
    settles, why = _settles(diagnosis, evaluation, ways)
    reasons = [*why]
    if rights:
        reasons.append(Reason("pairing_rights_first"))
    return Pairing(kinds, PairingState.LAWFUL, settles, tuple(reasons))


def _forbidden(
    diagnosis: Diagnosis, evaluation: FslEvaluation | None, ways: frozenset[AidKind]
) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    arrears = diagnosis.arrears
    if arrears.frozen.money.cents > 0:
        nothing_else = arrears.payable.money.cents <= 0
        if AidKind.PAYMENT_PLAN in ways and nothing_else:
            values = {"amount": arrears.frozen.money}
            reasons.append(Reason("pairing_debt_frozen", values, (arrears.frozen,), _CONSO))
        if AidKind.FSL in ways and evaluation is not None and _lends(evaluation, arrears.frozen):
            reasons.append(Reason("fsl_loan_forbidden", reference=_CONSO))
    if AidKind.ASLL in ways and diagnosis.dossier.casework.asll_wish is Wish.NO:
        reasons.append(Reason("asll_household_refuses", reference=_LAW))
    return tuple(reasons)


def _lends(evaluation: FslEvaluation, debt: Figure) -> bool:
    """Whether an aid for such a debt would hold a loan, as far as the regulation says."""
    cents = debt.money.cents
    grant = grant_of(figures_only, evaluation.profile.aid, cents)
    return grant is not None and grant < cents


def _incoherent(
    diagnosis: Diagnosis,
    known: Mapping[AidKind, Proposal],
    evaluation: FslEvaluation | None,
    ways: frozenset[AidKind],
) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    file = AidKind.OVER_INDEBTEDNESS in ways
    to_file = file and diagnosis.file.state not in (FileState.ADMISSIBLE, FileState.MEASURES)
    if to_file and AidKind.PAYMENT_PLAN in ways:
        reasons.append(Reason("would_be_forbidden", reference=_CONSO))
    filed = file or diagnosis.file.state in _FILED
    rule = evaluation.profile.over_indebtedness if evaluation is not None else None
    if AidKind.FSL in ways and filed and rule is OverIndebtedness.EXCLUDE:
        reasons.append(Reason("pairing_fund_excludes_a_file", reference="règlement du FSL"))
    if (
        AidKind.FSL in ways
        and AidKind.PAYMENT_PLAN in ways
        and evaluation is not None
        and evaluation.aid.remainder.money.cents <= 0
    ):
        reasons.append(Reason("pairing_nothing_left_to_plan"))
    reasons += [
        Reason("pairing_part_not_open", {"aid": kind.value, "verdict": known[kind].verdict.value})
        for kind in WAYS
        if kind in ways and kind in known and known[kind].verdict not in _OPEN
    ]
    return tuple(reasons)


def _settles(
    diagnosis: Diagnosis, evaluation: FslEvaluation | None, ways: frozenset[AidKind]
) -> tuple[bool, tuple[Reason, ...]]:
    """Whether the whole rent debt is dealt with, and by what."""
    if AidKind.OVER_INDEBTEDNESS in ways:
        return True, (Reason("pairing_by_the_commission"),)
    kept = kept_schedule(diagnosis)
    holds = kept is not None and kept.holds
    plan, fund = AidKind.PAYMENT_PLAN in ways, AidKind.FSL in ways
    if fund and evaluation is not None:
        rest, changed = evaluation.aid.remainder, evaluation.effect
        if rest.money.cents <= 0:
            return changed.keeps_floor, (Reason("pairing_fund_pays_all"),)
        values = {"amount": rest.money}
        if plan and changed.months:
            return True, (Reason("pairing_rest_by_plan", values, (rest,)),)
        return False, (Reason("fsl_remainder", values, (rest,)),)
    if plan and holds and kept is not None:
        return True, (Reason("pairing_plan_alone", {"months": len(kept.lines)}),)
    return False, (Reason("pairing_debt_not_settled"),)

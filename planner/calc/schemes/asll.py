"""The housing support measure (*accompagnement social lié au logement*, ASLL).

Loi 90-449 art. 6 and 6-3: the fund pays for a worker's time, for a limited period, to settle or to
stay in a dwelling. It needs the household's free agreement, and no condition of income. It is not
for everybody behind on rent: the smallest help that works is the right one, and somebody who keeps
the papers in order and can pay needs none. A procedure of eviction, arrears that have lasted, an
over-indebtedness file or several debts are what a measure is for.
"""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.casework import AidKind, Wish
from planner.calc.results import Paper, Proposal, Reason, Verdict
from planner.calc.schemes.asll_follow import followed
from planner.calc.schemes.standing import already_asked, eviction_act

__all__ = ["asll"]

LONG_ARREARS = 6
SEVERAL_DEBTS = 3

_LAW = "loi 90-449 art. 6 et 6-3"


def asll(diagnosis: Diagnosis, file: Proposal) -> Proposal:
    """The proposal; ``file`` is the one of over-indebtedness."""
    running = _running(diagnosis)
    if running:
        return Proposal(AidKind.ASLL, Verdict.IN_PROGRESS, running)
    imposed, told = already_asked(diagnosis, AidKind.ASLL)
    needs = _needs(diagnosis, file)
    verdict, reasons = _verdict(diagnosis, needs)
    useful = verdict in (Verdict.RECOMMENDED, Verdict.POSSIBLE)
    papers = ("identity", "lease", "rent_account") if useful else ()
    return Proposal(
        AidKind.ASLL,
        imposed or verdict,
        (*told, *reasons, *needs),
        papers=tuple(Paper(id) for id in papers),
    )


def _running(diagnosis: Diagnosis) -> tuple[Reason, ...]:
    """The measure that was signed and still runs, and a review that should have been written."""
    held = followed(diagnosis.dossier, diagnosis.law)
    if held is None or not diagnosis.on < held.ends_on:
        return ()
    late = held.late(diagnosis.on)
    reasons = [Reason("asll_running", {"until": held.ends_on}, reference=_LAW)]
    return (*reasons, *(Reason("asll_review_late", {"on": due.on}) for due in late[-1:]))


def _verdict(diagnosis: Diagnosis, needs: tuple[Reason, ...]) -> tuple[Verdict, tuple[Reason, ...]]:
    wish = diagnosis.dossier.casework.asll_wish
    if wish is Wish.NO:
        return Verdict.NOT_NOW, (Reason("asll_household_refuses", reference=_LAW),)
    if wish is Wish.YES:
        verdict = Verdict.RECOMMENDED if needs else Verdict.POSSIBLE
        return verdict, (Reason("asll_household_wants_it", reference=_LAW),)
    if not needs:
        return Verdict.NOT_APPLICABLE, (Reason("asll_no_need"),)
    if wish is Wish.THINKING:
        return Verdict.POSSIBLE, (Reason("asll_household_thinks", reference=_LAW),)
    return Verdict.POSSIBLE, (Reason("asll_needs_agreement", reference=_LAW),)


def _needs(diagnosis: Diagnosis, file: Proposal) -> tuple[Reason, ...]:
    needs: list[Reason] = []
    act = eviction_act(diagnosis)
    if act is not None:
        needs.append(Reason("asll_need_procedure", {"event": act[0].value, "on": act[1]}))
    if file.verdict in (Verdict.RECOMMENDED, Verdict.IN_PROGRESS):
        needs.append(Reason("asll_need_over_indebtedness"))
    account = diagnosis.account
    if account is not None and account.unpaid_months >= LONG_ARREARS:
        needs.append(Reason("asll_need_long_arrears", {"months": account.unpaid_months}))
    debts = sum(bool(debt.balance) for debt in diagnosis.dossier.debts)
    if debts >= SEVERAL_DEBTS:
        needs.append(Reason("asll_need_several_debts", {"count": debts}))
    chosen = len(set(diagnosis.dossier.casework.asll_goals))
    if chosen:
        needs.append(Reason("asll_need_chosen", {"count": chosen}))
    return tuple(needs)

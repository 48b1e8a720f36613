"""The social report of an application, drafted from the figures for the counsellor to edit.

It says what is known and where it comes from, in the order in which a commission reads: the
household, the debt and its origin, the means, what the family does, what is asked and why it is
enough. It judges nobody and leaves a line to fill where the dossier says nothing.
"""

from __future__ import annotations

from planner.calc.schemes.fsl_criterion import State
from planner.calc.schemes.fsl_evaluation import FslEvaluation
from planner.calc.schemes.fsl_least import LeastState
from planner.documents.disclosed import Disclosed
from planner.documents.fsl_annex import criterion
from planner.documents.letterhead import stale_words
from planner.views import formats

__all__ = ["social_report"]

_TO_FILL = "[À compléter : {what}.]"


def social_report(seen: Disclosed, evaluation: FslEvaluation) -> list[str]:
    """The paragraphs of the draft, in French."""
    paragraphs = [
        _household(seen),
        _debt(seen),
        _means(seen, evaluation),
        _does(seen),
        _asked(evaluation),
        _opinion(evaluation),
        f"[À vérifier avant l’envoi : {stale_words(seen.stale)}.]" if seen.stale else "",
    ]
    return [text for text in paragraphs if text]


def _household(seen: Disclosed) -> str:
    people = seen.dossier.household.persons
    children = sum(person.role == "child" for person in people)
    told = f"Le ménage compte {formats.count_of_persons(len(people))}"
    if children:
        told += f", dont {children} enfant{'s' if children > 1 else ''}"
    home = seen.dossier.dwelling
    since = f" depuis le {formats.day(home.lease_signed)}" if home.lease_signed else ""
    return f"{told}. Il occupe son logement{since}."


def _debt(seen: Disclosed) -> str:
    cause = seen.dossier.casework.cause.strip()
    state = seen.arrears.state
    unpaid = sum(1 for one in getattr(state, "by_month", ()) if one.unpaid)
    told = f"La dette de loyer est de {formats.money(seen.arrears.payable.money)}"
    if unpaid:
        told += f", sur {formats.count_of_months(unpaid)}"
    why = cause or _TO_FILL.format(what="l’origine de la dette, dite par le ménage")
    return f"{told}. {why}"


def _means(seen: Disclosed, evaluation: FslEvaluation) -> str:
    budget = seen.budget
    if budget is None:
        return ""
    money = formats.money
    told = (
        f"Les ressources sont de {money(evaluation.resources.money)} par mois au sens du "
        f"règlement. Une fois payés le loyer et les charges, il reste "
        f"{money(budget.reste_a_vivre.money)} par mois"
    )
    if budget.per_person_day is not None:
        told += f", soit {money(budget.per_person_day.money)} par personne et par jour"
    return f"{told}."


def _does(seen: Disclosed) -> str:
    resumed = seen.arrears.resumed
    told = (
        f"Le ménage a repris le paiement du loyer entier depuis {formats.count_of_months(resumed)}."
        if resumed
        else "La reprise du loyer entier n’est pas encore établie par le décompte."
    )
    schedule = seen.schedule
    if schedule is not None and schedule.holds:
        each = formats.money(schedule.instalment.money)
        told += f" Le ménage peut verser {each} par mois pour la dette sans manquer de l’essentiel."
    return told + _back_payment(seen)


def _back_payment(seen: Disclosed) -> str:
    """What a suspended allowance would take off the debt: a fund asks for it."""
    view = seen.allowance
    if view is None or view.back_payment is None or view.debt_after_back_payment is None:
        return ""
    money = formats.money
    return (
        " L’aide au logement est suspendue : son rétablissement apporterait "
        f"{money(view.back_payment.money)} de rappel et laisserait une dette de "
        f"{money(view.debt_after_back_payment.money)}."
    )


def _asked(evaluation: FslEvaluation) -> str:
    aid, changed, least = evaluation.aid, evaluation.effect, evaluation.least
    money = formats.money
    told = f"Une aide de {money(aid.amount.money)} est demandée"
    if aid.grant is not None and aid.loan is not None:
        told += f" ({money(aid.grant.money)} d’aide, {money(aid.loan.money)} de prêt)"
    told += "."
    if least.state is LeastState.FOUND and least.amount is not None:
        told += (
            f" Sans elle, aucun échéancier de trois ans ne tient ; {money(least.amount.money)} au "
            "moins sont nécessaires."
        )
    elif changed.months_before and changed.months is not None:
        told += (
            " Elle ramène le remboursement au bailleur de "
            f"{formats.count_of_months(changed.months_before)} à "
            f"{formats.count_of_months(changed.months)}."
            if changed.months
            else f" Elle solde une dette qui demanderait "
            f"{formats.count_of_months(changed.months_before)} de remboursement."
        )
    if changed.loan is not None and changed.instalment is not None:
        told += (
            f" Le prêt se rembourse à part, par {money(changed.loan.instalment.money)} par mois "
            f"pendant {formats.count_of_months(changed.loan.months)}."
        )
    return told


def _opinion(evaluation: FslEvaluation) -> str:
    proof = [criterion(each.id) for each in evaluation.criteria if each.state is State.TO_PROVE]
    told = _TO_FILL.format(what="l’avis du travailleur social")
    if proof:
        told += f" Restent à prouver : {formats.listed(proof)}."
    return told

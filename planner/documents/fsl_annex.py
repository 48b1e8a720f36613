"""The annexes of an application: the papers seen and missing, each condition with its figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.calc.calendar import Month
from planner.calc.dossier.common import EvidenceStatus
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import LandlordKind
from planner.calc.results import Paper, Plan
from planner.calc.schemes.fsl_criterion import Criterion, State
from planner.calc.schemes.fsl_evaluation import FslEvaluation
from planner.calc.schemes.papers import at_hand
from planner.views import formats, words
from planner.views.i18n import _
from planner.views.words import fsl
from planner.views.words.criteria import CRITERIA
from planner.views.words.told import said

__all__ = ["criteria_annex", "criteria_rows", "criterion", "papers_checklist"]

_NAMED = (
    ("décompte", "rent_account"),
    ("bail et", "lease"),
    ("contrat de location", "lease"),
    ("quittance", "rent_notice"),
    ("attestation de la caf", "caf_certificate"),
)
"""Words of a regulation's list → the paper that a dossier may have seen."""
_IN_MONTHS = frozenset({"debt_age", "resumption", "frequency", "loan_duration"})


def criterion(id: str) -> str:
    """The words of a condition."""
    return _(CRITERIA.get(id, id))


def papers_checklist(dossier: Dossier, plan: Plan, evaluation: FslEvaluation) -> dict[str, Any]:
    """The papers of the regulation where it lists them, else those that any fund asks for."""
    proposal = next((one for one in plan.proposals if one.detail == evaluation.profile.id), None)
    asked = proposal.papers if proposal is not None else ()
    listed = evaluation.profile.papers
    if listed:
        without = _not_needed(dossier)
        rows = [
            _row(text, seen=_seen(dossier, text), needed=not _holds(text, without))
            for text in listed
        ]
    else:
        rows = [
            _row(words.paper(Paper(paper.id), dossier), seen=at_hand(dossier, paper.id))
            for paper in asked
        ]
    return {"columns": ["Vu", "Pièce", ""], "rows": rows}


def _seen(dossier: Dossier, text: str) -> bool:
    """Whether a paper of the regulation's own list was seen: as far as its words tell."""
    told = text.lower()
    if "ressources" in told:
        lines = [line for line in dossier.incomes if line.amount]
        return bool(lines) and all(
            line.evidence.status is not EvidenceStatus.DECLARED for line in lines
        )
    paper = next((id for word, id in _NAMED if word in told), None)
    return paper is not None and at_hand(dossier, paper)


def _not_needed(dossier: Dossier) -> tuple[str, ...]:
    """Words of the regulation's list that do not concern this household."""
    absent = []
    if not any(event.kind.value.startswith("over_indebtedness") for event in dossier.events):
        absent.append("surendettement")
    if dossier.dwelling.landlord.kind is LandlordKind.SOCIAL:
        absent.append("bailleur privé")
    return tuple(absent)


def _holds(text: str, some: Iterable[str]) -> bool:
    return any(words in text.lower() for words in some)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _row(name: str, *, seen: bool, needed: bool = True) -> dict[str, Any]:
    state = "vue" if seen else "à joindre" if needed else "sans objet"
    return {"name": _capital(name), "seen": seen, "state": state}


def criteria_annex(evaluation: FslEvaluation) -> dict[str, Any]:
    """Each condition of the regulation, what is found, what is asked, how it stands."""
    profile = evaluation.profile
    known = [each for each in evaluation.criteria if each.state is not State.UNKNOWN]
    unknown = [criterion(id) for id in evaluation.unknown]
    notes = []
    if unknown:
        notes.append(f"Non lu dans ce règlement, à vérifier : {formats.listed(unknown)}.")
    notes.append(f"Source : {profile.source}. Lue le {formats.day(profile.checked)}.")
    return {
        "intro": "Chaque condition lue dans le règlement, avec ce qui est constaté. Une condition "
        "non lue n’est jamais comptée comme remplie.",
        "columns": ["Condition", "Constaté", "Demandé ou limite", "État"],
        "rows": criteria_rows(known),
        "notes": notes,
    }


def criteria_rows(known: Iterable[Criterion], about: str = "") -> list[list[str]]:
    """A row for each condition: what is found, what is asked, how it stands."""
    return [
        [
            about
            + (criterion(each.id) if about else _capital(criterion(each.id)))
            + (" (souhaité)" if each.preferred else ""),
            _shown(each, each.value),
            _shown(each, each.limit),
            _(fsl.STATES[each.state.value]),
        ]
        for each in known
    ]


def _shown(each: Criterion, found: object) -> str:
    if found is None:
        return "–"
    if type(found) is int and each.id in _IN_MONTHS:
        return formats.count_of_months(found)
    if isinstance(found, Month):
        return formats.month(found)
    return said(found)

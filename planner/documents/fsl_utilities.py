"""The application to the FSL for energy, water, telephone: the suppliers, the debts, what is asked.

Loi 90-449 art. 6 opens the fund to these debts too; while the request is looked at the supply goes
on (CASF L.115-3, read as it stood on 18 August 2022; later versions were not looked for). The same
fields and the same care as for the rent: no name of a child, no state of health
(``planner.calc.dossier.audience``). What a regulation does not say is marked as such, and no sum is
asked for where its largest one was not read: the debt is presented, the fund decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.calc.dossier.audience import Audience
from planner.calc.dossier.common import EvidenceStatus
from planner.calc.dossier.dossier import Dossier
from planner.calc.results import Plan
from planner.calc.schemes.fsl_criterion import Standing, State
from planner.calc.schemes.fsl_evaluation import FslEvaluation
from planner.calc.schemes.fsl_least import LeastState
from planner.calc.schemes.fsl_utilities import UtilityAid
from planner.documents.contract import signers
from planner.documents.disclosed import Disclosed, disclosed
from planner.documents.engine import pdf, pictures
from planner.documents.fsl_annex import criteria_rows, criterion
from planner.documents.fsl_parts import (
    NOTICE,
    budget_tables,
    dwelling_rows,
    household_rows,
    people_table,
    regulation_read,
)
from planner.documents.letterhead import Letterhead
from planner.views import formats, words
from planner.views.i18n import _, speaking
from planner.views.words.fsl import SERVICES

__all__ = ["AUDIENCE", "fsl_utilities_data", "fsl_utilities_pages", "fsl_utilities_pdf"]

AUDIENCE = Audience.FSL
_BLANK = "……………………………"
_SUPPLY = (
    "Tant que le fonds n’a pas répondu, l’énergie et l’eau restent fournies ; le téléphone et "
    "internet aussi, avec un service qui peut être réduit (code de l’action sociale et des "
    "familles, article L.115-3, lu dans sa version du 18 août 2022)."
)
_WINTER = (
    "Du 1er novembre au 31 mars, l’électricité, le gaz et la chaleur ne sont pas coupés dans une "
    "résidence principale ; la puissance électrique peut être réduite (même article)."
)
_PAPERS = (
    "pièce d’identité",
    "justificatifs de ressources de tous les occupants",
    "dernière facture et relevé de la dette, certifiés par le fournisseur",
    "références du contrat au nom du ménage",
    "coordonnées bancaires du fournisseur, si le fonds le paie",
)


def fsl_utilities_pdf(
    dossier: Dossier,
    plan: Plan,
    evaluation: FslEvaluation,
    letterhead: Letterhead,
    report: Sequence[str] | None = None,
) -> bytes:
    """The file as PDF/A-2a + PDF/UA-1, from the dossier and the plan of the shared view.

    ``report`` replaces the drafted social report, one text for each paragraph.
    """
    data = fsl_utilities_data(dossier, plan, evaluation, letterhead, report)
    return pdf("fsl_file", data, plan.on)


def fsl_utilities_pages(
    dossier: Dossier,
    plan: Plan,
    evaluation: FslEvaluation,
    letterhead: Letterhead,
    report: Sequence[str] | None = None,
) -> list[bytes]:
    """The same pages as PNG."""
    data = fsl_utilities_data(dossier, plan, evaluation, letterhead, report)
    return pictures("fsl_file", data, plan.on)


def fsl_utilities_data(
    dossier: Dossier,
    plan: Plan,
    evaluation: FslEvaluation,
    letterhead: Letterhead,
    report: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Everything the file says, in French."""
    seen = disclosed(dossier, plan, AUDIENCE)
    with speaking("fr"):
        profile, asked = evaluation.profile, evaluation.utilities
        note = profile.utilities.note if profile.utilities is not None else None
        return {
            "title": "Demande au fonds de solidarité pour le logement",
            "subtitle": f"{profile.label} · énergie, eau, téléphone",
            "recipient": f"Préparée par {letterhead.name}. {regulation_read(profile)} "
            "Ce qui suit est indicatif : la commission du fonds décide."
            + (f" {note}" if note else ""),
            "page_word": "page",
            "footer": seen.footer(letterhead),
            "organisation": letterhead.data(),
            "household": household_rows(seen, letterhead),
            "people": people_table(seen),
            "dwelling": dwelling_rows(seen),
            "budget": budget_tables(seen, evaluation),
            "debts": _debts(seen, asked),
            "arrears": {"title": "", "columns": [], "rows": []},
            "story": [seen.dossier.casework.cause or "Origine de la dette : à compléter."],
            "request": _request(asked),
            "effect": [*_effects(asked), _SUPPLY, *_winter(seen, asked), *_directly(asked)],
            "report": list(report) if report else _report(seen, evaluation),
            "papers": _papers(seen, asked),
            "criteria": _criteria(evaluation),
            "notice": [line.format(organisation=letterhead.name) for line in NOTICE],
            "signatures": {
                "intro": "Les renseignements de cette demande sont exacts à la connaissance de "
                f"ceux qui la signent. Fait à {letterhead.place or _BLANK}.",
                "columns": ["Nom", "Date", "Signature"],
                "date": "le …… / …… / ………",
            },
            "signers": signers(seen.dossier.household, letterhead),
        }


def _debts(seen: Disclosed, asked: tuple[UtilityAid, ...]) -> dict[str, Any]:
    money, debts = formats.money, seen.dossier.debts
    return {
        "columns": ["Dette", "Fournisseur", "Par mois", "Reste dû"],
        "rows": [
            [
                words.debt(debts[place].kind).capitalize(),
                debts[place].creditor,
                money(paid) if (paid := debts[place].instalment) else "",
                money(debts[place].balance),
            ]
            for each in asked
            for place in each.places
        ],
        "sentences": [
            f"{_(SERVICES[each.service])} : {money(each.debt.money)} en tout." for each in asked
        ],
    }


def _request(asked: tuple[UtilityAid, ...]) -> list[list[str]]:
    return [[_(SERVICES[each.service]), _asked_for(each)] for each in asked]


def _asked_for(each: UtilityAid) -> str:
    money, aid, loan = formats.money, each.aid, each.loan
    if each.closed:
        closing = [criterion(one.id) for one in each.criteria if one.state is State.NOT_MET]
        opens = each.opening.month
        later = ""
        if each.standing is Standing.LATER and opens is not None:
            later = f" ; possible en {formats.month(opens)}"
        return f"non demandé : {formats.listed(closing)}{later}"
    if aid is None:
        return f"{money(each.debt.money)} présentés ; montant maximal non lu"
    told = f"{money(aid.amount.money)} demandés"
    if aid.grant is None or aid.loan is None:
        told += " (aide ou prêt, selon la décision du fonds)"
    else:
        told += f", dont {money(aid.grant.money)} d’aide et {money(aid.loan.money)} de prêt"
    if loan is not None:
        told += (
            f" remboursé par {money(loan.instalment.money)} par mois pendant "
            f"{formats.count_of_months(loan.months)}"
        )
        if loan.interest is not None:
            told += f", intérêt compris ({money(loan.interest.money)} en tout, à vérifier)"
    left = f" ; resterait {money(aid.remainder.money)}" if aid.remainder.raw else ""
    return told + left


def _effects(asked: tuple[UtilityAid, ...]) -> list[str]:
    """What each aid changes, the smallest one that is enough, then what all of them leave."""
    open_ = [each for each in asked if not each.closed]
    told = [line for each in open_ for line in _changes(each)]
    last = next((each.effect for each in reversed(open_) if each.effect is not None), None)
    if last is not None and last.instalment is not None:
        left = formats.money(last.reste_a_vivre.money)
        told.append(f"Il resterait alors {left} par mois pour vivre, le plan du loyer payé aussi.")
    return told


def _changes(each: UtilityAid) -> list[str]:
    money, name = formats.money, _(SERVICES[each.service])
    least, effect = each.least, each.effect
    told: list[str] = []
    if effect is not None and effect.instalment is None:
        told.append(f"{name} : même avec cette aide, le reste ne peut pas être payé.")
    elif effect is not None and effect.months == 1 and effect.instalment is not None:
        told.append(f"{name} : le reste, {money(effect.instalment.money)}, se paie en une fois.")
    elif effect is not None and effect.months and effect.instalment is not None:
        before = ""
        if effect.months_before:
            before = f" au lieu de {formats.count_of_months(effect.months_before)}"
        told.append(
            f"{name} : le reste se paie au fournisseur par {money(effect.instalment.money)} par "
            f"mois pendant {formats.count_of_months(effect.months)}{before}."
        )
    elif effect is not None:
        told.append(f"{name} : avec cette aide, il ne reste rien à payer au fournisseur.")
    if least.state is LeastState.FOUND and least.amount is not None:
        told.append(
            f"{name} : la plus petite aide qui suffit est de {money(least.amount.money)}, le plan "
            "du loyer et les plans qui précèdent étant payés."
        )
    return told


def _winter(seen: Disclosed, asked: tuple[UtilityAid, ...]) -> list[str]:
    energy = any(each.service == "energy" for each in asked)
    return [_WINTER] if energy and seen.on.month in (11, 12, 1, 2, 3) else []


def _directly(asked: tuple[UtilityAid, ...]) -> list[str]:
    """Who asks, as far as the regulation says."""
    states = {one.state for each in asked for one in each.criteria if one.id == "direct_request"}
    return ["Le ménage peut faire cette demande lui-même."] if states == {State.MET} else []


def _report(seen: Disclosed, evaluation: FslEvaluation) -> list[str]:
    """The draft: the household, its debts, its means, what is asked; the opinion to be filled."""
    money, people = formats.money, seen.dossier.household.persons
    owed = formats.listed(
        [
            f"{_(SERVICES[each.service]).lower()} {money(each.debt.money)}"
            for each in evaluation.utilities
        ]
    )
    resources = money(evaluation.resources.money)
    told = [
        f"Le ménage compte {formats.count_of_persons(len(people))}.",
        f"Ce qui est dû aux fournisseurs : {owed}.",
        f"Les ressources sont de {resources} par mois au sens du règlement.",
    ]
    if seen.budget is not None:
        told[-1] += (
            f" Une fois payés le loyer et les charges, il reste "
            f"{money(seen.budget.reste_a_vivre.money)} par mois."
        )
    proof = {
        criterion(one.id)
        for each in evaluation.utilities
        for one in each.criteria
        if one.state is State.TO_PROVE
    }
    told.append(
        "[À compléter : l’avis du travailleur social.]"
        + (f" Restent à prouver : {formats.listed(sorted(proof))}." if proof else "")
    )
    return told


def _papers(seen: Disclosed, asked: tuple[UtilityAid, ...]) -> dict[str, Any]:
    debts = seen.dossier.debts
    certified = all(
        debts[place].evidence.status is not EvidenceStatus.DECLARED
        for each in asked
        for place in each.places
    )
    incomes = [line for line in seen.dossier.incomes if line.amount]
    proved = bool(incomes) and all(
        line.evidence.status is not EvidenceStatus.DECLARED for line in incomes
    )
    known = {_PAPERS[1]: proved, _PAPERS[2]: certified}
    rows = []
    for name in _PAPERS:
        is_seen = known.get(name, False)
        state = "vue" if is_seen else "à joindre"
        rows.append({"name": f"{name[:1].upper()}{name[1:]}", "seen": is_seen, "state": state})
    return {"columns": ["Vu", "Pièce", ""], "rows": rows}


def _criteria(evaluation: FslEvaluation) -> dict[str, Any]:
    profile = evaluation.profile
    rows: list[list[str]] = []
    unknown: dict[str, None] = {}
    for each in evaluation.utilities:
        known = [one for one in each.criteria if one.state is not State.UNKNOWN]
        rows += criteria_rows(known, f"{_(SERVICES[each.service])} : ")
        unknown |= dict.fromkeys(
            criterion(one.id) for one in each.criteria if one.state is State.UNKNOWN
        )
    notes = [f"Source : {profile.source}. Lue le {formats.day(profile.checked)}."]
    if unknown:
        notes.insert(0, f"Non lu dans ce règlement, à vérifier : {formats.listed(list(unknown))}.")
    return {
        "intro": "Chaque condition lue dans le règlement pour ces dettes. Une condition non lue "
        "n’est jamais comptée comme remplie.",
        "columns": ["Condition", "Constaté", "Demandé ou limite", "État"],
        "rows": rows,
        "notes": notes,
    }

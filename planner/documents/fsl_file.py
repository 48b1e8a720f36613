"""The application to the FSL: the household, its budget, the debt, what is asked and why.

Loi 90-449 art. 6: the fund of the département. The file holds the fields that funds ask for, an
argued social report drafted from the figures (which the counsellor may replace by their own), the
papers seen and missing, and an annex where each condition of the regulation stands with its
figures. It names no child and no state of health (``planner.calc.dossier.audience``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.calc.dossier.audience import Audience
from planner.calc.dossier.dossier import Dossier
from planner.calc.money import ZERO
from planner.calc.results import Plan
from planner.calc.schemes.fsl_evaluation import FslEvaluation
from planner.calc.schemes.fsl_least import LeastState
from planner.documents.contract import signers
from planner.documents.disclosed import Disclosed, disclosed
from planner.documents.engine import pdf, pictures
from planner.documents.fsl_annex import criteria_annex, papers_checklist
from planner.documents.fsl_parts import (
    NOTICE,
    budget_tables,
    dwelling_rows,
    household_rows,
    people_table,
    regulation_read,
)
from planner.documents.letterhead import Letterhead
from planner.documents.social_report import social_report
from planner.views import formats, words
from planner.views.i18n import _, speaking
from planner.views.words.fsl import SERVICES

__all__ = ["AUDIENCE", "draft_report", "fsl_file_data", "fsl_file_pages", "fsl_file_pdf"]

AUDIENCE = Audience.FSL

_BLANK = "……………………………"


def fsl_file_pdf(
    dossier: Dossier,
    plan: Plan,
    evaluation: FslEvaluation,
    letterhead: Letterhead,
    report: Sequence[str] | None = None,
) -> bytes:
    """The file as PDF/A-2a + PDF/UA-1, from the dossier and the plan of the shared view.

    ``report`` replaces the drafted social report, one text for each paragraph.
    """
    data = fsl_file_data(dossier, plan, evaluation, letterhead, report)
    return pdf("fsl_file", data, plan.on)


def fsl_file_pages(
    dossier: Dossier,
    plan: Plan,
    evaluation: FslEvaluation,
    letterhead: Letterhead,
    report: Sequence[str] | None = None,
) -> list[bytes]:
    """The same pages as PNG."""
    data = fsl_file_data(dossier, plan, evaluation, letterhead, report)
    return pictures("fsl_file", data, plan.on)


def draft_report(dossier: Dossier, plan: Plan, evaluation: FslEvaluation) -> list[str]:
    """The social report as drafted: one text for each paragraph, in French, to be edited."""
    with speaking("fr"):
        return social_report(disclosed(dossier, plan, AUDIENCE), evaluation)


def fsl_file_data(
    dossier: Dossier,
    plan: Plan,
    evaluation: FslEvaluation,
    letterhead: Letterhead,
    report: Sequence[str] | None = None,
) -> dict[str, Any]:
    """Everything the file says, in French."""
    seen = disclosed(dossier, plan, AUDIENCE)
    with speaking("fr"):
        profile = evaluation.profile
        return {
            "title": "Demande au fonds de solidarité pour le logement",
            "subtitle": f"{profile.label} · maintien dans le logement",
            "recipient": f"Préparée par {letterhead.name}. {regulation_read(profile)} "
            "Ce qui suit est indicatif : la commission du fonds décide.",
            "page_word": "page",
            "footer": seen.footer(letterhead),
            "organisation": letterhead.data(),
            "household": household_rows(seen, letterhead),
            "people": people_table(seen),
            "dwelling": dwelling_rows(seen),
            "budget": budget_tables(seen, evaluation),
            "debts": _debts(seen),
            "arrears": _arrears(seen),
            "story": _story(seen),
            "request": _request(evaluation),
            "effect": _effect(evaluation),
            "report": list(report) if report else social_report(seen, evaluation),
            "papers": papers_checklist(seen.dossier, plan, evaluation),
            "criteria": criteria_annex(evaluation),
            "notice": [line.format(organisation=letterhead.name) for line in NOTICE],
            "signatures": {
                "intro": "Les renseignements de cette demande sont exacts à la connaissance de "
                f"ceux qui la signent. Fait à {letterhead.place or _BLANK}.",
                "columns": ["Nom", "Date", "Signature"],
                "date": "le …… / …… / ………",
            },
            "signers": signers(seen.dossier.household, letterhead),
        }


def _debts(seen: Disclosed) -> dict[str, Any]:
    money = formats.money
    rows = [
        [
            words.debt(debt.kind).capitalize(),
            debt.creditor,
            money(debt.instalment) if debt.instalment else "",
            money(debt.balance),
        ]
        for debt in seen.dossier.debts
    ]
    arrears = seen.arrears
    sentences = [
        (
            f"Dette de loyer et de charges : {money(arrears.balance.money)}, dont "
            f"{money(arrears.payable.money)} peuvent être remboursés."
        )
    ]
    if arrears.struck.money > ZERO:
        sentences.append(
            f"{money(arrears.struck.money)} de frais ou de pénalités sont écartés (loi 89-462, "
            "article 4)."
        )
    if arrears.prescribed.money > ZERO:
        sentences.append(
            f"{money(arrears.prescribed.money)} de plus de trois ans sont écartés (article 7-1)."
        )
    return {
        "columns": ["Dette", "Créancier", "Par mois", "Reste dû"],
        "rows": rows,
        "sentences": sentences if rows else ["Aucune autre dette connue.", *sentences],
    }


def _arrears(seen: Disclosed) -> dict[str, Any]:
    money = formats.money
    months = getattr(seen.arrears.state, "by_month", ())
    return {
        "title": "Le compte du loyer : mois non soldés",
        "columns": ["Mois", "Dû", "Payé", "Reste dû"],
        "rows": [
            [formats.month(one.month), money(one.due), money(one.paid), money(one.unpaid)]
            for one in months
            if one.unpaid
        ],
    }


def _story(seen: Disclosed) -> list[str]:
    cause = seen.dossier.casework.cause
    told = [cause or "Origine de l’impayé : à compléter avec le ménage."]
    resumed, since = seen.arrears.resumed, seen.arrears.resumed_since
    if resumed is None:
        told.append("Reprise du loyer : à établir avec le décompte du bailleur.")
    elif resumed and since is not None:
        told.append(
            f"Le loyer entier est payé de nouveau depuis {formats.month(since)} : "
            f"{formats.count_of_months(resumed)} sans interruption."
        )
    else:
        told.append("Le loyer entier n’est pas encore payé de nouveau.")
    acts = [
        f"{words.event(event.kind.value)} ({formats.short_day(event.date)})"
        for event in seen.dossier.events
        if event.date <= seen.on
    ]
    if acts:
        told.append(f"Actes et démarches : {formats.listed(acts)}.")
    return told


def _request(evaluation: FslEvaluation) -> list[list[str]]:
    aid, loan, money = evaluation.aid, evaluation.loan, formats.money
    rows = [
        ["Dette présentée au fonds", money(evaluation.debt.money)],
        ["Montant demandé", money(aid.amount.money)],
    ]
    if aid.grant is None:
        rows.append(["Forme", "aide ou prêt, selon la décision du fonds"])
    else:
        rows.append(["Dont aide non remboursable", money(aid.grant.money)])
        rows.append(["Dont prêt", money(aid.loan.money if aid.loan else ZERO)])
    if loan is not None:
        assumed = " (durée maximale non lue)" if loan.assumed else ""
        rows.append(
            [
                "Remboursement du prêt",
                (
                    f"{money(loan.instalment.money)} par mois pendant "
                    f"{formats.count_of_months(loan.months)}{assumed}"
                ),
            ]
        )
        if loan.interest is not None:
            cost = f"{money(loan.interest.money)} en tout, compté chaque mois sur le reste dû"
            rows.append(["Intérêt du prêt", f"{cost} ; à vérifier auprès du fonds"])
    rows.append(["Reste à rembourser au bailleur", money(aid.remainder.money)])
    for each in evaluation.utilities:
        if each.amount is not None:
            name = _(SERVICES[each.service])
            rows.append([f"{name} : demande", money(each.amount.money)])
    return rows


def _effect(evaluation: FslEvaluation) -> list[str]:
    changed, least, money = evaluation.effect, evaluation.least, formats.money
    told: list[str] = []
    if changed.months == 0:
        told.append("Avec cette aide, il ne reste rien à rembourser au bailleur.")
    elif changed.months is not None and changed.instalment is not None:
        before = (
            f" au lieu de {formats.count_of_months(changed.months_before)}"
            if changed.months_before
            else ""
        )
        told.append(
            f"Avec cette aide, le reste est remboursé au bailleur par "
            f"{money(changed.instalment.money)} par mois pendant "
            f"{formats.count_of_months(changed.months)}{before}"
            + (", en plus du prêt." if changed.loan is not None else ".")
        )
    else:
        told.append("Même avec cette aide, le reste ne peut pas être remboursé par ce budget.")
    told.append(
        f"Il resterait alors {money(changed.reste_a_vivre.money)} par mois pour vivre, et "
        f"{money(changed.lowest_left.money)} le mois le plus serré."
    )
    if least.state is LeastState.FOUND and least.amount is not None:
        told.append(
            f"La plus petite aide qui fait tenir le plan est de {money(least.amount.money)}."
        )
    opens = evaluation.opening
    if not opens.now and opens.month is not None:
        told.append(f"La demande est possible à partir de {formats.month(opens.month)}.")
    return told

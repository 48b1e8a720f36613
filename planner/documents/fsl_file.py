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
from planner.calc.dossier.household import Person, Role, age_on
from planner.calc.money import ZERO
from planner.calc.results import Plan, Side
from planner.calc.schemes.fsl_evaluation import FslEvaluation
from planner.calc.schemes.fsl_least import LeastState
from planner.documents.contract import address_text, signers
from planner.documents.disclosed import Disclosed, disclosed
from planner.documents.engine import pdf, pictures
from planner.documents.fsl_annex import criteria_annex, papers_checklist
from planner.documents.letterhead import Letterhead
from planner.documents.social_report import social_report
from planner.views import formats, words
from planner.views.i18n import _, speaking
from planner.views.words.fsl import SERVICES

__all__ = ["AUDIENCE", "draft_report", "fsl_file_data", "fsl_file_pages", "fsl_file_pdf"]

AUDIENCE = Audience.FSL

_SENT = (
    "{organisation} transmet cette demande au fonds de solidarité pour le logement avec l’accord "
    "du ménage. Ses agents et ceux du fonds sont tenus au secret professionnel (code de l’action "
    "sociale et des familles, L.133-5). Seul ce qui est nécessaire à l’examen y figure."
)
_RIGHTS = (
    "Le ménage peut consulter ces informations, les faire corriger, en limiter l’usage ou s’y "
    "opposer en écrivant au service ou à son délégué à la protection des données, et saisir la "
    "CNIL (www.cnil.fr). Une décision du fonds peut être contestée : le courrier de décision dit "
    "comment."
)
_NOTICE = (_SENT, _RIGHTS)
_BLANK = "……………………………"
_ROLES = {
    Role.APPLICANT: "demandeur",
    Role.PARTNER: "conjoint, partenaire ou concubin",
    Role.CHILD: "enfant",
    Role.OTHER_DEPENDANT: "autre personne à charge",
    Role.OTHER_ADULT: "autre adulte",
}


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
            "recipient": f"Préparée par {letterhead.name}. Règlement lu : {profile.version}. "
            "Ce qui suit est indicatif : la commission du fonds décide.",
            "page_word": "page",
            "footer": seen.footer(letterhead),
            "organisation": letterhead.data(),
            "household": _household(seen, letterhead),
            "people": _people(seen),
            "dwelling": _dwelling(seen),
            "budget": _budget(seen, evaluation),
            "debts": _debts(seen),
            "arrears": _arrears(seen),
            "story": _story(seen),
            "request": _request(evaluation),
            "effect": _effect(evaluation),
            "report": list(report) if report else social_report(seen, evaluation),
            "papers": papers_checklist(seen.dossier, plan, evaluation),
            "criteria": criteria_annex(evaluation),
            "notice": [line.format(organisation=letterhead.name) for line in _NOTICE],
            "signatures": {
                "intro": "Les renseignements de cette demande sont exacts à la connaissance de "
                f"ceux qui la signent. Fait à {letterhead.place or _BLANK}.",
                "columns": ["Nom", "Date", "Signature"],
                "date": "le …… / …… / ………",
            },
            "signers": signers(seen.dossier.household, letterhead),
        }


def _household(seen: Disclosed, letterhead: Letterhead) -> list[list[str]]:
    household = seen.dossier.household
    where = address_text(household.address or seen.dossier.dwelling.address)
    rows = [
        ["Demandeur", household.applicant.name if household.applicant else _BLANK],
        ["Adresse", where or _BLANK],
        ["Téléphone", household.phone or _BLANK],
        ["Travailleur social", letterhead.counsellor or _BLANK],
    ]
    if seen.dossier.reference:
        rows.append(["Référence", seen.dossier.reference])
    return rows


def _people(seen: Disclosed) -> dict[str, Any]:
    def row(person: Person) -> list[str]:
        age = "" if person.birth is None else f"{age_on(person.birth, seen.on)} ans"
        born = ""
        if person.is_adult() and person.birth is not None:
            born = formats.short_day(person.birth)
        return [person.name or _ROLES[person.role], _ROLES[person.role], born, age]

    return {
        "columns": ["Personne", "Place dans le ménage", "Naissance", "Âge"],
        "rows": [row(person) for person in seen.dossier.household.persons],
    }


def _dwelling(seen: Disclosed) -> list[list[str]]:
    home, money = seen.dossier.dwelling, formats.money
    rows = [["Bailleur", home.landlord.name or _BLANK]]
    if home.description:
        rows.append(["Logement", home.description])
    if home.surface:
        rows.append(["Surface", f"{home.surface} m²"])
    if home.lease_signed:
        rows.append(["Bail signé le", formats.day(home.lease_signed)])
    if home.lease_ended:
        rows.append(["Bail résilié le", formats.day(home.lease_ended)])
    rows.append(["Loyer hors charges", money(home.rent) if home.rent is not None else _BLANK])
    rows.append(["Charges", money(home.charges)])
    rows += [
        [name, money(amount)]
        for name, amount in (
            ("Réduction de loyer (RLS)", home.rls),
            ("Supplément de loyer (SLS)", home.sls),
        )
        if amount
    ]
    if seen.allowance is not None:
        rows.append(["Aide au logement", words.allowance_in_words(seen.allowance)])
    return rows


def _budget(seen: Disclosed, evaluation: FslEvaluation) -> dict[str, Any]:
    budget, money = seen.budget, formats.money
    if budget is None:
        return {"tables": [], "sentences": []}
    tables = []
    for side, title, total, amount in (
        (Side.INCOME, "Ressources", "Total, sans l’aide au logement", budget.resources),
        (Side.CHARGE, "Charges, hors loyer", "Total", budget.other_charges),
    ):
        sums: dict[str, Any] = {}
        for item in budget.items:
            if item.side is side and item.counted and item.monthly.money:
                name = words.kind(item.kind)
                sums[name] = sums.get(name, ZERO) + item.monthly.money
        tables.append(
            {
                "title": title,
                "columns": ["", "Par mois"],
                "rows": [[name[:1].upper() + name[1:], money(sum)] for name, sum in sums.items()],
                "total": [total, money(amount.money)],
            }
        )
    return {
        "tables": tables,
        "sentences": [
            (
                f"Loyer et charges du logement, aide déduite : {money(budget.net_rent.money)} par "
                f"mois. Reste à vivre : {money(budget.reste_a_vivre.money)} par mois. Mois le plus "
                f"serré, {formats.month(budget.lowest.month)} : {money(budget.lowest.left.money)}."
            ),
            f"Ressources au sens du règlement : {money(evaluation.resources.money)} par mois.",
        ],
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
            f"{formats.count_of_months(changed.months)}{before}."
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

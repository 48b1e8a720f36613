"""The request for a support measure (ASLL) and the contract that goes with it, in one paper.

The request says why, for the funder; the contract says what the household and the worker undertake:
goals with an indicator and a date, the calendar of the meetings, the reviews, what is shared with
whom, and the right to stop. It holds neither the lines of the budget nor the other debts, no name
of a child and no state of health (``planner.calc.dossier.audience``).
"""

from __future__ import annotations

from typing import Any

from planner.calc.dossier.audience import Audience
from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Status
from planner.calc.results import Plan
from planner.calc.schemes.asll_convention import AsllConvention
from planner.calc.schemes.asll_measure import Goal, Measure
from planner.documents.asll_wording import (
    FREE,
    GOALS,
    HOUSEHOLD,
    NOTICE,
    OTHERS,
    SHARED,
    WORKER,
)
from planner.documents.contract import address_text, signers
from planner.documents.disclosed import Disclosed, disclosed
from planner.documents.engine import pdf, pictures
from planner.documents.letterhead import Letterhead
from planner.views import formats, words
from planner.views.i18n import speaking
from planner.views.words.support import goal_name, indicator

__all__ = [
    "AUDIENCE",
    "asll_request_data",
    "asll_request_pages",
    "asll_request_pdf",
    "convention_read",
    "goal_row",
]

AUDIENCE = Audience.ASLL_OPERATOR
_BLANK = "……………………………"


def asll_request_pdf(
    dossier: Dossier, plan: Plan, measure: Measure, letterhead: Letterhead
) -> bytes:
    """The request and the contract as PDF/A-2a + PDF/UA-1, from the shared view."""
    return pdf("asll_request", asll_request_data(dossier, plan, measure, letterhead), plan.on)


def asll_request_pages(
    dossier: Dossier, plan: Plan, measure: Measure, letterhead: Letterhead
) -> list[bytes]:
    """The same pages as PNG."""
    data = asll_request_data(dossier, plan, measure, letterhead)
    return pictures("asll_request", data, plan.on)


def asll_request_data(
    dossier: Dossier, plan: Plan, measure: Measure, letterhead: Letterhead
) -> dict[str, Any]:
    """Everything the paper says, in French."""
    seen = disclosed(dossier, plan, AUDIENCE)
    with speaking("fr"):
        people = signers(seen.dossier.household, letterhead)
        return {
            "title": "Accompagnement social lié au logement",
            "subtitle": "Demande et contrat",
            "page_word": "page",
            "footer": seen.footer(letterhead),
            "organisation": letterhead.data(),
            "request": _request(seen, measure, letterhead),
            "why": _why(seen, measure),
            "free": FREE,
            "agreed": measure.agreed,
            "goals": {
                "columns": ["", "Objectif", "On saura qu’il est atteint quand", "Avant le"],
                "rows": [goal_row(n, goal) for n, goal in enumerate(measure.goals, 1)],
            },
            "household": list(HOUSEHOLD),
            "worker": list(WORKER),
            "terms": _terms(measure),
            "meetings": [formats.weekday(day) for day in measure.meetings],
            "shared": [{"item": text, "yes": False, "no": False} for text in SHARED],
            "others": [OTHERS[other] for other in measure.others],
            "notice": NOTICE.format(organisation=letterhead.name),
            "signatures": {
                "intro": f"Fait à {letterhead.place or _BLANK}, en {len(people)} originaux. Chacun "
                "garde le sien. Le ménage peut prendre le temps de réfléchir avant de signer.",
                "columns": ["Nom", "Date", "Signature"],
                "date": "le …… / …… / ………",
            },
            "signers": people,
            "review": {
                "columns": ["Objectif", "Atteint", "En partie", "Non"],
                "rows": [goal_name(goal) for goal in measure.goals],
                "lines": [
                    (
                        f"Dette de loyer au départ : {formats.money(seen.arrears.balance.money)}. "
                        "À ce bilan : ………………… €."
                    ),
                    "Loyer entier payé depuis : ………… mois.",
                    "Suite proposée : arrêter, continuer, renouveler, ou orienter vers …………………",
                    "Ce qu’en dit le ménage : ………………………………………………………………………",
                ],
            },
        }


def _request(seen: Disclosed, measure: Measure, letterhead: Letterhead) -> list[list[str]]:
    household = seen.dossier.household
    adults = [person.name for person in household.persons if person.is_adult() and person.name]
    children = sum(not person.is_adult() for person in household.persons)
    rows = [
        ["Ménage", formats.listed(adults) or _BLANK],
        ["Adresse", address_text(household.address or seen.dossier.dwelling.address) or _BLANK],
        ["Composition", formats.count_of_persons(len(household.persons))],
    ]
    if children:
        rows.append(["Dont enfants ou autres personnes à charge", str(children)])
    rows += [
        ["Bailleur", seen.dossier.dwelling.landlord.name or _BLANK],
        ["Demandé par", letterhead.counsellor or letterhead.name],
        ["Convention", convention_read(measure.convention)],
        ["Diagnostic du", formats.day(seen.on)],
    ]
    return rows


def _why(seen: Disclosed, measure: Measure) -> list[str]:
    told = [f"Dette de loyer et de charges : {formats.money(seen.arrears.balance.money)}."]
    acts = [
        f"{words.event(event.kind.value)} ({formats.short_day(event.date)})"
        for event in seen.dossier.events
        if event.date <= seen.on
    ]
    if acts:
        told.append(f"Procédure : {formats.listed(acts)}.")
    needs = formats.listed([GOALS[goal.kind].lower() for goal in measure.goals])
    told.append(f"L’accompagnement est demandé pour : {needs}.")
    return told


def convention_read(convention: AsllConvention) -> str:
    """The name of a convention, and that nobody has verified it where it is so."""
    doubt = " (non vérifiée)" if convention.status is Status.UNVERIFIED else ""
    return convention.label + doubt


def goal_row(n: int, goal: Goal) -> list[str]:
    """A goal as a row: its number, its name, how one knows that it is reached, by when."""
    told = indicator(goal)
    return [str(n), goal_name(goal), told[:1].upper() + told[1:], formats.short_day(goal.by)]


def _terms(measure: Measure) -> list[list[str]]:
    convention = measure.convention
    rows = [
        [
            "Durée",
            (
                f"{formats.count_of_months(measure.months)}, du {formats.day(measure.start)} au "
                f"{formats.day(measure.end)}"
            ),
        ],
        ["Rendez-vous", f"tous les {convention.meeting_every_days} jours, jours ouvrés"],
        ["Bilan à mi-parcours", formats.weekday(measure.midway)],
        ["Bilan final", f"dans les derniers jours, avant le {formats.day(measure.end)}"],
    ]
    if measure.written_reviews:
        listed = formats.listed([formats.short_day(day) for day in measure.written_reviews])
        rows.append(["Bilans écrits", listed])
    if measure.renewable_until is not None:
        condition = f", {convention.renewal_condition}" if convention.renewal_condition else ""
        until = f"possible, au plus tard jusqu’au {formats.day(measure.renewable_until)}"
        rows.append(["Renouvellement", until + condition])
    else:
        rows.append(["Renouvellement", "non prévu par ce qui a été lu de la convention"])
    rows.append(["Fin anticipée", "à tout moment, par le ménage ; d’un commun accord sinon"])
    return rows

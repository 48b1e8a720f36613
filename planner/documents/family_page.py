"""The one page that the family takes home: what to pay on which day, three actions, papers, phones.

Large type, plain words, nothing private, one side of one sheet.
"""

from __future__ import annotations

from typing import Any

from planner.calc.dossier import Dossier, PaidTo
from planner.calc.money import ZERO
from planner.calc.results import Plan, ScheduleLine, ScheduleView
from planner.documents.contract import adult_names, footer
from planner.documents.engine import pdf, pictures
from planner.documents.letterhead import Letterhead
from planner.views import formats, words
from planner.views.i18n import speaking

__all__ = ["family_page_data", "family_page_pages", "family_page_pdf"]

MOST_ACTIONS = 3
MOST_PAPERS = 16
ADIL_PHONE = "0 805 160 075"
"""National number of the ADIL (free housing-law advice), as published by the ANIL."""


def family_page_pdf(dossier: Dossier, plan: Plan, letterhead: Letterhead) -> bytes:
    """The page as PDF/A-2a + PDF/UA-1. ``dossier`` and ``plan`` are those of the shared view."""
    return pdf("family", family_page_data(dossier, plan, letterhead), plan.on)


def family_page_pages(dossier: Dossier, plan: Plan, letterhead: Letterhead) -> list[bytes]:
    """The same page as PNG."""
    return pictures("family", family_page_data(dossier, plan, letterhead), plan.on)


def family_page_data(dossier: Dossier, plan: Plan, letterhead: Letterhead) -> dict[str, Any]:
    """Everything the page says, as plain text in French."""
    with speaking("fr"):
        schedule = words.kept_schedule(plan)
        next_line = schedule.lines[0] if schedule and schedule.holds and schedule.lines else None
        return {
            "title": "Mon mois, mes démarches",
            "for_whom": formats.listed(adult_names(dossier.household)),
            "page_word": "page",
            "footer": footer(plan, letterhead),
            "organisation": letterhead.data(),
            "headings": {
                "pay": "Ce que je paie, et quel jour",
                "actions": "Trois choses à faire",
                "papers": "Les papiers à apporter",
                "call": "Qui appeler si le mois se passe mal",
            },
            "pay": {
                "columns": ["Jour", "Quoi", "Combien"],
                "rows": _payments(dossier, plan, next_line),
                "sentences": _sentences(dossier, plan, schedule),
            },
            "actions": words.family_actions(plan)[:MOST_ACTIONS],
            "papers": _papers(plan),
            "no_paper": "Aucun papier ne manque aujourd’hui.",
            "call_columns": ["Qui", "Téléphone"],
            "call": _phones(dossier, letterhead),
        }


def _payments(dossier: Dossier, plan: Plan, line: ScheduleLine | None) -> list[list[str]]:
    """What is to be paid the first month, day after day; of one day, the rent first."""
    due = [
        (
            plan.first_month.day(dossier.dwelling.rent_day),
            "Le loyer et les charges",
            plan.budget.rent_to_pay.money,
        )
    ]
    if line is not None:
        due.append((line.due, "Le remboursement de la dette", line.instalment))
    due += [
        (plan.first_month.day(charge.day), words.charge(charge.kind), charge.amount)
        for charge in dossier.charges
        if charge.day is not None and charge.months is None and charge.runs_in(plan.first_month)
    ]
    due.sort(key=lambda each: each[0])
    return [[formats.short_day(day), what, formats.money(amount)] for day, what, amount in due]


def _sentences(dossier: Dossier, plan: Plan, schedule: ScheduleView | None) -> list[str]:
    sentences = []
    received = plan.budget.allowance_used.money > ZERO
    if received and dossier.dwelling.allowance.paid_to is PaidTo.TENANT:
        sentences.append(
            "L’aide au logement vous est versée : gardez-la pour le loyer, dès qu’elle arrive."
        )
    left = words.left_to_live(plan)
    if left:
        sentences.append(left)
    if schedule and schedule.holds and schedule.ends_month:
        sentences.append(f"La dette sera finie en {formats.month(schedule.ends_month)}.")
    return sentences


def _papers(plan: Plan) -> list[str]:
    """Each paper once, and how many are left to be told when the page is full."""
    told = list(dict.fromkeys(words.paper(paper, plan) for paper in plan.papers))
    if len(told) <= MOST_PAPERS:
        return told
    kept = MOST_PAPERS - 1
    return [*told[:kept], f"et {len(told) - kept} autres, à voir ensemble"]


def _phones(dossier: Dossier, letterhead: Letterhead) -> list[list[str]]:
    landlord = dossier.dwelling.landlord
    calls = [[letterhead.counsellor or letterhead.name, letterhead.phone or "……………………"]]
    if landlord.phone:
        calls.append([landlord.name or "Le bailleur", landlord.phone])
    calls.append(["ADIL : conseil gratuit sur le logement", ADIL_PHONE])
    return calls

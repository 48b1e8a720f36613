"""The review of a support measure (ASLL): what was reached, the arrears, the household's view.

Midway and at the end. It is written with the household and signed by both; what one thinks of the
other is nowhere in it. It goes to the funder and the operator, so that it holds neither the lines
of the budget nor the other debts, no name of a child and no state of health
(``planner.calc.dossier.audience``): only the words that the household has read before signing.
"""

from __future__ import annotations

from typing import Any

from planner.calc.dossier.audience import Audience
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.support import GoalKind, Next, Reached, SupportReview
from planner.calc.money import ZERO, Money
from planner.calc.results import Plan
from planner.calc.schemes.asll_follow import Following, review_of
from planner.calc.schemes.asll_review import Review
from planner.documents.asll_request import convention_read, goal_row
from planner.documents.asll_wording import (
    DECIDED,
    FREE,
    NO_OTHER,
    NOTICE,
    OTHERS,
    PROPOSED,
    REACHED,
    STOPPED_BY_THE_HOUSEHOLD,
)
from planner.documents.contract import signers
from planner.documents.disclosed import Disclosed, disclosed
from planner.documents.engine import pdf, pictures
from planner.documents.letterhead import Letterhead
from planner.views import formats
from planner.views.i18n import speaking

__all__ = ["AUDIENCE", "asll_review_data", "asll_review_pages", "asll_review_pdf"]

AUDIENCE = Audience.ASLL_OPERATOR
_BLANK = "……………………………"
_ORDER = (Reached.YES, Reached.PARTLY, Reached.NO)
_MOST_DATES = 4


def asll_review_pdf(
    dossier: Dossier, plan: Plan, held: Following, kept: SupportReview, letterhead: Letterhead
) -> bytes:
    """The review as PDF/A-2a + PDF/UA-1, from the shared view; ``kept`` is one of its reviews."""
    return pdf("asll_review", asll_review_data(dossier, plan, held, kept, letterhead), plan.on)


def asll_review_pages(
    dossier: Dossier, plan: Plan, held: Following, kept: SupportReview, letterhead: Letterhead
) -> list[bytes]:
    """The same pages as PNG."""
    data = asll_review_data(dossier, plan, held, kept, letterhead)
    return pictures("asll_review", data, plan.on)


def asll_review_data(
    dossier: Dossier, plan: Plan, held: Following, kept: SupportReview, letterhead: Letterhead
) -> dict[str, Any]:
    """Everything the review says, in French."""
    seen = disclosed(dossier, plan, AUDIENCE)
    found = review_of(held, kept)
    with speaking("fr"):
        people = signers(seen.dossier.household, letterhead)
        which = "Bilan final" if found.closing else "Bilan en cours d’accompagnement"
        return {
            "title": "Bilan de l’accompagnement social lié au logement",
            "subtitle": f"{which}, le {formats.day(found.on)}",
            "page_word": "page",
            "footer": seen.footer(letterhead),
            "organisation": letterhead.data(),
            "measure": _measure(seen, held, found, letterhead),
            "goals": {
                "columns": [
                    "",
                    "Objectif",
                    "Atteint quand",
                    "Avant le",
                    *(REACHED[each].capitalize() for each in _ORDER),
                ],
                "rows": _goals(held, found),
            },
            "arrears": _arrears(held, found),
            "done": kept.done or _BLANK,
            "says": kept.household_says or _BLANK,
            "proposal": _proposal(held, found, household_stops=kept.household_stops),
            "decided": f"Décision prise : {DECIDED[kept.decided]}." if kept.decided else "",
            "next": _next_dates(held, found),
            "free": FREE,
            "notice": NOTICE.format(organisation=letterhead.name),
            "signatures": {
                "intro": f"Relu ensemble et fait à {letterhead.place or _BLANK}. Le ménage peut "
                "écrire qu’il n’est pas d’accord : ………………………………………………",
                "columns": ["Nom", "Date", "Signature"],
                "date": "le …… / …… / ………",
            },
            "signers": people,
        }


def _measure(
    seen: Disclosed, held: Following, found: Review, letterhead: Letterhead
) -> list[list[str]]:
    household, measure = seen.dossier.household, held.measure
    adults = [person.name for person in household.persons if person.is_adult() and person.name]
    planned = sum(day <= found.on for day in measure.meetings)
    rows = [
        ["Ménage", formats.listed(adults) or _BLANK],
        ["Travailleur social", letterhead.counsellor or letterhead.name],
        ["Accompagnement", f"du {formats.day(measure.start)} au {formats.day(measure.end)}"],
        ["Convention", convention_read(measure.convention)],
        ["Rendez-vous prévus à ce jour", f"{planned}, tenus : ……………"],
    ]
    if held.signed.renewals:
        days = [formats.day(one.on) for one in held.signed.renewals]
        rows.append(["Renouvelé", formats.listed([f"le {day}" for day in days])])
    return rows


def _goals(held: Following, found: Review) -> list[dict[str, Any]]:
    results = dict(found.goals)
    return [
        {
            "cells": goal_row(n, goal),
            "ticks": [results.get(goal.kind, Reached.NO) is each for each in _ORDER],
        }
        for n, goal in enumerate(held.measure.goals, 1)
    ]


def _arrears(held: Following, found: Review) -> dict[str, Any]:
    def amount(sum_: Money | None) -> str:
        return "non connue" if sum_ is None else formats.money(sum_)

    sentences = []
    if found.change is not None and found.change < ZERO:
        sentences.append(f"La dette a baissé de {formats.money(-found.change)}.")
    elif found.change is not None and found.change > ZERO:
        sentences.append(f"La dette a augmenté de {formats.money(found.change)}.")
    elif found.change is not None:
        sentences.append("La dette est la même qu’au départ.")
    if found.resumed_months is None:
        sentences.append("Reprise du loyer entier : non connue.")
    elif found.resumed_months:
        count = formats.count_of_months(found.resumed_months)
        sentences.append(f"Le loyer entier est payé depuis {count} sans interruption.")
    else:
        sentences.append("Le loyer entier n’est pas encore payé de nouveau.")
    rows = [["Dette de loyer au départ", amount(found.arrears_start)]]
    rows += [
        [f"Au bilan du {formats.day(one.on)}", amount(one.arrears_then)]
        for one in sorted(held.signed.reviews, key=lambda each: each.on)
        if one.on < found.on
    ]
    if found.closing:
        rows.append(["À la fin, au jour de ce bilan", amount(found.arrears_now)])
        return {"rows": rows, "sentences": sentences}
    rows.append(["Au jour de ce bilan", amount(found.arrears_now)])
    aimed = next((g.amount for g in held.measure.goals if g.kind is GoalKind.CLEAR_DEBT), None)
    if aimed is not None:
        rows.append(["À la fin, si l’objectif est atteint", f"{amount(aimed)} au plus"])
    return {"rows": rows, "sentences": sentences}


def _proposal(held: Following, found: Review, *, household_stops: bool) -> list[str]:
    if household_stops:
        return [STOPPED_BY_THE_HOUSEHOLD]
    until = held.measure.renewable_until
    told = PROPOSED[found.proposal].format(
        end=formats.day(held.measure.end), until=formats.day(until) if until else "sa fin"
    )
    if found.proposal is not Next.REDIRECT:
        return [told]
    return [told, *([OTHERS[other] for other in found.towards] or [NO_OTHER])]


def _next_dates(held: Following, found: Review) -> list[str]:
    if found.proposal not in (Next.GO_ON, Next.RENEW):
        return []
    ahead = [day for day in held.measure.meetings if day > found.on][:_MOST_DATES]
    reviews = [due.on for due in held.reviews if due.on > found.on and due.done_on is None]
    told = [f"rendez-vous le {formats.weekday(day)}" for day in ahead]
    return [*told, *(f"bilan le {formats.weekday(day)}" for day in reviews[:1])]

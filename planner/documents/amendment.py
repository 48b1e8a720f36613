"""The amendment to a signed plan: what changes, and nothing else.

A family that signs again reads the few lines that are new. It holds nothing of the budget: it may
be given to the landlord.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.calc.dossier.dossier import Dossier
from planner.calc.living.amendment import Amendment
from planner.calc.money import Money
from planner.documents.contract import address_text, signers
from planner.documents.engine import pdf
from planner.documents.letterhead import Letterhead
from planner.views import formats, words
from planner.views.i18n import speaking
from planner.views.words.scenarios import TERMS

__all__ = ["amendment_data", "amendment_pdf"]

_BLANK = "……………………………"


def amendment_pdf(
    dossier: Dossier, draft: Amendment, letterhead: Letterhead, fingerprint: str
) -> bytes:
    """The amendment as PDF/A-2a + PDF/UA-1, from the shared dossier."""
    data = amendment_data(dossier, draft, letterhead, fingerprint)
    return pdf("amendment", data, draft.plan.signed_on)


def amendment_data(
    dossier: Dossier, draft: Amendment, letterhead: Letterhead, fingerprint: str
) -> dict[str, Any]:
    """Everything it says, in French."""
    plan = draft.plan
    with speaking("fr"):
        since = formats.day(plan.amends or plan.signed_on)
        landlord = dossier.dwelling.landlord.name or _BLANK
        return {
            "title": "Avenant au plan de remboursement",
            "subtitle": f"au plan signé le {since}",
            "page_word": "page",
            "footer": letterhead.footer(plan.signed_on, fingerprint, 0),
            "organisation": letterhead.data(),
            "parties": [
                ["Le ménage", _names(dossier)],
                ["Adresse", address_text(dossier.household.address or dossier.dwelling.address)
                 or _BLANK],
                ["Le bailleur", landlord],
            ],
            "debt": f"Au {formats.day(plan.signed_on)}, il reste à payer sur cette dette "
            f"{formats.money(plan.debt)}.",
            "columns": ["", "Avant", "Désormais"],
            "rows": [
                [TERMS[change.term], _term(change.before), _term(change.after)]
                for change in draft.changes
            ],
            "unchanged": "Ce qui n’est pas écrit ici ne change pas.",
            "signatures": {
                "intro": f"Fait à {letterhead.place or _BLANK}, en un original par signataire. "
                "Vous pouvez prendre le temps de réfléchir avant de signer.",
                "columns": ["Nom", "Date", "Signature"],
                "date": "le …… / …… / ………",
            },
            "signers": [
                *signers(dossier.household, letterhead),
                {"name": landlord, "role": "bailleur"},
            ],
        }  # fmt: skip


def _names(dossier: Dossier) -> str:
    names = [each.name for each in dossier.household.persons
             if each.role in ("applicant", "partner") and each.name]  # fmt: skip
    return formats.listed(names) or _BLANK


def _term(value: Money | date | int | None) -> str:
    return "–" if value is None else words.said(value)

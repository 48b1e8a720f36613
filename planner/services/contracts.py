"""The contract of a household: made from what may be shared, exported, and frozen once signed."""

from __future__ import annotations

from datetime import date

from planner.calc.dossier import Dossier
from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.living.amendment import Amendment
from planner.calc.results import Plan
from planner.services.freeze import frozen
from planner.services.planning import completed, compute_plan
from planner.services.settings import letterhead, organisation
from planner.storage.organisation import Organisation
from planner.storage.repository import OpenedDossier

__all__ = ["contract_of", "family_page_of", "keep_amendment", "keep_signed"]


def contract_of(
    dossier: Dossier,
    law: Law,
    on: date,
    choices: Organisation | None = None,
    *,
    annex: bool = False,
) -> bytes:
    """The contract as a PDF: no hidden line, no private note, and nothing computed from one.

    ``annex`` adds how each figure was computed.
    """
    from planner.documents.contract import contract_pdf

    known = organisation() if choices is None else choices
    seen, plan = _shared(dossier, law, on, known)
    head = letterhead(known, dossier.casework.counsellor)
    return contract_pdf(seen, plan, head, law, annex=annex)


def family_page_of(
    dossier: Dossier, law: Law, on: date, choices: Organisation | None = None
) -> bytes:
    """The page that the family takes home, as a PDF, from the same shared view."""
    from planner.documents.family_page import family_page_pdf

    known = organisation() if choices is None else choices
    seen, plan = _shared(dossier, law, on, known)
    return family_page_pdf(seen, plan, letterhead(known, dossier.casework.counsellor))


def keep_signed(
    opened: OpenedDossier,
    dossier: Dossier,
    law: Law,
    on: date,
    pdf: bytes,
    signed_on: date,
    choices: Organisation | None = None,
) -> int:
    """Keep a contract that was signed: the PDF and the record of all its figures; its number.

    ``on`` is the day its plan was computed for, and ``pdf`` the very file that was signed.
    """
    known = organisation() if choices is None else choices
    seen, plan = _shared(dossier, law, on, known)
    return opened.keep_contract(frozen(seen, plan, pdf, signed_on), pdf)


def keep_amendment(
    opened: OpenedDossier,
    dossier: Dossier,
    law: Law,
    on: date,
    pdf: bytes,
    amendment: Amendment,
    choices: Organisation | None = None,
) -> int:
    """Keep an amendment that was signed: the PDF, its terms and the figures of the day; its
    number.
    """
    known = organisation() if choices is None else choices
    seen, plan = _shared(dossier, law, on, known)
    record = frozen(seen, plan, pdf, amendment.plan.signed_on, amendment)
    return opened.keep_contract(record, pdf)


def _shared(dossier: Dossier, law: Law, on: date, choices: Organisation) -> tuple[Dossier, Plan]:
    seen = completed(shared(dossier), choices)
    return seen, compute_plan(seen, law, on, choices)

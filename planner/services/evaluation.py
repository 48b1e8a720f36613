"""A scheme evaluated over a period, from the store or from a file of dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from planner.calc.law import Law
from planner.calc.protocols.cases import Case
from planner.calc.protocols.evaluation import Report, evaluate
from planner.documents import evaluation as documents
from planner.services.clock import today
from planner.services.portfolio import cases_and_unread, cases_in, protocol_named
from planner.services.settings import law_of, letterhead

__all__ = ["FORMS", "evaluated", "exported"]

FORMS = ("csv", "pdf", "xlsx")
"""What a report is exported as, by the end of the file's name."""


def evaluated(
    protocol: str,
    first: date,
    last: date,
    *,
    data: bytes | None = None,
    name: str = "",
    internal: bool = False,
    law: Law | None = None,
) -> Report:
    """The report of a protocol; ``data`` is a file of dossiers, the store's own when None."""
    known = law_of() if law is None else law
    chosen = protocol_named(protocol, known)
    cases: Iterable[Case]
    cases, lost = (cases_in(data, name, known), 0) if data is not None else cases_and_unread(known)
    report = evaluate(cases, chosen, first, last, internal=internal)
    return replace(report, unread=lost)


def exported(report: Report, form: str) -> bytes:
    """The report as a file of one of ``FORMS``."""
    if form == "csv":
        return documents.evaluation_csv(report)
    if form == "xlsx":
        return documents.evaluation_xlsx(report)
    return documents.evaluation_pdf(report, letterhead(), today())

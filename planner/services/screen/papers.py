"""What is printed: the contract and the family's page, previewed as text, then written as PDF.

Everything comes from the shared dossier and from the plan computed on it; the preview is made of
the very data that the page is made of, and ends with what stays out of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planner.calc.living.amendment import Amendment
from planner.documents.contract import contract_data
from planner.services.applications import (
    asll_request_of,
    fsl_file_of,
    fsl_utilities_of,
    landlord_plan_of,
)
from planner.services.contracts import contract_of, family_page_of
from planner.services.exports import budget_sheet_of, due_dates_of
from planner.services.session import Session
from planner.services.settings import letterhead
from planner.services.support import review_pdf_of
from planner.storage.files import ensure_folder, told, write_atomically
from planner.storage.places import home
from planner.views.blocks import (
    Align,
    Block,
    Column,
    Heading,
    List,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
)
from planner.views.i18n import _, n_

__all__ = [
    "PAPERS",
    "READABLE",
    "amendment_of",
    "amendment_path",
    "export",
    "export_amendment",
    "path_of",
    "preview",
    "read",
    "write_paper",
]


_MADE = {
    "contract": (contract_of, "contrat.pdf"),
    "family": (family_page_of, "page-famille.pdf"),
    "landlord": (landlord_plan_of, "plan-bailleur.pdf"),
    "fsl": (fsl_file_of, "demande-fsl.pdf"),
    "bills": (fsl_utilities_of, "demande-fsl-factures.pdf"),
    "asll": (asll_request_of, "demande-asll.pdf"),
    "review": (review_pdf_of, "bilan-asll.pdf"),
    "budget": (budget_sheet_of, "budget.xlsx"),
    "dates": (due_dates_of, "dates.ics"),
}

AMENDMENT = "avenant.pdf"

PAPERS = tuple(_MADE)
"""Every paper that can be written: the contract, the page that the family takes home, the plan for
the landlord, the requests to the fund (rent; energy, water, telephone) and for support, the last
review of the support, the budget as a spreadsheet, the dates."""

READABLE = tuple(what for what, (_make, name) in _MADE.items() if name.endswith(".pdf"))
"""Those that can be read as text before they are printed."""


def path_of(work: Session, what: str, folder: Path | None = None) -> Path:
    """Where a paper of ``PAPERS`` is written."""
    return _place(work, _MADE[what][1], folder)


def export(work: Session, what: str, folder: Path | None = None) -> Path:
    """Write a paper of ``PAPERS`` in the folder of prints; where it is.

    ``PlannerError`` when it cannot be made (no plan holds, no regulation is known, the household
    said no); nothing is written then.
    """
    data = _MADE[what][0](work.dossier, work.law, work.on, work.choices)
    return _write(path_of(work, what, folder), data)


def read(work: Session, what: str) -> tuple[Block, ...]:
    """A PDF of ``READABLE`` as text, exactly what it would print; errors as in ``export``."""
    from planner.documents.reading import read_document

    make = _MADE[what][0]
    return read_document(lambda: make(work.dossier, work.law, work.on, work.choices))


def export_amendment(work: Session, draft: Amendment, folder: Path | None = None) -> Path:
    """Write an amendment as PDF, from the shared view; where it is."""
    return _write(_place(work, AMENDMENT, folder), amendment_of(work, draft))


def amendment_path(work: Session) -> Path:
    """Where the last amendment was written."""
    return _place(work, AMENDMENT, None)


def write_paper(work: Session, name: str, data: bytes, folder: Path | None = None) -> Path:
    """Write what is made already among the prints; where it is."""
    return _write(_place(work, name, folder), data)


def amendment_of(work: Session, draft: Amendment) -> bytes:
    """An amendment as PDF, from the shared view."""
    from planner.documents.amendment import amendment_pdf

    dossier, plan = work.shared()
    head = letterhead(work.choices, dossier.casework.counsellor)
    return amendment_pdf(dossier, draft, head, plan.law_fingerprint)


def _place(work: Session, name: str, folder: Path | None) -> Path:
    return (folder or home() / "impressions") / f"{work.id}-{name}"


def _write(path: Path, data: bytes) -> Path:
    with told(path.parent):
        ensure_folder(path.parent)
        write_atomically(path, data)
    return path


def preview(work: Session, *, keys: bool = True) -> tuple[Block, ...]:
    """The contract as blocks after what is not printed; ``keys`` says which keys write it."""
    dossier, plan = work.shared()
    data = contract_data(
        dossier, plan, letterhead(work.choices, dossier.casework.counsellor), work.law
    )
    found: list[Block] = [Heading(data["title"], 1), Paragraph(data["subtitle"])]
    titles = data["headings"]
    for part in data:
        if part in titles and part != "signatures":
            found.append(Heading(_title(titles[part])))
            found += _part(data[part])
    found += _signatures(data)
    return (*_kept_out(work, keys=keys), *found)


def _title(title: Any) -> str:
    return str(title)


def _part(content: Any) -> list[Block]:
    if isinstance(content, str):
        return [Paragraph(content)]
    if isinstance(content, dict):
        return _described(content)
    if not content:
        return []
    if isinstance(content[0], str):
        return [List(tuple(content))]
    if isinstance(content[0], list):
        columns = tuple(Column("", grows=place == 0) for place in range(len(content[0])))
        return [Table(columns, tuple(Row(tuple(row)) for row in content))]
    found: list[Block] = []
    for item in content:
        found.append(Paragraph(str(item.get("who") or item.get("what") or ""), strong=True))
        lines = item.get("items") or item.get("why") or ()
        if lines:
            found.append(List(tuple(lines)))
    return found


def _described(content: dict[str, Any]) -> list[Block]:
    found: list[Block] = []
    intro = content.get("intro", ())
    found += [Paragraph(text) for text in ([intro] if isinstance(intro, str) else intro)]
    found += [Paragraph(text) for text in content.get("sentences", ())]
    rows = content.get("rows", ())
    if rows and isinstance(rows[0], dict):
        yes, no = _("oui"), _("non")
        cells = [
            Row((row["item"], yes if row["yes"] else no if row["no"] else "…")) for row in rows
        ]
        found.append(Table((Column(_("Partage"), grows=True), Column(_("Accord"))), tuple(cells)))
    elif rows:
        heads = content.get("columns") or [""] * len(rows[0])
        columns = tuple(
            Column(head, Align.LEFT if place == 0 else Align.RIGHT, place == 0)
            for place, head in enumerate(heads)
        )
        total = content.get("total")
        found.append(
            Table(
                columns,
                tuple(Row(tuple(row)) for row in rows),
                Row(tuple(total)) if total else None,
            )
        )
    found += [Note(text) for text in content.get("notes", ())]
    return found


def _signatures(data: dict[str, Any]) -> list[Block]:
    people = [f"{signer['name']}, {signer['role']}" for signer in data["signers"]]
    return [Heading(_("Signatures")), Paragraph(data["signatures"]["intro"]), List(tuple(people))]


def _kept_out(work: Session, *, keys: bool) -> tuple[Block, ...]:
    hidden = work.hidden
    items = [_("les notes privées et les remarques sur les lignes")]
    if hidden:
        items.append(
            n_("{n} ligne privée, ni son montant dans aucun total",
               "{n} lignes privées, ni leur montant dans aucun total", hidden).format(n=hidden)
        )  # fmt: skip
    items.append(_("le détail des revenus et des dépenses, les relevés, la santé"))
    told: list[Block] = [Heading(_("Ce qui ne sera pas imprimé")), List(tuple(items))]
    if keys:
        how = _("Ctrl+S écrit le contrat en PDF, Alt+F la page de la famille.")
        told.append(Note(how, Mark.INFO))
    return tuple(told)

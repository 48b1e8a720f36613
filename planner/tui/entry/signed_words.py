"""The signed contract in words: what was signed, is the paper intact, what changed since."""

from __future__ import annotations

from planner.services.screen.signed import Signed, changed_since_signed, signed_papers
from planner.services.session import Session
from planner.tui.entry.changed import told
from planner.views import formats
from planner.views.blocks import Block, Blocks, Heading, List, Mark, Note, Paragraph
from planner.views.i18n import _
from planner.views.words.tables import elided

__all__ = ["paper_name", "signed_blocks"]


def paper_name(paper: Signed) -> str:
    """``Contrat signé le 22 novembre 2026``."""
    if paper.on is None:
        return _("Contrat n° {number}").format(number=paper.number)
    text = _("Contrat signé le {day}") if paper.amends is None else _("Avenant signé le {day}")
    return text.format(day=formats.day(paper.on))


def signed_blocks(work: Session) -> Blocks:
    """Every paper signed, then what changed since the last one; nothing when none was."""
    papers = signed_papers(work)
    found: list[Block] = []
    for paper in papers:
        found.append(Heading(paper_name(paper), 1 if paper is papers[0] else 2))
        found += _terms(paper)
        for problem in paper.problems:
            found.append(Note(str(problem), Mark.DOUBT))
    if papers and not any(paper.problems for paper in papers):
        kept = _(
            "Chaque papier signé est gardé tel quel, avec ses chiffres et la loi de ce jour-là."
        )
        found.append(Paragraph(kept))
    return (*found, *_since(work, papers[-1])) if papers else ()


def _terms(paper: Signed) -> list[Block]:
    if paper.instalment is None or paper.debt is None or paper.ends is None:
        return []
    text = _("{amount} par mois sur une dette de {debt} : {months}, jusqu’en {end}.")
    said = text.format(
        amount=formats.money(paper.instalment),
        debt=formats.money(paper.debt),
        months=formats.count_of_months(paper.months),
        end=formats.month(paper.ends),
    )
    return [Paragraph(elided(said), strong=True)]


def _since(work: Session, paper: Signed) -> list[Block]:
    """What the dossier says otherwise since the last signature."""
    if paper.dossier is None:
        return []
    now, changes = changed_since_signed(work, paper)
    head = Heading(_("Ce qui a changé depuis la signature"))
    if not changes:
        return [head, Paragraph(_("Rien n’a changé depuis."))]
    lines = dict.fromkeys(told(change, paper.dossier, now) for change in changes)
    return [head, List(tuple(text[:1].upper() + text[1:] for text in lines))]

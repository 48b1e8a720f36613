"""``planner commission``: the agenda and the minutes of a sitting, and what it decides."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.days import day_given
from planner.cli.output import narrate, show, write_file
from planner.errors import Problem, UsageError
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.views.blocks import Blocks

__all__ = ["ask", "decide", "paper"]


def paper(
    protocol: str,
    *,
    minutes: bool,
    partner: str | None = None,
    on: str | None = None,
    out: str | None = None,
    flat: bool = False,
) -> int:
    """The paper of one partner, on the screen or as a PDF; without partner, the service's list."""
    from planner.services import commissions
    from planner.views.sittings import sitting_blocks

    day = day_given(on)
    if partner is None:
        if out is not None or minutes:
            raise UsageError(
                Problem(
                    "partner_needed",
                    "Un document se fait pour un partenaire, avec ce qu’il peut savoir. Ajoutez "
                    "« --partner MEMBRE ».",
                )
            )
        show(_overview(protocol, day), flat=flat)
        return 0
    if out is not None and Path(out).suffix.lower() != ".pdf":
        raise UsageError(
            Problem(
                "unknown_form", "« {file} » doit finir par .pdf.", None, {"file": Path(out).name}
            )
        )
    made = commissions.paper(protocol, partner, day, minutes=minutes)
    if out is not None:
        write_file(Path(out), commissions.paper_pdf(made))
        narrate(_("Document écrit : {file}").format(file=out))
        return 0
    blocks = sitting_blocks(made.situations, made.protocol, made.member, day, minutes=minutes)
    show(blocks, flat=flat)
    return 0


def _overview(protocol: str, day: date) -> Blocks:
    """The list of the service, with names and who will know of each."""
    from planner.calc.protocols.eligibility import Eligible
    from planner.services.commissions import overview
    from planner.views import formats
    from planner.views.blocks import Block, Column, Heading, Note, Paragraph, Row, Table
    from planner.views.sittings import heading
    from planner.views.words.protocols import called, followed

    found = overview(protocol, day)
    blocks: list[Block] = [Heading(heading(found.protocol, day, minutes=False), 1)]
    if not found.listed:
        blocks.append(Paragraph(_("Aucune situation n’attend ce jour-là.")))
    else:
        members = {
            one.id: called(one)
            for one in (found.protocol.commission.members if found.protocol.commission else ())
        }
        rows = tuple(
            Row(
                (
                    f"{one.name or _('Sans nom')} {one.reference}".strip(),
                    formats.short_day(one.since),
                    ", ".join(members[id] for id in one.partners)
                    or (_("personne") if isinstance(one.ready, Eligible) else followed(one.ready)),
                ),
                strong=one.new,
            )
            for one in found.listed
        )
        columns = (
            Column(_("Ménage")),
            Column(_("Depuis")),
            Column(_("Partagée avec"), grows=True),
        )
        blocks.append(Table(columns, rows))
    blocks.append(
        Note(
            _("liste interne, avec les noms : le document d’un partenaire se fait avec --partner.")
        )
    )
    if found.next_on is not None:
        text = _("Séance suivante, selon le rythme : {day}.")
        blocks.append(Paragraph(text.format(day=formats.day(found.next_on))))
    return tuple(blocks)


def decide(
    dossier: str,
    decision: str,
    *,
    on: str | None = None,
    entry: str | None = None,
    text: str = "",
    review: str | None = None,
    agreed: tuple[str, ...] = (),
) -> int:
    """Write what the commission decided into a dossier."""
    from planner.services.commissions import decide as written

    day = day_given(on)
    review_on = day_given(review, field="--review") if review is not None else None
    where = written(
        dossier, decision, day, entry=entry, text=text, review_on=review_on, agreed_by=agreed
    )
    narrate(
        _("Décision « {decision} » notée au dossier {dossier}, entrée {entry}.").format(
            decision=decision, dossier=dossier, entry=where
        )
    )
    return 0


def ask(dossier: str, *, on: str | None = None, entry: str | None = None) -> int:
    """Put a situation on the agenda of a sitting."""
    from planner.services.commissions import ask as asked
    from planner.views import formats

    day = day_given(on)
    where = asked(dossier, day, entry=entry)
    told = _("Passage en commission demandé pour le {day}, dossier {dossier}, entrée {entry}.")
    narrate(told.format(day=formats.day(day), dossier=dossier, entry=where))
    return 0

"""The debts that nothing repays yet, repaid together: when each one ends, or why that cannot be."""

from __future__ import annotations

from planner.calc.dossier.dossier import Dossier
from planner.calc.outcomes import NoPlan
from planner.calc.scenarios.assessment import Assessment
from planner.views import formats, words
from planner.views.blocks import Align, Blocks, Column, Heading, Mark, Note, Paragraph, Row, Table
from planner.views.i18n import _

__all__ = ["repaid_together"]


def repaid_together(judged: Assessment, dossier: Dossier | None = None) -> Blocks:
    """As blocks; nothing where no debt waits beside the rent debt."""
    found = judged.together
    if found is None:
        return ()
    title = Heading(_("Rembourser ensemble les dettes que rien ne rembourse encore"), 1)
    if isinstance(found, NoPlan):
        why = words.certificate(found.certificate)
        text = _("En {months} au plus, elles ne peuvent pas toutes être remboursées. {why}")
        months = formats.count_of_months(judged.longest)
        return (title, Paragraph(text.format(months=months, why=why), strong=True))
    settled = found.settled
    rows = tuple(
        Row(
            (
                words.kind(one.kind) if one.path == "account" else words.line(one.path, dossier),
                formats.money(one.balance),
                formats.short_month(settled[one.path]),
            )
        )
        for one in judged.waiting
    )
    table = Table(
        (
            Column(_("Dette"), grows=True),
            Column(_("Reste dû"), Align.RIGHT),
            Column(_("Finie au plus tôt")),
        ),
        rows,
    )
    note = _(
        "dans cet ordre, avec tout ce que les mois laissent au-dessus du minimum ; aucune "
        "mensualité n’est promise ici."
    )
    return (title, table, Note(note, Mark.INFO))

"""The debts that nothing repays yet, repaid together: when each one ends, or why that cannot be.

And what it takes to repay them with less a month: so much, so long, so much left.
"""

from __future__ import annotations

from planner.calc.dossier.dossier import Dossier
from planner.calc.outcomes import NoPlan
from planner.calc.repayment.frontier import DebtsPoint, Frontier
from planner.calc.scenarios.assessment import Assessment
from planner.calc.scenarios.together import turns
from planner.views import formats, words
from planner.views.blocks import Align, Blocks, Column, Heading, Mark, Note, Paragraph, Row, Table
from planner.views.i18n import _

__all__ = ["curve_together", "repaid_together"]

MOST_ROWS = 8
"""A table to read with a family, not a curve to run along."""


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


def curve_together(frontier: Frontier[DebtsPoint]) -> Blocks:
    """As blocks: a few durations, the lightest amount of each; nothing where there is no choice."""
    shown = turns(frontier, MOST_ROWS)
    if len(shown) < 2:
        return ()
    rows = tuple(
        Row(
            (
                formats.money(point.monthly),
                formats.count_of_months(point.months or 0),
                formats.short_month(last),
                formats.money(left),
            )
        )
        for point in shown
        if (last := point.last_month) is not None and (left := point.worst_left) is not None
    )
    table = Table(
        (
            Column(_("Au plus par mois"), Align.RIGHT),
            Column(_("Durée"), Align.RIGHT),
            Column(_("Fin")),
            Column(_("Reste le mois le plus serré"), Align.RIGHT),
        ),
        rows,
    )
    note = _(
        "toutes ces dettes ensemble, dans cet ordre ; chaque ligne est la plus petite somme, en "
        "euros entiers, qui suffit à finir ce mois-là."
    )
    return (Heading(_("Ou plus lentement"), 1), table, Note(note, Mark.INFO))

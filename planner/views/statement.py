"""What was read in a landlord's statement: understood, cancelled, doubtful, ignored, refused.

Nothing is hidden: the signs say how they were proved, each printed figure that disagrees says by
how much, each doubtful row asks its question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.views import formats
from planner.views.blocks import (
    Align,
    Block,
    Blocks,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    List,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
)
from planner.views.i18n import N_, _, n_
from planner.views.problems import problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.intake.statement import Statement

__all__ = ["CHECKS", "EVIDENCE", "KINDS", "refusals", "statement", "statements"]

KINDS = {
    "rent": N_("loyer"),
    "charges": N_("charges"),
    "regularisation": N_("régularisation de charges"),
    "sls": N_("surloyer"),
    "repairs": N_("réparations locatives"),
    "fee": N_("frais (non dus)"),
    "court_costs": N_("frais de procédure"),
    "penalty": N_("pénalité (non due)"),
    "payment": N_("paiement"),
    "housing_benefit": N_("aide au logement"),
    "rls": N_("RLS"),
    "fsl": N_("aide du FSL"),
    "remission": N_("remise, avoir"),
}

EVIDENCE = {
    "running_balance": N_("le solde imprimé prouve le sens de chaque montant"),
    "rent_raises_the_debt": N_("le loyer augmente la dette : c’est ce qui donne le sens"),
    "words": N_("les mots du relevé donnent le sens des montants"),
    "columns": N_("les colonnes Débit et Crédit donnent le sens des montants"),
}

CHECKS = {
    "running": N_("solde imprimé"),
    "carried": N_("report de page"),
    "debits": N_("total des débits"),
    "credits": N_("total des crédits"),
    "net": N_("total net"),
    "closing": N_("solde final"),
}


def statements(read: Sequence[Statement]) -> Blocks:
    """Every account of a file, one after the other, never added."""
    found: list[Block] = []
    for each in read:
        found += statement(each)
    return tuple(found)


def statement(read: Statement) -> Blocks:
    """One account: its balances, its rows, what disagrees and what to ask."""
    title = _("Relevé « {file} »").format(file=read.file)
    if read.account:
        title = _("{title}, compte {account}").format(title=title, account=read.account)
    found: list[Block] = [Heading(title, 1), _balances(read)]
    found.append(Note(f"{_(EVIDENCE[read.evidence.value])}."))
    found += [Note(problem(each), Mark.ALERT) for each in read.alerts]
    found += _rows(read)
    found += _doubtful(read)
    if read.cancelled:
        items = tuple(
            _("ligne {row} : {amount} du {day}, annulé par la ligne {other} ({label})").format(
                row=each.row,
                amount=formats.money(each.amount),
                day=formats.short_day(each.date),
                other=each.other_row,
                label=each.label,
            )
            for each in read.cancelled
        )
        found += [Heading(_("Annulé : un paiement et son rejet")), List(items)]
    if read.refused:
        items = tuple(
            _("ligne {row} : {why}").format(row=each.row, why=problem(each.problem))
            for each in read.refused
        )
        found += [Heading(_("Lignes refusées")), List(items)]
    found += _checks(read)
    ignored = len(read.ignored)
    if ignored:
        found.append(
            Paragraph(
                n_(
                    "{n} ligne sans mouvement (titre, total, report) est laissée de côté.",
                    "{n} lignes sans mouvement (titres, totaux, reports) sont laissées de côté.",
                    ignored,
                ).format(n=ignored)
            )
        )
    return tuple(found)


def _balances(read: Statement) -> KeyFigures:
    items = []
    if read.opening_balance is not None:
        note = _("contenu à demander") if read.opening_balance else ""
        if read.opening_implied:
            note = _("déduit des lignes")
        items.append(KeyFigure(_("Solde antérieur"), formats.money(read.opening_balance), note))
    when = formats.short_day(read.closing_date) if read.closing_date else ""
    items.append(KeyFigure(_("Solde calculé"), formats.money(read.computed_closing), when))
    if read.printed_closing is not None:
        items.append(KeyFigure(_("Solde imprimé"), formats.money(read.printed_closing)))
    if read.struck_total:
        items.append(
            KeyFigure(
                _("Frais et pénalités non dus"),
                formats.money(read.struck_total),
                _("loi du 6 juillet 1989, art. 4"),
            )
        )
        items.append(KeyFigure(_("Dette sans ces frais"), formats.money(read.legal_balance)))
    return KeyFigures(tuple(items))


def _rows(read: Statement) -> list[Block]:
    if not read.lines:
        return []
    rows = tuple(
        Row(
            (
                str(line.row),
                formats.short_day(line.date),
                formats.money(line.amount, unit=False) if line.sense.value == "debit" else "",
                formats.money(line.amount, unit=False) if line.sense.value == "credit" else "",
                _(KINDS[line.kind]),
                line.label,
            )
        )
        for line in read.lines
    )
    columns = (
        Column(_("Ligne"), Align.RIGHT),
        Column(_("Date")),
        Column(_("Dû"), Align.RIGHT),
        Column(_("Payé"), Align.RIGHT),
        Column(_("Nature")),
        Column(_("Libellé"), grows=True),
    )
    count = n_("{n} ligne comprise", "{n} lignes comprises", len(rows)).format(n=len(rows))
    return [Heading(count), Table(columns, rows)]


def _doubtful(read: Statement) -> list[Block]:
    if not read.doubtful:
        return []
    items = []
    for each in read.doubtful:
        sense = _("dû") if each.sense.value == "debit" else _("payé")
        items.append(
            _("ligne {row}, {day}, {amount} ({sense}), « {label} » : {why}").format(
                row=each.row,
                day=formats.short_day(each.date),
                amount=formats.money(each.amount),
                sense=sense,
                label=each.label,
                why=problem(each.why),
            )
        )
    return [Heading(_("Lignes douteuses : à décider avec la personne")), List(tuple(items))]


def _checks(read: Statement) -> list[Block]:
    if not read.mismatches:
        return []
    items = tuple(
        _("ligne {row}, {what} : {printed} imprimés, {computed} calculés, écart de {gap}").format(
            row=each.row,
            what=_(CHECKS[each.what]),
            printed=formats.money(each.printed),
            computed=formats.money(each.computed),
            gap=formats.money(each.difference),
        )
        for each in read.mismatches
    )
    return [Heading(_("Ce qui ne tombe pas juste")), List(items)]


def refusals(error: PlannerError) -> tuple[str, ...]:
    """Why a file was refused, sentence by sentence."""
    return tuple(problem(found) for found in error.problems)

"""A household's own sheet beside the dossier: what would be added or changed, what is not sure.

Nothing is hidden: each line of the file is in one of the lists, with its number in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.calc.calendar import Frequency
from planner.views import formats, words
from planner.views.blocks import Align, Block, Blocks, Column, Heading, List, Paragraph, Row, Table
from planner.views.i18n import N_, _, n_
from planner.views.problems import problem
from planner.views.words.often import OFTEN

if TYPE_CHECKING:
    from planner.calc.dossier import Dossier
    from planner.intake.household_sheet import HouseholdSheet, SheetLine
    from planner.intake.typed import AmountPer
    from planner.services.household_sheet import SheetChange

__all__ = ["change_in_words", "not_proposed", "sheet_blocks"]

_DWELLING = {
    "rent": N_("Loyer sans les charges"),
    "charges": N_("Charges du loyer"),
    "allowance.amount": N_("Aide au logement"),
}


def sheet_blocks(
    sheet: HouseholdSheet, changes: Sequence[SheetChange], dossier: Dossier | None = None
) -> Blocks:
    """The whole of a sheet; with a ``dossier`` the amounts stand beside its own."""
    found: list[Block] = [Heading(_("Feuille « {name} »").format(name=sheet.file), 1)]
    sure = [change for change in changes if change.line.problem is None]
    told = {"add": _("Ce qui s’ajoute"), "change": _("Ce qui change"), "same": _("Déjà pareil")}
    for what, title in told.items():
        those = [change for change in sure if change.what == what]
        if those:
            found += [Heading(title), _table(those, beside=dossier is not None and what != "add")]
    for status, title in (("doubtful", _("À vérifier")), ("refused", _("Non lu"))):
        lines = [line for line in sheet.lines if line.status == status]
        if lines:
            found += [Heading(title), List(tuple(_doubt(line) for line in lines))]
    if not sheet.lines:
        found.append(Paragraph(_("Aucune ligne de cette feuille n’a de montant.")))
    if sheet.empty:
        found.append(
            Paragraph(
                n_("{n} ligne laissée vide.", "{n} lignes laissées vides.", sheet.empty).format(
                    n=sheet.empty
                )
            )
        )
    return tuple(found)


def _table(changes: Sequence[SheetChange], *, beside: bool) -> Table:
    columns = [Column(_("Feuille"), Align.RIGHT), Column(_("Ligne"), grows=True)]
    columns += [Column(_("Dossier"), Align.RIGHT)] if beside else []
    columns.append(Column(_("Montant de la feuille"), Align.RIGHT))
    rows = []
    for change in changes:
        before = [_amount(change.before)] if beside else []
        cells = (str(change.line.row), _name(change.line), *before, _amount(change.line.amount))
        rows.append(Row(cells))
    return Table(tuple(columns), tuple(rows))


def change_in_words(change: SheetChange) -> str:
    """One change in a sentence."""
    line = change.line
    if change.what == "change":
        return _("{line} : {after} au lieu de {before}.").format(
            line=_name(line), after=_amount(line.amount), before=_amount(change.before)
        )
    return _("{line} : {after}.").format(line=_name(line), after=_amount(line.amount))


def not_proposed(sheet: HouseholdSheet, changes: Sequence[SheetChange]) -> tuple[str, ...]:
    """What of a sheet changes nothing, in sentences: lines not read, already there, or empty."""
    proposed = {change.line.row for change in changes if change.what != "same"}
    unread = [
        _doubt(line)
        for line in sheet.lines
        if line.problem is not None and line.row not in proposed
    ]
    same = sum(change.what == "same" for change in changes)
    told = [n_("{n} ligne dit déjà comme le dossier.", "{n} lignes disent déjà comme le dossier.",
               same).format(n=same)] if same else []  # fmt: skip
    if sheet.empty:
        empty = n_("{n} ligne laissée vide.", "{n} lignes laissées vides.", sheet.empty)
        told.append(empty.format(n=sheet.empty))
    if not proposed:
        told = [_("Cette feuille ne propose aucun changement."), *told]
    return (*unread, *told)


def _doubt(line: SheetLine) -> str:
    said = problem(line.problem) if line.problem is not None else ""
    return _("Ligne {row}, « {name} » : {why}").format(row=line.row, name=line.name, why=said)


def _name(line: SheetLine) -> str:
    if line.part == "dwelling":
        return _(_DWELLING[line.kind])
    name = words.kind(line.kind)
    return _("{kind} (« {name} »)").format(kind=name, name=line.name)


def _amount(amount: AmountPer | None) -> str:
    if amount is None:
        return "–"
    often = OFTEN[amount.frequency or Frequency.MONTH]
    return f"{formats.money(amount.amount)} {_(often)}"

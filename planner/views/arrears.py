"""The rent debt and the housing allowance, as the diagnosis shows them."""

from __future__ import annotations

from typing import Any

from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.money import ZERO
from planner.calc.results import Plan
from planner.views import formats, words
from planner.views.blocks import (
    Align,
    Block,
    Blocks,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
)
from planner.views.gap import causes, suspension
from planner.views.i18n import N_, _
from planner.views.resources import reduction, resource_base

__all__ = ["allowance", "arrears"]

_RULES = {
    "two-months": N_("règle en vigueur jusqu’au 31 décembre 2026 (deux mois de loyer)"),
    "450-or-3-months": N_("règle en vigueur au 1er janvier 2027 (450 € ou trois mois)"),
}


def arrears(plan: Plan) -> Blocks:
    """What is owed, month by month, and whether it counts as unpaid rent for the allowance."""
    view = plan.arrears
    if view.balance.money <= ZERO and not view.struck.money:
        text = (
            _("Aucune dette de loyer n’est connue à ce jour.")
            if view.balance.money == ZERO
            else _("Le compte est créditeur de {amount}.").format(
                amount=formats.money(-view.balance.money)
            )
        )
        return (Heading(_("La dette de loyer")), Paragraph(text))
    name = _("Dette de loyer, annoncée en gros") if view.rough else _("Dette de loyer")
    items = [KeyFigure(name, words.value(view.balance), "", view.balance.label)]
    if view.struck.money:
        items.append(
            KeyFigure(
                _("Frais réclamés qui ne sont pas dus"),
                words.value(view.struck),
                _("loi du 6 juillet 1989, art. 4"),
                view.struck.label,
            )
        )
    if view.prescribed.money:
        items.append(
            KeyFigure(
                _("Somme de plus de trois ans, prescrite"),
                words.value(view.prescribed),
                _("à ne pas reconnaître (art. 7-1)"),
                view.prescribed.label,
            )
        )
        items.append(
            KeyFigure(
                _("Dette qui peut être reconnue"),
                words.value(view.undisputed),
                "",
                view.undisputed.label,
            )
        )
    found: list[Block] = [Heading(_("La dette de loyer")), KeyFigures(tuple(items))]
    if view.state is not None:
        found += _account(view.state)
    return tuple(found)


def _account(state: Any) -> list[Block]:
    months = [month for month in state.by_month if month.unpaid]
    found: list[Block] = []
    if months:
        rows = tuple(
            Row(
                (
                    formats.month(month.month),
                    formats.money(month.due, unit=False),
                    formats.money(month.paid, unit=False),
                    formats.money(month.unpaid, unit=False),
                )
            )
            for month in months
        )
        found.append(
            Table(
                (
                    Column(_("Mois")),
                    Column(_("Dû"), Align.RIGHT),
                    Column(_("Payé"), Align.RIGHT),
                    Column(_("Reste dû"), Align.RIGHT),
                ),
                rows,
                caption=_("Les mois qui ne sont pas soldés, en euros."),
            )
        )
    for reading in (state.impaye, state.impaye_other):
        if reading is not None:
            found.append(Note(_reading(reading), label=_("Impayé au sens de l’aide au logement")))
    return found


def _reading(reading: Any) -> str:
    rule = _(_RULES.get(reading.rule, reading.rule))
    amount = formats.money(reading.threshold)
    if not reading.constituted:
        return _("{rule} : pas constitué, le seuil est de {amount}.").format(
            rule=rule, amount=amount
        )
    return _("{rule} : constitué depuis le {day}, le seuil est de {amount}.").format(
        rule=rule, amount=amount, day=formats.day(reading.constituted_on)
    )


def allowance(plan: Plan, dossier: Dossier, law: Law | None = None) -> Blocks:
    """The computed amount beside the notified one, with what the gap may come from."""
    view = plan.allowance
    month = formats.month(view.month)
    items = []
    if view.notified is not None:
        items.append(KeyFigure(_("Notifiée"), words.value(view.notified), "", view.notified.label))
    if view.computed is not None:
        name = _("Calculée pour {month}").format(month=month)
        items.append(
            KeyFigure(
                words.elided(name),
                words.value(view.computed),
                view.benefit or "",
                view.computed.label,
            )
        )
    if view.gap is not None and view.gap.raw:
        items.append(
            KeyFigure(
                _("Écart"),
                words.value(view.gap),
                _("à expliquer avec la caisse"),
                view.gap.label,
            )
        )
    if view.back_payment is not None:
        items.append(
            KeyFigure(
                _("Rappel si la suspension est levée"),
                words.value(view.back_payment),
                "",
                view.back_payment.label,
            )
        )
    if view.debt_after_back_payment is not None:
        items.append(
            KeyFigure(
                _("Dette qui resterait après ce rappel"),
                words.value(view.debt_after_back_payment),
                "",
                view.debt_after_back_payment.label,
            )
        )
    found: list[Block] = [Heading(_("L’aide au logement"))]
    if items:
        found.append(KeyFigures(tuple(items)))
    if view.suspended_since is not None:
        since = formats.month(view.suspended_since)
        found.append(
            Note(
                words.elided(
                    _("l’aide est suspendue depuis {month} ; ce n’est pas un droit à zéro.").format(
                        month=since
                    )
                ),
                Mark.ALERT,
            )
        )
    found += causes(view)
    found += reduction(view.reduction)
    found += resource_base(plan, dossier)
    found += suspension(view.suspension)
    if view.missing is not None:
        found.append(Note(words.missing(view.missing, dossier, law), Mark.DOUBT))
    if view.refusal is not None:
        found.append(Note(words.refusal(view.refusal), Mark.INFO))
    return tuple(found)

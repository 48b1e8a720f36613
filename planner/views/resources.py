"""The resource base of the allowance and the RLS: what is known, what is estimated, what to ask."""

from __future__ import annotations

from planner.calc.dossier.dossier import Dossier
from planner.calc.results import Plan, ReductionView, ResourceBaseView
from planner.views import formats, words
from planner.views.blocks import (
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
from planner.views.i18n import _
from planner.views.words.allowance import QUESTIONS, REASONS, SITUATIONS, STATES

__all__ = ["reduction", "resource_base"]


def resource_base(plan: Plan, dossier: Dossier) -> Blocks:
    """The base used and the one computed, each income with its state, and the questions left."""
    base = plan.allowance.base
    if base is None:
        return ()
    found: list[Block] = [Heading(_("La base de ressources"))]
    items = _figures(base)
    if items:
        found.append(KeyFigures(tuple(items)))
    found.append(
        Paragraph(
            words.elided(
                _("La caisse regarde les douze mois de {first} à {last}.").format(
                    first=formats.month(base.first), last=formats.month(base.last)
                )
            )
        )
    )
    private = {item.path for item in plan.budget.items if item.private}
    rows = tuple(
        Row((words.line(each.path, dossier), _(STATES[each.state]), _reason(each.reason)))
        for each in base.resources
        if each.path not in private
    )
    if rows:
        columns = (
            Column(_("Ressource"), grows=True),
            Column(_("État")),
            Column(_("Pourquoi"), grows=True),
        )
        found.append(Table(columns, rows))
    if base.missing is not None and base.missing.reason in REASONS:
        fields = formats.listed([words.field(path, dossier) for path in base.missing.fields])
        text = _("base non calculée avec les revenus du dossier : {why} ({fields}).").format(
            why=_(REASONS[base.missing.reason]), fields=fields
        )
        found.append(Note(text, Mark.DOUBT))
    if base.estimated:
        found.append(
            Note(
                _("cette base est une estimation : celle de la notification la remplace."),
                Mark.DOUBT,
            )
        )
        found.append(Heading(_("À demander avant de s’y fier"), 3))
        found.append(List(tuple(_(QUESTIONS[id]) for id in base.questions)))
    return tuple(found)


def _figures(base: ResourceBaseView) -> list[KeyFigure]:
    items = []
    if base.used is not None:
        note = _(SITUATIONS.get(base.source, base.source))
        items.append(KeyFigure(_("Base utilisée"), words.value(base.used), note, base.used.label))
    if base.computed is not None and base.computed is not base.used:
        note = _(SITUATIONS.get(base.situation, base.situation))
        name = _("Base calculée avec les revenus")
        items.append(KeyFigure(name, words.value(base.computed), note, base.computed.label))
    return items


def _reason(id: str) -> str:
    return _(REASONS.get(id, id)) if id else ""


def reduction(view: ReductionView | None) -> Blocks:
    """The RLS printed beside the one due, in social housing."""
    if view is None:
        return ()
    items = [KeyFigure(_("RLS de l’avis d’échéance"), words.value(view.printed), "", "rls.printed")]
    if view.due is not None:
        note = _("estimée") if view.estimated else ""
        name = _("RLS due selon le barème")
        items.append(KeyFigure(name, words.value(view.due), note, view.due.label))
    if view.ceiling is not None:
        name = _("Plafond de ressources, par mois")
        items.append(KeyFigure(name, words.value(view.ceiling), "", view.ceiling.label))
    return (Heading(_("La réduction de loyer de solidarité")), KeyFigures(tuple(items)))

"""Why the allowance notified is not the one computed, and what may suspend or restore it."""

from __future__ import annotations

from planner.calc.allowance_results import (
    AllowanceView,
    Consequence,
    GapView,
    SuspensionReading,
    SuspensionView,
)
from planner.views import formats, words
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
from planner.views.i18n import _
from planner.views.words.gap import (
    CAUSES,
    CHANGES,
    CONDITIONS,
    CONSEQUENCES,
    QUESTIONS,
    REGIMES,
    STANDINGS,
    VERDICTS,
)

__all__ = ["causes", "suspension"]


def causes(view: AllowanceView) -> Blocks:
    """The causes tested one by one, the questions to put, what the allowance would change."""
    found: list[Block] = []
    if view.causes is not None:
        found += _causes(view.causes)
    if view.consequences:
        found += _consequences(view.consequences)
    return tuple(found)


def _causes(view: GapView) -> list[Block]:
    rows = []
    for cause in view.causes:
        if cause.paid is None or cause.effect is None:
            cells = (_(CAUSES[cause.cause]), _("rien dans le dossier pour le vérifier"), "", "")
            rows.append(Row(cells))
            continue
        answer = _("donne le montant notifié") if cause.explains else _("n’explique pas l’écart")
        cells = (
            _("{cause} : avec {change}").format(
                cause=_(CAUSES[cause.cause]), change=_(CHANGES[cause.change])
            ),
            answer,
            formats.money(cause.paid.money, unit=False),
            formats.money(cause.effect.money, unit=False),
        )
        names = (None, None, cause.paid.label, cause.effect.label)
        rows.append(Row(cells, cause.explains, names))
    columns = (
        Column(_("Une seule chose changée"), grows=True),
        Column(_("Résultat")),
        Column(_("Aide"), Align.RIGHT),
        Column(_("Effet"), Align.RIGHT),
    )
    found: list[Block] = [
        Heading(_("D’où peut venir l’écart")),
        Paragraph(_("Chaque cause est vérifiée seule : {verdict}.").format(verdict=_verdict(view))),
        Table(columns, tuple(rows), caption=_("En euros par mois.")),
    ]
    if view.implied_base_low is not None and view.implied_base_high is not None:
        low, high = (
            formats.money(each) for each in (view.implied_base_low, view.implied_base_high)
        )
        text = (
            _("une base de ressources de {low} donnerait le montant notifié.").format(low=low)
            if view.implied_base_low == view.implied_base_high
            else _("une base de ressources de {low} à {high} donnerait le montant notifié.").format(
                low=low, high=high
            )
        )
        found.append(Note(text))
    found.append(Heading(_("À demander à la caisse"), 3))
    found.append(List(tuple(_(QUESTIONS[id]) for id in view.questions)))
    return found


def _verdict(view: GapView) -> str:
    return _(VERDICTS[view.verdict])


def _consequences(consequences: tuple[Consequence, ...]) -> list[Block]:
    rows = tuple(
        Row(
            (
                _(CONSEQUENCES[each.id]),
                formats.money(each.before.money, unit=False),
                formats.money(each.after.money, unit=False),
            ),
            False,
            (None, each.before.label, each.after.label),
        )
        for each in consequences
    )
    columns = (
        Column(_("Par mois"), grows=True),
        Column(_("Aujourd’hui"), Align.RIGHT),
        Column(_("Avec l’aide calculée"), Align.RIGHT),
    )
    return [
        Heading(_("Ce que l’aide calculée changerait ailleurs")),
        Table(columns, rows, caption=_("Montré, sans recalculer le reste : la caisse décide.")),
    ]


def suspension(view: SuspensionView | None) -> Blocks:
    """Under each rule: where the allowance stands, what keeps or restores it, how much to pay."""
    if view is None:
        return ()
    items = [
        KeyFigure(
            _("Dépense de logement à payer"),
            words.value(view.current_expense),
            _("aide déduite, par mois"),
            view.current_expense.label,
        )
    ]
    if view.half is not None:
        note = _("suffit en situation sociale difficile")
        items.append(KeyFigure(_("La moitié"), words.value(view.half), note, view.half.label))
    found: list[Block] = [
        Heading(_("Maintien ou suspension de l’aide")),
        KeyFigures(tuple(items)),
    ]
    for reading in view.readings:
        found += _reading(reading)
    if view.back_payment_in_one_go is not None:
        text = (
            _("protocole : le rappel serait versé en une fois.")
            if view.back_payment_in_one_go
            else _("protocole : le rappel serait versé par semestre, le long du plan.")
        )
        found.append(Note(text))
    return tuple(found)


def _reading(reading: SuspensionReading) -> list[Block]:
    marks = {True: _("rempli"), False: _("non rempli"), None: _("à vérifier")}
    standing = _(STANDINGS[reading.standing])
    text = _("{regime} : {standing} [{reference}]").format(
        regime=_(REGIMES[reading.regime]), standing=standing, reference=reading.reference
    )
    alarming = reading.standing in ("at_risk", "suspended", "liftable")
    found: list[Block] = [Note(text, Mark.ALERT if alarming else Mark.INFO)]
    if reading.certainty != "settled":
        found.append(Note(_("texte lu dans des sources secondaires."), Mark.DOUBT))
    items = [
        _("{condition} : {state} [{reference}]").format(
            condition=_(CONDITIONS[each.id]), state=marks[each.met], reference=each.reference
        )
        for each in reading.conditions
    ]
    found.append(List(tuple(items)))
    return found

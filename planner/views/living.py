"""The plan once signed, as blocks: does it hold, what is paid, what to sign instead."""

from __future__ import annotations

from datetime import date

from planner.calc.dossier.dossier import Dossier
from planner.calc.living.amendment import Amendment
from planner.calc.living.follow import LineState, Living, Standing
from planner.calc.money import Money
from planner.calc.outcomes import Missing
from planner.calc.results import Reason
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
from planner.views.words import scenarios as told

__all__ = ["amendment", "living_plan"]

SHOWN_LINES = 12


def living_plan(
    living: Living | Missing, dossier: Dossier | None = None, *, whole: bool = False
) -> Blocks:
    """A signed plan on the day; ``whole`` shows every instalment."""
    title = Heading(_("Le plan signé"), 1)
    if isinstance(living, Missing):
        if living.fields == ("casework.signed_plan",):
            return (title, Paragraph(_("Aucun plan n’est signé.")))
        fields = formats.listed([words.field(path, dossier) for path in living.fields])
        text = _("pour en dire plus : {fields}.").format(fields=fields)
        return (title, Note(text, Mark.DOUBT))
    found: list[Block] = [
        title,
        Paragraph(_(told.STANDINGS[living.standing]), strong=True),
        List(tuple(_reason(why) for why in living.reasons)),
        _figures(living),
        _lines(living, whole=whole),
    ]
    if living.standing in (Standing.BROKEN, Standing.CAUGHT_UP) and living.next is not None:
        found.append(
            Note(_("un avenant peut être proposé sur ce qui reste de la dette."), Mark.INFO)
        )
    if living.earlier:
        found.append(Note(_("les paiements d’avant la signature sont déjà dans la dette signée.")))
    return tuple(found)


def amendment(draft: Amendment | Missing | None, dossier: Dossier | None = None) -> Blocks:
    """What the amendment changes, and nothing else."""
    title = Heading(_("Avenant au plan"))
    if draft is None:
        return (title, Paragraph(_("Rien ne change : aucun avenant n’est utile.")))
    if isinstance(draft, Missing):
        fields = formats.listed([words.field(path, dossier) for path in draft.fields])
        text = _("pour en dire plus : {fields}.").format(fields=fields)
        return (title, Note(text, Mark.DOUBT))
    rows = tuple(
        Row((_(told.TERMS[change.term]), _term(change.before), _term(change.after)))
        for change in draft.changes
    )
    since = draft.plan.amends or draft.plan.signed_on
    return (
        title,
        Paragraph(
            _(
                "Le plan signé le {day} est modifié comme suit ; ce qui n’est pas écrit ici ne "
                "change pas. Reste de la dette : {debt}."
            ).format(day=formats.day(since), debt=formats.money(draft.plan.debt))
        ),
        Table(
            (
                Column("", grows=True),
                Column(_("Avant"), Align.RIGHT),
                Column(_("Désormais"), Align.RIGHT),
            ),
            rows,
        ),
    )


def _figures(living: Living) -> KeyFigures:
    items = [
        KeyFigure(
            _("Payé"),
            formats.money(living.paid.money),
            _("sur {debt}").format(debt=formats.money(living.signed.debt)),
            living.paid.label,
        ),
        KeyFigure(_("Reste"), formats.money(living.remaining.money), "", living.remaining.label),
    ]
    if living.overdue.money:
        overdue = living.overdue
        items.append(KeyFigure(_("En retard"), formats.money(overdue.money), "", overdue.label))
    if living.ahead.money:
        ahead = living.ahead
        items.append(KeyFigure(_("Payé d’avance"), formats.money(ahead.money), "", ahead.label))
    if living.surplus:
        items.append(KeyFigure(_("Payé en trop"), formats.money(living.surplus)))
    if living.next is not None:
        items.append(
            KeyFigure(
                _("Prochaine mensualité"),
                formats.money(living.next.unpaid),
                _("le {day}").format(day=formats.day(living.next.due)),
            )
        )
    return KeyFigures(tuple(items))


def _lines(living: Living, *, whole: bool) -> Table:
    """The instalments: all of them, or those that are due, open, and the next few."""
    lines = living.lines
    if not whole and len(lines) > SHOWN_LINES:
        first = next((n for n, line in enumerate(lines) if line.unpaid), len(lines) - 1)
        start = max(0, min(first - 2, len(lines) - SHOWN_LINES))
        lines = lines[start : start + SHOWN_LINES]
    rows = tuple(
        Row(
            (
                str(line.n),
                formats.short_day(line.due),
                formats.money(line.amount, unit=False),
                formats.money(line.paid, unit=False),
                _(told.LINES[line.state]),
            ),
            line.state in (LineState.MISSED, LineState.WAITING),
        )
        for line in lines
    )
    return Table(
        (
            Column(_("N°"), Align.RIGHT),
            Column(_("Échéance")),
            Column(_("Dû"), Align.RIGHT),
            Column(_("Payé"), Align.RIGHT),
            Column(_("État"), grows=True),
        ),
        rows,
        caption=_("En euros."),
    )


def _reason(why: Reason) -> str:
    values = {name: words.said(value) for name, value in why.values.items()}
    text = words.elided(_(told.LIVING[why.id]).format_map(values))
    if why.reference is None:
        return text
    return _("{sentence} [{reference}]").format(sentence=text, reference=why.reference)


def _term(value: Money | date | int | None) -> str:
    return "–" if value is None else words.said(value)

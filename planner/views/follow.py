"""The page of a signed plan: does it hold, what was paid, what was drafted, when one meets.

The rows of payments and of meetings name their place in the dossier, so that a page can go to it.
"""

from __future__ import annotations

from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.signed import PaymentSource
from planner.calc.living.amendment import Amendment
from planner.calc.living.follow import Living
from planner.calc.outcomes import Missing
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
from planner.views.i18n import N_, _
from planner.views.living import amendment, living_plan

__all__ = ["SOURCES", "follow"]

SOURCES = {
    PaymentSource.HOUSEHOLD: N_("le ménage"),
    PaymentSource.ALLOWANCE: N_("la CAF ou la MSA"),
    PaymentSource.FSL: N_("le FSL"),
    PaymentSource.OTHER: N_("une autre personne"),
}


def follow(
    living: Living | Missing, plan: Plan, dossier: Dossier, draft: Amendment | None = None
) -> Blocks:
    """Everything the page says; ``draft`` is an amendment not yet signed."""
    found: list[Block] = []
    if draft is not None:
        found += amendment(draft, dossier)
        found.append(Note(_("cet avenant n’est pas encore signé."), Mark.DOUBT))
    signed = isinstance(living, Living)
    if signed:
        found += living_plan(living, dossier)
    else:
        found += _unsigned(living, plan, dossier)
    found += _payments(living, dossier)
    found += _meetings(plan, dossier)
    return tuple(found)


def _unsigned(living: Living | Missing, plan: Plan, dossier: Dossier) -> Blocks:
    """What would be signed, when nothing is."""
    told = living_plan(living, dossier)
    kept = plan.schedule(plan.kept) if plan.kept else None
    if kept is None or not kept.lines or not kept.holds:
        return (*told, Paragraph(words.no_schedule(plan, kept)))
    ready = _(
        "Le plan prêt à signer : {amount} par mois, {months}, première échéance le {day}. Imprimez "
        "le contrat, faites-le signer, puis notez ici le jour de la signature."
    ).format(
        amount=formats.money(kept.instalment.money),
        months=formats.count_of_months(len(kept.lines)),
        day=formats.day(kept.lines[0].due),
    )
    return (*told, Paragraph(ready))


def _payments(living: Living | Missing, dossier: Dossier) -> Blocks:
    payments = dossier.casework.plan_payments
    title = Heading(_("Les paiements"))
    if not payments:
        return (title, Paragraph(_("Aucun paiement n’est noté.")))
    ranked = sorted(range(len(payments)), key=lambda place: (payments[place].date, place))
    rows = []
    for place in ranked:
        each = payments[place]
        path = f"casework.plan_payments[{place}]"
        cells = (
            formats.short_day(each.date),
            formats.money(each.amount),
            _(SOURCES[each.source]),
            _use(living, place),
        )
        rows.append(Row(cells, False, (path,)))
    columns = (
        Column(_("Reçu le")),
        Column(_("Montant"), Align.RIGHT),
        Column(_("Payé par")),
        Column(_("Mensualités payées"), grows=True),
    )
    return (title, Table(columns, tuple(rows)))


def _use(living: Living | Missing, place: int) -> str:
    """Which instalments a payment paid."""
    if isinstance(living, Missing):
        return "–"
    if place in living.earlier:
        return _("avant la signature : déjà compté")
    numbers = sorted({part.n for part in living.parts if part.payment == place})
    if not numbers:
        return _("aucune encore")
    return formats.listed([_("n° {n}").format(n=n) for n in numbers])


def _meetings(plan: Plan, dossier: Dossier) -> Blocks:
    title = Heading(_("Rendez-vous et bilans"))
    days = dossier.casework.review_dates
    if not days:
        return (title, Paragraph(_("Aucun rendez-vous n’est prévu.")))
    items = []
    for place, day in enumerate(days):
        left = (day - plan.on).days
        if left > 0:
            note = _("dans {days}").format(days=formats.count_of_days(left))
        else:
            note = _("aujourd’hui") if left == 0 else _("passé")
        name = _("Rendez-vous n° {n}").format(n=place + 1)
        path = f"casework.review_dates[{place}]"
        items.append(KeyFigure(name, formats.weekday(day), note, path))
    return (title, KeyFigures(tuple(items)))

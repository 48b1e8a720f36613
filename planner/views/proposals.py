"""The proposals: what may be asked for, what is said of it and why, what is missing, what to bring.

Recommended first, refused by the law last with its article. The schedules stand side by side: the
one computed, what the family offered, what the landlord asks, the legal reference.
"""

from __future__ import annotations

from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.results import Plan, Proposal, ScheduleView, Verdict
from planner.views import formats, words
from planner.views.blocks import (
    Align,
    Block,
    Blocks,
    Column,
    Heading,
    List,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
)
from planner.views.i18n import _
from planner.views.pairing import pairings
from planner.views.words.sentences import certificate

__all__ = ["comparison", "proposal", "proposals"]

_ORDER = (
    Verdict.RECOMMENDED,
    Verdict.IN_PROGRESS,
    Verdict.POSSIBLE,
    Verdict.TO_CHECK,
    Verdict.NOT_NOW,
    Verdict.REFUSED,
    Verdict.NOT_APPLICABLE,
)


def proposals(plan: Plan, dossier: Dossier, law: Law | None = None) -> Blocks:
    """Every proposal, the most useful first, what goes together, then the schedules compared."""
    ranked = sorted(plan.proposals, key=lambda each: _ORDER.index(each.verdict))
    found: list[Block] = [Heading(_("Propositions"), 1)]
    for each in ranked:
        found += proposal(each, dossier, law)
    found += pairings(plan)
    found += comparison(plan)
    return tuple(found)


def proposal(each: Proposal, dossier: Dossier, law: Law | None = None) -> Blocks:
    """One proposal: its verdict, the reasons, what is missing."""
    title = _("{title} : {verdict}").format(
        title=words.proposal_title(each, law), verdict=words.verdict(each.verdict)
    )
    found: list[Block] = [Heading(title)]
    reasons = tuple(words.reason(why, dossier, law, indicative=False) for why in each.reasons)
    if reasons:
        found.append(List(reasons))
    if any(why.certainty == "indicative" for why in each.reasons):
        found.append(Note(_("résultat indicatif ; la décision revient à d’autres.")))
    if each.missing:
        fields = formats.listed([words.field(path, dossier) for path in each.missing])
        found.append(Note(_("pour en dire plus : {fields}.").format(fields=fields), Mark.DOUBT))
    if each.papers:
        papers = formats.listed([words.paper(paper, dossier) for paper in each.papers])
        found.append(Note(f"{papers}.", label=_("Papiers à apporter")))
    return tuple(found)


def comparison(plan: Plan) -> Blocks:
    """The schedules side by side, with the first month that breaks where one does."""
    if not plan.schedules:
        return (Heading(_("Échéanciers")), Paragraph(words.no_schedule(plan)))
    rows = tuple(_row(each, kept=each.id == plan.kept) for each in plan.schedules)
    table = Table(
        (
            Column(_("Échéancier")),
            Column(_("Par mois"), Align.RIGHT),
            Column(_("Durée"), Align.RIGHT),
            Column(_("Fin")),
            Column(_("Tient ?"), grows=True),
        ),
        rows,
    )
    return (Heading(_("Échéanciers comparés")), table)


def _row(schedule: ScheduleView, *, kept: bool) -> Row:
    months = len(schedule.lines)
    name = words.schedule(schedule.id)
    return Row(
        (
            _("{name} (retenu)").format(name=name) if kept else name,
            formats.money(schedule.instalment.money) if schedule.lines else "–",
            formats.count_of_months(months) if months else "–",
            formats.short_month(schedule.ends_month) if schedule.ends_month else "–",
            _holds(schedule),
        ),
        kept,
        (None, schedule.instalment.label),
    )


def _holds(schedule: ScheduleView) -> str:
    if schedule.holds:
        return _("oui")
    if schedule.breaks is not None and schedule.missing is not None:
        return words.elided(
            _("non : en {month}, il manque {missing}").format(
                month=formats.short_month(schedule.breaks),
                missing=formats.money(schedule.missing),
            )
        )
    if schedule.certificate is not None:
        return _("non : {why}").format(why=certificate(schedule.certificate))
    return _("non")

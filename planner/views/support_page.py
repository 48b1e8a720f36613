"""The page of the support measure: what is prepared, what runs, what the reviews say; past aids.

A goal and an aid name their place, so that the page can go to them (``goal:…``, a path).
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.calc.dossier.casework import AidKind, FundPart, PastAid, Wish
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.support import SupportReview
from planner.calc.results import Plan
from planner.calc.schemes.asll_follow import Following
from planner.calc.schemes.asll_measure import Measure
from planner.calc.schemes.asll_measure import other_measures as measures_beside
from planner.calc.schemes.asll_review import Review
from planner.errors import PlannerError
from planner.views import formats, words
from planner.views.blocks import (
    Align,
    Block,
    Blocks,
    Column,
    Heading,
    KeyFigures,
    List,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
)
from planner.views.i18n import N_, _
from planner.views.problems import problems
from planner.views.support import following, measure, other_measures
from planner.views.support import review as reviewed
from planner.views.words.support import GOALS, NEXT

__all__ = ["GOAL", "PARTS", "WISHES", "support_page"]

GOAL = "goal:"
"""What begins the place of a goal of the page."""

WISHES = {
    Wish.YES: N_("oui, le ménage le souhaite"),
    Wish.NO: N_("non, il ne le souhaite pas"),
    Wish.THINKING: N_("il y réfléchit"),
}
PARTS = {
    FundPart.RENT: N_("le loyer"),
    FundPart.ENERGY: N_("l’énergie"),
    FundPart.WATER: N_("l’eau"),
    FundPart.PHONE: N_("le téléphone"),
}


def support_page(
    plan: Plan,
    dossier: Dossier,
    held: Following | None,
    proposed: Measure | PlannerError,
    reviews: Sequence[tuple[SupportReview, Review]] = (),
) -> Blocks:
    """Everything the page says; ``held`` is the last measure signed, ``reviews`` its own."""
    found: list[Block] = []
    running = held is not None and plan.on < held.ends_on
    if held is not None:
        if reviews:
            found += _last_review(held, *reviews[0])
        found += following(held, plan.on)
    if not running:
        found += _prepared(plan, dossier, proposed)
    return (*found, *_past_aids(dossier))


def _last_review(held: Following, kept: SupportReview, told: Review) -> Blocks:
    blocks: list[Block] = [*reviewed(held, told)]
    if kept.household_says:
        blocks.append(Paragraph(_("Le ménage dit : {text}").format(text=kept.household_says)))
    if kept.decided is not None:
        decided = _("Décidé : {decision}.").format(decision=_(NEXT[kept.decided]))
        blocks.append(Paragraph(decided, strong=True))
    elif held.measure.end > told.on:
        blocks.append(Note(_("la suite n’est pas encore décidée avec le ménage."), Mark.DOUBT))
    return tuple(blocks)


def _prepared(plan: Plan, dossier: Dossier, proposed: Measure | PlannerError) -> Blocks:
    """The measure as it would be signed, why, and what was chosen for it."""
    why = _why(plan, dossier)
    if isinstance(proposed, PlannerError):
        title = Heading(_("Accompagnement social lié au logement (ASLL)"), 1)
        told = (Paragraph(text) for text in problems(proposed))
        return (title, *told, *why, *other_measures(measures_beside(dossier, plan)))
    found = measure(proposed, GOAL)
    goals = next(place for place, block in enumerate(found) if isinstance(block, KeyFigures))
    return (*found[:goals], *why, Heading(_("Objectifs proposés")), *found[goals:])


def _why(plan: Plan, dossier: Dossier) -> Blocks:
    """The household's own answer, the needs that the dossier shows, the goals left out."""
    wish = dossier.casework.asll_wish
    answer = _("non demandé encore") if wish is None else _(WISHES[wish])
    told: list[Block] = [Paragraph(_("L’avis du ménage : {answer}.").format(answer=answer))]
    proposal = plan.proposal(AidKind.ASLL)
    needs = [
        words.reason(why, dossier)
        for why in (proposal.reasons if proposal is not None else ())
        if why.id.startswith("asll_need_")
    ]
    if needs:
        told.append(Heading(_("Ce que montre le dossier")))
        told.append(List(tuple(needs)))
    left_out = [one.kind for one in dossier.casework.asll_choices.goals if one.left_out]
    if left_out:
        told.append(Heading(_("Objectifs laissés de côté ensemble")))
        told.append(List(tuple(_(GOALS[kind]) for kind in left_out)))
    return tuple(told)


def _past_aids(dossier: Dossier) -> Blocks:
    title = Heading(_("Aides du FSL déjà reçues"))
    aids = [
        (place, aid)
        for place, aid in enumerate(dossier.casework.past_aids)
        if aid.kind is AidKind.FSL
    ]
    if not aids:
        told = _("Aucune n’est notée : un fonds compte celles des dernières années.")
        return (title, Paragraph(told))
    columns = (
        Column(_("Reçue le")),
        Column(_("Pour"), grows=True),
        Column(_("Montant"), Align.RIGHT),
        Column(_("Prêt restant"), Align.RIGHT),
    )
    rows = tuple(
        Row(_aid(aid), False, (f"casework.past_aids[{place}]",))
        for place, aid in sorted(aids, key=lambda each: each[1].on)
    )
    return (title, Table(columns, rows))


def _aid(aid: PastAid) -> tuple[str, ...]:
    part = _(PARTS[aid.part or FundPart.RENT])
    return (
        formats.short_day(aid.on),
        part if aid.part is not None else _("{part} (non précisé)").format(part=part),
        "–" if aid.amount is None else formats.money(aid.amount),
        "–" if aid.loan_left is None else formats.money(aid.loan_left),
    )

"""A support measure as blocks: as it would be signed, as it stands, as its review proposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from planner.calc.dossier.support import GoalKind, Reached
from planner.calc.money import Money
from planner.calc.schemes.asll_follow import Following, ReviewDue
from planner.calc.schemes.asll_measure import Goal, Measure, OtherMeasure
from planner.calc.schemes.asll_review import Review
from planner.views import formats
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
from planner.views.words.names import record
from planner.views.words.support import MEASURES, NEXT, REACHED, REVIEWS, goal_name, indicator

__all__ = ["following", "goals_told", "measure", "other_measures", "review"]


def measure(found: Measure, place: str = "") -> Blocks:
    """The measure as it would be signed: goals, dates, meetings, and whether it was agreed to;
    ``place`` as in ``goals_told``.
    """
    told: list[Block] = [Heading(_("Accompagnement social lié au logement (ASLL)"), 1)]
    if not found.agreed:
        told.append(
            Note(_("le ménage n’a pas encore donné son accord, qui est nécessaire."), Mark.ALERT)
        )
    told += [goals_told(found.goals, place=place), _terms(found), *other_measures(found.others)]
    return (*told, *_meetings(found, found.start))


def other_measures(others: Sequence[OtherMeasure]) -> Blocks:
    """What fits beside a support measure, or where it does not fit; nothing when nothing does."""
    if not others:
        return ()
    title = Heading(_("Autres mesures à regarder"))
    return (title, List(tuple(_(MEASURES[each]) for each in others)))


def following(held: Following, on: date) -> Blocks:
    """The measure in force on a day: until when, the reviews written and due, the next meetings."""
    told: list[Block] = [
        Heading(_("Accompagnement social lié au logement (ASLL)"), 1),
        goals_told(held.measure.goals),
        _terms(held.measure),
        _reviews(held, on),
    ]
    told += [
        Note(
            _("{review} à écrire, prévu le {day}.").format(
                review=_(REVIEWS[due.kind]), day=formats.day(due.on)
            ),
            Mark.ALERT,
        )
        for due in held.late(on)
    ]
    if on < held.measure.start:
        starts = _("Il commence le {day}.").format(day=formats.weekday(held.measure.start))
        told.append(Paragraph(starts))
    if on < held.ends_on:
        told += _meetings(held.measure, on)
    else:
        told.append(
            Paragraph(
                _("L’accompagnement a pris fin le {day}.").format(day=formats.day(held.ends_on))
            )
        )
    return tuple(told)


def review(held: Following, found: Review) -> Blocks:
    """What a review says: goals, arrears before and now, what it proposes."""
    told: list[Block] = [
        Heading(_("Bilan du {day}").format(day=formats.day(found.on)), 1),
        goals_told(held.measure.goals, {kind: _(REACHED[each]) for kind, each in found.goals}),
        KeyFigures(
            (
                KeyFigure(_("Dette de loyer au départ"), _amount(found.arrears_start)),
                KeyFigure(
                    _("Dette de loyer à la fin, au jour de ce bilan")
                    if found.closing
                    else _("Dette de loyer au jour de ce bilan"),
                    _amount(found.arrears_now),
                ),
                KeyFigure(
                    _("Loyer entier payé depuis"),
                    _("non connu")
                    if found.resumed_months is None
                    else formats.count_of_months(found.resumed_months),
                ),
            )
        ),
        Paragraph(
            _("Suite proposée : {proposal}.").format(proposal=_(NEXT[found.proposal])), strong=True
        ),
    ]
    told += other_measures(found.towards)
    if all(each is Reached.NO for _kind, each in found.goals):
        told.append(Note(_("aucun objectif n’a encore avancé : en parler avec le ménage.")))
    return tuple(told)


def _amount(sum_: Money | None) -> str:
    return _("non connue") if sum_ is None else formats.money(sum_)


def goals_told(
    goals: tuple[Goal, ...], results: Mapping[GoalKind, str] | None = None, place: str = ""
) -> KeyFigures:
    """Each goal with its day, or with its result, and how one knows that it is reached; ``place``
    begins the name of its place where a page goes to it.
    """
    items = []
    for goal in goals:
        by = _("avant le {day}").format(day=formats.short_day(goal.by))
        told = indicator(goal)
        if results is None:
            value, note = by, told
        else:
            value = results.get(goal.kind, _(REACHED[Reached.NO]))
            note = f"{told} ({by})"
        at = f"{place}{goal.kind.value}" if place else ""
        items.append(KeyFigure(goal_name(goal), value, note, at))
    return KeyFigures(tuple(items))


def _terms(found: Measure) -> KeyFigures:
    dates = _("du {start} au {end}").format(
        start=formats.day(found.start), end=formats.day(found.end)
    )
    until = found.renewable_until
    items = [
        KeyFigure(_("Durée"), formats.count_of_months(found.months), dates),
        KeyFigure(
            _("Renouvellement"),
            _("non prévu") if until is None else _("jusqu’au {day}").format(day=formats.day(until)),
        ),
        KeyFigure(_("Convention"), record(found.convention)),
    ]
    return KeyFigures(tuple(items))


def _reviews(held: Following, on: date) -> Table:
    return Table(
        (Column(_("Bilan"), grows=True), Column(_("Prévu le")), Column(_("Écrit le"))),
        tuple(
            Row((_(REVIEWS[due.kind]), formats.short_day(due.on), _written(due, on)))
            for due in held.reviews
        ),
    )


def _written(due: ReviewDue, on: date) -> str:
    if due.done_on is not None:
        return formats.short_day(due.done_on)
    return _("en retard") if due.on < on else "–"


def _meetings(found: Measure, on: date) -> list[Block]:
    ahead = [day for day in found.meetings if day >= on]
    if not ahead:
        return []
    days = tuple(formats.weekday(day) for day in ahead)
    return [Heading(_("Rendez-vous prévus")), List(days)]

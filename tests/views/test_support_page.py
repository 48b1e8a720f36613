"""The page of the support measure, as blocks: what is proposed, why, and what else there is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from planner.calc.dossier import Casework, Dossier, GoalChoice, GoalKind, SupportChoices, Wish
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.dossier.support import SupportReview
from planner.calc.plan import plan
from planner.calc.schemes.asll_follow import Following, follow, review_of
from planner.calc.schemes.asll_measure import Measure
from planner.calc.schemes.asll_review import Review
from planner.errors import PlannerError
from planner.law import load_law
from planner.services import support
from planner.storage.organisation import Organisation
from planner.views.formats import flat
from planner.views.i18n import speaking
from planner.views.support_page import GOAL, support_page
from planner.views.text import render
from tests.support.dossiers import dossiers
from tests.support.households import ON, alone, rent_debt

LAW = load_law()
NONE = Organisation()


def page(dossier: Dossier, on: date = ON) -> str:
    made = plan(dossier, LAW, on)
    held = follow(dossier, LAW, made)
    proposed: Measure | PlannerError
    try:
        proposed = support.measure_of(dossier, LAW, on, NONE, plan=made)
    except PlannerError as error:
        proposed = error
    told = render(support_page(made, dossier, held, proposed, reviews(held)))
    return " ".join(flat(told).split())


def reviews(held: Following | None) -> list[tuple[SupportReview, Review]]:
    if held is None:
        return []
    written = sorted(held.signed.reviews, key=lambda one: one.on, reverse=True)
    return [(one, review_of(held, one)) for one in written]


def late(wish: Wish | None, *events: EventKind, **parts: object) -> Dossier:
    return alone(
        account=rent_debt("900.00"),
        casework=Casework(asll_wish=wish, **parts),  # type: ignore[arg-type]
        events=tuple(ProcedureEvent(kind=kind, date=date(2026, 10, 27)) for kind in events),
    )


def test_before_anything_is_signed_it_says_why_what_for_and_how_long() -> None:
    text = page(late(Wish.THINKING, EventKind.COMMANDEMENT))
    for said in (
        "le ménage n’a pas encore donné son accord",
        "L’avis du ménage : il y réfléchit.",
        "Être accompagné dans la procédure : commandement de payer",
        "Payer de nouveau le loyer entier",
        "3 mois de loyer entier payés de suite",
        "avant le 01/03/2027",
        "Rendez-vous prévus",
    ):
        assert said in text, said


def test_what_was_left_out_is_told_and_not_offered_as_a_goal() -> None:
    choices = SupportChoices(goals=(GoalChoice(kind=GoalKind.PROCEDURE, left_out=True),))
    text = page(late(Wish.YES, EventKind.COMMANDEMENT, asll_choices=choices))
    assert "Objectifs laissés de côté ensemble" in text
    assert text.count("Répondre à la procédure") == 1


@pytest.mark.parametrize(
    ("wish", "said"),
    [(Wish.NO, "son accord libre est nécessaire"), (None, "l’AVDL"), (Wish.NO, "l’AVDL")],
)
def test_where_a_measure_does_not_fit_other_ones_are_named(wish: Wish | None, said: str) -> None:
    assert said in page(late(wish, EventKind.JUDGMENT))


def test_a_measure_signed_today_is_said_to_begin_later_and_not_to_be_over() -> None:
    text = page(support.sign(late(Wish.YES), LAW, ON, NONE, months=3))
    assert "Il commence le mardi 1er décembre 2026." in text
    assert "a pris fin" not in text


@pytest.mark.slow
@settings(max_examples=30)
@given(dossiers())
def test_the_page_can_be_told_of_any_household_in_both_languages(dossier: Dossier) -> None:
    for language in ("fr", "en"):
        with speaking(language):
            text = page(dossier)
        assert "{" not in text
        assert "confié en tête-à-tête" not in text  # the private notes of every drawn dossier
        assert GOAL not in text


def test_the_convention_is_named_in_the_language_of_the_page() -> None:
    household = alone(account=rent_debt("700.00"))
    for language, said, not_said in (
        ("fr", "Convention usuelle", "Usual convention"),
        ("en", "Usual convention", "Convention usuelle"),
    ):
        with speaking(language):
            text = page(household)
        assert said in text
        assert not_said not in text

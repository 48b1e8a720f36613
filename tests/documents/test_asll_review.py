"""The review of a support measure on paper, and its dates in an agenda."""

from __future__ import annotations

import io
import json
from datetime import date

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar

from planner.calc.dossier import (
    Dossier,
    GoalKind,
    GoalResult,
    Next,
    Reached,
    SupportGoal,
    SupportMeasure,
    SupportReview,
)
from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.plan import plan
from planner.calc.schemes.asll_follow import Following, follow
from planner.documents.asll_review import asll_review_data, asll_review_pdf
from planner.documents.due_dates import due_dates
from planner.documents.letterhead import Letterhead
from planner.law import load_law
from tests.documents.conftest import household
from tests.documents.test_documents import plain, text_of
from tests.documents.test_landlord_plan import MARK, marked
from tests.support.dossiers import dossiers
from tests.support.households import euros

LAW = load_law()
DAY = date(2027, 3, 2)


def reviewed(dossier: Dossier, **fields: object) -> Dossier:
    review = SupportReview(
        on=DAY,
        results=(GoalResult(goal=GoalKind.STOP_ARREARS, reached=Reached.PARTLY),),
        arrears_then=euros("450.00"),
        months_resumed=2,
        done="Courrier envoyé à la CAF.",
        household_says="Je respire un peu.",
    ).but(**fields)
    kept = SupportMeasure(
        convention="asll-usuel",
        first_day=date(2026, 12, 1),
        for_months=6,
        goals=(SupportGoal(kind=GoalKind.STOP_ARREARS, by=date(2027, 3, 1), target=3),),
        arrears_at_start=euros("589.90"),
        reviews=(review,),
    )
    return dossier.but(casework=dossier.casework.but(asll=kept))


def seen(dossier: Dossier) -> tuple[Dossier, Following, SupportReview]:
    held = follow(dossier, LAW, plan(dossier, LAW, DAY))
    assert held is not None
    return dossier, held, held.signed.reviews[-1]


def told(dossier: Dossier) -> str:
    dossier, held, kept = seen(shared(dossier))
    data = asll_review_data(dossier, plan(dossier, LAW, DAY), held, kept, Letterhead())
    return plain(json.dumps(data, ensure_ascii=False))


def test_the_review_holds_the_goals_the_arrears_and_both_voices(
    law: Law, letterhead: Letterhead
) -> None:
    dossier, held, kept = seen(shared(reviewed(household("p1"))))
    made = asll_review_pdf(dossier, plan(dossier, law, DAY), held, kept, letterhead)
    text = plain(text_of(made))
    for said in (
        "Bilan en cours d’accompagnement, le 2 mars 2027",
        "Payer de nouveau le loyer entier",
        "589,90 €",
        "450,00 €",
        "La dette a baissé de 139,90 €",
        "depuis 2 mois sans interruption",
        "Je respire un peu.",
        "Courrier envoyé à la CAF.",
        "Continuer l’accompagnement jusqu’au 1er juin 2027",
        "Claire MARTIN",
    ):
        assert said in text, said
    opened = pikepdf.open(io.BytesIO(made))
    with opened.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("2", "1")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"household_stops": True}, "le ménage le demande, c’est son droit"),
        ({"results": (GoalResult(goal=GoalKind.STOP_ARREARS, reached=Reached.YES),)},
         "tous les objectifs sont atteints"),
        ({"on": date(2027, 5, 20)}, "la convention le permet jusqu’au 1er décembre 2027"),
        ({"on": date(2027, 5, 20), "results": ()}, "Orienter vers une autre mesure"),
        ({"arrears_then": None, "months_resumed": None}, "non connue"),
        ({"decided": Next.RENEW}, "Décision prise : renouveler."),
        ({"on": date(2027, 5, 20)}, "À la fin, au jour de ce bilan"),
        ({}, "Au jour de ce bilan"),
    ],
)  # fmt: skip
def test_what_is_proposed_is_told_in_a_sentence(fields: dict[str, object], sentence: str) -> None:
    assert sentence in told(reviewed(household("p1"), **fields))


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_no_note_no_line_no_name_of_a_child_is_in_a_review(dossier: Dossier) -> None:
    hidden = reviewed(marked(dossier))
    hidden = hidden.but(casework=hidden.casework.but(objectives=()))
    text = told(hidden)
    assert MARK not in text
    assert "Je respire un peu." in text


def events(dossier: Dossier, on: date) -> list[tuple[date, str]]:
    made = plan(dossier, LAW, on)
    found = Calendar.from_ical(due_dates(dossier, made, follow(dossier, LAW, made)))
    return [
        (each.decoded("DTSTART"), str(each["SUMMARY"]))
        for each in found.walk("VEVENT")
        if "ccompagnement" in str(each["SUMMARY"])
    ]


def test_an_agenda_has_the_meetings_every_fifteen_days_and_the_reviews() -> None:
    dossier = reviewed(household("p1"))
    found = events(dossier, date(2026, 11, 22))
    assert found[:3] == [
        (date(2026, 12, 1), "Rendez-vous d’accompagnement"),
        (date(2026, 12, 16), "Rendez-vous d’accompagnement"),
        (date(2026, 12, 31), "Rendez-vous d’accompagnement"),
    ]
    # The review of 2 March is written; the closing one takes the place of the last meeting.
    assert [each for each in found if "Bilan" in each[1]] == [
        (date(2027, 5, 31), "Bilan de l’accompagnement")
    ]
    assert len({day for day, _title in found}) == len(found)
    assert all(day >= date(2027, 4, 1) for day, _title in events(dossier, date(2027, 4, 1)))


def test_an_agenda_says_nothing_of_the_household() -> None:
    dossier = shared(reviewed(household("p1")))
    made = plan(dossier, LAW, DAY)
    text = due_dates(dossier, made, follow(dossier, LAW, made)).decode()
    person = dossier.household.persons[0]
    assert person.last_name
    assert person.last_name not in text
    assert "respire" not in text


def test_a_later_review_shows_the_debt_at_each_review_before_it() -> None:
    dossier = reviewed(household("p1"))
    kept = dossier.casework.asll
    assert kept is not None
    last = kept.reviews[0].but(on=date(2027, 5, 20), arrears_then=euros("120.00"))
    later = kept.but(reviews=(*kept.reviews, last))
    text = told(dossier.but(casework=dossier.casework.but(asll=later)))
    rows = ("Dette de loyer au départ", "Au bilan du 2 mars 2027", "À la fin, au jour de ce bilan")
    places = [text.index(row) for row in rows]
    assert places == sorted(places)
    for amount in ("589,90 €", "450,00 €", "120,00 €"):
        assert amount in text

"""What goes together, as it is told: short, ranked, and the articles of what may not be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from planner.calc.dossier import Casework, Dossier, Wish
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.plan import plan
from planner.calc.results import PairingState
from planner.law import load_law
from planner.views.blocks import Blocks
from planner.views.pairing import MOST_SHOWN, pairings
from planner.views.proposals import proposals
from planner.views.text import Style, render
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, rent_debt

LAW = load_law()
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))


def told(blocks: Blocks) -> str:
    return " ".join(render(blocks, Style(columns=1000, flat=True)).split())


def of(dossier: Dossier, on: date = ON) -> str:
    return told(pairings(plan(dossier, LAW, on)))


def test_a_plan_that_is_enough_comes_first() -> None:
    text = of(alone(account=rent_debt("900.00")))
    assert "1. Plan avec le bailleur. Le plan avec le bailleur suffit" in text
    assert "Interdit" not in text


def test_what_an_admissible_file_forbids_is_told_with_its_article() -> None:
    events = (ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=date(2026, 10, 1)),)
    text = of(alone(account=rent_debt("900.00"), events=events))
    assert "Interdit par la loi : plan avec le bailleur. La loi interdit de payer" in text
    assert "[C. conso. L.722-5]" in text
    assert text.count("Interdit par la loi") == 1


def test_a_support_that_is_refused_is_forbidden_once_and_by_its_article() -> None:
    refused = Casework(asll_wish=Wish.NO)
    text = of(alone(account=rent_debt("900.00"), casework=refused))
    assert text.count("Interdit par la loi : accompagnement (ASLL)") == 1
    assert "[loi 90-449 art. 6 et 6-3]" in text


def test_a_plan_and_a_file_to_come_are_not_for_the_same_household() -> None:
    couple = next(path for path in EXAMPLES if "couple" in path.name)
    text = of(Dossier.model_validate_json(couple.read_bytes()))
    assert "1. Dossier de surendettement. La commission" in text
    assert "Pas ensemble : plan avec le bailleur et dossier de surendettement." in text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_proposals_hold_it_in_a_few_lines(path: Path) -> None:
    dossier = Dossier.model_validate_json(path.read_bytes())
    made = plan(dossier, LAW, ON)
    whole = told(proposals(made, dossier, LAW))
    assert "Ce qui va ensemble" in whole
    lines = render(pairings(made), Style(columns=80)).splitlines()
    assert len(lines) <= 18


@pytest.mark.slow
@settings(max_examples=40)
@given(dossiers(), on_days())
def test_any_household_is_told_its_best_ways_and_every_article(dossier: Dossier, on: date) -> None:
    made = plan(dossier, LAW, on)
    text = of(dossier, on)
    lawful = [one for one in made.pairings if one.rank is not None]
    assert text.count(". ") >= min(MOST_SHOWN, len(lawful)) or not lawful
    for one in made.pairings:
        if one.state is PairingState.FORBIDDEN:
            assert any(str(why.reference) in text for why in one.reasons)
    assert "[?]" not in text

"""Whatever a dossier holds, what is shown has words, fits the terminal and keeps its secrets."""

from __future__ import annotations

import ast
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc import vocabulary
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.procedure import EventKind
from planner.calc.figure import walk
from planner.calc.outcomes import Missing
from planner.calc.plan import plan
from planner.calc.procedure.case import LegalEvent
from planner.calc.procedure.events import EVENTS, legal_dates
from planner.calc.results import Plan
from planner.views import words
from planner.views.blocks import Blocks, plain_texts
from planner.views.deadlines import deadlines
from planner.views.diagnosis import diagnosis
from planner.views.explain import blocks as explanation
from planner.views.explain import plain
from planner.views.family import family
from planner.views.papers import papers
from planner.views.proposals import proposals
from planner.views.schedule import schedule
from planner.views.text import Style, lines
from planner.views.words.deadlines import DEADLINES
from planner.views.words.deadlines import EVENTS as WORDED_EVENTS
from planner.views.words.figures import REASONS_OF_CHOICE
from planner.views.words.told import UNKNOWN
from planner.views.wrapping import width
from tests.dossier.strategies import dossiers
from tests.views.households import ON, law

ROOT = Path(__file__).resolve().parents[2]
REAL = [
    *sorted((ROOT / "examples").glob("*.json")),
    *sorted((ROOT / "tests" / "cases" / "vignettes").glob("*.dossier.json")),
]
IDS = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b")
"""What an id that nobody worded looks like."""


def _whole(found: Plan, dossier: Dossier) -> Blocks:
    return (
        *diagnosis(found, dossier, law()),
        *proposals(found, dossier, law()),
        *schedule(found),
        *deadlines(found),
        *papers(found, dossier),
        *family(found),
    )


def _own_words(dossier: Dossier) -> str:
    """Everything that somebody typed, which may look like anything."""
    return json.dumps(dossier.model_dump(mode="json", warnings=False), ensure_ascii=False)


def _check_words(texts: list[str], own: str) -> None:
    for text in texts:
        for id in IDS.findall(text):
            assert id in own, text
        assert UNKNOWN not in text or UNKNOWN in own, text
        assert not re.search(r"\{[a-z]+\}", text), text


@pytest.mark.slow
@given(dossiers())
@settings(max_examples=30)
def test_any_dossier_is_told_in_words_within_eighty_columns(dossier: Dossier) -> None:
    found = plan(dossier, law(), ON)
    told = _whole(found, dossier)
    _check_words(plain_texts(told), _own_words(dossier))
    for style in (Style(), Style(flat=True), Style(unicode=False, columns=60)):
        for line in lines(told, style):
            assert width(line) <= style.columns


@pytest.mark.slow
@given(dossiers(), st.data())
@settings(max_examples=20)
def test_any_figure_of_any_plan_can_say_why(dossier: Dossier, data: st.DataObject) -> None:
    found = plan(dossier, law(), ON)
    figure = data.draw(st.sampled_from(list(found.figures.values())))
    own = _own_words(dossier)
    _check_words([plain(figure, dossier)], own)
    for node in walk(figure):
        if node.parameter is None:
            assert words.figure(node, dossier) != node.label
    for line in lines(explanation(figure, law(), dossier, ON)):
        assert width(line) <= 80


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_every_real_household_is_told_in_words(path: Path) -> None:
    dossier = Dossier.model_validate_json(path.read_bytes())
    found = plan(dossier, law(), ON)
    _check_words(plain_texts(_whole(found, dossier)), _own_words(dossier))
    for figure in found.figures.values():
        for node in walk(figure):
            assert node.parameter is not None or words.figure(node, dossier) != node.label


def test_every_date_of_the_procedure_has_words() -> None:
    names, rules = set(vocabulary.DEADLINES), set()
    for kind in EVENTS:
        for lease in (date(2012, 1, 1), date(2024, 1, 1)):
            event = LegalEvent(kind, date(2026, 11, 2), "57", lease, date(2024, 1, 1))
            found = legal_dates(event, law())
            assert not isinstance(found, Missing)
            names |= {due.name for due in found.deadlines}
            rules |= {due.rule for due in found.deadlines}
    assert names <= set(DEADLINES)
    assert {rule for rule in rules if words.rule(rule) == rule} == set()
    assert set(EventKind) <= set(WORDED_EVENTS)


def test_every_reason_of_a_choice_in_a_plan_has_words() -> None:
    found = set()
    calc = ROOT / "planner" / "calc"
    for file in calc.rglob("*.py"):
        if file.is_relative_to(calc / "rights"):
            # The review of rights is not in a plan: its own vocabulary names its reasons.
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "because":
                found |= {
                    str(leaf.value)
                    for leaf in ast.walk(node.value)
                    if isinstance(leaf, ast.Constant)
                }
    assert sorted(found - set(REASONS_OF_CHOICE) - {"None"}) == []

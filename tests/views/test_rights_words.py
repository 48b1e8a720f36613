"""Every id of the review of rights has words, and every figure of a right a name."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files

import pytest

from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import walk
from planner.calc.rights import vocabulary
from planner.calc.rights.answers import FIELDS
from planner.calc.rights.finding import Period, Standing
from planner.calc.rights.review import review_rights
from planner.law import load_law
from planner.views import formats, i18n, words
from planner.views.words import rights, rights_figures

VIGNETTES = files("tests") / "cases" / "vignettes"
LAW = load_law()

TABLES: Mapping[str, tuple[Iterable[str], Iterable[str]]] = {
    "rights": (vocabulary.RIGHTS, rights.RIGHTS),
    "payers": (vocabulary.PAYERS, rights.PAYERS),
    "standings": (Standing, rights.STANDINGS),
    "periods": (Period, rights.PERIODS),
    "refusals": (vocabulary.REFUSALS, rights.REFUSALS),
    "missing": (vocabulary.MISSING, rights.MISSING),
    "reasons": (vocabulary.REASONS, rights.REASONS),
    "notes": (vocabulary.NOTES, rights.NOTES),
    "questions": (vocabulary.QUESTIONS, rights.QUESTIONS),
    "because": (vocabulary.BECAUSE, rights_figures.REASONS_OF_CHOICE),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_id_has_words_and_no_words_are_kept_for_another(table: str) -> None:
    emitted, worded = TABLES[table]
    assert {id.partition("!")[0] for id in worded} == set(emitted)


def test_every_answer_that_may_be_missing_has_a_name() -> None:
    assert set(rights.FIELDS) >= FIELDS


@pytest.mark.parametrize(
    ("emitted", "worded"),
    [
        (vocabulary.REASONS, rights.REASONS),
        (vocabulary.NOTES, rights.NOTES),
        (vocabulary.QUESTIONS, rights.QUESTIONS),
    ],
    ids=["reasons", "notes", "questions"],
)
def test_a_sentence_uses_only_the_values_that_come_with_its_id(
    emitted: Mapping[str, tuple[str, ...]], worded: Mapping[str, str]
) -> None:
    for key, template in worded.items():
        id, _bang, absent = key.partition("!")
        holes = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        assert holes <= set(emitted[id]) - set(absent.split(",")), key


def every_vignette() -> list[Dossier]:
    texts = [VIGNETTES / f"p{number}.dossier.json" for number in range(1, 7)]
    return [Dossier.model_validate_json(text.read_text("utf-8")) for text in texts]


def test_what_is_said_of_six_households_is_made_of_whole_sentences() -> None:
    for dossier in every_vignette():
        for finding in review_rights(dossier, LAW, date(2026, 11, 22)):
            asked = [finding.question] if finding.question else []
            for reason in (*finding.reasons, *finding.notes, *asked):
                said = rights.told(reason)
                assert said != reason.id
                assert "{" not in said
                assert "None" not in said
                assert re.search(r"[.?)]$", said), said


def test_every_figure_of_a_right_has_a_name_down_to_its_facts() -> None:
    for dossier in every_vignette():
        for finding in review_rights(dossier, LAW, date(2026, 11, 22)):
            for published in finding.figures:
                for figure in walk(published):
                    if figure.parameter is None:
                        assert words.figure(figure, dossier) != figure.label
                    if figure.field is not None:
                        assert not re.search(r"[\[_]", words.field(figure.field, dossier))


def test_a_question_is_put_in_the_language_asked() -> None:
    dossier = every_vignette()[2]
    found = {one.right: one for one in review_rights(dossier, LAW, date(2026, 11, 22))}
    question = found["rsa"].question
    assert question is not None
    assert formats.flat(rights.told(question)) == (
        "Interroger la CAF ou la MSA : revenu de solidarité active (RSA) (152,46 € selon le "
        "calcul) n’apparaît pas dans le dossier."
    )
    with i18n.speaking("en"):
        assert formats.flat(rights.told(question)) == (
            "Ask the CAF or MSA: minimum income (RSA) (€152.46 by the computation) does not "
            "appear in the file."
        )
        assert rights.standing(found["rsa"]) == "due by the computation, not in the file"


def test_no_word_judges() -> None:
    judging = re.compile(r"insuffisan|mauvais|score|irresponsab|faute", re.IGNORECASE)
    for table in (rights.REASONS, rights.NOTES, rights.QUESTIONS, rights.REFUSALS):
        for id, text in table.items():
            assert not judging.search(text), id

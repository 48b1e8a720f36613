"""The facts that only rights need: asked when a right waits for them, nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from planner.calc.dossier.answers import OtherParent
from planner.calc.money import Money
from planner.services.dossiers import new_dossier, open_example
from planner.services.screen.needed import answers_needed
from planner.services.session import Session, open_session
from planner.tui.entry.editor import Editor

ON = date(2026, 11, 22)
INCOME = "answers.net_taxable_n2"


@pytest.fixture
def family() -> Iterator[Session]:
    session = open_session(open_example("parent-seul-allocation-suspendue"), ON)
    yield session
    session.close()


def asked(editor: Editor) -> list[str]:
    return [row.key for row in editor.rows if row.section == "answers" and row.cells]


def write(editor: Editor, path: str, text: str) -> None:
    assert editor.go(path)
    for character in text:
        editor.insert(character)
    editor.leave()


def test_an_empty_dossier_asks_for_no_tax_notice() -> None:
    session = open_session(new_dossier(), ON)
    editor = Editor(session)
    head = next(row for row in editor.rows if row.key == "#answers")
    assert head.info == "rien à demander pour l’instant"
    assert asked(editor) == []
    session.close()


def test_every_fact_that_a_right_names_has_its_field(family: Session) -> None:
    needed = answers_needed(family.dossier, family.law, family.on)
    assert INCOME in needed
    assert set(asked(Editor(family))) == set(needed)


def test_the_income_is_of_the_year_that_its_words_say(family: Session) -> None:
    editor = Editor(family)
    row = next(row for row in editor.rows if row.key == INCOME)
    assert row.label == "Revenu net imposable de 2024, par an"
    write(editor, INCOME, "14 200")
    answers = family.dossier.answers
    assert (answers.net_taxable_n2, answers.income_year) == (Money(1420000), 2024)
    write(editor, "answers.income_year", "2023")
    row = next(row for row in editor.rows if row.key == INCOME)
    assert row.label == "Revenu net imposable de 2023, par an"
    write(editor, INCOME, "13000")
    assert family.dossier.answers.income_year == 2023


def test_one_undo_takes_the_income_and_its_year_away(family: Session) -> None:
    before = family.dossier
    editor = Editor(family)
    write(editor, INCOME, "14200")
    assert editor.undo()
    assert family.dossier == before


def test_an_answer_given_stays_on_the_page(family: Session) -> None:
    editor = Editor(family)
    path = "answers.other_parent"
    if path not in asked(editor):
        family.edit(path, OtherParent.DOES_NOT_PAY)
        editor.refresh()
    write(editor, path, "rien")
    assert family.dossier.answers.other_parent is OtherParent.DOES_NOT_PAY
    assert path in asked(editor)

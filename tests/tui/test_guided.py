"""One question at a time: the same dossier as the whole page, nothing private or mandatory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.dossier import Role
from planner.calc.money import Money
from planner.services.dossiers import dossier_store, new_dossier, open_example
from planner.services.session import Session, open_session
from planner.tui.entry.editor import Editor
from planner.tui.entry.guided import Guided
from planner.tui.screens.dossier import DossierScreen
from planner.tui.screens.guided import GuidedPage, GuidedScreen
from tests.tui.driving import Person, at_the_keyboard, on_a_new_dossier, on_an_example

ON = date(2026, 11, 22)
ANSWERS = ("Aïcha", "4/5/88", "", "", "Lina", "03/02/2015", "Noé", "1/1/20", "", "", "1240")


@pytest.fixture
def work() -> Iterator[Session]:
    session = open_session(new_dossier(), ON)
    yield session
    session.close()


def answered(guided: Guided, text: str) -> bool:
    for character in text:
        guided.editor.insert(character)
    return guided.next()


def test_the_questions_follow_a_life_and_fill_the_same_dossier(work: Session) -> None:
    guided = Guided(Editor(work))
    asked = []
    for text in ANSWERS:
        asked.append(guided.step.question)
        assert answered(guided, text)
    people = work.dossier.household.persons
    assert [(each.first_name, each.role) for each in people] == [
        ("Aïcha", Role.APPLICANT), ("Lina", Role.CHILD), ("Noé", Role.CHILD),
    ]  # fmt: skip
    assert people[1].birth == date(2015, 2, 3)
    assert asked[0] == "Quel est votre prénom ?"
    assert asked[-1].startswith("Salaire net")
    assert asked[-1].endswith("combien recevez-vous ?")
    assert work.dossier.incomes[0].amount == Money(124000)


def test_every_question_may_be_passed_and_the_last_one_ends(work: Session) -> None:
    guided = Guided(Editor(work))
    start = work.dossier
    count = len(guided.steps)
    assert count > 30
    for _question in range(count - 1):
        assert guided.skip()
    assert not guided.skip()
    assert work.dossier == start


def test_a_doubt_keeps_the_question_and_says_why(work: Session) -> None:
    guided = Guided(Editor(work))
    guided._to(next(n for n, step in enumerate(guided.steps) if step.path == "dwelling.rent"))
    assert not answered(guided, "1,234")
    assert guided.step.path == "dwelling.rent"
    assert guided.editor.message
    assert guided.skip()
    assert work.dossier.dwelling.rent is None
    assert guided.editor.pending == {}


def test_back_and_undo_go_where_the_answer_was(work: Session) -> None:
    guided = Guided(Editor(work))
    assert answered(guided, "Aïcha")
    assert guided.back()
    assert guided.held == "Aïcha"
    assert not guided.back()
    assert guided.undo()
    assert work.dossier.household.persons == ()
    assert guided.step.question == "Quel est votre prénom ?"


def test_the_page_of_entry_is_given_back_as_it_was(work: Session) -> None:
    editor = Editor(work)
    editor.page.folded.add("charges")
    editor.build()
    before = [row.key for row in editor.rows]
    guided = Guided(editor)
    assert [row.key for row in editor.rows] != before
    guided.skip()
    guided.done()
    assert [row.key for row in editor.rows] == before
    assert editor.find(editor.path)
    again = Guided(editor)
    again.back()
    assert answered(again, "Aïcha")
    assert answered(again, "")
    assert answered(again, "Paul")
    again.done()
    assert [each.role for each in work.dossier.household.persons] == [Role.APPLICANT, Role.PARTNER]
    assert not [row for row in editor.rows if row.key == "household.persons[+partner]"]


@pytest.mark.slow
@settings(max_examples=10)
@given(steps=st.lists(st.sampled_from(["12", "Léa", "3/4/90", "next", "skip", "back", "undo"]),
                      max_size=40))  # fmt: skip
def test_any_answers_leave_a_question_to_ask(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_HOME", str(tmp_path_factory.mktemp("home")))
        session = open_session(new_dossier(), ON)
        guided = Guided(Editor(session))
        for step in steps:
            if step in ("next", "skip", "back", "undo"):
                getattr(guided, step)()
            else:
                guided.editor.insert(step)
            assert guided.step.path
            assert guided.editor.find(guided.editor.path)
        session.close()


def test_a_private_line_is_never_asked() -> None:
    session = open_session(open_example("couple-surendettement"), ON)
    editor = Editor(session)
    before = Guided(editor).steps
    told = {step.id for step in before if step.path.startswith(("debts[", "incomes["))}
    assert told
    for part in ("incomes", "debts"):
        for place, line in enumerate(getattr(session.dossier, part)):
            if not line.private:
                session.edit(f"{part}[{place}].private", True)
    paths = [step.path for step in Guided(Editor(session)).steps]
    assert not [path for path in paths if path.startswith(("incomes[0", "incomes[1", "debts["))]
    session.close()


@pytest.mark.slow
def test_the_family_answers_on_a_screen_of_its_own() -> None:
    async def answer(person: Person) -> None:
        await person.press("alt+g")
        assert await person.sees("Quel est votre prénom ?", "guided")
        assert isinstance(person.app.screen, GuidedScreen)
        await person.type("Aïcha", "enter")
        await person.type("4/5/88")
        assert await person.sees("mercredi 4 mai 1988", "guided")
        await person.press("enter", "pageup")
        assert await person.sees("1988", "guided")
        await person.press("f12")
        assert await person.sees("Pause", "nothing")
        assert "1988" not in person.screen()
        await person.press("f12", "escape")
        assert isinstance(person.app.screen, DossierScreen)
        assert person.path == "household.persons[0].birth"
        assert person.work.dossier.household.persons[0].birth == date(1988, 5, 4)

    on_a_new_dossier(answer)


@pytest.mark.slow
def test_what_was_being_answered_is_there_again() -> None:
    id = new_dossier()

    async def begin(person: Person) -> None:
        await person.press("alt+g")
        await person.type("Aï")

    async def go_on(person: Person) -> None:
        await person.press("alt+g")
        assert await person.sees("Aï", "guided")

    at_the_keyboard(begin, id=id)
    assert dossier_store().read(id).household.persons[0].first_name == "Aï"
    at_the_keyboard(go_on, id=id)


@pytest.mark.slow
def test_the_next_date_stands_above_the_questions_too() -> None:
    async def look(person: Person) -> None:
        await person.press("alt+g")
        assert await person.sees("Il reste 35 jours", "guided")
        assert "donné par l’acte" in person.screen("guided")
        hint = "Retenue d’indu"
        page = person.app.screen.query_one(GuidedPage)
        for _question in range(len(page.guided.steps) - 1):
            await person.press("pagedown")
            assert hint not in person.screen("guided")

    on_an_example(look, "personne-seule-commandement")

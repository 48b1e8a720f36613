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
ANSWERS = (
    *("Aïcha", "4/5/88", "non", "oui", "Lina", "03/02/2015", "o", "Noé", "1/1/20", "n"),
    *("Oui", "1240"),
)  # fmt: skip


@pytest.fixture
def work() -> Iterator[Session]:
    session = open_session(new_dossier(), ON)
    yield session
    session.close()


def answered(guided: Guided, text: str) -> bool:
    for character in text:
        guided.insert(character)
    return guided.next()


def goes_to(guided: Guided, id: str) -> None:
    guided._to(next(n for n, step in enumerate(guided.steps) if step.id == id))


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
    assert count < 30
    for _question in range(count - 1):
        assert guided.skip()
    assert not guided.skip()
    assert work.dossier == start


def test_nothing_is_asked_of_what_a_family_says_it_has_not(work: Session) -> None:
    guided = Guided(Editor(work))
    asked = []
    while True:
        asked.append(guided.step.question)
        on = answered(guided, "non") if guided.step.gate else guided.skip()
        if not on:
            break
    assert len(asked) < 30
    for word in ("conjoint", "enfant ?", "RSA", "carburant", "cantine :", "crédit :"):
        assert not [question for question in asked if word in question], word
    assert [question for question in asked if question.startswith("Le loyer")]


def test_a_yes_opens_its_questions_and_they_are_there_again(work: Session) -> None:
    guided = Guided(Editor(work))
    before = len(guided.steps)
    goes_to(guided, "?charges.travel")
    assert answered(guided, "oui")
    assert len(guided.steps) == before + 3
    assert guided.step.id == "charges.transit_pass.1"
    assert guided.back()
    assert guided.held == "oui"
    guided.done()
    assert len(Guided(guided.editor).steps) == before + 3


def test_neither_yes_nor_no_is_said_and_asked_again(work: Session) -> None:
    guided = Guided(Editor(work))
    goes_to(guided, "?couple")
    assert not answered(guided, "peut-être")
    assert guided.message
    assert guided.step.id == "?couple"
    assert guided.undo()
    assert answered(guided, "")
    assert guided.step.id == "?child.1"


def test_other_debts_are_told_one_after_the_other(work: Session) -> None:
    guided = Guided(Editor(work))
    goes_to(guided, "?debts.more")
    assert answered(guided, "oui")
    for kind, amount in (("électricité", "148,20"), ("amende", "90")):
        assert guided.step.path == "debts[+]"
        assert answered(guided, kind)
        assert guided.step.question.endswith("combien reste-t-il à payer ?")
        assert answered(guided, amount)
        while guided.step.path != "debts[+]":
            assert guided.next()
    assert guided.next()
    assert [(debt.kind, debt.balance) for debt in work.dossier.debts] == [
        ("electricity_debt", Money(14820)), ("fine", Money(9000)),
    ]  # fmt: skip
    guided.done()
    assert not [row for row in guided.editor.rows if row.key.startswith("debts[+e")]


def test_another_income_and_another_charge_are_told_too(work: Session) -> None:
    guided = Guided(Editor(work))
    for part, word in (("incomes", "intérim"), ("charges", "cantine")):
        goes_to(guided, f"?{part}.more")
        assert answered(guided, "oui")
        assert answered(guided, word)
        assert answered(guided, "55")
    assert [line.kind for line in work.dossier.incomes] == ["temporary_wage"]
    assert [line.kind for line in work.dossier.charges] == ["school_canteen"]


def test_a_fact_that_a_right_waits_for_is_asked_in_plain_words() -> None:
    session = open_session(open_example("parent-seul-allocation-suspendue"), ON)
    guided = Guided(Editor(session))
    rights = [step for step in guided.steps if step.path.startswith("answers.")]
    assert rights
    assert all(step.question.endswith("?") for step in rights)
    session.close()


def test_a_doubt_keeps_the_question_and_says_why(work: Session) -> None:
    guided = Guided(Editor(work))
    goes_to(guided, "dwelling.rent")
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
    assert answered(again, "oui")
    assert answered(again, "Paul")
    again.done()
    assert [each.role for each in work.dossier.household.persons] == [Role.APPLICANT, Role.PARTNER]
    assert not [row for row in editor.rows if row.key == "household.persons[+partner]"]


@pytest.mark.slow
@settings(max_examples=10)
@given(steps=st.lists(st.sampled_from(["12", "Léa", "3/4/90", "oui", "non", "cr", "next", "skip",
                                       "back", "undo"]), max_size=40))  # fmt: skip
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
                guided.insert(step)
            assert guided.step.question
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

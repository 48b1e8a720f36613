"""The scenarios studied with the family are kept with the dossier, and no figure counts them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.dossier.sharing import shared
from planner.calc.money import Money
from planner.calc.scenarios.levers import Lever, LeverKind
from planner.services.dossiers import open_example
from planner.services.screen import edits
from planner.services.screen.running import Running
from planner.services.session import Session, open_session
from planner.views.running import board
from tests.tui.driving import Person, at_the_keyboard, on_an_example

ON = date(2026, 11, 22)
COUPLE = "couple-surendettement"
REMISSION = Lever(LeverKind.REMISSION, amount=Money(12300))


@pytest.fixture
def work() -> Iterator[Session]:
    session = open_session(open_example(COUPLE), ON)
    yield session
    session.close()


def kinds(running: Running, column: int = 0) -> list[LeverKind]:
    shown = running.board
    return [shown.levers[place].kind for place in sorted(shown.columns[column])]


def test_what_was_switched_on_is_there_when_the_dossier_is_opened_again() -> None:
    work = open_session(open_example(COUPLE), ON)
    running = Running(work)
    assert running.board.switch(0, 0)
    running.keep()
    assert running.board.add()
    assert running.board.bring(REMISSION, 1)
    running.keep()
    before = [kinds(running, 0), kinds(running, 1)]
    told = board(running.board.comparison(), changes=True)
    work.close()
    again = open_session(work.id, ON)
    seen = Running(again)
    assert [kinds(seen, 0), kinds(seen, 1)] == before
    assert LeverKind.REMISSION in before[1]
    assert LeverKind.REMISSION not in before[0]
    assert board(seen.board.comparison(), changes=True) == told
    again.close()


def test_each_switch_is_a_step_that_undo_takes_back(work: Session) -> None:
    start = work.dossier
    running = Running(work)
    assert running.board.switch(0, 0)
    running.keep()
    assert running.board.switch(1, 0)
    running.keep()
    assert len(running.board.columns[0]) == 2
    work.undo()
    assert len(running.board.columns[0]) == 1
    work.undo()
    assert running.board.columns == [set()]
    assert work.dossier == start
    work.redo()
    assert len(running.board.columns[0]) == 1


def test_a_switch_neither_computes_the_plan_again_nor_judges_today_again(
    work: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = Running(work)
    before = running.board
    before.comparison()

    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("the whole plan was computed")

    monkeypatch.setattr("planner.services.session.compute_plan", refuse)
    judged = dict(before.judged)
    assert before.switch(0, 0)
    running.keep()
    running.board.comparison()
    assert running.plan.on == ON
    assert all(running.board.judged[column] is found for column, found in judged.items())


def test_no_figure_and_no_paper_counts_a_scenario(work: Session) -> None:
    figures = {label: figure.raw for label, figure in work.plan.figures.items()}
    running = Running(work)
    running.board.switch(0, 0)
    running.keep()
    assert {label: figure.raw for label, figure in work.plan.figures.items()} == figures
    assert shared(work.dossier).casework.studied is None


def test_a_lever_follows_its_line_when_another_is_taken_away(work: Session) -> None:
    running = Running(work)
    levers = running.board.levers
    place = next(n for n, lever in enumerate(levers) if lever.path.startswith("charges["))
    lever = levers[place]
    line = edits.value(work.dossier, lever.path)
    assert running.board.switch(place, 0)
    running.keep()
    first = work.dossier.charges[0]
    assert line != first
    work.replace(edits.remove(work.dossier, "charges[0]"))
    counted = [running.board.levers[each] for each in running.board.columns[0]]
    assert [edits.value(work.dossier, each.path).kind for each in counted] == [line.kind]


def test_a_change_of_ones_own_that_applies_no_more_waits(work: Session) -> None:
    running = Running(work)
    assert running.board.bring(REMISSION, 0)
    running.keep()
    kept = work.dossier.casework.studied
    work.replace(work.dossier.but(account=work.dossier.account.but(lines=(), rough_balance=None)))
    assert running.board.comparison().assessments
    work.undo()
    assert work.dossier.casework.studied == kept
    assert kinds(running) == [LeverKind.REMISSION]


@pytest.mark.slow
@settings(max_examples=15)
@given(
    switches=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2)), max_size=8),
    own=st.booleans(),
)
def test_any_switches_are_read_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, switches: list[tuple[int, int]], own: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_HOME", str(tmp_path_factory.mktemp("home")))
        session = open_session(open_example(COUPLE), ON)
        running = Running(session)
        if own:
            right = Lever(
                LeverKind.RIGHT_OPENED,
                monthly=Money(5000),
                start=Month.of(ON).plus(2),
                detail="ppa",
            )
            assert running.board.bring(right, 0)
        for place, column in switches:
            here = running.board
            while len(here.columns) <= column:
                here.add()
            here.switch(place % len(here.levers), column)
        running.keep()
        columns = [{running.board.levers[n] for n in each} for each in running.board.columns]
        session.close()
        again = open_session(session.id, ON)
        seen = Running(again).board
        assert [{seen.levers[n] for n in each} for each in seen.columns] == columns
        again.close()


@pytest.mark.slow
def test_the_scenario_is_on_the_page_again_after_a_restart() -> None:
    async def switch(person: Person) -> None:
        await person.press("f5", "s", "space", "a", "down", "space")
        assert person.screen("plan").count("[x]") == 3

    async def look(person: Person) -> None:
        await person.press("f5", "s")
        assert person.screen("plan").count("[x]") == 3
        await person.press("space")
        assert person.screen("plan").count("[x]") == 2
        await person.press("ctrl+z")
        assert person.screen("plan").count("[x]") == 3

    id = on_an_example(switch, COUPLE)
    at_the_keyboard(look, id=id)

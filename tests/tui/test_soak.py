"""Keys pressed at random: nothing breaks, nothing typed is lost, undo returns to the start."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.services.dossiers import new_dossier, open_example
from planner.services.session import open_session
from planner.tui.entry.editor import Editor
from planner.tui.screens.home import HomeScreen
from tests.tui.driving import NAMES, Person, on_an_example

MOVES = {
    "up": lambda editor: editor.move(-1),
    "down": lambda editor: editor.move(1),
    "tab": lambda editor: editor.next_cell(1),
    "shift+tab": lambda editor: editor.next_cell(-1),
    "enter": lambda editor: editor.validate(),
    "escape": lambda editor: editor.give_up(),
    "backspace": lambda editor: editor.erase(),
    "delete": lambda editor: editor.erase(forward=True),
    "left": lambda editor: editor.shift(editor.at - 1),
    "space": lambda editor: editor.cycle(),
    "section": lambda editor: editor.section(1),
    "fold": lambda editor: editor.fold(),
    "details": lambda editor: editor.details(),
    "private": lambda editor: editor.private(),
    "evidence": lambda editor: editor.evidence(),
    "remove": lambda editor: editor.remove_line(),
    "undo": lambda editor: editor.undo(),
    "redo": lambda editor: editor.redo(),
}
STEPS = st.lists(
    st.one_of(
        st.sampled_from(sorted(MOVES)), st.text(alphabet="0123456789,.+ -/smaer€é", max_size=3)
    ),
    max_size=60,
)


@pytest.mark.slow
@settings(max_examples=60)
@given(steps=STEPS, full=st.booleans())
def test_the_page_of_entry_takes_any_keys_and_undo_returns_to_the_start(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], full: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_HOME", str(tmp_path_factory.mktemp("home")))
        id = open_example("couple-surendettement") if full else new_dossier()
        work = open_session(id, date(2026, 11, 22))
        start = work.dossier
        editor = Editor(work)
        for step in steps:
            if step in MOVES:
                MOVES[step](editor)
            else:
                for character in step:
                    editor.insert(character)
            assert editor.cell is not None or editor.here.form == "section"
        assert work.plan.on == work.on
        standing, text, now = editor.path, dict(editor.pending), work.dossier
        editor.leave()
        while work.can_undo:
            work.undo()
        assert work.dossier == start
        while work.can_redo:
            work.redo()
        editor.build()
        work.close()
        again = open_session(id, date(2026, 11, 22))
        assert now.id == again.dossier.id
        Editor(again).work.close()
        assert standing or text is not None


KEYS = [
    *"0123456789,.+-/sm é", "up", "down", "left", "right", "tab", "shift+tab", "enter", "escape",
    "backspace", "delete", "home", "end", "pageup", "pagedown", "space", "f1", "f2", "f3", "f4",
    "f5", "f6", "f7", "f8", "f9", "f11", "f12", "ctrl+b", "ctrl+p", "ctrl+o", "ctrl+e", "ctrl+k",
    "ctrl+t", "ctrl+d", "ctrl+u", "ctrl+down", "ctrl+up", "ctrl+z", "ctrl+y", "ctrl+n", "ctrl+f",
    "ctrl+w", "ctrl+r", "alt+s", "alt+l",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_the_whole_interface_takes_any_keys(seed: int) -> None:
    keys = random.Random(seed).choices(KEYS, k=200)  # noqa: S311 - the same keys at each run

    async def soak(person: Person) -> None:
        for key in keys:
            await person.press(NAMES.get(key, key))
            assert not person.app.return_code
            if isinstance(person.app.screen, HomeScreen):
                break
        while len(person.app.screen_stack) > 2:
            await person.app.screen.dismiss()
            await person.settle()

    on_an_example(soak, "couple-surendettement", size=(80, 24))

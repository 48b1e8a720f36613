"""Keys pressed at random: nothing breaks, nothing typed is lost, undo returns to the start."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from contextlib import AsyncExitStack
from datetime import date
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from planner.services.dossiers import new_dossier, open_example
from planner.services.session import open_session
from planner.tui.app import PlannerApp
from planner.tui.entry.editor import Editor
from planner.tui.keys import KEYS
from planner.tui.screens.closing import close_all
from planner.tui.screens.dossier import DossierScreen
from planner.tui.screens.pages import Pages
from planner.tui.themes import DARK, LIGHT
from tests.tui.driving import Person

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


LEAVING = {"quit", "home", "open", "new", "example", "import", "remove", "papers"}
"""Actions that end the visit, or write documents: other tests have them."""
TYPED = [*"0123456789", ",", ".", "+", "-", "/", " ", *"smaerté"]
MOVING = [
    "up", "down", "left", "right", "tab", "shift+tab", "enter", "enter", "escape", "escape",
    "backspace", "delete", "home", "end", "pageup", "pagedown", "space",
]  # fmt: skip
ACTIONS = sorted(
    {
        name
        for each in KEYS
        for name in each.keys
        if each.id not in LEAVING and not each.id.startswith("export_")
    }
)
KINDS = (TYPED, MOVING, ACTIONS)
BATCH = 50
PRESSED: Counter[str] = Counter()
SEEN: set[str] = set()
"""The pages and the dialogs that some batch ended on."""


async def nothing(*_given: object) -> None:
    """What an action that ends the visit does here."""


TURNS: list[str] = []


async def seldom(app: PlannerApp) -> None:
    """The other theme, one time in ten: each one reads every style again."""
    TURNS.append(app.theme)
    if len(TURNS) % 10 == 1:
        app.theme = LIGHT if app.theme == DARK else DARK


STAYING = (
    (PlannerApp, "action_quit"),
    (DossierScreen, "action_leave"),
    (DossierScreen, "action_export"),
    (DossierScreen, "action_papers"),
)


class AtTheKeyboard(RuleBasedStateMachine):
    """Somebody who presses anything, faster than the screen follows, for an hour."""

    example = "couple-surendettement"

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("PLANNER_HOME", self.folder.name)
        self.patch.setenv("PLANNER_TODAY", "2026-11-22")
        for owner, action in STAYING:  # the list of actions offers them too
            self.patch.setattr(owner, action, nothing)
        self.patch.setattr(PlannerApp, "action_theme", seldom)
        self.app = PlannerApp(open_example(self.example))
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.pilot = self.runner.run(
            self.stack.enter_async_context(self.app.run_test(size=(80, 24)))
        )
        self.runner.run(self.pilot.pause())
        self.dossier = next(
            screen for screen in self.app.screen_stack if isinstance(screen, DossierScreen)
        )
        self.start = self.dossier.work_.dossier

    @rule(seed=st.integers(0, 2**32))
    def press(self, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - the same keys at each run
        keys = [chance.choice(chance.choice(KINDS)) for _key in range(BATCH)]
        PRESSED.update(keys)
        self.runner.run(Person(self.pilot).hurry(keys))
        SEEN.update((self.dossier.view, type(self.app.screen).__name__))

    @invariant()
    def stands(self) -> None:
        assert self.app.crash is None
        assert self.app.return_code is None
        assert self.dossier in self.app.screen_stack
        assert self.dossier.work_.failure is None
        assert self.dossier.editor.rows

    def teardown(self) -> None:
        try:
            self.runner.run(self.left())
        finally:
            self.runner.close()
            self.patch.undo()
            self.folder.cleanup()

    async def left(self) -> None:
        """Undo everything, then leave."""
        work = self.dossier.work_
        try:
            self.dossier.editor.leave()
            while work.can_undo:
                work.undo()
            assert work.dossier == self.start
        finally:
            close_all(self.app)
            self.app.exit()
            await self.stack.aclose()


@pytest.mark.slow
def test_ten_thousand_keys_break_nothing_and_undo_returns_to_the_start() -> None:
    PRESSED.clear()
    run_state_machine_as_test(
        AtTheKeyboard,
        settings=settings(max_examples=5, stateful_step_count=40, phases=[Phase.generate]),
    )
    assert PRESSED.total() >= 10_000
    assert set(PRESSED) == {*TYPED, *MOVING, *ACTIONS}
    assert set(Pages.NAMES) <= SEEN
    assert {"DossierScreen", "Help", "Palette", "BlankScreen", "FamilyScreen"} <= SEEN

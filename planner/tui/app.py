"""The terminal interface: table of contents.

    keys.py, bindings.py    every key with its id, its French label and its second binding
    themes.py, glyphs.py    high contrast, dark and light; plain signs for old terminals
    widgets/                what paints: lines, bars, blocks of the views, the result strip
    entry/                  the one-page entry: fields, rows, the sheet that edits them
    screens/                home, the dossier and its five pages, the family's view, the blank one
    dialogs/                why, help, palette, a choice, a question

It sits on ``services`` only: no rule and no sum is here. What a screen needs is imported when that
screen is first shown, so that the list of dossiers paints at once.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from inspect import isawaitable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from planner.services.screen import home
from planner.tui.bindings import bindings, own_keys
from planner.tui.glyphs import ascii_only
from planner.tui.keys import ANYWHERE
from planner.tui.screens.home import HomeScreen
from planner.tui.themes import DARK, LIGHT, THEMES
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.services.session import Session

__all__ = ["BLANK_AFTER", "PlannerApp", "run"]

T = TypeVar("T")

FAILED = 3
"""The status to leave with when the interface itself failed."""

BLANK_AFTER = 10
"""Minutes without a key before the screen empties itself; ``PLANNER_BLANK`` changes it, 0 for
never.
"""


class PlannerApp(App[int]):
    """The planner in a terminal."""

    TITLE = "planner"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ANYWHERE)]
    CSS = """
    Screen { background: $background; color: $foreground; }
    ModalScreen { background: $background; align: center middle; }
    .-ascii LineView { scrollbar-size-vertical: 0; }
    .-ascii Assistant { border-top: ascii $quiet; }
    .-ascii ResultStrip { border-top: ascii $primary; }
    .-ascii Frame > LineView, .-ascii Ask > Vertical { border: ascii $primary; }
    .-ascii Form > VerticalScroll, .-ascii Checked > VerticalScroll { border: ascii $primary; }
    """

    def __init__(self, first: str | None = None) -> None:
        super().__init__()
        self.first = first
        """The id of a dossier to open at once."""
        self.alone = False
        """Whether the whole process is this interface."""
        self.ready = False
        """Whether what the first paint did without is loaded."""
        self.own_keys = own_keys(home.folder() / "touches.toml")
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LIGHT if os.environ.get("PLANNER_THEME") == "clair" else DARK
        self.idle = 0
        self.crash: Exception | None = None
        """What stopped the interface, if anything did."""
        self.waiting: dict[Screen[Any], Callable[[Any], Any]] = {}
        self.answers: list[tuple[Callable[[Any], Any], Any]] = []
        self.in_a_key = False
        """Whether a key is being looked at: the answers that it gives are given after it."""
        self.opened_then: tuple[Session, ...] = ()
        """The dossiers that were open when it did."""

    def get_default_screen(self) -> Screen[Any]:
        return HomeScreen(id="_default")

    async def on_mount(self) -> None:
        if self.own_keys:
            self.set_keymap(self.own_keys)
        self.set_class(ascii_only(), "-ascii")
        self.set_interval(60, self.a_minute_passed)

    async def open_dossier(self, id: str) -> None:
        """Open a dossier on its screen; a sentence on the list when it cannot be."""
        from planner.errors import PlannerError
        from planner.services.session import open_session
        from planner.tui.screens.dossier import DossierScreen
        from planner.views.problems import problems

        self.ready = True
        screen: list[DossierScreen] = []
        try:
            opened = open_session(id, told=lambda: screen[0].saved() if screen else None)
        except PlannerError as error:
            base = self.screen_stack[0]
            if isinstance(base, HomeScreen):
                base.list.say(" ".join(problems(error)[:2]))
                await base.offer_version(id, getattr(error, "last_good", None))
            return
        screen.append(DossierScreen(opened))
        await self.push_screen(screen[0])
        if self.alone:
            self.set_timer(0.3, tidied)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, (events.Key, events.MouseDown, events.Paste)):
            self.idle = 0
        await super().on_event(event)

    async def a_minute_passed(self) -> None:
        """Empty the screen when nobody has touched a key for too long."""
        self.idle += 1
        limit = os.environ.get("PLANNER_BLANK", "")
        from planner.tui.screens.blank import BlankScreen

        minutes = int(limit) if limit.isdigit() else BLANK_AFTER
        if not minutes or self.idle < minutes:
            return
        if not isinstance(self.screen, BlankScreen):
            await self.action_blank()

    async def over(self, screen: Screen[T], then: Callable[[T | None], Any] | None = None) -> None:
        """Show a screen over this one; ``then`` is given what it was closed with."""
        if then is not None:
            self.waiting[screen] = then
        await self.push_screen(screen)

    def closed(self, screen: Screen[T], answer: T | None) -> None:
        """A screen of ``over`` was closed with an answer: it is given before the next key is looked
        at, since that key is for where the answer leads.
        """
        then = self.waiting.pop(screen, None)
        if then is not None:
            self.answers.append((then, answer))
            if not self.in_a_key:
                self.call_later(self.give_answers)

    async def give_answers(self) -> None:
        """Give every answer to who asked."""
        while self.answers:
            then, answer = self.answers.pop(0)
            done = then(answer)
            if isawaitable(done):
                await done

    async def action_blank(self) -> None:
        """Empty the screen; the same field is there afterwards."""
        from planner.tui.screens.blank import BlankScreen

        if isinstance(self.screen, BlankScreen):
            self.screen.close_with(None)
        else:
            await self.over(BlankScreen())

    def action_theme(self) -> None:
        """From dark to light and back."""
        self.theme = LIGHT if self.theme == DARK else DARK

    async def action_help(self) -> None:
        """What can be done here."""
        from planner.tui.dialogs.help import Help

        if not isinstance(self.screen, Help):
            await self.over(Help(self.screen))

    async def action_palette(self) -> None:
        """Every action, found by its name."""
        from planner.tui.dialogs.palette import Palette

        if not isinstance(self.screen, Palette):
            await self.over(Palette(self.screen, self.own_keys), self._chosen)

    async def _chosen(self, action: str | None) -> None:
        if action:
            await self.run_named(action)

    async def run_named(self, action: str) -> None:
        """Run an action of the table of keys, wherever it belongs."""
        owner, _dot, name = action.partition(".")
        page = self.screen.focused or self.screen
        await self.run_action(name, {"app": self, "screen": self.screen}.get(owner, page))

    async def action_quit(self) -> None:
        """Close what is open, everything being saved, and leave."""
        from planner.tui.screens.closing import close_all

        close_all(self)
        self.exit(0)

    def _print_error_renderables(self) -> None:
        """What failed is told by who started us, without a traceback nor anybody's data."""

    def _handle_exception(self, error: Exception) -> None:
        from planner.tui.screens.closing import opened_in

        if self.crash is None:
            self.crash, self.opened_then = error, opened_in(self)
        super()._handle_exception(error)

    def say(self, text: str, title: str = "") -> None:
        """A sentence that goes away by itself; the one before is gone at once."""
        self.clear_notifications()
        self.notify(text, title=title or _("planner"), timeout=6, markup=False)


def tidied() -> None:
    """Look for garbage once, now that what will stay is loaded, and never again among that: else a
    key waits now and then for the whole of it to be looked at.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def run(dossier: str | os.PathLike[str] | None = None, **_options: Any) -> int:
    """Open the interface and return the status to leave with.

    ``dossier`` is the id of a dossier, or a file of which a copy is opened.
    """
    first = None
    if dossier is not None:
        path = Path(dossier)
        first = home.file_in(path) if path.suffix == ".json" else str(dossier)
    app = PlannerApp(first)
    app.alone = True
    status = app.run()
    if app.crash is not None:
        return failed(app, app.crash)
    return int(status or app.return_code or 0)


def failed(app: PlannerApp, error: Exception) -> int:
    """Keep what was open, say that nothing is lost and where the report is; the status of it."""
    from planner.services.failure import what_happened

    for told in what_happened(error, app.opened_then):
        sys.stderr.write(f"{told}\n")
    return FAILED

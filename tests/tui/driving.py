"""A person at the keyboard of the interface, without a terminal: keys in, texts out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual import events
from textual.pilot import Pilot

from planner.services.dossiers import new_dossier, open_example
from planner.services.session import Session
from planner.tui.app import PlannerApp
from planner.tui.screens.dossier import DossierScreen
from planner.tui.widgets.lines import LineView
from planner.views.formats import flat

__all__ = ["Person", "at_the_keyboard", "on_a_new_dossier", "on_an_example"]

LONGEST = 120
"""Seconds after which a person at the keyboard would have gone home."""

NAMES = {" ": "space", ",": "comma", "+": "plus", "-": "minus", ".": "full_stop", "/": "slash"}


class Person:
    """Presses keys and reads the screen."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> PlannerApp:
        app = self.pilot.app
        assert isinstance(app, PlannerApp)
        return app

    @property
    def dossier_screen(self) -> DossierScreen:
        found = [screen for screen in self.app.screen_stack if isinstance(screen, DossierScreen)]
        return found[-1]

    @property
    def work(self) -> Session:
        return self.dossier_screen.work_

    @property
    def path(self) -> str:
        """The field under the cursor of the page of entry."""
        return self.dossier_screen.editor.path

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def hurry(self, keys: Sequence[str]) -> None:
        """Press keys at once, as a terminal gives those of a hurried hand; look at the end."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            event = events.Key(NAMES.get(key, key), key if len(key) == 1 else None)
            driver.send_message(event)
        with self.app.batch_update():
            await self.pilot.pause()
        await self.pilot.pause()

    async def type(self, text: str, *after: str) -> None:
        """Type a text one character at a time, then press some keys."""
        await self.pilot.press(*(NAMES.get(char, char) for char in text), *after)

    def parts(self) -> list[LineView]:
        """The parts of lines that the top screen displays."""
        found = (widget for widget in self.app.screen.query() if isinstance(widget, LineView))
        return [widget for widget in found if widget.display and widget.is_on_screen]

    def screen(self, *ids: str) -> str:
        """What the top screen shows, line by line, of some of its parts or of all."""
        shown: list[str] = []
        for widget in self.parts():
            if not ids or widget.id in ids:
                shown += text_of(widget)
        return flat("\n".join(shown))

    async def sees(self, text: str, *ids: str) -> bool:
        """Wait a moment for a text; whether it came."""
        for _look in range(100):
            if text in self.screen(*ids):
                return True
            await self.pilot.pause(0.02)
        return False

    async def settle(self) -> None:
        """Let what was put off happen."""
        await self.pilot.pause()


def text_of(widget: LineView) -> list[str]:
    """Every line of a part, those out of sight too."""
    return ["".join(text for text, _style in widget.pieces(y)) for y in range(widget.count())]


def at_the_keyboard(
    doing: Callable[[Person], Awaitable[Any]],
    *,
    id: str | None = None,
    size: tuple[int, int] = (100, 30),
) -> None:
    """Open the interface, do something, leave."""

    async def sit() -> None:
        app = PlannerApp(id)
        async with asyncio.timeout(LONGEST), app.run_test(size=size) as pilot:
            await pilot.pause()
            await doing(Person(pilot))
            await pilot.press("ctrl+q")

    asyncio.run(sit())


def on_a_new_dossier(doing: Callable[[Person], Awaitable[Any]], **options: Any) -> str:
    """The same on an empty dossier; its id."""
    id = new_dossier()
    at_the_keyboard(doing, id=id, **options)
    return id


def on_an_example(doing: Callable[[Person], Awaitable[Any]], name: str, **options: Any) -> str:
    """The same on an example; its id."""
    id = open_example(name)
    at_the_keyboard(doing, id=id, **options)
    return id

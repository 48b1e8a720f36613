"""What a person at the keyboard waits for, in a real terminal, beside a bare Textual app."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.measure import Measure, alternate
from tests.support.ptyapp import PtyApp

PLANNER = [str(Path(sys.executable).with_name("planner"))]
BARE = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]


def first_paint(command: list[str], text: str, home: str) -> float:
    """Seconds from the start of a program to `text` on its screen."""
    with PtyApp(command, columns=120, lines=40, env={"PLANNER_HOME": home}) as app:
        app.wait_for(text)
        return app.last_change - app.started


def key_to(app: PtyApp, key: str, shown: Callable[[str], str]) -> float:
    """Seconds from a key to a change of the part of the screen that `shown` picks out."""
    app.settle(0.05)
    before = shown(app.screen())
    begin = perf_counter()
    app.press(key)
    app.wait_until(lambda screen: shown(screen) != before, f"an answer to {key}")
    return app.last_change - begin


def measures() -> Iterator[Measure]:
    with TemporaryDirectory() as home:
        ours, theirs = alternate(
            lambda: first_paint(PLANNER, "Dossiers", home),
            lambda: first_paint(BARE, "bare", home),
            15,
        )
        yield Measure("first paint of the home screen", 2.0, ours, theirs, "bare Textual app")

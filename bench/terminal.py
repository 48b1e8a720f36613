"""What a person at the keyboard waits for, in a real terminal, beside a bare Textual app."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.measure import Measure, alternate
from planner.services.dossiers import dossier_store
from planner.services.examples import example_file
from tests.support.ptyapp import PtyApp

PLANNER = [str(Path(sys.executable).with_name("planner"))]
ALONE = "personne-seule-commandement"
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


def fill(home: str, count: int) -> None:
    """Put so many copies of an example household in a folder, with their list."""
    os.environ["PLANNER_HOME"] = home
    for number in range(count):
        folder = Path(home, "dossiers", f"d{number:04d}")
        folder.mkdir(parents=True)
        (folder / "dossier.json").write_bytes(example_file(ALONE))
    dossier_store().entries()


def two_keys(ours: PtyApp, shown: Callable[[str], str], keys: tuple[str, str]) -> Measure:
    """Our answer to one key then another that takes it back, beside that of a bare app: a field
    and a line that follows it, at the frame rate of ours.
    """
    rate = {"TEXTUAL_FPS": "240"}
    with PtyApp([*BARE, "strip"], columns=120, lines=36, env=rate) as theirs:
        theirs.wait_for("bare")
        theirs.press("5")
        turn = cycle((0, 1))
        pairs = (keys, ("1", "backspace"))
        taken: tuple[list[float], list[float]] = ([], [])
        for _ in range(41):
            place = next(turn)
            taken[0].append(key_to(ours, pairs[0][place], shown))
            taken[1].append(key_to(theirs, pairs[1][place], followed))
        return Measure("", 1.5, taken[0][1:], taken[1][1:], "the same in a bare app")


def followed(screen: str) -> str:
    """The line of the bare app that follows its field."""
    return "\n".join(line for line in screen.splitlines() if "strip" in line)


def figures(screen: str) -> str:
    """The line of the result strip that holds the figures."""
    return screen.splitlines()[-3]


def instalment(screen: str) -> str:
    """The line of the plan page that holds the instalment and the way it holds."""
    return "\n".join(line for line in screen.splitlines() if "par mois" in line)


def measures() -> Iterator[Measure]:
    with TemporaryDirectory() as home:
        fill(home, 500)
        ours, theirs = alternate(
            lambda: first_paint(PLANNER, "Vasseur", home),
            lambda: first_paint(BARE, "bare", home),
            15,
        )
        name = "first paint of the home screen, 500 dossiers"
        yield Measure(name, 2.0, ours, theirs, "bare Textual app")
    with TemporaryDirectory() as home:
        fill(home, 1)
        with PtyApp(PLANNER, columns=120, lines=36, env={"PLANNER_HOME": home}) as app:
            app.wait_for("Vasseur")
            app.press("enter")
            app.wait_for("Saisie")
            app.press("ctrl+o", "r")
            app.settle(0.5)
            app.type("95")
            yield replace(two_keys(app, figures, ("1", "backspace")), name="key to refreshed strip")
            app.press("f5")
            app.wait_for("le plus court")
            app.settle(0.5)
            moved = two_keys(app, instalment, ("right", "left"))
            yield replace(moved, name="instalment moved on the plan page")

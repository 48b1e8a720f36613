"""The interface in a real pseudo-terminal, as a person sees it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from planner.intake.dossier_file import read_dossier
from planner.services.dossiers import open_example
from planner.services.examples import example_file
from planner.views.formats import flat
from tests.support.ptyapp import PtyApp

pytestmark = pytest.mark.slow

PLANNER = [sys.executable, "-m", "planner"]
PLAIN = {chr(code) for code in range(32, 127)} | set("\néèêëàâäçîïôöùûüÉÈÀÇœŒ€°«»")
SIZES = [(80, 24), (120, 36)]
ALONE = "personne-seule-commandement"


def terminal(columns: int = 80, lines: int = 24, **env: str) -> PtyApp:
    theirs: Mapping[str, str | None] = {**env}
    return PtyApp(PLANNER, columns=columns, lines=lines, env=theirs, timeout=30)


def sees(app: PtyApp, text: str) -> str:
    """Wait for a text, whatever spaces it is written with; the screen with plain ones."""
    return flat(app.wait_until(lambda screen: text in flat(screen), f"text {text!r}"))


@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_an_example_is_opened_and_its_pages_seen(home: Path, columns: int, lines: int) -> None:
    with terminal(columns, lines) as app:
        sees(app, "Aucun dossier encore")
        app.press("ctrl+e")
        sees(app, "personne seule commandement")
        app.press("enter")
        sees(app, "Saisie")
        screen = sees(app, "1 409,53")
        assert "Vasseur" in screen
        assert "Il reste 35 jours" in screen
        app.press("f3")
        sees(app, "Diagnostic au 22 novembre 2026")
        app.press("alt+l")
        sees(app, "le plus court qui tient")
        app.press("right")
        sees(app, "55,00")
        app.press("f9")
        sees(app, "Où nous en sommes")
        app.press("escape")
        sees(app, "le plus court qui tient")
        app.press("f12")
        screen = sees(app, "Pause")
        assert "Vasseur" not in screen
        app.press("ctrl+b")
        sees(app, "Vasseur")
        assert all(len(line) <= columns for line in app.screen().splitlines())
        app.press("ctrl+q")
        assert app.wait_exit() == 0
        assert not app.full_screen()


def test_a_killed_program_reopens_at_the_same_field_with_nothing_lost(home: Path) -> None:
    with terminal() as app:
        sees(app, "Aucun dossier encore")
        app.press("ctrl+n")
        sees(app, "personne reçue")
        app.press("ctrl+o", "l")
        sees(app, "Loyer sans les charges, par mois")
        app.type("520,")
        sees(app, "enregistré")
        app.type("5")
        sees(app, "520,50")
        app.press("enter")
        app.type("60+12,")
        sees(app, "60+12,")
        app.settle(0.5)
        app.kill()
        app.wait_exit()
    with terminal() as app:
        sees(app, "Sans nom")
        app.press("enter")
        sees(app, "60+12,")
        sees(app, "520,50")
        app.type("30")
        sees(app, "72,30 €")


def test_without_colours_everything_is_still_said(home: Path) -> None:
    open_example(ALONE)
    with terminal(NO_COLOR="1") as app:
        sees(app, "Vasseur")
        app.press("enter")
        sees(app, "1 409,53")
        app.press("ctrl+o", "r")
        sees(app, "Salaire net")
        app.settle(0.3)
        lines = app.screen().splitlines()
        y = next(y for y, line in enumerate(lines) if line.startswith("▸ Salaire net"))
        colours = {app.cell(y, x).fg for x in range(80)} | {app.cell(0, x).fg for x in range(80)}
        assert all(len({colour[0:2], colour[2:4], colour[4:6]}) == 1 for colour in colours)
        assert any(app.cell(y, x).reverse for x in range(80))


def test_plain_signs_for_a_terminal_that_knows_no_others(home: Path) -> None:
    open_example(ALONE)
    with terminal(PLANNER_ASCII="1") as app:
        sees(app, "Vasseur")
        app.press("enter")
        screen = sees(app, "1 409,53")
        assert not set(screen) - PLAIN
        app.press("f1")
        screen = sees(app, "Aide")
        assert not set(screen) - PLAIN


def test_the_interface_follows_the_size_of_the_terminal(home: Path) -> None:
    open_example(ALONE)
    with terminal(100, 30) as app:
        sees(app, "Vasseur")
        app.press("enter")
        sees(app, "1 409,53")
        app.resize(160, 48)
        sees(app, "Capacité de remboursement")
        app.resize(80, 24)
        app.wait_until(
            lambda screen: "Par jour/pers." in screen and "Ctrl+O" in screen, "the narrow page"
        )


def test_english_is_spoken_when_asked(home: Path) -> None:
    with PtyApp([*PLANNER, "--lang", "en"], timeout=30, env=dict(os.environ)) as app:
        screen = sees(app, "New")
        assert "Nouveau" not in screen


def test_alt_with_a_letter_is_an_order_and_never_types_the_letter(home: Path) -> None:
    open_example(ALONE)
    with terminal() as app:
        sees(app, "Vasseur")
        app.press("enter")
        sees(app, "1 409,53")
        app.press("ctrl+o", "l")
        sees(app, "Loyer sans les charges")
        app.press("alt+n")
        sees(app, "Diagnostic au 22 novembre 2026")
        app.press("f2")
        sees(app, "Loyer sans les charges")
        app.press("alt+g")
        sees(app, "question")
        app.press("alt+q")
        assert app.wait_exit() == 0
    (file,) = (home / "dossiers").glob("*/dossier.json")
    assert read_dossier(file.read_bytes()) == read_dossier(example_file(ALONE))


def test_a_program_killed_again_and_again_loses_nothing(home: Path) -> None:
    with terminal() as app:
        sees(app, "Aucun dossier encore")
        app.press("ctrl+n")
        sees(app, "personne reçue")
        app.type("Aïcha")
        sees(app, "enregistré")
        app.settle(0.3)
        app.kill()
        app.wait_exit()
    for time in range(3):
        with terminal() as app:
            sees(app, "1 dossier")
            app.press("enter")
            sees(app, "Notes privées" if time else "personne reçue")
            if time == 0:
                app.press("ctrl+o", "n", "down", "down", "down", "enter")
                sees(app, "tout est gardé")
            elif time == 1:
                sees(app, "un")
                app.press("enter")
                sees(app, "tout est gardé")
            if time < 2:
                app.type(("un ", "deux ")[time])
                app.settle(0.4)
                app.kill()
                app.wait_exit()
                continue
            sees(app, "un deux")
            app.press("ctrl+z")
            app.press("ctrl+z")
            app.settle(0.3)
            app.press("ctrl+q")
            assert app.wait_exit() == 0
    (file,) = (home / "dossiers").glob("*/dossier.json")
    dossier = read_dossier(file.read_bytes())
    assert dossier.household.persons[0].first_name == "Aïcha"


def test_a_key_with_alt_never_writes_its_letter_in_a_dialog(home: Path) -> None:
    with terminal() as app:
        sees(app, "Aucun dossier encore")
        app.press("ctrl+n")
        sees(app, "personne reçue")
        app.press("alt+m")
        sees(app, "Quel nom donner à ce moment ?")
        app.type("bi")
        app.press("alt+h")
        app.type("lan")
        sees(app, "bilan")
        app.press("escape")
        sees(app, "personne reçue")
        app.press("ctrl+q")
        assert app.wait_exit() == 0

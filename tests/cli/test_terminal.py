"""The commands in a real terminal: colours where it has them, questions asked and answered."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.commands import DAY, EXAMPLE, ROOT
from tests.support.ptyapp import PtyApp

pytestmark = pytest.mark.slow


def _environment(home: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PLANNER_HOME": str(home),
        "PLANNER_TODAY": DAY,
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        **more,
    }


def _app(home: Path, *arguments: str, **environment: str) -> PtyApp:
    return PtyApp(
        [sys.executable, "-m", "planner", *arguments],
        columns=80,
        lines=40,
        cwd=ROOT,
        env=_environment(home, **environment),
    )


def test_a_terminal_gets_colours_unless_it_refuses_them(tmp_path: Path) -> None:
    with _app(tmp_path, "law", "diff", "2026-12-31", "2027-01-01") as app:
        assert app.wait_exit() == 0
        coloured = bytes(app.output)
    with _app(tmp_path, "law", "diff", "2026-12-31", "2027-01-01", NO_COLOR="1") as app:
        assert app.wait_exit() == 0
        plain = bytes(app.output)
    with _app(tmp_path, "law", "diff", "2026-12-31", "2027-01-01", TERM="dumb") as app:
        assert app.wait_exit() == 0
        dumb = bytes(app.output)
    assert b"\x1b[1m" in coloured
    assert b"\x1b" not in plain
    assert b"\x1b" not in dumb


def test_the_demonstration_offers_the_screen_and_takes_no_for_an_answer(tmp_path: Path) -> None:
    with _app(tmp_path, "demo") as app:
        app.wait_for("Ouvrir ce ménage dans planner ?", timeout=60)
        app.type("n\r")
        assert app.wait_exit() == 0
    assert not (tmp_path / "dossiers").exists()


def test_a_deletion_names_the_dossier_and_waits_for_a_yes(tmp_path: Path) -> None:
    code = (
        "from planner.services.dossiers import open_example as o; "
        f"print('id=' + o({EXAMPLE.stem!r}))"
    )
    with PtyApp([sys.executable, "-c", code], cwd=ROOT, env=_environment(tmp_path)) as made:
        made.wait_exit(timeout=60)
        id = made.screen().partition("id=")[2].strip()
    for answer, status in (("non", 1), ("oui", 0)):
        with _app(tmp_path, "delete", id) as app:
            app.wait_for("Vasseur", timeout=60)
            app.wait_for("pour confirmer")
            assert (tmp_path / "dossiers" / id).is_dir()
            app.type(f"{answer}\r")
            assert app.wait_exit() == status
    assert not (tmp_path / "dossiers" / id).exists()


def test_the_keyboard_interrupts_without_a_traceback(tmp_path: Path) -> None:
    with _app(tmp_path, "calc", "housing-allowance") as app:
        app.type('{"id": 1}\r')
        app.wait_for("missing_field", timeout=60)
        app.press("ctrl+c")
        assert app.wait_exit() == 130
        assert "Traceback" not in app.screen()

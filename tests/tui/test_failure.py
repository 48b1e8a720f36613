"""The planner itself fails: nothing is lost, a copy is kept, and the report names nobody."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from planner.calc.money import Money
from planner.errors import Problem
from planner.intake.dossier_file import read_dossier
from planner.services.dossiers import delete_dossier, dossier_store, new_dossier, open_example
from planner.services.failure import COPIES, rescue, what_happened
from planner.services.session import Session, open_session
from planner.storage.files import WriteError
from planner.tui.screens.home import HomeScreen
from planner.views.formats import flat
from tests.support.ptyapp import PtyApp
from tests.tui.driving import Person, at_the_keyboard

ON = date(2026, 11, 22)
BROKEN = """
import planner.tui.entry.editor as e
def broken(self):
    secret = self.work.dossier.household.name
    raise RuntimeError(secret)
e.Editor.fold = broken
import sys; sys.argv = ["planner"]
from planner.__main__ import main; main()
"""
"""The interface in which one key, that which folds a section, fails."""


@pytest.mark.slow
def test_a_fault_leaves_a_copy_a_report_and_the_same_field(home: Path, tmp_path: Path) -> None:
    open_example("personne-seule-commandement")
    aside = tmp_path / "aside"
    aside.mkdir()
    command = [sys.executable, "-c", BROKEN]
    with PtyApp(command, columns=100, lines=30, env={"TMPDIR": str(aside)}, timeout=30) as app:
        app.wait_until(lambda screen: "Vasseur" in screen, "the list")
        app.press("enter")
        app.wait_until(lambda screen: "1 409,53" in flat(screen), "the dossier")
        app.press("ctrl+o", "l")
        app.wait_until(lambda screen: "Loyer sans les charges" in screen, "the dwelling")
        app.type("612,5")
        app.wait_until(lambda screen: "612,50" in flat(screen), "what is understood")
        app.press("ctrl+u")
        assert app.wait_exit() == 3
        assert not app.full_screen()
        told = " ".join(app.screen().split())
    assert "Rien n’est perdu" in told
    assert "Copie de secours" in told
    assert "Traceback" not in told
    (copy,) = (home / COPIES).iterdir()
    assert copy.stat().st_mode & 0o077 == 0
    assert read_dossier(copy.read_bytes()).dwelling.rent == Money(61250)
    (report,) = aside.glob("planner-erreur-*.txt")
    kept = report.read_text("utf-8")
    assert "RuntimeError" in kept
    assert "planner.tui.entry.sheet" in kept
    for secret in ("Vasseur", "612", str(tmp_path), "commandement"):
        assert secret not in kept
    with PtyApp([sys.executable, "-m", "planner"], columns=100, lines=30, timeout=30,
                env=dict(os.environ)) as again:  # fmt: skip
        again.wait_until(lambda screen: "Vasseur" in screen, "the list again")
        again.press("enter")
        again.wait_until(lambda screen: "612,50" in flat(screen), "the same field")


def test_a_disk_that_refuses_everything_is_not_told_as_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_session(new_dossier(), ON)
    work.edit("dwelling.rent", "520.00")

    def refused(*_given: object) -> None:
        raise WriteError(Problem("disk_full", "plein"))

    monkeypatch.setattr("planner.storage.files.write_atomically", refused)
    monkeypatch.setattr(Session, "close", lambda _self: False)
    assert rescue(work) == (False, None)
    told = what_happened(RuntimeError("x"), (work,))
    assert not any("Rien n’est perdu" in line for line in told)
    assert any("peut manquer" in line for line in told)
    monkeypatch.undo()
    work.close()


def test_a_dossier_that_cannot_be_closed_is_copied_all_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_session(new_dossier(), ON)
    work.edit("dwelling.rent", "520.00")
    close = Session.close

    def broken(self: Session) -> bool:
        close(self)
        raise RuntimeError

    monkeypatch.setattr(Session, "close", broken)
    saved, copy = rescue(work)
    assert not saved
    assert copy == home / COPIES / f"{work.id}.json"
    assert read_dossier(copy.read_bytes()).dwelling.rent == Money(52000)


def test_the_copy_goes_with_its_dossier(home: Path) -> None:
    work = open_session(new_dossier(), ON)
    saved, copy = rescue(work)
    assert saved
    assert copy is not None
    assert copy.exists()
    delete_dossier(work.id)
    assert not copy.exists()
    assert dossier_store().entries() == ()


@pytest.mark.slow
def test_a_folder_of_the_user_that_holds_nothing_is_a_sentence_on_the_home_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be listed, made or opened is said; the screen stays."""
    file = tmp_path / "file"
    file.write_text("not a folder", "utf-8")
    monkeypatch.setenv("PLANNER_HOME", str(file))

    async def look(person: Person) -> None:
        await person.settle()
        assert "ne peut pas garder de dossiers" in " ".join(person.screen("list").split())
        await person.press("ctrl+n")
        await person.settle()
        assert isinstance(person.app.screen, HomeScreen)
        # Whole, in as many lines as it takes, and it stays until something else is typed.
        told = " ".join(person.screen("list").split())
        assert "ne peut pas garder de dossiers" in told
        assert "Choisissez un répertoire avec la variable PLANNER_HOME." in told
        await person.press("a")
        assert "PLANNER_HOME" not in person.screen("list")

    at_the_keyboard(look)


@pytest.mark.parametrize("leaving", [["ctrl+q"], ["f10", *"quitter", "enter"]])
def test_keys_pressed_too_many_after_quitting_are_no_failure(leaving: list[str]) -> None:
    async def hurry(person: Person) -> None:
        await person.hurry([*leaving, "enter", "5", "ctrl+z", "ctrl+q", "enter"])
        assert person.app.return_code == 0
        assert person.app.crash is None

    at_the_keyboard(hurry, id=open_example("couple-surendettement"))

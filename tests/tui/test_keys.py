"""The table of keys: reachable on an AZERTY keyboard, doubled, told, and open to other choices."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.tui.bindings import key_problems, own_keys
from planner.tui.keys import DOSSIER, KEYS, TOGETHER, WHERE, key, shown
from planner.tui.keys_page import page
from planner.tui.widgets.bars import MOST_KEYS, KeyBar
from tests.tui.driving import Person, at_the_keyboard, on_a_new_dossier

ROOT = Path(__file__).parents[2]
HIDDEN = {
    "left_square_bracket", "right_square_bracket", "left_curly_bracket", "right_curly_bracket",
    "vertical_line", "tilde", "backslash", "grave_accent", "at", "number_sign",
}  # fmt: skip
BROWSER = {"ctrl+n", "ctrl+t", "ctrl+w"}
TAKEN = {"ctrl+c", "ctrl+v", "ctrl+x", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"}


def test_every_id_is_one_key_and_says_where_it_works() -> None:
    assert len({each.id for each in KEYS}) == len(KEYS)
    assert all(each.where in WHERE and each.label and each.help.endswith(".") for each in KEYS)


@pytest.mark.parametrize("each", KEYS, ids=lambda each: each.id)
def test_no_key_is_hidden_on_azerty_or_taken_by_a_terminal(each: object) -> None:
    for name in each.keys:  # type: ignore[attr-defined]
        assert not set(name.split("+")) & HIDDEN
        assert not any(char in name for char in "[]{}|~\\`@#")
        assert name not in TAKEN


@pytest.mark.parametrize("each", KEYS, ids=lambda each: each.id)
def test_every_function_key_has_a_second_one(each: object) -> None:
    names = each.keys  # type: ignore[attr-defined]
    if any(name.startswith("f") and name[1:].isdigit() for name in names):
        assert any(not (name.startswith("f") and name[1:].isdigit()) for name in names)


@pytest.mark.parametrize("each", KEYS, ids=lambda each: each.id)
def test_every_key_that_a_browser_keeps_has_another_one(each: object) -> None:
    names = set(each.keys)  # type: ignore[attr-defined]
    if names & BROWSER:
        assert {name for name in names - BROWSER if not name[1:].isdigit()}


@pytest.mark.parametrize("each", KEYS, ids=lambda each: each.id)
def test_every_action_may_have_another_key_but_those_of_enter(each: object) -> None:
    assert each.fixed == (each.keys == ("enter",))  # type: ignore[attr-defined]


@pytest.mark.parametrize("places", TOGETHER)
def test_one_key_does_one_thing_in_a_place(places: tuple[str, ...]) -> None:
    keys = [name for each in KEYS if each.where in places for name in each.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("places", [places for places in TOGETHER if DOSSIER in places])
def test_the_footer_holds_at_most_seven_actions(places: tuple[str, ...]) -> None:
    assert 3 <= len(KeyBar(*places).shown_keys()) <= MOST_KEYS


def test_the_page_of_the_keys_is_up_to_date() -> None:
    written = (ROOT / "docs" / "fr" / "touches.md").read_text("utf-8")
    made = subprocess.run(
        [sys.executable, "-m", "planner.tui.keys_page"], cwd=ROOT, capture_output=True, check=True
    )
    assert written == made.stdout.decode() == page()


def test_keys_are_named_as_on_a_keyboard() -> None:
    assert shown(key("palette").keys) == "Ctrl+P, F10"
    assert shown(key("less").keys) == "←, −"


def test_a_person_may_choose_other_keys(home: Path) -> None:
    home.mkdir(parents=True)
    choices = '[touches]\nstrip = "ctrl+x"\nunknown = "f2"\nopen = "up"\nwhy = 3\nundo = "ctrl+y"\n'
    (home / "touches.toml").write_text(choices, "utf-8")
    assert own_keys(home / "touches.toml") == {"strip": "ctrl+x"}
    told = key_problems(home / "touches.toml")
    assert len(told) == 4
    assert all(text.startswith("touches.toml : ") for text in told)
    assert "est déjà celle de « redo »" in told[-1]

    async def hide(person: Person) -> None:
        strip = person.app.screen.query_one("#strip")
        await person.press("f8")
        assert strip.display
        await person.press("ctrl+x")
        assert not strip.display

    on_a_new_dossier(hide)


def test_a_file_of_keys_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "touches.toml"
    broken.write_text("[touches\n", "utf-8")
    assert own_keys(broken) == {}
    broken.write_bytes(b"\xff\xfe")
    assert own_keys(broken) == {}
    assert own_keys(tmp_path / "absent.toml") == {}


@pytest.mark.slow
def test_the_list_says_which_lines_of_the_file_are_left_out(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "touches.toml").write_text('[touches]\nstrip = "f9"\n', "utf-8")

    async def look(person: Person) -> None:
        assert await person.sees("la touche de « strip » est déjà celle de « family »", "list")

    at_the_keyboard(look)

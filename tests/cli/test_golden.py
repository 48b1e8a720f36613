"""The examples are told to the letter as they were when somebody last read them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.cli.help import COMMANDS
from planner.views.wrapping import width
from tests.cli.golden_text import GOLDEN, TEXTS, name_of, text_of

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: name_of(*text))
def test_an_example_is_told_to_the_letter(text: tuple[str, str, bool]) -> None:
    told = text_of(*text)
    assert told.splitlines() == (GOLDEN / name_of(*text)).read_text("utf-8").splitlines()
    assert max(width(line) for line in told.splitlines()) <= 80


def test_no_text_is_kept_of_an_example_that_is_gone() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {name_of(*text) for text in TEXTS}


def test_the_readme_names_commands_that_exist_and_pages_that_are_there() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"^\| `planner ([a-z]+)", readme, re.MULTILINE))
    assert named == set(COMMANDS)
    for page in ("README.md", "docs/scope.md"):
        folder = (ROOT / page).parent
        for link in re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text("utf-8")):
            assert (folder / link).exists(), link

"""The guide shows pictures that exist and names keys that work."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from tempfile import gettempdir

import pytest

from planner.tui.keys import KEYS, shown
from tests.tui.pictures import FOLDER, STEPS, paint

GUIDE = Path(__file__).parents[2] / "docs" / "fr" / "guide.md"


def test_every_picture_is_shown_and_every_one_shown_is_there() -> None:
    text = GUIDE.read_text("utf-8")
    wanted = {Path(match).stem for match in re.findall(r"\(images/(.+?)\)", text)}
    assert wanted == {"dossiers", *STEPS} == {path.stem for path in FOLDER.glob("*.svg")}


@pytest.mark.slow
def test_some_pictures_are_what_the_screen_shows_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("PLANNER_HOME", "PLANNER_TODAY"):
        monkeypatch.setenv(name, "")  # so that what is painted with is put back
    asyncio.run(paint(str(tmp_path / "home"), tmp_path / "images", "plan"))
    for name in ("saisie", "plan"):
        painted = (tmp_path / "images" / f"{name}.svg").read_text("utf-8")
        kept = (FOLDER / f"{name}.svg").read_text("utf-8")
        assert painted == kept, "run: python -m tests.tui.pictures"


def test_no_picture_shows_where_it_was_taken() -> None:
    for path in FOLDER.glob("*.svg"):
        text = path.read_text("utf-8")
        assert "planner-" not in re.sub(r"planner-(sombre|clair)", "", text)
        assert gettempdir() not in text
        assert str(Path.home()) not in text


def test_every_key_of_the_guide_is_in_the_table() -> None:
    text = GUIDE.read_text("utf-8")
    known = {name for each in KEYS for name in shown(each.keys).split(", ")}
    named = set(re.findall(r"\*\*((?:Ctrl|Alt)\+[A-Z]|F\d+)\*\*", text))
    assert len(named) > 20
    assert named <= known

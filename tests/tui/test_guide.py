"""The guide shows pictures that exist and names keys that work."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import gettempdir

from planner.tui.keys import KEYS, shown
from tests.tui.pictures import FOLDER, STEPS

GUIDE = Path(__file__).parents[2] / "docs" / "fr" / "guide.md"


def test_every_picture_is_shown_and_every_one_shown_is_there() -> None:
    text = GUIDE.read_text("utf-8")
    wanted = {Path(match).stem for match in re.findall(r"\(images/(.+?)\)", text)}
    assert wanted == {"dossiers", *STEPS} == {path.stem for path in FOLDER.glob("*.svg")}


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

"""The index: read cold, before anything heavy is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.storage.index import Deadline, Entry, dumped, read_index

HEAVY = ("pydantic", "planner.calc", "planner.intake", "planner.law", "textual", "platformdirs")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
days = st.dates().map(str)
entries = st.builds(
    Entry,
    texts,
    texts,
    texts,
    days,
    st.lists(st.builds(Deadline, days, texts), max_size=3).map(tuple),
    st.tuples(st.integers(), st.integers(), st.integers()),
    st.booleans(),
)


def test_reading_the_index_loads_neither_models_nor_law(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from planner.storage.places import home\n"
        "from planner.storage.index import read_index\n"
        "assert read_index(home()) is None\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    environment = {"PLANNER_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "[]"


@given(st.lists(entries, max_size=5))
def test_an_index_written_is_read_back_the_last_updated_first(
    tmp_path_factory: pytest.TempPathFactory, many: list[Entry]
) -> None:
    home = tmp_path_factory.getbasetemp() / "index"
    home.mkdir(exist_ok=True)
    (home / "index.json").write_bytes(dumped(tuple(many)))
    read = read_index(home)
    assert read is not None
    assert sorted(read) == sorted(many)
    assert [entry.updated for entry in read] == sorted((e.updated for e in many), reverse=True)

"""Every test of the interface has a folder and a day of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PLANNER_TODAY", "2026-11-22")
    for name in ("NO_COLOR", "PLANNER_ASCII", "PLANNER_THEME", "PLANNER_BLANK"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"

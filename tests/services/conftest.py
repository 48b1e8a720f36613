"""A user's folder of their own, and a day that does not move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.services.session import Session, open_session

DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("PLANNER_HOME", str(folder))
    monkeypatch.setenv("PLANNER_TODAY", DAY.isoformat())
    return folder


@pytest.fixture
def session(home: Path) -> Iterator[Session]:
    from planner.services.dossiers import new_dossier

    opened = open_session(new_dossier())
    yield opened
    opened.close()

"""A store in a folder of its own, with the dossier file as its codec."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.calc.dossier import Dossier
from planner.intake.dossier_file import read_dossier, write_dossier
from planner.storage.file_store import FileStore
from planner.storage.index import Deadline
from planner.storage.repository import Codec, Summary


def describe(dossier: Dossier) -> Summary:
    deadlines = (Deadline("2027-01-04", "commandement_expires"), Deadline("2026-12-01", "review"))
    return Summary(dossier.household.name, dossier.reference, deadlines)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def store(home: Path) -> FileStore:
    return store_in(home)


def store_in(home: Path) -> FileStore:
    return FileStore(home, Codec(read_dossier, write_dossier), describe)

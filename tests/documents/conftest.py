"""One law and a few dossiers for the documents' tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.calc.dossier import Dossier
from planner.calc.law import Law
from planner.documents.letterhead import Letterhead
from planner.law import load_law

CASES = Path(__file__).resolve().parents[1] / "cases" / "vignettes"
ON = date(2026, 11, 22)


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law()


@pytest.fixture
def letterhead() -> Letterhead:
    return Letterhead(
        "CCAS de Caen", ("1 place de la Mairie", "14000 Caen"), "02 31 00 00 00", "Claire MARTIN",
        "Caen", "0.1.0",
    )  # fmt: skip


def household(name: str) -> Dossier:
    return Dossier.model_validate_json((CASES / f"{name}.dossier.json").read_bytes())

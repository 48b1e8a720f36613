"""The glossary names every public name of the core and every figure of a plan."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

import planner.calc
from planner.calc.results import AllowanceView, ArrearsView, Budget, CapacityView

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


def _rows() -> list[list[str]]:
    lines = GLOSSARY.read_text("utf-8").splitlines()
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("|")
    ]
    return [row for row in rows if row[0] != "identifier" and set(row[0]) != {"-"}]


def _named() -> set[str]:
    return {name for row in _rows() for name in re.findall(r"`([^`]+)`", row[0])}


@pytest.mark.parametrize("name", planner.calc.__all__)
def test_every_public_name_is_explained(name: str) -> None:
    assert name in _named()


PLAIN = {
    "resources",
    "month",
    "missing",
    "refusal",
    "rough",
    "state",
    "benefit",
    "binding",
    "limits",
    "resumed_since",
    "suspended_since",
    "debt_after_back_payment",
    "seizable",
    "total_debts",
    "frozen_debts",
}
"""Fields that say what they are, or that another row explains."""


@pytest.mark.parametrize("view", [Budget, ArrearsView, AllowanceView, CapacityView])
def test_every_figure_of_a_plan_is_explained(view: type) -> None:
    fields = {field.name for field in dataclasses.fields(view)}
    assert sorted(fields - _named() - PLAIN) == []


def test_every_row_gives_the_french_word_and_what_it_is_not() -> None:
    for row in _rows():
        assert len(row) == 5, row
        assert all(row), row


def test_the_two_restes_a_vivre_have_two_names() -> None:
    assert {"reste_a_vivre", "protected_minimum"} <= _named()

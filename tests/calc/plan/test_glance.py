"""What follows a keystroke is the plan's own figures, found before the rest of the plan."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from planner.calc.glance import glance
from planner.calc.plan import plan
from planner.intake.dossier_file import read_dossier
from planner.law import load_law
from planner.views.deadlines import banner
from planner.views.strip import strip
from tests.support.dossiers import dossiers, on_days

ON = date(2026, 11, 22)
LAW = load_law()
EXAMPLES = sorted(Path(__file__).parents[3].joinpath("examples").glob("*.json"))


def same(dossier, on):
    seen, made = glance(dossier, LAW, on), plan(dossier, LAW, on)
    assert strip(seen) == strip(made)
    assert banner(seen) == banner(made)
    assert (seen.on, seen.kept, seen.deadlines) == (made.on, made.kept, made.deadlines)
    assert [(one.id, one.lines, one.holds, one.missing) for one in seen.schedules] == [
        (one.id, one.lines, one.holds, one.missing) for one in made.schedules
    ]
    for one, other in zip(seen.budget.items, made.budget.items, strict=True):
        assert (one.path, one.monthly.raw) == (other.path, other.monthly.raw)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_strip_of_an_example_is_that_of_its_plan(example):
    same(read_dossier(example.read_bytes()), ON)


@settings(max_examples=25)
@given(dossiers(), on_days())
def test_the_strip_of_any_dossier_is_that_of_its_plan(dossier, on):
    same(dossier, on)

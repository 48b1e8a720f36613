"""What follows a keystroke is the plan's own figures, found before the rest of the plan."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from pydantic_core import PydanticCustomError

from planner.calc.diagnosis.schedules import STATUTORY
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
        (one.id, one.lines, one.holds, one.missing) for one in made.schedules if one.id != STATUTORY
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


def sums(seen):
    arrears = seen.arrears
    figures = ("balance", "undisputed", "struck", "prescribed", "frozen", "payable")
    amounts = [getattr(arrears, name).raw for name in figures]
    return amounts, arrears.resumed, arrears.rough, arrears.state, strip(seen), banner(seen)


@pytest.mark.slow
@settings(max_examples=40)
@given(dossiers(), dossiers(), on_days())
def test_what_a_glance_keeps_from_the_last_one_is_what_it_would_compute(one, other, on):
    """Each part in turn becomes another household's, as when that part is being typed."""
    before = glance(one, LAW, on)
    for part in ("incomes", "charges", "dwelling", "account", "debts", "events", "casework"):
        try:
            changed = one.but(**{part: getattr(other, part)}).names_agree()
        except PydanticCustomError:
            continue
        before = glance(changed, LAW, on, before=before)
        assert sums(before) == sums(glance(changed, LAW, on)), part


def test_another_day_is_computed_anew():
    dossier = read_dossier(EXAMPLES[-1].read_bytes())
    before = glance(dossier, LAW, ON)
    assert glance(dossier, LAW, ON, before=before).arrears is before.arrears
    later = date(2027, 3, 1)
    assert sums(glance(dossier, LAW, later, before=before)) == sums(glance(dossier, LAW, later))

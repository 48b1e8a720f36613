"""The one door of the pure core: its names exist, and opening it costs nothing."""

import subprocess
import sys

import pytest

import planner.calc
from planner.calc.plan import plan


@pytest.mark.parametrize("name", planner.calc.__all__)
def test_every_public_name_leads_somewhere(name: str) -> None:
    assert getattr(planner.calc, name) is not None
    assert name in dir(planner.calc)


def test_the_whole_is_the_plan_of_its_own_module() -> None:
    assert planner.calc.compute_plan is plan


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rent'"):
        planner.calc.rent  # noqa: B018


def test_opening_the_door_loads_no_rule_and_no_model() -> None:
    code = "import sys, planner.calc; print(sorted(m for m in sys.modules if 'pydantic' in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

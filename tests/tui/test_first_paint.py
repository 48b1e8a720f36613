"""The list paints before anything heavy is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from planner.services.dossiers import open_example

ROOT = Path(__file__).parents[2]
HEAVY = {"pydantic", "pydantic_core", "holidays", "dateutil", "typer", "click", "babel", "typst",
         "tomllib"}  # fmt: skip
OURS = {
    "planner.calc.dossier", "planner.calc.plan", "planner.law.loader", "planner.views.formats",
    "planner.services.session", "planner.documents.contract", "planner.tui.screens.dossier",
    "planner.tui.entry.sheet",
}  # fmt: skip

PROGRAM = """
import asyncio, json, sys
from planner.tui.app import PlannerApp
from planner.tui.screens.home import HomeScreen

seen = {}

def first_painted(self):
    seen["modules"] = sorted(sys.modules)
    seen["names"] = [line.name for line in self.list.found]
    seen["painted"] = any("Vasseur" in segment.text for segment in self.list.render_line(3))
    self.app.exit(0)

HomeScreen.true_up = first_painted

async def main():
    app = PlannerApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)

asyncio.run(main())
print(json.dumps(seen))
"""


def test_the_list_paints_before_models_law_calendar_and_formats_are_loaded(home: Path) -> None:
    open_example("personne-seule-commandement")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=dict(os.environ), capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    seen = json.loads(done.stdout)
    assert seen["names"] == ["Vasseur"]
    assert seen["painted"]
    modules = set(seen["modules"])
    assert not {name.split(".")[0] for name in modules} & HEAVY
    assert not modules & OURS

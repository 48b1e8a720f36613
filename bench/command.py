"""The shell door as a person meets it: from the start of the process to the printed result."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Measure, process

PLANNER = str(Path(sys.executable).with_name("planner"))
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.json"))


def measures() -> Iterator[Measure]:
    assert EXAMPLES, "no example dossier to plan"
    with TemporaryDirectory() as home:
        for example in EXAMPLES:
            command = ["env", f"PLANNER_HOME={home}", PLANNER, "plan", str(example)]
            process(command)
            runs = [process(command) for _ in range(15)]
            yield Measure(f"planner plan {example.name}", 0.6, runs)

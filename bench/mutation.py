"""Mutation testing, one package at a time: `make mutation`, or `python -m bench.mutation housing`.

A copy of the tree is made in `build/mutation`, where mutmut changes one thing at a time in one
package of `planner/calc` and runs the tests that touch it. What survives is a change that no test
notices: `docs/quality.md` lists each survivor with its reason.

With `--sample 300`, so many changes are drawn, always the same, and the others left out: the share
noticed is then that of the package within a few points.
"""

import argparse
import random
import resource
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

__all__ = ["TESTS", "prepare"]

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "build" / "mutation"
COPIED = ("planner", "tests", "examples", "bench", "docs", "requirements", "hatch_build.py")
TESTS = {
    "housing": ["tests/calc/housing"],
    "arrears": ["tests/calc/arrears"],
    "debts": ["tests/calc/debts", "tests/calc/scenarios/test_debts_order.py"],
    "repayment": ["tests/calc/repayment"],
}
"""The package of `planner/calc` and the tests that must notice a change in it."""

MEMORY = 2_500_000_000
"""Bytes that a run may take."""

CONFIG = """
[tool.mutmut]
source_paths = ["planner/calc/{package}/"]
also_copy = ["planner/", "examples/", "bench/", "docs/", "requirements/", "hatch_build.py"]
pytest_add_cli_args = ["-m", "not slow", "-p", "no:cacheprovider", "--hypothesis-profile=mutation"]
pytest_add_cli_args_test_selection = {tests}
use_git_change_detection = false
timeout_multiplier = 3
"""


def prepare(package: str) -> Path:
    """A fresh copy of the tree, set up to change one package."""
    place = PLACE / package
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    skipped = shutil.ignore_patterns("__pycache__", ".*", "*.mo")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=skipped)
        else:
            shutil.copy(source, place / name)
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    kept, _, _ = text.partition("[tool.mutmut]")
    tests = "[" + ", ".join(f'"{one}"' for one in TESTS[package]) + "]"
    config = kept + CONFIG.format(package=package, tests=tests).lstrip()
    (place / "pyproject.toml").write_text(config, "utf-8")
    return place


def limit_memory() -> None:
    """A change may make a loop that never ends: it must not take the machine with it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def drawn(mutmut: Path, place: Path, count: int) -> list[str]:
    """The names of so many changes; asked for none of them, mutmut makes all and stops."""
    subprocess.run([mutmut, "run", "none"], cwd=place, check=False, capture_output=True)
    told = results(mutmut, place)
    names = sorted(line.strip().partition(": ")[0] for line in told)
    return random.Random(0).sample(names, min(count, len(names)))  # noqa: S311


def results(mutmut: Path, place: Path) -> list[str]:
    """A line a change: its name and what became of it."""
    told = subprocess.run(
        [mutmut, "results", "--all", "true"],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
    return [line for line in told.stdout.splitlines() if ": " in line]


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("packages", nargs="*", default=list(TESTS))
    asked.add_argument("--sample", type=int, default=0)
    told = asked.parse_args()
    mutmut = Path(sys.executable).parent / "mutmut"
    failed = False
    for package in told.packages:
        place = prepare(package)
        some = drawn(mutmut, place, told.sample) if told.sample else []
        done = subprocess.run(
            [mutmut, "run", "--max-children", "1", *some],
            cwd=place,
            check=False,
            preexec_fn=limit_memory,
        )
        lines = results(mutmut, place)
        states = Counter(line.rpartition(": ")[2] for line in lines)
        noticed = states["killed"] + states["timeout"]
        judged = noticed + states["survived"]
        share = 100 * noticed / judged if judged else 0
        print(f"{package}: {noticed} of {judged} changes noticed ({share:.1f} %) {dict(states)}")
        failed |= done.returncode != 0 or share < 90
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

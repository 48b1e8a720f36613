"""Mutation testing, one package at a time: `make mutation`, or `python -m bench.mutation housing`.

A copy of the tree is made in `build/mutation`, where mutmut changes one thing at a time in one
package of `planner/calc` and runs the tests that touch it. What survives is a change that no test
notices: `docs/quality.md` lists each survivor with its reason.
"""

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


def main() -> int:
    wanted = sys.argv[1:] or list(TESTS)
    mutmut = Path(sys.executable).parent / "mutmut"
    failed = False
    for package in wanted:
        place = prepare(package)
        done = subprocess.run(
            [mutmut, "run", "--max-children", "1"],
            cwd=place,
            check=False,
            preexec_fn=limit_memory,
        )
        told = subprocess.run(
            [mutmut, "results", "--all", "true"],
            cwd=place,
            capture_output=True,
            text=True,
            check=False,
        )
        lines = [line for line in told.stdout.splitlines() if ": " in line]
        states = Counter(line.rpartition(": ")[2] for line in lines)
        noticed = states["killed"] + states["timeout"]
        judged = noticed + states["survived"]
        share = 100 * noticed / judged if judged else 0
        print(f"{package}: {noticed} of {judged} changes noticed ({share:.1f} %) {dict(states)}")
        failed |= done.returncode != 0 or share < 90
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""The built wheel holds all that the planner reads, and runs away from the source tree.

A flat layout imports the working copy, so that a data file left out of the wheel would be missed
by every other test.
"""

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow

# Runs a module of the installed wheel and refuses any file of the source tree but its .venv.
AWAY_FROM_THE_TREE = """
import runpy, sys
tree, environment, module, *sys.argv[1:] = sys.argv[1:]
def watch(event, arguments):
    path = str(arguments[0]) if event == "open" else ""
    if path.startswith(tree + "/") and not path.startswith(environment + "/"):
        raise SystemExit(f"read from the source tree: {path}")
sys.addaudithook(watch)
sys.path[:] = [path for path in sys.path if path != tree]
runpy.run_module(module, run_name="__main__", alter_sys=True)
"""


def run(command: Sequence[str | Path], **options: object) -> str:
    """Run a command to its end; return what it printed, or fail with all it said."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    printed: str = done.stdout
    return printed


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT])
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check"]
    run([*pip, "install", "--no-deps", "--no-index", "--target", folder, wheel])
    return folder


def sources() -> set[str]:
    """The files of the package and the examples in the tree, as git would commit them."""
    listed = run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "planner", "examples"],
        cwd=ROOT,
    )
    return {name for name in listed.splitlines() if (ROOT / name).is_file()}


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel: Path) -> None:
    expected = {f"planner/{name}" if name.startswith("examples/") else name for name in sources()}
    expected |= {
        str(PurePosixPath(name).with_suffix(".mo")) for name in expected if name.endswith(".po")
    }
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == expected


def test_the_wheel_brings_its_licence_and_its_notice(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = {name.rpartition("/")[2] for name in archive.namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}


def test_the_same_tree_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT])
    (again,) = tmp_path.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()


def away(installed: Path, tmp_path: Path, *arguments: str) -> str:
    environment = {
        **os.environ,
        "PYTHONPATH": str(installed),
        "PLANNER_HOME": str(tmp_path / "home"),
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }
    watched = [sys.executable, "-P", "-c", AWAY_FROM_THE_TREE, str(ROOT), sys.prefix]
    return run([*watched, *arguments], cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL)


def test_the_installed_wheel_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert "0.1.0" in away(installed, tmp_path, "planner", "--version")


def test_the_installed_wheel_reads_the_law_it_brings(installed: Path, tmp_path: Path) -> None:
    away(installed, tmp_path, "planner", "law", "check")


def test_the_installed_wheel_computes_the_example_and_writes_its_contract(
    installed: Path, tmp_path: Path
) -> None:
    printed = away(installed, tmp_path, "planner", "demo")
    names = [word.strip("«»\"'.,") for word in printed.split() if ".pdf" in word]
    assert names, printed
    assert (tmp_path / names[-1]).read_bytes().startswith(b"%PDF-")

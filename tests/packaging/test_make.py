"""make says in one sentence what a machine lacks, and stops."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def make(goal: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `make goal` in `folder` on what make needs of the tree, with PATH and PYTHON given."""
    for name in ("Makefile", "pyproject.toml", "hatch_build.py", "planner/__init__.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    tool = shutil.which("make")
    assert tool is not None
    command = [tool, "--no-print-directory", goal]
    return subprocess.run(
        [*command, f"PYTHON={variables['PYTHON']}"] if "PYTHON" in variables else command,
        cwd=folder,
        env={"PATH": variables.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def stub(folder: Path, script: str) -> str:
    """A stand-in for Python that answers the Makefile's questions as `script` does."""
    program = folder / "python-stub"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize("goal", ["install", "demo", "test", "check"])
def test_without_the_venv_module_one_sentence_names_its_package(goal: str, tmp_path: Path) -> None:
    without = stub(tmp_path, 'case "$2" in *venv*) exit 1;; *) echo True;; esac')
    done = make(goal, tmp_path, PYTHON=without)
    assert done.returncode != 0
    (sentence,) = done.stderr.splitlines()
    assert "python3-venv" in sentence
    assert done.stdout == ""


def test_an_old_python_is_refused_in_one_sentence(tmp_path: Path) -> None:
    done = make("install", tmp_path, PYTHON=stub(tmp_path, 'echo ""'))
    assert done.returncode != 0
    (sentence,) = done.stderr.splitlines()
    assert "Python 3.11" in sentence


def test_the_missing_debian_packages_are_named_in_one_sentence(tmp_path: Path) -> None:
    shell = shutil.which("sh")
    assert shell is not None
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "sh").symlink_to(shell)
    done = make("test-system", tmp_path, PATH=str(tools))
    assert done.returncode != 0
    (sentence,) = [line for line in done.stderr.splitlines() if "***" in line]
    assert "tmux" in sentence
    assert "poppler-utils" in sentence


def test_a_moved_tree_does_not_trust_the_environment_of_another_place(tmp_path: Path) -> None:
    bin_ = tmp_path / ".venv" / "bin"
    bin_.mkdir(parents=True)
    stub(bin_, "exit 0")
    (bin_ / "python-stub").rename(bin_ / "python")
    (tmp_path / ".venv" / "place").write_text("/elsewhere\n", encoding="utf-8")
    (tmp_path / ".venv" / "run.stamp").touch()
    done = make("install", tmp_path, PYTHON=stub(tmp_path, "exit 1"))
    assert done.returncode != 0
    assert "Python 3.11" in done.stderr

"""The lock files are whole: what the project declares is pinned there, hashed, and installed."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"[a-z0-9.\-]+(\[[a-z,]+\])?==[^\s;*]+ *(;.*)?")
LOCKS = ("run", "build", "dev")

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def entries(lock: str) -> list[str]:
    """The entries of a lock file, each a requirement followed by its hashes on one line."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    bare = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)
    return bare.replace("\\\n", " ").splitlines()


def pins(lock: str) -> list[Requirement]:
    return [Requirement(entry.partition("--hash")[0].strip()) for entry in entries(lock)]


def declared() -> list[tuple[str, str]]:
    """Each declared requirement with the lock that must hold it."""
    project = PROJECT["project"]
    development = [
        *PROJECT["dependency-groups"]["dev"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    return [
        *(("run", line) for line in project["dependencies"]),
        *(("build", line) for line in PROJECT["build-system"]["requires"]),
        *(("dev", line) for line in [*project["dependencies"], *development]),
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_one_version_with_hashes_and_nothing_else(lock: str) -> None:
    assert entries(lock)
    for entry in entries(lock):
        requirement, *hashes = entry.split("--hash=")
        assert PIN.fullmatch(requirement.strip()), entry
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest.strip()) for digest in hashes)


@pytest.mark.parametrize(("lock", "line"), declared())
def test_a_declared_requirement_is_locked_at_a_version_it_allows(lock: str, line: str) -> None:
    wanted = Requirement(line)
    found = [pin for pin in pins(lock) if canonicalize_name(wanted.name) == pin.name]
    assert found, f"{line} is not in requirements/{lock}.txt: run make lock"
    for pin in found:
        (specifier,) = pin.specifier
        assert wanted.specifier.contains(specifier.version)


def test_the_locks_agree_with_each_other() -> None:
    development = {str(pin) for pin in pins("dev")}
    names = {pin.name for pin in pins("dev")}
    for lock in ("run", "build"):
        for pin in pins(lock):
            assert pin.name in names
            version = str(pin).partition(";")[0].strip()
            assert any(other.startswith(version) for other in development), version


def test_the_environment_is_the_one_that_is_locked() -> None:
    for pin in pins("dev"):
        if pin.marker is None or pin.marker.evaluate():
            installed = importlib.metadata.version(pin.name)
            assert pin.specifier.contains(installed), f"{pin} is locked, {installed} installed"

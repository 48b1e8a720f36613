"""The example households that travel with the program, to try it and to show it."""

from __future__ import annotations

from pathlib import Path

import planner

__all__ = ["EXAMPLES", "example_file", "example_statement"]

EXAMPLES = (
    "personne-seule-commandement",
    "parent-seul-allocation-suspendue",
    "couple-surendettement",
)
"""Their names: a dossier and its landlord's statement each."""


def example_file(name: str) -> bytes:
    """The dossier of an example; KeyError when there is none of that name."""
    return _read(name, ".json")


def example_statement(name: str) -> bytes:
    """The landlord's statement beside it."""
    return _read(name, "-releve.csv")


def _read(name: str, end: str) -> bytes:
    if name not in EXAMPLES:
        raise KeyError(name)
    return (_folder() / f"{name}{end}").read_bytes()


def _folder() -> Path:
    """Beside the package in a checkout, inside it once installed."""
    package = Path(planner.__file__).parent
    inside = package / "examples"
    return inside if inside.is_dir() else package.parent / "examples"

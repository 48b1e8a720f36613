"""Where things are on this machine: one folder for everything the planner keeps."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = [
    "CONTRACTS",
    "DOSSIER",
    "DOSSIERS",
    "DRAFT",
    "HOME",
    "INDEX",
    "LOCK",
    "ORGANISATION",
    "VERSIONS",
    "home",
]

HOME = "PLANNER_HOME"
"""The variable of the environment that puts the folder somewhere else."""

INDEX = "index.json"
ORGANISATION = "organisation.toml"
DOSSIERS = "dossiers"
"""Holds one folder for each dossier; in it:"""

DOSSIER = "dossier.json"
DRAFT = "draft.jsonl"
VERSIONS = "versions"
CONTRACTS = "contracts"
LOCK = "lock"


def home() -> Path:
    """The folder of the user's data: ``PLANNER_HOME``, else where the system keeps such data."""
    chosen = os.environ.get(HOME)
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("planner", appauthor=False)

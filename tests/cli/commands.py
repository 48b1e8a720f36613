"""Runs the program as a person would, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-22"
EXAMPLE = ROOT / "examples" / "personne-seule-commandement.json"
STATEMENT = ROOT / "examples" / "personne-seule-commandement-releve.csv"


@dataclass(frozen=True)
class Ran:
    """What a command left: its status and its two streams as text."""

    status: int
    out: str
    err: str


def planner(
    *arguments: str | Path,
    home: Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> Ran:
    """Run ``planner`` with these arguments; nothing of the user's own is read or written."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "planner", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={
            **kept,
            "PLANNER_HOME": str(home),
            "PLANNER_TODAY": DAY,
            "LANG": "C.UTF-8",
            **(environment or {}),
        },
        timeout=120,
        check=False,
    )
    encoding = (environment or {}).get("PYTHONIOENCODING", "utf-8").partition(":")[0]
    return Ran(
        done.returncode,
        done.stdout.decode(encoding, "replace"),
        done.stderr.decode(encoding, "replace"),
    )

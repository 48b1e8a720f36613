"""The signed contracts of a dossier: a record and its PDF, written once and never changed."""

from __future__ import annotations

import re
from pathlib import Path

from planner.storage.files import ensure_folder, write_atomically
from planner.storage.repository import Contract

__all__ = ["contracts_in", "keep_contract"]

_RECORD = re.compile(r"([0-9]{4})\.json", re.ASCII)


def keep_contract(folder: Path, record: bytes, pdf: bytes) -> int:
    """Keep a contract under the next number; the record comes last and makes it count."""
    ensure_folder(folder)
    number = max(_numbers(folder), default=0) + 1
    write_atomically(folder / f"{number:04d}.pdf", pdf)
    write_atomically(folder / f"{number:04d}.json", record)
    return number


def contracts_in(folder: Path) -> tuple[Contract, ...]:
    """Every contract, oldest first."""
    found = []
    for number in sorted(_numbers(folder)):
        record = (folder / f"{number:04d}.json").read_bytes()
        found.append(Contract(number, record, (folder / f"{number:04d}.pdf").read_bytes()))
    return tuple(found)


def _numbers(folder: Path) -> set[int]:
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return {int(match[1]) for match in map(_RECORD.fullmatch, names) if match}

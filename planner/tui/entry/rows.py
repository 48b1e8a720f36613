"""The rows of the entry page, built from the dossier: sections, lines, fields, places to add one.

A row that stands for a line not yet there (``incomes[+wage]``) becomes the line when its amount is
typed: the usual incomes and charges wait as empty rows, so that a sheet of paper is entered by
number, Enter, number, Enter. Every cell is a path of the dossier, and that path is what is
remembered as "the same field".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planner.tui.entry.fields import FieldKind

__all__ = ["Cell", "Page", "Row"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One place to type: its path, its kind, its width (0: what is left), what it is called."""

    path: str
    kind: FieldKind
    width: int
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page. ``form`` is ``section``, ``line``, ``field``, ``add`` or ``note``."""

    key: str
    form: str
    label: str
    cells: tuple[Cell, ...] = ()
    indent: int = 1
    private: bool = False
    quiet: bool = False
    section: str = ""
    info: str = ""


@dataclass(slots=True)
class Page:
    """What of the page is open: folded sections, lines with their details, rows asked for, and
    what is typed of lines that are not whole yet.
    """

    folded: set[str] = field(default_factory=set)
    detailed: set[str] = field(default_factory=set)
    asked: dict[str, list[str]] = field(default_factory=dict)
    begun: dict[str, dict[str, Any]] = field(default_factory=dict)
    needed: frozenset[str] = frozenset()
    """The facts that a right of this household waits for, by path."""
    year: int = 0
    """The year of the appointment."""
    gates: dict[str, bool] = field(default_factory=dict)
    """What the family answered by yes or no before the questions that it opens."""

    def ask(self, part: str, kind: str) -> str:
        """Show an empty row of that kind; its path."""
        waiting = self.asked.setdefault(part, [])
        if kind not in waiting:
            waiting.append(kind)
        return f"{part}[+{kind}]"

    def asked_kinds(self, part: str) -> list[str]:
        """The kinds whose empty rows were asked for."""
        return self.asked.get(part, [])

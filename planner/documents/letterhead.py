"""Who the document comes from, and what identifies its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Letterhead"]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation as printed. ``software`` is the program's version, printed in the footer."""

    name: str = "Centre communal d’action sociale"
    lines: tuple[str, ...] = ()
    phone: str = ""
    counsellor: str = ""
    place: str = ""
    software: str = ""

    def data(self) -> dict[str, Any]:
        """The block printed at the top of a document."""
        lines = [line for line in (*self.lines, self.phone and f"Téléphone : {self.phone}") if line]
        return {"name": self.name, "lines": lines}

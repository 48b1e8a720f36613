"""Who the document comes from, and what identifies its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.views import formats

__all__ = ["Letterhead", "stale_words"]


def stale_words(count: int) -> str:
    """How many legal values are past their review date; empty when none is."""
    if not count:
        return ""
    if count == 1:
        return "une valeur légale à relire"
    return f"{count} valeurs légales à relire"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The organisation as printed. ``software`` is the program's version, printed in the footer."""

    name: str = "Centre communal d’action sociale"
    lines: tuple[str, ...] = ()
    phone: str = ""
    counsellor: str = ""
    place: str = ""
    software: str = ""

    def footer(self, on: date, law_fingerprint: str, stale: int) -> str:
        """What identifies the figures of a printed page, and says that they need another look."""
        made = f"Calculé le {formats.day(on)}"
        software = f" · planner {self.software}" if self.software else ""
        law = f" · paramètres légaux {law_fingerprint[:12]}" if law_fingerprint else ""
        late = f" · {stale_words(stale)}" if stale else ""
        return made + software + law + late

    def data(self) -> dict[str, Any]:
        """The block printed at the top of a document."""
        lines = [line for line in (*self.lines, self.phone and f"Téléphone : {self.phone}") if line]
        return {"name": self.name, "lines": lines}

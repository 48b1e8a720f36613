"""An event of the procedure, and the reading of the law on its day."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planner.calc.dossier.procedure import EventKind
from planner.calc.law import Law, LawValue
from planner.calc.procedure.deadlines import Clock
from planner.calc.values import dataclass

__all__ = ["Case", "LegalEvent", "PrintedDelay"]

PrintedDelay = Literal["6-weeks", "2-months"]


@dataclass(frozen=True, slots=True)
class LegalEvent:
    """An event and what its deadlines depend on.

    ``on`` is the day of service of an act, or of the hearing. ``lease_renewed`` is the last
    renewal, tacit included; None says that there was none since the reform of 29 July 2023.
    ``department`` is a code such as ``67``; None counts the national holidays only.
    """

    kind: EventKind
    on: date
    department: str | None = None
    lease_signed: date | None = None
    lease_renewed: date | None = None
    printed_delay: PrintedDelay | None = None


class Case:
    """One event under the law of its day; remembers each dated value that was read."""

    def __init__(self, event: LegalEvent, law: Law) -> None:
        self.event = event
        self.clock = Clock(event.on, event.department)
        self.used: list[LawValue] = []
        self._law = law

    def value(self, id: str) -> LawValue:
        """A legal value on the day of the event, local where the département has its own."""
        value = self._law.value(id, self.event.on, self.event.department)
        self.used.append(value)
        return value

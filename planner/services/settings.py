"""What this organisation works with: its own name and choices, and the law with its local rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planner.calc.law import Law, LawValue, Nature, Parameter, Status
from planner.calc.money import Money
from planner.law import load_law
from planner.storage.organisation import Organisation, read_organisation
from planner.storage.places import home

if TYPE_CHECKING:
    from planner.documents.letterhead import Letterhead

__all__ = ["law_of", "letterhead", "organisation"]

T = TypeVar("T")


def organisation() -> Organisation:
    """The organisation of this user; an empty one when nothing was chosen yet."""
    return read_organisation(home()) or Organisation()


def law_of(choices: Organisation | None = None) -> Law:
    """The law with the organisation's folder over it, and its own floor of reste à vivre.

    ``PlannerError`` when that folder is not there or not well formed.
    """
    known = organisation() if choices is None else choices
    overlay = Path(known.overlay).expanduser() if known.overlay else None
    return _with_floor(load_law(overlay), known.formula, known.floor_per_day)


def letterhead(choices: Organisation | None = None, counsellor: str = "") -> Letterhead:
    """The organisation as it is printed; ``counsellor`` is who receives this household."""
    import planner
    from planner.documents.letterhead import Letterhead

    known = organisation() if choices is None else choices
    town = " ".join(part for part in (known.postal_code, known.city) if part)
    head = Letterhead(
        lines=tuple(line for line in (*known.lines, town) if line),
        phone=known.phone,
        counsellor=counsellor or known.counsellor,
        place=known.city,
        software=planner.__version__,
    )
    return replace(head, name=known.name) if known.name else head


@lru_cache(maxsize=4)
def _with_floor(law: Law, formula: str, floor_per_day: str) -> Law:
    if not floor_per_day:
        return law
    from planner.calc.budget.formula import ResteAVivreFormula

    known = law.records(ResteAVivreFormula)
    chosen = [one for one in known if one.id == formula] or [one for one in known if one.default]
    floor = chosen[-1].floor if chosen else None
    return _LawWithFloor(law, floor, Money.parse(floor_per_day)) if floor else law


class _LawWithFloor(Law):
    """The law, but for one floor that the organisation chose for itself."""

    def __init__(self, law: Law, floor: str, amount: Money) -> None:
        mark = f"{law.fingerprint} {floor} {amount}".encode()
        super().__init__((), fingerprint=sha256(mark).hexdigest())
        self._law = law
        self._floor = floor
        self._amount = amount

    def value(self, id: str, on: date, territory: str | None = None) -> LawValue:
        found = self._law.value(id, on, territory)
        return self._chosen(found) if id == self._floor else found

    def parameter(self, id: str) -> Parameter:
        found = self._law.parameter(id)
        return self._changed(found) if id == self._floor else found

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return tuple(
            self._changed(one) if one.id == self._floor else one for one in self._law.parameters
        )

    @property
    def territories(self) -> Mapping[str, tuple[Parameter, ...]]:
        return self._law.territories

    def records(self, kind: type[T]) -> tuple[T, ...]:
        return self._law.records(kind)

    def records_near(self, kind: type[T], department: str) -> tuple[T, ...]:
        return self._law.records_near(kind, department)

    def record(self, kind: type[T], id: str) -> T | None:
        return self._law.record(kind, id)

    def _chosen(self, value: LawValue) -> LawValue:
        return replace(
            value,
            content=self._amount,
            status=Status.IN_FORCE,
            nature=Nature.LOCAL_RULE,
            reference="choix de l’organisation (organisation.toml)",
            source="organisation.toml",
            note=None,
        )

    def _changed(self, parameter: Parameter) -> Parameter:
        return replace(parameter, values=tuple(self._chosen(one) for one in parameter.values))

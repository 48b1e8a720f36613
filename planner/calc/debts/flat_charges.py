"""The flat amounts by which an over-indebtedness commission counts daily expenses.

A commission may price expenses at what they really are or by the scale of its own rules, by size
of household (C. conso. R.731-2, R.731-3): a *basic* amount (food, clothing, hygiene, small
expenses), one for the *dwelling* (water, electricity, telephone, insurance), one for *heating*;
each has a first person and a supplement for each next one. Rent, taxes, transport, child care and
maintenance stay at their real amounts.

The scales change each year and with each commission. Where the law data hold none on the day,
nothing is computed by them: ``MissingParameter``.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from planner.calc.law import Law, LawValue, Status
from planner.calc.operations import Recorder
from planner.calc.values import dataclass

__all__ = ["HELD", "REFERENCES", "FlatScale", "compute_flat_amounts", "flat_scale"]

N = TypeVar("N")

REFERENCES = {
    "flat_base": "C. conso. R.731-2, R.731-3",
    "flat_dwelling": "C. conso. R.731-2, R.731-3",
    "flat_heating": "C. conso. R.731-2, R.731-3",
    "flat_amounts": "C. conso. R.731-2, R.731-3",
}

_PARTS = {"base": "forfait_base", "dwelling": "forfait_habitation", "heating": "forfait_chauffage"}

HELD = frozenset(
    {
        "home_insurance",
        "electricity",
        "electricity_gas",
        "water",
        "internet_phone",
        "gas",
        "heating_fuel",
        "district_heating",
    }
)
"""Kinds of charges that the dwelling and heating amounts hold; the data say those of the basic one,
so that no expense is counted both ways."""


@dataclass(frozen=True, slots=True)
class FlatScale:
    """The scale of a day: for each part the first person's amount and the next ones'."""

    parts: tuple[tuple[str, LawValue, LawValue], ...]

    @property
    def verified(self) -> bool:
        """Whether every amount of it was read in its own text."""
        return all(
            value.status is Status.IN_FORCE
            for _, first, more in self.parts
            for value in (first, more)
        )


def flat_scale(law: Law, on: date, territory: str | None = None) -> FlatScale:
    """The scale in force on a day, the commission's own where it is known."""

    def read(part: str, cell: str) -> LawValue:
        return law.value(f"surendettement.{part}.{cell}", on, territory)

    return FlatScale(
        tuple(
            (name, read(part, "premiere_personne"), read(part, "personne_supplementaire"))
            for name, part in _PARTS.items()
        )
    )


def compute_flat_amounts(r: Recorder[N], scale: FlatScale, persons: int) -> N:
    """The flat amounts of a household of one person or more, EUR a month."""
    parts = []
    for name, first, more in scale.parts:
        amount = r.parameter(first)
        if persons > 1:
            count = r.given("further_persons", persons - 1, field="household.persons")
            supplement = r.times(f"flat_{name}_supplement", r.parameter(more), count)
            parts.append(r.sum(f"flat_{name}", amount, supplement))
        else:
            parts.append(r.sum(f"flat_{name}", amount))
    return r.sum("flat_amounts", *parts)

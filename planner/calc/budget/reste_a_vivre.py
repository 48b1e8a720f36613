"""The reste à vivre by every formula kept as data, and the floor of the one selected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.calc.budget.people import People
from planner.calc.budget.rent import NetRent
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Money, Rounding
from planner.calc.results import FormulaView

__all__ = ["Selected", "formula_views", "per_person_day", "select_formula"]


@dataclass(frozen=True, slots=True)
class Selected:
    id: str
    adult_from: int
    day: LawValue
    days: LawValue

    def floor(self, r: WithDerivation, people: People, own: Money | None) -> Figure:
        weight = _units(r, people)
        month = r.times("unit_days", weight, r.parameter(self.days))
        usual = r.round(
            "usual_floor", r.times("floor_exact", r.parameter(self.day), month), Rounding.HALF_UP
        )
        if own is None:
            return r.sum("floor", usual)
        decided = r.given("decided_floor", own, field="casework.floor")
        return r.choice("floor", decided, usual, because="floor_of_this_household")


def select_formula(r: WithDerivation, dossier: Dossier, law: Law, on: date) -> Selected:
    return Selected(
        "oecd",
        14,
        law.value("reste_a_vivre.plancher_jour_uc", on),
        law.value("reste_a_vivre.jours_du_mois", on),
    )


def _units(r: WithDerivation, people: People) -> Figure:
    return r.sum(
        "units",
        r.given("first_person", 1),
        r.part("older_units", r.given("older_persons", people.older), 5, 10, None),
        r.part("younger_units", r.given("younger_persons", people.younger), 3, 10, None),
    )


def per_person_day(
    r: WithDerivation, reste_a_vivre: Figure, people: People, law: Law, on: date
) -> Figure | None:
    if people.assumed:
        return None
    count = r.given("persons", people.count, field="household.persons")
    days = r.times("person_days", count, r.parameter(law.value("reste_a_vivre.jours_du_mois", on)))
    return r.quotient("per_person_day", reste_a_vivre, days, Rounding.HALF_UP)


def formula_views(
    r: WithDerivation,
    law: Law,
    on: date,
    dossier: Dossier,
    people: People,
    selected: Selected,
    resources: Figure,
    rent: NetRent,
    other_charges: Figure,
    reste_a_vivre: Figure,
) -> tuple[FormulaView, ...]:
    weight = _units(r, people)
    month = r.times("unit_days", weight, r.parameter(selected.days))
    return (
        FormulaView(
            "oecd",
            weight,
            reste_a_vivre,
            r.quotient("reste_a_vivre.oecd_day", reste_a_vivre, month, Rounding.HALF_UP),
            None,
            None,
            None,
            True,
        ),
    )

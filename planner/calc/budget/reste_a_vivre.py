"""What is left to live on, by every formula that a CCAS may use, and the floor that protects it.

No national rule exists, so that each formula is a record of the law data (``formula``): which
charges it takes off, what each person weighs, how many days a month has, which floor applies. All
of them are shown side by side; one is selected (the household's own, else the default of the
organisation) and its floor is what no plan may cross. A counsellor may decide another floor for a
household: it is then the floor, and the one of the formula stays visible beside it.

    left to live on a day = money left in the month ÷ (weight of the household × days)
    floor of a month      = floor a day × weight of the household × days
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.calc.budget.formula import LeftMoney, ResteAVivreFormula
from planner.calc.budget.lines import Line
from planner.calc.budget.people import People, people_of
from planner.calc.budget.rent import NetRent
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law
from planner.calc.money import Money, Rounding
from planner.calc.results import FormulaView
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = [
    "FormulaWork",
    "Shared",
    "after_plan",
    "choose_formula",
    "formula_views",
    "is_instalment",
    "per_person_day",
]

DAYS = "reste_a_vivre.jours_du_mois"
INSTALMENT_KINDS = frozenset({"credit_instalment", "energy_debt_instalment"})
ADULT_FROM = 14


@dataclass(frozen=True, slots=True)
class Shared:
    """The money that the formulas share out, as figures of an average month."""

    resources: Figure
    rent: NetRent
    charges: tuple[Line, ...]
    other_charges: Figure
    reste_a_vivre: Figure


@dataclass(frozen=True, slots=True)
class FormulaWork:
    """A formula applied to a household: its view, and what its ``after`` will be divided by."""

    view: FormulaView
    unit_days: Figure


def is_instalment(line: Line, linked: frozenset[str]) -> bool:
    """Whether a charge repays a debt; ``linked`` are the paths of the charges tied to a debt."""
    return line.path.startswith("debts[") or line.path in linked or line.kind in INSTALMENT_KINDS


def choose_formula(dossier: Dossier, law: Law, on: date) -> ResteAVivreFormula:
    """The formula of the household, else the default one; MissingParameter without any."""
    known = law.records(ResteAVivreFormula)
    wanted = [formula for formula in known if formula.id == dossier.casework.formula]
    usual = [formula for formula in known if formula.default]
    chosen = wanted or usual or list(known)
    if not chosen:
        raise MissingParameter("reste_a_vivre", on)
    return chosen[-1]


def formula_views(
    r: WithDerivation, dossier: Dossier, law: Law, on: date, shared: Shared
) -> tuple[tuple[FormulaWork, ...], Figure, str]:
    """Every formula that can weigh the household, the floor of a month, and whose floor it is.

    A formula whose weights do not reach so large a household is left out. When the selected one
    sets no floor, that of the first formula which sets one protects the household.
    """
    selected = choose_formula(dossier, law, on)
    works: list[FormulaWork] = []
    others = [formula for formula in law.records(ResteAVivreFormula) if formula.id != selected.id]
    for formula in (selected, *others):
        work = _apply(r, formula, dossier, law, on, shared)
        if work is not None:
            view = replace(work.view, selected=formula.id == selected.id)
            works.append(replace(work, view=view))
    floors = [(work.view.id, work.view.floor) for work in works if work.view.floor is not None]
    id, usual = floors[0] if floors else ("", None)
    return tuple(works), _floor(r, usual, dossier.casework.floor), id


def _floor(r: WithDerivation, usual: Figure | None, own: Money | None) -> Figure:
    others = () if usual is None else (usual,)
    if own is not None:
        decided = r.given("decided_floor", own, field="casework.floor")
        return r.choice("floor", decided, *others, because="floor_of_this_household")
    return r.sum("floor", *others)


def _apply(
    r: WithDerivation,
    formula: ResteAVivreFormula,
    dossier: Dossier,
    law: Law,
    on: date,
    shared: Shared,
) -> FormulaWork | None:
    adult_from = formula.units.adult_from if formula.units else ADULT_FROM
    people = people_of(dossier.household, on, adult_from)
    weight = _weight(r, formula, people)
    if weight is None:
        return None
    territory = dossier.dwelling.department
    days = r.parameter(law.value(formula.days, on, territory))
    unit_days = r.product(f"unit_days[{formula.id}]", days, weight, None)
    before = _left(r, formula, dossier, shared)
    per_day = r.quotient(f"per_day[{formula.id}]", before, unit_days, Rounding.HALF_UP)
    floor = None
    if formula.floor is not None:
        a_day = r.parameter(law.value(formula.floor, on, territory))
        exact = r.times(f"floor_exact[{formula.id}]", a_day, unit_days)
        floor = r.round(f"formula_floor[{formula.id}]", exact, Rounding.HALF_UP)
    view = FormulaView(formula.id, weight, before, per_day, None, None, floor)
    return FormulaWork(view, unit_days)


def _weight(r: WithDerivation, formula: ResteAVivreFormula, people: People) -> Figure | None:
    id = f"weight[{formula.id}]"
    units = formula.units
    if units is None:
        children = people.count - people.adults
        parts = formula.parts.weight(people.couple, children) if formula.parts else None
        return None if parts is None else r.given(id, parts, field="household.persons")
    first = r.given(f"first_weight[{formula.id}]", units.first)
    terms = [first]
    for name, weight, count in (
        ("older", units.older, people.older),
        ("younger", units.younger, people.younger),
    ):
        if count and weight.millionths:
            each = r.given(f"{name}_weight[{formula.id}]", weight)
            number = r.given(f"{name}_persons[{formula.id}]", count, field="household.persons")
            terms.append(r.times(f"{name}_weights[{formula.id}]", each, number))
    return r.sum(id, *terms)


def _left(
    r: WithDerivation, formula: ResteAVivreFormula, dossier: Dossier, shared: Shared
) -> Figure:
    """The money left in the month that this formula shares out."""
    id = f"left_money[{formula.id}]"
    linked = frozenset(
        f"charges[{index}]"
        for index, charge in enumerate(dossier.charges)
        if charge.debt is not None
    )
    left_out = [
        line.monthly
        for line in shared.charges
        if line.kind in formula.charges_left_out
        or (not formula.debts_taken_off and is_instalment(line, linked))
    ]
    if formula.left_money is LeftMoney.AFTER_ALL_CHARGES:
        whole = r.sum(
            f"resources_with_allowance[{formula.id}]", shared.resources, shared.rent.allowance
        )
        left = r.difference(id, whole, shared.rent.gross, shared.other_charges)
    elif left_out:
        left = shared.reste_a_vivre
    else:
        return shared.reste_a_vivre
    return r.sum(f"left_money_kept[{formula.id}]", left, *left_out) if left_out else left


def after_plan(
    r: WithDerivation, works: tuple[FormulaWork, ...], instalment: Figure
) -> tuple[FormulaView, ...]:
    """The same formulas once a month's instalment of the rent debt is paid."""
    views: list[FormulaView] = []
    for work in works:
        view = work.view
        after = r.difference(f"after[{view.id}]", view.before, instalment)
        per_day = r.quotient(f"after_per_day[{view.id}]", after, work.unit_days, Rounding.HALF_UP)
        views.append(replace(view, after=after, after_per_day=per_day))
    return tuple(views)


def per_person_day(
    r: WithDerivation, reste_a_vivre: Figure, people: People, law: Law, on: date
) -> Figure | None:
    """Euros a day for each person, or None when the dossier names nobody."""
    if people.assumed:
        return None
    count = r.given("persons", people.count, field="household.persons")
    days = r.times("person_days", count, r.parameter(law.value(DAYS, on)))
    return r.quotient("per_person_day", reste_a_vivre, days, Rounding.HALF_UP)

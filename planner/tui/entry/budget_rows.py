"""Incomes and charges: the lines there are, and the usual ones waiting for an amount."""

from __future__ import annotations

from collections.abc import Iterator

from planner.calc.dossier.dossier import Dossier
from planner.tui.entry.cells import (
    DAY,
    MONTH,
    NOTE,
    PER,
    PROOF,
    TEXT,
    WHOSE,
    add,
    field,
    kinds,
    named,
    yes_no,
)
from planner.tui.entry.fields import MonthsKind, NumberKind
from planner.tui.entry.rows import Cell, Page, Row
from planner.views.i18n import N_, _

__all__ = ["USUAL", "charges", "incomes"]

USUAL = {
    "incomes": (
        "wage",
        "unemployment_benefit",
        "rsa",
        "ppa",
        "af",
        "asf",
        "child_support_received",
        "aah",
        "sick_pay",
        "retirement_pension",
    ),
    "charges": (
        "electricity_gas",
        "water",
        "home_insurance",
        "mobile_phone",
        "internet_phone",
        "transit_pass",
        "fuel",
        "car_insurance",
        "health_insurance",
        "school_canteen",
        "childcare",
        "food",
        "child_support_paid",
        "credit_instalment",
        "income_tax",
    ),
    "debts": (),
}
"""The kinds whose empty rows wait without being asked for."""

COVERED = {
    "electricity_gas": {"electricity", "gas", "district_heating"},
}
"""An empty row that another line makes useless."""

TOTALS = {"incomes": "income_total", "charges": "charges_total"}
"""A rough answer for a whole section, a legal one."""


def _budget(part: str, dossier: Dossier, page: Page) -> Iterator[Row]:
    lines = getattr(dossier, part)
    usual = list(USUAL[part])
    order = {kind: place for place, kind in enumerate(usual)}
    present = {line.kind for line in lines}
    found: list[tuple[tuple[int, int], list[Row]]] = []
    for index, line in enumerate(lines):
        base = f"{part}[{index}]"
        label = named(part, line.kind, line.label)
        row = Row(base, "line", label, _line_cells(base, part), private=line.private)
        shown = [row, *(_line_details(base) if base in page.detailed else ())]
        found.append(((order.get(line.kind, len(usual)), index), shown))
    waiting = [*usual, *(kind for kind in page.asked_kinds(part) if kind not in usual)]
    whole = TOTALS[part] in present
    for place, kind in enumerate(waiting):
        asked = kind in page.asked_kinds(part)
        covered = kind in present or present & COVERED.get(kind, set()) or whole
        if covered and not asked:
            continue
        base = f"{part}[+{kind}]"
        row = Row(base, "line", named(part, kind), _line_cells(base, part), quiet=True)
        found.append(((order.get(kind, len(usual)), len(lines) + place), [row]))
    for _place, shown in sorted(found, key=lambda each: each[0]):
        yield from shown
    if TOTALS[part] not in present and not lines:
        base = f"{part}[+{TOTALS[part]}]"
        yield Row(base, "line", named(part, TOTALS[part]), _line_cells(base, part), quiet=True)
    label = N_("Ajouter un revenu") if part == "incomes" else N_("Ajouter une charge")
    yield add(part, label, kinds(part))


def _line_cells(base: str, part: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.amount", PER, 20, _("montant"), f"kind:{part}"),
        Cell(f"{base}.evidence", PROOF, 14, _("preuve")),
        Cell(f"{base}.whose", WHOSE, 10, _("à qui")),
    )


def _line_details(base: str) -> Iterator[Row]:
    yield field(f"{base}.label", N_("Précision"), TEXT, indent=3)
    yield field(f"{base}.start", N_("Premier mois"), MONTH, indent=3)
    yield field(f"{base}.until", N_("Dernier mois"), MONTH, indent=3)
    months = MonthsKind()
    hint = N_("Les mois de l’année où cette somme tombe, par exemple 9, ou 3, 6, 9, 12.")
    yield field(f"{base}.months", N_("Mois de l’année"), months, hint, indent=3)
    yield field(f"{base}.day", N_("Jour du mois"), NumberKind(low=1, high=31), indent=3)
    yield field(f"{base}.rough", N_("Montant en gros"), yes_no(), indent=3)
    yield field(f"{base}.private", N_("Ligne privée"), yes_no(), indent=3)
    yield field(f"{base}.evidence.paper", N_("Papier vu"), TEXT, indent=3)
    yield field(f"{base}.evidence.on", N_("Vu le"), DAY, indent=3)
    yield field(f"{base}.note", N_("Remarque (non imprimée)"), NOTE, indent=3)


def incomes(dossier: Dossier, page: Page) -> Iterator[Row]:
    """What comes in, in the hand."""
    return _budget("incomes", dossier, page)


def charges(dossier: Dossier, page: Page) -> Iterator[Row]:
    """What goes out, but for the rent."""
    return _budget("charges", dossier, page)

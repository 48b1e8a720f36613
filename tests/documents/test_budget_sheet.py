"""The spreadsheet holds the figures of the plan to the cent, and its formulas give them again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from planner.calc.calendar import Frequency
from planner.calc.dossier import Dossier, Income
from planner.calc.money import Money
from planner.documents.budget_sheet import budget_sheet
from planner.intake.dossier_file import read_dossier
from planner.services.examples import EXAMPLES, example_file
from planner.services.exports import budget_sheet_of
from planner.services.planning import compute_plan
from planner.services.settings import law_of
from planner.storage.organisation import Organisation
from planner.views.words import kept_schedule

ON = date(2026, 11, 22)
NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
SHEETS = ("Budget", "Mois par mois", "Échéancier")


@dataclass(frozen=True)
class Cell:
    text: str
    number: Decimal | None
    formula: str


def read(data: bytes) -> dict[str, dict[str, Cell]]:
    """The cells of each sheet as the file writes them: numbers to the letter."""
    with ZipFile(BytesIO(data)) as archive:
        shared = [
            "".join(part.itertext())
            for part in ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - our own
        ]
        return {
            name: _cells(archive.read(f"xl/worksheets/sheet{place}.xml"), shared)
            for place, name in enumerate(SHEETS, 1)
        }


def _cells(xml: bytes, shared: list[str]) -> dict[str, Cell]:
    found = {}
    for cell in ET.fromstring(xml).iterfind(".//s:c", NAMES):  # noqa: S314 - our own
        value = cell.findtext("s:v", "", NAMES)
        formula = cell.findtext("s:f", "", NAMES)
        if cell.get("t") == "s":
            found[cell.attrib["r"]] = Cell(shared[int(value)], None, "")
        elif value:
            found[cell.attrib["r"]] = Cell("", Decimal(value), formula)
    return found


def computed(cells: Mapping[str, Cell], formula: str) -> Decimal:
    """A sum of a column, or cells added and taken away: all the formulas there are."""
    if ranged := re.fullmatch(r"SUM\(([A-Z])(\d+):\1(\d+)\)", formula):
        rows = range(int(ranged[2]), int(ranged[3]) + 1)
        return sum((_value(cells, f"{ranged[1]}{row}") for row in rows), Decimal(0))
    if formula == "0":
        return Decimal(0)
    terms = re.findall(r"([+-]?)([A-Z]\d+)", formula)
    assert "".join(f"{sign}{name}" for sign, name in terms) == formula
    return sum(
        ((-1 if sign == "-" else 1) * _value(cells, name) for sign, name in terms), Decimal(0)
    )


def _value(cells: Mapping[str, Cell], name: str) -> Decimal:
    cell = cells[name]
    if cell.formula:
        return computed(cells, cell.formula)
    assert cell.number is not None
    return cell.number


def after(cells: Mapping[str, Cell], label: str) -> Decimal:
    """The amount beside a label."""
    (row,) = [name[1:] for name, cell in cells.items() if cell.text == label]
    found = next(cells[f"{column}{row}"] for column in "BCDEF" if f"{column}{row}" in cells)
    assert found.number is not None
    return found.number


@pytest.fixture(params=EXAMPLES)
def dossier(request: pytest.FixtureRequest) -> Dossier:
    return read_dossier(example_file(request.param))


def euros(amount: Money) -> Decimal:
    return Decimal(str(amount))


def test_each_formula_gives_the_figure_of_the_plan(dossier: Dossier) -> None:
    law, choices = law_of(Organisation()), Organisation()
    sheets = read(budget_sheet_of(dossier, law, ON, choices))
    formulas = [
        (cells, cell) for cells in sheets.values() for cell in cells.values() if cell.formula
    ]
    assert len(formulas) >= 24  # two sums a month, and more with a schedule
    for cells, cell in formulas:
        assert computed(cells, cell.formula) == cell.number, cell


def test_the_figures_are_those_of_the_shared_plan_to_the_cent() -> None:
    dossier = read_dossier(example_file(EXAMPLES[0]))
    law, choices = law_of(Organisation()), Organisation()
    sheets = read(budget_sheet_of(dossier, law, ON, choices))
    budget = sheets["Budget"]
    assert after(budget, "Total de ce qui entre") == Decimal("1178.44")
    assert after(budget, "Loyer et charges, aide déduite") == Decimal("238.98")
    assert after(budget, "Total des autres dépenses") == Decimal("316.87")
    assert after(budget, "Ce qui reste pour vivre") == Decimal("622.59")
    schedule = sheets["Échéancier"]
    assert schedule["F3"].number == Decimal("1409.53")
    assert schedule["F34"].number == 0
    assert schedule["D35"] == Cell("", Decimal("1409.53"), "SUM(D6:D34)")
    assert sheets["Mois par mois"]["E7"] == Cell("", Decimal("561.05"), "B7-C7-D7")


def test_the_schedule_is_the_one_kept(dossier: Dossier) -> None:
    law = law_of(Organisation())
    plan = compute_plan(dossier, law, ON, Organisation())
    cells = read(budget_sheet(dossier, plan))["Échéancier"]
    kept = kept_schedule(plan)
    lines = kept.lines if kept is not None and kept.holds else ()
    for row, line in enumerate(lines, 6):
        assert cells[f"C{row}"].number == euros(line.current)
        assert cells[f"D{row}"].number == euros(line.instalment)
        assert cells[f"E{row}"].number == euros(line.to_pay)
        assert cells[f"F{row}"].number == euros(line.remaining)


def test_nothing_private_is_written_and_no_label_computes() -> None:
    dossier = read_dossier(example_file(EXAMPLES[0]))
    secret = Income(kind="other_income", amount=Money(7777), label="SECRET", private=True)
    bomb = Income(kind="wage", amount=Money(100), label='=HYPERLINK("http://x")')
    spoken = dossier.but(incomes=(*dossier.incomes, secret, bomb))
    data = budget_sheet_of(spoken, law_of(Organisation()), ON, Organisation())
    with ZipFile(BytesIO(data)) as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "SECRET" not in text
    assert "7777" not in text
    assert "77.77" not in text
    assert "<f>=HYPERLINK" not in text
    assert "hyperlink" not in text
    for person in dossier.household.persons:
        assert person.last_name not in text
    formulas = {cell.formula for cells in read(data).values() for cell in cells.values()}
    assert not any("HYPERLINK" in formula for formula in formulas)


def test_a_rounded_total_stays_the_total_of_the_plan() -> None:
    """Three thirds of a year: whatever rounding does, the sheet says what the screen says."""
    odd = tuple(
        Income(kind="wage", amount=Money(10_01), frequency=Frequency.YEAR, label=f"n{place}")
        for place in range(3)
    )
    dossier = Dossier().but(incomes=odd)
    law = law_of(Organisation())
    plan = compute_plan(dossier, law, ON, Organisation())
    total = after(read(budget_sheet(dossier, plan))["Budget"], "Total de ce qui entre")
    assert total == euros(plan.budget.resources.money)


def test_an_empty_dossier_makes_a_sheet_and_the_same_bytes_each_time() -> None:
    law, choices = law_of(Organisation()), Organisation()
    first = budget_sheet_of(Dossier(), law, ON, choices)
    assert first == budget_sheet_of(Dossier(), law, ON, choices)
    assert "Aucune dette" in "".join(cell.text for cell in read(first)["Échéancier"].values())

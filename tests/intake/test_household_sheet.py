"""A household's own sheet: what is read of each format, what is refused, what a dossier becomes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier import Charge, Debt, Dossier, EvidenceStatus, Income
from planner.calc.money import Money
from planner.errors import PlannerError
from planner.intake.household_sheet import HouseholdSheet, SheetLine, Status
from planner.intake.household_sheet.files import MAX_BYTES
from planner.intake.typed import AmountPer
from planner.services.household_sheet import (
    applied,
    changes,
    known_names,
    read_sheet,
    template,
)
from planner.views.blocks import plain_texts
from planner.views.problems import problem
from planner.views.sheet import sheet_blocks
from planner.views.words.kinds import CHARGES, DEBTS, INCOMES
from planner.views.words.sheet import EVERYDAY, TEMPLATE

NEXT = Month.of(date(2026, 12, 1))

ROWS: tuple[tuple[Any, ...], ...] = (
    ("Ligne", "Montant", "Combien de fois", "Remarque"),
    ("Ce qui entre",),
    ("Salaire", "1 240,50", "", "net"),
    ("Prime d’activité", Decimal("180.3")),
    ("Ce qui sort",),
    ("Courses", "45+12,30", "par semaine"),
    ("Eau", ""),
    ("Paris sportifs", 20),
    ("Mutuelle", "1,234"),
    ("Essence", "beaucoup"),
    ("Le logement",),
    ("Loyer", 520),
    ("Mes dettes",),
    ("Oncle Paul", "300"),
    ("Total", 5000),
)


def xlsx(rows: tuple[tuple[Any, ...], ...]) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    book.close()
    return out.getvalue()


def csv(rows: tuple[tuple[Any, ...], ...], mark: str = ";", encoding: str = "utf-8") -> bytes:
    told = (mark.join(str(cell).replace(".", ",") for cell in cells) for cells in rows)
    return "\r\n".join(told).replace("’", "'").encode(encoding)


def ods(
    rows: tuple[tuple[Any, ...], ...], inside: str = "", extra: dict[str, bytes] | None = None
) -> bytes:
    """A sheet as LibreOffice writes it, with its endless empty rows and columns."""
    lines = "".join(
        "<table:table-row>"
        + "".join(_ods_cell(cell) for cell in cells)
        + '<table:table-cell table:number-columns-repeated="16380"/></table:table-row>'
        for cells in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Feuille1">{lines}{inside}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return archive({"mimetype": kind, "content.xml": content.encode(), **(extra or {})})


def _ods_cell(cell: Any) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        text = f"<text:p>{cell}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    value = f'office:value-type="float" office:value="{cell}"'
    return f"<table:table-cell {value}><text:p>{cell}</text:p></table:table-cell>"


def archive(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def line(sheet: HouseholdSheet, name: str) -> SheetLine:
    (found,) = [each for each in sheet.lines if each.name.replace("'", "’") == name]
    return found


def said(found: SheetLine) -> str:
    assert found.problem is not None
    return problem(found.problem)


@pytest.mark.parametrize(
    "data",
    [xlsx(ROWS), ods(ROWS), csv(ROWS), csv(ROWS, "\t", "utf-16"), csv(ROWS, ";", "cp1252")],
    ids=["xlsx", "ods", "csv", "csv-utf16", "csv-cp1252"],
)
def test_each_format_reads_to_the_same_lines(data: bytes) -> None:
    sheet = read_sheet(data, "feuille")
    wage = line(sheet, "Salaire")
    assert (wage.row, wage.status, wage.part, wage.kind) == (
        3, Status.UNDERSTOOD, "incomes", "wage",
    )  # fmt: skip
    assert wage.amount == AmountPer(Money(124050), None)
    assert wage.note == "net"
    assert line(sheet, "Prime d’activité").amount == AmountPer(Money(18030), None)
    assert line(sheet, "Courses").amount == AmountPer(Money(5730), Frequency.WEEK)
    rent = line(sheet, "Loyer")
    assert (rent.part, rent.kind, rent.amount) == (
        "dwelling",
        "rent",
        AmountPer(Money(52000), None),
    )
    bets = line(sheet, "Paris sportifs")
    assert (bets.status, bets.kind) == (Status.DOUBTFUL, "other_charge")
    assert "n’est pas une ligne connue" in said(bets)
    uncle = line(sheet, "Oncle Paul")
    assert (uncle.status, uncle.part, uncle.kind) == (Status.DOUBTFUL, "debts", "other_debt")
    assert line(sheet, "Mutuelle").status is Status.DOUBTFUL
    assert line(sheet, "Essence").status is Status.REFUSED
    assert sheet.empty == 1
    assert len(sheet.lines) == 8


def test_the_template_is_empty_and_each_of_its_lines_is_known() -> None:
    assert template() == template()
    empty = read_sheet(template(), "feuille.xlsx")
    usual = [name for names in TEMPLATE.values() for name in names]
    assert (empty.lines, empty.empty) == ((), len(usual))
    for part, names in TEMPLATE.items():
        assert set(names) <= set(EVERYDAY[part])


def test_each_name_of_every_day_is_a_kind_that_exists() -> None:
    kinds = {"incomes": INCOMES, "charges": CHARGES, "debts": DEBTS}
    for part, table in kinds.items():
        assert set(EVERYDAY[part].values()) <= set(table)
    known = known_names().names
    assert known["charges"]["Mutuelle"] == "health_insurance"
    assert "housing_allowance" not in known["incomes"].values()


def test_a_number_keeps_its_digits_and_a_spreadsheets_noise_is_none() -> None:
    rows = (ROWS[0], ROWS[1], ("Salaire", 0.1 + 0.2), ("RSA", 1234.565), ("Retraite", 1e15))
    sheet = read_sheet(xlsx(rows), "f.xlsx")
    assert line(sheet, "Salaire").amount == AmountPer(Money(30), None)
    assert line(sheet, "RSA").status is not Status.UNDERSTOOD
    assert line(sheet, "Retraite").status is Status.REFUSED


def test_a_formula_is_a_question_and_without_its_result_a_refusal() -> None:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    for row, cells in enumerate((("Ligne", "Montant"), ("Salaire",), ("Courses",))):
        page.write_row(row, 0, cells)
    page.write_formula("B2", "=1000+240", None, 1240)
    page.write_formula("B3", "=NOW()", None, "")
    book.close()
    sheet = read_sheet(out.getvalue(), "f.xlsx")
    wage = line(sheet, "Salaire")
    assert (wage.status, wage.amount) == (Status.DOUBTFUL, AmountPer(Money(124000), None))
    assert "1 240,00" in said(wage).replace("\u00a0", " ")
    assert line(sheet, "Courses").status is Status.REFUSED


def test_a_line_written_twice_is_a_question() -> None:
    sheet = read_sheet(xlsx((*ROWS[:3], ("Paie", 300))), "f.xlsx")
    assert [each.status for each in sheet.lines] == [Status.DOUBTFUL, Status.DOUBTFUL]
    assert "deux fois" in said(sheet.lines[0])


def test_an_amount_without_a_name_is_told_and_a_sum_under_a_column_is_not() -> None:
    data = b"Ligne;Montant\nCe qui sort;\nEau;30\n;12,50\n"
    nameless = read_sheet(data, "feuille.csv").lines[-1]
    assert (nameless.row, nameless.status) == (4, Status.REFUSED)
    assert "n’a pas de nom à côté" in said(nameless)
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ("Ligne", "Montant"))
    sheet.write_row(1, 0, ("Eau", 30))
    sheet.write_formula(2, 1, "=SUM(B2:B2)", None, 30)
    book.close()
    assert [line.name for line in read_sheet(out.getvalue(), "f.xlsx").lines] == ["Eau"]


def test_a_line_of_no_known_part_is_refused() -> None:
    sheet = read_sheet(xlsx((ROWS[0], ("Divers", 10))), "f.xlsx")
    assert sheet.lines[0].status is Status.REFUSED
    assert "Ce qui entre" in said(sheet.lines[0])


def test_a_rent_by_the_week_is_refused() -> None:
    sheet = read_sheet(xlsx((ROWS[0], ("Loyer", 120, "par semaine"))), "f.xlsx")
    assert sheet.lines[0].status is Status.REFUSED


LOST = '<c r="A1" t="s"><v>9</v></c>'
FAR = '<c r="XFD1048576"><v>1</v></c>'
XLSX = {"xl/workbook.xml": b"<workbook/>"}


def sheet_xml(cells: str) -> bytes:
    return f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>".encode()


LAUGHS = b"<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><worksheet>&b;</worksheet>"
REPEATED = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
    'table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
    "</table:table-row>"
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "sheet_empty"),
        (b" \r\n", "sheet_empty"),
        (xlsx(()), "sheet_empty"),
        (b"Ligne;Montant;\r\n" * 500_000, "sheet_too_big"),
        (b"x" * (MAX_BYTES + 1), "sheet_too_big"),
        (b"%PDF-1.7 ...", "sheet_wrong_type"),
        (b"\x89PNG\r\n\x1a\n", "sheet_wrong_type"),
        (b"\x7fELF\x02\x01", "sheet_wrong_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet_old_type"),
        (b"PK\x03\x04 cut", "sheet_damaged"),
        (xlsx(ROWS)[:-300], "sheet_damaged"),
        (archive({"word/document.xml": b"<w/>"}), "sheet_wrong_type"),
        (archive({**XLSX, "xl/vbaProject.bin": b"x"}), "sheet_macros"),
        (ods(ROWS, extra={"Basic/Standard/script.xml": b"<x/>"}), "sheet_macros"),
        (archive({**XLSX, "xl/worksheets/sheet1.xml": b"\0" * 60_000_000}), "sheet_too_big"),
        (archive({f"a{n}.xml": b"" for n in range(500)}), "sheet_too_big"),
        (archive({**XLSX, "xl/worksheets/sheet1.xml": LAUGHS}), "sheet_wrong_type"),
        (archive({**XLSX, "xl/worksheets/sheet1.xml": sheet_xml(FAR)}), "sheet_too_big"),
        (archive({**XLSX, "xl/worksheets/sheet1.xml": b"<worksheet>"}), "sheet_damaged"),
        (archive({**XLSX, "xl/worksheets/sheet1.xml": sheet_xml(LOST)}), "sheet_damaged"),
        (ods(ROWS, REPEATED), "sheet_too_big"),
        (b"Bonjour,\nvoici mon budget\n", "sheet_without_amounts"),
        (b"\x00\x01\x02\x03\x04binary", "sheet_wrong_type"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_sheet_is_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(PlannerError) as refused:
        read_sheet(data, "feuille.xlsx")
    (told,) = refused.value.problems
    assert told.code == code
    assert "« feuille.xlsx »" in str(told)


@pytest.mark.slow
def test_a_bomb_is_refused_before_it_unfolds() -> None:
    bomb = archive({**XLSX, "xl/worksheets/sheet1.xml": b" " * 200_000_000})
    assert len(bomb) < 400_000
    with pytest.raises(PlannerError) as refused:
        read_sheet(bomb, "bombe.xlsx")
    assert refused.value.code == "sheet_too_big"


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"Ligne;Montant\n"]))
def test_whatever_the_bytes_the_answer_is_lines_or_sentences(data: bytes, start: bytes) -> None:
    try:
        sheet = read_sheet(start + data, "f")
    except PlannerError as error:
        told = [str(found) for found in error.problems]
    else:
        unsure = [each for each in sheet.lines if each.status is not Status.UNDERSTOOD]
        told = ["read", *(said(each) for each in unsure)]
    assert all(told)


@given(st.integers(1, 99_999_99), st.sampled_from(["xlsx", "ods", "csv"]))
def test_an_amount_comes_through_to_the_cent(cents: int, form: str) -> None:
    amount = Decimal(cents).scaleb(-2)
    rows = (ROWS[0], ROWS[1], ("Salaire", amount))
    data = {"xlsx": xlsx, "ods": ods, "csv": csv}[form](rows)
    assert line(read_sheet(data, "f"), "Salaire").amount == AmountPer(Money(cents), None)


# What a dossier becomes


def dossier() -> Dossier:
    return Dossier().but(
        incomes=(Income(kind="wage", amount=Money(124050)), Income(kind="ppa", amount=Money(100))),
        charges=(
            Charge(kind="food", amount=Money(9000), frequency=Frequency.MONTH),
            Charge(kind="fuel", amount=Money(4000)),
        ),
        debts=(Debt(id="d1", kind="other_debt", creditor="Paul", balance=Money(10000)),),
    )


def test_each_line_meets_the_one_of_its_kind() -> None:
    sheet = read_sheet(xlsx(ROWS), "f.xlsx")
    found = {change.line.name: change for change in changes(sheet, dossier())}
    assert found["Salaire"].what == "same"
    assert (found["Prime d’activité"].what, found["Prime d’activité"].path) == (
        "change",
        "incomes[1]",
    )
    assert found["Courses"].before == AmountPer(Money(9000), Frequency.MONTH)
    assert (found["Loyer"].what, found["Loyer"].path) == ("add", "dwelling.rent")
    assert (found["Oncle Paul"].what, found["Oncle Paul"].path) == ("add", "")
    assert set(found) == {
        "Salaire", "Prime d’activité", "Courses", "Paris sportifs", "Loyer", "Oncle Paul",
    }  # fmt: skip


def test_only_what_is_agreed_is_applied_and_nothing_else_moves() -> None:
    before = dossier()
    found = changes(read_sheet(xlsx(ROWS), "f.xlsx"), before)
    after = applied(before, found, NEXT)
    assert [each.amount for each in after.incomes] == [Money(124050), Money(18030)]
    food, fuel, bets = after.charges
    assert (food.amount, food.frequency) == (Money(5730), Frequency.WEEK)
    assert fuel == before.charges[1]
    assert (bets.kind, bets.label, bets.amount) == ("other_charge", "Paris sportifs", Money(2000))
    assert bets.evidence.status is EvidenceStatus.DECLARED
    assert after.dwelling.rent == Money(52000)
    assert [debt.creditor for debt in after.debts] == ["Paul", "Oncle Paul"]
    assert applied(before, (), NEXT) == before
    again = changes(read_sheet(xlsx(ROWS), "f.xlsx"), after)
    assert {change.what for change in again if change.line.problem is None} == {"same"}


def test_two_lines_of_a_kind_in_the_dossier_are_never_mixed_up() -> None:
    two = Dossier().but(
        incomes=(Income(kind="wage", amount=Money(1)), Income(kind="wage", amount=Money(2)))
    )
    (change,) = changes(read_sheet(xlsx(ROWS[:3]), "f.xlsx"), two)
    assert (change.what, change.path) == ("add", "")
    assert applied(two, [change], NEXT).incomes[:2] == two.incomes


def test_a_sum_that_falls_once_has_its_month() -> None:
    sheet = read_sheet(xlsx((*ROWS[:2], ("Retraite", 100, "une fois"))), "f.xlsx")
    (income,) = applied(Dossier(), changes(sheet, Dossier()), NEXT).incomes
    assert (income.frequency, income.start) == (Frequency.ONCE, NEXT)


def test_the_differences_say_every_line_of_the_file() -> None:
    sheet = read_sheet(xlsx(ROWS), "f.xlsx")
    text = " ".join(plain_texts(sheet_blocks(sheet, changes(sheet, dossier()), dossier())))
    for told in ("Ce qui s’ajoute", "Ce qui change", "Déjà pareil", "À vérifier", "Non lu"):
        assert told in text
    for each in sheet.lines:
        name = "Loyer sans les charges" if each.name == "Loyer" else each.name
        assert name in text

"""Any file at all: a statement whose rows are all accounted for, or sentences; no traceback."""

from __future__ import annotations

import codecs
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.money import ZERO, Money
from planner.errors import PlannerError
from planner.intake.landlord.decode import MAX_BYTES, MAX_LINES
from planner.intake.statement import Statement, read_statement, statement_json

CASES = Path(__file__).parents[1] / "cases" / "statements"
FILES = {path.name: path.read_bytes() for path in sorted(CASES.glob("*.csv"))}
TODAY = date(2026, 11, 22)


def read(data: bytes) -> tuple[Statement, ...]:
    return read_statement(data, name="releve.csv", today=TODAY)


def holds(statements: tuple[Statement, ...]) -> None:
    """What is true of every statement: its rows are counted once, its balance is its rows."""
    for statement in statements:
        moves = [(line.sense, line.amount) for line in statement.lines]
        moves += [(each.sense, each.amount) for each in statement.cancelled]
        moves += [(each.sense, each.amount) for each in statement.doubtful]
        assert all(amount > ZERO for _, amount in moves)
        net = sum(amount.cents if sense == "debit" else -amount.cents for sense, amount in moves)
        opening = statement.opening_balance or ZERO
        assert statement.computed_closing == opening + Money(net)
        taken = Counter(each.other_row for each in statement.cancelled)
        assert taken == Counter(each.row for each in statement.cancelled)
        for each in (*statement.alerts, *(row.problem for row in statement.refused)):
            assert str(each)
    assert statement_json(statements)


def outcome(data: bytes) -> str:
    try:
        statements = read(data)
    except PlannerError as error:
        refused = error
    else:
        holds(statements)
        return "read"
    assert refused.problems
    for each in refused.problems:
        assert str(each).endswith((".", "…"))
    return refused.code


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    outcome(data)


CELL = st.sampled_from([
    "", "-", "0,00", "1 234,56", "1\u202f234,56", "36,10-", "-36,10", "1,234", "1.234,50",
    "(12,00)", "12,345", "abc", "200 €", "=1+1", "12,00 D", "01/09/2026", "31/11/2026",
    "29/02/26", "1/9/26", "sept 26", "oct", "2026-09-01", "20260901", "09/2026", "Loyer",
    "Loyer + charges", "APL 08/2026", "VIREMENT", "REJET PRLV", "RLS", "SLS", "TOTAL",
    "SOLDE ANTERIEUR", "A REPORTER", "REPORT", "Date", "Libellé", "Débit", "Crédit", "Solde",
    "Montant", "Sens", "Mois", "D", "C", "Compte", "Reste dû", "Reçu de la CAF",
    "N° de compte : 4411-02", "x\ny", 'a"b', ";",
]) | st.text(max_size=6)  # fmt: skip


@settings(max_examples=150)
@given(
    st.lists(st.lists(CELL, min_size=1, max_size=7), min_size=1, max_size=14),
    st.sampled_from(";,\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    st.booleans(),
)
def test_any_table_of_a_landlord_s_words_is_read_or_refused(
    rows: list[list[str]], separator: str, encoding: str, quoted: bool
) -> None:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if quoted else text

    text = "\r\n".join(separator.join(map(cell, row)) for row in rows)
    outcome(text.encode(encoding, "replace"))


@settings(max_examples=120)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_real_statement_damaged_anywhere_is_read_or_refused(
    name: str, data: st.DataObject
) -> None:
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        change = data.draw(st.sampled_from(["drop", "swap", "cut", "double"]))
        if change == "drop":
            del content[place : place + data.draw(st.integers(1, 40))]
        elif change == "swap":
            content[place] = data.draw(st.integers(0, 255))
        elif change == "cut":
            del content[place:]
        else:
            content[place:place] = content[place : place + 30]
        if not content:
            break
    outcome(bytes(content))


@settings(max_examples=80)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_rows_dropped_or_moved_never_break_the_reading(name: str, data: st.DataObject) -> None:
    lines = FILES[name].splitlines(keepends=True)
    kept = data.draw(st.lists(st.sampled_from(lines), max_size=len(lines)))
    outcome(b"".join(kept))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"\r\n\r\n  \r\n", "empty_file"),
        (codecs.BOM_UTF8, "empty_file"),
        (b";;;;\r\n;;;;\r\n", "empty_file"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "not_text"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "not_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "not_text"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "not_text"),
        (b"<!DOCTYPE html><html><table><tr><td>Date</td></tr></table></html>", "not_text"),
        (codecs.BOM_UTF8 + b"<?xml version='1.0'?><Workbook/>", "not_text"),
        (b'{"schema": "planner/dossier/1",\n "cause": "CAF 31/08/2026, 200 euros"}', "not_text"),
        (codecs.BOM_UTF8 + b'[{"date": "2026-09-01"}]', "not_text"),
        (b"Date;Libelle;Debit\n01/09/2026;Loyer\x00;450,00\n", "damaged_text"),
        (bytes(range(256)) * 20, "damaged_text"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "damaged_text"),
        (b"Bonjour, voici le releve de Mme Martin.\nCordialement.\n", "not_a_statement"),
        (b"Nom;Ville\nMartin;Lille\nDurand;Roubaix\n", "not_a_statement"),
        (b"Date;Libelle;Debit;Credit\n", "not_a_statement"),
        (b"Date;Libelle\n01/09/2026;Loyer\n", "not_a_statement"),
        (b"a" * 3_000_000, "unreadable_csv"),
        (b"a;" * 1_000_000, "unreadable_csv"),
        (b'"' + b"a;\n" * 3_000, "not_a_statement"),
    ],
)  # fmt: skip
def test_what_is_no_statement_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert outcome(data) == code


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read() -> None:
    with pytest.raises(PlannerError) as refused:
        read(b"x" * 50_000_000)
    assert refused.value.code == "file_too_large"
    assert "47 Mo" in str(refused.value)
    assert MAX_BYTES == 20 * 1024 * 1024


def test_the_export_of_a_whole_estate_is_refused_by_its_number_of_lines() -> None:
    assert outcome(b"01/09/2026;Loyer;450,00\n" * (MAX_LINES + 1)) == "too_many_lines"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16",
                                      "utf-16-le", "utf-16-be", "cp850", "mac_roman"])  # fmt: skip
def test_the_same_statement_reads_the_same_in_every_encoding(encoding: str) -> None:
    text = (
        "Date;Libellé;Débit;Crédit;Solde\r\n"
        "01/09/2026;Loyer et réparé à régler;450,00;;450,00\r\n"
        "05/09/2026;Chèque reçu;;50,00;400,00\r\n"
    )
    (statement,) = read(text.encode(encoding))
    assert [line.kind for line in statement.lines] == ["rent", "payment"]
    assert statement.lines[1].label == "Chèque reçu"
    assert statement.closing_balance == Money(40000)


def test_text_encoded_twice_or_pasted_from_two_programs_is_mended() -> None:
    text = "Date;Libellé;Débit;Crédit\n01/09/2026;Loyer payé d’avance ?;450,00;\n"
    twice = text.encode().decode("cp1252").encode()
    (statement,) = read(twice + b"05/09/2026;APL;;100,00\n")
    assert statement.encoding == "utf-8 (twice)"
    mixed = text.encode() + "05/09/2026;Chèque reçu;;50,00\n".encode("cp1252")
    (statement,) = read(mixed)
    assert statement.lines[-1].label == "Chèque reçu"


def test_a_quote_never_closed_does_not_swallow_the_file() -> None:
    data = (
        b'Date;Libelle;Debit;Credit\n01/09/2026;"Loyer;450,00;\n05/09/2026;Virement;;50,00\n'
        b"01/10/2026;Loyer;450,00;\n"
    )
    (statement,) = read(data)
    assert [line.row for line in statement.lines] == [2, 3, 4]
    assert "quotes_repaired" in [alert.code for alert in statement.alerts]


def test_every_physical_row_of_the_examples_is_accounted_for_once() -> None:
    for name, data in FILES.items():
        try:
            statements = read(data)
        except PlannerError:
            continue
        met: Counter[int] = Counter()
        for each in statements:
            rows = {line.row for line in each.lines} | {c.row for c in each.cancelled}
            rows |= {d.row for d in each.doubtful} | {r.row for r in each.refused}
            met.update(rows | {i.row for i in each.ignored})
        assert set(met.values()) == {1}, name

"""A ledger written in every dialect and read back: the same movements, the same balances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.intake.landlord.model import CREDIT_KINDS, Evidence
from planner.intake.statement import Statement, read_statement

LABELS = {
    "rent": "Appel de loyer {m:02d}/{y}",
    "charges": "PROVISION CHARGES GENERALES",
    "regularisation": "Régul. charges exercice {y}",
    "sls": "SLS forfaitaire {m:02d}/{y}",
    "repairs": "Réparations locatives",
    "fee": "Frais de relance",
    "penalty": "Clause pénale 10 %",
    "court_costs": "COMMANDEMENT DE PAYER",
    "payment": "Virement SEPA M. X",
    "housing_benefit": "APL CAF {m:02d}/{y}",
    "rls": "RLS",
    "fsl": "Versement FSL maintien",
    "remission": "Remise gracieuse",
}
SPACES = ["", " ", "\u00a0", "\u202f"]


@dataclass(frozen=True)
class Move:
    day: date
    kind: str
    cents: int

    @property
    def effect(self) -> int:
        return -self.cents if self.kind in CREDIT_KINDS else self.cents

    @property
    def label(self) -> str:
        return LABELS[self.kind].format(m=self.day.month, y=self.day.year)


@dataclass(frozen=True)
class Ledger:
    opening: int | None
    moves: tuple[Move, ...]

    @property
    def closing(self) -> int:
        return (self.opening or 0) + sum(move.effect for move in self.moves)


@st.composite
def ledgers(draw: st.DrawFn, first: date = date(2024, 1, 1)) -> Ledger:
    days = st.dates(first, date(2026, 12, 31))
    kinds = st.sampled_from(sorted(LABELS))
    amounts = st.integers(1, 500_000)
    moves = draw(st.lists(st.builds(Move, days, kinds, amounts), max_size=18))
    rent = Move(draw(days), "rent", draw(amounts))
    ordered = sorted([*moves, rent], key=lambda move: move.day)
    return Ledger(draw(st.none() | st.integers(1, 300_000)), tuple(ordered))


def amount(cents: int, space: str = " ", minus_behind: bool = False) -> str:
    whole, part = divmod(abs(cents), 100)
    text = f"{whole:,}".replace(",", space) + f",{part:02d}"
    if cents >= 0:
        return text
    return f"{text}-" if minus_behind else f"-{text}"


def balances(ledger: Ledger) -> list[int]:
    levels, level = [], ledger.opening or 0
    for move in ledger.moves:
        level += move.effect
        levels.append(level)
    return levels


def in_columns(ledger: Ledger, space: str, with_balance: bool) -> list[list[str]]:
    rows = [["Date", "Libellé", "Débit", "Crédit", *(["Solde"] if with_balance else [])]]
    if ledger.opening is not None:
        first = amount(ledger.opening, space)
        rows.append(["", "SOLDE ANTERIEUR", *(["", "", first] if with_balance else [first, ""])])
    for move, level in zip(ledger.moves, balances(ledger), strict=True):
        cents = amount(move.cents, space)
        sides = ["", cents] if move.effect < 0 else [cents, ""]
        row = [f"{move.day:%d/%m/%Y}", move.label, *sides]
        rows.append([*row, amount(level, space)] if with_balance else row)
    return rows


def signed(
    ledger: Ledger, space: str, with_balance: bool, view: int = 1, behind: bool = False
) -> list[list[str]]:
    rows = [["Date comptable", "Libellé", "Montant", *(["Solde"] if with_balance else [])]]
    if ledger.opening is not None:
        first = amount(view * ledger.opening, space, behind)
        rows.append(["", "Report à nouveau", *(["", first] if with_balance else [first])])
    for move, level in zip(ledger.moves, balances(ledger), strict=True):
        row = [move.day.isoformat(), move.label, amount(view * move.effect, space, behind)]
        rows.append([*row, amount(view * level, space, behind)] if with_balance else row)
    return rows


def with_sense(ledger: Ledger, space: str, with_balance: bool) -> list[list[str]]:
    rows = [["DATE", "CPT", "LIBELLE ECRITURE", "MONTANT", "SENS"]]
    if ledger.opening is not None:
        rows.append(["", "411", "REPORT A NOUVEAU", amount(ledger.opening, space), "D"])
    for move in ledger.moves:
        reversal = move.kind in ("rls", "remission")
        cents = amount(-move.cents if reversal else move.cents, space, minus_behind=True)
        side = "C" if move.effect < 0 and not reversal else "D"
        rows.append([f"{move.day:%d/%m/%y}", "411", move.label, cents, side])
    closing = ledger.closing
    rows.append(["", "", "SOLDE", amount(abs(closing), space), "D" if closing >= 0 else "C"])
    return rows


def unsigned(ledger: Ledger, space: str, with_balance: bool) -> list[list[str]]:
    rows = [["Date", "Désignation", "Montant", "Solde"]]
    if ledger.opening is not None:
        rows.append(["", "Solde antérieur", "", amount(ledger.opening, space)])
    for move, level in zip(ledger.moves, balances(ledger), strict=True):
        rows.append(
            [f"{move.day:%d/%m/%Y}", move.label, amount(move.cents, space), amount(level, space)]
        )
    return rows


def newest_first(ledger: Ledger, space: str, with_balance: bool) -> list[list[str]]:
    rows = in_columns(ledger, space, with_balance)
    return [rows[0], *reversed(rows[1:])]


def without_heading(ledger: Ledger, space: str, with_balance: bool) -> list[list[str]]:
    return in_columns(ledger, space, with_balance)[1:]


DIALECTS: dict[str, Callable[[Ledger, str, bool], list[list[str]]]] = {
    "columns": in_columns,
    "signed": signed,
    "agency": lambda ledger, space, balance: signed(ledger, space, balance, -1),
    "minus behind": lambda ledger, space, balance: signed(ledger, space, balance, 1, behind=True),
    "sense": with_sense,
    "unsigned": unsigned,
    "newest first": newest_first,
}


def as_file(rows: Sequence[Sequence[str]], separator: str, encoding: str) -> bytes:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows]
    return "\r\n".join(separator.join(row) for row in quoted).encode(encoding)


def movements(statement: Statement) -> Counter[tuple[date, str, int]]:
    return Counter((line.date, line.kind, line.amount.cents) for line in statement.lines)


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
@settings(max_examples=40)
@given(
    ledger=ledgers(),
    space=st.sampled_from(SPACES),
    separator=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    with_balance=st.booleans(),
)
def test_what_is_written_in_a_dialect_is_read_back(
    dialect: str, ledger: Ledger, space: str, separator: str, encoding: str, with_balance: bool
) -> None:
    if dialect == "newest first" and len({move.day for move in ledger.moves}) == 1:
        with_balance = False
    rows = DIALECTS[dialect](ledger, space, with_balance)
    (statement,) = read_statement(as_file(rows, separator, encoding), name="a.csv")
    assert movements(statement) == Counter(
        (move.day, move.kind, move.cents) for move in ledger.moves
    )
    assert statement.closing_balance.cents == ledger.closing
    assert (statement.opening_balance or Money(0)).cents == (ledger.opening or 0)
    assert not statement.refused
    assert not statement.doubtful
    assert not statement.mismatches
    if with_balance and len(ledger.moves) > 1 and dialect != "sense":
        assert statement.evidence is Evidence.BALANCE


@given(
    st.lists(
        st.tuples(*(st.integers(0, 200_000) for _ in range(4))), min_size=1, max_size=12
    ).filter(lambda months: any(month[0] for month in months)),
    st.sampled_from(["{m:02d}/{y}", "{y}-{m:02d}", "{name} {y}", "{name} {yy:02d}"]),
    st.booleans(),
)
def test_a_table_of_months_gives_its_cells_back(
    months: list[tuple[int, int, int, int]], form: str, with_balance: bool
) -> None:
    names = ["janv", "fév", "mars", "avril", "mai", "juin", "juil", "août", "sept", "oct", "nov",
             "déc"]  # fmt: skip
    kinds = ("rent", "charges", "housing_benefit", "payment")
    rows = [["Mois", "Loyer", "Charges", "Reçu CAF", "Versé", *(["Reste dû"] * with_balance)]]
    expected: Counter[tuple[date, str, int]] = Counter()
    level = 0
    for place, cells in enumerate(months):
        month = Month(2025, 6).plus(place)
        written = form.format(
            m=month.number, y=month.year, yy=month.year % 100, name=names[month.number - 1]
        )
        level += cells[0] + cells[1] - cells[2] - cells[3]
        texts = [amount(cents) if cents else "-" for cents in cells]
        rows.append([written, *texts, *([amount(level)] * with_balance)])
        for kind, cents in zip(kinds, cells, strict=True):
            day = month.last_day if kind in CREDIT_KINDS else month.first_day
            expected[day, kind, cents] += 1 if cents else 0
    (statement,) = read_statement(as_file(rows, ";", "utf-8"), name="a.csv")
    assert movements(statement) == +expected
    assert statement.closing_balance.cents == level


@settings(max_examples=30)
@given(ledgers(), st.integers(0, 100), st.integers(1, 9_000))
def test_a_total_that_is_wrong_says_by_how_much(ledger: Ledger, place: int, error: int) -> None:
    rows = in_columns(ledger, " ", True)
    debits = sum(move.cents for move in ledger.moves if move.effect > 0)
    credits_ = sum(move.cents for move in ledger.moves if move.effect < 0)
    wrong = amount(debits + error + 300_001)
    rows.append(["", "TOTAUX", wrong, amount(credits_), amount(ledger.closing)])
    (statement,) = read_statement(as_file(rows, ";", "utf-8"), name="a.csv")
    (check,) = statement.mismatches
    assert (check.what, check.difference.cents) == ("debits", error + 300_001)
    assert statement.closing_balance.cents == ledger.closing


@settings(max_examples=30)
@given(ledgers(date(2026, 1, 1)))
def test_inside_a_year_the_order_of_the_rows_changes_no_movement(ledger: Ledger) -> None:
    rows = in_columns(Ledger(None, ledger.moves), " ", False)
    straight = read_statement(as_file(rows, ";", "utf-8"), name="a.csv")
    mixed = [rows[0], *sorted(rows[1:], key=lambda row: row[1])]
    shuffled = read_statement(as_file(mixed, ";", "utf-8"), name="a.csv")
    assert movements(straight[0]) == movements(shuffled[0])


@settings(max_examples=30)
@given(ledgers(), ledgers())
def test_two_accounts_in_a_file_are_never_added(one: Ledger, other: Ledger) -> None:
    rows = [["N° de compte", "Date", "Libellé", "Débit", "Crédit", "Solde"]]
    for number, ledger in (("1001", one), ("1002", other)):
        rows += [[number, *row] for row in in_columns(ledger, " ", True)[1:]]
    statements = read_statement(as_file(rows, ";", "utf-8"), name="a.csv")
    assert [each.account for each in statements] == ["1001", "1002"]
    assert [each.closing_balance.cents for each in statements] == [one.closing, other.closing]

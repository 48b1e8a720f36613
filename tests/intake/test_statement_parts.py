"""The parts of a statement that the cases do not name: alerts, checks, account lines, cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.errors import PlannerError
from planner.intake.days import DayFault
from planner.intake.landlord.cells import Yearless, amount_in, is_nothing, when_in
from planner.intake.landlord.model import Amounts, Evidence
from planner.intake.landlord.periods import day_in, month_in
from planner.intake.landlord.years import When, completed
from planner.intake.statement import Statement, as_account_lines, read_statement, statement_json

CASES = Path(__file__).parents[1] / "cases" / "statements"


def case(name: str) -> tuple[Statement, ...]:
    path = next(CASES.glob(f"{name}*.csv"))
    return read_statement(path.read_bytes(), name=path.name, today=date(2026, 11, 22))


def read(text: str) -> Statement:
    (statement,) = read_statement(text.encode(), name="releve.csv")
    return statement


def codes(statement: Statement) -> list[str]:
    return [alert.code for alert in statement.alerts]


@pytest.mark.parametrize(
    ("text", "cents", "side"),
    [
        ("1 234,56", 123456, 0), ("1 234,56-", -123456, 0), ("-1 234,56", -123456, 0),
        ("\u2212 12,50", -1250, 0), ("(12,50)", -1250, 0), ("+520", 52000, 0),
        ("733,22 D", 73322, 1), ("12,00 C", 1200, -1), ("12,00CR", 1200, -1),
        ("1588 euros", 158800, 0), ("0,00", 0, 0), ("0000352,18", 35218, 0), ("200 €-", -20000, 0),
    ],
)  # fmt: skip
def test_the_sign_and_the_side_of_a_cell(text: str, cents: int, side: int) -> None:
    found = amount_in(text)
    assert found is not None
    assert (found.readings, found.side) == ((cents,), side)


@pytest.mark.parametrize("text", ["", "-", "—", "néant", "rien", "  - "])
def test_nothing_is_not_zero(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("31/08/2026", date(2026, 8, 31)), ("31/10/26", date(2026, 10, 31)),
        ("03/11/26", date(2026, 11, 3)), ("2026-11-03 00:00:00", date(2026, 11, 3)),
        ("20261103", date(2026, 11, 3)), ("sept 26", Month(2026, 9)), ("09/2026", Month(2026, 9)),
        ("1/9", Yearless(9, 1)), ("oct.", Yearless(10, None)), ("29/02/2026", DayFault.NO_SUCH_DAY),
        ("31/10/0206", DayFault.RANGE), ("12.50", None), ("12 26", None), ("Loyer", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_day_of_a_cell(text: str, when: object) -> None:
    assert when_in(text) == when


@pytest.mark.parametrize(
    ("label", "month"),
    [
        ("APL CAF 08/2026", Month(2026, 8)), ("APL 12/25", Month(2025, 12)),
        ("Appel de loyer août 2026", Month(2026, 8)), ("RAPPEL APL 10-11/25", None),
        ("ANNUL. SLS 01 ET 02/26", None), ("VIREMENT DU 05/10/2026", None),
        ("Loyer du 01/10/2026 au 31/10/2026", Month(2026, 10)), ("REGUL 2025", None),
        ("Chèque n° 12/345", None), ("oct. 26 et nov. 26", None), ("Loyer 2026-09", Month(2026, 9)),
    ],
)  # fmt: skip
def test_the_month_that_a_label_names(label: str, month: Month | None) -> None:
    assert month_in(label) == month


def test_the_day_that_a_label_names() -> None:
    assert day_in("Virement du 5/10/26") == date(2026, 10, 5)
    assert day_in("Reçu le 5 octobre 2026") == date(2026, 10, 5)
    assert day_in("du 01/10/2026 au 31/10/2026") is None
    assert day_in("11/2026") is None


def test_a_year_left_out_is_the_one_of_the_neighbours_or_of_the_title() -> None:
    months: list[When] = [Yearless(11, None), Yearless(12, None), Yearless(1, None), Month(2027, 2)]
    assert completed(months, set()) == [
        Month(2026, 11), Month(2026, 12), Month(2027, 1), Month(2027, 2)
    ]  # fmt: skip
    assert completed([Yearless(5, 3)], {2026}) == [date(2026, 5, 3)]
    assert completed([Yearless(5, 3)], set()) == [Yearless(5, 3)]
    assert completed([Yearless(11, None), Yearless(1, None)], {2026}) == [
        Yearless(11, None), Yearless(1, None)
    ]  # fmt: skip
    assert completed([Yearless(2, 29)], {2026}) == [DayFault.NO_SUCH_DAY]


def test_the_account_lines_are_by_date_and_leave_doubts_and_balances_out() -> None:
    (statement,) = case("p4")
    lines = as_account_lines(statement)
    assert [line.date for line in lines] == sorted(line.date for line in lines)
    assert len(lines) == len(statement.lines) == 20
    assert Money.sum(line.amount for line in lines if line.kind == "remission") == Money(36800)
    first = next(line for line in lines if line.kind == "housing_benefit")
    assert (first.for_month, first.row, first.label) == (Month(2025, 12), 9, "APL 12/25")


def test_the_remission_of_a_struck_fee_does_not_pay_the_rent() -> None:
    (statement,) = case("s12")
    assert statement.struck_total == Money(1150)
    assert statement.legal_balance == statement.closing_balance == Money(137000)
    assert "remission" not in {line.kind for line in as_account_lines(statement)}
    assert "fee_given_back" in codes(statement)


def test_the_printed_balance_less_the_struck_fees_is_the_legal_one() -> None:
    (statement,) = case("p1")
    assert statement.legal_balance == Money(73322 - 2050)
    assert statement.evidence is Evidence.BALANCE


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("p1", {"fees_struck", "court_costs_to_check"}),
        ("p2", {"fees_struck", "third_party_payment", "waste_tax_without_proof"}),
        ("p3", {"allowance_stopped", "rent_and_charges_together", "day_of_receipt_unknown"}),
        ("p4", {"opening_unknown", "sls_with_allowance"}),
        ("s02", {"inverted_view", "rent_raised", "rows_out_of_order", "third_party_payment"}),
        ("s06", {"opening_implied", "sls_with_allowance", "allowance_stopped", "rent_raised"}),
        ("s11", {"several_accounts", "rls_missing"}),
        ("s14", {"printed_differs"}),
        ("s36", {"year_completed"}),
    ],
)
def test_what_a_statement_tells_beside_its_rows(name: str, expected: set[str]) -> None:
    assert expected <= set(codes(case(name)[0]))


def test_the_reference_without_sls_or_fees_raises_no_such_alert() -> None:
    (statement,) = case("p1")
    assert {"sls_with_allowance", "printed_differs", "inverted_view"}.isdisjoint(codes(statement))


def test_several_accounts_print_under_accounts() -> None:
    form = statement_json(case("s10"))
    assert [account["account"] for account in form["accounts"]] == ["C-1001", "C-1002"]


def test_one_balance_that_goes_through_two_keys_is_one_account() -> None:
    statement = read(
        "Lot;Date;Libellé;Débit;Crédit;Solde\n"
        "A12;01/09/2026;Loyer;400,00;;400,00\n"
        "P03;01/09/2026;Garage;45,00;;445,00\n"
        "A12;05/09/2026;Virement;;445,00;0,00\n"
        "P03;01/10/2026;Garage;45,00;;45,00\n"
    )
    assert statement.closing_balance == Money(4500)
    assert len(statement.lines) == 4


def test_a_sign_that_the_balance_contradicts_is_corrected_and_said() -> None:
    statement = read(
        "Date;Libellé;Débit;Crédit;Solde\n"
        "01/08/2026;Loyer;400,00;;400,00\n"
        "05/08/2026;Virement;;100,00;300,00\n"
        "31/08/2026;RLS;30,00;;270,00\n"
        "01/09/2026;Loyer;400,00;;670,00\n"
        "05/09/2026;Virement;;100,00;570,00\n"
    )
    assert [(line.row, line.kind) for line in statement.lines][2] == (4, "rls")
    assert statement.closing_balance == Money(57000)
    assert "sign_corrected" in codes(statement)


def test_a_doubtful_amount_settled_by_the_balance_stays_a_doubt() -> None:
    statement = read(
        "Date;Libellé;Débit;Crédit;Solde\n"
        "01/08/2026;Loyer;400,00;;400,00\n"
        "02/08/2026;Travaux réparation;1,234;;1634,00\n"
        "05/08/2026;Virement;;100,00;1534,00\n"
    )
    (doubt,) = statement.doubtful
    assert (doubt.row, doubt.amount, doubt.likely) == (3, Money(123400), "repairs")
    assert statement.closing_balance == Money(153400)
    assert not statement.refused


def test_a_refused_row_leaves_the_printed_balance_and_says_the_difference() -> None:
    statement = read(
        "Date;Libellé;Débit;Crédit;Solde\n"
        "01/08/2026;Loyer;400,00;;400,00\n"
        "31/02/2026;Charges;50,00;;450,00\n"
        "05/08/2026;Virement;;100,00;350,00\n"
    )
    assert [row.row for row in statement.refused] == [3]
    assert statement.closing_balance == Money(35000)
    assert statement.computed_closing == Money(30000)
    assert [check.difference for check in statement.mismatches] == [Money(5000)]


def test_a_balance_reckoned_wrong_by_hand_is_kept_beside_the_right_one() -> None:
    (statement,) = case("s14")
    assert statement.closing_balance == Money(145000)
    assert statement.printed_closing == Money(144000)
    assert {check.row for check in statement.mismatches} == {4, 6}


def test_the_month_of_a_table_is_the_month_of_its_receipts() -> None:
    statement = read("Mois;Loyer;Payé\nfév 24;500;200\n")
    days = {line.kind: line.date for line in statement.lines}
    assert days == {"rent": date(2024, 2, 1), "payment": date(2024, 2, 29)}
    assert statement.amounts is Amounts.WIDE


@pytest.mark.parametrize("today", [date(2026, 11, 22), None])
def test_the_day_of_a_table_without_days_is_the_day_it_is_read(today: date | None) -> None:
    data = b"Mois;Loyer;Recu\nmai 26;500;200\n"
    (statement,) = read_statement(data, name="a.csv", today=today)
    assert statement.closing_date == (today or date(2026, 5, 31))


def test_a_small_owner_s_words_give_the_sense_and_what_they_do_not_say_is_refused() -> None:
    statement = read("1/9/26;loyer;520\n5/9/26;reçu caf;231\n8/9/26;Mme R.;150\n")
    assert statement.evidence is Evidence.WORDS
    assert [row.row for row in statement.refused] == [3]


def test_signed_amounts_that_nothing_proves_are_refused() -> None:
    with pytest.raises(PlannerError) as refused:
        read("Date;Libellé;Montant\n1/9/26;Loyer;520\n5/9/26;Loyer;-520\n")
    assert refused.value.code == "signs_contradict"


def test_every_problem_of_a_file_is_said_at_once() -> None:
    with pytest.raises(PlannerError) as refused:
        read("Date;Libellé;Débit;Crédit\n31/02/2026;Loyer;400,00;\n32/01/2026;Loyer;abc;\n")
    assert len(refused.value.problems) == 3


def test_balances_printed_without_a_sign_are_followed_through_zero() -> None:
    statement = read(
        "Date;Libellé;Débit;Crédit;Solde\n"
        "01/08/2026;Loyer;400,00;;400,00\n"
        "05/08/2026;Virement;;500,00;100,00\n"
        "08/08/2026;Virement;;50,00;150,00\n"
        "01/09/2026;Loyer;400,00;;250,00\n"
        "01/10/2026;Loyer;400,00;;650,00\n"
    )
    assert statement.closing_balance == statement.printed_closing == Money(65000)
    assert not statement.mismatches
    assert statement.evidence is Evidence.BALANCE


@pytest.mark.parametrize(
    ("last", "printed"),
    [("01/10/2026;Loyer;400,00;;800,00", 80000), ("01/10/2026;Loyer;400,00;;", None)],
)
def test_a_balance_printed_above_the_last_movement_is_checked_and_is_not_the_closing_one(
    last: str, printed: int | None
) -> None:
    statement = read(
        "Date;Libellé;Débit;Crédit;Solde\n"
        "01/09/2026;Loyer;400,00;;400,00\n"
        "30/09/2026;Solde au 30/09/2026;;;400,00\n"
        f"{last}\n"
    )
    assert statement.computed_closing == Money(80000)
    assert statement.printed_closing == (None if printed is None else Money(printed))
    assert statement.closing_date == date(2026, 10, 1)
    assert [(check.row, check.what, check.difference) for check in statement.checks] == [
        (3, "closing", Money(0))
    ]
    assert ("closing_not_printed" in codes(statement)) == (printed is None)


def test_what_is_to_be_paid_in_the_middle_of_a_file_does_not_date_the_account() -> None:
    statement = read(
        "Date;Libellé;Débit;Crédit\n"
        "01/09/2026;Loyer;400,00;\n"
        "05/09/2026;Net à payer;400,00;\n"
        "01/10/2026;Loyer;400,00;\n"
    )
    assert statement.closing_date == date(2026, 10, 1)
    assert statement.printed_closing is None
    assert statement.computed_closing == Money(80000)


def test_a_receipt_of_a_month_without_a_day_is_said_in_a_ledger_too() -> None:
    text = "Date;Libellé;Débit;Crédit\n01/09/2026;Loyer;400,00;\n{when};Virement;;100,00\n"
    months = read(text.format(when="09/2026"))
    assert months.lines[-1].date == date(2026, 9, 30)
    assert "day_of_receipt_unknown" in codes(months)
    assert "day_of_receipt_unknown" not in codes(read(text.format(when="30/09/2026")))


def test_a_dated_row_whose_amount_is_caught_in_its_label_is_refused_and_not_passed_over() -> None:
    statement = read(
        "Date;Libellé;Débit;Crédit\n"
        "01/09/2026;Loyer;400,00;\n"
        "06/09/2026;Virement 100,00\n"
        "07/09/2026;Virement reçu 1 234,56 €;;\n"
        "08/09/2026;Note du gardien, 10 % de remise;-;\n"
        ";Rappel : loyer 400,00;;\n"
    )
    assert [(row.row, row.problem.code) for row in statement.refused] == [
        (3, "no_amount"),
        (4, "no_amount"),
    ]
    assert [row.row for row in statement.ignored] == [1, 5, 6]


def test_a_dated_movement_without_an_amount_is_refused_unless_it_says_there_is_none() -> None:
    statement = read(
        "Date;Libellé;Débit;Crédit\n"
        "01/09/2026;Loyer;400,00;\n"
        "05/09/2026;Virement;;\n"
        "06/09/2026;Virement;\n"
        "07/09/2026;Virement;;-\n"
        "08/09/2026;Travaux de la cour;;\n"
    )
    assert [(row.row, row.problem.code) for row in statement.refused] == [
        (3, "no_amount"),
        (4, "no_amount"),
    ]
    assert [row.row for row in statement.ignored] == [1, 5, 6]


def test_a_line_cut_in_two_is_refused_and_not_passed_over() -> None:
    statement = read(
        "Date;Libellé;Montant;Sens\n"
        "01/09/2026;Loyer;400,00;D\n"
        "05/09/2026;Virement SEP\n"
        "A M. X;201,97;C\n"
        "SA HLM Le Logis - page 2;;;\n"
    )
    assert [(row.row, row.problem.code) for row in statement.refused] == [
        (3, "no_amount"),
        (4, "no_date"),
    ]
    assert statement.ignored[-1].row == 5


def test_movements_printed_above_the_headings_are_movements() -> None:
    statement = read(
        "Office public;;;;\n"
        "Édité le :;20/11/2026;;;\n"
        "01/09/2026;Loyer;400,00;;400,00\n"
        "05/09/2026;Virement;;100,00;300,00\n"
        "Date;Libellé;Débit;Crédit;Solde\n"
        "01/10/2026;Loyer;400,00;;700,00\n"
    )
    assert [(line.row, line.amount) for line in statement.lines] == [
        (3, Money(40000)), (4, Money(10000)), (6, Money(40000)),
    ]  # fmt: skip
    assert [row.why for row in statement.ignored] == ["identity", "identity", "header"]
    assert statement.opening_balance is None


@pytest.mark.parametrize("separator", [";", "|", "\t"])
@pytest.mark.parametrize("spoilt", ["100,00", "1O0,00", ""])
def test_the_comma_of_an_amount_is_never_taken_for_the_separator(
    separator: str, spoilt: str
) -> None:
    rows = (
        ("01/09/2026", "Loyer", "400,50", ""),
        ("05/09/2026", "Virement", "", "120,25"),
        ("01/10/2026", "Loyer", "400,50", ""),
        ("06/10/2026", "", "", spoilt),
    )
    statement = read("\n".join(separator.join(row) for row in rows) + "\n")
    assert statement.separator == separator
    assert [line.amount for line in statement.lines] == [Money(40050), Money(12025), Money(40050)]


def test_a_slip_in_a_short_file_without_headings_never_makes_amounts_of_its_balances() -> None:
    text = (
        "01/03/2025;APL CAF;-463,75;-463,75\n"
        "16/03/2025;Virement;-306,42{slip};-770,17\n"
        "17/03/2025;Loyer;350,00;-420,17\n"
    )
    assert [line.amount for line in read(text.format(slip="")).lines] == [
        Money(46375), Money(30642), Money(35000),
    ]  # fmt: skip
    with pytest.raises(PlannerError) as refused:
        read(text.format(slip="x"))
    assert refused.value.code == "columns_unclear"

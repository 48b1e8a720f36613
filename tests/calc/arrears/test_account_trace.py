"""An account worked by hand to its last step, and the ages at which a debt is an *impayé*."""

from datetime import date

import pytest

from planner.calc.arrears.account import REFERENCES
from planner.calc.calendar import Month
from planner.calc.figure import WithDerivation, walk, written
from tests.calc.arrears.account_by_hand import line
from tests.calc.arrears.test_rent_arrears import monthly, state

LINES = (
    line("2023-01-10", "rent", "400.00"),
    line("2023-02-01", "payment", "100.00"),
    line("2026-09-01", "rent", "500.00"),
    line("2026-09-01", "charges", "50.00"),
    line("2026-10-05", "housing_benefit", "120.00"),
    line("2026-09-20", "payment", "350.00", settles="2026-09"),
    line("2026-09-25", "fee", "12.00"),
    line("2026-10-01", "rent", "500.00"),
)
"""Two rents of which the first is named by the payment, and an old one that nobody may ask for."""

AMOUNTS = monthly("500.00", "landlord", charges="50.00", rls="20.00", benefit="120.00")


def traced(on):
    recorder = WithDerivation("rent_arrears", REFERENCES)
    return state(LINES, on, AMOUNTS, recorder=recorder), recorder


def test_the_whole_derivation_of_an_account_worked_by_hand():
    result, recorder = traced("2026-12-15")
    found = {
        label.removeprefix("rent_arrears."): written(figure)
        for label, figure in recorder.figures.items()
        if figure.operation != "given"
    }
    assert found == {
        "due[2023-01]": "400.00",
        "paid[2023-01]": "100.00",
        "unpaid[2023-01]": "300.00",
        "due[2026-09]": "550.00",
        "paid[2026-09]": "350.00",
        "unpaid[2026-09]": "200.00",
        "due[2026-10]": "500.00",
        "paid[2026-10]": "120.00",
        "unpaid[2026-10]": "380.00",
        "prescribed_debit": "300.00",
        "prescribed": "300.00",
        "debits": "1450.00",
        "credits": "570.00",
        "balance": "880.00",
        "struck_total": "12.00",
        "acknowledgeable": "580.00",
        "undisputed": "580.00",
        "impaye.gross": "550.00",
        "impaye.month": "410.00",
        "impaye.months": "820.00",
        "impaye.threshold": "820.00",
        "impaye_other.threshold": "450.00",
    }
    assert result.on == date(2026, 12, 15)
    assert [value.parameter for value in result.used] == [
        "impaye.deux_mois.nombre",
        "impaye.2027.montant",
        "impaye.2027.anciennete",
        "loyer.prescription",
    ]


def test_every_amount_of_a_derivation_names_the_line_or_the_field_it_comes_from():
    _, recorder = traced("2026-12-15")

    def given(id):
        return {
            (node.label.removeprefix("rent_arrears."), node.field, written(node))
            for node in walk(recorder.figures[f"rent_arrears.{id}"])
            if node.operation == "given"
        }

    assert given("prescribed") == {
        ("line.rent", "lines[0].amount", "400.00"),
        ("imputed", "lines[1].amount", "100.00"),
    }
    assert given("unpaid[2026-09]") == {
        ("line.rent", "lines[2].amount", "500.00"),
        ("line.charges", "lines[3].amount", "50.00"),
        ("imputed", "lines[5].amount", "350.00"),
    }
    assert given("credits") == {
        ("line.payment", "lines[1].amount", "100.00"),
        ("line.payment", "lines[5].amount", "350.00"),
        ("line.housing_benefit", "lines[4].amount", "120.00"),
    }
    assert given("struck_total") == {("line.fee", "lines[6].amount", "12.00")}
    assert given("impaye.threshold") == {
        ("rent", "rent", "500.00"),
        ("charges", "charges", "50.00"),
        ("rls", "rls", "20.00"),
        ("housing_benefit", "housing_benefit", "120.00"),
    }


def test_the_old_rule_stands_beside_the_new_one_as_its_text_last_set_it():
    result, recorder = traced("2027-02-10")
    assert (result.impaye.rule, str(result.impaye.threshold)) == ("450-or-3-months", "450.00")
    assert str(recorder.figures["rent_arrears.impaye.threshold"].money) == "450.00"
    other = recorder.figures["rent_arrears.impaye_other.months"]
    assert str(other.money) == "820.00"
    parameter = next(node.parameter for node in walk(other) if node.parameter is not None)
    assert parameter.start == date(2019, 9, 1)
    assert result.impaye_other is not None
    assert result.impaye_other.rule == "two-months"


def test_after_the_months_of_both_readings_one_rule_is_left():
    result, recorder = traced("2027-08-01")
    assert (result.impaye.rule, result.impaye.constituted) == ("450-or-3-months", True)
    assert result.impaye_other is None
    assert [value.parameter for value in result.used] == [
        "impaye.2027.montant",
        "impaye.2027.anciennete",
        "loyer.prescription",
    ]
    assert not any("impaye_other" in label for label in recorder.figures)


def test_each_payment_and_each_struck_fee_keeps_its_place_in_the_account():
    result, _ = traced("2026-12-15")
    assert [(one.credit, one.debit, str(one.amount)) for one in result.payments] == [
        (1, 0, "100.00"),
        (5, 2, "350.00"),
        (4, 7, "120.00"),
    ]
    assert [(one.position, str(one.amount)) for one in result.struck] == [(6, "12.00")]


def test_credits_are_imputed_by_date_whatever_their_order_in_the_account():
    lines = [
        line("2026-09-20", "payment", "100.00"),
        line("2026-09-10", "payment", "50.00"),
        line("2026-08-01", "rent", "60.00"),
        line("2026-09-01", "rent", "60.00"),
    ]
    paid = state(lines, "2026-09-30").payments
    assert [(one.credit, one.debit, str(one.amount)) for one in paid] == [
        (1, 2, "50.00"),
        (0, 2, "10.00"),
        (0, 3, "60.00"),
    ]


def test_an_account_in_balance_is_no_debt_even_where_the_allowance_covers_the_rent():
    lines = [
        line("2026-09-01", "rent", "500.00"),
        line("2026-09-05", "payment", "500.00"),
    ]
    covered = monthly("500.00", "landlord", benefit="600.00")
    found = state(lines, "2026-09-30", covered).impaye
    assert (str(found.threshold), found.constituted) == ("0.00", False)


@pytest.mark.parametrize(
    ("lines", "on", "since"),
    [
        # Two debits of one recent month: 250 € in all, none of it three months old.
        ((("2027-03-01", "200.00"), ("2027-03-05", "50.00")), "2027-03-20", None),
        # A cent is a debt: it is three months old on the first of the fourth month.
        ((("2027-01-15", "0.01"),), "2027-04-25", "2027-04-01"),
        ((("2027-01-15", "0.01"),), "2027-03-31", None),
        # What falls due later in a month is not owed on its first days.
        ((("2027-01-15", "0.01"), ("2027-04-20", "100.00")), "2027-04-25", "2027-04-01"),
        # An old cent shows beside a recent rent.
        ((("2027-01-15", "0.01"), ("2027-04-01", "100.00")), "2027-04-25", "2027-04-01"),
    ],
)
def test_the_age_of_a_debt_is_that_of_what_is_unpaid_on_the_day(lines, on, since):
    rents = [line(day, "rent", amount) for day, amount in lines]
    found = state(rents, on).impaye
    assert found.constituted_on == (date.fromisoformat(since) if since else None)


def test_a_recent_month_that_is_paid_leaves_the_old_cent():
    lines = [
        line("2027-01-15", "rent", "0.01"),
        line("2027-04-01", "rent", "100.00"),
        line("2027-04-02", "payment", "100.00", settles="2027-04"),
    ]
    assert state(lines, "2027-04-25").impaye.constituted_on == date(2027, 4, 1)


def test_what_a_named_month_does_not_take_pays_the_current_one_and_the_oldest_stays():
    # The payment names a month without any debit: all of it goes to April, and January is unpaid.
    lines = [
        line("2027-01-10", "rent", "0.01"),
        line("2027-04-01", "rent", "100.50"),
        line("2027-04-10", "payment", "100.00", settles="2026-11"),
    ]
    result = state(lines, "2027-04-20", imputation="current_first")
    assert str(result.balance) == "0.51"
    assert result.oldest_unpaid == Month(2027, 1)
    assert result.impaye.constituted_on == date(2027, 4, 1)

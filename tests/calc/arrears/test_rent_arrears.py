"""The state of a rent account: hand-worked accounts, and the same rules done the slow way."""

import json
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.arrears.account import MonthlyAmounts, rent_arrears
from planner.calc.calendar import Month, add_months
from planner.calc.dossier.account import CREDITS, AccountKind, Imputation
from planner.calc.dossier.dwelling import PaidTo
from planner.calc.figure import WithDerivation, replay
from planner.calc.money import Money
from planner.calc.operations import figures_only
from tests.calc.arrears import account_by_hand as by_hand
from tests.calc.arrears.account_by_hand import Line, line
from tests.calc.debts.laws import LAW

CASES = files("tests") / "cases" / "arrears"


def monthly(rent="500.00", paid_to="none", charges="0.00", rls="0.00", benefit="0.00"):
    return MonthlyAmounts(
        Money.parse(rent),
        PaidTo(paid_to),
        Money.parse(charges),
        Money.parse(rls),
        Money.parse(benefit),
    )


def state(lines, on, amounts=None, imputation="oldest", recorder=figures_only):
    return rent_arrears(
        lines,
        amounts or monthly(),
        date.fromisoformat(on),
        LAW,
        imputation=Imputation(imputation),
        recorder=recorder,
    )


def months(result):
    return {
        str(one.month): (str(one.due), str(one.paid), str(one.unpaid)) for one in result.by_month
    }


def test_a_payment_pays_the_oldest_month_first():
    result = state(
        [
            line("2026-08-01", "rent", "500.00"),
            line("2026-09-01", "rent", "500.00"),
            line("2026-09-10", "payment", "650.00"),
        ],
        "2026-09-30",
    )
    assert months(result) == {
        "2026-08": ("500.00", "500.00", "0.00"),
        "2026-09": ("500.00", "150.00", "350.00"),
    }
    assert (str(result.balance), result.unpaid_months) == ("350.00", 1)
    assert result.oldest_unpaid == Month(2026, 9)


def test_under_current_first_a_payment_pays_the_month_of_its_own_date_first():
    lines = [
        line("2026-08-01", "rent", "500.00"),
        line("2026-09-01", "rent", "500.00"),
        line("2026-09-10", "payment", "650.00"),
    ]
    result = state(lines, "2026-09-30", imputation="current_first")
    assert months(result) == {
        "2026-08": ("500.00", "150.00", "350.00"),
        "2026-09": ("500.00", "500.00", "0.00"),
    }


def test_the_month_that_the_debtor_names_comes_before_every_rule():
    lines = [
        line("2026-07-01", "rent", "500.00"),
        line("2026-08-01", "rent", "500.00"),
        line("2026-09-01", "rent", "500.00"),
        line("2026-09-10", "payment", "600.00", settles="2026-08"),
    ]
    assert months(state(lines, "2026-09-30"))["2026-07"][2] == "400.00"
    # What it leaves goes to the month of its own date under current_first, before the oldest.
    left = months(state(lines, "2026-09-30", imputation="current_first"))
    assert (left["2026-07"][2], left["2026-08"][2], left["2026-09"][2]) == (
        "500.00",
        "0.00",
        "400.00",
    )


def test_the_allowance_reduces_the_rent_of_its_own_month_and_the_rest_goes_to_the_oldest():
    lines = [
        line("2026-08-01", "rent", "500.00"),
        line("2026-09-01", "rent", "200.00"),
        line("2026-09-05", "housing_benefit", "300.00"),
        line("2026-09-06", "rls", "50.00"),
    ]
    assert months(state(lines, "2026-09-30")) == {
        "2026-08": ("500.00", "150.00", "350.00"),
        "2026-09": ("200.00", "200.00", "0.00"),
    }


def test_an_allowance_said_to_be_for_another_month_pays_that_month():
    lines = [
        line("2026-08-01", "rent", "500.00"),
        line("2026-09-01", "rent", "500.00"),
        line("2026-10-01", "rent", "500.00"),
        line("2026-10-05", "housing_benefit", "300.00", settles="2026-09"),
    ]
    assert months(state(lines, "2026-10-31"))["2026-09"][1] == "300.00"


def test_a_credit_may_pay_a_debit_that_falls_due_after_it():
    lines = [line("2026-08-20", "payment", "500.00"), line("2026-09-01", "rent", "500.00")]
    before, after = state(lines, "2026-08-31"), state(lines, "2026-09-01")
    assert (str(before.balance), before.by_month) == ("-500.00", ())
    assert months(after) == {"2026-09": ("500.00", "500.00", "0.00")}


def test_inside_a_month_debits_are_paid_by_date_then_in_the_order_given():
    lines = [
        line("2026-09-05", "charges", "40.00"),
        line("2026-09-01", "rent", "100.00"),
        line("2026-09-01", "sls", "30.00"),
        line("2026-09-30", "payment", "110.00"),
    ]
    paid = state(lines, "2026-09-30").payments
    assert [(one.debit, str(one.amount)) for one in paid] == [(1, "100.00"), (2, "10.00")]


def test_fees_and_penalties_are_struck_and_counted_nowhere():
    lines = [
        line("2026-09-20", "penalty", "20.00"),
        line("2026-09-14", "fee", "12.00"),
        line("2026-08-01", "court_costs", "152.61"),
    ]
    result = state(lines, "2026-09-30")
    assert [(str(one.date), one.kind, str(one.amount)) for one in result.struck] == [
        ("2026-09-20", "penalty", "20.00"),
        ("2026-09-14", "fee", "12.00"),
    ]
    assert (str(result.struck_total), str(result.balance)) == ("32.00", "152.61")
    assert list(months(result)) == ["2026-08"]


def test_lines_after_the_day_are_left_out_of_everything():
    lines = [line("2026-10-01", "rent", "500.00"), line("2026-10-02", "fee", "12.00")]
    result = state(lines, "2026-09-30")
    assert (result.by_month, result.struck, result.impaye.constituted) == ((), (), False)
    assert (str(result.balance), result.oldest_unpaid, result.impaye.constituted_on) == (
        "0.00",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("due", "on", "prescribed"),
    [
        ("2023-09-01", "2026-09-01", "0.00"),
        ("2023-09-01", "2026-09-02", "500.00"),
        ("2024-02-29", "2027-02-28", "0.00"),
        ("2024-02-29", "2027-03-01", "500.00"),
        ("2023-08-31", "2026-09-01", "500.00"),
    ],
)
def test_a_debit_is_prescribed_strictly_after_three_years(due, on, prescribed):
    result = state([line(due, "rent", "500.00")], on)
    assert str(result.prescribed) == prescribed
    assert str(result.undisputed) == str(result.balance - result.prescribed)


def test_only_what_is_left_of_an_old_debit_is_prescribed():
    lines = [line("2020-01-01", "rent", "500.00"), line("2026-09-01", "payment", "120.00")]
    result = state(lines, "2026-09-30")
    assert (str(result.prescribed), str(result.undisputed)) == ("380.00", "0.00")


@pytest.mark.parametrize(
    ("paid_to", "threshold"), [("landlord", "640.00"), ("tenant", "1040.00"), ("none", "1040.00")]
)
def test_two_months_of_rent_and_charges_net_of_the_allowance_paid_to_the_landlord(
    paid_to, threshold
):
    """Rent 430, charges 90, allowance 200: the threshold with charges of CCH R.824-1."""
    amounts = monthly("430.00", paid_to, charges="90.00", benefit="200.00")
    assert str(state([], "2026-09-30", amounts).impaye.threshold) == threshold


def test_the_threshold_is_never_below_zero_and_then_any_debt_is_an_impaye():
    amounts = monthly("100.00", "landlord", rls="50.00", benefit="300.00")
    result = state([line("2026-09-01", "rent", "0.01")], "2026-09-30", amounts)
    assert str(result.impaye.threshold) == "0.00"
    assert result.impaye.constituted_on == date(2026, 9, 1)
    assert not state([], "2026-09-30", amounts).impaye.constituted


def test_two_months_are_reached_at_the_threshold_and_the_run_begins_that_day():
    lines = [
        line("2026-03-01", "rent", "1000.00"),
        line("2026-04-10", "payment", "0.01"),
        line("2026-05-01", "charges", "0.01"),
    ]
    assert state(lines, "2026-04-09").impaye.constituted_on == date(2026, 3, 1)
    assert state(lines, "2026-04-30").impaye.constituted is False
    assert state(lines, "2026-05-20").impaye.constituted_on == date(2026, 5, 1)


def test_the_rule_changes_on_the_first_of_january_2027():
    assert state([], "2026-12-31").impaye.rule == "two-months"
    result = state([], "2027-01-01")
    assert (result.impaye.rule, str(result.impaye.threshold)) == ("450-or-3-months", "450.00")
    assert result.impaye_other is not None
    assert result.impaye_other.rule == "two-months"


@pytest.mark.parametrize(
    ("on", "other"),
    [
        ("2026-10-31", None),
        ("2026-11-01", "450-or-3-months"),
        ("2027-06-30", "two-months"),
        ("2027-07-01", None),
    ],
)
def test_both_readings_are_given_only_near_the_change(on, other):
    result = state([], on).impaye_other
    assert (result.rule if result else None) == other


def test_under_the_second_rule_the_debt_must_exceed_450_euros():
    at, above = (
        state([line("2027-02-01", "rent", amount)], "2027-02-28") for amount in ("450.00", "450.01")
    )
    assert (at.impaye.constituted, above.impaye.constituted_on) == (False, date(2027, 2, 1))


def test_under_the_second_rule_any_debt_counts_three_months_after_its_month_began():
    lines = [line("2027-02-20", "rent", "10.00")]
    assert not state(lines, "2027-04-30").impaye.constituted
    assert state(lines, "2027-05-20").impaye.constituted_on == date(2027, 5, 1)


def test_the_run_of_the_second_rule_begins_in_2027_but_the_other_reading_judges_every_day():
    lines = [line("2026-06-01", "rent", "600.00")]
    assert state(lines, "2027-02-01").impaye.constituted_on == date(2027, 1, 1)
    early = state(lines, "2026-12-01").impaye_other
    assert early is not None
    assert early.constituted_on == date(2026, 6, 1)


def test_a_day_is_judged_without_the_debits_that_came_later():
    """The advance of February pays January until the rent it was meant for falls due."""
    lines = [
        line("2027-01-01", "rent", "300.00"),
        line("2027-05-02", "housing_benefit", "300.00"),
        line("2027-05-10", "rent", "300.00"),
    ]
    # From 2 to 9 May the allowance has paid January; on the 10th it pays May, and January is old.
    assert not state(lines, "2027-05-09").impaye.constituted
    assert state(lines, "2027-05-31").impaye.constituted_on == date(2027, 5, 10)


def test_a_payment_named_for_a_settled_month_pays_its_own_month_before_an_older_one():
    lines = [
        line("2027-01-01", "rent", "100.00"),
        line("2027-02-01", "rent", "100.00"),
        line("2027-02-10", "payment", "100.00", settles="2027-02"),
        line("2027-06-01", "rent", "100.00"),
        line("2027-06-10", "payment", "100.00", settles="2027-02"),
    ]
    result = state(lines, "2027-06-30", imputation="current_first")
    assert result.oldest_unpaid == Month(2027, 1)
    assert result.impaye.constituted_on == date(2027, 4, 1)
    # Had February not been settled, the last payment would have cleared the only old month.
    fresh = state(lines[1:2] + lines[3:], "2027-06-30", imputation="current_first")
    assert (fresh.oldest_unpaid, fresh.impaye.constituted) == (Month(2027, 6), False)


def vignettes():
    return json.loads((CASES / "vignettes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", vignettes(), ids=lambda case: case["id"])
def test_the_accounts_of_the_six_households(case):
    given_, expected = case["input"], case["expected"]
    lines = [line(one["date"], one["kind"], one["amount"]) for one in given_["lines"]]
    amounts = monthly(
        given_["rent"],
        given_["benefit_paid_to"],
        given_["charges"],
        given_["rls"],
        given_["housing_benefit"],
    )
    result = state(lines, given_["on"], amounts)
    got = {
        "balance": str(result.balance),
        "struck": [
            {"date": str(one.date), "kind": one.kind, "amount": str(one.amount)}
            for one in result.struck
        ],
        "struck_total": str(result.struck_total),
        "by_month": [
            {
                "month": str(one.month),
                "due": str(one.due),
                "paid": str(one.paid),
                "unpaid": str(one.unpaid),
            }
            for one in result.by_month
        ],
        "unpaid_months": result.unpaid_months,
        "oldest_unpaid": str(result.oldest_unpaid),
        "prescribed": str(result.prescribed),
        "impaye": {
            "rule": result.impaye.rule,
            "threshold": str(result.impaye.threshold),
            "constituted": result.impaye.constituted,
            "constituted_on": result.impaye.constituted_on and str(result.impaye.constituted_on),
        },
    }
    assert got == expected


FIRST = date(2026, 9, 1)
days = st.integers(0, 300).map(lambda n: FIRST + timedelta(days=n))
amounts_of_lines = st.integers(1, 40).map(lambda n: Money(n * 1000))
kinds = st.sampled_from(
    [
        AccountKind.RENT,
        AccountKind.RENT,
        AccountKind.CHARGES,
        AccountKind.FEE,
        AccountKind.PAYMENT,
        AccountKind.PAYMENT,
        AccountKind.HOUSING_BENEFIT,
        AccountKind.RLS,
        AccountKind.REMISSION,
    ]
)


@st.composite
def accounts(draw, amounts=amounts_of_lines):
    lines = []
    for _ in range(draw(st.integers(0, 14))):
        day, kind, amount = draw(days), draw(kinds), draw(amounts)
        settles = None
        if kind in CREDITS and draw(st.booleans()):
            settles = Month.of(FIRST).plus(draw(st.integers(-1, 11)))
        lines.append(Line(day, kind, amount, settles))
    return lines


paid_to = st.sampled_from(["landlord", "tenant", "none"])
imputations = st.sampled_from(list(Imputation))


@given(accounts(), days, imputations, st.integers(0, 30))
def test_the_account_is_the_one_worked_out_debit_by_debit(lines, on, imputation, hundreds):
    result = state(lines, str(on), monthly(str(hundreds * 10)), imputation)
    left = by_hand.unpaid(lines, on, imputation)
    assert result.balance.cents == by_hand.balance(lines, on)
    expected = {}
    for day, cents in left:
        expected[Month.of(day)] = expected.get(Month.of(day), 0) + cents
    assert {one.month: one.unpaid.cents for one in result.by_month} == expected
    assert result.oldest_unpaid == by_hand.oldest_unpaid(lines, on, imputation)
    old = sum(cents for day, cents in left if add_months(day, 36) < on)
    assert result.prescribed.cents == old


small = st.integers(5, 15).map(lambda n: Money(n * 1000))


@given(accounts() | accounts(small), days, imputations, st.integers(0, 30))
def test_the_day_of_constitution_is_the_one_found_day_by_day(lines, on, imputation, hundreds):
    result = state(lines, str(on), monthly(str(hundreds * 10)), imputation)
    judged = {
        "two-months": (by_hand.two_months_hold, hundreds * 2000),
        "450-or-3-months": (by_hand.amount_or_age_holds, 45000),
    }
    for reading in (result.impaye, result.impaye_other):
        if reading is None:
            continue
        holds, threshold = judged[reading.rule]
        new = reading is result.impaye and reading.rule == "450-or-3-months"
        not_before = date(2027, 1, 1) if new else date(1990, 1, 1)
        since = by_hand.constituted_on(holds, lines, on, threshold, imputation, not_before)
        assert reading.constituted_on == since
        assert reading.constituted == (since is not None)


@given(accounts(), days, imputations, st.randoms(use_true_random=False))
def test_the_order_of_lines_of_different_dates_is_indifferent(lines, on, imputation, random):
    lines = list({one.date: one for one in lines}.values())
    mixed = random.sample(lines, len(lines))
    first, second = (state(some, str(on), imputation=imputation) for some in (lines, mixed))
    assert first.by_month == second.by_month
    assert (first.impaye, first.impaye_other) == (second.impaye, second.impaye_other)


@given(accounts(), days, imputations)
def test_no_credit_pays_more_than_its_amount_and_no_debit_is_paid_twice(lines, on, imputation):
    result = state(lines, str(on), imputation=imputation)
    for position, one in enumerate(lines):
        paid = Money.sum(
            part.amount for part in result.payments if position in (part.credit, part.debit)
        )
        assert paid <= one.amount
    assert Money.sum(one.unpaid for one in result.by_month) == max(result.balance, Money(0))


@given(accounts(), days, imputations)
def test_every_figure_replays_and_equals_the_bare_result(lines, on, imputation):
    recorder = WithDerivation("rent_arrears")
    with_derivation = state(lines, str(on), imputation=imputation, recorder=recorder)
    assert with_derivation == state(lines, str(on), imputation=imputation)
    for figure in recorder.figures.values():
        assert replay(figure) == figure.raw
    assert recorder.figures["rent_arrears.balance"].money == with_derivation.balance
    assert recorder.figures["rent_arrears.prescribed"].money == with_derivation.prescribed


def test_the_values_used_are_named_with_their_dates():
    used = {value.parameter: value.start for value in state([], "2026-12-01").used}
    assert used["impaye.2027.montant"] == date(2027, 1, 1)
    assert "impaye.2027.montant" not in {one.parameter for one in state([], "2026-10-01").used}

"""Plans, certificates and schedules worked by hand to the last step of their derivation."""

from datetime import date

import pytest

from planner.calc.figure import WithDerivation, walk, written
from planner.calc.money import Money
from planner.calc.repayment.derivation import plan_figures
from planner.calc.repayment.plan import repayment_plan
from planner.calc.repayment.schedule import (
    REFERENCES,
    schedule_by_instalment,
    schedule_by_number,
)
from planner.calc.repayment.shortfall import certificate_figures
from tests.calc.repayment.plans import asked, debt, paid, plan

RULE = "repayment_plan."


def steps(figure):
    """Every step in order: (name, value, where it was given)."""
    return [(one.label.removeprefix(RULE), written(one), one.field) for one in walk(figure)]


def step(name, value, field=None):
    return (name, value, field)


# A plan


def a_plan():
    """A contract, a minimum and a deadline, the money left being carried."""
    return plan(
        ["150.00", "120.50", "200.00"],
        debt("rent", "160.00", 1, latest="2027-02"),
        debt("loan", "30.50", 2, instalment="20.00"),
        debt("tax", "100.00", 3, minimum="10.00"),
        floor="20.00",
        carry=True,
    )


def test_the_plan_of_the_derivation_pays_what_was_worked_by_hand():
    # January: 130 above the floor, 20 and 10 are due, 100 are free. February: 100.50; the rent
    # falls due (60), the loan ends (10.50), the tax has its 10, and 20 are free.
    assert paid(a_plan()) == [
        {"rent": "100.00", "loan": "20.00", "tax": "10.00"},
        {"rent": "60.00", "loan": "10.50", "tax": "30.00"},
        {"tax": "60.00"},
    ]


def test_each_payment_tells_what_was_forced_and_what_was_free():
    figures = plan_figures(a_plan())
    payments = {key: steps(figure) for key, figure in figures.items() if ".payments." in key}
    assert payments == {
        "schedule[0].payments.rent": [step("free_payment", "100.00")],
        "schedule[0].payments.loan": [step("forced_payment", "20.00")],
        "schedule[0].payments.tax": [step("forced_payment", "10.00")],
        "schedule[1].payments.rent": [step("forced_payment", "60.00")],
        "schedule[1].payments.loan": [step("forced_payment", "10.50")],
        "schedule[1].payments.tax": [
            step("forced_payment", "10.00"),
            step("free_payment", "20.00"),
            step("payment", "30.00"),
        ],
        "schedule[2].payments.tax": [step("forced_payment", "60.00")],
    }
    assert figures["schedule[1].payments.tax"].reference == "C. civ. art. 1342, 1343-5"


def test_what_a_month_keeps_is_carried_above_the_floor():
    figures = plan_figures(a_plan())
    january = [
        step("available", "150.00", "months[0].available"),
        step("free_payment", "100.00"),
        step("forced_payment", "20.00"),
        step("forced_payment", "10.00"),
        step("left", "20.00"),
    ]
    assert steps(figures["schedule[0].left"]) == january
    february = [
        step("available", "120.50", "months[1].available"),
        *january,
        step("floor", "20.00", "floor"),
        step("carried", "0.00"),
        step("with_carried", "120.50"),
        step("forced_payment", "60.00"),
        step("forced_payment", "10.50"),
        step("forced_payment", "10.00"),
        step("free_payment", "20.00"),
        step("payment", "30.00"),
        step("left", "20.00"),
    ]
    assert steps(figures["schedule[1].left"]) == february
    assert steps(figures["schedule[2].left"])[-1] == step("left", "140.00")


def test_nothing_remains_of_each_debt():
    figures = plan_figures(a_plan())
    assert steps(figures["remaining.loan"]) == [
        step("balance", "30.50", "debts[1].balance"),
        step("forced_payment", "20.00"),
        step("forced_payment", "10.50"),
        step("remaining", "0.00"),
    ]
    assert {key for key in figures if key.startswith("remaining.")} == {
        "remaining.rent",
        "remaining.loan",
        "remaining.tax",
    }


def test_without_carry_nothing_is_brought_to_the_next_month():
    figures = plan_figures(plan(["100.00", "100.00"], debt("rent", "150.00"), floor="20.00"))
    assert steps(figures["schedule[1].left"]) == [
        step("available", "100.00", "months[1].available"),
        step("free_payment", "70.00"),
        step("left", "30.00"),
    ]


# What is missing


def missing(available, *debts, **how):
    """The certificate, as (kind, month, sum), and the steps of its sum."""
    request = asked(available, *debts, floor="20.00", **how)
    certificate = repayment_plan(request).certificate
    told = certificate.kind, str(certificate.month), str(certificate.missing)
    (found,) = certificate_figures(request, certificate).items()
    assert found[0] == "certificate.missing"
    return told, steps(found[1])


def above_floor(rank, available, left):
    return [
        step("available", available, f"months[{rank}].available"),
        step("floor", "20.00", "floor"),
        step("above_floor", left),
    ]


def until_then(rank, name, balance, amount, months, whole, due):
    return [
        step("balance", balance, f"debts[{rank}].balance"),
        step(name, amount, f"debts[{rank}].{name}"),
        step("months_until_then", months),
        step("paid_until_then", whole),
        step("due_until_then", due),
    ]


def test_a_first_month_below_the_floor_lacks_its_instalments_and_minimums():
    told, found = missing(
        ["100.00", "40.00"],
        debt("loan", "200.00", instalment="60.00"),
        debt("tax", "90.00", minimum="25.00"),
        debt("rent", "10.00"),
    )
    assert told == ("floor", "2027-01", "5.00")
    assert found == [
        *until_then(0, "instalment", "200.00", "60.00", "1", "60.00", "60.00"),
        *until_then(1, "minimum", "90.00", "25.00", "1", "25.00", "25.00"),
        step("nothing_due", "0.00", "debts[2]"),
        step("to_be_paid", "85.00"),
        *above_floor(0, "100.00", "80.00"),
        step("payable", "80.00"),
        step("missing", "5.00"),
    ]


def test_a_later_month_below_the_floor_lacks_what_falls_in_it():
    # January leaves nothing to settle the tax early: 85 are due of its 85. In February the loan
    # takes its last 40 and the tax its last 20, of 50.
    told, found = missing(
        ["105.00", "70.00"],
        debt("loan", "100.00", instalment="60.00"),
        debt("tax", "45.00", minimum="25.00"),
    )
    assert told == ("floor", "2027-02", "10.00")
    assert found == [
        *until_then(0, "instalment", "100.00", "60.00", "2", "120.00", "100.00"),
        step("months_before", "1"),
        step("paid_before", "60.00"),
        step("due_before", "60.00"),
        step("due_in_the_month", "40.00"),
        *until_then(1, "minimum", "45.00", "25.00", "2", "50.00", "45.00"),
        step("months_before", "1"),
        step("paid_before", "25.00"),
        step("due_before", "25.00"),
        step("due_in_the_month", "20.00"),
        step("to_be_paid", "60.00"),
        *above_floor(1, "70.00", "50.00"),
        step("payable", "50.00"),
        step("missing", "10.00"),
    ]


def test_with_carry_the_months_before_count_too():
    # 90 + 40 above the floor, 100 + 45 due by February.
    told, found = missing(
        ["110.00", "60.00"],
        debt("loan", "100.00", instalment="60.00"),
        debt("tax", "45.00", minimum="25.00"),
        carry=True,
    )
    assert told == ("floor", "2027-02", "15.00")
    assert found == [
        *until_then(0, "instalment", "100.00", "60.00", "2", "120.00", "100.00"),
        *until_then(1, "minimum", "45.00", "25.00", "2", "50.00", "45.00"),
        step("to_be_paid", "145.00"),
        *above_floor(0, "110.00", "90.00"),
        *above_floor(1, "60.00", "40.00"),
        step("payable", "130.00"),
        step("missing", "15.00"),
    ]


def test_where_a_debt_settled_early_spares_a_poor_month_the_sum_is_told_whole():
    # January pays 80 of the 100 that both debts owe: 20 are left for February, which has 10. Month
    # by month the minimums would make it 40.
    told, found = missing(
        ["100.00", "30.00"],
        debt("tax", "60.00", minimum="25.00"),
        debt("water", "40.00", minimum="25.00"),
    )
    assert told == ("floor", "2027-02", "10.00")
    assert found == [
        step("to_be_paid", "20.00"),
        *above_floor(1, "30.00", "10.00"),
        step("payable", "10.00"),
        step("missing", "10.00"),
    ]


def test_a_deadline_lacks_all_that_is_due_by_its_month():
    # By February: the rent whole, two instalments, the tax (40 before its second 25), nothing of a
    # debt due long after.
    told, found = missing(
        ["100.00"] * 3,
        debt("rent", "200.00", latest="2027-02"),
        debt("loan", "90.00", instalment="30.00"),
        debt("tax", "40.00", minimum="25.00"),
        debt("water", "5.00", latest="2030-01"),
    )
    assert told == ("deadline", "2027-02", "140.00")
    assert found == [
        step("balance", "200.00", "debts[0].balance"),
        *until_then(1, "instalment", "90.00", "30.00", "2", "60.00", "60.00"),
        *until_then(2, "minimum", "40.00", "25.00", "2", "50.00", "40.00"),
        step("nothing_due", "0.00", "debts[3]"),
        step("to_be_paid", "300.00"),
        *above_floor(0, "100.00", "80.00"),
        *above_floor(1, "100.00", "80.00"),
        step("payable", "160.00"),
        step("missing", "140.00"),
    ]


def test_a_contract_too_slow_for_the_months_given_is_granted_what_it_leaves():
    # The loan leaves 10 after its three instalments; by February 200 + 60 + 40 of 160 are due.
    told, found = missing(
        ["100.00"] * 3,
        debt("loan", "100.00", 2, instalment="30.00"),
        debt("tax", "40.00", 2, minimum="25.00"),
        debt("rent", "200.00", 1, latest="2027-02"),
        debt("water", "5.00", 3),
    )
    assert told == ("deadline", "2027-02", "150.00")
    assert found[0] == step("to_be_paid", "310.00")
    assert found[-1] == step("missing", "150.00")


def test_the_month_told_is_the_one_that_lacks_most():
    # By February 500 of 360; by March 600, but 200 more have come: 40 are lacking.
    told, found = missing(
        ["100.00", "300.00", "220.00"],
        debt("rent", "500.00", latest="2027-02"),
        debt("water", "100.00"),
    )
    assert told == ("deadline", "2027-02", "140.00")
    assert found == [
        step("balance", "500.00", "debts[0].balance"),
        step("nothing_due", "0.00", "debts[1]"),
        step("to_be_paid", "500.00"),
        *above_floor(0, "100.00", "80.00"),
        *above_floor(1, "300.00", "280.00"),
        step("payable", "360.00"),
        step("missing", "140.00"),
    ]


def test_a_contract_that_has_ended_takes_nothing_of_a_later_month():
    told, found = missing(
        ["125.00", "70.00"],
        debt("loan", "100.00", instalment="60.00"),
        debt("tax", "45.00", minimum="25.00"),
        debt("old", "20.00", instalment="60.00"),
    )
    assert told == ("floor", "2027-02", "10.00")
    ended = found.index(step("balance", "20.00", "debts[2].balance"))
    assert found[ended : ended + 9] == [
        *until_then(2, "instalment", "20.00", "60.00", "2", "120.00", "20.00"),
        step("months_before", "1"),
        step("paid_before", "60.00"),
        step("due_before", "20.00"),
        step("due_in_the_month", "0.00"),
    ]


def test_the_figures_carry_the_name_of_their_rule():
    request = asked(["100.00"], debt("rent", "500.00"))
    certificate = repayment_plan(request).certificate
    figures = certificate_figures(request, certificate) | plan_figures(a_plan())
    labels = {one.label for figure in figures.values() for one in walk(figure)}
    assert all(label.startswith(RULE) for label in labels)


def test_at_the_horizon_every_debt_is_due_whole():
    told, found = missing(["100.00", "100.00"], debt("rent", "500.00"), debt("tax", "5.00"))
    assert told == ("horizon", "2027-02", "345.00")
    assert found == [
        step("balance", "500.00", "debts[0].balance"),
        step("balance", "5.00", "debts[1].balance"),
        step("to_be_paid", "505.00"),
        *above_floor(0, "100.00", "80.00"),
        *above_floor(1, "100.00", "80.00"),
        step("payable", "160.00"),
        step("missing", "345.00"),
    ]


# One debt


def traced(make, *asked_for, **how):
    recorder = WithDerivation("schedule", REFERENCES)
    found = make(Money.parse("1000.00"), date(2026, 12, 8), *asked_for, recorder=recorder, **how)
    told = {
        id.removeprefix("schedule."): (written(figure), figure.field, figure.reference)
        for id, figure in recorder.figures.items()
    }
    return found, told


def test_the_whole_derivation_of_a_schedule_by_number():
    found, told = traced(schedule_by_number, 36, step=Money.parse("1.00"))
    assert told == {
        "debt": ("1000.00", "debt", None),
        "instalments": ("36", "instalments", None),
        "share": ("250/9", None, None),  # 27.78
        "asked": ("28.00", None, None),
        "regular": ("28.00", None, "C. civ. art. 1343-5"),
        "lines_before_last": ("35", None, None),
        "before_last": ("980.00", None, None),
        "last": ("20.00", None, "C. civ. art. 1342"),
    }
    assert (found.count, str(found.regular), str(found.last)) == (36, "28.00", "20.00")
    assert found.ends == date(2029, 11, 8)


def test_the_whole_derivation_of_a_schedule_by_instalment():
    found, told = traced(schedule_by_instalment, Money.parse("30.00"))
    assert told == {
        "debt": ("1000.00", "debt", None),
        "instalment": ("30.00", "instalment", None),
        "regular": ("30.00", None, "C. civ. art. 1343-5"),
        "lines_before_last": ("33", None, None),
        "before_last": ("990.00", None, None),
        "last": ("10.00", None, "C. civ. art. 1342"),
    }
    assert (found.count, found.debt) == (34, Money.parse("1000.00"))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: schedule_by_number(Money(100), date(2027, 1, 8), 0), "1 to 1200 lines"),
        (lambda: schedule_by_number(Money(100), date(2027, 1, 8), 1201), "1 to 1200 lines"),
        (
            lambda: schedule_by_number(Money(0), date(2027, 1, 8), 3),
            "^the debt and the step are above zero$",
        ),
        (
            lambda: schedule_by_number(Money(100), date(2027, 1, 8), 3, step=Money(0)),
            "^the debt and the step are above zero$",
        ),
        (
            lambda: schedule_by_instalment(Money(100), date(2027, 1, 8), Money(0)),
            "^an instalment is above zero and a multiple of the step$",
        ),
        (
            lambda: schedule_by_instalment(Money(100), date(2027, 1, 8), Money(15), step=Money(10)),
            "multiple of the step",
        ),
        (
            lambda: schedule_by_instalment(Money(1201), date(2027, 1, 8), Money(1)),
            "at most 1200 lines",
        ),
    ],
)
def test_a_schedule_out_of_its_range_is_refused_in_a_sentence(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()


def test_the_bounds_of_a_schedule_are_allowed():
    day = date(2027, 1, 8)
    whole = schedule_by_instalment(Money(1000), day, Money(3000))
    assert (whole.count, str(whole.regular), str(whole.last)) == (1, "10.00", "10.00")
    assert schedule_by_number(Money(1200), day, 1200).count == 1200
    assert schedule_by_number(Money(1), day, 1).count == 1
    assert schedule_by_instalment(Money(1200), day, Money(1)).count == 1200

"""Several debts repaid together: each rule of the interface by hand."""

import pytest

from tests.calc.repayment.plans import check, debt, paid, plan, refused


def test_under_priority_the_first_debt_takes_all_the_free_money():
    found = plan(
        ["100.00"] * 4, debt("card", "150.00", 2), debt("rent", "120.00", 1), debt("tax", "30", 2)
    )
    assert paid(found) == [
        {"rent": "100.00"},
        {"card": "80.00", "rent": "20.00"},
        {"card": "70.00", "tax": "30.00"},
    ]
    assert str(found.last_month) == "2027-03"
    assert {id: str(month) for id, month in found.settled.items()} == {
        "card": "2027-03",
        "rent": "2027-02",
        "tax": "2027-03",
    }
    check(found)


def test_the_floor_stays_and_money_below_a_step_is_gone():
    found = plan(["312.50", "312.50", "312.50"], debt("rent", "27.30"), floor="300.00", step="1.00")
    assert paid(found) == [{"rent": "12.00"}, {"rent": "12.00"}, {"rent": "3.30"}]
    assert [str(month.left) for month in found.schedule] == ["300.50", "300.50", "309.20"]


def test_with_carry_the_money_below_a_step_waits_for_the_next_month():
    found = plan(
        ["312.50", "312.50", "312.50"],
        debt("rent", "27.30"),
        floor="300.00",
        carry=True,
    )
    assert paid(found) == [{"rent": "12.00"}, {"rent": "13.00"}, {"rent": "2.30"}]
    assert [str(month.left) for month in found.schedule] == ["300.50", "300.00", "310.20"]
    check(found)


def test_a_contract_is_paid_exactly_and_the_step_does_not_bind_it():
    found = plan(
        ["100.00"] * 4, debt("loan", "70.50", 1, instalment="33.33"), debt("rent", "200.00", 2)
    )
    assert paid(found) == [
        {"loan": "33.33", "rent": "66.00"},
        {"loan": "33.33", "rent": "66.00"},
        {"loan": "3.84", "rent": "68.00"},
    ]
    check(found)


def test_a_plan_lasts_as_long_as_its_longest_contract():
    found = plan(["50.00"] * 5, debt("loan", "40.00", instalment="10.00"), debt("rent", "30.00"))
    assert [list(month) for month in paid(found)] == [
        ["loan", "rent"],
        ["loan"],
        ["loan"],
        ["loan"],
    ]
    assert str(found.last_month) == "2027-04"


def test_a_minimum_is_paid_until_the_debt_is_settled_and_rounded_up_to_the_step():
    found = plan(
        ["100.00"] * 3,
        debt("rent", "150.00", 1),
        debt("power", "60.40", 2, minimum="24.50"),
    )
    assert paid(found) == [
        {"rent": "75.00", "power": "25.00"},
        {"rent": "75.00", "power": "25.00"},
        {"power": "10.40"},
    ]
    check(found)


def test_a_deadline_is_paid_only_as_much_as_the_months_to_come_cannot():
    """150.00 by February with 100.00 a month: 50.00 must be paid in January, no more."""
    found = plan(
        ["100.00"] * 4, debt("rent", "200.00", 1), debt("tax", "150.00", 2, latest="2027-02")
    )
    assert paid(found) == [
        {"rent": "50.00", "tax": "50.00"},
        {"tax": "100.00"},
        {"rent": "100.00"},
        {"rent": "50.00"},
    ]
    check(found)


def test_the_earliest_deadline_is_forced_first():
    found = plan(
        ["100.00"] * 4,
        debt("rent", "100.00", 1),
        debt("b", "120.00", 2, latest="2027-03"),
        debt("a", "130.00", 2, latest="2027-02"),
    )
    assert paid(found)[0] == {"rent": "50.00", "a": "50.00"}
    check(found)


def test_pro_rata_shares_by_the_balances_left_with_the_largest_remainder():
    # 100 steps on 100 : 200 : 300 are 16.67, 33.33 and 50; the odd step goes to the first.
    found = plan(
        ["100.00"] * 6,
        debt("a", "100.00"),
        debt("b", "200.00"),
        debt("c", "300.00"),
        policy="pro_rata",
    )
    assert paid(found)[0] == {"a": "17.00", "b": "33.00", "c": "50.00"}
    # Then on 83, 167 and 250: 16.6, 33.4 and 50.
    assert paid(found)[1] == {"a": "17.00", "b": "33.00", "c": "50.00"}
    check(found)


def test_ties_of_remainders_go_in_the_order_given():
    found = plan(
        ["100.00"] * 3,
        debt("a", "80.00"),
        debt("b", "80.00"),
        debt("c", "80.00"),
        policy="pro_rata",
    )
    assert paid(found)[0] == {"a": "34.00", "b": "33.00", "c": "33.00"}


def test_equal_shares_and_what_a_settled_debt_does_not_absorb_is_shared_again():
    found = plan(
        ["100.00"] * 3,
        debt("a", "10.50"),
        debt("b", "100.00"),
        debt("c", "100.00"),
        policy="equal",
    )
    # 34, 33, 33: a takes 10.50 of its 34, and the 23 whole steps left are shared 12 and 11.
    assert paid(found)[0] == {"a": "10.50", "b": "45.00", "c": "44.00"}
    check(found)


def test_shares_by_contractual_amount_else_minimum_else_balance_left():
    found = plan(
        ["90.00"] * 9,
        debt("a", "300.00", contractual="50.00", minimum="10.00"),
        debt("b", "200.00", minimum="10.00"),
        debt("c", "30.00"),
        policy="pro_rata_contractual",
    )
    # 10 and 10 are forced; the 70 free steps go 50 : 10 : 30 (the balance left of c).
    assert paid(found)[0] == {"a": "49.00", "b": "18.00", "c": "23.00"}
    check(found)


def test_weights_of_nothing_fall_back_on_the_balances():
    found = plan(
        ["30.00"] * 3,
        debt("a", "60.00", contractual="0.00"),
        debt("b", "30.00", contractual="0.00"),
        policy="pro_rata_contractual",
    )
    assert paid(found)[0] == {"a": "20.00", "b": "10.00"}


def test_the_smallest_balance_left_first():
    found = plan(
        ["100.00"] * 3,
        debt("big", "150.00", 1),
        debt("small", "60.00", 2),
        policy="smallest_first",
    )
    assert paid(found) == [
        {"big": "40.00", "small": "60.00"},
        {"big": "100.00"},
        {"big": "10.00"},
    ]


def test_the_dearest_rate_first():
    found = plan(
        ["100.00"] * 3,
        debt("cheap", "60.00", rate="0.031"),
        debt("dear", "150.00", rate="0.2"),
        policy="dearest_first",
    )
    assert paid(found)[0] == {"dear": "100.00"}
    assert paid(found)[1] == {"cheap": "50.00", "dear": "50.00"}


def test_money_below_a_step_settles_a_debt_that_is_small_enough():
    found = plan(["10.70"] * 2, debt("a", "20.00", 1), debt("b", "0.70", 2))
    assert paid(found)[0] == {"a": "10.00", "b": "0.70"}


def test_the_odd_cents_are_paired_so_that_no_month_is_lost():
    """By priority alone a, b would be paid first, then c, then d: three months for two."""
    debts = debt("a", "0.60", 1), debt("b", "0.30", 1), debt("c", "0.70", 1), debt("d", "0.40", 1)
    found = plan(["1.00"] * 4, *debts)
    assert str(found.last_month) == "2027-02"
    check(found)


def test_a_debt_is_settled_early_to_spare_its_minimum_to_a_poor_month():
    found = plan(
        ["60.00", "60.00", "15.00", "60.00"],
        debt("rent", "90.00", 1),
        debt("power", "60.00", 2, minimum="20.00"),
    )
    # 15 is all that March can pay: 45 are paid before, and not a euro more is forced.
    assert paid(found) == [
        {"rent": "40.00", "power": "20.00"},
        {"rent": "35.00", "power": "25.00"},
        {"power": "15.00"},
        {"rent": "15.00"},
    ]
    check(found)


def test_carried_money_is_kept_for_a_month_that_will_need_it():
    found = plan(
        ["100.00", "100.00", "-150.00", "100.00"], debt("rent", "120.00"), carry=True, step="0.01"
    )
    assert paid(found) == [{"rent": "50.00"}, {}, {}, {"rent": "70.00"}]
    assert [str(month.left) for month in found.schedule] == ["50.00", "150.00", "0.00", "30.00"]
    check(found)


def test_with_carry_the_free_money_is_shared_as_in_a_month_that_keeps_nothing():
    """Four steps by 37 and 10 are three and one; seven by 23 and 15 are four and three."""
    two = plan(
        ["0.41", "0.09"],
        debt("a", "0.37"),
        debt("b", "0.10"),
        policy="pro_rata",
        step="0.10",
        carry=True,
    )
    assert paid(two) == [{"a": "0.30", "b": "0.10"}, {"a": "0.07"}]
    two = plan(
        ["0.35", "0.03"],
        debt("a", "0.23"),
        debt("b", "0.15"),
        policy="pro_rata",
        step="0.05",
        carry=True,
    )
    assert paid(two) == [{"a": "0.20", "b": "0.15"}, {"a": "0.03"}]


def test_with_carry_a_later_deadline_limits_what_the_others_may_take():
    found = plan(
        ["100.00"] * 4,
        debt("rent", "200.00", 1),
        debt("tax", "150.00", 2, latest="2027-02"),
        carry=True,
    )
    assert paid(found) == [
        {"rent": "50.00", "tax": "50.00"},
        {"tax": "100.00"},
        {"rent": "100.00"},
        {"rent": "50.00"},
    ]


def test_nothing_to_repay_is_a_plan_without_months():
    found = plan(["10.00"], floor="10.00")
    assert (found.schedule, found.settled, found.last_month) == ((), {}, None)
    assert refused(["10.00", "9.99"], floor="10.00") == ("floor", "2027-02", "0.01")


def test_every_month_given_counts_even_after_the_last_payment():
    assert refused(["100.00", "100.00", "-1.00"], debt("rent", "50.00")) == (
        "floor",
        "2027-03",
        "1.00",
    )


def test_the_floor_breaks_where_contracts_and_minimums_cannot_be_paid():
    debts = debt("loan", "100.00", instalment="40.00"), debt("rent", "100.00", minimum="30.00")
    assert refused(["70.00", "69.00", "70.00"], *debts) == ("floor", "2027-02", "1.00")


def test_the_months_before_are_spread_as_best_suits_a_poor_month():
    """February can pay 15.00: power (minimum 20.00) must keep at most that. January lacks 5.00."""
    debts = debt("rent", "90.00", 1), debt("power", "60.00", 2, minimum="20.00")
    assert refused(["40.00", "15.00", "60.00"], *debts) == ("floor", "2027-02", "5.00")
    assert plan(["45.00", "15.00", "60.00", "60.00"], *debts).last_month is not None


def test_with_carry_the_floor_breaks_where_all_that_was_kept_does_not_suffice():
    assert refused(["30.00", "-50.00"], debt("rent", "10.00"), carry=True) == (
        "floor",
        "2027-02",
        "20.00",
    )


@pytest.mark.parametrize("carry", [False, True])
def test_a_deadline_that_cannot_be_met_names_its_month_and_the_grant(carry):
    debts = debt("rent", "500.00", 1), debt("tax", "250.50", 2, latest="2027-02")
    assert refused(["100.00"] * 9, *debts, carry=carry) == ("deadline", "2027-02", "50.50")


@pytest.mark.parametrize("carry", [False, True])
def test_the_horizon_is_the_deadline_of_every_debt(carry):
    debts = debt("rent", "500.00", 1), debt("tax", "90.00", 2, latest="2040-01")
    assert refused(["100.00"] * 5, *debts, carry=carry) == ("horizon", "2027-05", "90.00")


@pytest.mark.parametrize("carry", [False, True])
def test_a_deadline_before_the_first_month_is_one_that_cannot_be_met(carry):
    debts = debt("rent", "100.00", 1), debt("tax", "40.00", 2, latest="2026-10")
    assert refused(["100.00"] * 5, *debts, carry=carry) == ("deadline", "2026-10", "40.00")


def test_a_contract_that_outlasts_its_deadline_lacks_what_it_cannot_pay():
    late = debt("loan", "100.00", latest="2027-03", instalment="30.00")
    assert refused(["100.00"] * 5, late) == ("deadline", "2027-03", "10.00")
    never = debt("loan", "100.00", instalment="0.00")
    assert refused(["100.00"] * 5, never) == ("horizon", "2027-05", "100.00")


def test_a_contract_that_a_grant_ends_frees_its_months_for_the_others():
    """A loan pays 20.00 by February; the 20.00 granted are months that the rent then has."""
    rent = debt("rent", "100.00")
    loan = debt("loan", "40.00", instalment="10.00", latest="2027-02")
    assert refused(["30.00"] * 4, rent, loan) == ("deadline", "2027-02", "20.00")


def test_a_grant_is_the_smallest_for_all_the_deadlines_together():
    debts = (
        debt("a", "150.00", latest="2027-01"),
        debt("b", "180.00", latest="2027-02"),
        debt("c", "50.00"),
    )
    assert refused(["100.00"] * 3, *debts) == ("deadline", "2027-01", "130.00")


def test_the_step_decides_whether_a_plan_holds_and_the_grant_is_to_the_cent():
    """99.00 a month in steps of 10.00 pays 90.00, not the 190.00 of two months."""
    debts = (debt("rent", "190.00"),)
    assert refused(["99.00", "99.00"], *debts, step="10.00") == ("horizon", "2027-02", "0.00")
    assert refused(["90.00", "90.00"], *debts, step="10.00") == ("horizon", "2027-02", "10.00")


def test_the_last_month_is_a_deadline_when_a_debt_says_so():
    assert refused(["10.00"] * 2, debt("rent", "50.00", latest="2027-02"))[:2] == (
        "deadline",
        "2027-02",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: plan([], debt("a", "1.00")),
        lambda: plan(["1.00"], debt("a", "1.00"), debt("a", "1.00")),
        lambda: plan(["1.00"], debt("a", "0.00")),
        lambda: plan(["1.00"], debt("a", "1.00"), step="0.00"),
    ],
)
def test_a_request_outside_the_rules_is_a_mistake_of_the_caller(wrong):
    with pytest.raises(ValueError, match=r"months|ids|step"):
        wrong()


def test_a_deadline_in_the_last_month_is_paid_before_the_policy_shares_what_is_free():
    """By hand: 100 in each month after leave 50 of the 250 to pay now; the other 50 by halves."""
    found = plan(
        ["100.00"] * 3,
        debt("tax", "250.00", latest="2027-03"),
        debt("card", "50.00"),
        policy="equal",
    )
    assert paid(found) == [
        {"tax": "75.00", "card": "25.00"},
        {"tax": "88.00", "card": "12.00"},
        {"tax": "87.00", "card": "13.00"},
    ]
    check(found)


def test_the_last_month_alone_forces_nothing_and_leaves_all_to_the_policy():
    found = plan(["100.00"] * 2, debt("a", "100.00"), debt("b", "100.00"), policy="equal")
    assert paid(found) == [{"a": "50.00", "b": "50.00"}] * 2


def test_what_a_deadline_forces_goes_to_the_debt_that_has_it_and_not_to_a_minimum():
    """By hand: 240 due, 200 to come less 20 for the card, so 60 now; 30 are shared 10 to 180."""
    found = plan(
        ["100.00"] * 3,
        debt("card", "30.00", minimum="10.00"),
        debt("tax", "240.00", latest="2027-03"),
        policy="pro_rata_contractual",
    )
    assert paid(found)[0] == {"card": "12.00", "tax": "88.00"}
    check(found)


def test_a_poor_month_to_come_forces_no_more_than_what_spares_it_the_minimum():
    """By hand: ``b`` must be settled in April; 90 come after February, 20 of its 110 are forced."""
    found = plan(
        ["60.00", "50.00", "10.00", "40.00", "40.00", "0.00", "60.00", "60.00"],
        debt("a", "160.00"),
        debt("b", "120.00", minimum="10.00"),
        policy="dearest_first",
        step="10.00",
    )
    assert paid(found)[:2] == [{"a": "50.00", "b": "10.00"}, {"a": "30.00", "b": "20.00"}]
    check(found)


def test_the_odd_cents_of_a_debt_with_a_deadline_force_one_more_step_and_no_more():
    """By hand: 216 come after February; 14.33 are short, and 15 are paid since June is whole."""
    found = plan(
        ["50.00", "55.33", "38.00", "39.00", "61.00", "78.00", "48.00", "64.00"],
        debt("a", "107.19", 1),
        debt("b", "230.33", 2, latest="2027-06"),
    )
    assert paid(found)[:2] == [{"a": "50.00"}, {"a": "40.00", "b": "15.00"}]
    check(found)


def test_the_odd_cents_of_several_debts_force_the_steps_that_they_cost_together():
    """Three times 9 cents in a month of 45: 22 above its 5, three steps of its four are lost.

    One step is left for three: two are forced before it, and the rest of the first month is free.
    """
    three = [debt(name, "0.19", 2, latest="2027-02") for name in "abc"]
    found = plan(["0.50", "0.45", "1.00"], debt("z", "1.00"), *three, step="0.10")
    assert paid(found) == [
        {"a": "0.10", "b": "0.10", "z": "0.30"},
        {"a": "0.09", "b": "0.09", "c": "0.19"},
        {"z": "0.70"},
    ]


def test_one_cent_above_what_a_month_has_to_spare_forces_a_step():
    """Twice 3 cents in a month of 25: one above its 5, one step of its two is lost."""
    two = [debt(name, "0.13", 2, latest="2027-02") for name in "ab"]
    found = plan(["0.30", "0.25", "1.00"], debt("z", "1.00"), *two, step="0.10")
    assert paid(found) == [
        {"a": "0.10", "z": "0.20"},
        {"a": "0.03", "b": "0.13"},
        {"z": "0.80"},
    ]

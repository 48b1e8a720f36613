"""Sharing what nothing forces, in whole steps and under a cap for each debt: by hand."""

import pytest

from planner.calc.repayment.policies import fill, share_within


@pytest.mark.parametrize(
    ("money", "left", "most", "expected"),
    [
        # Five steps make three and two; the first debt is capped at 20, its third step goes on.
        (50, [100, 100], [20, 100], [20, 30]),
        # Two steps each, then 5 are left: enough for the last 4 of the third debt.
        (65, [100, 100, 24], [20, 100, 24], [20, 20, 24]),
        # What is left settles a debt to the last cent.
        (25, [25], [25], [25]),
        # 7 are left of 27: 4 for the first debt, and 3 for the second where 3 suffice.
        (27, [14, 13], [14, 13], [14, 13]),
        (27, [14, 14], [14, 14], [14, 10]),
        # A second round, then what settles the debt.
        (57, [100, 37], [20, 37], [20, 37]),
        # Less than a step settles a debt of less than a step.
        (12, [5], [5], [5]),
        # Under a cap that is no whole number of steps, whole steps.
        (50, [100], [37], [30]),
        # Nothing is open: nothing is paid.
        (50, [100, 40], [9, 0], [0, 0]),
        (9, [100], [100], [0]),
        (10, [100], [100], [10]),
    ],
)
def test_the_free_money_is_shared_equally_under_the_caps(money, left, most, expected):
    paid = [0] * len(left)
    share_within(money, 10, [1] * len(left), left, paid, most)
    assert paid == expected


def test_what_a_month_has_paid_already_counts_in_its_cap():
    # 20 of 50 are paid: 3 more steps would pass the cap of 40 by one, which goes to the other.
    paid = [20, 0]
    share_within(40, 10, [3, 1], [50, 50], paid, [40, 50])
    assert paid == [40, 20]


@pytest.mark.parametrize(
    ("money", "left", "expected", "kept"),
    [
        (500, [1], [1], 499),  # a cent left is a debt left
        (35, [20, 30], [20, 10], 5),  # the second takes whole steps only
        (35, [20, 15], [20, 15], 0),  # or what settles it
        (9, [20, 4], [0, 4], 5),  # below a step, a small enough debt is settled
        (0, [20], [0], 0),
    ],
)
def test_debts_are_filled_one_after_the_other_in_whole_steps(money, left, expected, kept):
    paid = [0] * len(left)
    assert fill(money, 10, range(len(left)), left, paid) == kept
    assert paid == expected

"""What months hold of odd cents, worked by hand: a step of 10, debts of 7, 5, 5 and 2 odd cents."""

import pytest

from planner.calc.repayment.boxes import Boxes, Effort, Undecided, full_boxes

ODDS = [7, 5, 5, 2]
ALL, SEVEN, FIVES, TWO = 0b1111, 0b0001, 0b0110, 0b1000


def boxes(cents, *, free=9, steps=(1, 1, 1, 1), step=10, odds=ODDS):
    before = [free * at for at in range(len(cents) + 1)]
    return Boxes(odds, list(steps), cents, before, step)


def test_a_month_holds_the_largest_sum_of_odd_cents_that_fits():
    """8 holds 7 (of 7 alone), 7 = 5 + 2 at most of the others, 6 holds 5, 9 holds 9 = 7 + 2."""
    one = boxes([8, 6, 9])
    assert one.least_wasted(ALL, 3) == 0
    assert one.least_wasted(SEVEN | FIVES, 2) == 1
    # Two months keep 8 - 7 and 6 - 5 empty whatever they hold; the third is filled by 7 and 2.
    assert [one.lost(months, 0) for months in range(4)] == [0, 1, 2, 2]


def test_a_month_that_loses_a_step_may_be_filled_whole():
    one = boxes([8, 4, 9, 1])
    # Empty: 1 of 8, 2 of 4 (it holds 2), 0 of 9, 1 of 1.
    assert [one.lost(months, 0) for months in range(5)] == [0, 1, 3, 3, 4]
    assert [one.lost(months, 1) for months in range(5)] == [0, 0, 1, 1, 2]
    assert [one.lost(months, 2) for months in range(5)] == [0, 0, 0, 0, 1]
    assert one.lost(4, 3) == 0
    assert one.lost(4, 4) == one.lost(4, 99) == 0


def test_the_steps_lost_are_counted_for_the_largest_alone_first():
    """Months of 6 hold no 7; each holds one 5; with a step lost, up to 16."""
    one = boxes([6, 6])
    assert one.least_wasted(SEVEN, 2) == 1
    assert one.least_wasted(FIVES, 2) == 0
    assert one.least_wasted(FIVES, 1) == 1
    assert one.least_wasted(TWO, 2) == 0
    assert one.least_wasted(0, 0) == 0
    assert one.least_wasted(TWO, 0) == 1
    # 19 cents in no month at all: two steps.
    assert one.least_wasted(ALL, 0) == 2
    # 21 in none: two steps are not enough.
    assert boxes([6], odds=[9, 9, 3], steps=(1, 1, 1)).least_wasted(0b111, 0) == 3


def test_a_step_lost_brings_its_cents_and_what_its_month_kept_empty():
    """Three debts of 9 in months of 8: one lost step holds 18 = two of them, not three."""
    one = boxes([8, 8], odds=[9, 9, 9], steps=(1, 1, 1))
    assert one.least_wasted(0b011, 2) == 1
    assert one.least_wasted(0b111, 2) == 2


def test_a_month_before_the_steps_of_every_debt_settles_none():
    one = boxes([7, 7], free=2, steps=(3, 3, 3, 3))
    assert one.least_wasted(SEVEN, 1) == 1
    assert one.least_wasted(SEVEN, 2) == 0
    assert [one.lost(months, 0) for months in range(3)] == [0, 7, 7]


def test_what_a_month_must_fill_for_those_before_it_to_hold_the_rest():
    one = boxes([6, 6, 9])
    # The first two months hold no 7 and two 5: the third must take the 7 and the 2.
    assert one.needed(ALL, ALL, 2, 0) == [-1, 7, 2, 7, 9]
    # With a step lost there, nothing is needed here; without the 7 in hand, it cannot be had.
    assert max(one.needed(ALL, ALL, 2, 1)) <= 0
    assert one.needed(ALL, FIVES | TWO, 2, 0) == [7, 2, 7, 9]
    assert one.needed(FIVES, FIVES, 2, 0) == [-1, -1, 0]


def test_of_very_many_debts_some_sizes_are_looked_at_and_the_last_is_one():
    """30 debts of 9 in months of 8: nothing fits; 270 cents, in steps of 10 and 8 kept empty."""
    one = boxes([8] * 5, odds=[9] * 30, steps=[1] * 30)
    every = (1 << 30) - 1
    assert one.least_wasted(every, 0) == 27
    assert one.least_wasted(every, 5) == 15
    assert one.least_wasted(1 << 29, 5) == one.least_wasted(1, 5) == 1
    assert one.lost(5, 0) == 40
    needed = one.needed(every, every, 5, 14)
    # Two by two: 14 lost steps hold 252 cents, 28 debts of 9.
    assert (needed[28], needed[30]) == (0, 18)
    assert needed[29] == -1


def filled(odds, low, most, needed=None, must=0):
    debts = [(1 << place, odd, bool(must >> place & 1)) for place, odd in enumerate(odds)]
    needed = needed or [-1] * (len(odds) + 1)
    return list(full_boxes(debts, low, most, needed, Effort(10_000)))


def test_only_full_sets_fill_a_box_the_largest_first():
    assert filled(ODDS, -1, 9) == [(0, SEVEN | TWO), (2, 0b1010), (2, 0b1100)]
    assert filled(ODDS, -1, 1) == [(1, 0)]
    assert filled([], -1, 9) == [(9, 0)]
    assert filled(ODDS, -1, 19) == [(0, ALL)]


def test_a_box_is_filled_above_what_is_asked():
    assert filled(ODDS, 7, 9) == [(0, SEVEN | TWO)]
    assert filled(ODDS, 8, 9) == [(0, SEVEN | TWO)]
    assert filled(ODDS, 9, 9) == []
    assert filled([], 0, 9) == []


def test_the_largest_fill_what_is_needed_of_them():
    assert filled(ODDS, -1, 9, [-1, -1, 5, -1, -1]) == [(0, SEVEN | TWO), (2, 0b1010)]
    assert filled(ODDS, -1, 9, [0, 0, 0, 0, 8]) == [(0, SEVEN | TWO)]
    assert filled(ODDS, -1, 9, [1, -1, -1, -1, -1]) == []
    assert filled(ODDS, -1, 9, [-1, 8, -1, -1, -1]) == []


def test_a_debt_that_must_be_in_is_in_every_set():
    assert filled(ODDS, -1, 9, must=TWO) == [(0, SEVEN | TWO), (2, 0b1010), (2, 0b1100)]
    assert filled(ODDS, -1, 9, must=0b0100) == [(2, 0b1100)]
    assert filled(ODDS, -1, 4, must=SEVEN) == []


def test_above_the_largest_table_the_same_sets_are_found():
    big = [odd * 100_000 for odd in ODDS]
    assert filled(big, -1, 900_000) == [
        (0, SEVEN | TWO),
        (200_000, 0b1010),
        (200_000, 0b1100),
    ]
    one = boxes([800_000], step=1_000_000, odds=big)
    assert (one.least_wasted(ALL, 0), one.lost(1, 0)) == (0, 0)
    assert one.needed(ALL, ALL, 0, 0) == [-1] * 5


def test_a_debt_without_odd_cents_takes_no_box():
    one = boxes([5], odds=[5, 0], steps=(1, 0))
    assert one.least_wasted(0b11, 1) == 0
    assert one.lost(1, 0) == 0
    assert filled([5, 0], -1, 5) == [(0, 0b11)]


def test_an_effort_is_spent_once_a_set():
    effort = Effort(2)
    effort.spend()
    effort.spend()
    with pytest.raises(Undecided):
        effort.spend()
    with pytest.raises(Undecided):
        list(full_boxes([(1, 7, False)], -1, 9, [-1, -1], Effort(1)))

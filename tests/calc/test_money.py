"""Whole cents, exact rates, named roundings, exact splitting."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.money import Money, Rate, Rounding, round_fraction, split

CENTS = st.integers(-(10**11) + 1, 10**11 - 1)
amounts = CENTS.map(Money)


@given(CENTS)
def test_an_amount_is_read_back_as_it_was_written(cents: int) -> None:
    assert Money.parse(str(Money(cents))).cents == cents


@pytest.mark.parametrize(
    ("written", "cents"),
    [("0", 0), ("0.5", 50), ("412.3", 41230), ("412.30", 41230), ("-0.01", -1), ("-0", 0)],
)
def test_the_written_form_of_an_amount(written: str, cents: int) -> None:
    assert Money.parse(written).cents == cents


@pytest.mark.parametrize(
    "written",
    ["", " 1", "1 ", "+1", "01", "1.", ".5", "1,50", "1e3", "1.234", "1_000", "١٢", "--1", "1\n",
     "1000000000", "NaN", "1.2.3", "0x1"],
)  # fmt: skip
def test_any_other_form_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Money.parse(written)


@pytest.mark.parametrize("value", [1.0, 0.1, True, "1", Decimal(1), None])
def test_an_amount_refuses_everything_but_whole_cents(value: object) -> None:
    with pytest.raises(TypeError):
        Money(value)  # type: ignore[arg-type]


def test_an_amount_is_never_multiplied_by_an_amount_nor_by_a_float() -> None:
    with pytest.raises(TypeError):
        Money(100) * Money(100)  # type: ignore[operator]
    with pytest.raises(TypeError):
        Money(100) * 0.5  # type: ignore[operator]
    with pytest.raises(TypeError):
        Money(100) + 1  # type: ignore[operator]
    with pytest.raises(TypeError):
        Money(100) * True


def test_an_amount_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Money(1).cents = 2


@given(amounts)
def test_copies_and_pickles_are_equal(amount: Money) -> None:
    assert copy.deepcopy(amount) == amount == pickle.loads(pickle.dumps(amount))  # noqa: S301
    assert hash(copy.copy(amount)) == hash(amount)


@given(amounts, amounts)
def test_sums_and_order_are_those_of_the_cents(a: Money, b: Money) -> None:
    assert (a + b) - b == a
    assert (a < b) == (a.cents < b.cents)
    assert (a >= b) == (a.cents >= b.cents)
    minus = -a
    assert -minus == a
    assert Money.sum([a, b]) == a + b


@pytest.mark.parametrize(
    ("numerator", "denominator", "half_up", "down", "up"),
    [(5, 2, 3, 2, 3), (-5, 2, -3, -3, -2), (4, 2, 2, 2, 2), (1, 3, 0, 0, 1), (2, 3, 1, 0, 1),
     (-1, 3, 0, -1, 0), (0, 7, 0, 0, 0)],
)  # fmt: skip
def test_each_rounding_by_hand(
    numerator: int, denominator: int, half_up: int, down: int, up: int
) -> None:
    assert round_fraction(numerator, denominator, Rounding.HALF_UP) == half_up
    assert round_fraction(numerator, denominator, Rounding.DOWN) == down
    assert round_fraction(numerator, denominator, Rounding.UP) == up


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_roundings_stay_within_one_unit_of_the_exact_value(n: int, d: int) -> None:
    exact = Fraction(n, d)
    assert abs(round_fraction(n, d, Rounding.HALF_UP) - exact) <= Fraction(1, 2)
    assert 0 <= exact - round_fraction(n, d, Rounding.DOWN) < 1
    assert 0 <= round_fraction(n, d, Rounding.UP) - exact < 1
    assert round_fraction(-n, d, Rounding.HALF_UP) == -round_fraction(n, d, Rounding.HALF_UP)


def test_a_rate_is_exact_and_written_without_loss() -> None:
    assert Rate.parse("0.085").millionths == 85_000
    assert str(Rate.parse("1.71216")) == "1.71216"
    assert str(Rate.parse("2")) == "2"
    assert str(Rate(0)) == "0"
    assert Rate.parse("0.0283").text(4) == "0.0283"
    with pytest.raises(ValueError, match="six decimals"):
        Rate.of(Decimal("0.1234567"))
    with pytest.raises(TypeError):
        Rate.of(0.085)  # type: ignore[arg-type]


def test_eight_and_a_half_percent_of_354_97_is_30_17() -> None:
    assert Money.parse("354.97").times(Rate.parse("0.085"), Rounding.HALF_UP) == Money.parse(
        "30.17"
    )


@given(
    st.integers(0, 10**9),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
    st.sampled_from([1, 100, 500]),
)
def test_parts_sum_to_the_whole_and_keep_the_proportions(
    total: int, weights: list[int], step: int
) -> None:
    parts = split(Money(total), weights, Money(step))
    assert Money.sum(parts) == Money(total)
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert part.cents >= 0
        assert abs(Fraction(part.cents) - Fraction(total * weight, whole)) < 2 * step
        if weight == 0:
            assert part.cents == 0


def test_ten_euros_in_three_gives_the_odd_cent_to_the_first() -> None:
    assert [str(p) for p in split(Money(1000), [1, 1, 1])] == ["3.34", "3.33", "3.33"]


def test_odd_cents_below_a_step_go_to_a_share_that_has_a_weight() -> None:
    assert [str(p) for p in split(Money(1050), [0, 1, 1], Money(100))] == ["0.00", "5.50", "5.00"]


@pytest.mark.parametrize(("total", "weights"), [(-1, [1]), (1, []), (1, [0]), (1, [2, -1])])
def test_a_split_without_meaning_is_refused(total: int, weights: list[int]) -> None:
    with pytest.raises(ValueError, match="split"):
        split(Money(total), weights)

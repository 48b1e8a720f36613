"""The seizable portion: published tables, hand-worked slices, properties."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.debts.seizable import seizable_portion, seizable_portion_figures
from planner.calc.figure import parameters_used, replay, walk
from planner.calc.money import Money
from planner.errors import MissingParameter
from tests.calc.debts.laws import LAW, SCALE_OF_2016

ON = {
    "2024": date(2024, 6, 1),
    "2025": date(2025, 6, 1),
    "2026": date(2026, 6, 1),
}


def seizable(net, year, dependants=0):
    return seizable_portion(LAW, Money.parse(net), dependants, ON[year])


@pytest.mark.parametrize(
    ("net", "cells"),
    [
        ("500.00", ("0.00", "0.00", "0.00", "0.00")),
        ("651.69", ("15.98", "5.17", "0.00", "5.17")),
        ("700.00", ("51.79", "51.50", "48.31", "37.17")),
        ("900.00", ("90.79", "89.33", "88.58", "57.17")),
        ("1100.00", ("132.92", "130.63", "129.42", "86.33")),
        ("1200.00", ("157.92", "155.63", "154.42", "106.33")),
        ("1500.00", ("241.11", "236.94", "234.76", "173.29")),
        ("1800.00", ("358.61", "345.28", "338.38", "255.72")),
        ("2000.00", ("491.94", "478.61", "471.71", "322.39")),
        ("2500.00", ("958.61", "934.17", "921.43", "661.83")),
    ],
)
def test_the_table_of_reference(net, cells):
    """Three years without dependant, then 2025 with two."""
    got = [seizable(net, year) for year in ("2024", "2025", "2026")] + [seizable(net, "2025", 2)]
    assert tuple(str(one.seizable.money) for one in got) == cells
    for one in got:
        assert one.seizable.money + one.left_to_household.money == Money.parse(net)


@pytest.mark.parametrize(
    ("net", "published"),
    [
        ("310.83", "15.54"),
        ("606.67", "45.12"),
        ("904.17", "104.62"),
        ("1200.83", "178.79"),
        ("1497.50", "277.68"),
        ("1799.17", "478.79"),
    ],
)
def test_the_scale_of_2016_agrees_to_the_cent_with_the_published_one(net, published):
    """Published with halves rounded down (45.125, 104.625): a cent apart from half up."""
    result = seizable_portion(SCALE_OF_2016, Money.parse(net), 0, date(2016, 6, 1))
    by_scale = next(one for one in walk(result.seizable) if one.label.endswith(".by_scale"))
    assert abs(by_scale.money - Money.parse(published)) <= Money(1)


@pytest.mark.parametrize(
    ("year", "bounds", "sums"),
    [
        ("2024", (4370, 8520, 12690, 16820, 20970, 25200),
         ("18.21", "52.79", "122.29", "208.33", "323.61", "558.61")),
        ("2025", (4440, 8660, 12890, 17090, 21300, 25600),
         ("18.50", "53.67", "124.17", "211.67", "328.61", "567.50")),
        ("2026", (4480, 8730, 13000, 17230, 21470, 25810),
         ("18.67", "54.08", "125.25", "213.38", "331.15", "572.26")),
    ],
)  # fmt: skip
def test_the_sums_at_the_six_monthly_bounds_are_those_of_reference(year, bounds, sums):
    """A bound is a twelfth of the year's, met here to the nearest cent: a cent apart at most."""
    for bound, expected in zip(bounds, sums, strict=True):
        met = Money((bound * 100 + 6) // 12)
        result = seizable(str(met), year)
        by_scale = next(one for one in walk(result.seizable) if one.label.endswith(".by_scale"))
        assert abs(by_scale.money - Money.parse(expected)) <= Money(1)


def test_each_slice_of_an_income_worked_by_hand():
    """1,500.00 in 2026: 373.33 at 1/20, 354.17 at 1/10, 355.83 at 1/5, 352.50 at 1/4, then 1/3."""
    result = seizable("1500.00", "2026")
    named = {one.label: one.raw for one in walk(result.seizable)}
    assert [named[f"seizable_portion.bound[{rank}]"] for rank in range(1, 6)] == [
        Fraction(448000, 12),
        Fraction(873000, 12),
        Fraction(1300000, 12),
        Fraction(1723000, 12),
        Fraction(2147000, 12),
    ]
    parts = [named[f"seizable_portion.part[{rank}]"] for rank in range(1, 6)]
    assert parts == [
        Fraction(448000, 240),
        Fraction(425000, 120),
        Fraction(427000, 60),
        Fraction(423000, 48),
        Fraction(150000 - Fraction(1723000, 12)) / 3,
    ]
    assert (str(result.seizable.money), str(result.left_to_household.money)) == (
        "234.76",
        "1265.24",
    )
    assert str(result.floor.money) == "651.69"


def test_monthly_bounds_rounded_by_some_publishers_for_2026_are_not_the_law():
    """1,090.83 / 1,455.00 / 1,817.50 circulate: the third bound is 13,000 ÷ 12 = 1,083.33."""
    wrong = (
        Fraction(448000, 240)
        + Fraction(425000, 120)
        + (Fraction(109083) - Fraction(873000, 12)) / 5
        + (Fraction(120000) - Fraction(109083)) / 4
    )
    assert seizable("1200.00", "2026").seizable.raw != round(wrong)


def test_half_a_cent_of_the_exact_sum_goes_up():
    result = seizable("1200.00", "2025")
    exact = next(one for one in walk(result.seizable) if one.label.endswith(".by_slices"))
    assert exact.raw == Fraction(31125, 2)
    assert str(result.seizable.money) == "155.63"


def test_the_floor_is_the_rsa_of_one_person_whatever_the_family():
    assert str(seizable("700.00", "2026", 6).floor.money) == "651.69"
    assert str(seizable("700.00", "2026").seizable.money) == "48.31"


def test_the_estimated_increase_of_2026_counts_only_where_someone_depends_on_the_household():
    def statuses(dependants):
        used = parameters_used(*seizable("1500.00", "2026", dependants)[:3])
        return {value.parameter: value.status.value for value in used}

    assert "saisie.majoration_personne_a_charge" not in statuses(0)
    assert statuses(1)["saisie.majoration_personne_a_charge"] == "unverified"
    assert statuses(0)["saisie.bareme"] == "in_force"


def test_a_day_before_the_first_scale_is_refused():
    with pytest.raises(MissingParameter):
        seizable_portion_figures(LAW, Money(100000), 0, date(2022, 12, 31))


nets = st.integers(0, 1_000_000).map(Money)
years = st.sampled_from(sorted(ON.values()))
dependants_ = st.integers(0, 20)


@given(nets, dependants_, years)
def test_the_figures_are_those_of_the_derivation_and_replay(net, dependants, on):
    explained = seizable_portion(LAW, net, dependants, on)
    bare = seizable_portion_figures(LAW, net, dependants, on)
    assert tuple(one.raw for one in explained) == tuple(bare)
    assert all(replay(one) == one.raw for one in explained)


@given(nets, st.integers(0, 5000), dependants_, years)
def test_more_income_never_lowers_what_is_seizable_nor_what_is_left(net, more, dependants, on):
    low = seizable_portion_figures(LAW, net, dependants, on)
    high = seizable_portion_figures(LAW, net + Money(more), dependants, on)
    assert high.seizable >= low.seizable
    assert high.left_to_household >= low.left_to_household


@given(nets, st.integers(0, 19), years)
def test_one_more_dependant_never_raises_what_is_seizable(net, dependants, on):
    fewer = seizable_portion_figures(LAW, net, dependants, on)
    more = seizable_portion_figures(LAW, net, dependants + 1, on)
    assert more.seizable <= fewer.seizable


@given(nets, dependants_, years)
def test_the_floor_is_left_unless_the_income_itself_is_below_it(net, dependants, on):
    result = seizable_portion_figures(LAW, net, dependants, on)
    assert result.left_to_household >= min(net.cents, result.floor)
    assert 0 <= result.seizable <= net.cents

"""AAH, ASPA, health cover and energy voucher: amounts where there are some, an answer elsewhere."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.figure import parameters_used, replay
from planner.calc.money import Money
from planner.calc.operations import figures_only
from planner.calc.rights.aah import aah, aah_figures
from planner.calc.rights.aspa import OldAge, aspa, aspa_figures
from planner.calc.rights.c2s import (
    Cover,
    compute_cover,
    contribution_id,
    cover_scale,
    health_cover,
    health_cover_figures,
)
from planner.calc.rights.energy_voucher import energy_voucher, energy_voucher_figures
from planner.calc.rights.foyer import Housing
from planner.errors import MissingParameter
from tests.calc.rights.households import LAW, told

NOV = Month(2026, 11)
sums = st.lists(st.integers(0, 900_000), max_size=3)


def figures(cents):
    return tuple(told(str(Money(each))) for each in cents)


@pytest.mark.parametrize(
    ("pensions", "amount"), [((), 104159), ((40000, 20000), 44159), ((110000,), 0)]
)
def test_the_aah_completes_a_pension(pensions, amount):
    assert aah_figures(LAW, NOV, pensions).amount == amount
    assert aah_figures(LAW, NOV, pensions).full == 104159


def test_the_aah_of_2025_was_lower():
    assert aah_figures(LAW, Month(2026, 3)).amount == 103332


@given(sums)
def test_every_aah_is_replayed_and_equal_without_its_derivation(pensions):
    explained = aah(LAW, NOV, figures(pensions))
    assert explained.amount.raw == aah_figures(LAW, NOV, tuple(pensions)).amount
    assert replay(explained.amount) == explained.amount.raw


def old(couple=False, eligible=1, **resources):
    given_ = {name: tuple(some) for name, some in resources.items()}
    return aspa_figures(LAW, NOV, OldAge(couple=couple, eligible=eligible, **given_)).amount


def test_the_published_monthly_amounts_of_the_aspa_are_truncated():
    assert (old(), old(True, 2)) == (104359, 162018)
    of_2025 = aspa_figures(LAW, Month(2025, 11), OldAge(couple=False, eligible=1)).amount
    assert of_2025 == 103428


def test_one_old_partner_has_at_most_the_amount_of_somebody_alone():
    assert old(True, 1) == 104359
    # 1,620.18 less a pension of 900 is 720.18, under the cap.
    assert old(True, 1, pensions=[270000]) == 72018


def test_a_pension_of_three_months_is_taken_off():
    # A quarter: 3,130.785 − 1,800 = 1,330.785, a third of it is 443.595.
    assert old(pensions=[60000] * 3) == 44359
    assert old(pensions=[400000]) == 0


def test_a_part_of_an_income_from_work_is_left_out():
    # 0.9 × 1,823.03 (the minimum wage of 1 January) = 1,640.727 over the quarter.
    assert old(earned=[164072]) == 104359
    # 3,130.785 − 359.273 = 2,771.512, a third of it is 923.837.
    assert old(earned=[200000]) == 92383
    # 2,734.545 in a couple.
    assert old(True, 2, earned=[273454]) == 162018


def test_savings_count_for_three_percent_a_year():
    # 10,000 × 3 % ÷ 12 = 25 a month.
    assert old(savings=[1000000]) == 101859


def test_two_old_people_are_a_couple():
    with pytest.raises(ValueError, match="couple"):
        OldAge(couple=False, eligible=2)
    with pytest.raises(ValueError, match="at least"):
        OldAge(couple=True, eligible=0)


@given(st.booleans(), st.integers(1, 2), sums, sums, sums)
def test_every_aspa_is_replayed_and_equal_without_its_derivation(
    couple, eligible, pensions, earned, savings
):
    eligible = eligible if couple else 1
    explained = aspa(
        LAW,
        NOV,
        OldAge(
            couple=couple,
            eligible=eligible,
            pensions=figures(pensions),
            earned=figures(earned),
            savings=figures(savings),
        ),
    )
    plain = old(couple, eligible, pensions=pensions, earned=earned, savings=savings)
    assert explained.amount.raw == plain
    assert replay(explained.amount) == plain
    assert 0 <= plain <= (162018 if eligible == 2 else 104359)
    more = old(couple, eligible, pensions=[*pensions, 100], earned=earned, savings=savings)
    assert more <= plain


def cover(resources, persons=1, housing=Housing.PAYING, allowance=None, month=NOV):
    return health_cover_figures(LAW, month, persons, (resources,), housing, allowance)


@pytest.mark.parametrize(
    ("resources", "expected"),
    [
        (1033900, Cover.FREE),
        (1033901, Cover.CONTRIBUTION),
        (1395700, Cover.CONTRIBUTION),
        (1395701, Cover.BETWEEN),
        (1423614, Cover.BETWEEN),
        (1423615, Cover.ABOVE),
    ],
)
def test_the_old_ceilings_are_compared_with_a_margin(resources, expected):
    assert cover(resources).cover is expected
    assert cover_scale(LAW, NOV).old


def test_ceilings_that_are_in_force_leave_no_margin():
    known = replace(cover_scale(LAW, NOV), old=False)
    found = compute_cover(figures_only, known, 1, (1395701,), Housing.PAYING, None)
    assert found.cover is Cover.ABOVE


@pytest.mark.parametrize(
    ("persons", "free", "paying"),
    [(2, 1550800, 2093600), (4, 2171100, 2931100), (6, 2998100, 4047700)],
)
def test_the_ceilings_grow_with_the_household(persons, free, paying):
    found = cover(0, persons)
    assert (found.free_ceiling, found.contribution_ceiling) == (free, paying)


@pytest.mark.parametrize(
    ("persons", "housing", "allowance", "a_month"),
    [
        (1, Housing.TENANT, 5000, "5000"),
        (1, Housing.TENANT, 30000, "7820.28"),
        (2, Housing.TENANT, 30000, "15640.56"),
        (3, Housing.TENANT, 30000, "19355.193"),
        (5, Housing.TENANT, 30000, "19355.193"),
        (2, Housing.FREE, None, "13685.49"),
        (3, Housing.FREE, None, "16422.588"),
        (2, Housing.MOST, None, "15640.56"),
        (2, Housing.TENANT, None, "0"),
        (2, Housing.PAYING, None, "0"),
    ],
)
def test_housing_counts_for_a_flat_part_of_the_rsa(persons, housing, allowance, a_month):
    found = cover(0, persons, housing, allowance)
    assert Fraction(found.resources) == 12 * Fraction(a_month)


@given(st.integers(0, 4_000_000), st.integers(1, 8), st.sampled_from(Housing))
def test_every_cover_is_replayed_and_equal_without_its_derivation(resources, persons, housing):
    some = told("120.00")
    explained = health_cover(LAW, NOV, persons, figures([resources]), housing, some)
    plain = cover(resources, persons, housing, some.raw)
    assert explained.cover is plain.cover
    assert explained.resources.raw == plain.resources == replay(explained.resources)
    used = {value.parameter for value in parameters_used(explained.free_ceiling)}
    assert all(name.startswith("c2s.plafond_gratuite.") for name in used)


def test_no_ceiling_before_the_first_known_one_is_invented():
    with pytest.raises(MissingParameter):
        cover_scale(LAW, Month(2025, 1))


@pytest.mark.parametrize(
    ("age", "amount"), [(29, 800), (30, 1400), (49, 1400), (50, 2100), (69, 2500), (70, 3000)]
)
def test_the_contribution_follows_the_age(age, amount):
    assert LAW.value(contribution_id(age), NOV.first_day).amount.cents == amount


@pytest.mark.parametrize(
    ("persons", "alternating", "units"),
    [(1, 0, "1"), (2, 0, "1.5"), (3, 0, "1.8"), (3, 1, "1.65"), (2, 1, "1.25"), (5, 2, "2.1")],
)
def test_the_voucher_divides_the_income_by_consumption_units(persons, alternating, units):
    found = energy_voucher_figures(LAW, NOV, 1_800_000, persons, alternating)
    assert Fraction(found.income_by_unit) == 1_800_000 / Fraction(units)


def test_the_voucher_is_under_its_limit_strictly():
    assert energy_voucher_figures(LAW, NOV, 1_099_999, 1).under
    assert not energy_voucher_figures(LAW, NOV, 1_100_000, 1).under
    found = energy_voucher_figures(LAW, NOV, 0, 1)
    assert (found.smallest, found.largest) == (4800, 27700)


@given(st.integers(0, 5_000_000), st.integers(1, 8))
def test_every_voucher_is_replayed_and_equal_without_its_derivation(income, persons):
    explained = energy_voucher(LAW, NOV, told(str(Money(income))), persons)
    plain = energy_voucher_figures(LAW, NOV, income, persons)
    assert explained.under is plain.under
    assert explained.income_by_unit.raw == plain.income_by_unit == replay(explained.income_by_unit)


def test_nobody_has_no_voucher():
    with pytest.raises(ValueError, match="one person"):
        energy_voucher_figures(LAW, NOV, 0, 0)

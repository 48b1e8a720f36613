"""Family allowances, complément familial, PAJE, ASF and ARS: the rules, one by one."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.figure import replay
from planner.calc.money import Money
from planner.calc.outcomes import NotApplicable
from planner.calc.rights.af import family_allowances, family_allowances_figures
from planner.calc.rights.answers import OtherParent
from planner.calc.rights.ars import at_school, school_start, school_start_figures
from planner.calc.rights.asf import child_support, child_support_figures
from planner.calc.rights.cf import family_supplement, family_supplement_figures
from planner.calc.rights.children import Child, birthday_in, under
from planner.calc.rights.family import Family
from planner.calc.rights.paje import young_child, young_child_figures
from planner.errors import MissingParameter
from tests.calc.rights.families import families, incomes, months
from tests.calc.rights.households import LAW, born, told

NOV = Month(2026, 11)
FEB = Month(2026, 2)


def family(*births, resources="20000", **more):
    return Family(
        children=born(*births), resources=Money.parse(resources), two_earners=False, **more
    )


def af(month, some):
    return family_allowances_figures(LAW, month, some)


def test_a_child_counts_from_the_month_after_its_birth_to_the_one_before_its_birthday():
    child = Child(birth=date(2006, 11, 15))
    assert under((child,), Month(2026, 10), 20)
    assert not under((child,), NOV, 20)
    assert under((child,), NOV, 21, since=20)
    newborn = Child(birth=date(2026, 11, 1))
    assert not under((newborn,), NOV, 20)
    assert under((newborn,), Month(2026, 12), 20)
    assert birthday_in((child,), NOV, 18, 20)
    assert not birthday_in((child,), NOV, 18)


def test_the_increase_comes_at_18_and_at_14_for_a_child_born_before_march_2012():
    three_of_them = "2012-02-29", "2012-03-01", "2020-01-15"
    assert af(NOV, family(*three_of_them)).increase == 7651
    # Before the reform everybody had it at 14.
    assert af(FEB, family("2012-01-15", "2012-03-01", "2020-01-15")).increase == 7590
    assert af(FEB, family("2012-01-15", "2011-12-01", "2020-01-15")).increase == 15180


def test_the_increase_opens_the_month_after_the_birthday():
    births = "2012-01-15", "2014-01-15", "2016-01-15"
    assert af(Month(2026, 1), family(*births)).increase == 0
    assert af(FEB, family(*births)).increase == 7590


def test_the_elder_of_exactly_two_gives_no_increase_even_among_twins():
    assert af(NOV, family("2008-01-15", "2020-01-15")).increase == 0
    assert af(NOV, family("2008-01-15", "2008-01-15")).increase == 7651


def test_a_child_of_20_gives_a_flat_amount_from_three_children():
    assert af(NOV, family("2006-03-15", "2015-01-15")) == NotApplicable(
        "fewer_than_two_children", "CSS L.521-1"
    )
    found = af(NOV, family("2006-03-15", "2015-01-15", "2016-01-15"))
    assert (found.base, found.flat_20) == (15301, 9675)


def test_a_child_in_alternating_custody_counts_for_half():
    shared = Family(
        children=(
            Child(birth=date(2016, 1, 15), alternating=True),
            Child(birth=date(2018, 1, 15), alternating=True),
            Child(birth=date(2020, 1, 15)),
        ),
        resources=Money(0),
    )
    # (1 + ½ + ½) ÷ 3 of 349.06.
    assert af(NOV, shared).base == 23271


def test_a_child_who_earns_enough_is_in_charge_no_more():
    working = Child(birth=date(2008, 1, 15), earning=True)
    some = Family(children=(working, *born("2015-01-15")), resources=Money(0))
    assert isinstance(af(NOV, some), NotApplicable)


@pytest.mark.parametrize(
    ("resources", "base", "complement"),
    [
        ("79980.00", 15301, 0),
        ("79980.01", 7651, 7651),
        ("80580.00", 7651, 2651),
        ("106604.00", 7651, 0),
        ("106604.01", 3825, 3825),
        ("200000.00", 3825, 0),
    ],
)
def test_the_amount_is_halved_above_a_ceiling_and_softened_just_above(resources, base, complement):
    found = af(NOV, family("2016-01-15", "2018-01-15", resources=resources))
    assert (found.base, found.complement) == (base, complement)


def test_a_level_stands_for_an_income_that_nobody_knows():
    unknown = Family(children=born("2016-01-15", "2018-01-15"))
    with pytest.raises(ValueError, match="income"):
        af(NOV, unknown)
    bases = [family_allowances_figures(LAW, NOV, unknown, level).gross for level in (1, 2, 3)]
    assert bases == [15301, 7651, 3825]


@given(months, families)
def test_every_family_allowance_is_replayed_and_equal_without_its_derivation(month, some):
    explained = family_allowances(LAW, month, some)
    bare = family_allowances_figures(LAW, month, some)
    if isinstance(bare, NotApplicable):
        assert explained == bare
        return
    assert [one.raw for one in explained] == list(bare)
    assert all(replay(one) == one.raw for one in explained)
    assert bare.gross == bare.base + bare.increase + bare.flat_20 + bare.complement
    assert bare.net == bare.gross - bare.gross * 5 // 1000


@given(months, families, st.integers(1, 120_000))
def test_a_little_more_income_never_costs_more_than_itself_in_allowances(month, some, more):
    richer = replace(some, resources=some.resources + Money(more))
    before, after = af(month, some), af(month, richer)
    if isinstance(before, NotApplicable):
        assert isinstance(after, NotApplicable)
        return
    # Two complements may shrink together, each a twelfth of the year; each is rounded.
    assert 0 <= before.gross - after.gross + 2 <= Fraction(2 * more, 12) + 4


@given(months, families)
def test_one_more_young_child_never_lowers_the_base(month, some):
    born_5_years_ago = Child(birth=date(month.year - 5, 1, 15))
    larger = replace(some, children=(*some.children, born_5_years_ago))
    before, after = af(month, some), af(month, larger)
    if not isinstance(before, NotApplicable):
        assert after.base >= before.base - 1


def cf(month, some):
    return family_supplement_figures(LAW, month, some)


@pytest.mark.parametrize(
    ("resources", "gross", "counted"),
    [("22367.70", 29875, 19915), ("22367.71", 19915, 19915), ("44735.40", 19915, 19915)],
)
def test_the_supplement_is_higher_up_to_half_its_ceiling(resources, gross, counted):
    found = cf(NOV, family("2016-01-15", "2018-01-15", "2020-01-15", resources=resources))
    assert (found.ceiling, found.gross) == (4473540, gross)
    assert round(Fraction(found.counted)) == counted


def test_the_supplement_shrinks_above_its_ceiling_then_stops():
    births = "2016-01-15", "2018-01-15", "2020-01-15"
    part = cf(NOV, family(*births, resources="45935.40"))
    # 1,200 above: 199.15 less 100 a month, and so is what is counted.
    assert (part.gross, part.counted, part.net) == (9915, 9915, 9866)
    refused = family_supplement(LAW, NOV, family(*births, resources="47200.00"))
    assert refused.reason == "income_above_ceiling"
    assert [figure.raw for figure in refused.figures] == [4720000, 4473540 + 12 * 19915]


def test_the_supplement_asks_for_three_children_of_three_years():
    found = cf(NOV, family("2016-01-15", "2018-01-15", "2024-01-15"))
    assert found.reason == "fewer_than_three_children_of_three"
    unknown = Family(children=born("2016-01-15", "2018-01-15", "2020-01-15"))
    with pytest.raises(ValueError, match="income"):
        cf(NOV, unknown)


@given(months, families)
def test_every_supplement_is_replayed_and_equal_without_its_derivation(month, some):
    explained, bare = family_supplement(LAW, month, some), cf(month, some)
    if isinstance(bare, NotApplicable):
        assert explained.reason == bare.reason
        return
    assert [one.raw for one in explained] == list(bare)
    assert all(replay(one) == one.raw for one in explained)


def paje(month, some):
    return young_child_figures(LAW, month, some)


def test_the_young_child_benefit_is_halved_then_stops():
    one = "2025-01-15"
    # 24,853 × 1.25 = 31,066.25 ; 29,694 × 1.25 = 37,117.50.
    assert paje(NOV, family(one, resources="31066.25")).gross == 19915
    assert paje(NOV, family(one, resources="31066.26")).gross == 9958
    assert paje(NOV, family(one, resources="37117.50")).gross == 9958
    refused = paje(NOV, family(one, resources="37117.51"))
    assert refused.reason == "income_above_ceiling"
    lone = family(one, resources="41055.25", lone=True)
    assert paje(NOV, lone).ceiling == 4105525


def test_twins_give_two_amounts_and_two_births_one():
    assert paje(NOV, family("2025-01-15", "2025-01-15")).gross == 2 * 19915
    assert paje(NOV, family("2025-01-15", "2026-02-15")).gross == 19915


def test_the_young_child_benefit_stops_in_the_month_of_three_years():
    assert paje(Month(2027, 12), family("2025-01-15")).gross == 19915
    stopped = paje(Month(2028, 1), family("2025-01-15"))
    assert stopped.reason == "no_child_under_three"


def test_a_second_ceiling_that_is_not_known_is_refused_not_guessed():
    with pytest.raises(MissingParameter):
        paje(Month(2025, 11), family("2024-01-15", resources="40000.00"))


@given(months, families)
def test_every_young_child_benefit_is_replayed_and_equal_without_its_derivation(month, some):
    try:
        explained, bare = young_child(LAW, month, some), paje(month, some)
    except MissingParameter:
        assert month.year < 2026
        return
    if isinstance(bare, NotApplicable):
        assert explained.reason == bare.reason
        return
    assert [one.raw for one in explained] == list(bare)
    assert all(replay(one) == one.raw for one in explained)


def asf(some, other, maintenance=None):
    return child_support_figures(LAW, NOV, some, other, maintenance)


def test_the_support_pays_the_difference_with_a_lower_maintenance_from_15_euros():
    one = family("2020-01-15", lone=True)
    assert asf(one, OtherParent.PAYS_LESS, 15000).gross == 5178
    assert asf(one, OtherParent.PAYS_LESS, 18678).gross == 1500
    refused = asf(one, OtherParent.PAYS_LESS, 18679)
    assert refused.reason == "maintenance_reaches_asf"


def test_the_support_is_that_of_a_lone_parent():
    assert asf(family("2020-01-15"), OtherParent.DOES_NOT_PAY).reason == "not_a_lone_parent"
    lone = family("2020-01-15", lone=True)
    assert asf(lone, OtherParent.PAYS_ENOUGH).reason == "other_parent_pays"
    grown = family("2004-01-15", lone=True)
    assert asf(grown, OtherParent.DOES_NOT_PAY).reason == "no_child_in_charge"
    shared = replace(lone, children=(Child(birth=date(2020, 1, 15), alternating=True),))
    assert asf(shared, OtherParent.DOES_NOT_PAY).reason == "no_child_in_charge"


def test_the_support_justifies_a_maintenance_that_reaches_it():
    lone = family("2020-01-15", lone=True)
    refused = child_support(LAW, NOV, lone, OtherParent.PAYS_LESS, told("200"))
    assert [figure.raw for figure in refused.figures] == [20178, 20000]


@given(months, families, st.sampled_from(OtherParent), st.none() | st.integers(0, 60_000))
def test_every_support_is_replayed_and_equal_without_its_derivation(month, some, other, paid):
    bare = child_support_figures(LAW, month, some, other, paid)
    figure = None if paid is None else told(str(Money(paid)))
    explained = child_support(LAW, month, some, other, figure)
    if isinstance(bare, NotApplicable):
        assert explained.reason == bare.reason
        return
    assert (explained.gross.raw, explained.net.raw) == (bare.gross, bare.net)
    assert replay(explained.net) == explained.net.raw


def ars(some, year=2026):
    return school_start_figures(LAW, year, some)


@pytest.mark.parametrize(
    ("birth", "gross"),
    [
        ("2021-02-01", None),
        ("2021-01-31", 42901),
        ("2016-01-01", 42901),
        ("2015-12-31", 45267),
        ("2012-01-01", 45267),
        ("2011-12-31", 46836),
        ("2008-09-16", 46836),
        ("2008-09-15", None),
    ],
)
def test_the_school_allowance_follows_the_age_reached_in_the_year(birth, gross):
    found = ars(family(birth))
    assert (None if isinstance(found, NotApplicable) else found.gross) == gross


@pytest.mark.parametrize(
    ("resources", "gross"),
    [("28956.20", 42901), ("29056.20", 32901), ("29370.21", 1500), ("29370.22", None)],
)
def test_the_school_allowance_is_not_all_or_nothing(resources, gross):
    # One child: 22,274 × 1.3 = 28,956.20; nothing below 15 euros.
    found = ars(family("2016-01-01", resources=resources))
    assert (None if isinstance(found, NotApplicable) else found.gross) == gross


def test_the_school_allowance_within_its_ceiling_needs_no_income():
    unknown = Family(children=born("2016-01-01", "2011-01-01"))
    with pytest.raises(ValueError, match="income"):
        ars(unknown)
    whole = school_start_figures(LAW, 2026, unknown, within_ceiling=True)
    assert whole.gross == 42901 + 46836


@given(families, st.booleans())
def test_every_school_allowance_is_replayed_and_equal_without_its_derivation(some, within):
    explained = school_start(LAW, 2026, some, within_ceiling=within)
    bare = school_start_figures(LAW, 2026, some, within_ceiling=within)
    if isinstance(bare, NotApplicable):
        assert explained.reason == bare.reason
        return
    assert (explained.gross.raw, explained.net.raw) == (bare.gross, bare.net)
    assert replay(explained.net) == explained.net.raw
    assert len(at_school(some.children, 2026)) * 46836 >= bare.gross >= 1500


@given(families, incomes)
def test_more_income_never_raises_a_family_benefit(some, more):
    richer = replace(some, resources=some.resources + more)
    for compute in (
        lambda one: young_child_figures(LAW, NOV, one),
        lambda one: family_supplement_figures(LAW, NOV, one),
        ars,
    ):
        before, after = compute(some), compute(richer)
        if isinstance(before, NotApplicable):
            assert isinstance(after, NotApplicable)
        elif not isinstance(after, NotApplicable):
            assert after.gross <= before.gross


def test_an_income_below_zero_is_refused():
    with pytest.raises(ValueError, match="negative"):
        family("2016-01-01", resources="-1.00")

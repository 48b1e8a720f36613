"""Five households worked by hand, each with its intermediate values, and the published amounts."""

from fractions import Fraction

import pytest

from planner.calc.calendar import Month
from planner.calc.figure import parameters_used, replay
from planner.calc.money import Money
from planner.calc.operations import figures_only
from planner.calc.outcomes import NotApplicable
from planner.calc.rights.af import family_allowances, family_allowances_figures
from planner.calc.rights.answers import OtherParent
from planner.calc.rights.ars import school_start_figures
from planner.calc.rights.asf import child_support, child_support_figures
from planner.calc.rights.cf import family_supplement, family_supplement_figures
from planner.calc.rights.family import Family, net_of_crds
from planner.calc.rights.foyer import (
    CountedBenefits,
    Earner,
    Foyer,
    Housing,
    Majoration,
    family_amount,
    foyer_scale,
    housing_flat,
)
from planner.calc.rights.paje import young_child, young_child_figures
from planner.calc.rights.ppa import ppa
from planner.calc.rights.rsa import rsa
from tests.calc.rights.households import LAW, NONE, PUBLISHED, born, by_label, three, told

NOV = Month(2026, 11)
OF_2026 = Month(2026, 11)


def exact(figure, decimals=2):
    """A step written with so many decimals, halves up."""
    scaled = Fraction(figure.raw) * 10**decimals / (100 if figure.unit == "eur" else 1_000_000)
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign, whole = ("-", -whole) if whole < 0 else ("", whole)
    return f"{sign}{whole // 10**decimals}.{whole % 10**decimals:0{decimals}d}"


def foyer(wages, *, children=0, adults=1, housing=Housing.TENANT, allowance=None, **more):
    benefits = more.pop("benefits", NONE)
    return Foyer(
        adults=adults,
        children=children,
        majoration=more.pop("majoration", Majoration.NONE),
        housing=housing,
        allowance=None if allowance is None else told(allowance),
        earners=tuple(Earner(earned=three(told(wage))) for wage in wages),
        other=None,
        benefits=benefits,
        quarter=three(benefits),
    )


def test_a_single_worker_at_the_minimum_wage_without_housing_benefit():
    found = ppa(LAW, NOV, foyer(["1480"]))
    named = by_label(found.net, "ppa")
    assert exact(named["bonus_from"]) == "726.29"
    assert exact(named["bonus_full"]) == "1698.78"
    assert exact(named["bonus_maximum"]) == "240.63"
    assert exact(named["bonus_share"], 6) == "0.775031"
    assert exact(named["bonus[2026-07]"]) == "186.50"
    assert exact(named["bonus[2026-07]"], 4) == "186.4957"
    assert exact(named["earned_share[2026-08]"]) == "885.78"
    assert exact(found.months[0].amount) == "230.56"
    assert [exact(named[id]) for id in ("gross", "crds", "net")] == ["230.56", "1.15", "229.41"]
    assert rsa(LAW, NOV, foyer(["1480"])).amount.money == Money(0)
    assert replay(found.net) == found.net.raw


def test_a_lone_parent_of_two_with_a_wage_and_a_housing_benefit():
    family = Family(children=born("2022-05-15", "2018-05-15"), lone=True, resources=Money(1651700))
    af = family_allowances(LAW, NOV, family)
    asf = child_support(LAW, NOV, family, OtherParent.DOES_NOT_PAY)
    assert [exact(af.base), exact(asf.gross)] == ["153.01", "403.57"]
    benefits = CountedBenefits(af=af.base, asf=asf.gross, asf_children=asf.children)
    found = ppa(LAW, NOV, foyer(["1480"], children=2, allowance="220", benefits=benefits))
    named = by_label(found.net, "ppa")
    assert exact(named["asf_flats"]) == "215.17"
    assert exact(named["family_amount"]) == "1148.90"
    assert exact(named["housing_resource"]) == "189.57"
    assert exact(named["resources[2026-09]"]) == "2037.75"
    assert exact(named["resources[2026-09]"], 3) == "2037.751"
    assert exact(found.gross) == "183.43"


def test_somebody_lodged_free_with_a_small_wage_has_both():
    alone = foyer(["500"], housing=Housing.FREE)
    found = rsa(LAW, NOV, alone)
    assert exact(found.housing, 4) == "78.2028"
    assert exact(found.amount) == "73.49"
    prime = ppa(LAW, NOV, alone)
    named = by_label(prime.net, "ppa")
    assert exact(named["resources[2026-07]"]) == "576.59"
    assert exact(named["taken[2026-07]"]) == "638.28"
    assert exact(prime.gross) == "299.25"


def test_a_mother_of_22_alone_with_a_child_of_one():
    family = Family(children=born("2025-05-15"), lone=True, resources=Money(0))
    paje = young_child(LAW, NOV, family)
    asf = child_support(LAW, NOV, family, OtherParent.DOES_NOT_PAY)
    assert [exact(paje.gross), exact(asf.gross)] == ["199.15", "201.78"]
    benefits = CountedBenefits(paje=paje.counted, asf=asf.gross, asf_children=1)
    found = rsa(
        LAW,
        NOV,
        foyer([], children=1, allowance="300", benefits=benefits, majoration=Majoration.CHILDREN),
    )
    assert exact(found.family_amount) == "1115.80"
    assert exact(found.housing) == "156.41"
    assert exact(found.benefits) == "306.74"
    assert exact(found.amount) == "652.65"
    assert found.amount.money == Money.parse("652.65")


def test_a_couple_with_children_of_15_16_and_20():
    family = Family(
        children=born("2011-05-15", "2010-05-15", "2006-05-15"),
        resources=Money(2000000),
        two_earners=True,
    )
    af = family_allowances(LAW, NOV, family)
    steps = [af.base, af.increase, af.flat_20, af.complement, af.gross]
    assert [exact(one) for one in steps] == ["153.01", "76.51", "96.75", "0.00", "326.27"]
    cf = family_supplement(LAW, NOV, family)
    assert [exact(one) for one in (cf.ceiling, cf.half_ceiling)] == ["54724.40", "27362.20"]
    assert [exact(one) for one in (cf.gross, cf.counted)] == ["298.75", "199.15"]


@pytest.mark.parametrize(
    ("adults", "children", "amount"),
    [
        (1, 0, "651.69"),
        (1, 1, "977.54"),
        (1, 2, "1173.04"),
        (1, 3, "1433.72"),
        (2, 0, "977.54"),
        (2, 1, "1173.04"),
        (2, 2, "1368.55"),
        (2, 3, "1629.23"),
    ],
)
def test_the_amount_of_a_foyer_grows_with_its_size(adults, children, amount):
    found = rsa(LAW, NOV, foyer([], adults=adults, children=children))
    assert exact(found.family_amount) == exact(found.amount) == amount


@pytest.mark.parametrize(
    ("children", "majoration", "amount"),
    [
        (0, Majoration.PREGNANT, "836.85"),
        (1, Majoration.CHILDREN, "1115.80"),
        (2, Majoration.CHILDREN, "1394.75"),
    ],
)
def test_the_amount_of_a_lone_parent_is_higher(children, majoration, amount):
    scale = foyer_scale(LAW, NOV, "rsa")
    found = Fraction(family_amount(figures_only, scale, 1, children, majoration))
    assert Money.parse(amount).cents == int(found + Fraction(1, 2))


@pytest.mark.parametrize(
    ("right", "flats"),
    [("rsa", ["78.20", "156.41", "193.55"]), ("ppa", ["76.59", "153.19", "189.57"])],
)
def test_the_housing_flat_stops_growing_at_three_persons(right, flats):
    scale = foyer_scale(LAW, NOV, right)
    found = [Fraction(housing_flat(figures_only, scale, persons)) for persons in (1, 2, 3, 7)]
    rounded = [str(Money(int(each + Fraction(1, 2)))) for each in found]
    assert rounded == [*flats, flats[-1]]


def family(*births, lone=False, resources=0, two=True):
    return Family(children=born(*births), lone=lone, resources=Money(resources), two_earners=two)


@pytest.mark.parametrize("since", PUBLISHED)
def test_net_amounts_come_out_to_the_cent(since):
    """Those of 2025 are printed by public services; they prove that the CRDS is truncated."""
    expected = PUBLISHED[since]
    month = Month.parse(since)
    year = month.year

    def net(compute, *arguments, **named):
        found = compute(LAW, month, *arguments, **named)
        return str(Money(found.net))

    def of(age):
        return f"{year - age}-01-15"

    children = [family(*[of(5)] * count) for count in (2, 3, 4, 5)]
    af = [net(family_allowances_figures, each) for each in children]
    assert af[:3] == expected["af"]
    # An increase and the flat amount are printed as if each was paid alone.
    with_19 = family_allowances_figures(LAW, month, family(of(5), of(6), of(19)))
    with_20 = family_allowances_figures(LAW, month, family(of(5), of(6), of(20)))
    crds = LAW.value("crds.taux", month.first_day)
    assert str(Money(net_of_crds(figures_only, with_19.increase, crds))) == expected["increase"]
    assert str(Money(net_of_crds(figures_only, with_20.flat_20, crds))) == expected["flat_20"]
    three_children = (of(5), of(6), of(7))
    assert [
        net(family_supplement_figures, family(*three_children, resources=each))
        for each in (3000000, 1000000)
    ] == expected["cf"]
    alone = family(of(5), lone=True)
    assert [
        net(child_support_figures, alone, other)
        for other in (OtherParent.DOES_NOT_PAY, OtherParent.BOTH_ABSENT)
    ] == expected["asf"]
    baby = f"{year - 1}-01-15"
    assert net(young_child_figures, family(baby)) == expected["paje"][0]
    if expected["paje"][1] is not None:
        partial = family(baby, resources=4200000)
        assert net(young_child_figures, partial) == expected["paje"][1]
    assert [
        str(Money(school_start_figures(LAW, year, family(of(age))).net)) for age in (8, 12, 16)
    ] == expected["ars"]


@pytest.mark.parametrize("since", PUBLISHED)
def test_each_child_more_adds_the_published_amount_within_a_cent_of_crds(since):
    month = Month.parse(since)
    four, five = (
        family_allowances_figures(LAW, month, family(*[f"{month.year - 5}-01-15"] * count)).net
        for count in (4, 5)
    )
    assert abs(five - four - Money.parse(PUBLISHED[since]["af_further"]).cents) <= 1


def test_each_explained_amount_names_its_dated_values():
    found = family_allowances(LAW, NOV, family("2020-01-15", "2018-01-15"))
    used = {value.parameter for value in parameters_used(found.net)}
    assert {"bmaf", "af.taux_2_enfants", "af.modulation.tranche_1", "crds.taux"} <= used


def test_a_month_before_the_known_law_is_refused():
    from planner.errors import MissingParameter

    with pytest.raises(MissingParameter):
        family_allowances(LAW, Month(2019, 1), family("2015-01-15", "2016-01-15"))


def test_one_child_gives_no_family_allowance():
    found = family_allowances(LAW, OF_2026, family("2020-01-15"))
    assert found == NotApplicable("fewer_than_two_children", "CSS L.521-1")

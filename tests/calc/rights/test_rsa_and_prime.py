"""The RSA and the prime d'activité: rules one by one, and what must hold for every foyer."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.figure import parameters_used, replay
from planner.calc.money import Money
from planner.calc.operations import figures_only
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.rights.eligibility import Claimant, rsa_eligibility
from planner.calc.rights.foyer import (
    CountedBenefits,
    Earner,
    Foyer,
    Housing,
    Majoration,
    reference_months,
)
from planner.calc.rights.outcome import ToCheck
from planner.calc.rights.ppa import changing, ppa, ppa_figures, ppa_scale, student_threshold
from planner.calc.rights.rsa import rsa, rsa_figures
from planner.errors import MissingParameter
from tests.calc.rights.families import amounts, foyers
from tests.calc.rights.households import LAW, NONE, three

NOV = Month(2026, 11)
steady_months = st.sampled_from([Month(2025, 10), Month(2026, 10), NOV])
every_month = st.sampled_from([Month(2025, 3), Month(2025, 12), Month(2026, 5), NOV])


def alone(*earned, other=None, housing=Housing.TENANT, allowance=None, **more):
    """A single person in bare cents."""
    earners = (Earner(earned=earned),) if earned else ()
    benefits = more.pop("benefits", NONE)
    return Foyer(
        adults=more.pop("adults", 1),
        children=more.pop("children", 0),
        majoration=more.pop("majoration", Majoration.NONE),
        housing=housing,
        allowance=allowance,
        earners=more.pop("earners", earners),
        other=other,
        benefits=benefits,
        quarter=three(benefits),
    )


def bare(foyer):
    return foyer.mapped(lambda figure: figure.raw)


def test_the_quarter_ends_two_months_before():
    expected = (Month(2026, 7), Month(2026, 8), Month(2026, 9))
    assert reference_months(LAW, NOV) == expected
    with pytest.raises(MissingParameter):
        reference_months(LAW, Month(2025, 2))


@pytest.mark.parametrize(
    ("mean", "amount"), [(64568, 601), (64569, 600), (64570, 0), (65169, 0), (70000, 0)]
)
def test_nothing_is_paid_below_six_euros(mean, amount):
    assert rsa_figures(LAW, NOV, alone(*three(mean))).amount == amount


def test_what_falls_in_one_month_counts_for_a_third():
    assert rsa_figures(LAW, NOV, alone(0, 0, 30000)).mean == 10000
    assert rsa_figures(LAW, NOV, alone(0, 10000, 30000)).mean == Fraction(40000, 3)


@pytest.mark.parametrize(
    ("housing", "allowance", "counted"),
    [
        (Housing.TENANT, None, "0"),
        (Housing.TENANT, 0, "0"),
        (Housing.TENANT, 4550, "4550"),
        (Housing.TENANT, 22000, "7820.28"),
        (Housing.FREE, None, "7820.28"),
        (Housing.MOST, None, "7820.28"),
        (Housing.PAYING, None, "0"),
        (Housing.PAYING, 22000, "0"),
    ],
)
def test_housing_counts_for_what_it_saves(housing, allowance, counted):
    found = rsa_figures(LAW, NOV, alone(housing=housing, allowance=allowance))
    assert Fraction(found.housing) == Fraction(counted)


def test_the_asf_counts_up_to_a_flat_amount_for_each_child():
    benefits = CountedBenefits(asf=40357, asf_children=2)
    found = rsa_figures(LAW, NOV, alone(benefits=benefits, children=2))
    assert found.benefits == Fraction(47816 * 225 * 2, 1000)
    small = CountedBenefits(asf=5178, asf_children=1)
    assert rsa_figures(LAW, NOV, alone(benefits=small, children=1)).benefits == 5178


def test_an_aah_is_a_resource_of_the_rsa():
    earners = (Earner(earned=three(0), aah=three(30000)),)
    assert rsa_figures(LAW, NOV, alone(earners=earners)).amount == 65169 - 30000


def test_the_higher_amount_is_refused_to_a_couple():
    with pytest.raises(ValueError, match="lone parent"):
        alone(adults=2, majoration=Majoration.CHILDREN)
    with pytest.raises(ValueError, match="one or two"):
        alone(adults=3)


@given(every_month, foyers())
def test_every_rsa_is_replayed_and_equal_without_its_derivation(month, foyer):
    explained = rsa(LAW, month, foyer)
    assert [one.raw for one in explained] == list(rsa_figures(LAW, month, bare(foyer)))
    assert replay(explained.amount) == explained.amount.raw
    used = {value.parameter for value in parameters_used(explained.amount)}
    assert {"rsa.montant_forfaitaire", "rsa.minimum_verse"} <= used


@pytest.mark.slow
@given(every_month, foyers())
def test_the_rsa_never_lifts_a_foyer_above_its_amount(month, foyer):
    found = rsa_figures(LAW, month, bare(foyer))
    assert found.amount == 0 or found.amount >= 600
    if found.amount:
        reached = found.amount + found.resources + found.housing
        assert abs(reached - found.family_amount) <= Fraction(1, 2)


@pytest.mark.slow
@given(every_month, foyers(), st.integers(1, 50_000))
def test_the_rsa_never_grows_with_an_income(month, foyer, more):
    poorer = bare(foyer)
    other = poorer.other or three(0)
    richer = replace(poorer, other=(other[0] + more, *other[1:]))
    assert rsa_figures(LAW, month, richer).amount <= rsa_figures(LAW, month, poorer).amount


@pytest.mark.slow
@given(every_month, foyers())
def test_one_more_child_never_lowers_the_rsa(month, foyer):
    smaller = bare(foyer)
    larger = replace(smaller, children=smaller.children + 1)
    assert rsa_figures(LAW, month, larger).amount >= rsa_figures(LAW, month, smaller).amount


@pytest.mark.slow
@given(every_month, foyers())
def test_every_prime_is_replayed_and_equal_without_its_derivation(month, foyer):
    explained = ppa(LAW, month, foyer)
    plain = ppa_figures(LAW, month, bare(foyer))
    assert (explained.gross.raw, explained.net.raw) == (plain.gross, plain.net)
    assert [one.amount.raw for one in explained.months] == [one.amount for one in plain.months]
    assert replay(explained.net) == explained.net.raw
    assert plain.gross == 0 or plain.gross >= 1500
    assert plain.net == plain.gross - plain.gross * 5 // 1000


@pytest.mark.slow
@given(steady_months, foyers(), amounts)
def test_the_prime_never_grows_with_another_resource(month, foyer, more):
    poorer = bare(foyer)
    other = poorer.other or three(0)
    richer = replace(poorer, other=tuple(each + more.raw for each in other))
    assert ppa_figures(LAW, month, richer).gross <= ppa_figures(LAW, month, poorer).gross


@given(st.integers(0, 250_000), st.integers(0, 10_000))
def test_earning_more_always_leaves_more(wage, more):
    def left(amount):
        found = ppa_figures(LAW, NOV, alone(*three(amount)))
        return amount + sum(Fraction(one.amount) for one in found.months) / 3

    assert left(wage + more) >= left(wage)


@pytest.mark.parametrize(("wage", "paid"), [(215100, True), (215200, False)])
def test_nothing_is_paid_below_fifteen_euros(wage, paid):
    found = ppa_figures(LAW, NOV, alone(*three(wage)))
    assert bool(found.gross) is paid
    assert Fraction(found.mean) < 1500 or paid


def test_an_aah_counts_as_earned_from_29_hours_at_the_minimum_wage():
    # 29 × 12.31 = 356.99.
    def prime(wage):
        earner = Earner(earned=three(wage), aah=three(50000))
        return ppa_figures(LAW, NOV, alone(earners=(earner,)))

    assert prime(35699).months[0].earned == 35699 + 50000
    assert prime(35698).months[0].earned == 35698
    assert prime(35698).months[0].other == 50000


def test_a_rise_in_the_quarter_gives_two_readings():
    may = Month(2026, 5)
    foyer = alone(*three(148000))
    assert changing(LAW, may)
    assert [month for month in range(1, 13) if changing(LAW, Month(2026, month))] == [*range(1, 10)]
    own = ppa_figures(LAW, may, foyer).gross
    priced = ppa_figures(LAW, may, foyer, priced=may).gross
    assert (own, priced) == (22326, 23939)


def test_a_student_must_earn_a_part_of_the_minimum_wage():
    assert student_threshold(figures_only, ppa_scale(LAW, NOV)) == 114421


OLD, YOUNG = date(1990, 1, 1), date(2004, 6, 1)


@pytest.mark.parametrize(
    ("claimants", "children", "lone", "expected"),
    [
        ([Claimant(birth=OLD)], False, True, None),
        ([Claimant(birth=YOUNG)], True, True, None),
        ([Claimant(birth=YOUNG), Claimant(birth=OLD)], False, False, None),
        ([Claimant(birth=date(2001, 11, 30))], False, True, None),
        ([Claimant(birth=YOUNG, young_worker=True)], False, True, None),
        ([Claimant(birth=YOUNG, young_worker=False)], False, True, "under_25"),
        ([Claimant(birth=YOUNG)], False, True, "young_worker_hours"),
        ([Claimant(birth=OLD, student=True)], False, True, "student"),
        ([Claimant(birth=OLD, student=True)], True, True, None),
        ([Claimant(birth=OLD, student=True)] * 2, True, False, "student"),
        ([Claimant(birth=OLD, student=True), Claimant(birth=YOUNG)], True, False, None),
        ([Claimant(birth=None, birth_field="a")], False, True, "birth_unknown"),
        ([Claimant(birth=None), Claimant(birth=OLD)], False, False, None),
    ],
)
def test_who_may_have_the_rsa(claimants, children, lone, expected):
    found = rsa_eligibility(LAW, NOV, tuple(claimants), children=children, lone=lone)
    assert (found if found is None else found.reason) == expected
    kinds = {"young_worker_hours": ToCheck, "birth_unknown": Missing}
    if expected is not None:
        assert isinstance(found, kinds.get(expected, NotApplicable))


def test_a_missing_birth_is_asked_where_it_is_missing():
    claimant = Claimant(birth=None, birth_field="household.persons[0].birth")
    found = rsa_eligibility(LAW, NOV, (claimant,), children=False, lone=True)
    assert found == Missing(("household.persons[0].birth",), "birth_unknown")


def test_amounts_are_money_once_rounded():
    from tests.calc.rights.households import told

    found = rsa(LAW, NOV, replace(alone(), earners=(Earner(earned=three(told("100"))),)))
    assert found.amount.money == Money.parse("551.69")

"""The resource base: computed in three situations, refused with its reason in the others."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.dossier import Dossier
from planner.calc.figure import replay, walk
from planner.calc.housing.resource_base import Situation, resource_base, window_of
from planner.calc.outcomes import Missing
from planner.law import load_law

LAW = load_law()
NOVEMBER_2026 = Month(2026, 11)


def dossier(*incomes, statuses=(), partner=None, savings=(), birth="1990-05-04", others=()):
    persons = [{"id": "a", "role": "applicant", "birth": birth, "statuses": list(statuses)}]
    if partner is not None:
        persons.append({"id": "b", "role": "partner", "statuses": list(partner)})
    persons += [{"id": id, "role": "other_adult"} for id in others]
    tree = {
        "household": {"persons": persons},
        "incomes": [{"whose": "a", **income} for income in incomes],
        "savings": [{"amount": amount} for amount in savings],
    }
    return Dossier.model_validate_json(json.dumps(tree))


def base(*incomes, month=NOVEMBER_2026, **facts):
    return resource_base(dossier(*incomes, **facts), LAW, month)


def amount(result):
    return str(result.base.money)


def wage(monthly, **more):
    return {"kind": "wage", "amount": monthly, **more}


def test_a_month_looks_thirteen_to_two_months_before_its_quarter():
    for month in (10, 11, 12):
        assert window_of(Month(2026, month)) == (Month(2026, 10), Month(2025, 9), Month(2026, 8))
    assert window_of(Month(2026, 3)) == (Month(2026, 1), Month(2024, 12), Month(2025, 11))


def test_a_student_under_28_has_the_flat_amount_whatever_he_earns():
    result = base(wage("900", start="2026-09"), statuses=["student"], birth="2000-01-01")
    assert (result.situation, amount(result)) == (Situation.STUDENT, "8600.00")
    assert result.estimated is False


def test_a_grant_holder_has_the_flat_amount_less_the_reduction():
    result = base(statuses=["student", "grant_holder"], birth="2004-01-01")
    assert amount(result) == "6900.00"


def test_a_student_is_young_until_the_day_of_his_28th_birthday():
    flat = base(statuses=["student"], birth="1998-11-02")
    assert flat.situation is Situation.STUDENT
    assert base(statuses=["student"], birth="1998-11-01").situation is Situation.STEADY


def test_a_student_without_a_birth_date_is_asked_for_it():
    assert base(statuses=["student"], birth=None) == Missing(
        ("household.persons[0].birth",), "birth"
    )


def test_a_household_that_lives_on_the_rsa_has_a_base_of_nothing_but_what_a_notice_may_add():
    result = base(
        {"kind": "rsa", "amount": "651.69"}, {"kind": "af", "amount": "0"}, statuses=["rsa"]
    )
    assert (result.situation, amount(result)) == (Situation.RSA, "0.00")
    assert result.estimated
    assert "assets" in result.questions


def test_the_rsa_beside_a_wage_or_begun_this_year_is_not_computed():
    assert base({"kind": "rsa", "amount": "600"}, wage("300"), statuses=["rsa"]).reason == (
        "unsettled"
    )
    begun = base({"kind": "rsa", "amount": "600", "start": "2026-02"}, statuses=["rsa"])
    assert begun == Missing(("incomes[0]",), "changed_income")


def test_a_steady_wage_counts_for_a_year_less_a_tenth():
    # 12 × 1,500 = 18,000 ; less 1,800
    result = base(wage("1500", start="2020-01"))
    assert (result.situation, amount(result)) == (Situation.STEADY, "16200.00")
    assert result.counted == ("incomes[0]",)
    assert "net_taxable" in result.questions
    assert "since_when" not in result.questions


def test_a_thirteenth_month_and_a_wage_by_the_week_count_for_what_they_are():
    # 52 × 300 = 15,600 ; + 1,300 ; less 1,690
    bonus = {"kind": "wage_13th_month", "amount": "1300", "frequency": "year"}
    assert amount(base(wage("300", frequency="week"), bonus)) == "15210.00"
    # paid in two months of the year: 2 × 650
    twice = {"kind": "wage_13th_month", "amount": "650", "months": [6, 12]}
    assert amount(base(wage("300", frequency="week"), twice)) == "15210.00"


def test_the_work_expenses_have_a_minimum_a_maximum_and_never_exceed_the_wage():
    assert amount(base(wage("200"))) == "1891.00"  # 2,400 − 509
    assert amount(base(wage("20000"))) == "225445.00"  # 240,000 − 14,555
    assert amount(base(wage("30"))) == "0.00"  # 360 − 360


def test_pensions_deduct_a_tenth_within_a_minimum_for_each_and_a_maximum_together():
    pension = {"kind": "retirement_pension", "amount": "1000"}
    assert amount(base(pension)) == "10800.00"
    assert amount(base({**pension, "amount": "300"})) == "3146.00"  # 3,600 − 454
    rich = {**pension, "amount": "3000"}
    # 2 × 36,000 − 4,439 : the maximum is that of the household
    both = base(rich, {**rich, "whose": "b"}, partner=[])
    assert amount(both) == "67561.00"


def test_a_couple_of_whom_both_work_deducts_95_euros():
    # 12 × 478.16 = 5,737.92 from which one works
    enough = wage("478.16", whose="b")
    both = base(wage("1500"), enough, partner=[])
    assert amount(both) == "21269.13"  # 16,200 + 5,737.92 − 573.79 − 95
    short = base(wage("1500"), wage("478.15", whose="b"), partner=[])
    assert amount(short) == "21364.02"  # 16,200 + 5,737.80 − 573.78


def test_what_does_not_count_is_left_out_and_said():
    result = base(wage("1500"), {"kind": "ppa", "amount": "200"}, {"kind": "ars", "amount": "400"})
    assert amount(result) == "16200.00"
    assert result.left_out == ("incomes[1]", "incomes[2]")


@pytest.mark.parametrize(
    ("income", "reason"),
    [
        (wage("1500", start="2025-10"), "changed_income"),
        (wage("1500", until="2026-09"), "changed_income"),
        ({"kind": "temporary_wage", "amount": "900"}, "irregular"),
        ({"kind": "unemployment_benefit", "amount": "900"}, "irregular"),
        ({"kind": "apprentice_wage", "amount": "900"}, "irregular"),
        ({"kind": "income_total", "amount": "900"}, "irregular"),
        ({"kind": "other_income", "amount": "900"}, "irregular"),
        ({"kind": "self_employed_income", "amount": "900"}, "tax_notice"),
        ({"kind": "rental_income", "amount": "900"}, "tax_notice"),
        ({"kind": "child_support_received", "amount": "100"}, "tax_notice"),
        (wage("1500", frequency="once", start="2025-09"), "changed_income"),
    ],
)
def test_an_income_that_an_interview_cannot_settle_is_not_computed(income, reason):
    assert base(wage("1000"), income) == Missing(("incomes[1]",), reason)


@pytest.mark.parametrize(
    "income",
    [
        wage("1500", start="2025-09"),
        wage("1500", until="2026-10"),
        {"kind": "ppa", "amount": "200", "start": "2026-10"},
    ],
)
def test_an_income_that_runs_over_the_whole_window_is_computed(income):
    assert not isinstance(base(income), Missing)


@pytest.mark.parametrize("status", ["unemployed_paid", "unemployed_unpaid", "long_sick"])
def test_a_situation_that_changes_the_base_by_its_dates_is_not_computed(status):
    assert base(wage("1000"), statuses=[status]) == Missing(
        ("household.persons[0].statuses",), "unsettled"
    )


def test_assets_above_the_threshold_are_not_computed_unless_disability_spares_them():
    assert base(wage("1000"), savings=["30000.01"]) == Missing(("savings",), "assets")
    assert not isinstance(base(wage("1000"), savings=["20000", "10000"]), Missing)
    assert not isinstance(base(wage("1000"), savings=["50000"], statuses=["aah"]), Missing)


def test_the_income_of_another_adult_is_not_counted_and_is_asked_about():
    result = base(wage("1500"), wage("2000", whose="c"), others=["c"])
    assert amount(result) == "16200.00"
    assert "other_adults" in result.questions


def test_a_household_without_an_adult_has_no_base():
    assert resource_base(Dossier(), LAW, NOVEMBER_2026) == Missing(
        ("household.persons",), "no_adult"
    )


@given(
    st.lists(st.integers(0, 500_000), max_size=4),
    st.lists(st.integers(0, 300_000), max_size=3),
    st.booleans(),
)
def test_every_figure_replays_and_the_base_never_exceeds_a_year_of_incomes(
    wages, pensions, partner
):
    lines = [
        wage(f"{cents // 100}.{cents % 100:02d}", whose="b" if partner and rank % 2 else "a")
        for rank, cents in enumerate(wages)
    ] + [
        {"kind": "retirement_pension", "amount": f"{cents // 100}.{cents % 100:02d}"}
        for cents in pensions
    ]
    result = base(*lines, partner=[] if partner else None)
    assert 0 <= result.base.raw <= 12 * (sum(wages) + sum(pensions))
    for figure in walk(result.base):
        assert figure.raw == replay(figure)
    assert result.base.reference

"""The resource base: computed in three situations, refused with its reason in the others."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.dossier import Dossier
from planner.calc.figure import replay, walk
from planner.calc.housing.resource_base import (
    Situation,
    compute_resource_base,
    resource_base,
    window_of,
)
from planner.calc.housing.resource_lines import read_resources
from planner.calc.housing.vocabulary import RESOURCE_QUESTIONS, RESOURCE_REASONS, RESOURCE_STATES
from planner.calc.operations import figures_only
from planner.calc.outcomes import Missing
from planner.law import load_law
from tests.support.dossiers import dossiers

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


@pytest.mark.parametrize("month", [Month(2026, 11), Month(2026, 8)])
def test_a_student_who_receives_a_grant_is_a_grant_holder_without_the_word(month):
    grant = {"kind": "student_grant", "amount": "400", "months": [1, 2, 3, 4, 5, 6, 9, 10, 11, 12]}
    result = base(grant, statuses=["student"], birth="2004-01-01", month=month)
    assert amount(result) == "6900.00"


@pytest.mark.parametrize(
    "grant",
    [
        {"kind": "student_grant", "amount": "400", "until": "2026-06"},
        {"kind": "student_grant", "amount": "400", "start": "2027-01"},
        {"kind": "student_grant", "amount": "0"},
        {"kind": "student_grant", "amount": "400", "whose": "b"},
        {"kind": "wage", "amount": "400"},
    ],
)
def test_a_grant_that_is_over_to_come_nothing_or_of_another_makes_no_grant_holder(grant):
    result = base(grant, statuses=["student"], birth="2004-01-01", partner=[])
    assert amount(result) == "8600.00"


def test_a_student_is_young_until_the_day_of_his_28th_birthday():
    flat = base(statuses=["student"], birth="1998-11-02")
    assert flat.situation is Situation.STUDENT
    grown = base(wage("500"), statuses=["student"], birth="1998-11-01")
    assert grown.situation is Situation.STEADY


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


def test_the_rsa_leaves_out_earnings_and_benefits_of_both_but_neither_pensions_nor_sick_pay():
    lines = [
        {"kind": "rsa", "amount": "600", "start": "2026-02"},
        wage("1500", until="2026-01"),
        {"kind": "unemployment_benefit", "amount": "300", "start": "2025-09", "whose": "b"},
    ]
    result = base(*lines, statuses=["rsa"], partner=[])
    assert (result.situation, amount(result)) == (Situation.RSA, "0.00")
    assert "before_rsa" in result.questions
    assert [treatment.reference for _, treatment in result.treatments] == ["CCH R.822-17"] * 2
    pension = {"kind": "survivor_pension", "amount": "300", "whose": "b"}
    assert amount(base(*lines, pension, statuses=["rsa"], partner=[])) == "3146.00"  # 3,600 − 454
    ill = {"kind": "sick_pay", "amount": "200", "frequency": "month", "start": "2026-02"}
    # 5 × 1,500 + 7 × 200 = 8,900 ; less 890, off earnings first : the sick pay stays whole
    assert amount(base(*lines, ill, statuses=["rsa"], partner=[])) == "1400.00"


def test_the_months_of_a_change_of_job_are_summed():
    # 5 × 1,500 + 7 × 1,600 = 18,700 ; less 1,870
    result = base(wage("1500", until="2026-01"), wage("1600", start="2026-02"))
    assert (result.situation, amount(result)) == (Situation.CHANGED, "16830.00")


def test_a_month_that_nothing_tells_is_asked_for():
    gap = base(wage("1500", until="2025-12"), wage("1600", start="2026-03"))
    assert gap == Missing(("incomes[0]", "incomes[1]"), "changed_income")
    told = {"kind": "rsa", "amount": "600", "start": "2026-01", "until": "2026-02"}
    filled = base(wage("1500", until="2025-12"), told, wage("1600", start="2026-03"))
    assert amount(filled) == "14040.00"  # 4 × 1,500 + 6 × 1,600 = 15,600 ; less 1,560
    bonus = {"kind": "wage_13th_month", "amount": "1300", "frequency": "year"}
    assert base(wage("1500", start="2026-03"), bonus).reason == "changed_income"


UNEMPLOYED = {"kind": "unemployment_benefit", "amount": "900", "start": "2026-04"}


def test_the_earnings_of_a_person_unemployed_for_two_months_are_abated():
    # 7 × 1,500 = 10,500, 5 × 900 = 4,500 ; expenses 1,500 off the wages ; 30 % of 9,000 = 2,700
    lines = (wage("1500", until="2026-03"), UNEMPLOYED)
    result = base(*lines, statuses=["unemployed_paid"])
    assert amount(result) == "10800.00"
    assert [treatment.reason for _, treatment in result.treatments] == ["unemployed_paid"]


def test_the_abatement_of_unemployment_begins_in_the_second_month_after_the_last_wage():
    lines = (
        wage("1500", until="2026-09"),
        {**UNEMPLOYED, "start": "2026-10"},
    )
    # October: twelve wages less a tenth. November: less 30 % of it too.
    assert amount(base(*lines, month=Month(2026, 10))) == "16200.00"
    assert amount(base(*lines)) == "11340.00"


def test_an_unemployed_person_without_benefit_for_two_months_has_no_earnings():
    lines = (wage("1500", until="2026-03"), {**UNEMPLOYED, "until": "2026-09"})
    result = base(*lines, statuses=["unemployed_unpaid"])
    assert amount(result) == "0.00"
    assert [treatment.reference for _, treatment in result.treatments] == ["CCH R.822-15"]
    before = base(*lines, statuses=["unemployed_unpaid"], month=Month(2026, 10))
    assert amount(before) == "13500.00"  # 15,000 less a tenth
    ass = {"kind": "ass", "amount": "560", "start": "2026-09"}
    assert amount(base(*lines, ass)) == "0.00"


def test_the_earnings_of_a_person_ill_for_more_than_six_months_are_abated():
    # 5 × 1,500 = 7,500, 7 × 800 = 5,600 ; expenses 1,310 off the wages ; 30 % of 6,190 = 1,857
    ill = {"kind": "sick_pay", "amount": "800", "frequency": "month", "start": "2026-02"}
    lines = (wage("1500", until="2026-01"), ill)
    assert amount(base(*lines)) == "9933.00"
    later = {**ill, "start": "2026-05"}
    short = base(wage("1500", until="2026-04"), later)
    # 8 × 1,500 + 4 × 800 = 15,200 ; less 1,520 : six months and a day are not reached
    assert amount(short) == "13680.00"


def test_the_earnings_and_benefits_of_a_retired_person_are_abated():
    # 10 × 1,800 − 1,800 = 16,200 ; × 0.7 = 11,340 ; 2 × 1,200 − 454 = 1,946
    pension = {"kind": "retirement_pension", "amount": "1200", "start": "2026-07"}
    assert amount(base(wage("1800", until="2026-06"), pension)) == "13286.00"
    # 10 × 900 − 900 = 8,100 ; × 0.7 = 5,670
    benefit = {**UNEMPLOYED, "start": "2025-01", "until": "2026-06"}
    assert amount(base(benefit, pension)) == "7616.00"


def test_the_earnings_of_a_person_who_lives_on_the_aah_are_abated():
    # 8 × 1,200 − 960 = 8,640 ; × 0.7
    aah = {"kind": "aah", "amount": "1041.59", "start": "2026-05"}
    assert amount(base(wage("1200", until="2026-04"), aah)) == "6048.00"


def test_expenses_are_taken_off_earnings_first_then_off_benefits():
    # 1 × 300 + 11 × 900 = 10,200 ; expenses 1,020: 300 off the wage, 720 off the benefit
    lines = (wage("300", until="2025-09"), {**UNEMPLOYED, "start": "2025-10"})
    assert amount(base(*lines)) == "9180.00"


def test_earnings_that_stopped_without_a_word_of_what_came_after_are_asked_about():
    assert base(wage("1500", until="2026-09")) == Missing(("incomes[0]",), "changed_income")


def test_a_household_without_an_income_told_has_no_base_rather_than_none():
    assert base() == Missing(("incomes",), "no_income")


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
        ({"kind": "temporary_wage", "amount": "900"}, "irregular"),
        ({"kind": "unemployment_benefit", "amount": "900"}, "since_when"),
        ({"kind": "sick_pay", "amount": "900"}, "since_when"),
        ({"kind": "apprentice_wage", "amount": "900"}, "irregular"),
        ({"kind": "income_total", "amount": "900"}, "irregular"),
        ({"kind": "other_income", "amount": "900"}, "irregular"),
        ({"kind": "self_employed_income", "amount": "900"}, "tax_notice"),
        ({"kind": "rental_income", "amount": "900"}, "tax_notice"),
        ({"kind": "child_support_received", "amount": "100"}, "tax_notice"),
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


def test_savings_above_the_threshold_add_three_percent_unless_disability_spares_them():
    rich = base(wage("1000"), savings=["30000.01"])
    assert amount(rich) == "11700.00"  # 10,800 + 900.0003
    assert "savings_already_taxed" in rich.questions
    assert amount(base(wage("1000"), savings=["20000", "10000"])) == "10800.00"
    assert amount(base(wage("1000"), savings=["50000"], statuses=["aah"])) == "10800.00"


def states(*incomes, **facts):
    lines = read_resources(dossier(*incomes, **facts), LAW, NOVEMBER_2026)
    return [(line.path, line.state.value, line.reason) for line in lines]


def test_each_income_says_how_far_it_is_known():
    seen = {"evidence": {"status": "seen"}}
    assert states(
        wage("1500", **seen),
        wage("200"),
        {"kind": "temporary_wage", "amount": "300"},
        {"kind": "ppa", "amount": "200"},
        wage("900", whose="c"),
        wage("1500", start="2026-10"),
        {"kind": "ars", "amount": "400", "whose": "c"},
        others=["c"],
    ) == [
        ("incomes[0]", "known", ""),
        ("incomes[1]", "estimated", "declared"),
        ("incomes[2]", "missing", "irregular"),
        ("incomes[3]", "not_counted", ""),
        ("incomes[4]", "missing", "other_adults"),
        ("incomes[5]", "not_counted", "outside_the_year"),
        ("incomes[6]", "not_counted", ""),
    ]


def test_an_irregular_wage_with_its_papers_counts():
    paid = {"kind": "temporary_wage", "amount": "1000", "evidence": {"status": "copied"}}
    assert amount(base(paid)) == "10800.00"
    assert states(paid) == [("incomes[0]", "known", "")]


def test_what_a_student_earns_is_replaced_and_what_the_rsa_sets_aside_is_neutralised():
    assert states(wage("900"), statuses=["student"], birth="2004-01-01") == [
        ("incomes[0]", "replaced", "student")
    ]
    rsa = {"kind": "rsa", "amount": "600"}
    assert states(wage("900", until="2026-01"), rsa) == [
        ("incomes[0]", "neutralised", "rsa"),
        ("incomes[1]", "not_counted", ""),
    ]


def test_an_income_of_a_year_with_an_untold_month_or_situation_is_missing():
    assert states(wage("900", start="2026-03")) == [("incomes[0]", "missing", "changed_income")]
    assert states(wage("900"), statuses=["long_sick"]) == [("incomes[0]", "missing", "unsettled")]


def test_the_income_of_another_adult_is_not_counted_and_is_asked_about():
    result = base(wage("1500"), wage("2000", whose="c"), others=["c"])
    assert amount(result) == "16200.00"
    assert "other_adults" in result.questions


def test_a_household_without_an_adult_has_no_base():
    assert resource_base(Dossier(), LAW, NOVEMBER_2026) == Missing(
        ("household.persons",), "no_adult"
    )


@given(
    st.lists(st.integers(0, 500_000), min_size=1, max_size=4),
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


@pytest.mark.slow
@settings(max_examples=150)
@given(dossiers(), st.integers(0, 20))
def test_any_household_has_a_base_that_replays_or_a_reason_with_its_places(dossier, later):
    month = Month(2026, 1).plus(later)
    result = resource_base(dossier, LAW, month)
    lines = read_resources(dossier, LAW, month)
    assert [line.path for line in lines] == [f"incomes[{i}]" for i in range(len(dossier.incomes))]
    assert {line.reason for line in lines} <= RESOURCE_REASONS | {""}
    assert {line.state.value for line in lines} <= RESOURCE_STATES
    if isinstance(result, Missing):
        assert result.reason in RESOURCE_REASONS
        assert result.fields
        return
    bare = compute_resource_base(figures_only, dossier, LAW, month)
    assert result.base.raw == replay(result.base) == bare.base
    assert result.base.raw >= 0
    assert set(result.questions) <= RESOURCE_QUESTIONS
    if result.situation is not Situation.STUDENT:
        missing = {line.path for line in lines if line.state.value == "missing"}
        assert not missing & set(result.counted)

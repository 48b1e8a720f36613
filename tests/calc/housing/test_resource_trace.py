"""The derivation of the resource base, whole: every step by its name, its value and its reason."""

import pytest

from planner.calc.calendar import Month
from planner.calc.figure import walk, written
from planner.calc.housing.resource_lines import read_resources
from planner.calc.outcomes import Missing
from tests.calc.housing.test_resource_base import (
    LAW,
    NOVEMBER_2026,
    UNEMPLOYED,
    amount,
    base,
    dossier,
    states,
    wage,
)

A, B = "[household.persons[0]]", "[household.persons[1]]"


def trace(result):
    """label → value of every step, the parameters left out, without the name of the rule."""
    return {
        node.label.removeprefix("resource_base."): written(node)
        for node in walk(result.base)
        if node.parameter is None
    }


def test_the_whole_derivation_of_abated_earnings_worked_by_hand():
    result = base(
        wage("1500.33", until="2026-03"),
        {**UNEMPLOYED, "amount": "900.07"},
        statuses=["unemployed_paid"],
    )
    assert trace(result) == {
        "income[incomes[0]]": "1500.33",
        "yearly[incomes[0]]": "10502.31",  # 7 months
        "income[incomes[1]]": "900.07",
        "yearly[incomes[1]]": "4500.35",  # 5 months
        f"wages{A}": "15002.66",
        f"tenth{A}": "1500.27",  # 1,500.266
        f"at_least{A}": "1500.27",
        f"work_expenses{A}": "1500.27",
        f"earnings{A}": "10502.31",
        f"earnings_less_expenses{A}": "9002.04",
        f"earnings_kept{A}": "9002.04",
        f"earnings_abatement{A}": "2700.61",  # 2,700.612
        f"earnings_after_abatement{A}": "6301.43",
        f"unemployment{A}": "4500.35",
        f"expenses_less_earnings{A}": "-9002.04",
        f"expenses_after_earnings{A}": "0.00",
        f"unemployment_less_expenses{A}": "4500.35",
        f"unemployment_kept{A}": "4500.35",
        f"wages_kept{A}": "10801.78",
        "resources_kept": "10801.78",
        "base": "10801.78",
    }
    fields = {node.field for node in walk(result.base) if node.field}
    assert fields == {"incomes[0].amount", "incomes[1].amount"}


def test_the_whole_derivation_of_a_retired_person_whose_expenses_pass_the_earnings():
    # 1 × 200 of wages, 9 × 900 of benefit: expenses of 830 take 200 off the wages, 630 off it.
    result = base(
        wage("200", until="2025-09"),
        {**UNEMPLOYED, "start": "2025-10", "until": "2026-06"},
        {"kind": "retirement_pension", "amount": "1000", "start": "2026-07"},
    )
    assert trace(result) == {
        "income[incomes[0]]": "200.00",
        "yearly[incomes[0]]": "200.00",
        "income[incomes[1]]": "900.00",
        "yearly[incomes[1]]": "8100.00",
        f"wages{A}": "8300.00",
        f"tenth{A}": "830.00",
        f"at_least{A}": "830.00",
        f"work_expenses{A}": "830.00",
        f"earnings{A}": "200.00",
        f"earnings_less_expenses{A}": "-630.00",
        f"earnings_kept{A}": "0.00",
        f"earnings_abatement{A}": "0.00",
        f"earnings_after_abatement{A}": "0.00",
        f"expenses_less_earnings{A}": "630.00",
        f"expenses_after_earnings{A}": "630.00",
        f"unemployment{A}": "8100.00",
        f"unemployment_less_expenses{A}": "7470.00",
        f"unemployment_kept{A}": "7470.00",
        f"benefit_abatement{A}": "2241.00",
        f"unemployment_after_abatement{A}": "5229.00",
        f"wages_kept{A}": "5229.00",
        "income[incomes[2]]": "1000.00",
        "yearly[incomes[2]]": "2000.00",
        f"pensions{A}": "2000.00",
        f"pension_tenth{A}": "200.00",
        f"pension_at_least{A}": "454.00",
        f"pension_deduction{A}": "454.00",
        "pension_deductions": "454.00",
        "pension_deduction": "454.00",
        "pensions": "2000.00",
        "pensions_kept": "1546.00",
        "resources_kept": "6775.00",
        "base": "6775.00",
    }


def test_the_whole_derivation_of_neutralised_earnings_keeps_the_sick_pay():
    result = base(
        wage("100", until="2025-10"),
        {"kind": "sick_pay", "amount": "50", "frequency": "month", "start": "2025-11"},
        {"kind": "rsa", "amount": "500", "start": "2025-11"},
    )
    # 2 × 100 + 10 × 50 = 700: the minimum of 509 takes all of the wage, and 309 of the sick pay.
    assert trace(result) == {
        "income[incomes[0]]": "100.00",
        "yearly[incomes[0]]": "200.00",
        "income[incomes[1]]": "50.00",
        "yearly[incomes[1]]": "500.00",
        f"wages{A}": "700.00",
        f"tenth{A}": "70.00",
        f"at_least{A}": "509.00",
        f"work_expenses{A}": "509.00",
        f"daily{A}": "500.00",
        f"earnings{A}": "200.00",
        f"expenses_less_earnings{A}": "309.00",
        f"expenses_after_earnings{A}": "309.00",
        f"daily_less_expenses{A}": "191.00",
        f"daily_kept{A}": "191.00",
        "nothing_counts": "0.00",
        f"neutralised{A}": "0.00",
        f"wages_kept{A}": "191.00",
        "resources_kept": "191.00",
        "base": "191.00",
    }
    [neutralised] = [n for n in walk(result.base) if n.label.startswith("resource_base.neutral")]
    assert neutralised.because == "rsa"
    assert neutralised.reference == "CCH R.822-15, R.822-17"


def test_the_whole_derivation_of_a_couple_of_whom_both_work_with_savings():
    result = base(wage("1000"), wage("600", whose="b"), partner=[], savings=["30000", "5000.50"])
    assert trace(result) == {
        "income[incomes[0]]": "1000.00",
        "yearly[incomes[0]]": "12000.00",
        f"wages{A}": "12000.00",
        f"tenth{A}": "1200.00",
        f"at_least{A}": "1200.00",
        f"work_expenses{A}": "1200.00",
        f"wages_kept{A}": "10800.00",
        "income[incomes[1]]": "600.00",
        "yearly[incomes[1]]": "7200.00",
        f"wages{B}": "7200.00",
        f"tenth{B}": "720.00",
        f"at_least{B}": "720.00",
        f"work_expenses{B}": "720.00",
        f"wages_kept{B}": "6480.00",
        "saving[savings[0]]": "30000.00",
        "saving[savings[1]]": "5000.50",
        "savings": "35000.50",
        "savings_counted": "35000.50",
        "notional_income": "1050.02",  # 1,050.015
        "resources_kept": "18330.02",
        "both_working": "18235.02",
        "base": "18235.02",
    }
    assert result.questions == (
        "assets",
        "other_resources_of_the_tax_notice",
        "since_when",
        "net_taxable",
        "savings_already_taxed",
    )


def test_the_flat_amount_of_a_student_says_whether_a_grant_lowers_it():
    plain = base(statuses=["student"], birth="2004-01-01").base
    assert (plain.label, plain.because) == ("resource_base.student_amount", "no_grant")
    grant = base(statuses=["student", "grant_holder"], birth="2004-01-01").base
    assert (grant.label, grant.operation) == ("resource_base.student_amount", "difference")
    assert plain.reference == grant.reference == "CCH R.822-20 ; arrêté du 27/09/2019 art. 6"


def test_nothing_that_counts_makes_a_base_of_nothing_that_says_so():
    result = base({"kind": "aah", "amount": "1041.59", "start": "2020-01"})
    assert trace(result) == {"nothing_counts": "0.00", "base": "0.00"}


def test_odd_cents_are_rounded_half_up_at_each_step():
    # 52 × 10.01 × 5 ÷ 12 = 216.8833 ; a day: 365 × 0.33 × 1 ÷ 12 = 10.0375
    weekly = base(wage("10.01", frequency="week", until="2026-01"), wage("900", start="2026-02"))
    assert trace(weekly)["yearly[incomes[0]]"] == "216.88"
    # 26 × 0.25 × 1 ÷ 12 = 0.541666
    once = base(wage("0.25", frequency="fortnight", until="2025-09"), wage("900", start="2025-10"))
    assert trace(once)["yearly[incomes[0]]"] == "0.54"


def test_named_months_and_a_single_payment_count_as_often_as_they_fall_in_the_year():
    twice = wage("100", months=[9, 12], start="2025-12")
    assert trace(base(wage("900"), twice))["yearly[incomes[1]]"] == "100.00"
    once = {"kind": "wage_13th_month", "amount": "700", "frequency": "once", "start": "2026-06"}
    assert trace(base(wage("900"), once))["yearly[incomes[1]]"] == "700.00"
    outside = {**once, "start": "2026-09"}
    assert "yearly[incomes[1]]" not in trace(base(wage("900"), outside))


# What stops, and when


def test_the_ass_that_replaces_a_benefit_still_told_says_when_it_began():
    benefit = {**UNEMPLOYED, "start": "2025-09"}
    later = {"kind": "ass", "amount": "560", "start": "2026-10"}
    earlier = {**later, "start": "2026-08"}
    assert amount(base(benefit, later)) == "9720.00"  # 12 × 900 less a tenth
    assert amount(base(benefit, earlier)) == "0.00"
    untold = {"kind": "ass", "amount": "560"}
    assert base(benefit, untold) == Missing(("household.persons[0].statuses",), "unsettled")


def test_an_income_that_ends_this_very_month_has_not_stopped_yet():
    ending = {**UNEMPLOYED, "start": "2025-09", "until": "2026-11"}
    assert base(ending, statuses=["unemployed_unpaid"]).reason == "unsettled"


def test_a_sick_leave_whose_beginning_only_the_status_tells_is_asked_about():
    stopped = wage("1500", until="2026-08")
    assert base(stopped, statuses=["long_sick"]) == Missing(
        ("household.persons[0].statuses",), "unsettled"
    )


def test_the_earliest_of_several_benefits_says_when_work_stopped():
    first = {**UNEMPLOYED, "start": "2026-04"}
    second = {**UNEMPLOYED, "kind": "training_allowance", "start": "2026-10", "amount": "100"}
    lines = (wage("1500", until="2026-03"), first, second)
    assert [t.reason for _, t in base(*lines).treatments] == ["unemployed_paid"]


def test_of_several_ended_wages_the_last_one_says_when_work_stopped():
    lines = (
        wage("1500", until="2026-03"),
        wage("200", until="2026-10"),
        {**UNEMPLOYED, "start": "2026-04"},
    )
    assert base(*lines).treatments == ()
    assert base(*lines, month=Month(2026, 12)).treatments != ()


def test_only_what_stopped_is_asked_about():
    lines = (
        wage("1500", until="2026-08"),
        {"kind": "af", "amount": "150", "until": "2026-06"},
        {"kind": "survivor_pension", "amount": "300"},
    )
    assert base(*lines) == Missing(("incomes[0]",), "changed_income")


def test_the_partner_without_a_line_and_another_adult_with_one_are_asked_about():
    result = base(wage("1500"), wage("900", whose="c"), partner=[], others=["c"])
    assert "partner_without_income" in result.questions
    assert "other_adults" in result.questions
    alone = base(wage("1500"), others=["c"])
    assert not {"partner_without_income", "other_adults"} & set(alone.questions)
    both = base(wage("1500"), wage("900", whose="b"), partner=[])
    assert "partner_without_income" not in both.questions
    told = base(
        wage("1500", start="2020-01"), {"kind": "ppa", "amount": "10", "whose": "b"}, partner=[]
    )
    assert "since_when" not in told.questions
    assert "partner_without_income" not in told.questions


def test_a_maintenance_paid_is_asked_about():
    tree = dossier(wage("1500"))
    assert "maintenance_paid" not in base(wage("1500")).questions
    assert [line.kind for line in read_resources(tree, LAW, NOVEMBER_2026)] == ["wage"]


@pytest.mark.parametrize("status", ["rsa"])
def test_the_rsa_of_a_status_alone_neutralises_and_tells_no_month(status):
    assert states(wage("900", start="2026-03"), statuses=[status]) == [
        ("incomes[0]", "neutralised", "rsa")
    ]
    assert amount(base(wage("900", start="2026-03"), statuses=[status])) == "0.00"
    ended = {"kind": "rsa", "amount": "600", "until": "2026-02"}
    assert states(ended, wage("900", start="2026-03"))[1][1] == "estimated"

"""The allowance of a plan: its base from the incomes, its label, the RLS beside the printed one."""

from datetime import date

import pytest

from planner.calc.calendar import Month
from planner.calc.dossier import (
    Allowance,
    Dwelling,
    Household,
    Landlord,
    LandlordKind,
    Person,
    PersonStatus,
    Role,
    Saving,
)
from planner.calc.figure import replay, walk
from planner.calc.plan import plan
from planner.calc.requests.plan import written_plan
from planner.law import load_law
from tests.support.households import ON, alone, euros, income, month

LAW = load_law()
SOCIAL = Landlord(kind=LandlordKind.SOCIAL)


def dwelling(**facts):
    facts = {"rent": euros("520.00"), "zone": 2} | facts
    return Dwelling(**facts)


def made(on=ON, **parts):
    return plan(alone(**parts), LAW, on)


def test_without_the_base_of_the_caf_the_allowance_rests_on_the_incomes_and_says_so():
    # 12 × 888.89 − 1,066.67 = 9,600.01: the tenth is to the cent, the base goes up to 9,700.
    view = made(wage="888.89", dwelling=dwelling()).allowance
    assert view.computed is not None
    assert (view.base.source, view.base.estimated) == ("steady", True)
    assert str(view.base.used.money) == "9600.01"
    assert (view.base.first, view.base.last) == (Month(2025, 9), Month(2026, 8))
    assert [(r.path, r.state, r.reason) for r in view.base.resources] == [
        ("incomes[0]", "estimated", "declared")
    ]
    assert "net_taxable" in view.base.questions


def test_the_explanation_of_the_allowance_goes_down_to_the_payslip():
    paid = made(wage="888.89", dwelling=dwelling()).allowance.computed
    assert "incomes[0].amount" in {node.field for node in walk(paid)}
    assert replay(paid) == paid.raw


def test_the_base_of_the_caf_comes_first_and_the_computed_one_stands_beside_it():
    given = dwelling(allowance=Allowance(resource_base=euros("9600.00")))
    view = made(wage="1000.00", dwelling=given).allowance
    # The worked example of the law notes: a single person, zone 2, rent 520, base 9,600.
    assert str(view.computed.money) == "172.00"
    assert (view.base.source, view.base.estimated) == ("given", False)
    assert str(view.base.computed.money) == "10800.00"


def test_a_base_that_cannot_be_computed_says_which_income_and_why():
    view = made(
        incomes=(income("temporary_wage", "900.00"),),
        dwelling=dwelling(),
    ).allowance
    assert view.computed is None
    assert view.missing.fields == ("dwelling.allowance.resource_base",)
    assert (view.base.missing.reason, view.base.missing.fields) == ("irregular", ("incomes[0]",))


def test_a_student_has_the_flat_amount_whatever_the_wage():
    persons = (
        Person(
            id="p1",
            role=Role.APPLICANT,
            birth=date(2004, 5, 1),
            statuses=(PersonStatus.STUDENT, PersonStatus.GRANT_HOLDER),
        ),
    )
    view = made(household=Household(persons=persons), dwelling=dwelling()).allowance
    assert str(view.base.used.money) == "6900.00"
    assert [r.state for r in view.base.resources] == ["replaced"]


def test_savings_above_the_threshold_count_for_three_percent():
    view = made(
        wage="1000.00",
        dwelling=dwelling(),
        savings=(Saving(amount=euros("40000.00")),),
    ).allowance
    assert str(view.base.used.money) == "12000.00"  # 10,800 + 1,200


@pytest.mark.parametrize(
    ("facts", "benefit"),
    [
        ({}, "ALS"),
        ({"conventioned": True}, "APL"),
        ({"commune": "97411", "conventioned": True}, "ALS"),
    ],
)
def test_the_allowance_bears_its_name(facts, benefit):
    assert made(dwelling=dwelling(**facts)).allowance.benefit == benefit


def test_a_household_overseas_has_the_scale_of_its_article():
    given = Allowance(resource_base=euros("9600.00"))
    there = made(dwelling=dwelling(commune="97411", allowance=given)).allowance
    assert str(there.computed.money) == "153.00"
    rates = {
        node.parameter.parameter for node in walk(there.computed) if node.parameter is not None
    }
    assert "al.dom.tf.isole" in rates
    early = plan(alone(dwelling=dwelling(commune="97411", allowance=given)), LAW, date(2022, 12, 1))
    assert early.allowance.missing.reason.startswith("no_parameter:al.dom.")


def social(rls="0.00", **facts):
    return dwelling(
        rent=euros("390.00"),
        landlord=SOCIAL,
        conventioned=True,
        rls=euros(rls),
        allowance=Allowance(resource_base=euros("9000.00")),
        **facts,
    )


def test_a_reduction_that_the_notice_does_not_show_is_an_alert():
    result = made(dwelling=social())
    view = result.allowance.reduction
    assert (str(view.printed.money), str(view.due.money)) == ("0.00", "31.58")
    assert str(view.ceiling.money) == "905.00"
    [alert] = [each for each in result.alerts if each.id.startswith("rls_")]
    assert (alert.id, alert.values) == ("rls_missing", {"due": euros("31.58")})


def test_a_reduction_at_odds_with_the_scale_is_an_alert_and_the_allowance_goes_by_the_notice():
    result = made(dwelling=social("38.56"))
    [alert] = [each for each in result.alerts if each.id.startswith("rls_")]
    assert alert.id == "rls_at_odds"
    assert alert.values == {"printed": euros("38.56"), "due": euros("31.58")}
    assert made(dwelling=social("31.58")).allowance.computed.raw > result.allowance.computed.raw


def test_a_right_reduction_or_a_private_landlord_raises_no_alert():
    for home in (social("31.58"), dwelling(conventioned=True)):
        result = made(dwelling=home)
        assert not [each for each in result.alerts if each.id.startswith("rls_")]
    assert made(dwelling=dwelling()).allowance.reduction is None


def test_the_zone_is_asked_for_and_never_guessed():
    view = made(dwelling=Dwelling(rent=euros("400.00"), commune="21452")).allowance
    assert view.computed is None
    assert view.missing.fields == ("dwelling.zone",)


def test_a_private_income_is_in_the_base_and_nowhere_by_name():
    result = made(
        incomes=(
            income("wage", "1000.00"),
            income("temporary_wage", "200.00", private=True),
        ),
        dwelling=dwelling(),
    )
    written = written_plan(result)["allowance"]["base"]
    assert [each["path"] for each in written["resources"]] == ["incomes[0]"]
    assert written["missing"]["fields"] == []


def test_an_income_begun_in_the_year_is_asked_about():
    view = made(
        incomes=(income("wage", "1000.00", start=month("2026-03")),), dwelling=dwelling()
    ).allowance
    assert view.base.missing.reason == "changed_income"
    assert view.computed is None


@pytest.mark.parametrize(
    ("told", "paid"),
    [
        ({}, "191.00"),
        ({"statuses": (PersonStatus.AAH,)}, "308.00"),
        ({"lines": (income("aah", "400.00"),)}, "308.00"),
        ({"lines": (income("aeeh", "150.00"),)}, "308.00"),
        ({"lines": (income("aah", "400.00", until=month("2026-09")),)}, "191.00"),
        ({"lines": (income("aah", "0.00"),)}, "191.00"),
    ],
)
def test_an_aah_or_an_aeeh_is_known_by_its_income_as_by_the_word(told, paid):
    """Rent 800, base 4,000, zone 2: 191 € faded; 314.96 − 5 − 1.54 of CRDS when nothing fades."""
    person = Person(
        id="p1",
        role=Role.APPLICANT,
        birth=date(1980, 1, 1),
        statuses=told.get("statuses", ()),
    )
    view = made(
        household=Household(persons=(person,)),
        incomes=told.get("lines", ()),
        dwelling=dwelling(
            rent=euros("800.00"),
            allowance=Allowance(amount=euros("100.00"), resource_base=euros("4000.00")),
        ),
    ).allowance
    assert str(view.computed.money) == paid


@pytest.mark.parametrize(("until", "base"), [(None, "10800.00"), ("2026-09", "12000.00")])
def test_savings_do_not_count_beside_an_aeeh_that_is_an_income(until, base):
    aeeh = income("aeeh", "150.00", until=until and month(until))
    view = made(
        incomes=(income("wage", "1000.00"), aeeh),
        dwelling=dwelling(),
        savings=(Saving(amount=euros("40000.00")),),
    ).allowance
    assert str(view.base.used.money) == base

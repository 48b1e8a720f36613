"""Which rights of the review are worth a question of the plan, and with what."""

from datetime import date

import pytest

from planner.calc.dossier import (
    Custody,
    Dwelling,
    Household,
    Landlord,
    LandlordKind,
    Person,
    PersonStatus,
    Role,
)
from planner.calc.plan import plan
from planner.calc.requests.plan import written_plan
from planner.calc.results import Verdict
from planner.calc.rights.review import review_rights
from planner.law import load_law
from tests.support.households import ON, alone, euros, income

LAW = load_law()
STUDENT = (PersonStatus.STUDENT,)
HOUSED = {"rent": "400.00", "aid": "100.00"}
PAID = {**HOUSED, "wage": "1000.00"}


def made(**parts):
    return plan(alone(**parts), LAW, ON)


def right(result, detail):
    return next((p for p in result.proposals if p.detail == detail), None)


def person(id="p1", role=Role.APPLICANT, birth=date(1980, 1, 1), **fields):
    return Person(id=id, role=role, birth=birth, **fields)


def family(*births, **fields):
    children = (person(f"c{n}", Role.CHILD, birth, **fields) for n, birth in enumerate(births))
    return Household(persons=(person(), *children))


def ppa_of(parts):
    return next(one for one in review_rights(alone(**parts), LAW, ON) if one.right == "ppa")


def ids(proposal):
    return [reason.id for reason in proposal.reasons]


def test_a_right_not_told_is_a_question_with_the_amount_of_its_rule():
    found = right(made(**PAID), "ppa")
    assert found.verdict is Verdict.TO_CHECK
    assert found.reasons[-1].values["amount"] == ppa_of(PAID).amount.money
    assert ppa_of(PAID).amount.raw in {figure.raw for figure in found.figures}
    assert {paper.id for paper in found.papers} >= {"payslips", "rib"}


def test_a_right_received_at_its_amount_is_no_question_and_another_amount_is():
    due = ppa_of(PAID).amount.money

    def told(amount):
        incomes = (income("wage", "1000.00"), income("ppa", str(amount)))
        return right(made(**HOUSED, incomes=incomes), "ppa")

    assert told(due) is None
    assert ids(told(due - euros("40.00")))[-1] == "why_less"
    assert told(due - euros("40.00")).reasons[-1].values["gap"] == euros("40.00")
    assert ids(told(due + euros("40.00")))[-1] == "why_more"


def test_what_one_partner_told_alone_is_not_given_by_the_question_about_it():
    private = income("ppa", "61.23", private=True)
    told = made(**HOUSED, incomes=(income("wage", "1000.00"), private))
    assert "why_less" in ids(right(told, "ppa"))
    [written] = [p for p in written_plan(told)["proposals"] if p["detail"] == "ppa"]
    assert "why_less" not in [reason["id"] for reason in written["reasons"]]
    gap = ppa_of(PAID).amount.money - euros("61.23")
    assert {"61.23", str(gap)}.isdisjoint(written["figures"])


@pytest.mark.parametrize(
    ("persons", "may"),
    [
        ((person(birth=date(2001, 10, 22)),), True),
        ((person(birth=date(2003, 1, 1)), person("c", Role.CHILD, date(2025, 1, 1))), True),
        ((person(birth=date(2003, 1, 1), statuses=(PersonStatus.PREGNANT,)),), True),
        ((person(statuses=STUDENT),), False),
    ],
)
def test_the_rsa_is_for_adults_of_25_or_with_a_child_and_not_for_students(persons, may):
    result = made(wage="100.00", household=Household(persons=persons))
    assert (right(result, "rsa") is not None) is may


def test_a_lone_parent_is_asked_about_the_maintenance_of_a_child():
    alone_with_one = right(made(household=family(date(2018, 1, 1))), "asf")
    assert ids(alone_with_one)[-1] == "ask_other_parent"
    assert alone_with_one.missing == ("answers.other_parent",)


def test_family_benefits_that_nobody_named_are_asked_about_with_the_two_ends():
    births = [date(2015 + n, 1, 1) for n in range(3)]
    result = made(household=family(*births))
    assert {"af", "cf", "ars"} <= {proposal.detail for proposal in result.proposals}
    assert ids(right(result, "af"))[0] == "n2_income_unknown"
    assert right(result, "paje_base") is None


def test_a_birth_unknown_is_asked_for_only_where_the_household_raises_the_right():
    unknown = made(household=family(None, None), wage="1800.00")
    for detail in ("af", "asf", "ppa"):
        assert ids(right(unknown, detail)) == ["ask_births"], detail
        assert right(unknown, detail).missing == (
            "household.persons[1].birth",
            "household.persons[2].birth",
        )
    # The resources are above the RSA, and nothing says that a child is under three or at school.
    for detail in ("rsa", "paje_base", "ars"):
        assert right(unknown, detail) is None, detail
    poor = made(household=family(None, None), wage="100.00")
    assert ids(right(poor, "rsa")) == ["ask_births"]
    shared = made(household=family(None, custody=Custody.ALTERNATING))
    assert right(shared, "asf") is None


def test_a_missing_zone_does_not_make_a_question_of_the_rent_reduction():
    dwelling = Dwelling(rent=euros("400.00"), landlord=Landlord(kind=LandlordKind.SOCIAL))
    assert right(made(dwelling=dwelling), "rls") is None


def test_a_disability_is_asked_about_even_where_its_amount_is_not_computed():
    disabled = Household(persons=(person(statuses=(PersonStatus.DISABLED,)),))
    at_work = made(wage="1000.00", household=disabled)
    assert ids(right(at_work, "aah"))[0] == "aah_with_work_or_couple"
    assert right(made(wage="1000.00"), "aah") is None


def test_an_old_person_with_little_is_asked_about_the_aspa():
    old = Household(persons=(person(birth=date(1955, 1, 1)),))
    found = made(household=old, incomes=(income("retirement_pension", "600.00"),))
    assert "aspa_estate" in ids(right(found, "aspa"))
    enough = made(household=old, incomes=(income("retirement_pension", "1800.00"),))
    assert right(enough, "aspa") is None


def test_a_day_that_the_law_does_not_cover_asks_nothing_of_the_family():
    old_day = plan(alone(wage="1000.00"), LAW, date(2000, 5, 1))
    assert right(old_day, "ppa") is None

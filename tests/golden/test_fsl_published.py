"""The published examples of the funds' regulations: each figure of theirs is ours.

Reference cases handed over with the project's law notes (2026-11-22): G6, G7, G8 and G10. Those of
Gironde are of another age: the regulation is kept to be read, and computed only here.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import (
    Allowance,
    Dossier,
    Dwelling,
    Household,
    PaidTo,
    Person,
    PersonStatus,
    Role,
)
from planner.calc.figure import WithDerivation, replay
from planner.calc.money import Money, Rate
from planner.calc.schemes.fsl_criterion import Criterion, State
from planner.calc.schemes.fsl_evaluation import FslEvaluation, evaluate
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_resources import ceiling_test, effort
from planner.calc.schemes.fsl_rules import Ceiling, EffortRatio
from planner.calc.schemes.fsl_words import Divisor, RentPart
from planner.law import load_law
from tests.support.households import ON, alone, euros, income, rent_debt

LAW = load_law()
PROFILES = {profile.id: profile for profile in LAW.records(FslProfile)}
LYON, CHARENTE = PROFILES["fsl-69m-lyon-2025"], PROFILES["fsl-16-charente"]
AISNE, SEINE_ET_MARNE = PROFILES["fsl-02-aisne-2024"], PROFILES["fsl-77-seine-et-marne-2021"]
CALVADOS, COTES = PROFILES["fsl-14-calvados"], PROFILES["fsl-22-cotes-darmor"]
EURE_ET_LOIR, GIRONDE = PROFILES["fsl-28-eure-et-loir-2020"], PROFILES["fsl-33-gironde-archive"]


def home(adults: int, children: int, wage: str = "1000.00", **parts: Any) -> Dossier:
    """So many adults and children under one wage."""
    roles = [Role.APPLICANT, *[Role.PARTNER] * (adults - 1), *[Role.CHILD] * children]
    household = Household(
        persons=tuple(
            Person(id=f"p{n}", role=role, birth=date(2018 if role is Role.CHILD else 1985, 1, 1))
            for n, role in enumerate(roles)
        )
    )
    return alone(household=household, incomes=(income("wage", wage),), **parts)


def seen(profile: FslProfile, dossier: Dossier) -> FslEvaluation:
    return evaluate(diagnose(dossier, LAW, ON), profile)


def ceiling(profile: FslProfile, dossier: Dossier) -> Criterion:
    found = seen(profile, dossier).criterion("ceiling")
    assert found is not None
    for figure in found.figures:
        assert replay(figure) == figure.raw
    return found


@pytest.mark.parametrize(
    ("adults", "children", "parts", "published"),
    [
        (1, 0, "1.2", "1272.00"),
        (2, 0, "1.5", "1590.00"),
        (1, 1, "2", "2120.00"),
        (1, 2, "2.5", "2650.00"),
        (2, 3, "3", "3180.00"),
        (2, 4, "3.5", "3710.00"),
    ],
)
def test_g6_lyon_publishes_one_ceiling_for_each_number_of_parts(
    adults: int, children: int, parts: str, published: str
) -> None:
    assert LYON.ceiling is not None
    assert LYON.ceiling.amount is not None
    assert LYON.ceiling.parts is not None
    weight = LYON.ceiling.parts.weight(adults == 2, children)
    assert weight == Rate.parse(parts)
    assert LYON.ceiling.amount.cents * weight.millionths == euros(published).cents * 1_000_000
    assert ceiling(LYON, home(adults, children, published)).state is State.MET
    above = euros(published) + Money(weight.millionths // 1_000_000 + 1)
    assert ceiling(LYON, home(adults, children, str(above))).state is State.NOT_MET


@pytest.mark.parametrize(("aid", "ratio"), [(None, "0.2"), ("100.00", "0.1")])
def test_g7_the_effort_of_cotes_darmor(aid: str | None, ratio: str) -> None:
    dwelling = Dwelling(
        rent=euros("200.00"),
        charges=euros("75.00"),
        allowance=Allowance(amount=euros(aid) if aid else None, paid_to=PaidTo.LANDLORD),
    )
    found = seen(COTES, alone(dwelling=dwelling)).criterion("effort_ratio")
    assert found is not None
    assert str(found.value) == ratio


@pytest.mark.parametrize(
    ("rent", "passes"), [("200.00", True), ("300.00", True), ("350.00", False)]
)
def test_g7_the_largest_effort_of_cotes_darmor_is_thirty_per_cent(rent: str, passes: bool) -> None:
    found = seen(COTES, alone(rent=rent)).criterion("effort_ratio")
    assert found is not None
    assert (found.state is State.MET) is passes
    rule = EffortRatio(rent=RentPart.RENT, less_housing_aid=True, maximum=Rate.parse("0.30"))
    r = WithDerivation("fsl")
    test = effort(r, diagnose(alone(rent=rent), LAW, ON), rule, r.given("r", euros("1000.00")))
    assert test is not None
    assert test.passes is passes


def test_g7_the_ceiling_of_cotes_darmor_for_two() -> None:
    assert ceiling(COTES, home(2, 0)).limit == euros("1525.00")


@pytest.mark.parametrize(("resources", "passes"), [("499.00", True), ("501.00", False)])
def test_g7_a_ceiling_of_five_hundred(resources: str, passes: bool) -> None:
    assert COTES.ceiling is not None
    rule = Ceiling(strict=COTES.ceiling.strict, divided_by=Divisor.NOTHING, amount=euros("500.00"))
    dossier = home(1, 0, resources)
    r = WithDerivation("fsl")
    test = ceiling_test(r, diagnose(dossier, LAW, ON), rule, r.given("r", euros(resources)))
    assert test is not None
    assert test.passes is passes


@pytest.mark.parametrize(
    ("adults", "children", "wage", "limit"),
    [(2, 2, "1000.00", "2565.00"), (1, 4, "1400.00", "3078.00")],
)
def test_g8_the_tests_of_eure_et_loir(adults: int, children: int, wage: str, limit: str) -> None:
    found = ceiling(EURE_ET_LOIR, home(adults, children, wage))
    assert (found.state, found.limit) == (State.MET, euros(limit))


@pytest.mark.parametrize(
    ("debt", "months", "loan", "grant"),
    [
        ("700.00", 3, "490.00", "210.00"),
        ("1500.00", 6, "1050.00", "450.00"),
        ("5000.00", 9, "2800.00", "1200.00"),
    ],
)
def test_g10_charente_asks_for_more_months_and_lends_seventy_per_cent(
    debt: str, months: int, loan: str, grant: str
) -> None:
    found = seen(CHARENTE, alone(rent="400.00", account=rent_debt(debt)))
    resumption = found.criterion("resumption")
    assert resumption is not None
    assert resumption.limit == months
    assert found.aid.loan is not None
    assert found.aid.grant is not None
    assert (found.aid.loan.money, found.aid.grant.money) == (euros(loan), euros(grant))


def test_g10_the_last_instalment_of_charente_may_be_below_its_floor() -> None:
    loan = seen(CHARENTE, alone(account=rent_debt("700.00"))).loan
    assert loan is not None
    assert (loan.instalment.money, loan.months - 1, loan.last) == (euros("25"), 19, euros("15"))


def test_g10_charente_is_capped_by_four_thousand_or_by_twenty_four_residual_rents() -> None:
    whole = seen(CHARENTE, alone(rent="400.00", account=rent_debt("5000.00"))).aid
    assert whole.amount.money == euros("4000.00")
    aided = seen(CHARENTE, alone(rent="400.00", aid="300.00", account=rent_debt("5000.00"))).aid
    assert aided.amount.money == euros("2400.00")


@pytest.mark.parametrize(("wage", "state"), [("1710.00", "met"), ("1710.01", "not_met")])
def test_g10_aisne_allows_its_ceiling_for_a_lone_parent_of_two(wage: str, state: str) -> None:
    assert ceiling(AISNE, home(1, 2, wage)).state == state


def test_g10_aisne_lends_at_least_a_fifth_over_four_years() -> None:
    found = seen(AISNE, alone(account=rent_debt("3000.00")))
    assert found.aid.loan is not None
    assert found.aid.loan.money == euros("600.00")
    assert found.loan is not None
    assert (found.loan.months, found.loan.instalment.money) == (48, euros("12.50"))


def test_g10_seine_et_marne_grants_a_thousand_and_lends_the_rest() -> None:
    found = seen(SEINE_ET_MARNE, alone(account=rent_debt("2400.00")))
    assert found.aid.grant is not None
    assert found.aid.loan is not None
    assert (found.aid.grant.money, found.aid.loan.money) == (euros("1000"), euros("1400"))
    resumption = found.criterion("resumption")
    assert resumption is not None
    assert resumption.limit == 3
    outside = seen(SEINE_ET_MARNE, alone(account=rent_debt("5001.00"))).criterion("debt_maximum")
    assert outside is not None
    assert outside.state is State.NOT_MET


def in_gironde(adults: int, children: int, wage: str) -> Dossier:
    dwelling = Dwelling(
        rent=euros("550.00"),
        allowance=Allowance(amount=euros("250.00"), paid_to=PaidTo.LANDLORD),
    )
    return home(adults, children, wage, dwelling=dwelling)


def test_g10_gironde_counts_what_the_rent_leaves_for_each_person() -> None:
    # 1 200 + 250 − 550 = 900, for four persons 225, under 460.
    found = ceiling(GIRONDE, in_gironde(2, 2, "1200.00"))
    assert (found.value, found.limit, found.state) == (euros("225"), euros("460"), State.MET)


@pytest.mark.parametrize(
    ("adults", "children", "limit"),
    [(1, 0, "600"), (2, 0, "460"), (1, 1, "530"), (1, 2, "460"), (2, 3, "420"), (1, 5, "420")],
)
def test_g10_each_limit_of_gironde_is_a_quotient_that_may_be_reached(
    adults: int, children: int, limit: str
) -> None:
    persons = adults + children
    reached = euros(limit) * persons + euros("300.00")
    found = ceiling(GIRONDE, in_gironde(adults, children, str(reached)))
    assert (found.value, found.limit, found.state) == (euros(limit), euros(limit), State.MET)
    above = ceiling(GIRONDE, in_gironde(adults, children, str(reached + Money(persons))))
    assert above.state is State.NOT_MET


def test_g10_gironde_leaves_students_out() -> None:
    base = in_gironde(1, 0, "500.00")
    person = base.household.persons[0].but(statuses=(PersonStatus.STUDENT,))
    student = base.but(household=base.household.but(persons=(person,)))
    found = seen(GIRONDE, student).criterion("exclusion.student")
    assert found is not None
    assert found.state is State.NOT_MET


@pytest.mark.parametrize(
    ("wage", "counted", "state"), [("1400.00", "980.00", "met"), ("1410.00", "987.00", "not_met")]
)
def test_g10_calvados_leaves_thirty_per_cent_of_a_single_person_out(
    wage: str, counted: str, state: str
) -> None:
    found = ceiling(CALVADOS, home(1, 0, wage))
    assert (found.value, found.state.value) == (euros(counted), state)

"""The funds, by the published examples of their regulations and by what holds for all of them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import (
    AccountKind,
    AidKind,
    Allowance,
    Casework,
    Dwelling,
    EventKind,
    Household,
    Landlord,
    LandlordKind,
    PastAid,
    Person,
    PersonStatus,
    ProcedureEvent,
    RentAccount,
    Request,
    RequestState,
    Role,
)
from planner.calc.figure import WithDerivation
from planner.calc.money import Money, Rate
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.calc.schemes.fsl_criteria import criteria, months_asked
from planner.calc.schemes.fsl_debt import asked_aid, asked_debt
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_resources import effort, resource_base
from planner.calc.schemes.fsl_rules import EffortRatio
from planner.calc.schemes.fsl_words import RentPart
from planner.law import load_law
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, charge, debt_of, euros, income, rent_debt

LAW = load_law()
PROFILES = {profile.id: profile for profile in LAW.records(FslProfile)}
LYON, CHARENTE = PROFILES["fsl-69m-lyon-2025"], PROFILES["fsl-16-charente"]
AISNE, SEINE_ET_MARNE = PROFILES["fsl-02-aisne-2024"], PROFILES["fsl-77-seine-et-marne-2021"]
CALVADOS, COTES = PROFILES["fsl-14-calvados"], PROFILES["fsl-22-cotes-darmor"]
EURE_ET_LOIR = PROFILES["fsl-28-eure-et-loir-2020"]


def family(adults: int, children: int) -> Household:
    roles = [Role.APPLICANT, *[Role.PARTNER] * (adults - 1), *[Role.CHILD] * children]
    return Household(
        persons=tuple(
            Person(
                id=f"p{n}",
                role=role,
                birth=date(2018 if role is Role.CHILD else 1985, 1, 1),
            )
            for n, role in enumerate(roles)
        )
    )


def judged(profile, dossier, on=ON):
    diagnosis = diagnose(dossier, LAW, on)
    r = WithDerivation("fsl")
    base = resource_base(r, diagnosis, profile)
    debt = asked_debt(r, diagnosis, profile)
    found = {each.id: each for each in criteria(r, diagnosis, profile, base, debt)}
    return found, asked_aid(r, diagnosis, profile, debt), diagnosis, debt


def ceiling(profile, wage, adults=1, children=0, **parts):
    found = judged(
        profile, alone(incomes=(income("wage", wage),), household=family(adults, children), **parts)
    )[0]
    return found["ceiling"].state.value


@pytest.mark.parametrize(
    ("adults", "children", "limit"),
    [
        (1, 0, "1272"),
        (2, 0, "1590"),
        (1, 1, "2120"),
        (2, 2, "2650"),
        (2, 3, "3180"),
        (1, 4, "3710"),
    ],
)
def test_the_ceilings_of_lyon_are_those_published(adults, children, limit):
    assert ceiling(LYON, f"{limit}.00", adults, children) == "met"
    assert ceiling(LYON, f"{limit}.99", adults, children) == "not_met"


def test_above_the_last_part_that_was_read_lyon_is_not_known():
    assert ceiling(LYON, "500.00", 2, 5) == "unknown"


@pytest.mark.parametrize(
    ("rent", "aid", "state"), [("200.00", None, "0.2"), ("200.00", "100.00", "0.1")]
)
def test_the_effort_ratio_of_cotes_darmor_leaves_charges_out(rent, aid, state):
    dossier = alone(rent=rent, aid=aid).but(
        dwelling=Dwelling(
            rent=euros(rent),
            charges=euros("80.00"),
            allowance=Allowance(amount=euros(aid) if aid else None),
        )
    )
    assert str(judged(COTES, dossier)[0]["effort_ratio"].value) == state


@pytest.mark.parametrize(
    ("rent", "passes"), [("200.00", True), ("300.00", True), ("350.00", False)]
)
def test_the_largest_effort_ratio_is_still_allowed(rent, passes):
    rule = EffortRatio(rent=RentPart.RENT, less_housing_aid=True, maximum=Rate.parse("0.30"))
    diagnosis = diagnose(alone(rent=rent), LAW, ON)
    r = WithDerivation("fsl")
    test = effort(r, diagnosis, rule, r.given("base", euros("1000.00")))
    assert test is not None
    assert test.passes is passes


def test_the_published_tests_of_eure_et_loir():
    assert ceiling(EURE_ET_LOIR, "1000.00", 2, 2) == "met"
    assert ceiling(EURE_ET_LOIR, "1400.00", 1, 4) == "met"
    assert ceiling(EURE_ET_LOIR, "3591.01", 2, 4) == "not_met"


def test_a_single_person_of_calvados_has_thirty_per_cent_left_out():
    assert ceiling(CALVADOS, "1400.00") == "met"  # 980.00 < 987.00
    assert ceiling(CALVADOS, "1410.00") == "not_met"  # 987.00 is not below 987.00


def test_aisne_allows_its_ceiling_and_not_a_cent_more():
    assert ceiling(AISNE, "1710.00", 1, 2) == "met"
    assert ceiling(AISNE, "1710.01", 1, 2) == "not_met"


@pytest.mark.parametrize(
    ("profile", "debt", "amount", "grant", "loan"),
    [
        (CHARENTE, "700.00", "700.00", "210.00", "490.00"),
        (CHARENTE, "1500.00", "1500.00", "450.00", "1050.00"),
        (CHARENTE, "5000.00", "4000.00", "1200.00", "2800.00"),
        (AISNE, "3000.00", "3000.00", "2400.00", "600.00"),
        (SEINE_ET_MARNE, "2400.00", "2400.00", "1000.00", "1400.00"),
    ],
)
def test_the_split_of_an_aid_between_grant_and_loan(profile, debt, amount, grant, loan):
    _, aid, _, _ = judged(profile, alone(account=rent_debt(debt)))
    assert str(aid.amount.money) == amount
    assert str(aid.grant.money) == grant
    assert str(aid.loan.money) == loan
    assert aid.amount.money + aid.remainder.money == euros(debt)


def test_an_aid_of_charente_is_capped_by_its_residual_rents():
    # A residual rent of 100.00: at most 24 of them.
    _, aid, _, _ = judged(
        CHARENTE, alone(rent="400.00", aid="300.00", account=rent_debt("3000.00"))
    )
    assert aid.amount.money == euros("2400.00")


@pytest.mark.parametrize(
    ("debt", "months"), [("700.00", 3), ("1500.00", 6), ("2000.01", 9), ("9000.00", 9)]
)
def test_the_bands_of_charente_ask_for_more_months_as_the_debt_grows(debt, months):
    diagnosis = diagnose(alone(account=rent_debt(debt)), LAW, ON)
    figure = WithDerivation("fsl").given("debt", euros(debt))
    assert months_asked(diagnosis, CHARENTE.resumption, figure) == months


def test_seine_et_marne_leaves_out_a_debt_above_its_limit():
    assert (
        judged(SEINE_ET_MARNE, alone(account=rent_debt("5000.00")))[0]["debt_maximum"].state
        == "met"
    )
    found = judged(SEINE_ET_MARNE, alone(account=rent_debt("5001.00")))[0]
    assert found["debt_maximum"].state == "not_met"


def test_a_fund_takes_rent_and_charges_and_leaves_repairs_to_the_plan():
    account = debt_of(
        (date(2026, 8, 1), AccountKind.RENT, "400.00"),
        (date(2026, 8, 1), AccountKind.CHARGES, "50.00"),
        (date(2026, 8, 2), AccountKind.REPAIRS, "900.00"),
        (date(2026, 8, 3), AccountKind.FEE, "20.00"),
    )
    _, aid, _, debt = judged(LYON, alone(account=account))
    assert debt.money == euros("450.00")
    assert aid.remainder.money == euros("900.00")
    assert aid.grant is None


def test_earlier_aids_fill_the_sliding_window_of_lyon():
    past = (
        PastAid(kind=AidKind.FSL, on=date(2025, 1, 10), amount=euros("1200.00")),
        PastAid(kind=AidKind.FSL, on=date(2024, 11, 22), amount=euros("900.00")),
    )
    found, aid, _, _ = judged(
        LYON, alone(account=rent_debt("2500.00"), casework=Casework(past_aids=past))
    )
    # Two years before the day: the second one has just left the window.
    assert aid.amount.money == euros("1800.00")
    assert found["rolling_cap"].value == 1


def dossier_in(commune, **parts):
    dwelling = Dwelling(
        commune=commune,
        rent=euros("300.00"),
        landlord=Landlord(kind=LandlordKind.SOCIAL),
    )
    return alone(**({"dwelling": dwelling} | parts))


def fund(dossier, on=ON):
    return plan(dossier, LAW, on).proposal(AidKind.FSL)


def ids(proposal):
    return [reason.id for reason in proposal.reasons]


def test_a_commune_of_the_metropole_is_not_in_the_departement():
    assert fund(dossier_in("69266", account=rent_debt("900.00"))).detail == LYON.id
    other = fund(dossier_in("69264", account=rent_debt("900.00")))
    assert (other.verdict, ids(other)) == (Verdict.TO_CHECK, ["fsl_no_profile"])


def test_a_regulation_of_another_age_is_not_applied():
    old = fund(dossier_in("33063", account=rent_debt("900.00")))
    assert ids(old) == ["fsl_no_profile"]


def test_without_a_commune_or_a_debt_there_is_nothing_to_judge():
    assert ids(fund(alone(account=rent_debt("900.00")))) == ["fsl_no_territory"]
    assert fund(dossier_in("69266")).verdict is Verdict.NOT_APPLICABLE


def test_who_can_pay_alone_within_a_year_needs_no_fund():
    proposal = fund(dossier_in("69266", account=rent_debt("900.00")))
    assert proposal.verdict is Verdict.NOT_NOW
    assert "fsl_can_pay_alone" in ids(proposal)


def test_a_long_debt_under_the_ceiling_is_recommended():
    proposal = fund(dossier_in("69266", account=rent_debt("4500.00"), wage="1200.00"))
    assert proposal.verdict is Verdict.NOT_NOW  # 500.00 a month: nine months
    poorer = fund(
        dossier_in(
            "69266",
            account=rent_debt("2900.00"),
            wage="1200.00",
            charges=(charge("other_charge", "400.00"),),
        )
    )
    assert poorer.verdict is Verdict.RECOMMENDED
    assert {"fsl_alone_is_long", "fsl_amount"} <= set(ids(poorer))


def test_above_the_ceiling_the_fund_does_not_apply():
    proposal = fund(
        dossier_in(
            "69266",
            account=rent_debt("9000.00"),
            incomes=(income("wage", "1500.00"),),
            charges=(charge("other_charge", "700.00"),),
        )
    )
    assert proposal.verdict is Verdict.NOT_APPLICABLE


POOR = {"wage": "1000.00", "charges": (charge("other_charge", "150.00"),)}


def resumed(months, **parts):
    """Rent unpaid until it is paid again for the last so many months."""
    lines = [(date(2025, n, 1), AccountKind.RENT, "400.00") for n in range(1, 13)]
    for offset in range(months):
        month = Month(2026, 11).plus(-offset)
        lines.append((month.first_day, AccountKind.RENT, "400.00"))
        lines.append((month.day(6), AccountKind.PAYMENT, "400.00"))
    return dossier_in("77108", account=debt_of(*lines), **parts)


def test_seine_et_marne_waits_for_three_months_of_resumed_rent():
    early = fund(resumed(1, **POOR))
    assert early.verdict is Verdict.NOT_NOW
    values = {reason.id: reason.values for reason in early.reasons}["fsl_possible_from"]
    assert values == {"month": Month(2027, 2), "months": 3}
    ready = fund(resumed(3, **POOR))
    # A scale of resources exists and was not read: possible, not more.
    assert ready.verdict is Verdict.POSSIBLE
    assert {r.values["criterion"] for r in ready.reasons if r.id == "fsl_criterion_unknown"} == {
        "ceiling"
    }


def test_the_month_of_the_request_follows_the_last_month_asked_for():
    nobody_paid = fund(resumed(0, **POOR))
    values = {reason.id: reason.values for reason in nobody_paid.reasons}
    assert values["fsl_possible_from"]["month"] == Month(2027, 3)  # December, January, February


def test_a_file_of_over_indebtedness_comes_first_and_forbids_a_loan():
    events = (ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=date(2026, 10, 1)),)
    proposal = fund(dossier_in("16015", account=rent_debt("900.00"), events=events))
    assert proposal.verdict is Verdict.NOT_NOW
    forbidden = next(r for r in proposal.reasons if r.id == "fsl_loan_forbidden")
    assert forbidden.reference == "C. conso. L.722-5"


def test_a_student_is_told_that_several_funds_leave_students_out():
    student = Household(
        persons=(Person(id="p1", role=Role.APPLICANT, statuses=(PersonStatus.STUDENT,)),)
    )
    proposal = fund(dossier_in("02722", account=rent_debt("9000.00"), household=student))
    assert proposal.verdict is Verdict.NOT_APPLICABLE
    assert "fsl_students_often_left_out" in ids(proposal)


@pytest.mark.parametrize(
    ("state", "verdict"),
    [
        (RequestState.SENT, Verdict.IN_PROGRESS),
        (RequestState.GRANTED, Verdict.IN_PROGRESS),
        (RequestState.REFUSED, Verdict.NOT_NOW),
    ],
)
def test_a_request_already_made_is_told_before_anything(state, verdict):
    request = Request(kind=AidKind.FSL, state=state, on=date(2026, 10, 2))
    proposal = fund(
        dossier_in("69266", account=rent_debt("900.00"), casework=Casework(requests=(request,)))
    )
    assert proposal.verdict is verdict
    assert proposal.reasons[0].values["on"] == date(2026, 10, 2)


@settings(max_examples=40)
@given(dossiers(), on_days(), st.sampled_from(sorted(PROFILES)))
def test_for_every_regulation_the_parts_make_the_debt_and_no_cap_is_passed(dossier, on, name):
    profile = PROFILES[name]
    _found, aid, diagnosis, debt = judged(profile, dossier, on)
    amount = aid.amount.money
    assert Money(0) <= amount <= debt.money <= diagnosis.arrears.payable.money
    assert amount + aid.remainder.money == diagnosis.arrears.payable.money
    if aid.grant is not None:
        assert aid.grant.money + aid.loan.money == amount
        assert Money(0) <= aid.grant.money <= amount
    if profile.aid and profile.aid.max_amount is not None:
        assert amount <= profile.aid.max_amount


@settings(max_examples=40)
@given(st.sampled_from(sorted(PROFILES)), st.integers(1, 400_000), st.integers(1, 100_000))
def test_more_resources_never_open_a_closed_ceiling(name, wage, more):
    poorer = alone(incomes=(income("wage", "0.00").but(amount=Money(wage)),))
    richer = alone(incomes=(income("wage", "0.00").but(amount=Money(wage + more)),))
    if judged(PROFILES[name], poorer)[0]["ceiling"].state == "not_met":
        assert judged(PROFILES[name], richer)[0]["ceiling"].state == "not_met"


def test_an_empty_account_is_asked_about():
    proposal = fund(dossier_in("69266", account=RentAccount(rough_balance=euros("6000.00"))))
    assert "account.lines" in proposal.missing

"""Energy, water, telephone: every regulation's conditions, by hand and for any household."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import (
    AidKind,
    Casework,
    Debt,
    Dossier,
    Dwelling,
    Evidence,
    EvidenceStatus,
    FundPart,
    PastAid,
    PersonStatus,
)
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.figure import replay
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.calc.schemes.fsl_criterion import State
from planner.calc.schemes.fsl_evaluation import evaluate
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_utilities import UtilityAid
from planner.calc.schemes.fsl_words import OverIndebtedness
from planner.law import load_law
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, euros, income, rent_debt

LAW = load_law()
PROFILES = {profile.id: profile for profile in LAW.records(FslProfile)}
SEEN = Evidence(status=EvidenceStatus.SEEN)


def debt(kind: str, balance: str, **fields: object) -> Debt:
    return Debt(id=kind, kind=kind, balance=euros(balance), **fields)  # type: ignore[arg-type]


def of(profile: str | FslProfile, dossier: Dossier, on: date = ON) -> dict[str, UtilityAid]:
    known = PROFILES[profile] if isinstance(profile, str) else profile
    return {each.service: each for each in evaluate(diagnose(dossier, LAW, on), known).utilities}


def states(each: UtilityAid) -> dict[str, State]:
    return {one.id: one.state for one in each.criteria}


def test_seine_et_marne_by_hand_takes_each_service_up_to_its_cap() -> None:
    # Energy 1 130.20 (electricity 830.20 + gas 300.00), capped at 900; water 212.40 under 700;
    # telephone 143.99, capped at 100. Left: 230.20, nothing, 43.99.
    owed = (
        debt("electricity_debt", "830.20"),
        debt("gas_debt", "300.00"),
        debt("water_debt", "212.40"),
        debt("phone_internet_debt", "143.99"),
    )
    found = of("fsl-77-seine-et-marne-2021", alone(debts=owed))
    told = {
        name: (each.debt.money, each.amount and each.amount.money, each.remainder and
               each.remainder.money)
        for name, each in found.items()
    }  # fmt: skip
    assert told == {
        "energy": (euros("1130.20"), euros("900.00"), euros("230.20")),
        "water": (euros("212.40"), euros("212.40"), euros("0.00")),
        "phone": (euros("143.99"), euros("100.00"), euros("43.99")),
    }
    assert found["energy"].places == (0, 1)


@pytest.mark.parametrize(
    ("wage", "state"), [("900.00", None), ("899.99", "met"), ("900.01", "not_met")]
)
def test_the_ceiling_of_cotes_darmor_for_bills_is_lower_than_for_rent(
    wage: str, state: str | None
) -> None:
    # 900 for one person; whether 900 itself passes was not read, so that it is not known.
    dossier = alone(wage=wage, debts=(debt("water_debt", "90.00"),))
    each = of("fsl-22-cotes-darmor", dossier)["water"]
    assert each.ceiling.state.value == (state or "unknown")
    assert each.closed is (state == "not_met")


def test_a_bill_that_was_seen_is_certified_and_one_that_was_told_is_to_be_proved() -> None:
    told = alone(debts=(debt("gas_debt", "90.00"),))
    seen = alone(debts=(debt("gas_debt", "90.00", evidence=SEEN),))
    assert states(of("fsl-69m-lyon-2025", told)["energy"])["debt_certified"] is State.TO_PROVE
    assert states(of("fsl-69m-lyon-2025", seen)["energy"])["debt_certified"] is State.MET


def test_who_may_ask_alone_is_told_where_it_was_read() -> None:
    dossier = alone(debts=(debt("gas_debt", "90.00"),))
    assert states(of("fsl-69m-lyon-2025", dossier)["energy"])["direct_request"] is State.MET
    assert states(of("fsl-16-charente", dossier)["energy"])["direct_request"] is State.UNKNOWN


def test_those_who_are_left_out_are_left_out_of_this_too() -> None:
    base = alone(debts=(debt("gas_debt", "90.00"),))
    person = base.household.persons[0].but(statuses=(PersonStatus.STUDENT,))
    student = base.but(household=base.household.but(persons=(person,)))
    each = of("fsl-02-aisne-2024", student)["energy"]
    assert states(each)["exclusion.student_without_job"] is State.NOT_MET
    assert each.closed


def test_a_file_of_over_indebtedness_takes_the_earlier_bills_away() -> None:
    events = (ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=date(2026, 10, 1)),)
    old = debt("gas_debt", "90.00", born_on=date(2026, 1, 1))
    new = debt("water_debt", "40.00", born_on=date(2026, 11, 1))
    profile = PROFILES["fsl-69m-lyon-2025"].but(over_indebtedness=OverIndebtedness.EXCLUDE)
    found = of(profile, alone(debts=(old, new), events=events))
    assert set(found) == {"water"}
    assert found["water"].closed


def test_no_condition_that_was_not_read_is_a_pass() -> None:
    dossier = alone(debts=(debt("gas_debt", "90.00"), debt("water_debt", "1.00")))
    for profile in PROFILES.values():
        rule = profile.utilities
        for each in of(profile, dossier).values():
            found = states(each)
            assert (each.amount is None) is (found["utility_cap"] is State.UNKNOWN)
            if rule is None or rule.ceiling is None:
                assert found["ceiling"] is State.UNKNOWN
            if rule is None or rule.direct_request is None:
                assert found["direct_request"] is State.UNKNOWN
            if profile.exclusions is None:
                assert found["exclusions"] is State.UNKNOWN


def in_(commune: str, **parts: object) -> Dossier:
    dwelling = Dwelling(commune=commune, rent=euros("300.00"))
    return alone(**({"dwelling": dwelling} | parts))  # type: ignore[arg-type]


def test_a_household_up_to_date_with_its_rent_may_still_ask_for_its_bills() -> None:
    owed = (debt("electricity_debt", "650.00"),)
    proposal = plan(in_("69266", debts=owed), LAW, ON).proposal(AidKind.FSL)
    assert proposal is not None
    assert proposal.verdict is Verdict.POSSIBLE  # the cap was read, not the ceiling
    ids = {reason.id: reason.values for reason in proposal.reasons}
    assert ids["fsl_utilities"]["amount"] == euros("500.00")
    assert "fsl_utilities_only" in ids
    nothing = plan(in_("69266"), LAW, ON).proposal(AidKind.FSL)
    assert nothing is not None
    assert nothing.verdict is Verdict.NOT_APPLICABLE
    rich = in_("22278", incomes=(income("wage", "2000.00"),), debts=owed)
    refused = plan(rich, LAW, ON).proposal(AidKind.FSL)
    assert refused is not None
    assert refused.verdict is Verdict.NOT_APPLICABLE
    closed = {reason.id: reason.values for reason in refused.reasons}["fsl_utilities_closed"]
    assert closed == {"service": "energy", "criteria": ("ceiling",)}


@pytest.mark.slow
@settings(max_examples=40)
@given(dossiers(), on_days())
def test_for_any_household_the_parts_make_the_debt_and_no_cap_is_passed(
    dossier: Dossier, on: date
) -> None:
    diagnosis = diagnose(dossier, LAW, on)
    for profile in PROFILES.values():
        for each in evaluate(diagnosis, profile).utilities:
            owed = [dossier.debts[place].balance for place in each.places]
            assert each.debt.money == sum(owed[1:], owed[0])
            if each.amount is not None and each.remainder is not None and each.cap is not None:
                assert each.amount.money + each.remainder.money == each.debt.money
                assert Money(0) <= each.amount.money <= each.cap.money
                assert replay(each.amount) == each.amount.raw


@settings(max_examples=30)
@given(st.sampled_from(sorted(PROFILES)), st.integers(1, 400_000), st.integers(1, 100_000))
def test_more_resources_never_open_what_is_closed_for_bills(
    name: str, wage: int, more: int
) -> None:
    def closed(cents: int) -> bool:
        lines = (income("wage", "0.00").but(amount=Money(cents)),)
        owed = (debt("gas_debt", "90.00"),)
        return of(name, alone(incomes=lines, debts=owed, account=rent_debt("1.00")))[
            "energy"
        ].closed

    assert not closed(wage) or closed(wage + more)


def test_the_yearly_cap_of_lyon_holds_what_was_received_for_the_same_service() -> None:
    def asked(*past: PastAid) -> Money:
        casework = Casework(past_aids=past)
        each = of(
            "fsl-69m-lyon-2025",
            alone(debts=(debt("gas_debt", "650.00"),), casework=casework),
        )["energy"]
        assert each.amount is not None
        assert each.remainder is not None
        assert each.amount.money + each.remainder.money == euros("650.00")
        return each.amount.money

    def aid(part: FundPart | None, day: date, amount: str) -> PastAid:
        return PastAid(kind=AidKind.FSL, part=part, on=day, amount=euros(amount))

    assert asked() == euros("500.00")
    assert asked(aid(FundPart.ENERGY, date(2026, 2, 1), "180.00")) == euros("320.00")
    assert asked(aid(FundPart.ENERGY, date(2026, 2, 1), "900.00")) == euros("0.00")
    # A year before to the day, another service, or the rent: nothing less.
    assert asked(aid(FundPart.ENERGY, date(2025, 11, 22), "180.00")) == euros("500.00")
    assert asked(aid(FundPart.WATER, date(2026, 2, 1), "180.00")) == euros("500.00")
    assert asked(aid(None, date(2026, 2, 1), "180.00")) == euros("500.00")


def test_a_cap_that_earlier_aids_have_taken_whole_closes_the_request() -> None:
    past = PastAid(
        kind=AidKind.FSL, part=FundPart.ENERGY, on=date(2026, 2, 1), amount=euros("500.00")
    )
    dossier = alone(debts=(debt("gas_debt", "650.00"),), casework=Casework(past_aids=(past,)))
    each = of("fsl-69m-lyon-2025", dossier)["energy"]
    assert each.closed
    assert states(each)["utility_cap"] is State.NOT_MET


def test_an_aid_for_a_bill_does_not_fill_the_window_of_the_rent() -> None:
    bill = PastAid(
        kind=AidKind.FSL, part=FundPart.ENERGY, on=date(2026, 2, 1), amount=euros("400.00")
    )
    rent = bill.but(part=FundPart.RENT)

    def amount(past: PastAid) -> Money:
        dossier = alone(account=rent_debt("2900.00"), casework=Casework(past_aids=(past,)))
        return evaluate(diagnose(dossier, LAW, ON), PROFILES["fsl-69m-lyon-2025"]).aid.amount.money

    assert (amount(bill), amount(rent)) == (euros("2900.00"), euros("2600.00"))

"""Energy, water, telephone: form of the aid, what is enough, what it changes, from which month.

One adult, a rent of 400.00, a floor of 300.00: a wage of 720.00 leaves 20.00 a month above it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import AidKind, Casework, Debt, Dossier, Dwelling, FundPart, PastAid
from planner.calc.figure import replay
from planner.calc.money import Money, Rate
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.calc.schemes.fsl_criterion import Standing, State
from planner.calc.schemes.fsl_evaluation import evaluate
from planner.calc.schemes.fsl_least import LeastState
from planner.calc.schemes.fsl_profile import FslProfile, Utilities
from planner.calc.schemes.fsl_rules import FrequencyRule, LoanTerms, Shares
from planner.calc.schemes.fsl_utilities import UtilityAid
from planner.law import load_law
from tests.support.households import ON, alone, charge, euros, month, rent_debt

LAW = load_law()
PARIS = next(one for one in LAW.records(FslProfile) if one.id == "fsl-75-paris")
WHOLE, HALF = Rate(1_000_000), Rate(500_000)


def debt(kind: str, balance: str, **fields: Any) -> Debt:
    return Debt(id=kind, kind=kind, balance=euros(balance), **fields)


def fund(**rule: Any) -> FslProfile:
    return PARIS.but(utilities=Utilities(energy_max=euros("500.00"), **rule))


def of(profile: FslProfile, dossier: Dossier, on: date = ON) -> dict[str, UtilityAid]:
    found = evaluate(diagnose(dossier, LAW, on), profile).utilities
    return {each.service: each for each in found}


def test_half_granted_half_lent_by_hand() -> None:
    # 1 000.00 owed, 500.00 at most: 250.00 granted, 250.00 lent over ten months by 25.00. 60.00 a
    # month are free: 35.00 beside the loan, so 500.00 by 34.00 over fifteen months.
    profile = fund(aid=Shares(grant_share=HALF), loan=LoanTerms(rate=Rate(0), max_months=10))
    each = of(profile, alone(wage="760.00", debts=(debt("gas_debt", "1000.00"),)))["energy"]
    assert each.aid is not None
    assert each.aid.grant is not None
    assert each.aid.loan is not None
    assert (each.aid.grant.money, each.aid.loan.money) == (euros("250.00"), euros("250.00"))
    assert each.aid.remainder.money == euros("500.00")
    assert each.loan is not None
    assert (each.loan.instalment.money, each.loan.months) == (euros("25.00"), 10)
    effect = each.effect
    assert effect is not None
    assert effect.instalment is not None
    assert (effect.instalment.money, effect.months) == (euros("34.00"), 15)
    assert effect.reste_a_vivre.money == effect.lowest_left.money == euros("301.00")
    assert effect.keeps_floor
    assert each.least.state is LeastState.NOT_NEEDED  # 36 × 60.00 pay 1 000.00
    for figure in (each.aid.grant, each.loan.instalment, effect.reste_a_vivre, effect.lowest_left):
        assert replay(figure) == figure.raw


def test_the_smallest_grant_that_is_enough_by_hand() -> None:
    # 36 × 20.00 pay 720.00 of 1 000.00: 280.00 are enough.
    profile = fund(aid=Shares(grant_share=WHOLE))
    least = of(profile, alone(wage="720.00", debts=(debt("gas_debt", "1000.00"),)))["energy"].least
    assert least.amount is not None
    assert (least.state, least.amount.money) == (LeastState.FOUND, euros("280.00"))
    assert (least.instalment, least.months) == (euros("20.00"), 36)
    assert not least.as_grant


def test_half_lent_is_out_of_reach_where_the_loan_takes_more_than_is_free() -> None:
    profile = fund(aid=Shares(grant_share=HALF), loan=LoanTerms(rate=Rate(0), max_months=10))
    each = of(profile, alone(wage="720.00", debts=(debt("gas_debt", "1000.00"),)))["energy"]
    assert each.least.state is LeastState.OUT_OF_REACH
    assert each.effect is not None
    assert each.effect.instalment is None


def test_what_is_enough_is_sought_up_to_the_debt_where_the_cap_was_not_read() -> None:
    each = of(PARIS, alone(wage="720.00", debts=(debt("water_debt", "1000.00"),)))["water"]
    assert each.amount is None
    assert each.effect is None
    assert each.least.amount is not None
    assert each.least.amount.money == euros("280.00")
    assert each.least.as_grant


def test_each_service_stands_beside_the_plan_of_the_one_before_it() -> None:
    # Energy: 860.00 less 500.00 leaves 360.00, which takes the 20.00 free for eighteen months:
    # nothing is left for the water, whose whole debt is then needed; alone it needs nothing.
    profile = PARIS.but(
        utilities=Utilities(
            energy_max=euros("500.00"), water_max=euros("500.00"), aid=Shares(grant_share=WHOLE)
        )
    )
    gas, water = debt("gas_debt", "860.00"), debt("water_debt", "100.00")
    both = of(profile, alone(wage="720.00", debts=(water, gas)))
    assert both["energy"].effect is not None
    assert both["energy"].effect.months == 18
    assert both["water"].least.amount is not None
    assert both["water"].least.amount.money == euros("100.00")
    alone_ = of(profile, alone(wage="720.00", debts=(water,)))
    assert alone_["water"].least.state is LeastState.NOT_NEEDED


def test_the_rent_plan_comes_first() -> None:
    # 600.00 of rent by 20.00: nothing is left for the bill while it runs.
    owing = alone(wage="720.00", debts=(debt("gas_debt", "100.00"),), account=rent_debt("600.00"))
    least = of(fund(aid=Shares(grant_share=WHOLE)), owing)["energy"].least
    assert least.amount is not None
    assert least.amount.money == euros("100.00")


def test_an_instalment_already_agreed_is_given_back_by_the_aid() -> None:
    # 30.00 a month for ten months to the supplier; the aid pays everything.
    gas = debt("gas_debt", "300.00", instalment=euros("30.00"))
    each = of(fund(aid=Shares(grant_share=WHOLE)), alone(wage="760.00", debts=(gas,)))["energy"]
    assert each.effect is not None
    assert (each.effect.months_before, each.effect.months) == (10, 0)
    assert each.effect.reste_a_vivre.money == euros("360.00")
    linked = alone(
        wage="760.00",
        debts=(debt("gas_debt", "300.00"),),
        charges=(charge("energy_debt_instalment", "30.00", debt="gas_debt"),),
    )
    told = of(fund(aid=Shares(grant_share=WHOLE)), linked)["energy"].effect
    assert told is not None
    assert told.reste_a_vivre.money == euros("360.00")


def received(day: date, amount: str, **fields: Any) -> Casework:
    aid = PastAid(
        kind=AidKind.FSL, part=FundPart.ENERGY, on=day, amount=euros(amount), **fields
    )  # fmt: skip
    return Casework(past_aids=(aid,))


def test_the_delay_since_the_last_aid_for_the_same_service_opens_a_month() -> None:
    rule = fund(frequency=FrequencyRule(min_months_between=12))
    owing = alone(
        debts=(debt("gas_debt", "100.00"), debt("water_debt", "100.00")),
        casework=received(date(2026, 3, 10), "200.00"),
    )
    found = of(rule, owing)
    assert found["energy"].standing is Standing.LATER
    assert found["energy"].opening.month == month("2027-03")
    assert found["water"].opening.now
    later = of(rule, owing, date(2027, 3, 10))["energy"]
    assert later.opening.now


def test_a_window_taken_whole_opens_when_enough_has_left_it() -> None:
    rule = fund(window_months=12)
    owing = alone(
        debts=(debt("gas_debt", "100.00"),), casework=received(date(2026, 2, 1), "500.00")
    )
    each = of(rule, owing)["energy"]
    assert (each.standing, each.opening.month) == (Standing.LATER, month("2027-02"))
    assert of(rule, owing, date(2027, 2, 1))["energy"].opening.now


def test_a_loan_of_the_service_not_repaid_waits() -> None:
    rule = fund(frequency=FrequencyRule(previous_loan_repaid=True))
    casework = received(date(2024, 2, 1), "300.00", loan_left=euros("40.00"))
    each = of(rule, alone(debts=(debt("gas_debt", "100.00"),), casework=casework))["energy"]
    assert {one.id: one.state for one in each.criteria}["loan_repaid"] is State.NOT_MET
    assert (each.opening.now, each.opening.month) == (False, None)
    assert "fsl_until_loan_repaid" in [reason.id for reason in each.opening.until_then]


def test_the_delay_of_charente_holds_for_each_kind_of_aid() -> None:
    dwelling = Dwelling(commune="16015", rent=euros("300.00"))
    owing = alone(
        dwelling=dwelling,
        debts=(debt("gas_debt", "100.00"),),
        casework=received(date(2026, 3, 10), "200.00"),
    )
    proposal = plan(owing, LAW, ON).proposal(AidKind.FSL)
    assert proposal is not None
    later = {reason.id: reason.values for reason in proposal.reasons}["fsl_utilities_later"]
    assert (later["service"], later["month"]) == ("energy", month("2027-03"))
    assert proposal.verdict is Verdict.NOT_NOW


shares = st.none() | st.builds(
    Shares,
    grant_share=st.none() | st.integers(0, 1_000_000).map(Rate),
    grant_max=st.none() | st.integers(0, 600_00).map(Money),
    loan_min_share=st.none() | st.integers(0, 1_000_000).map(Rate),
)
loans = st.none() | st.builds(
    LoanTerms,
    rate=st.none() | st.integers(0, 60_000).map(Rate),
    max_months=st.none() | st.integers(1, 48),
    min_instalment=st.none() | st.integers(0, 50_00).map(Money),
)


@pytest.mark.slow
@settings(max_examples=60)
@given(shares, loans, st.integers(1, 2_000_00), st.integers(0, 900_00), st.integers(0, 120))
def test_grant_loan_and_remainder_make_the_bill_and_the_least_aid_is_the_least(
    aid: Shares | None, loan: LoanTerms | None, owed: int, cap: int, margin: int
) -> None:
    profile = PARIS.but(utilities=Utilities(energy_max=Money(cap), aid=aid, loan=loan))
    owing = alone(
        wage=str(Money(70_000 + margin * 100)),
        debts=(debt("gas_debt", str(Money(owed))),),
    )
    each = of(profile, owing)["energy"]
    asked = each.aid
    assert asked is not None
    assert asked.amount.money + asked.remainder.money == each.debt.money
    assert asked.amount.money == min(each.debt.money, Money(cap))
    if asked.grant is not None and asked.loan is not None:
        assert asked.grant.money + asked.loan.money == asked.amount.money
        assert min(asked.grant.money, asked.loan.money) >= Money(0)
    free = margin * 100
    enough = 36 * (free // 100 * 100) >= owed
    assert (each.least.state is LeastState.NOT_NEEDED) is enough
    if each.least.amount is not None:
        assert each.least.amount.money <= asked.amount.money
        paid = (each.least.instalment or Money(0)).cents
        lent = (each.least.loan_instalment or Money(0)).cents
        assert paid + lent <= max(free, 0)
        assert paid * each.least.months >= owed - each.least.amount.money.cents

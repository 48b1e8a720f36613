"""What keeps or restores an allowance in arrears, by the payer and by the CCAPEX."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.housing.suspension import (
    Regime,
    Standing,
    SuspensionFacts,
    read_suspension,
)
from planner.calc.housing.vocabulary import CONDITIONS, REGIMES, STANDINGS

NOTHING = SuspensionFacts(
    suspended=False,
    unpaid=True,
    rent_resumed=False,
    half_paid=False,
    hardship=None,
    plan=False,
    judge_schedule=False,
    lease_ended=False,
    file_admissible=False,
    file_measures=False,
)


def standing(regime=Regime.PAYER, **facts):
    return read_suspension(replace(NOTHING, **facts), regime).standing


def met(regime=Regime.PAYER, **facts):
    reading = read_suspension(replace(NOTHING, **facts), regime)
    return {condition.id: condition.met for condition in reading.conditions}


def test_without_unpaid_rent_nothing_is_at_risk_and_an_unknown_account_says_so():
    assert standing(unpaid=False) is Standing.NOT_AT_RISK
    assert standing(unpaid=None) is Standing.UNKNOWN
    assert standing() is Standing.AT_RISK


@pytest.mark.parametrize(
    ("facts", "condition"),
    [
        ({"rent_resumed": True, "plan": True}, "approved_plan_and_rent"),
        ({"rent_resumed": True}, "current_expense_paid"),
        ({"hardship": True, "half_paid": True}, "hardship_and_half"),
        ({"judge_schedule": True}, "judge_schedule_kept"),
        ({"lease_ended": True, "rent_resumed": True}, "indemnity_paid"),
        ({"file_admissible": True}, "file_oriented"),
        ({"file_measures": True, "rent_resumed": True}, "measures_and_rent"),
    ],
)
def test_each_condition_of_the_payer_keeps_the_allowance_and_restores_a_suspended_one(
    facts, condition
):
    assert met(**facts)[condition] is True
    assert standing(**facts) is Standing.PROTECTED
    assert standing(suspended=True, **facts) is Standing.LIFTABLE


@pytest.mark.parametrize(
    "facts",
    [
        {"plan": True},
        {"hardship": True},
        {"half_paid": True},
        {"lease_ended": True},
        {"file_measures": True},
        {"rent_resumed": None, "plan": None},
    ],
)
def test_half_a_condition_or_an_unknown_one_does_not_keep_it(facts):
    assert standing(**facts) is Standing.AT_RISK
    assert standing(suspended=True, **facts) is Standing.SUSPENDED


def test_what_is_not_known_is_neither_met_nor_failed():
    assert met(rent_resumed=True, plan=None)["approved_plan_and_rent"] is None
    assert met(rent_resumed=False, plan=None)["approved_plan_and_rent"] is False
    assert met(hardship=None, half_paid=True)["hardship_and_half"] is None


def test_the_ccapex_keeps_the_allowance_in_good_faith_which_is_argued():
    assert met(Regime.CCAPEX, rent_resumed=True) == {"good_faith": True}
    assert met(Regime.CCAPEX) == {"good_faith": None}
    assert standing(Regime.CCAPEX, plan=True) is Standing.PROTECTED
    reading = read_suspension(NOTHING, Regime.CCAPEX)
    assert (reading.standing, reading.certainty) == (Standing.AT_RISK, "unverified")
    assert read_suspension(NOTHING, Regime.PAYER).certainty == "settled"


def test_every_condition_comes_with_its_article_in_the_order_of_the_text():
    facts = replace(
        NOTHING,
        rent_resumed=True,
        half_paid=True,
        hardship=True,
        plan=True,
        judge_schedule=None,
        lease_ended=True,
        file_admissible=True,
        file_measures=True,
    )
    payer = read_suspension(facts, Regime.PAYER)
    assert (payer.regime, payer.reference) == (Regime.PAYER, "CCH R.824-7, R.824-28")
    assert [(one.id, one.met, one.reference) for one in payer.conditions] == [
        ("approved_plan_and_rent", True, "CCH R.824-7 1°"),
        ("current_expense_paid", True, "CCH R.824-28 1°"),
        ("hardship_and_half", True, "CCH R.824-28 2°"),
        ("judge_schedule_kept", None, "CCH R.824-29"),
        ("indemnity_paid", True, "CCH R.824-14"),
        ("file_oriented", True, "CCH R.824-23 ; C. conso. R.721-4"),
        ("measures_and_rent", True, "CCH R.824-26"),
    ]
    ccapex = read_suspension(facts, Regime.CCAPEX)
    assert (ccapex.regime, ccapex.reference) == (Regime.CCAPEX, "CCH L.824-2, R.824-2")
    assert [(one.id, one.met, one.reference) for one in ccapex.conditions] == [
        ("good_faith", True, "CCH L.824-2 ; décret 2026-84")
    ]
    plain = read_suspension(NOTHING, Regime.PAYER)
    assert [one.id for one in plain.conditions] == [
        "approved_plan_and_rent",
        "current_expense_paid",
        "hardship_and_half",
    ]


@pytest.mark.parametrize("name", ["rent_resumed", "plan", "judge_schedule"])
def test_each_sign_of_good_faith_is_enough_alone(name):
    assert met(Regime.CCAPEX, **{name: True}) == {"good_faith": True}


def test_one_condition_met_is_enough_whatever_the_others():
    assert standing(rent_resumed=True, plan=None, hardship=False) is Standing.PROTECTED
    assert standing(judge_schedule=None, file_admissible=True) is Standing.PROTECTED


THREE = st.sampled_from([True, False, None])


@given(
    st.builds(
        SuspensionFacts,
        suspended=st.booleans(),
        unpaid=THREE,
        rent_resumed=THREE,
        half_paid=THREE,
        hardship=THREE,
        plan=THREE,
        judge_schedule=THREE,
        lease_ended=st.booleans(),
        file_admissible=st.booleans(),
        file_measures=st.booleans(),
    ),
    st.sampled_from(Regime),
    st.sampled_from([field.name for field in fields(SuspensionFacts)]),
)
def test_a_better_fact_never_makes_the_standing_worse(facts, regime, name):
    order = {
        True: [Standing.SUSPENDED, Standing.LIFTABLE],
        False: [Standing.AT_RISK, Standing.UNKNOWN, Standing.PROTECTED, Standing.NOT_AT_RISK],
    }
    before = read_suspension(facts, regime)
    assert before.regime.value in REGIMES
    assert before.standing.value in STANDINGS
    assert {condition.id for condition in before.conditions} <= CONDITIONS
    if name in ("suspended", "unpaid", "lease_ended"):
        return
    after = read_suspension(replace(facts, **{name: True}), regime)
    rank = order[facts.suspended].index
    assert rank(after.standing) >= rank(before.standing)

"""What holds for every regulation, those shipped and any that somebody could write."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import AidKind, Casework, Debt, Dossier, Household, PastAid, Person, Role
from planner.calc.money import Money, Rate
from planner.calc.schemes.fsl_criterion import State
from planner.calc.schemes.fsl_debt import landlord_type
from planner.calc.schemes.fsl_evaluation import FslEvaluation, evaluate
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_rules import (
    Aid,
    AidBand,
    FrequencyRule,
    LoanTerms,
    Rolling,
    Shares,
    Utilities,
)
from planner.calc.schemes.fsl_utilities import UtilityAid
from planner.calc.schemes.fsl_words import LandlordType
from planner.law import load_law
from tests.support.dossiers import dossiers
from tests.support.households import ON, alone, charge, income, rent_debt

LAW = load_law()
PROFILES = {profile.id: profile for profile in LAW.records(FslProfile)}
NAMES = sorted(PROFILES)
cents = st.integers(0, 6_000_00).map(Money)
shares = st.integers(0, 1_000_000).map(Rate)


def household(adults: int, children: int) -> Household:
    roles = [Role.APPLICANT, *[Role.PARTNER] * (adults - 1), *[Role.CHILD] * children]
    return Household(
        persons=tuple(
            Person(id=f"p{n}", role=role, birth=date(2018 if role is Role.CHILD else 1985, 1, 1))
            for n, role in enumerate(roles)
        )
    )


def seen(profile: FslProfile, dossier: Dossier, on: date = ON) -> FslEvaluation:
    return evaluate(diagnose(dossier, LAW, on), profile)


@settings(max_examples=120)
@given(
    st.sampled_from(NAMES),
    st.integers(1, 2),
    st.integers(0, 6),
    st.integers(0, 5_000_00),
    st.integers(1, 1_000_00),
    st.integers(0, 900_00),
    st.integers(0, 500_00),
)
def test_more_resources_never_open_a_closed_ceiling_of_any_family(
    name: str, adults: int, children: int, wage: int, more: int, rent: int, spent: int
) -> None:
    def closed(amount: int) -> bool:
        found = seen(
            PROFILES[name],
            alone(
                household=household(adults, children),
                incomes=(income("wage", "0.00").but(amount=Money(amount)),),
                rent=str(Money(rent)),
                charges=(charge("electricity", "0.00").but(amount=Money(spent)),),
            ),
        ).criterion("ceiling")
        assert found is not None
        return found.state is State.NOT_MET

    assert not closed(wage) or closed(wage + more)


def parts_make_the_debt(found: FslEvaluation, debt: Money) -> None:
    aid = found.aid
    amount, rest = aid.amount.money, aid.remainder.money
    assert Money(0) <= amount <= debt
    assert Money(0) <= rest
    assert amount + rest == debt
    assert (aid.grant is None) is (aid.loan is None)
    if aid.grant is not None and aid.loan is not None:
        assert aid.grant.money >= Money(0)
        assert aid.loan.money >= Money(0)
        assert aid.grant.money + aid.loan.money + rest == debt


def below_every_cap(found: FslEvaluation, rents: Money, past: Money) -> None:
    rule, amount = found.profile.aid, found.aid.amount.money
    if rule is None:
        return
    if rule.max_amount is not None:
        assert amount <= rule.max_amount
    if rule.max_residual_rents is not None:
        assert amount <= max(Money(0), rents) * rule.max_residual_rents
    if rule.rolling is not None and rule.rolling.max_amount is not None:
        assert amount <= max(Money(0), rule.rolling.max_amount - past)
    if found.aid.grant is not None and rule.grant_max is not None:
        assert found.aid.grant.money <= rule.grant_max
    if found.aid.loan is not None and rule.loan_min_share is not None:
        least = amount.cents * rule.loan_min_share.millionths
        assert found.aid.loan.money.cents * 1_000_000 >= least


@st.composite
def regulations(draw: st.DrawFn) -> FslProfile:
    """A regulation as an organisation could write it: any shares, caps, bands and loan."""
    edges = sorted(draw(st.sets(st.integers(1, 5_000_00), max_size=3)))
    bands = tuple(AidBand(max_amount=Money(edge), grant_share=draw(shares)) for edge in edges)
    rolling = Rolling(max_amount=draw(st.none() | cents), window_months=draw(st.integers(1, 120)))
    aid = Aid(
        max_amount=draw(st.none() | cents),
        max_residual_rents=draw(st.none() | st.integers(0, 40)),
        grant_share=draw(st.none() | shares),
        grant_max=draw(st.none() | cents),
        loan_min_share=draw(st.none() | shares),
        bands=bands,
        coverage=draw(st.none() | st.fixed_dictionaries(dict.fromkeys(LandlordType, shares))),
        rolling=draw(st.none() | st.just(rolling)),
    )
    loan = LoanTerms(
        max_months=draw(st.none() | st.integers(1, 120)),
        min_instalment=draw(st.none() | st.integers(0, 200_00).map(Money)),
        max_cumulated_instalments=draw(st.none() | st.integers(0, 200_00).map(Money)),
    )
    base = PROFILES[draw(st.sampled_from(NAMES))]
    bills = Utilities(
        energy_max=draw(st.none() | cents),
        water_max=draw(st.none() | cents),
        phone_max=draw(st.none() | cents),
        window_months=draw(st.none() | st.integers(1, 120)),
        aid=draw(st.none() | st.just(Shares(grant_share=draw(shares), bands=bands))),
        loan=draw(st.none() | st.just(loan.but(rate=draw(st.none() | shares)))),
        frequency=draw(
            st.none()
            | st.builds(
                FrequencyRule,
                min_months_between=st.none() | st.integers(0, 600),
                previous_loan_repaid=st.none() | st.booleans(),
            )
        ),
    )
    return base.but(
        utilities=draw(st.none() | st.just(bills)),
        aid=draw(st.none() | st.just(aid)),
        loan=draw(st.none() | st.just(loan)),
        landlord_share=draw(st.none() | st.fixed_dictionaries(dict.fromkeys(LandlordType, shares))),
    )


@pytest.mark.slow
@settings(max_examples=120)
@given(
    regulations() | st.sampled_from(NAMES).map(PROFILES.__getitem__),
    st.integers(1, 9_000_00),
    st.integers(0, 900_00),
    st.lists(st.tuples(st.dates(date(2020, 1, 1), ON), st.integers(0, 2_000_00)), max_size=3),
)
def test_grant_loan_and_remainder_make_the_debt_under_every_cap(
    profile: FslProfile, debt: int, rent: int, past: list[tuple[date, int]]
) -> None:
    from planner.calc.calendar import add_months

    account = rent_debt("1.00")
    account = account.but(lines=(account.lines[0].but(amount=Money(debt)),))
    aids = tuple(PastAid(kind=AidKind.FSL, on=day, amount=Money(sum_)) for day, sum_ in past)
    dossier = alone(rent=str(Money(rent)), account=account, casework=Casework(past_aids=aids))
    found = seen(profile, dossier)
    parts_make_the_debt(found, Money(debt))
    window = profile.aid.rolling.window_months if profile.aid and profile.aid.rolling else 0
    since = add_months(ON, -window)
    taken = Money(sum(sum_ for day, sum_ in past if since < day <= ON))
    below_every_cap(found, Money(rent), taken)
    loan = found.loan
    if loan is not None:
        assert loan.instalment.money * (loan.months - 1) + loan.last == loan.loan.money
        terms = profile.loan
        if terms is not None and terms.max_cumulated_instalments is not None:
            assert loan.instalment.money <= terms.max_cumulated_instalments
    share = (profile.landlord_share or {}).get(landlord_type(diagnose(dossier, LAW, ON)))
    if share is not None:
        left = Money(debt).cents * (1_000_000 - share.millionths)
        assert found.aid.amount.money.cents * 1_000_000 <= left


BILLS = ("gas_debt", "water_debt", "phone_internet_debt")


@pytest.mark.slow
@settings(max_examples=60)
@given(dossiers(), regulations(), st.lists(st.integers(1, 4_000_00), min_size=3, max_size=3))
def test_a_regulation_of_any_kind_answers_for_any_household(
    dossier: Dossier, profile: FslProfile, owed: list[int]
) -> None:
    bills = (
        Debt(id=f"bill-{n}", kind=kind, balance=Money(sum_))
        for n, (kind, sum_) in enumerate(zip(BILLS, owed, strict=True))
    )
    diagnosis = diagnose(dossier.but(debts=(*dossier.debts, *bills)), LAW, ON)
    found = evaluate(diagnosis, profile)
    parts_make_the_debt(found, diagnosis.arrears.payable.money)
    for each in found.utilities:
        bill_holds_together(each)


def bill_holds_together(each: UtilityAid) -> None:
    """Grant + loan + remainder = the bill, under its cap, and a loan that its lines repay."""
    asked = each.aid
    assert (asked is None) is (each.cap is None) is (each.effect is None)
    if asked is None or each.cap is None:
        return
    assert asked.amount.money + asked.remainder.money == each.debt.money
    assert Money(0) <= asked.amount.money <= each.cap.money
    if asked.grant is not None and asked.loan is not None:
        assert asked.grant.money + asked.loan.money == asked.amount.money
        assert min(asked.grant.money, asked.loan.money) >= Money(0)
    loan = each.loan
    if loan is not None:
        cost = loan.interest.money if loan.interest is not None else Money(0)
        paid = loan.instalment.money * (loan.months - 1) + loan.last
        assert paid == loan.loan.money + cost
    if each.least.amount is not None:
        assert each.least.amount.money <= asked.amount.money


@settings(max_examples=40)
@given(st.sampled_from(NAMES), st.integers(1, 4_000_00), st.integers(1, 1_000_00))
def test_an_aid_never_lengthens_the_plan_beside_it(name: str, debt: int, offer: int) -> None:
    account = rent_debt("1.00")
    account = account.but(lines=(account.lines[0].but(amount=Money(debt)),))
    dossier = alone(
        wage="1500.00", account=account, casework=Casework(household_offer=Money(offer))
    )
    changed = seen(PROFILES[name], dossier).effect
    paid_beside = changed.loan.instalment.money if changed.loan else Money(0)
    if changed.months is not None and changed.months_before is not None and not paid_beside:
        assert changed.months <= changed.months_before

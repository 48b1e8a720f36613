"""The loan of a fund: with and without interest, its shortest duration, the loans that run."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import Debt, Dossier
from planner.calc.figure import replay
from planner.calc.money import Money, Rate
from planner.calc.schemes.fsl_criterion import Criterion, Standing, State
from planner.calc.schemes.fsl_evaluation import FslEvaluation, evaluate
from planner.calc.schemes.fsl_loan import LoanLimits, loan_lines
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_rules import Aid, LoanTerms
from planner.law import load_law
from tests.support.households import ON, alone, euros, month, rent_debt

LAW = load_law()
PROFILES = {profile.id: profile for profile in LAW.records(FslProfile)}
CHARENTE = PROFILES["fsl-16-charente"]
ALL_LENT = Aid(grant_share=Rate(0), loan_share=Rate(1_000_000))


def evaluated(profile: FslProfile, dossier: Dossier) -> FslEvaluation:
    return evaluate(diagnose(dossier, LAW, ON), profile)


def lending(**terms: Any) -> FslProfile:
    """A regulation that lends everything on these terms."""
    return CHARENTE.but(aid=ALL_LENT, loan=LoanTerms(**terms))


def of(seen: FslEvaluation, id: str) -> Criterion:
    found = seen.criterion(id)
    assert found is not None
    return found


def test_a_loan_with_interest_by_hand() -> None:
    # 1 000.00 at 12 % a year, three months at most: 1 % a month on what is left.
    # 340.02 leaves 0.01 too much after three; 340.03: 10.00 → 669.97; 6.70 → 336.64; 3.37 → the
    # last line is 340.01. It costs 20.07.
    profile = lending(rate=Rate.parse("0.12"), max_months=3)
    loan = evaluated(profile, alone(account=rent_debt("1000.00"))).loan
    assert loan is not None
    assert (loan.instalment.money, loan.months, loan.last) == (euros("340.03"), 3, euros("340.01"))
    assert loan.interest is not None
    assert loan.interest.money == euros("20.07")
    assert replay(loan.interest) == 2007
    assert replay(loan.instalment) == 34003
    lines = loan_lines(1_000_00, 340_03, 120_000)
    assert [(line.interest, line.left) for line in lines] == [
        (10_00, 669_97),
        (6_70, 336_64),
        (3_37, 0),
    ]


def test_a_loan_without_interest_costs_nothing() -> None:
    loan = evaluated(CHARENTE, alone(account=rent_debt("700.00"))).loan
    assert loan is not None
    assert loan.interest is None


def test_no_shipped_regulation_lends_with_interest() -> None:
    for profile in PROFILES.values():
        bills = profile.utilities
        for terms in (profile.loan, None if bills is None else bills.loan):
            assert terms is None or terms.rate is None or terms.rate.millionths == 0


rates = st.integers(0, 200_000)


@given(st.integers(1, 6_000_00), st.integers(1, 60), rates)
def test_principal_and_interest_make_what_is_paid_and_no_smaller_instalment_ends_in_time(
    loan: int, longest: int, rate: int
) -> None:
    each = LoanLimits(longest, 0, None, assumed=False, rate=rate).instalment(loan)
    assert each is not None
    lines = loan_lines(loan, each, rate)
    assert 0 < len(lines) <= longest
    assert sum(line.paid for line in lines) == loan + sum(line.interest for line in lines)
    assert lines[-1].left == 0
    assert all(line.paid == each for line in lines[:-1])
    assert 0 < lines[-1].paid <= each
    before = [loan, *(line.left for line in lines[:-1])]
    for line, capital in zip(lines, before, strict=True):
        # Within half a cent of the exact twelfth of the yearly rate.
        assert abs(line.interest * 12_000_000 - capital * rate) * 2 <= 12_000_000
    if each > 1:
        shorter = loan_lines(loan, each - 1, rate)
        assert not shorter or len(shorter) > longest


@given(st.integers(1, 3_000_00), rates, rates)
def test_a_higher_rate_never_costs_less(loan: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    each = loan // 4 + 1
    cheap, dear = loan_lines(loan, each, low), loan_lines(loan, each, high)
    assert sum(line.interest for line in cheap) <= sum(line.interest for line in dear)


def test_an_instalment_that_does_not_pay_the_interest_is_no_loan() -> None:
    assert loan_lines(1_000_00, 10_00, 120_000) == ()
    assert loan_lines(1_000_00, 10_01, 120_000)
    limits = LoanLimits(36, 0, 10_00, assumed=True, rate=120_000)
    assert limits.instalment(1_000_00) is None


def test_a_loan_as_long_as_asked_or_too_small_for_it() -> None:
    # 15.00 at least, twelve months at least: 90.00 is repaid in six; the fund decides.
    terms: dict[str, Any] = {"min_months": 12, "max_months": 36, "min_instalment": euros("15.00")}
    small = evaluated(lending(**terms), alone(account=rent_debt("90.00")))
    assert of(small, "loan_duration").state is State.TO_PROVE
    assert (of(small, "loan_duration").value, of(small, "loan_duration").limit) == (6, 12)
    enough = evaluated(lending(**terms), alone(account=rent_debt("900.00")))
    assert of(enough, "loan_duration").state is State.MET
    assert of(enough, "loan_duration").value == 36


def test_terms_that_were_not_read_and_parts_that_are_not_known_are_told() -> None:
    dossier = alone(account=rent_debt("700.00"))
    assert of(evaluated(PROFILES["fsl-14-calvados"], dossier), "loan_terms").state is State.UNKNOWN
    # Example B writes its loan and not which part is lent.
    assert of(evaluated(PROFILES["fsl-exemple-b"], dossier), "loan_terms").state is State.UNKNOWN
    assert of(evaluated(CHARENTE, dossier), "loan_terms").state is State.MET


def test_loans_that_run_close_the_request_until_they_leave_room() -> None:
    # 75.00 in all: 70.00 run for nine months more (600.00 by 70.00), so that 5.00 are left now.
    running = Debt(id="d1", kind="fsl_loan", balance=euros("600.00"), instalment=euros("70.00"))
    seen = evaluated(CHARENTE, alone(account=rent_debt("700.00"), debts=(running,)))
    assert seen.loan is None
    assert of(seen, "loan_terms").state is State.NOT_MET
    wait = next(one for one in seen.opening.waits if one.criterion == "loan_terms")
    assert wait.month == month("2027-08")
    assert seen.effect.instalment is None
    assert seen.standing is Standing.LATER


def test_a_part_lent_alone_says_the_grant_too() -> None:
    profile = CHARENTE.but(aid=Aid(loan_share=Rate.parse("0.70")))
    aid = evaluated(profile, alone(account=rent_debt("700.00"))).aid
    assert aid.grant is not None
    assert aid.loan is not None
    assert (aid.grant.money, aid.loan.money) == (euros("210.00"), Money(490_00))

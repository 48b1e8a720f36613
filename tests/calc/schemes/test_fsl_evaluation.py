"""The whole evaluation of a request: loan, smallest aid, month of opening, effect, utilities."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import Diagnosis, diagnose
from planner.calc.dossier import (
    AccountKind,
    AidKind,
    Allowance,
    AllowanceStatus,
    Casework,
    Debt,
    Dossier,
    Dwelling,
    Household,
    PaidTo,
    PastAid,
    Person,
    PlanPayment,
    Role,
    SignedPlan,
    Wish,
)
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.figure import WithDerivation, replay, walk
from planner.calc.money import Money, Rate
from planner.calc.operations import figures_only
from planner.calc.plan import plan
from planner.calc.schemes.fsl_criterion import State
from planner.calc.schemes.fsl_debt import grant_of
from planner.calc.schemes.fsl_evaluation import FslEvaluation, Standing, evaluate, evaluate_all
from planner.calc.schemes.fsl_least import Asked, LeastState, Margins, bearing, least_aid
from planner.calc.schemes.fsl_loan import limits_of_loan, usual_months
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_rules import AsllLink, Ceiling, LoanTerms, ReferenceShare
from planner.calc.schemes.fsl_words import (
    Divisor,
    LandlordType,
    OverIndebtedness,
    ReferenceAmount,
)
from planner.law import load_law
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, charge, debt_of, euros, income, rent_debt

LAW = load_law()
PROFILES = {profile.id: profile for profile in LAW.records(FslProfile)}
LYON, CHARENTE = PROFILES["fsl-69m-lyon-2025"], PROFILES["fsl-16-charente"]
AISNE, SEINE_ET_MARNE = PROFILES["fsl-02-aisne-2024"], PROFILES["fsl-77-seine-et-marne-2021"]
COTES, MORBIHAN = PROFILES["fsl-22-cotes-darmor"], PROFILES["fsl-56-morbihan"]


def evaluated(profile: FslProfile, dossier: Dossier, on: date = ON) -> FslEvaluation:
    return evaluate(diagnose(dossier, LAW, on), profile)


def test_a_loan_of_charente_has_a_last_line_that_may_be_small() -> None:
    loan = evaluated(CHARENTE, alone(account=rent_debt("700.00"))).loan
    assert loan is not None
    assert (loan.instalment.money, loan.months, loan.last) == (euros("25.00"), 20, euros("15.00"))
    assert loan.assumed


def test_a_loan_of_charente_never_takes_more_than_its_largest_instalment() -> None:
    # 2 800.00 over 36 months would be 77.78: 75.00 at most, so 38 months.
    loan = evaluated(CHARENTE, alone(account=rent_debt("5000.00"))).loan
    assert loan is not None
    assert (loan.instalment.money, loan.months, loan.last) == (euros("75.00"), 38, euros("25.00"))


def test_a_loan_that_runs_leaves_less_room_to_the_next_one() -> None:
    running = Debt(id="d1", kind="fsl_loan", balance=euros("600.00"), instalment=euros("40.00"))
    loan = evaluated(CHARENTE, alone(account=rent_debt("5000.00"), debts=(running,))).loan
    assert loan is not None
    assert loan.instalment.money == euros("35.00")
    full = running.but(instalment=euros("70.00"))
    assert evaluated(CHARENTE, alone(account=rent_debt("5000.00"), debts=(full,))).loan is None


def test_a_loan_of_aisne_is_at_least_a_fifth_over_four_years() -> None:
    loan = evaluated(AISNE, alone(account=rent_debt("3000.00"))).loan
    assert loan is not None
    assert (loan.loan.money, loan.instalment.money, loan.months) == (
        euros("600.00"),
        euros("12.50"),
        48,
    )
    assert not loan.assumed


def tight(margin: str, debt: str, **parts: Any) -> Dossier:
    """A household whose every month leaves ``margin`` above its floor of 300.00."""
    spent = euros("600.00") - euros("300.00") - euros(margin)
    return alone(account=rent_debt(debt), charges=(charge("other_charge", str(spent)),), **parts)


def test_the_smallest_aid_lets_the_budget_repay_the_rest_in_three_years() -> None:
    # 40.00 a month for 36 months repay 1 440.00: of 2 000.00 a grant of 560.00 is enough.
    least = evaluated(LYON, tight("40.00", "2000.00")).least
    assert least.state is LeastState.FOUND
    assert least.amount is not None
    assert least.amount.money == euros("560.00")
    assert (least.instalment, least.months) == (euros("40.00"), 36)
    assert least.as_grant


def test_a_plan_that_holds_alone_needs_no_aid() -> None:
    assert evaluated(LYON, tight("60.00", "2000.00")).least.state is LeastState.NOT_NEEDED


def test_a_deficit_with_a_loan_is_out_of_reach_of_any_aid() -> None:
    assert evaluated(CHARENTE, tight("0.00", "700.00")).least.state is LeastState.OUT_OF_REACH


def test_without_any_margin_only_a_grant_of_everything_holds() -> None:
    least = evaluated(LYON, tight("0.00", "700.00")).least
    assert least.amount is not None
    assert least.amount.money == euros("700.00")
    assert (least.instalment, least.months) == (Money(0), 0)


def holds(diagnosis: Diagnosis, profile: FslProfile, amount: int) -> bool:
    """By brute force: some whole number of euros a month repays the rest in time."""
    debt = diagnosis.arrears.payable.money.cents
    grant = grant_of(figures_only, profile.aid, amount)
    loan = 0 if grant is None else amount - int(grant)
    taken = limits_of_loan(diagnosis, profile.loan).instalment(loan)
    if taken is None:
        return False
    within = usual_months(diagnosis)
    months = bearing(Margins(diagnosis), 120)
    if taken and months.up_to(-(-loan // taken)) < taken:
        return False
    rest = debt - amount
    if rest <= 0:
        return True
    most = max(months.lowest) - taken
    return any(
        -(-rest // each) <= within and months.up_to(-(-rest // each)) >= each + taken
        for each in range(100, most + 100, 100)
        if each <= most
    ) or (rest < 100 and months.up_to(1) >= rest + taken and most >= 100)


@settings(max_examples=60)
@given(
    st.sampled_from(["fsl-69m-lyon-2025", "fsl-16-charente", "fsl-02-aisne-2024",
                     "fsl-77-seine-et-marne-2021", "fsl-75-paris"]),
    st.integers(0, 120_00),
    st.integers(1, 3_000_00),
    st.integers(1, 12),
)  # fmt: skip
def test_no_smaller_whole_number_of_euros_would_do(
    name: str, margin: int, debt: int, hard_month: int
) -> None:
    spent = Money(300_00 - margin)
    dossier = alone(
        account=rent_debt("1.00").but(lines=(rent_debt("1.00").lines[0].but(amount=Money(debt)),)),
        charges=(
            charge("other_charge", "0.00").but(amount=spent),
            charge("car_insurance", "30.00", months=(hard_month,)),
        ),
    )
    diagnosis = diagnose(dossier, LAW, ON)
    profile = PROFILES[name]
    seen = evaluate(diagnosis, profile)
    least = seen.least
    most = seen.aid.amount.money.cents
    if least.state is LeastState.FOUND and least.amount is not None:
        found = least.amount.money.cents
        assert found <= most
        assert holds(diagnosis, profile, found)
        smaller = range(max(0, found - 15_00), found, 100)
        assert not any(holds(diagnosis, profile, one // 100 * 100) for one in smaller)
    elif least.state is LeastState.OUT_OF_REACH:
        assert not any(holds(diagnosis, profile, one) for one in range(0, most, 50_00))
        assert not holds(diagnosis, profile, most)
    else:
        assert holds(diagnosis, profile, 0)


def test_each_reading_of_the_bands_has_its_own_month() -> None:
    # 1 500.00 asks for six months by its amount; of residual rents of 300.00 it is five: three.
    seen = evaluated(
        CHARENTE,
        alone(
            rent="400.00",
            aid="100.00",
            account=rent_debt("1500.00"),
        ),
    )
    bands = {band.by: (band.asked, band.month) for band in seen.opening.bands}
    assert bands == {"amount": (6, Month(2027, 6)), "residual_rents": (3, Month(2027, 3))}
    assert seen.opening.month == bands["amount"][1]
    assert not seen.opening.now
    assert seen.standing in (Standing.LATER, Standing.TO_PROVE)


def test_the_delay_since_the_last_aid_names_its_month() -> None:
    past = (PastAid(kind=AidKind.FSL, on=date(2026, 3, 10), amount=euros("300.00")),)
    seen = evaluated(
        CHARENTE, alone(account=rent_debt("700.00"), casework=Casework(past_aids=past))
    )
    wait = next(wait for wait in seen.opening.waits if wait.criterion == "frequency")
    assert wait.month == Month(2027, 3)


def test_the_window_of_two_aids_opens_when_the_older_one_leaves_it() -> None:
    past = tuple(
        PastAid(kind=AidKind.FSL, on=day, amount=euros("100.00"))
        for day in (date(2025, 2, 3), date(2026, 1, 5))
    )
    seen = evaluated(LYON, alone(account=rent_debt("700.00"), casework=Casework(past_aids=past)))
    assert [(wait.criterion, wait.month) for wait in seen.opening.waits] == [
        ("rolling_cap", Month(2027, 2))
    ]
    assert seen.opening.month == Month(2027, 2)


def test_a_grant_shortens_the_plan_and_keeps_what_the_family_had_decided() -> None:
    assert SEINE_ET_MARNE.aid is not None
    dossier = tight("60.00", "2000.00", casework=Casework(household_offer=euros("50.00")))
    seen = evaluated(SEINE_ET_MARNE.but(aid=SEINE_ET_MARNE.aid.but(max_amount=euros("800.00"),
        grant_max=euros("800.00"))), dossier)  # fmt: skip
    changed = seen.effect
    assert changed.months_before == 40
    assert changed.instalment is not None
    assert (changed.instalment.money, changed.months) == (euros("50.00"), 24)
    assert changed.reste_a_vivre.money == euros("310.00")
    assert changed.keeps_floor


def test_a_loan_is_paid_out_of_what_the_family_had_decided() -> None:
    dossier = tight("60.00", "1000.00", casework=Casework(household_offer=euros("50.00")))
    seen = evaluated(CHARENTE, dossier)
    # A grant of 300.00 and a loan of 700.00: nothing is left to the landlord.
    assert seen.effect.months == 0
    assert seen.effect.instalment is None or seen.effect.instalment.money == Money(0)
    assert seen.effect.reste_a_vivre.money == euros("335.00")


def test_energy_is_capped_and_a_service_without_a_cap_is_not_given_one() -> None:
    debts = (
        Debt(id="e1", kind="electricity_debt", balance=euros("400.00")),
        Debt(id="e2", kind="gas_debt", balance=euros("250.00")),
        Debt(id="e3", kind="water_debt", balance=euros("90.00")),
    )
    found = {each.service: each for each in evaluated(LYON, alone(debts=debts)).utilities}
    assert set(found) == {"energy", "water"}
    energy = found["energy"]
    assert energy.amount is not None
    assert energy.remainder is not None
    assert (energy.debt.money, energy.amount.money, energy.remainder.money) == (
        euros("650.00"),
        euros("500.00"),
        euros("150.00"),
    )
    assert found["water"].amount is None
    richer = evaluated(COTES, alone(wage="950.00", debts=debts)).utilities[0]
    assert richer.ceiling.state is State.NOT_MET


def test_what_was_not_read_of_a_regulation_is_never_a_pass() -> None:
    for profile in PROFILES.values():
        seen = evaluated(profile, alone(account=rent_debt("900.00")))
        unknown = set(seen.unknown)
        for part, id in (
            ("effort_ratio", "effort_ratio"),
            ("debt", "debt"),
            ("prior_steps", "prior_steps"),
            ("exclusions", "exclusions"),
            ("dwelling", "dwelling"),
            ("over_indebtedness", "over_indebtedness"),
            ("asll", "asll_required"),
            ("landlord_share", "landlord_share"),
        ):
            assert (getattr(profile, part) is None) is (id in unknown), (profile.id, part)


@pytest.mark.parametrize(
    ("rule", "kind", "state"),
    [
        (OverIndebtedness.EXCLUDE, EventKind.OVER_INDEBTEDNESS_FILED, State.NOT_MET),
        (OverIndebtedness.COORDINATE, EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, State.TO_PROVE),
        (OverIndebtedness.AFTER_PLAN, EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, State.NOT_MET),
        (OverIndebtedness.AFTER_PLAN, EventKind.OVER_INDEBTEDNESS_MEASURES, State.MET),
    ],
)
def test_a_file_of_over_indebtedness_stands_by_the_words_of_the_regulation(
    rule: OverIndebtedness, kind: EventKind, state: State
) -> None:
    events = (ProcedureEvent(kind=kind, date=date(2026, 10, 1)),)
    seen = evaluated(LYON.but(over_indebtedness=rule), alone(events=events))
    found = seen.criterion("over_indebtedness")
    assert found is not None
    assert found.state is state


@pytest.mark.parametrize(
    ("wish", "state"), [(Wish.YES, State.MET), (Wish.NO, State.NOT_MET), (None, State.TO_PROVE)]
)
def test_a_measure_that_a_fund_asks_for_needs_the_household_to_agree(
    wish: Wish | None, state: State
) -> None:
    profile = LYON.but(asll=AsllLink(required_above=euros("500.00")))
    casework = Casework(asll_wish=wish)
    seen = evaluated(profile, alone(account=rent_debt("900.00"), casework=casework))
    found = seen.criterion("asll_required")
    assert found is not None
    assert found.state is state
    small = evaluated(profile, alone(account=rent_debt("400.00"), casework=casework))
    assert small.criterion("asll_required") is None


def test_the_part_that_a_landlord_leaves_is_not_asked_of_the_fund() -> None:
    profile = LYON.but(landlord_share={LandlordType.PRIVATE: Rate.parse("0.10")})
    seen = evaluated(profile, alone(account=rent_debt("900.00")))
    assert seen.aid.amount.money == euros("810.00")
    assert seen.aid.remainder.money == euros("90.00")


def test_the_months_that_a_fund_looks_at_are_those_before_the_request() -> None:
    ended = income("unemployment_benefit", "600.00", until=Month(2026, 9))
    begun = income("wage", "1200.00", start=Month(2026, 11))
    household = alone(incomes=(ended, begun))
    # Lyon: August to October, two months of the benefit out of three.
    assert evaluated(LYON, household).resources.money == euros("400.00")
    # Morbihan: October alone.
    assert evaluated(MORBIHAN, household).resources.money == Money(0)
    assert evaluated(CHARENTE, household).resources.money == euros("1200.00")


def test_a_loan_over_a_short_time_may_weigh_more_than_the_debt_it_pays() -> None:
    profile = CHARENTE.but(loan=LoanTerms(rate=Rate(0), max_months=6))
    diagnosis = diagnose(tight("30.00", "2000.00"), LAW, ON)
    assert evaluate(diagnosis, profile).least.state is LeastState.OUT_OF_REACH
    longer = profile.but(loan=LoanTerms(rate=Rate(0), max_months=60))
    assert evaluate(diagnosis, longer).least.state is LeastState.FOUND


@pytest.mark.slow
@settings(max_examples=40)
@given(dossiers(), on_days())
def test_every_regulation_answers_for_any_household(dossier: Dossier, on: date) -> None:
    for seen in evaluate_all(diagnose(dossier, LAW, on), PROFILES.values()):
        assert seen.standing in Standing
        amount = seen.aid.amount.money
        if seen.loan is not None:
            loan = seen.loan
            total = loan.instalment.money * (loan.months - 1) + loan.last
            assert total == loan.loan.money
            assert Money(0) < loan.last <= loan.instalment.money
        if seen.least.amount is not None:
            assert Money(0) < seen.least.amount.money <= amount
        if seen.opening.now:
            assert seen.opening.month is not None
        for figure in (seen.effect.reste_a_vivre, seen.effect.lowest_left, seen.aid.amount):
            assert replay(figure) == figure.raw


@settings(max_examples=30)
@given(st.sampled_from(sorted(PROFILES)), st.integers(1, 5_000_00))
def test_a_regulation_searched_and_derived_gives_the_same_grant(name: str, amount: int) -> None:
    r = WithDerivation("fsl")
    figure = grant_of(r, PROFILES[name].aid, r.given("amount", Money(amount)))
    bare = grant_of(figures_only, PROFILES[name].aid, amount)
    assert (figure is None) is (bare is None)
    if figure is not None:
        assert figure.money.cents == bare
        assert list(walk(figure))


def test_the_least_aid_is_not_asked_where_nothing_says_what_is_repaid() -> None:
    # Of example A the shares are read up to 2 000.00 only.
    profile = PROFILES["fsl-exemple-a"]
    diagnosis = diagnose(tight("0.00", "2900.00"), LAW, ON)
    r = WithDerivation("fsl")
    seen = evaluate(diagnosis, profile)
    assert seen.aid.grant is None
    asked = Asked(diagnosis.arrears.payable.money, seen.aid, profile.aid)
    limits = limits_of_loan(diagnosis, profile.loan)
    found = least_aid(r, asked, limits, bearing(Margins(diagnosis), 36), 36)
    assert found.state is LeastState.OUT_OF_REACH


def test_a_lease_that_runs_says_a_tenant() -> None:
    rented = Dwelling(rent=euros("400.00"), lease_signed=date(2020, 1, 1))
    states = {
        "signed": rented,
        "ended": rented.but(lease_ended=date(2026, 1, 1)),
        "unknown": rented.but(lease_signed=None),
    }
    found = {
        name: evaluated(AISNE, alone(dwelling=dwelling)).criterion("occupancy")
        for name, dwelling in states.items()
    }
    assert {name: each.state for name, each in found.items() if each is not None} == {
        "signed": State.MET,
        "ended": State.TO_PROVE,
        "unknown": State.TO_PROVE,
    }


def test_an_aid_that_must_matter_is_for_the_commission_to_judge() -> None:
    seen = evaluated(PROFILES["fsl-62-pas-de-calais"], alone(account=rent_debt("900.00")))
    found = seen.criterion("aid_must_matter")
    assert found is not None
    assert found.state is State.TO_PROVE


def preferred(dossier: Dossier, on: date = ON) -> State:
    found = evaluated(CHARENTE, dossier, on).criterion("prior_step.payment_plan_kept")
    assert found is not None
    assert found.preferred
    return found.state


def test_a_step_that_is_only_preferred_is_told_and_closes_nothing() -> None:
    # Three months of rent were paid again, everything that Charente asks for is there; the plan
    # that it would rather see kept is broken: nobody paid the line of October.
    plan_ = SignedPlan(
        signed_on=date(2026, 9, 1),
        debt=euros("300.00"),
        instalment=euros("50.00"),
        first_due=date(2026, 10, 5),
    )
    owing = alone(account=rent_debt("700.00"))
    signed = owing.but(casework=owing.casework.but(signed_plan=plan_))
    paid = tuple(
        PlanPayment(date=day, amount=euros("50.00"))
        for day in (date(2026, 10, 5), date(2026, 11, 5))
    )
    kept = signed.but(casework=signed.casework.but(plan_payments=paid))
    assert preferred(owing) is State.TO_PROVE
    assert preferred(signed) is State.NOT_MET
    assert preferred(kept) is State.MET
    assert preferred(signed, date(2026, 9, 20)) is State.TO_PROVE  # nothing was due yet
    standings = {evaluated(CHARENTE, each).standing for each in (owing, signed, kept)}
    assert len(standings) == 1


def test_a_plan_that_was_signed_is_a_plan() -> None:
    plan_ = SignedPlan(
        signed_on=date(2026, 9, 1),
        debt=euros("300.00"),
        instalment=euros("50.00"),
        first_due=date(2026, 10, 5),
    )
    owing = alone(account=rent_debt("700.00"), casework=Casework(signed_plan=plan_))
    found = evaluated(AISNE, owing).criterion("prior_step.payment_plan")
    assert found is not None
    assert found.state is State.MET


@pytest.mark.parametrize(
    ("share", "wage", "state"),
    [
        # 60 % of the median standard of living of 2016 (1 710.00): 1 026.00 for one person.
        (ReferenceShare(of=ReferenceAmount.POVERTY_LINE, share=Rate.parse("0.60"), year=2016),
         "1026.00", State.MET),
        (ReferenceShare(of=ReferenceAmount.POVERTY_LINE, share=Rate.parse("0.60"), year=2016),
         "1026.01", State.NOT_MET),
        # A year that was not read, and no year at all: not known.
        (ReferenceShare(of=ReferenceAmount.POVERTY_LINE, share=Rate.parse("0.60"), year=2019),
         "100.00", State.UNKNOWN),
        (ReferenceShare(of=ReferenceAmount.POVERTY_LINE, share=Rate.parse("0.60")),
         "100.00", State.UNKNOWN),
        # The RSA of April 2026 (651.69) by 1.20: 782.03.
        (ReferenceShare(of=ReferenceAmount.RSA, share=Rate.parse("1.20")), "782.03", State.MET),
        (ReferenceShare(of=ReferenceAmount.RSA, share=Rate.parse("1.20")), "782.04",
         State.NOT_MET),
    ],
)  # fmt: skip
def test_a_ceiling_in_a_share_of_a_national_amount(
    share: ReferenceShare, wage: str, state: State
) -> None:
    ceiling = Ceiling(divided_by=Divisor.NOTHING, strict=False, share_of=share)
    profile = LYON.but(ceiling=ceiling)
    found = evaluated(profile, alone(wage=wage, account=rent_debt("700.00"))).criterion("ceiling")
    assert found is not None
    assert found.state is state


def test_a_share_of_the_smic_is_that_of_the_day() -> None:
    share = ReferenceShare(of=ReferenceAmount.SMIC, share=Rate.parse("0.50"))
    profile = LYON.but(ceiling=Ceiling(divided_by=Divisor.NOTHING, strict=False, share_of=share))
    found = evaluated(profile, alone(account=rent_debt("700.00"))).criterion("ceiling")
    assert found is not None
    whole = LAW.value("smic.mensuel_brut", ON).bare
    assert found.limit.cents == (whole + 1) // 2


def test_the_published_table_of_eure_et_loir_is_that_share_of_its_year() -> None:
    profile = PROFILES["fsl-28-eure-et-loir-2020"]
    assert profile.ceiling is not None
    assert profile.ceiling.share_of is not None
    median = LAW.value("pauvrete.niveau_de_vie_median", date(2016, 12, 31)).bare
    line = median * profile.ceiling.share_of.share.millionths // 1_000_000
    assert profile.ceiling.rows[0].amounts[0] == Money(line) == euros("1026.00")


def test_above_the_effort_ratio_the_regulation_says_what_then() -> None:
    # Morbihan: 400.00 of rent on 1 000.00 is 40 %, above its 35 %.
    dwelling = Dwelling(commune="56121", rent=euros("400.00"))
    owing = alone(dwelling=dwelling, account=rent_debt("700.00"))
    proposal = plan(owing, LAW, ON).proposal(AidKind.FSL)
    assert proposal is not None
    told = {reason.id: reason.values for reason in proposal.reasons}
    assert "aide vers un autre logement" in told["fsl_above_effort"]["path"]


def test_too_soon_after_an_aid_the_exception_of_the_regulation_is_told() -> None:
    past = PastAid(kind=AidKind.FSL, on=date(2026, 6, 1), amount=euros("100.00"))
    owing = alone(
        dwelling=Dwelling(commune="16015", rent=euros("400.00")),
        account=rent_debt("700.00"),
        casework=Casework(past_aids=(past,)),
    )
    proposal = plan(owing, LAW, ON).proposal(AidKind.FSL)
    assert proposal is not None
    told = {reason.id: reason.values for reason in proposal.reasons}
    assert "rapport motivé" in told["fsl_derogation"]["path"]


def test_the_delays_of_the_procedure_are_told() -> None:
    found = evaluated(PROFILES["fsl-exemple-b"], alone(account=rent_debt("900.00")))
    told = {reason.id: reason.values for reason in found.opening.until_then}
    assert told["fsl_decided_within"] == {"days": 60}
    assert told["fsl_agreement_within"] == {"days": 15}


def paid_but_for_the_allowance(status: AllowanceStatus) -> Dossier:
    """250.00 paid each month by the household, of a rent of 400.00 less 150.00 of allowance."""
    lines: list[tuple[date, AccountKind, str]] = []
    for n in (8, 9, 10, 11):
        lines.append((date(2026, n, 1), AccountKind.RENT, "400.00"))
        lines.append((date(2026, n, 5), AccountKind.PAYMENT, "250.00"))
    allowance = Allowance(amount=euros("150.00"), status=status, paid_to=PaidTo.LANDLORD)
    dwelling = Dwelling(rent=euros("400.00"), allowance=allowance)
    return alone(dwelling=dwelling, account=debt_of(*lines))


def test_the_household_s_own_part_paid_is_to_be_proved_where_only_that_is_asked() -> None:
    suspended = paid_but_for_the_allowance(AllowanceStatus.SUSPENDED)
    found = evaluated(CHARENTE, suspended).criterion("resumption")
    assert found is not None
    assert found.limit == 3
    assert (found.value, found.state) == (0, State.TO_PROVE)
    assert CHARENTE.resumption is not None
    whole = CHARENTE.but(resumption=CHARENTE.resumption.but(on_residual=False))
    other = evaluated(whole, suspended).criterion("resumption")
    assert other is not None
    assert other.state is State.NOT_MET
    loose = whole.but(resumption=CHARENTE.resumption.but(on_residual=False, consecutive=False))
    apart = evaluated(loose, suspended).criterion("resumption")
    assert apart is not None
    assert apart.state is State.TO_PROVE


def test_another_adult_counts_unless_the_regulation_says_that_they_do_not() -> None:
    people = (
        Person(id="p1", role=Role.APPLICANT, birth=date(1980, 1, 1)),
        Person(id="p2", role=Role.OTHER_ADULT, birth=date(2000, 1, 1)),
    )
    shared_ = alone(
        household=Household(persons=people),
        incomes=(income("wage", "1000.00"), income("wage", "700.00", whose="p2")),
        account=rent_debt("700.00"),
    )
    assert evaluated(MORBIHAN, shared_).resources.money == euros("1700.00")
    assert MORBIHAN.resource_base is not None
    own = MORBIHAN.but(resource_base=MORBIHAN.resource_base.but(all_occupants=False))
    assert evaluated(own, shared_).resources.money == euros("1000.00")

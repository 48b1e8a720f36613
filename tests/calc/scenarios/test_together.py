"""The other debts beside the rent debt: when all is repaid, and what can never make it worse."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.calc.dossier import Debt, DebtStage, Dossier
from planner.calc.figure import replay
from planner.calc.money import Money
from planner.calc.outcomes import NoPlan
from planner.calc.repayment.frontier import DebtsPoint, Frontier
from planner.calc.scenarios.assessment import Assessment, assess, start_of
from planner.calc.scenarios.bearing import Quick
from planner.calc.scenarios.levers import Lever, LeverKind, pull
from planner.calc.scenarios.together import curve_together, turns
from planner.law import load_law
from tests.support.dossiers import dossiers, solvent_dossiers
from tests.support.households import ON, alone, charge, euros, income, month, rent_debt

LAW = load_law()


def debt(id: str, balance: str, kind: str = "personal_loan", **fields: object) -> Debt:
    return Debt(id=id, kind=kind, balance=euros(balance), **fields)  # type: ignore[arg-type]


def judged(dossier: Dossier, longest: int = 60) -> Assessment:
    return assess(dossier, LAW, ON, longest=longest)


def test_without_another_debt_that_waits_only_the_rent_debt_counts() -> None:
    paid = debt("c", "1200.00", instalment=euros("50.00"))
    for dossier in (alone(account=rent_debt("900.00")), alone(debts=(paid,))):
        found = judged(dossier)
        assert found.together is None
        assert (found.values["other_debts"], found.values["all_end"]) == (None, None)


def test_a_debt_that_waits_is_repaid_after_the_rent_by_what_the_months_leave() -> None:
    # 300.00 a month above the floor, from December: 900.00 of rent until February, then 450.00 of
    # the overdraft in March and April.
    dossier = alone(account=rent_debt("900.00"), debts=(debt("o", "450.00", "overdraft"),))
    found = judged(dossier)
    assert found.holds
    assert found.values["ends"] == month("2027-02")
    assert found.all_end == month("2027-04")
    other = found.figures["scenario.other_debts"]
    assert (other.money, replay(other)) == (euros("450.00"), other.raw)


def test_debts_that_the_months_cannot_repay_in_time_break_what_the_rent_alone_would_keep() -> None:
    # 300.00 a month for twelve months: 3 600.00 in all.
    dossier = alone(account=rent_debt("900.00"), debts=(debt("f", "2700.00", "family_loan"),))
    assert judged(dossier, 12).holds
    more = alone(account=rent_debt("900.00"), debts=(debt("f", "2700.01", "family_loan"),))
    found = judged(more, 12)
    assert isinstance(found.together, NoPlan)
    assert found.together.certificate.missing == euros("0.01")
    assert not found.holds


def test_what_must_be_repaid_is_repaid_before_the_months_fall_below_the_floor() -> None:
    incomes = (income("wage", "700.00"), income("ppa", "300.00", until=month("2027-02")))
    poorer = alone(incomes=incomes, charges=(charge("bank_fees", "10.00"),))
    # 290.00 above the floor in December, January and February, then ten euros below it.
    fits = poorer.but(debts=(debt("f", "870.00", "family_loan"),))
    assert not isinstance(judged(fits).together, NoPlan)
    assert judged(fits).all_end == month("2027-02")
    over = poorer.but(debts=(debt("f", "870.01", "family_loan"),))
    assert isinstance(judged(over).together, NoPlan)


def test_a_frozen_debt_and_one_taken_at_the_source_do_not_wait() -> None:
    seized = debt("s", "5000.00", stage=DebtStage.SEIZURE, kind="wage_seizure")
    assert judged(alone(debts=(seized,))).together is None
    old = alone(account=rent_debt("900.00"), debts=(debt("f", "99000.00", "family_loan"),))
    assert not judged(old).holds
    after = pull(Lever(LeverKind.OVER_INDEBTEDNESS), old, LAW, ON)
    assert judged(after).together is None
    assert judged(after).holds


def test_an_instalment_told_as_a_charge_is_already_in_the_months() -> None:
    told = alone(
        debts=(debt("c", "99000.00"),), charges=(charge("credit_instalment", "100.00", debt="c"),)
    )
    assert judged(told).together is None


@st.composite
def indebted(draw: st.DrawFn) -> Dossier:
    """A household with a rent debt and one to three debts that wait."""
    dossier = draw(solvent_dossiers())
    kinds = ("overdraft", "family_loan", "electricity_debt", "fine", "other_debt")
    debts = tuple(
        Debt(
            id=f"d{n}",
            kind=draw(st.sampled_from(kinds)),
            balance=Money(draw(st.integers(2, 2_000_00))),
            stage=draw(st.sampled_from([DebtStage.AMICABLE, DebtStage.JUDGMENT])),
        )
        for n in range(draw(st.integers(1, 3)))
    )
    return dossier.but(debts=debts)


few = settings(max_examples=30, deadline=None)


@few
@given(indebted(), st.integers(1, 500_00))
def test_more_income_never_worsens(dossier: Dossier, more: int) -> None:
    line = income("child_support_received", "0.01").but(amount=Money(more))
    before = judged(dossier)
    after = judged(dossier.but(incomes=(*dossier.incomes, line)))
    assert after.holds or not before.holds
    assert after.below <= before.below
    if before.all_end is not None:
        assert after.all_end is not None
        assert after.all_end <= before.all_end


@few
@given(indebted(), st.integers(0, 2), st.integers(1, 99))
def test_splitting_a_debt_in_two_never_changes_the_end(
    dossier: Dossier, rank: int, percent: int
) -> None:
    assume(rank < len(dossier.debts))
    whole = dossier.debts[rank]
    part = Money(whole.balance.cents * percent // 100)
    assume(Money(0) < part < whole.balance)
    halves = (whole.but(balance=part), whole.but(id="half", balance=whole.balance - part))
    others = tuple(one for one in dossier.debts if one is not whole)
    before, after = judged(dossier), judged(dossier.but(debts=(*others, *halves)))
    assert (before.all_end, before.holds) == (after.all_end, after.holds)
    assert before.amount("other_debts") == after.amount("other_debts")


@few
@given(indebted(), st.integers(1, 3_000_00))
def test_adding_a_grant_never_lengthens(dossier: Dossier, grant: int) -> None:
    lever = Lever(LeverKind.FSL_GRANT, amount=Money(grant))
    before, after = judged(dossier), judged(pull(lever, dossier, LAW, ON))
    assert after.holds or not before.holds
    if before.all_end is not None and after.together is not None:
        assert after.all_end is not None
        assert after.all_end <= before.all_end


@few
@given(dossiers() | indebted(), st.integers(1, 72))
def test_the_quick_answer_is_the_whole_one(dossier: Dossier, longest: int) -> None:
    quick = Quick(LAW, ON, horizon=12, longest=longest)
    assert quick.holds(dossier) is judged(dossier, longest).holds


def curve(dossier: Dossier, longest: int = 60) -> Frontier[DebtsPoint]:
    found = judged(dossier, longest)
    return curve_together(found.waiting, found.work, start_of(found), found.longest)


def test_the_curve_goes_from_the_longest_plan_to_that_of_all_the_months_leave() -> None:
    # 1 350.00 at 300.00 a month above the floor: 4.5 months; in twelve months 112.50 each.
    dossier = alone(account=rent_debt("900.00"), debts=(debt("o", "450.00", "overdraft"),))
    found = curve(dossier, 12)
    assert [point.monthly for point in found.points] == [Money(n * 100) for n in range(1, 301)]
    assert next(point.monthly for point in found.points if point.holds) == euros("113.00")
    lengths = [(str(p.monthly), p.months, str(p.worst_left)) for p in turns(found, 99)]
    assert lengths == [
        ("113.00", 12, "487.00"),
        ("123.00", 11, "477.00"),
        ("135.00", 10, "465.00"),
        ("150.00", 9, "450.00"),
        ("169.00", 8, "431.00"),
        ("193.00", 7, "407.00"),
        ("225.00", 6, "375.00"),
        ("270.00", 5, "330.00"),
    ]
    assert found.marked is not None
    assert (found.marked.monthly, found.marked.last_month) == (euros("270.00"), month("2027-04"))
    plan = judged(dossier).together
    assert not isinstance(plan, NoPlan)
    assert plan is not None
    assert found.marked.last_month == plan.last_month


def test_of_a_long_curve_a_few_turns_are_kept_with_both_ends() -> None:
    dossier = alone(account=rent_debt("900.00"), debts=(debt("o", "450.00", "overdraft"),))
    found = curve(dossier, 12)
    assert [point.months for point in turns(found, 8)] == [12, 11, 10, 9, 8, 7, 6, 5]
    assert [point.months for point in turns(found, 7)] == [12, 11, 10, 9, 8, 7, 5]
    assert [point.months for point in turns(found, 2)] == [12, 5]


def test_there_is_no_curve_where_nothing_waits_or_nothing_is_left() -> None:
    assert curve(alone(account=rent_debt("900.00"))).points == ()
    poor = alone(wage="700.00", account=rent_debt("900.00"), debts=(debt("o", "450.00"),))
    assert curve(poor).points == ()
    poorer = poor.but(incomes=(income("wage", "600.00"),))
    assert curve(poorer).points == ()


def test_amounts_that_repay_nothing_in_time_are_no_turn() -> None:
    dossier = alone(account=rent_debt("900.00"), debts=(debt("f", "2700.01", "family_loan"),))
    found = curve(dossier, 12)
    assert (found.marked, turns(found, 8)) == (None, ())
    assert found.points[0].last_month is None

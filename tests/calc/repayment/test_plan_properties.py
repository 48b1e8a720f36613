"""What holds for every plan: two independent referees, and what must never get worse."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.calc.figure import replay
from planner.calc.money import Money
from planner.calc.outcomes import NoPlan
from planner.calc.repayment.derivation import plan_figures
from planner.calc.repayment.plan import repayment_plan
from planner.calc.repayment.problem import (
    DebtTerms,
    MonthlyBudget,
    Policy,
    Problem,
    RepaymentRequest,
)
from planner.calc.repayment.shortfall import certificate_figures
from tests.calc.repayment import by_milp
from tests.calc.repayment.by_enumeration import Enumeration
from tests.calc.repayment.plans import FIRST, check

few = settings(max_examples=40)
policies = st.sampled_from(list(Policy))


def cents(low, high):
    return st.integers(low, high).map(Money)


@st.composite
def requests(draw, *, months, debts, balance, steps, minimum, poorest=60):
    """Budgets of the order of what the debts need, so that about half the plans hold.

    ``poorest`` is the least a month may bring, in percent of its part of the debts.
    """
    count = draw(st.integers(*months))
    carry = draw(st.booleans())
    terms = []
    for rank in range(draw(st.integers(*debts))):
        kind = draw(st.sampled_from(["plain", "plain", "plain", "minimum", "contract"]))
        owed = draw(st.integers(1, balance))
        least = -(-owed // count)
        late = draw(st.none() | st.integers(-1, count) | st.integers(count // 2, count))
        terms.append(
            DebtTerms(
                id=f"d{rank}",
                balance=Money(owed),
                priority=draw(st.integers(1, 3)),
                latest=None if late is None else FIRST.plus(late),
                instalment=draw(cents(least, least + minimum)) if kind == "contract" else None,
                minimum=draw(cents(0, minimum)) if kind == "minimum" else None,
                contractual=draw(st.none() | cents(0, 5)),
                rate=Decimal(draw(st.integers(0, 3))) / 10,
            )
        )
    part = -(-sum(one.balance.cents for one in terms) // count)
    low = -part if carry else part * poorest // 100
    return RepaymentRequest(
        months=tuple(
            MonthlyBudget(FIRST.plus(rank), draw(cents(low, 2 * part + 2))) for rank in range(count)
        ),
        floor=Money(0),
        debts=tuple(terms),
        policy=draw(policies),
        step=Money(draw(st.sampled_from(steps))),
        carry=carry,
    )


small = requests(months=(1, 4), debts=(0, 3), balance=9, steps=[1, 1, 2, 5], minimum=3, poorest=0)
real = requests(months=(1, 14), debts=(1, 6), balance=90_000, steps=[1, 100, 1000], minimum=3000)


@settings(max_examples=120)
@given(small)
def test_a_plan_or_its_certificate_is_the_one_found_by_trying_everything(request):
    agrees_with_everything_tried(request)


def agrees_with_everything_tried(request):
    everything = Enumeration(request)
    end = everything.earliest_end()
    found = repayment_plan(request)
    if isinstance(found, NoPlan):
        assert end is None
        kind, rank, missing = everything.certificate()
        if kind == "deadline" and rank < 0:
            assert found.certificate.month < FIRST
        else:
            assert found.certificate.month == FIRST.plus(rank)
        assert (found.certificate.kind, found.certificate.missing.cents) == (kind, missing)
    else:
        check(found)
        assert end is not None
        if request.policy is Policy.PRIORITY:
            assert len(found.rows) - 1 == end


@few
@given(real)
def test_a_plan_keeps_all_that_it_promises(request):
    found = repayment_plan(request)
    if not isinstance(found, NoPlan):
        check(found)


@few
@given(real)
def test_the_same_question_has_the_same_answer(request):
    assert repayment_plan(request) == repayment_plan(replace(request, floor=Money(0)))


@few
@given(real, st.sampled_from(list(Policy)))
def test_feasibility_and_the_certificate_do_not_depend_on_the_policy(request, policy):
    first, second = repayment_plan(request), repayment_plan(replace(request, policy=policy))
    assert isinstance(first, NoPlan) == isinstance(second, NoPlan)
    if isinstance(first, NoPlan):
        assert first == second


@few
@given(real)
def test_no_policy_ends_before_priority(request):
    first = repayment_plan(replace(request, policy=Policy.PRIORITY))
    other = repayment_plan(request)
    if not isinstance(first, NoPlan):
        assert len(first.rows) <= len(other.rows)


@few
@given(real, st.integers(0, 13), cents(1, 5000))
def test_more_income_never_worsens(request, rank, more):
    assume(rank < len(request.months))
    request = replace(request, policy=Policy.PRIORITY)
    months = list(request.months)
    months[rank] = MonthlyBudget(months[rank].month, months[rank].available + more)
    before = repayment_plan(request)
    after = repayment_plan(replace(request, months=tuple(months)))
    if isinstance(before, NoPlan):
        if (
            isinstance(after, NoPlan)
            and before.certificate.kind == after.certificate.kind != "floor"
        ):
            assert after.certificate.missing <= before.certificate.missing
    else:
        assert not isinstance(after, NoPlan)
        assert len(after.rows) <= len(before.rows)


@few
@given(real, st.integers(0, 5), st.integers(1, 99))
def test_splitting_a_debt_in_two_never_changes_the_end(request, rank, percent):
    """In cents: a debt of its own kind, its two parts with the same deadline."""
    request = replace(request, policy=Policy.PRIORITY, step=Money(1))
    plain = [one for one in request.debts if one.instalment is None and one.minimum is None]
    assume(rank < len(plain))
    whole = plain[rank]
    part = Money(whole.balance.cents * percent // 100)
    assume(Money(0) < part < whole.balance)
    halves = (
        replace(whole, balance=part),
        replace(whole, id="other half", balance=whole.balance - part),
    )
    others = tuple(one for one in request.debts if one is not whole)
    before = repayment_plan(request)
    after = repayment_plan(replace(request, debts=(*others, *halves)))
    assert isinstance(before, NoPlan) == isinstance(after, NoPlan)
    if isinstance(before, NoPlan):
        assert before == after
    else:
        assert before.last_month == after.last_month


@few
@given(real, st.integers(0, 5), cents(1, 90_000))
def test_a_grant_never_lengthens(request, rank, grant):
    """In cents: a debt lowered, whatever its kind."""
    assume(rank < len(request.debts) and grant < request.debts[rank].balance)
    request = replace(request, policy=Policy.PRIORITY, step=Money(1))
    debts = list(request.debts)
    debts[rank] = replace(debts[rank], balance=debts[rank].balance - grant)
    before, after = repayment_plan(request), repayment_plan(replace(request, debts=tuple(debts)))
    if not isinstance(before, NoPlan):
        assert not isinstance(after, NoPlan)
        assert len(after.rows) <= len(before.rows)


@few
@given(real)
def test_a_grant_of_what_is_missing_can_make_the_plan_possible_and_no_less(request):
    """For debts without contract or minimum, to those that fall due first; in cents."""
    debts = tuple(replace(one, instalment=None, minimum=None) for one in request.debts)
    request = replace(request, debts=debts, step=Money(1))
    found = repayment_plan(request)
    if not isinstance(found, NoPlan) or found.certificate.kind == "floor":
        return
    missing = found.certificate.missing.cents
    last = request.months[-1].month

    def granted(sum_):
        order = sorted(debts, key=lambda one: one.latest or last)
        lowered = []
        for one in order:
            given_ = min(sum_, one.balance.cents)
            sum_ -= given_
            if one.balance.cents > given_:
                lowered.append(replace(one, balance=Money(one.balance.cents - given_)))
        return repayment_plan(replace(request, debts=tuple(lowered)))

    assert not isinstance(granted(missing), NoPlan)
    assert isinstance(granted(missing - 1), NoPlan)


@few
@given(real)
def test_every_figure_of_a_plan_replays_and_every_debt_ends_at_nothing(request):
    found = repayment_plan(request)
    if isinstance(found, NoPlan):
        (figure,) = certificate_figures(request, found.certificate).values()
        assert (figure.money, replay(figure)) == (found.certificate.missing, figure.raw)
        return
    figures = plan_figures(found)
    for figure in figures.values():
        assert replay(figure) == figure.raw
    for one in request.debts:
        assert figures[f"remaining.{one.id}"].raw == 0
    for rank, month in enumerate(found.schedule):
        assert figures[f"schedule[{rank}].left"].money == month.left
        for id, amount in month.payments.items():
            assert figures[f"schedule[{rank}].payments.{id}"].money == amount


odd = requests(months=(3, 7), debts=(2, 6), balance=9000, steps=[1, 100, 500, 1000], minimum=900)


def agrees_with_the_integer_program(request):
    request = replace(request, policy=Policy.PRIORITY)
    problem = Problem(request)
    late = any(one.settled is None or one.settled > one.latest for one in problem.fixed)
    if late or (not problem.carry and min(problem.net) < 0):
        assert isinstance(repayment_plan(request), NoPlan)
        return
    end = by_milp.earliest_end(problem)
    found = repayment_plan(request)
    if end is None:
        assert isinstance(found, NoPlan)
    else:
        assert len(found.rows) - 1 == max(end, problem.fixed_end)


@settings(max_examples=8)
@given(odd)
def test_an_integer_program_finds_the_same_earliest_end(request):
    agrees_with_the_integer_program(request)


@pytest.mark.slow
@settings(max_examples=600)
@given(small)
def test_everything_is_tried_on_many_more_cases(request):
    agrees_with_everything_tried(request)


@pytest.mark.slow
@settings(max_examples=100)
@given(odd)
def test_an_integer_program_finds_the_same_earliest_end_again_and_again(request):
    agrees_with_the_integer_program(request)

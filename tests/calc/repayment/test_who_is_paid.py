"""Who is paid what in each month, by every policy: against every payment tried, and by hand."""

import random
from decimal import Decimal

import pytest

from planner.calc.money import Money
from planner.calc.outcomes import NoPlan
from planner.calc.repayment.plan import repayment_plan
from planner.calc.repayment.problem import DebtTerms, MonthlyBudget, Policy, RepaymentRequest
from tests.calc.repayment.by_policy import BY_ORDER, EveryPayment
from tests.calc.repayment.plans import FIRST


def drawn(seed, policy, *, carry):
    """Up to three debts of some steps over four months at most, about half of them with a plan."""
    draw = random.Random(f"{seed} {policy} {carry}")  # noqa: S311
    step, count = draw.choice((1, 100, 500)), draw.randrange(2, 5)
    debts = []
    for rank in range(draw.randrange(1, 4)):
        steps = draw.randrange(1, 8)
        kind = draw.choice(("plain", "plain", "plain", "minimum", "contract"))
        each = max(1, -(-steps // draw.randrange(1, count + 1)))
        weight = draw.choice((None, draw.randrange(4)))
        late = draw.choice((None, draw.randrange(count + 2)))
        debts.append(
            DebtTerms(
                f"d{rank}",
                Money(steps * step),
                draw.randrange(1, 3),
                latest=None if late is None else FIRST.plus(late),
                instalment=Money(each * step) if kind == "contract" else None,
                minimum=Money(draw.randrange(2) * step) if kind == "minimum" else None,
                contractual=None if weight is None else Money(weight * step),
                rate=Decimal(draw.randrange(3)) / 10,
            )
        )
    owed = sum(one.balance.cents for one in debts) // step
    floor = draw.choice((0, 1000))
    months = [
        floor
        + step * (draw.randrange(1, max(3, 2 * owed // count + 1)) - carry * draw.randrange(3))
        for _ in range(count)
    ]
    return RepaymentRequest(
        months=tuple(
            MonthlyBudget(FIRST.plus(rank), Money(cents)) for rank, cents in enumerate(months)
        ),
        floor=Money(floor),
        debts=tuple(debts),
        policy=policy,
        step=Money(step),
        carry=carry,
    )


def agrees(request):
    expected = EveryPayment(request).rows()
    found = repayment_plan(request)
    assert isinstance(found, NoPlan) is (expected is None)
    if expected is not None:
        assert [tuple(row) for row in found.rows] == expected
    return expected is not None


@pytest.mark.parametrize("policy", Policy)
def test_every_policy_pays_who_it_says_in_every_month(policy):
    held = [agrees(drawn(seed, policy, carry=False)) for seed in range(50)]
    assert any(held)
    assert not all(held)


@pytest.mark.parametrize("policy", BY_ORDER)
def test_with_money_carried_a_debt_takes_all_that_leaves_the_rest_possible(policy):
    held = [agrees(drawn(seed, policy, carry=True)) for seed in range(50)]
    assert any(held)
    assert not all(held)


@pytest.mark.parametrize("policy", Policy)
def test_with_money_carried_no_debt_could_take_one_more_step(policy):
    """Whatever the policy: a step more to any debt would make the months to come impossible."""
    for seed in range(200, 240):
        request = drawn(seed, policy, carry=True)
        found = repayment_plan(request)
        if isinstance(found, NoPlan):
            continue
        every = EveryPayment(request)
        state, kept = every.start, 0
        for month, row in enumerate(found.rows):
            money = every.net[month] + kept
            paid = [cents // every.step for cents in row]
            for rank, one in enumerate(request.debts):
                more = [*paid[:rank], paid[rank] + 1, *paid[rank + 1 :]]
                if one.instalment is None and state[rank] > paid[rank]:
                    assert not every.goes_on(month, state, more, money, every.due)
            kept = money - sum(paid)
            state = tuple(left - amount for left, amount in zip(state, paid, strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("carry", [False, True])
def test_every_policy_pays_who_it_says_again_and_again(carry):
    for policy in BY_ORDER if carry else Policy:
        for seed in range(100, 250):
            agrees(drawn(seed, policy, carry=carry))

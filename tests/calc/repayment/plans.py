"""Small requests written shortly, and the checks that every plan must pass."""

from decimal import Decimal

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.calc.outcomes import NoPlan
from planner.calc.repayment.plan import repayment_plan
from planner.calc.repayment.problem import DebtTerms, MonthlyBudget, Policy, RepaymentRequest

FIRST = Month(2027, 1)


def debt(id, balance, priority=1, latest=None, rate="0", **amounts):
    return DebtTerms(
        id=id,
        balance=Money.parse(balance),
        priority=priority,
        latest=None if latest is None else Month.parse(latest),
        rate=Decimal(rate),
        **{name: Money.parse(amount) for name, amount in amounts.items()},
    )


def asked(available, *debts, policy="priority", floor="0.00", step="1.00", carry=False):
    return RepaymentRequest(
        months=tuple(
            MonthlyBudget(FIRST.plus(rank), Money.parse(amount))
            for rank, amount in enumerate(available)
        ),
        floor=Money.parse(floor),
        debts=debts,
        policy=Policy(policy),
        step=Money.parse(step),
        carry=carry,
    )


def plan(available, *debts, **how):
    found = repayment_plan(asked(available, *debts, **how))
    assert not isinstance(found, NoPlan), found
    return found


def refused(available, *debts, **how):
    found = repayment_plan(asked(available, *debts, **how))
    assert isinstance(found, NoPlan)
    one = found.certificate
    return one.kind, str(one.month), str(one.missing)


def paid(found):
    """What each month pays, as written: ``[{"rent": "100.00"}, …]``."""
    return [{id: str(one) for id, one in month.payments.items()} for month in found.schedule]


def check(found):
    """Everything that a plan promises, whatever the policy."""
    request = found.request
    left = {one.id: one.balance.cents for one in request.debts}
    step, floor = request.step.cents, request.floor.cents
    schedule = found.schedule
    kept = 0
    for rank, month in enumerate(request.months):
        payments = schedule[rank].payments if rank < len(schedule) else {}
        money = month.available.cents - floor + kept
        for one in request.debts:
            amount = payments[one.id].cents if one.id in payments else 0
            due = left[one.id]
            assert 0 <= amount <= due
            if one.instalment is not None:
                assert amount == min(one.instalment.cents, due)
            else:
                assert amount >= min(one.minimum.cents if one.minimum else 0, due)
                assert amount % step == 0 or amount == due
            left[one.id] -= amount
            money -= amount
        assert money >= 0
        if rank < len(schedule):
            assert schedule[rank].month == month.month
            assert schedule[rank].left.cents == floor + money
        for one in request.debts:
            if one.latest is not None and left[one.id]:
                after = one.latest.minus(month.month) > 0
                assert after or one.latest > request.months[-1].month
        if not request.carry:
            check_all_is_paid(request, left, money)
        kept = money if request.carry else 0
    assert not any(left.values())
    assert found.settled == {
        one.id: max(month.month for month in schedule if one.id in month.payments)
        for one in request.debts
    }
    assert found.last_month == (schedule[-1].month if schedule else None)


def check_all_is_paid(request, left, money):
    """No money stays idle that a debt without a contract could take."""
    for one in request.debts:
        due = left[one.id]
        if one.instalment is None and due:
            assert due > money
            assert money < request.step.cents

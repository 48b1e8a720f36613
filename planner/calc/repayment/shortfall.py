"""Why a sum is missing: what must be paid by a month, less what the budgets leave for it.

By some month, every debt that is due must be paid whole, every contract its instalments, every
minimum its months. The month in which this outweighs the money above the floor by most tells the
sum missing. Where the solver had to weigh more than that (debts settled early to spare their
minimum to a poor month), what must be paid is told as one sum.
"""

from __future__ import annotations

from typing import TypeVar

from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money
from planner.calc.operations import Recorder, figures_only
from planner.calc.outcomes import Certificate
from planner.calc.repayment.problem import DebtTerms, RepaymentRequest

__all__ = ["certificate_figures"]

N = TypeVar("N")


def certificate_figures(request: RepaymentRequest, certificate: Certificate) -> dict[str, Figure]:
    """The figure of the sum missing, by its place in an answer."""
    recorder = WithDerivation("repayment_plan")
    months = range(len(request.months))
    if certificate.kind == "floor":
        month = certificate.month.minus(request.months[0].month)
        months = range(month, month + 1)
    due_by = {month: _due(request, certificate, month, figures_only) for month in months}
    worst = max(months, key=lambda month: sum(due_by[month]) - _brought(request, month))
    payable = recorder.sum(
        "payable",
        *[
            recorder.difference(
                "above_floor",
                recorder.given("available", one.available, field=f"months[{rank}].available"),
                recorder.given("floor", request.floor, field="floor"),
            )
            for rank, one in enumerate(request.months)
            if _first(request, certificate, worst) <= rank <= worst
        ],
    )
    total = certificate.missing.cents + int(recorder.bare(payable))
    if sum(due_by[worst]) == total:
        due = recorder.sum("to_be_paid", *_due(request, certificate, worst, recorder))
    else:
        due = recorder.given("to_be_paid", Money(total))
    return {"certificate.missing": recorder.difference("missing", due, payable)}


def _first(request: RepaymentRequest, certificate: Certificate, month: int) -> int:
    """The first month whose money counts: a floor without carried money is that of its month."""
    return month if certificate.kind == "floor" and not request.carry else 0


def _brought(request: RepaymentRequest, month: int) -> int:
    counted = request.months[: month + 1]
    return sum(one.available.cents for one in counted) - request.floor.cents * len(counted)


def _due(
    request: RepaymentRequest, certificate: Certificate, month: int, r: Recorder[N]
) -> list[N]:
    """What each debt must be paid by the end of a month (or in it, for a floor)."""
    first = _first(request, certificate, month)
    return [
        _of_debt(request, rank, debt, first, month, certificate.kind != "floor", r)
        for rank, debt in enumerate(request.debts)
    ]


def _of_debt(
    request: RepaymentRequest,
    rank: int,
    debt: DebtTerms,
    first: int,
    month: int,
    deadlines: bool,
    r: Recorder[N],
) -> N:
    balance = r.given("balance", debt.balance, field=f"debts[{rank}].balance")
    horizon = len(request.months) - 1
    late = horizon
    if debt.latest is not None:
        late = min(horizon, debt.latest.minus(request.months[0].month))
    if deadlines and late <= month:
        return balance
    name, amount = "instalment", debt.instalment
    if amount is None:
        name, amount = "minimum", debt.minimum
    if amount is None:
        return r.given("nothing_due", Money(0), field=f"debts[{rank}]")
    each = r.given(name, amount, field=f"debts[{rank}].{name}")
    paid = r.times("paid_until_then", each, r.given("months_until_then", month + 1))
    due = r.minimum("due_until_then", balance, paid)
    if not first:
        return due
    before = r.times("paid_before", each, r.given("months_before", first))
    return r.difference("due_in_the_month", due, r.minimum("due_before", balance, before))

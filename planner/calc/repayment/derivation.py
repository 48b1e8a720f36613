"""Why each amount of a plan is what it is.

A payment is the part that deadlines, contracts and minimums force in that month, and the part that
the policy adds from the money left free. What a month keeps is its budget, and what the month
before carried to it, less its payments. What remains of a debt at the end is its balance less all
that it was paid: nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money
from planner.calc.repayment.plan import RepaymentPlan

__all__ = ["REFERENCES", "plan_figures"]

REFERENCES: Mapping[str, str] = {
    "payment": "C. civ. art. 1342, 1343-5",
}


def plan_figures(plan: RepaymentPlan) -> dict[str, Figure]:
    """The figures of a plan by their place in its schedule.

    ``schedule[i].payments.<id>`` (those above zero), ``schedule[i].left`` and ``remaining.<id>``.
    """
    request = plan.request
    recorder = WithDerivation("repayment_plan", REFERENCES)
    floor = recorder.given("floor", request.floor, field="floor")
    figures: dict[str, Figure] = {}
    of_debt: list[list[Figure]] = [[] for _ in request.debts]
    kept: Figure | None = None
    for rank, (row, forced_row) in enumerate(zip(plan.rows, plan.forced, strict=True)):
        path = f"months[{rank}].available"
        have = recorder.given("available", request.months[rank].available, field=path)
        if kept is not None:
            have = recorder.sum("with_carried", have, kept)
        paid: list[Figure] = []
        for debt, (cents, forced) in enumerate(zip(row, forced_row, strict=True)):
            if cents:
                figure = _payment(recorder, cents, forced)
                figures[f"schedule[{rank}].payments.{request.debts[debt].id}"] = figure
                of_debt[debt].append(figure)
                paid.append(figure)
        left = recorder.difference("left", have, *paid)
        figures[f"schedule[{rank}].left"] = left
        if request.carry:
            kept = recorder.difference("carried", left, floor)
    for debt, terms in enumerate(request.debts):
        balance = recorder.given("balance", terms.balance, field=f"debts[{debt}].balance")
        figures[f"remaining.{terms.id}"] = recorder.difference("remaining", balance, *of_debt[debt])
    return figures


def _payment(recorder: WithDerivation, cents: int, forced: int) -> Figure:
    if forced == cents:
        return recorder.given("forced_payment", Money(cents))
    if not forced:
        return recorder.given("free_payment", Money(cents))
    return recorder.sum(
        "payment",
        recorder.given("forced_payment", Money(forced)),
        recorder.given("free_payment", Money(cents - forced)),
    )

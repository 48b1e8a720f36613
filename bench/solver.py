"""Ten debts over sixty months: the search, its derivation, and the curves to run along."""

from collections.abc import Iterator
from datetime import date

from bench.measure import Measure, calls
from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.calc.repayment.derivation import plan_figures
from planner.calc.repayment.frontier import amounts_to_try, debts_frontier, rent_frontier
from planner.calc.repayment.plan import RepaymentPlan, repayment_plan
from planner.calc.repayment.problem import DebtTerms, MonthlyBudget, RepaymentRequest

FIRST = Month(2026, 12)


def question() -> RepaymentRequest:
    """A household of ten debts: the rent first, one contract, one minimum, one deadline."""
    months = tuple(
        MonthlyBudget(FIRST.plus(n), Money(95_000 - (n % 12 == 2) * 18_000 + n * 137))
        for n in range(60)
    )
    sums = (140_953, 31_275, 84_000, 61_237, 212_400, 9_990, 47_583, 150_000, 22_222, 73_131)
    debts = [DebtTerms(f"d{rank}", Money(cents), rank + 1) for rank, cents in enumerate(sums)]
    debts[4] = DebtTerms("d4", Money(212_400), 5, instalment=Money(7_450))
    debts[6] = DebtTerms("d6", Money(47_583), 7, minimum=Money(1_500))
    debts[1] = DebtTerms("d1", Money(31_275), 2, latest=FIRST.plus(9))
    return RepaymentRequest(months, Money(60_000), tuple(debts))


def measures() -> Iterator[Measure]:
    asked = question()
    found = repayment_plan(asked)
    assert isinstance(found, RepaymentPlan)
    yield Measure(
        "solver: 10 debts over 60 months, searched",
        0.001,
        calls(lambda: repayment_plan(asked), runs=21, each=20),
    )
    yield Measure(
        "solver: the same with its derivations",
        0.005,
        calls(lambda: plan_figures(repayment_plan(asked)), runs=21, each=5),  # type: ignore[arg-type]
    )
    debt, start = Money(540_000), date(2026, 12, 10)
    many = amounts_to_try(debt, Money(100), 2000)
    months = [
        MonthlyBudget(FIRST.plus(n), Money(95_000 - (n % 12 == 2) * 18_000)) for n in range(120)
    ]
    yield Measure(
        f"frontier of the rent debt, {len(many)} points",
        0.100,
        calls(lambda: rent_frontier(debt, start, months, Money(60_000), many), runs=11, each=3),
    )
    amounts = [Money(9_000 + 250 * n) for n in range(200)]
    assert sum(point.holds for point in debts_frontier(asked, amounts).points) > 50
    yield Measure(
        "frontier of ten debts, 200 points",
        0.100,
        calls(lambda: debts_frontier(asked, amounts), runs=11, each=3),
    )

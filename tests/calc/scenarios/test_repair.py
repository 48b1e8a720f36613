"""Scenarios side by side, and the smallest repair."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.dossier import Dossier
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.scenarios.assessment import CRITERIA, assess
from planner.calc.scenarios.candidates import candidate_levers
from planner.calc.scenarios.comparison import AS_IT_IS, Scenario, compare
from planner.calc.scenarios.levers import Lever, LeverKind, pull_all, stated_order
from planner.calc.scenarios.repair import compatible, minimal_repair
from planner.law import load_law
from tests.support.dossiers import dossiers, solvent_dossiers
from tests.support.households import ON, alone, charge, euros, month, rent_debt

LAW = load_law()


def right(amount: str) -> Lever:
    return Lever(LeverKind.RIGHT_OPENED, amount, monthly=euros(amount), detail="ppa")


def remission(amount: str) -> Lever:
    return Lever(LeverKind.REMISSION, amount=euros(amount))


def test_scenarios_are_compared_on_the_same_criteria_and_differences_come_first() -> None:
    dossier = alone(account=rent_debt("1200.00"))
    shown = compare(
        dossier,
        LAW,
        ON,
        [Scenario("grant", (Lever(LeverKind.FSL_GRANT, amount=euros("600.00")),))],
    )
    assert [scenario.name for scenario in shown.scenarios] == [AS_IT_IS, "grant"]
    assert sorted(row.criterion for row in shown.rows) == sorted(CRITERIA)
    differing = [row.criterion for row in shown.differing]
    assert differing == ["debt", "duration", "ends", "total_debts"]
    assert [row.criterion for row in shown.rows[: len(differing)]] == differing
    change = shown.row("debt").cells[1].change
    assert change is not None
    assert change.money == euros("-600.00")
    assert [cell.value for cell in shown.row("duration").cells] == [4, 2]
    assert [cell.value for cell in shown.row("ends").cells] == [month("2027-03"), month("2027-01")]


def test_what_holds_already_needs_no_repair() -> None:
    assert minimal_repair(alone(), LAW, ON, [right("10.00")]).levers == ()


def test_one_lever_is_preferred_to_two_and_the_stated_order_between_two_of_one() -> None:
    # 650 − 400 leaves 250: 50 below the floor of 300.
    broke = alone(wage="650.00", charges=(charge("bank_fees", "60.00"),))
    fees = Lever(LeverKind.CHARGE_LOWERED, "charges[0]", monthly=euros("0.00"))
    levers = [right("60.00"), right("50.00"), fees, right("120.00")]
    repair = minimal_repair(broke, LAW, ON, levers)
    assert repair.levers == (right("120.00"),)
    assert repair.holds
    assert repair.after.holds
    two = minimal_repair(broke, LAW, ON, [fees, right("50.00"), remission("10.00")])
    assert two.levers == (right("50.00"), fees)


def test_a_plan_too_long_is_repaired_by_a_smaller_debt() -> None:
    # 10 free a month: 1200 takes 120 months, 600 takes 60.
    long = alone(wage="710.00", account=rent_debt("1200.00"))
    assert minimal_repair(long, LAW, ON, [remission("599.99")]).levers is None
    repair = minimal_repair(long, LAW, ON, [remission("600.00")])
    assert repair.levers == (remission("600.00"),)


def test_when_nothing_is_enough_the_month_and_the_sum_still_missing_are_named() -> None:
    broke = alone(wage="500.00", charges=(charge("car_insurance", "90.00", months=(5,)),))
    repair = minimal_repair(broke, LAW, ON, [right("100.00")])
    assert repair.levers is None
    assert (repair.month, repair.missing) == (month("2027-05"), euros("190.00"))


def test_a_plan_too_long_says_that_the_months_themselves_hold() -> None:
    long = alone(wage="710.00", account=rent_debt("9000.00"))
    repair = minimal_repair(long, LAW, ON, [remission("10.00")])
    assert (repair.levers, repair.month, repair.missing) == (None, None, None)


def test_a_file_is_never_put_with_what_it_forbids() -> None:
    loan = Lever(LeverKind.FSL_LOAN, amount=euros("1.00"), monthly=euros("1.00"))
    file = Lever(LeverKind.OVER_INDEBTEDNESS)
    assert not compatible([loan, file])
    assert compatible([right("1.00"), file])
    assert not compatible([right("1.00"), right("1.00")])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Dossier, list[Lever]]:
    dossier = draw(solvent_dossiers())
    incomes = [dossier.incomes[0].but(amount=Money(draw(st.integers(400_00, 900_00))))]
    levers = [
        Lever(
            LeverKind.RIGHT_OPENED,
            f"r{n}",
            monthly=Money(draw(st.integers(1, 200_00))),
            detail="ppa",
        )
        for n in range(draw(st.integers(0, 2)))
    ]
    levers += [
        Lever(LeverKind.REMISSION, f"m{n}", amount=Money(draw(st.integers(1, 3_000_00))))
        for n in range(draw(st.integers(0, 2)))
    ]
    return dossier.but(incomes=tuple(incomes)), levers


@settings(max_examples=20, deadline=None)
@given(cases())
def test_the_repair_is_the_first_of_the_smallest_sets_that_hold(case) -> None:
    dossier, levers = case
    repair = minimal_repair(dossier, LAW, ON, levers)
    ordered = stated_order(levers)
    holding = [
        chosen
        for size in range(len(ordered) + 1)
        for chosen in combinations(ordered, size)
        if assess(pull_all(chosen, dossier, LAW, ON), LAW, ON).holds
    ]
    assert repair.levers == (holding[0] if holding else None)


@settings(max_examples=15, deadline=None)
@given(dossiers())
def test_any_household_has_a_repair_or_a_reason_why_not(dossier) -> None:
    levers = candidate_levers(dossier, LAW, plan(dossier, LAW, ON))[:6]
    repair = minimal_repair(dossier, LAW, ON, levers)
    if repair.levers is None:
        assert not repair.after.holds
        assert (repair.month is None) == (repair.missing is None)
    else:
        assert repair.after.holds
        assert repair.after.dossier == pull_all(repair.levers, dossier, LAW, ON)

"""Running along the curve: each point is what the whole plan says of the same amount."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.dossier import Casework, Dossier
from planner.calc.figure import replay
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.results import Plan
from planner.calc.scenarios.curve import RentCurve
from planner.law import load_law
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, charge, euros, month, rent_debt

pytestmark = pytest.mark.slow

LAW = load_law()


def tight_in_march(casework: Casework | None = None) -> Dossier:
    """Floor 300: 300 free every month, 120 in March because of the insurance."""
    return alone(
        charges=(charge("car_insurance", "180.00", months=(3,)),),
        account=rent_debt("1200.00"),
        casework=casework or Casework(),
    )


def test_the_shortest_plan_that_keeps_the_floor_is_marked() -> None:
    # March leaves 120 above the floor, and 1200 ÷ 10 = 120 exactly: nothing lighter ends as soon.
    curve = RentCurve(tight_in_march(), LAW, ON)
    marked = curve.frontier.marked
    assert marked is not None
    assert (marked.instalment, marked.count) == (euros("120.00"), 10)
    assert (marked.worst_month, marked.worst_left) == (month("2027-03"), euros("300.00"))
    assert (curve.debt, curve.floor) == (euros("1200.00"), euros("300.00"))
    above = curve.point(euros("121.00"))
    assert above is not None
    assert (above.holds, above.worst_left) == (False, euros("299.00"))
    assert (curve.margin(marked), curve.margin(above)) == (euros("0.00"), Money(-100))


def test_the_end_can_be_moved_instead_of_the_amount() -> None:
    curve = RentCurve(tight_in_march(), LAW, ON)
    # Eleven months need 1200 ÷ 11 = 109,09: 110 in whole euros. Nine need 133,33: 134.
    assert curve.ending(euros("120.00"), 1) == euros("110.00")
    assert curve.ending(euros("120.00"), -1) == euros("134.00")
    assert curve.ending(euros("125.00"), 1) == euros("110.00")
    assert curve.ending(euros("1200.00"), -1) is None
    assert curve.ending(euros("1.00"), 1) is None
    assert curve.ending(euros("120.00"), -500) == euros("1200.00")
    assert curve.ending(Money(0), -1) == euros("1200.00")
    assert curve.ending(Money(0), 1) is None


def test_without_a_debt_there_is_no_curve() -> None:
    curve = RentCurve(alone(), LAW, ON)
    assert curve.frontier.points == ()
    assert curve.frontier.marked is None
    assert curve.point(euros("50.00")) is None
    assert curve.at(euros("50.00")) is None
    assert curve.ending(euros("50.00"), 1) is None
    whole = plan(alone(), LAW, ON)
    assert curve.moved(whole, euros("50.00")) is whole


def test_what_was_asked_or_chosen_does_not_move_the_curve() -> None:
    asked = tight_in_march(
        Casework(chosen_instalment=euros("50.00"), landlord_demand=euros("400.00"))
    )
    assert RentCurve(asked, LAW, ON).frontier == RentCurve(tight_in_march(), LAW, ON).frontier


def same(one: Plan, other: Plan) -> None:
    """What the page of the plan and the strip show of two plans."""
    assert one.kept == other.kept
    assert [each.id for each in one.schedules] == [each.id for each in other.schedules]
    for mine, theirs in zip(one.schedules, other.schedules, strict=True):
        assert mine.lines == theirs.lines
        assert mine.instalment.money == theirs.instalment.money
        assert (mine.holds, mine.breaks, mine.missing) == (
            theirs.holds,
            theirs.breaks,
            theirs.missing,
        )
    left = [(view.id, view.after and view.after.raw) for view in one.budget.formulas]
    assert left == [(view.id, view.after and view.after.raw) for view in other.budget.formulas]


@pytest.mark.parametrize("amount", ["5.00", "40.00", "119.99", "121.00", "1200.00", "2000.00"])
def test_the_plan_at_an_amount_is_the_plan_with_that_amount_chosen(amount: str) -> None:
    dossier = tight_in_march(
        Casework(landlord_demand=euros("400.00"), household_offer=euros("40.00"))
    )
    moved = RentCurve(dossier, LAW, ON).moved(plan(dossier, LAW, ON), euros(amount))
    chosen = dossier.but(casework=dossier.casework.but(chosen_instalment=euros(amount)))
    same(moved, plan(chosen, LAW, ON))


@settings(max_examples=40)
@given(dossiers(), on_days(), st.integers(1, 300_000))
def test_along_any_curve_a_point_its_schedule_and_the_plan_agree(
    dossier: Dossier, on: date, cents: int
) -> None:
    amount = Money(cents)
    curve = RentCurve(dossier, LAW, on)
    point, view = curve.point(amount), curve.at(amount)
    chosen = dossier.but(casework=dossier.casework.but(chosen_instalment=amount))
    whole = plan(chosen, LAW, on)
    assert (point is None) == (view is None) == (whole.schedule("chosen") is None)
    if point is None or view is None:
        return
    same(curve.moved(plan(dossier, LAW, on), amount), whole)
    assert (point.count, point.holds) == (len(view.lines), view.holds)
    assert point.worst_left == min(line.left for line in view.lines if line.left is not None)
    assert replay(view.instalment) == view.instalment.raw
    longer, shorter = curve.ending(amount, 1), curve.ending(amount, -1)
    for other, sooner in ((longer, False), (shorter, True)):
        if other is not None:
            there = curve.point(other)
            assert there is not None
            assert (there.count < point.count) if sooner else (there.count > point.count)

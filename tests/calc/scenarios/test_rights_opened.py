"""What the rules of the rights give once an income has gone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from planner.calc.calendar import Month
from planner.calc.dossier import Dossier
from planner.calc.figure import replay
from planner.calc.rights.review import review_rights
from planner.calc.scenarios.rights_opened import rights_opened
from planner.calc.scenarios.shocks import Shock, ShockKind, likely_shocks, strike, undergo
from planner.law import load_law
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, income, month

LAW = load_law()
DECEMBER = month("2026-12")
LOST = Shock(ShockKind.WAGE_LOST, DECEMBER, "incomes[0]")


def test_a_wage_that_is_lost_opens_the_rsa_at_the_most_that_its_rule_gives() -> None:
    dossier = alone(wage="1500.00")
    opened = {one.right: one for one in strike(dossier, LAW, ON, LOST, rights=True).rights}
    assert "rsa" in opened
    found = {one.right: one for one in review_rights(undergo(dossier, LOST), LAW,
                                                     DECEMBER.first_day)}  # fmt: skip
    assert opened["rsa"].high.raw == found["rsa"].ends[1].raw  # type: ignore[union-attr]
    assert opened["rsa"].before is None


def test_a_right_that_was_given_before_as_much_is_not_opened() -> None:
    dossier = alone(incomes=(income("wage", "1500.00"), income("asf", "200.00")))
    ends = Shock(ShockKind.BENEFIT_ENDS, DECEMBER, "incomes[1]")
    opened = strike(dossier, LAW, ON, ends, rights=True).rights
    before = {one.right: one for one in review_rights(dossier, LAW, DECEMBER.first_day)}
    for one in opened:
        high = before[one.right].ends[1]
        assert high is None or one.high.raw > high.raw


@pytest.mark.parametrize("kind", [ShockKind.HEATING_UP, ShockKind.SICK_LEAVE])
def test_other_shocks_review_no_right(kind: ShockKind) -> None:
    shock = Shock(kind, DECEMBER, "incomes[0]")
    assert strike(alone(), LAW, ON, shock, rights=True).rights == ()


def test_nothing_is_reviewed_unless_it_is_asked_for() -> None:
    assert strike(alone(wage="1500.00"), LAW, ON, LOST).rights == ()


def test_what_is_opened_changes_no_month() -> None:
    dossier = alone(wage="1500.00")
    with_rights = strike(dossier, LAW, ON, LOST, rights=True)
    without = strike(dossier, LAW, ON, LOST)
    assert (with_rights.breaks, with_rights.margin) == (without.breaks, without.margin)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(dossiers(), on_days())
def test_any_household_is_answered_on_any_day(dossier: Dossier, on: date) -> None:
    for shock in likely_shocks(dossier, on)[:3]:
        for one in rights_opened(dossier, undergo(dossier, shock), LAW, Month.of(on).plus(1)):
            assert one.high.raw > 0
            assert replay(one.high) == one.high.raw
            assert one.before is None or one.before.raw < one.high.raw
            assert one.certainty in ("indicative", "unverified")

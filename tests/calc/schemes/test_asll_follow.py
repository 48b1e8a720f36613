"""A signed support measure: its dates, its reviews, its renewal, and what a review proposes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.calc.calendar import add_months, is_working_day
from planner.calc.dossier import (
    AccountKind,
    AidKind,
    Casework,
    Dossier,
    GoalKind,
    GoalResult,
    Next,
    Reached,
    Request,
    RequestState,
    SupportGoal,
    SupportMeasure,
    SupportRenewal,
    SupportReview,
    Wish,
)
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.calc.schemes.asll_convention import AsllConvention
from planner.calc.schemes.asll_follow import (
    Following,
    ReviewKind,
    follow,
    reached_so_far,
    renewed,
    review_of,
    signed,
    written,
)
from planner.calc.schemes.asll_measure import convention_for, measure_for
from planner.errors import PlannerError
from planner.intake.dossier_file import dossier_of, tree_of
from planner.law import load_law
from tests.support.dossiers import dossiers
from tests.support.households import ON, alone, debt_of, euros, rent_debt

LAW = load_law()
START = date(2026, 12, 1)
COMMANDEMENT = ProcedureEvent(kind=EventKind.COMMANDEMENT, date=date(2026, 10, 27))


def late(**parts: object) -> Dossier:
    fields: dict[str, object] = {
        "account": rent_debt("900.00"),
        "casework": Casework(asll_wish=Wish.YES, household_offer=euros("50.00")),
        "events": (COMMANDEMENT,),
    }
    return alone(**(fields | parts))  # type: ignore[arg-type]


def measure(**fields: object) -> SupportMeasure:
    usual: dict[str, object] = {
        "convention": "asll-usuel",
        "first_day": START,
        "for_months": 6,
        "goals": (
            SupportGoal(kind=GoalKind.STOP_ARREARS, by=date(2027, 3, 1), target=3),
            SupportGoal(kind=GoalKind.CLEAR_DEBT, by=date(2027, 6, 1), sum_aimed_at=euros("600")),
        ),
        "arrears_at_start": euros("900.00"),
    }
    return SupportMeasure(**(usual | fields))  # type: ignore[arg-type]


def holding(kept: SupportMeasure, **parts: object) -> Dossier:
    base = late(**parts)
    return base.but(casework=base.casework.but(asll=kept))


def held(kept: SupportMeasure, on: date = ON, **parts: object) -> Following:
    dossier = holding(kept, **parts)
    found = follow(dossier, LAW, plan(dossier, LAW, on))
    assert found is not None
    return found


def test_what_is_signed_gives_back_the_measure_that_was_proposed() -> None:
    dossier = late()
    made = plan(dossier, LAW, ON)
    proposed = measure_for(dossier, made, convention_for(LAW, None), START)
    kept = signed(proposed, euros("900.00"))
    again = held(kept).measure
    for part in ("start", "end", "months", "meetings", "midway", "written_reviews",
                 "renewable_until", "goals"):  # fmt: skip
        assert getattr(again, part) == getattr(proposed, part), part
    file = holding(kept)
    assert dossier_of(tree_of(file)) == file


def test_a_measure_has_a_review_midway_and_one_on_its_last_working_day() -> None:
    # From 1 December for 6 months: 182 days, the 91st is 2 March; 1 June 2027 is a Tuesday.
    found = held(measure())
    assert [(due.kind, due.on) for due in found.reviews] == [
        (ReviewKind.MIDWAY, date(2027, 3, 2)),
        (ReviewKind.CLOSING, date(2027, 5, 31)),
    ]
    assert found.ends_on == date(2027, 6, 1)
    assert found.running_on(date(2027, 5, 31))
    assert not found.running_on(date(2027, 6, 1))


def test_a_renewal_adds_its_meetings_and_its_own_reviews() -> None:
    kept = measure(renewals=(SupportRenewal(on=date(2027, 5, 20), for_months=6),))
    found = held(kept)
    assert found.measure.end == date(2027, 12, 1)
    assert [due.on for due in found.reviews][2:] == [date(2027, 8, 31), date(2027, 11, 30)]
    assert found.measure.renewable_until is None
    assert found.measure.meetings[-1] == date(2027, 11, 26)


def test_a_review_written_in_the_three_weeks_before_its_day_counts_for_it() -> None:
    reviews = (SupportReview(on=date(2027, 2, 20)), SupportReview(on=date(2027, 5, 12)))
    found = held(measure(reviews=reviews), on=date(2027, 6, 1))
    assert [due.done_on for due in found.reviews] == [date(2027, 2, 20), date(2027, 5, 12)]
    assert found.next_review is None
    early = held(measure(reviews=(SupportReview(on=date(2027, 1, 4)),)), on=date(2027, 3, 10))
    assert [due.done_on for due in early.reviews] == [None, None]
    assert [due.kind for due in early.late(date(2027, 3, 10))] == [ReviewKind.MIDWAY]


def test_a_convention_that_asks_for_it_has_a_written_review_each_quarter() -> None:
    found = held(measure(convention="asll-bilan-trimestriel", for_months=12))
    # 3 months falls on 1 March, 6 on 1 June (that is midway), 9 on 1 September.
    told = [(due.kind, due.on) for due in found.reviews]
    assert told == [
        (ReviewKind.WRITTEN, date(2027, 3, 1)),
        (ReviewKind.MIDWAY, date(2027, 6, 1)),
        (ReviewKind.WRITTEN, date(2027, 9, 1)),
        (ReviewKind.CLOSING, date(2027, 11, 30)),
    ]


def test_a_measure_that_was_stopped_has_no_review_after_it() -> None:
    found = held(measure(stopped_on=date(2027, 2, 1)))
    assert found.ends_on == date(2027, 2, 1)
    assert found.late(date(2027, 6, 30)) == ()
    assert found.next_review is None


def test_a_review_reads_the_arrears_of_its_day_and_keeps_what_was_said() -> None:
    dossier = holding(measure(), account=rent_debt("700.00"))
    on = date(2027, 3, 2)
    made = plan(dossier, LAW, on)
    found = held(measure(), on, account=rent_debt("700.00"))
    kept = written(found, dossier, made, {GoalKind.STOP_ARREARS: Reached.YES}, done="Fait.")
    assert kept.arrears_then == euros("700.00")
    assert kept.results == (
        GoalResult(goal=GoalKind.STOP_ARREARS, reached=Reached.YES),
        GoalResult(goal=GoalKind.CLEAR_DEBT, reached=Reached.NO),
    )
    told = review_of(found, kept)
    assert told.change == euros("-200.00")
    assert told.proposal is Next.GO_ON
    assert not told.closing


def test_a_debt_that_nobody_knows_is_not_a_debt_of_nothing() -> None:
    dossier = holding(measure(), account=alone().account)
    on = date(2027, 3, 2)
    found = held(measure(), on)
    kept = written(found, dossier, plan(dossier, LAW, on), {})
    assert kept.arrears_then is None
    assert review_of(found, kept).change is None


@pytest.mark.parametrize(
    ("on", "results", "renewals", "expected"),
    [
        (date(2027, 3, 2), (Reached.YES, Reached.YES), 0, Next.STOP),
        (date(2027, 3, 20), (Reached.NO, Reached.PARTLY), 0, Next.GO_ON),
        (date(2027, 3, 20), (Reached.NO, Reached.NO), 0, Next.REDIRECT),
        (date(2027, 5, 20), (Reached.YES, Reached.PARTLY), 0, Next.RENEW),
        (date(2027, 11, 20), (Reached.YES, Reached.PARTLY), 1, Next.REDIRECT),
        (date(2027, 8, 20), (Reached.NO, Reached.PARTLY), 1, Next.GO_ON),
    ],
)
def test_what_a_review_proposes_follows_from_its_day_and_its_goals(
    on: date, results: tuple[Reached, Reached], renewals: int, expected: Next
) -> None:
    kept = measure(
        renewals=tuple(SupportRenewal(on=date(2027, 5, 25), for_months=6) for _ in range(renewals))
    )
    goals = tuple(
        GoalResult(goal=goal.kind, reached=result)
        for goal, result in zip(kept.goals, results, strict=True)
    )
    review = SupportReview(on=on, results=goals, arrears_then=euros("800.00"))
    assert review_of(held(kept), review).proposal is expected


def test_the_household_may_stop_whatever_was_reached() -> None:
    review = SupportReview(on=date(2027, 3, 2), household_stops=True)
    assert review_of(held(measure()), review).proposal is Next.STOP


def test_a_renewal_is_only_what_the_convention_allows() -> None:
    found = held(measure())
    again = renewed(found, date(2027, 5, 20))
    assert again.renewals == (SupportRenewal(on=date(2027, 5, 20), for_months=6),)
    for refused in (
        lambda: renewed(held(again), date(2027, 11, 20)),
        lambda: renewed(found, date(2027, 5, 20), 4),
        lambda: renewed(found, date(2027, 5, 20), 12),
        lambda: renewed(held(measure(stopped_on=date(2027, 2, 1))), date(2027, 2, 2)),
    ):
        with pytest.raises(PlannerError) as error:
            refused()
        assert error.value.code == "asll_not_renewable"
    aisne = measure(convention="asll-02-aisne")
    for _ in range(5):
        aisne = renewed(held(aisne), date(2027, 5, 20))
    assert held(aisne).measure.months == 36
    with pytest.raises(PlannerError):
        renewed(held(aisne), date(2029, 11, 20))


def test_a_review_before_the_first_day_or_of_another_goal_is_refused() -> None:
    dossier = holding(measure())
    with pytest.raises(PlannerError) as early:
        written(held(measure()), dossier, plan(dossier, LAW, ON), {})
    assert early.value.code == "asll_review_too_early"
    on = date(2027, 3, 2)
    with pytest.raises(PlannerError) as other:
        written(
            held(measure(), on), dossier, plan(dossier, LAW, on), {GoalKind.RIGHTS: Reached.YES}
        )
    assert other.value.code == "asll_goal_unknown"


def test_the_figures_of_the_dossier_say_how_far_a_goal_is() -> None:
    goals = (
        SupportGoal(kind=GoalKind.STOP_ARREARS, by=date(2027, 3, 1), target=3),
        SupportGoal(kind=GoalKind.CLEAR_DEBT, by=date(2027, 6, 1), sum_aimed_at=euros("600")),
        SupportGoal(kind=GoalKind.RIGHTS, by=date(2027, 2, 1), target=2),
        SupportGoal(kind=GoalKind.REHOUSING, by=date(2027, 6, 1)),
    )
    on = date(2027, 3, 2)

    def seen(debt: str, requests: int, resumed: int) -> dict[GoalKind, Reached]:
        paid = []
        for month in range(4 - resumed, 4):
            paid.append((date(2027, month, 1), AccountKind.RENT, "400.00"))
            paid.append((date(2027, month, 2), AccountKind.PAYMENT, "400.00"))
        account = debt_of((date(2026, 6, 1), AccountKind.RENT, debt), *paid)
        dossier = holding(measure(goals=goals), account=account)
        sent = Request(kind=AidKind.RIGHTS, state=RequestState.SENT)
        dossier = dossier.but(casework=dossier.casework.but(requests=(sent,) * requests))
        found = follow(dossier, LAW, made := plan(dossier, LAW, on))
        assert found is not None
        return reached_so_far(found, dossier, made)

    assert seen("600.00", 2, 3) == {
        GoalKind.STOP_ARREARS: Reached.YES,
        GoalKind.CLEAR_DEBT: Reached.YES,
        GoalKind.RIGHTS: Reached.YES,
    }
    assert seen("600.01", 1, 2) == {
        GoalKind.STOP_ARREARS: Reached.PARTLY,
        GoalKind.CLEAR_DEBT: Reached.PARTLY,
        GoalKind.RIGHTS: Reached.PARTLY,
    }
    assert seen("900.00", 0, 0)[GoalKind.CLEAR_DEBT] is Reached.NO


def test_a_goal_that_nothing_shows_stays_where_the_last_review_left_it() -> None:
    rehousing = SupportGoal(kind=GoalKind.REHOUSING, by=date(2027, 6, 1))
    before = SupportReview(
        on=date(2027, 3, 2),
        results=(GoalResult(goal=GoalKind.REHOUSING, reached=Reached.PARTLY),),
    )
    kept = measure(goals=(rehousing,), reviews=(before,))
    on = date(2027, 5, 20)
    dossier = holding(kept)
    found = reached_so_far(held(kept, on), dossier, plan(dossier, LAW, on))
    assert found == {GoalKind.REHOUSING: Reached.PARTLY}


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(
    dossiers(),
    st.dates(date(2024, 1, 1), date(2029, 12, 31)),
    st.sampled_from(sorted(one.id for one in LAW.records(AsllConvention))),
    st.lists(st.integers(1, 12), max_size=3),
)
def test_any_measure_has_its_dates_in_order_and_on_working_days(
    dossier: Dossier, start: date, convention: str, renewals: list[int]
) -> None:
    kept = measure(
        first_day=start,
        convention=convention,
        renewals=tuple(SupportRenewal(on=start, for_months=months) for months in renewals),
    )
    dossier = dossier.but(casework=dossier.casework.but(asll=kept))
    found = follow(dossier, LAW, plan(dossier, LAW, ON))
    assert found is not None
    assert found.measure.end == add_months(start, 6 + sum(renewals))
    days = [due.on for due in found.reviews]
    assert days == sorted(days)
    department = dossier.dwelling.department
    assert all(is_working_day(day, department) for day in (*days, *found.measure.meetings))
    closings = [due.on for due in found.reviews if due.kind is ReviewKind.CLOSING]
    assert len(closings) == 1 + len(renewals)
    assert closings[-1] < found.measure.end <= closings[-1] + timedelta(days=6)
    assert dossier_of(tree_of(dossier)) == dossier


def proposed(kept: SupportMeasure, on: date) -> tuple[Verdict, dict[str, object]]:
    found = plan(holding(kept), LAW, on).proposal(AidKind.ASLL)
    assert found is not None
    return found.verdict, {reason.id: dict(reason.values) for reason in found.reasons}


def test_a_measure_that_runs_is_not_proposed_again_and_says_which_review_is_late() -> None:
    verdict, reasons = proposed(measure(), date(2027, 2, 1))
    assert (verdict, reasons) == (
        Verdict.IN_PROGRESS,
        {"asll_running": {"until": date(2027, 6, 1)}},
    )
    assert proposed(measure(), date(2027, 4, 1))[1]["asll_review_late"] == {"on": date(2027, 3, 2)}
    ended = proposed(measure(), date(2027, 6, 1))
    assert ended[0] is not Verdict.IN_PROGRESS
    stopped = proposed(measure(stopped_on=date(2027, 1, 15)), date(2027, 2, 1))
    assert "asll_running" not in stopped[1]

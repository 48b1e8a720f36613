"""A support measure: goals from the dossier, working days, durations of a convention, reviews."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.calc.calendar import add_months, is_working_day
from planner.calc.dossier import AidKind, Casework, Dossier, Wish
from planner.calc.dossier.followup import Followup, SchemeEntry, SchemeExit
from planner.calc.dossier.followup_kinds import Designator, Topic
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.dossier.support import GoalChoice, SupportChoices
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.calc.schemes.asll_convention import AsllConvention
from planner.calc.schemes.asll_measure import (
    GoalKind,
    Measure,
    OtherMeasure,
    convention_for,
    goals_of,
    measure_for,
    suggested,
)
from planner.calc.schemes.asll_review import Next, Reached, review
from planner.errors import PlannerError
from planner.law import load_law
from tests.support.dossiers import dossiers
from tests.support.households import ON, alone, euros, rent_debt

LAW = load_law()
CONVENTIONS = {one.id: one for one in LAW.records(AsllConvention)}
USUAL, QUARTERLY = CONVENTIONS["asll-usuel"], CONVENTIONS["asll-bilan-trimestriel"]
START = date(2026, 12, 1)
COMMANDEMENT = ProcedureEvent(kind=EventKind.COMMANDEMENT, date=date(2026, 10, 27))


def measured(
    dossier: Dossier, convention: AsllConvention = USUAL, months: int | None = None
) -> Measure:
    return measure_for(dossier, plan(dossier, LAW, ON), convention, START, months)


def late(**parts: object) -> Dossier:
    fields: dict[str, object] = {
        "account": rent_debt("900.00"),
        "casework": Casework(asll_wish=Wish.YES, household_offer=euros("50.00")),
        "events": (COMMANDEMENT,),
    }
    return alone(**(fields | parts))  # type: ignore[arg-type]


def test_the_goals_come_from_the_dossier_with_a_date_each() -> None:
    found = measured(late())
    kinds = [goal.kind for goal in found.goals]
    assert kinds[0] is GoalKind.STOP_ARREARS
    assert GoalKind.PROCEDURE in kinds
    assert 2 <= len(kinds) <= 4
    assert found.goals[0].target == 3
    assert all(START < goal.by <= found.end for goal in found.goals)
    assert found.agreed


def test_meetings_are_every_fifteen_days_and_skip_the_holidays() -> None:
    found = measured(late(), months=3)
    assert found.end == date(2027, 3, 1)
    # 31 December is a Thursday; 1 December + 30 days. 15 January is a Friday, 30 January a
    # Saturday: the Monday after it.
    assert found.meetings == (
        date(2026, 12, 1),
        date(2026, 12, 16),
        date(2026, 12, 31),
        date(2027, 1, 15),
        date(2027, 2, 1),
        date(2027, 2, 15),
    )
    easter = measure_for(late(), plan(late(), LAW, ON), USUAL, date(2027, 3, 14), 3)
    assert date(2027, 3, 29) not in easter.meetings  # Easter Monday
    assert date(2027, 3, 30) in easter.meetings


def test_a_duration_is_one_of_the_convention_and_renewable_once() -> None:
    found = measured(late(), months=6)
    assert (found.months, found.renewable_until) == (6, date(2027, 12, 1))
    with pytest.raises(PlannerError) as error:
        measured(late(), months=4)
    assert "3, 6, 12" in str(error.value)
    aisne = measured(late(), CONVENTIONS["asll-02-aisne"])
    assert (aisne.months, aisne.renewable_until) == (6, date(2029, 12, 1))


def test_a_convention_may_ask_for_a_written_review_each_quarter() -> None:
    found = measured(late(), QUARTERLY, 6)
    assert found.written_reviews == (date(2027, 3, 1), date(2027, 6, 1))
    assert measured(late()).written_reviews == ()


def test_the_convention_of_the_territory_comes_before_the_usual_one() -> None:
    assert convention_for(LAW, "02").id == "asll-02-aisne"
    assert convention_for(LAW, "35").id == "asll-usuel"
    assert convention_for(LAW, None).id == "asll-usuel"


def test_nobody_is_supported_against_their_will_or_without_a_need() -> None:
    with pytest.raises(PlannerError) as refused:
        measured(late(casework=Casework(asll_wish=Wish.NO)))
    assert refused.value.problems[0].code == "asll_refused"
    quiet = alone(wage="3000.00")
    with pytest.raises(PlannerError) as useless:
        measured(quiet)
    assert useless.value.problems[0].code == "asll_no_need"
    assert not measured(late(casework=Casework(asll_wish=Wish.THINKING))).agreed


def test_a_judgment_calls_for_another_home_and_another_measure() -> None:
    judged = (COMMANDEMENT, ProcedureEvent(kind=EventKind.LEAVE_ORDER, date=date(2026, 11, 2)))
    found = measured(late(events=judged))
    assert found.goals[0].kind is GoalKind.REHOUSING
    assert found.others[:2] == (OtherMeasure.AVDL, OtherMeasure.DALO)


def reviewed(reached: Reached, on: date, **fields: object) -> Next:
    found = measured(late(), months=6)
    return review(
        found,
        on,
        {goal.kind: reached for goal in found.goals},
        arrears_start=euros("900.00"),
        arrears_now=euros("600.00"),
        **fields,  # type: ignore[arg-type]
    ).proposal


def test_a_review_proposes_to_stop_to_go_on_to_renew_or_to_redirect() -> None:
    midway, end = date(2027, 3, 2), date(2027, 6, 1)
    assert reviewed(Reached.YES, midway) is Next.STOP
    assert reviewed(Reached.PARTLY, midway) is Next.GO_ON
    assert reviewed(Reached.PARTLY, end) is Next.RENEW
    assert reviewed(Reached.PARTLY, end, renewed=1) is Next.REDIRECT
    assert reviewed(Reached.NO, end) is Next.REDIRECT
    assert reviewed(Reached.PARTLY, midway, household_stops=True) is Next.STOP


def test_a_review_holds_the_arrears_at_the_start_and_now() -> None:
    found = measured(late(), months=3)
    told = review(found, found.end, {}, arrears_start=euros("900.00"), arrears_now=euros("450.00"))
    assert told.closing
    assert told.change == Money(-450_00)
    assert {result for _goal, result in told.goals} == {Reached.NO}


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(dossiers(), st.dates(date(2024, 1, 1), date(2029, 12, 31)), st.sampled_from(
    sorted(CONVENTIONS)))  # fmt: skip
def test_every_measure_keeps_to_its_convention_and_to_working_days(
    dossier: Dossier, start: date, name: str
) -> None:
    convention = CONVENTIONS[name]
    try:
        found = measure_for(dossier, plan(dossier, LAW, ON), convention, start)
    except PlannerError:
        said_no = dossier.casework.asll_wish is Wish.NO
        no_need = not goals_of(dossier, plan(dossier, LAW, ON), start)
        if not (said_no or no_need):
            raise
        return
    assert found.months in convention.durations
    assert found.end == add_months(start, found.months)
    assert all(start <= day < found.end for day in found.meetings)
    assert all(is_working_day(day, dossier.dwelling.department) for day in found.meetings)
    assert list(found.meetings) == sorted(set(found.meetings))
    assert 1 <= len(found.goals) <= 4


def test_a_goal_chosen_with_the_household_stands_beside_those_that_the_figures_show() -> None:
    shown = measured(late())
    chosen = (GoalKind.NEIGHBOURHOOD, GoalKind.DWELLING_USE, GoalKind.NEIGHBOURHOOD)
    casework = late().casework.but(asll_goals=chosen)
    found = measured(late(casework=casework))
    assert [goal.kind for goal in found.goals][-2:] == list(chosen[:2])
    assert found.goals[0] == shown.goals[0]
    assert len(found.goals) <= 4
    quiet = alone(wage="3000.00", casework=Casework(asll_goals=(GoalKind.MOVE,)))
    assert [goal.kind for goal in measured(quiet).goals] == [GoalKind.MOVE]
    proposal = plan(quiet, LAW, ON).proposal(AidKind.ASLL)
    assert proposal is not None
    assert proposal.verdict is Verdict.POSSIBLE
    assert "asll_need_chosen" in {reason.id for reason in proposal.reasons}


def test_what_was_noted_in_a_scheme_is_offered_first_and_never_written_for_the_household() -> None:
    def entry(id: str, *topics: Topic, left: bool = False) -> SchemeEntry:
        gone = SchemeExit(on=date(2026, 11, 1), kind="left") if left else None
        return SchemeEntry(
            id=id,
            protocol="mediation-expulsion",
            entered_on=date(2026, 10, 1),
            designated_by=Designator.LANDLORD,
            topics=topics,
            exit=gone,
        )

    entries = (
        entry("a", Topic.NEIGHBOURHOOD, Topic.RENT_ARREARS, Topic.UPKEEP),
        entry("b", Topic.ACCESS, left=True),
    )
    dossier = late().but(followup=Followup(entries=entries))
    assert suggested(dossier) == (GoalKind.NEIGHBOURHOOD, GoalKind.DWELLING_USE)
    assert measured(dossier).goals == measured(late()).goals


def test_goals_chosen_left_out_worded_and_dated_are_those_of_the_measure() -> None:
    choices = SupportChoices(
        goals=(
            GoalChoice(kind=GoalKind.PROCEDURE, left_out=True),
            GoalChoice(kind=GoalKind.STOP_ARREARS, text="Le loyer le 5", by=date(2027, 2, 1)),
            GoalChoice(kind=GoalKind.MOVE, measured_by="préavis donné", by=date(2026, 1, 1)),
        )
    )
    casework = Casework(
        asll_wish=Wish.YES,
        household_offer=euros("50.00"),
        asll_goals=(GoalKind.MOVE,),
        asll_choices=choices,
    )
    found = {goal.kind: goal for goal in measured(late(casework=casework)).goals}
    assert GoalKind.PROCEDURE not in found
    assert found[GoalKind.STOP_ARREARS].text == "Le loyer le 5"
    assert found[GoalKind.STOP_ARREARS].by == date(2027, 2, 1)
    move = found[GoalKind.MOVE]
    # A day before the first one is not kept: three months after it, as any goal chosen.
    assert (move.measured_by, move.by) == ("préavis donné", date(2027, 3, 1))


def test_a_goal_chosen_is_kept_before_those_that_only_the_figures_show() -> None:
    chosen = (GoalKind.MOVE, GoalKind.DWELLING_USE, GoalKind.NEIGHBOURHOOD, GoalKind.PROCEDURE)
    casework = Casework(asll_wish=Wish.YES, household_offer=euros("50.00"), asll_goals=chosen)
    assert {goal.kind for goal in measured(late(casework=casework)).goals} == set(chosen)

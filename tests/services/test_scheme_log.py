"""What happens in a scheme, noted in a dossier: checked against its protocol, as an edit."""

from __future__ import annotations

from datetime import date

import pytest

from planner.calc.dossier import Dossier
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.followup_kinds import ContactResult, GoalState, Matter
from planner.calc.protocols.states import measure_end
from planner.errors import PlannerError
from planner.services.commissions import paper
from planner.services.dossiers import dossier_store
from planner.services.evaluation import evaluated
from planner.services.portfolio import stored_cases
from planner.services.portfolio_dues import dossier_clock
from planner.services.portfolio_log import (
    contacted,
    danger,
    entered,
    left,
    noted,
    shared_with,
    step_done,
    told_to_commission,
    waived,
)
from planner.services.portfolio_measures import (
    advised,
    aimed,
    handed_over,
    prolonged,
    suspended,
)
from planner.services.session import open_session

TODAY = date(2026, 11, 22)


@pytest.fixture
def id() -> str:
    return dossier_store().create(Dossier(id="essai"))


def refusal(id: str, change: object) -> str:
    with pytest.raises(PlannerError) as caught:
        noted(id, change)  # type: ignore[arg-type]
    return caught.value.code


def test_a_whole_follow_up_is_noted_and_the_clock_follows_it(id: str) -> None:
    noted(id, entered("rencontre-impayes", date(2026, 11, 2), "commission", known=False))
    noted(id, contacted("home_visit", "absent", date(2026, 11, 10), hour=10))
    noted(id, contacted("home_visit", "met", date(2026, 11, 12), hour=18))
    noted(id, contacted("meeting", "met", date(2026, 11, 18)))
    noted(id, step_done("aid_plan_contract", date(2026, 11, 20), outcome="signed"))
    noted(id, waived("partners_informed", TODAY, "déjà informés en réunion"))
    dossier = dossier_store().read(id)
    states = {
        due.step.id: due.state.value for due in dossier_clock(dossier, TODAY).entries[0].steps
    }
    assert states == {
        "first_contact": "due", "home_visit": "done", "second_visit": "done",
        "second_meeting": "done", "aid_plan_contract": "done", "department_validation":
        "not_needed", "partners_informed": "waived", "follow_up": "due",
    }  # fmt: skip
    noted(id, left("debt_paid", TODAY))
    noted(id, entered("rencontre-impayes", TODAY, "landlord"))
    entries = dossier_store().read(id).followup.entries
    assert [entry.id for entry in entries] == ["rencontre-impayes", "rencontre-impayes-2"]
    assert entries[0].exit is not None
    assert dossier_store().read(id).followup.contacts[0].result is ContactResult.ABSENT


def test_a_note_is_an_edit_that_can_be_undone(id: str) -> None:
    noted(id, danger(TODAY))
    work = open_session(id)
    try:
        assert work.dossier.followup.safety
        work.edit("reference", "x")
        assert work.undo() == "reference"
        assert work.dossier.followup.safety
    finally:
        work.close()


def test_what_the_protocol_does_not_know_is_refused_and_nothing_is_written(id: str) -> None:
    before = dossier_store().read(id)
    for code, change in (
        ("no_such_entry", step_done("home_visit", TODAY)),
        ("no_such_entry", left("debt_paid", TODAY)),
    ):
        assert refusal(id, change) == code
    for code, make in (
        ("unknown_protocol", lambda: entered("poeme", TODAY, "landlord")),
        ("not_one_of", lambda: entered("asll", TODAY, "landlord")),
        ("not_one_of", lambda: entered("asll", TODAY, "ccas", months=7)),
        ("not_one_of", lambda: contacted("pigeon", "sent", TODAY)),
    ):
        with pytest.raises(PlannerError) as caught:
            make()
        assert caught.value.code == code
    assert dossier_store().read(id) == before
    noted(id, entered("asll", TODAY, "ccas", months=6))
    assert refusal(id, step_done("orientation", TODAY)) == "outcome_needed"
    assert refusal(id, step_done("orientation", TODAY, outcome="x")) == "not_one_of"
    assert refusal(id, left("reached", date(2026, 1, 1))) == "exit_before_entry"
    noted(id, left("stopped", TODAY))
    assert refusal(id, left("reached", TODAY)) == "no_such_entry"


def test_what_is_shared_by_name_reaches_that_partner_and_no_more_than_it_may_have(id: str) -> None:
    noted(id, entered("plateforme-logement", TODAY, "ccas", topics=("health",)))
    noted(id, told_to_commission("upkeep", "logement encombré"))
    noted(id, told_to_commission("health", "à garder"))
    assert refusal(id, shared_with("bailleur-a", ("health",), TODAY)) == "not_one_of"
    noted(id, shared_with("bailleur-a", ("upkeep",), TODAY))
    found = paper("plateforme-logement", "bailleur-a", TODAY).situations
    assert [one.upkeep for one in found] == ["logement encombré"]
    assert found[0].health == ""
    assert paper("plateforme-logement", "bailleur-b", TODAY).situations == ()
    sharing = dossier_store().read(id).followup.entries[0].sharing
    assert sharing[0].matters == (Matter.UPKEEP,)


def test_a_measure_is_prolonged_as_often_as_its_protocol_allows(id: str) -> None:
    noted(id, entered("asll", date(2026, 9, 1), "ccas", months=3))
    noted(id, aimed("payer le loyer", by=date(2026, 12, 1)))
    noted(id, aimed("payer le loyer", state="reached"))
    noted(id, prolonged(6, TODAY, reason="objectifs proches"))
    assert refusal(id, prolonged(6, TODAY)) == "no_more_renewal"
    (entry,) = dossier_store().read(id).followup.entries
    assert [(goal.state, goal.by) for goal in entry.goals] == [
        (GoalState.REACHED, date(2026, 12, 1))
    ]
    assert measure_end(entry, TODAY) == date(2027, 6, 1)


def test_an_advised_asll_asks_for_the_validation_of_the_departement(id: str) -> None:
    noted(id, entered("rencontre-impayes", date(2026, 11, 2), "commission"))
    noted(id, contacted("home_visit", "met", date(2026, 11, 10), hour=10))
    noted(id, contacted("meeting", "met", date(2026, 11, 18)))
    noted(id, advised("asll"))
    noted(id, advised("asll"))
    dossier = dossier_store().read(id)
    assert dossier.followup.entries[0].advised == (AidKind.ASLL,)
    due = {one.step.id: one for one in dossier_clock(dossier, TODAY).entries[0].steps}
    assert due["department_validation"].on == date(2026, 11, 25)
    assert refusal(id, prolonged(3, TODAY)) == "no_such_entry"


def test_a_suspended_pursuit_and_a_hand_over_reach_the_figures(id: str) -> None:
    noted(id, entered("plateforme-logement", date(2026, 9, 1), "ccas", topics=("health",)))
    noted(id, suspended(date(2026, 10, 1), landlord="bailleur"))
    noted(id, suspended(date(2026, 10, 1), until=date(2026, 12, 1), landlord="bailleur"))
    noted(id, handed_over("service social", "hand_over", TODAY, accepted_on=TODAY))
    (entry,) = dossier_store().read(id).followup.entries
    assert [one.until for one in entry.suspensions] == [date(2026, 12, 1)]
    report = evaluated("plateforme-logement", date(2026, 1, 1), TODAY, internal=True)
    assert report.figure("pursuit").count == 1
    (case,) = stored_cases()
    assert [kind for _day, kind in case.hand_overs] == ["hand_over"]
    with pytest.raises(PlannerError):
        handed_over("x", "vente", TODAY)

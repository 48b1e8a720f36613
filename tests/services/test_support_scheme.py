"""A support measure and the entry of its scheme: written once, counted once, told the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.dossier import Casework, Dossier, GoalKind, Reached, Wish
from planner.calc.dossier.followup import Followup, Goal, SchemeEntry
from planner.calc.dossier.followup_kinds import Designator, GoalState
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.dossier.support import GoalChoice, SupportChoices
from planner.calc.protocols.cases import cases_of
from planner.calc.protocols.evaluation import evaluate
from planner.calc.protocols.states import measure_end
from planner.errors import PlannerError
from planner.law import load_law
from planner.services import support
from planner.services.portfolio import protocols_of
from planner.services.portfolio_dues import dossier_clock
from planner.services.portfolio_log import entered, left, step_done
from planner.services.portfolio_measures import prolonged
from planner.storage.organisation import Organisation
from tests.support.dossiers import dossiers
from tests.support.households import ON, alone, rent_debt

LAW = load_law()
PROTOCOLS = protocols_of(LAW)
GARDANNE = PROTOCOLS["asll"]
NONE = Organisation()
NEARLY_OVER = date(2027, 2, 20)


def late(**parts: object) -> Dossier:
    return alone(
        account=rent_debt("900.00"),
        casework=Casework(asll_wish=Wish.YES, **parts),  # type: ignore[arg-type]
        events=(ProcedureEvent(kind=EventKind.COMMANDEMENT, date=date(2026, 10, 27)),),
    )


def entry_of(dossier: Dossier) -> SchemeEntry:
    assert len(dossier.followup.entries) == 1
    return dossier.followup.entries[0]


def counts(dossier: Dossier, on: date) -> dict[str, int | None]:
    report = evaluate(cases_of(dossier, PROTOCOLS), GARDANNE, date(2026, 1, 1), on, internal=True)
    return {one.id: one.count for one in report.figures}


def test_signing_opens_the_entry_with_its_agreement_its_contract_and_its_goals() -> None:
    signed = support.sign(late(), LAW, ON, NONE, months=3)
    entry, kept = entry_of(signed), signed.casework.asll
    assert kept is not None
    assert (entry.protocol, entry.entered_on, entry.months) == ("asll", ON, 3)
    assert (kept.entry, kept.signed_on) == (entry.id, ON)
    assert [(one.step, one.outcome) for one in entry.steps] == [
        ("orientation", "accepted"),
        ("objectives", None),
    ]
    assert [goal.state for goal in entry.goals] == [GoalState.OPEN] * len(kept.goals)
    assert entry.goals[0].text == "Payer de nouveau le loyer entier"


def test_signing_feeds_the_entry_that_was_there_and_keeps_what_was_noted_by_hand() -> None:
    before = entered("asll", date(2026, 10, 1), "social_worker", months=6, law=LAW)(late())
    before = step_done("orientation", date(2026, 10, 8), outcome="accepted", law=LAW)(before)
    by_hand = Goal(text="Aller chez le médecin")
    mine = entry_of(before).but(goals=(by_hand,))
    before = before.but(followup=before.followup.but(entries=(mine,)))
    signed = support.sign(before, LAW, ON, NONE)
    entry, kept = entry_of(signed), signed.casework.asll
    assert kept is not None
    # The length noted at the designation is that of the measure.
    assert (kept.for_months, entry.months, entry.entered_on) == (6, 6, date(2026, 10, 1))
    assert [(one.step, one.on) for one in entry.steps] == [
        ("orientation", date(2026, 10, 8)),
        ("objectives", ON),
    ]
    assert by_hand in entry.goals


def test_a_review_a_renewal_and_a_stop_are_told_to_the_entry() -> None:
    signed = support.sign(late(), LAW, ON, NONE, months=3)
    reached = {GoalKind.STOP_ARREARS: Reached.PARTLY}
    reviewed, _told = support.write_review(signed, LAW, NEARLY_OVER, reached, NONE)
    entry = entry_of(reviewed)
    assert entry.goals[0].state is GoalState.PARTLY
    assert (entry.steps[-1].step, entry.steps[-1].outcome) == ("closing_review", "stop")
    renewed = support.renew(reviewed, LAW, NEARLY_OVER)
    entry = entry_of(renewed)
    assert [(one.on, one.months) for one in entry.renewals] == [(NEARLY_OVER, 3)]
    closing = [one for one in entry.steps if one.step == "closing_review"]
    assert [one.outcome for one in closing] == ["prolong"]
    stopped = support.stop(renewed, LAW, date(2027, 4, 1), redirect=True)
    found = entry_of(stopped).exit
    assert found is not None
    assert (found.on, found.kind) == (date(2027, 4, 1), "redirected")


def test_a_prolongation_or_an_exit_noted_in_the_scheme_is_that_of_the_measure() -> None:
    signed = support.sign(late(), LAW, ON, NONE, months=3)
    longer = prolonged(3, NEARLY_OVER, law=LAW)(signed)
    assert longer.casework.asll is not None
    assert len(longer.casework.asll.renewals) == len(entry_of(longer).renewals) == 1
    with pytest.raises(PlannerError):  # once, as the convention and the protocol say
        prolonged(3, date(2027, 5, 20), law=LAW)(longer)
    gone = left("stopped", date(2027, 4, 1), law=LAW)(longer)
    assert gone.casework.asll is not None
    assert gone.casework.asll.stopped_on == date(2027, 4, 1)
    assert entry_of(gone).exit is not None


def test_the_reason_noted_with_a_prolongation_is_kept_whatever_the_measure_says_after() -> None:
    signed = support.sign(late(), LAW, ON, NONE, months=3)
    longer = prolonged(3, NEARLY_OVER, reason="dette presque soldée", law=LAW)(signed)
    reviewed, _told = support.write_review(longer, LAW, date(2027, 3, 10), {}, NONE)
    for dossier in (longer, reviewed):
        assert [one.reason for one in entry_of(dossier).renewals] == ["dette presque soldée"]
    with pytest.raises(PlannerError) as caught:
        prolonged(3, NEARLY_OVER, reason="x" * 201, law=LAW)(signed)
    assert caught.value.code == "text_too_long"


def test_a_measure_is_counted_once() -> None:
    signed = support.sign(late(), LAW, ON, NONE, months=3)
    reviewed, _told = support.write_review(signed, LAW, NEARLY_OVER, {}, NONE)
    renewed = support.renew(reviewed, LAW, NEARLY_OVER)
    found = counts(renewed, date(2027, 12, 31))
    assert (found["followed"], found["entries"], found["prolonged"]) == (1, 1, 1)
    (case,) = cases_of(renewed, PROTOCOLS)
    assert case.asll == (("2026-12-01", "granted"),)
    assert measure_end(entry_of(renewed), date(2027, 12, 31)) == date(2027, 6, 1)


def test_another_measure_is_another_entry() -> None:
    signed = support.sign(late(), LAW, ON, NONE, months=3)
    again = support.sign(signed, LAW, date(2027, 3, 2), NONE, months=3)
    assert [one.id for one in again.followup.entries] == ["asll", "asll-2"]
    assert again.casework.asll is not None
    assert again.casework.asll.entry == "asll-2"


def test_the_words_chosen_are_those_that_are_signed() -> None:
    choice = GoalChoice(kind=GoalKind.STOP_ARREARS, text="Le loyer d’abord, le 5 du mois")
    chosen = SupportChoices(
        first_day=date(2026, 12, 14), for_months=6,
        goals=(choice, GoalChoice(kind=GoalKind.PROCEDURE, left_out=True)),
    )  # fmt: skip
    signed = support.sign(late(asll_choices=chosen), LAW, ON, NONE)
    kept = signed.casework.asll
    assert kept is not None
    assert (kept.first_day, kept.for_months) == (date(2026, 12, 14), 6)
    assert kept.goals[0].text == "Le loyer d’abord, le 5 du mois"
    assert GoalKind.PROCEDURE not in {goal.kind for goal in kept.goals}
    assert entry_of(signed).goals[0].text == "Le loyer d’abord, le 5 du mois"


def test_the_clock_of_the_scheme_counts_the_meetings_from_the_first_day_of_the_measure() -> None:
    signed = support.sign(late(), LAW, ON, NONE, months=3)
    held = support.following(signed, LAW, ON, NONE)
    assert held is not None
    (entry,) = dossier_clock(signed, date(2026, 12, 2), LAW).entries
    due = next(step for step in entry.steps if step.step.id == "appointment")
    assert due.on == held.measure.meetings[1] == date(2026, 12, 16)


@pytest.mark.slow
@settings(max_examples=40)
@given(dossiers(), st.sampled_from(sorted(PROTOCOLS)))
def test_telling_the_scheme_twice_changes_nothing(dossier: Dossier, protocol: str) -> None:
    entry = SchemeEntry(
        id="e1", protocol=protocol, entered_on=date(2020, 1, 1), designated_by=Designator.CCAS
    )
    kept = dossier.casework.asll
    linked = dossier.casework.but(asll=None if kept is None else kept.but(entry="e1"))
    known = dossier.but(casework=linked, followup=Followup(entries=(entry,)))
    once = support.told_to_scheme(known, LAW)
    assert support.told_to_scheme(once, LAW) == once
    assert (once == known) is (kept is None)
    # A measure that belongs to no entry is told to none.
    assert support.told_to_scheme(dossier, LAW) == dossier

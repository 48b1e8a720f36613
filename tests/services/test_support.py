"""A support measure through the service: signed once, reviewed, renewed, stopped."""

from __future__ import annotations

from datetime import date

import pytest

from planner.calc.dossier import Casework, Dossier, GoalKind, Next, Reached, Wish
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.errors import PlannerError
from planner.law import load_law
from planner.services import support
from planner.services.dossiers import REVIEW, summary
from planner.storage.organisation import Organisation
from tests.support.households import ON, alone, euros, rent_debt

LAW = load_law()
NONE = Organisation()
MIDWAY, NEARLY_OVER = date(2027, 1, 18), date(2027, 2, 20)


def late() -> Dossier:
    return alone(
        account=rent_debt("900.00"),
        casework=Casework(asll_wish=Wish.YES),
        events=(ProcedureEvent(kind=EventKind.COMMANDEMENT, date=date(2026, 10, 27)),),
    )


def signed() -> Dossier:
    return support.sign(late(), LAW, ON, NONE, months=3)


def test_a_measure_is_signed_with_the_debt_of_the_day() -> None:
    kept = signed().casework.asll
    assert kept is not None
    assert (kept.first_day, kept.for_months) == (date(2026, 12, 1), 3)
    assert kept.arrears_at_start == euros("900.00")


def test_a_measure_that_runs_is_never_replaced_and_one_that_ended_may_be_followed() -> None:
    with pytest.raises(PlannerError) as error:
        support.sign(signed(), LAW, date(2027, 2, 1), NONE)
    assert error.value.code == "asll_runs_already"
    again = support.sign(signed(), LAW, date(2027, 3, 2), NONE, months=3)
    assert again.casework.asll is not None
    assert again.casework.asll.first_day == date(2027, 4, 1)


def test_a_review_is_kept_and_says_what_next() -> None:
    reached = {GoalKind.STOP_ARREARS: Reached.PARTLY}
    dossier, told = support.write_review(
        signed(), LAW, NEARLY_OVER, reached, NONE, household_says="D’accord."
    )
    assert told.proposal is Next.RENEW
    kept = dossier.casework.asll
    assert kept is not None
    assert kept.reviews[-1].household_says == "D’accord."
    renewed = support.renew(dossier, LAW, NEARLY_OVER).casework.asll
    assert renewed is not None
    assert renewed.reviews[-1].decided is Next.RENEW
    assert len(renewed.renewals) == 1


@pytest.mark.parametrize(("redirect", "decided"), [(False, Next.STOP), (True, Next.REDIRECT)])
def test_a_measure_that_is_stopped_ends_that_day(redirect: bool, decided: Next) -> None:
    dossier, _told = support.write_review(signed(), LAW, MIDWAY, {}, NONE)
    stopped = support.stop(dossier, LAW, MIDWAY, redirect=redirect)
    held = support.following(stopped, LAW, MIDWAY, NONE)
    assert held is not None
    assert held.ends_on == MIDWAY
    assert held.signed.reviews[-1].decided is decided
    assert not held.running_on(MIDWAY)


def test_the_paper_of_a_review_needs_one() -> None:
    with pytest.raises(PlannerError) as error:
        support.review_pdf_of(signed(), LAW, MIDWAY, NONE)
    assert error.value.code == "asll_no_review"
    dossier, _told = support.write_review(signed(), LAW, MIDWAY, {}, NONE)
    assert support.review_pdf_of(dossier, LAW, MIDWAY, NONE).startswith(b"%PDF")


def test_the_list_of_dossiers_shows_the_next_review_of_the_measure() -> None:
    days = [due.on for due in summary(signed()).deadlines if due.name == REVIEW]
    assert days == ["2027-01-15"]
    reviewed, _told = support.write_review(signed(), LAW, MIDWAY, {}, NONE)
    assert [due.on for due in summary(reviewed).deadlines if due.name == REVIEW] == ["2027-02-26"]


def test_going_on_as_signed_is_a_decision_too() -> None:
    dossier, _told = support.write_review(signed(), LAW, MIDWAY, {}, NONE)
    kept = support.go_on(dossier, LAW, MIDWAY).casework.asll
    assert kept is not None
    assert kept.reviews[-1].decided is Next.GO_ON
    assert kept.stopped_on is None

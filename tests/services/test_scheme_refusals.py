"""What is refused in the follow-up of a scheme, in a sentence, with nothing written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.calc.dossier import Dossier, Household, Person, Role
from planner.calc.money import Money
from planner.calc.protocols.eligibility import Eligible
from planner.errors import PlannerError
from planner.services.commissions import ask, decide, overview
from planner.services.dossiers import dossier_store
from planner.services.portfolio_dues import dossier_clock
from planner.services.portfolio_log import (
    contacted,
    danger,
    entered,
    facts,
    left,
    noted,
    shared_with,
    step_done,
    told_to_commission,
    waived,
)
from planner.services.portfolio_measures import aimed, handed_over, suspended

TODAY = date(2026, 11, 22)
BEFORE = TODAY - timedelta(days=60)


@pytest.fixture
def id() -> str:
    household = Household(persons=(Person(id="a", role=Role.APPLICANT),))
    return dossier_store().create(Dossier(id="essai", household=household))


LONG = "x" * 201


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("empty_text", lambda: waived("home_visit", TODAY, "")),
        ("empty_text", lambda: waived("home_visit", TODAY, " \t ")),
        ("empty_text", lambda: aimed("  ")),
        ("empty_text", lambda: handed_over("", "referral", TODAY)),
        ("text_too_long", lambda: handed_over(LONG, "referral", TODAY)),
        ("text_too_long", lambda: contacted("letter", None, TODAY, by=LONG)),
        ("text_too_long", lambda: contacted("letter", None, TODAY, note="x" * 20_001)),
        ("control_characters", lambda: danger(TODAY, note="a\x1b[31mb")),
        ("dates_out_of_order", lambda: danger(TODAY, until=TODAY)),
        ("dates_out_of_order", lambda: suspended(TODAY, until=BEFORE)),
        ("dates_out_of_order", lambda: handed_over("x", "referral", TODAY, accepted_on=BEFORE)),
        ("not_one_of", lambda: contacted("home_visit", None, TODAY)),
        ("not_one_of", lambda: contacted("home_visit", "sent", TODAY)),
        ("not_one_of", lambda: contacted("letter", "met", TODAY)),
        ("not_one_of", lambda: told_to_commission("identity", "Martin")),
    ],
)  # fmt: skip
def test_a_value_that_no_dossier_can_hold_is_a_sentence(code: str, make: object) -> None:
    with pytest.raises(PlannerError) as caught:
        make()  # type: ignore[operator]
    assert caught.value.code == code
    assert "{" not in str(caught.value)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("text_too_long", waived("home_visit", TODAY, LONG)),
        ("control_characters", step_done("first_contact", TODAY, note="\x00")),
        ("text_too_long", suspended(TODAY, landlord=LONG)),
        ("control_characters", aimed("\x07")),
        ("control_characters", left("left", TODAY, reason="\x1b")),
        ("text_too_long", facts(referent=LONG)),
        ("already_inside", entered("rencontre-impayes", TODAY, "landlord")),
        ("no_such_entry", contacted("letter", None, TODAY, entry="autre")),
        ("no_such_entry", handed_over("x", "referral", TODAY, entry="autre")),
    ],
)
def test_a_note_that_cannot_be_kept_leaves_the_dossier_as_it_was(
    id: str, code: str, change: object
) -> None:
    noted(id, entered("rencontre-impayes", BEFORE, "landlord"))
    before = dossier_store().read(id)
    with pytest.raises(PlannerError) as caught:
        noted(id, change)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert dossier_store().read(id) == before


def test_a_household_known_to_the_departement_is_followed_once_its_facts_are_told(id: str) -> None:
    noted(id, entered("rencontre-impayes", BEFORE, "landlord", known=True))
    (line,) = dossier_clock(dossier_store().read(id), TODAY).entries
    assert not isinstance(line.ready, Eligible)
    noted(id, facts(asks=True, supported=True, asked_by_department=True, arrears=Money(5_000)))
    (line,) = dossier_clock(dossier_store().read(id), TODAY).entries
    assert isinstance(line.ready, Eligible)
    assert line.ready.rule is not None
    assert line.ready.rule.id == "asked-by-department"
    (entry,) = dossier_store().read(id).followup.entries
    assert (entry.known, entry.arrears) == (True, Money(5_000))


def platform(id: str, on: date) -> None:
    noted(id, entered("plateforme-logement", on, "ccas", topics=("health",)))


def refusal(id: str, decision: str, on: date, **more: object) -> str:
    with pytest.raises(PlannerError) as caught:
        decide(id, decision, on, **more)  # type: ignore[arg-type]
    return caught.value.code


def test_a_household_that_came_back_is_noted_without_naming_its_entry(id: str) -> None:
    platform(id, BEFORE)
    decide(id, "solved", BEFORE + timedelta(days=10), agreed_by=("bailleur", "CCAS"))
    platform(id, TODAY - timedelta(days=20))
    noted(id, shared_with("ccas", ("identity", "health"), TODAY))
    noted(id, told_to_commission("health", "fatigue"))
    assert decide(id, "go_on", TODAY) == "plateforme-logement-2"
    first, second = dossier_store().read(id).followup.entries
    assert (first.sharing, first.told, len(first.passages)) == ((), (), 1)
    assert first.exit is not None
    assert first.exit.agreed_by == ("bailleur", "CCAS")
    assert [one.decision for one in second.passages] == ["go_on"]
    noted(id, told_to_commission("health", ""))
    assert dossier_store().read(id).followup.entries[1].told == ()


def test_nothing_is_decided_before_the_entry_nor_after_the_exit(id: str) -> None:
    platform(id, BEFORE)
    assert refusal(id, "go_on", BEFORE - timedelta(days=1)) == "outside_entry"
    assert refusal(id, "go_on", TODAY, review_on=TODAY) == "dates_out_of_order"
    assert refusal(id, "go_on", TODAY, text="\x1b") == "control_characters"
    decide(id, "blocked", TODAY)
    decide(id, "solved", TODAY)
    before = dossier_store().read(id)
    after = TODAY + timedelta(days=30)
    assert refusal(id, "blocked", after) == "which_entry"
    assert refusal(id, "blocked", after, entry="plateforme-logement") == "outside_entry"
    with pytest.raises(PlannerError) as caught:
        ask(id, after)
    assert caught.value.code == "no_such_entry"
    assert dossier_store().read(id) == before


def test_a_situation_asked_for_is_on_the_agenda_of_that_day(id: str) -> None:
    platform(id, BEFORE)
    decide(id, "go_on", BEFORE + timedelta(days=5), review_on=date(2027, 6, 1))
    assert overview("plateforme-logement", TODAY).listed == ()
    for _ in range(2):
        assert ask(id, TODAY) == "plateforme-logement"
    for day in (TODAY, TODAY + timedelta(days=14)):  # a sitting put off loses nobody
        (line,) = overview("plateforme-logement", day).listed
        assert line.since == TODAY
    with pytest.raises(PlannerError) as caught:
        ask(id, BEFORE - timedelta(days=1))
    assert caught.value.code == "outside_entry"


def test_without_a_rhythm_a_situation_stays_on_the_agenda_until_a_day_is_set(id: str) -> None:
    """The committee of the mediation has none: what goes on must not be lost."""
    noted(id, entered("mediation-expulsion", BEFORE, "landlord", topics=("rent_arrears",)))
    decide(id, "go_on", BEFORE + timedelta(days=5))
    assert [one.dossier for one in overview("mediation-expulsion", TODAY).listed] == ["essai"]
    decide(id, "go_on", BEFORE + timedelta(days=6), review_on=TODAY + timedelta(days=1))
    assert overview("mediation-expulsion", TODAY).listed == ()
    day = TODAY + timedelta(days=1)
    assert [one.dossier for one in overview("mediation-expulsion", day).listed] == ["essai"]


def test_an_exit_by_common_agreement_says_who_agreed_or_is_to_be_checked(id: str) -> None:
    platform(id, BEFORE)
    noted(id, left("solved", TODAY))
    (line,) = dossier_clock(dossier_store().read(id), TODAY).entries
    assert line.doubts == (("no_agreement", "solved"),)
    platform(id, TODAY)
    noted(id, left("solved", TODAY, agreed_by=("bailleur", "CCAS")))
    last = dossier_clock(dossier_store().read(id), TODAY).entries[-1]
    assert last.doubts == ()

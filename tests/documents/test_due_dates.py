"""The agenda file: every date ahead once, the same identity each time, nothing of the household."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from planner.calc.dossier import Dossier
from planner.documents.due_dates import due_dates
from planner.intake.dossier_file import read_dossier
from planner.services.examples import EXAMPLES, example_file
from planner.services.exports import due_dates_of
from planner.services.planning import compute_plan
from planner.services.settings import law_of
from planner.storage.organisation import Organisation
from planner.views.words import kept_schedule

ON = date(2026, 11, 22)


def written(dossier: Dossier, on: date = ON) -> bytes:
    return due_dates_of(dossier, law_of(Organisation()), on, Organisation())


def read(data: bytes) -> list[tuple[date, str]]:
    events = Calendar.from_ical(data).walk("VEVENT")
    return [(event.decoded("dtstart"), str(event["summary"])) for event in events]


@pytest.fixture
def dossier() -> Dossier:
    return read_dossier(example_file(EXAMPLES[0]))


def test_every_payment_and_every_date_ahead_is_there_once(dossier: Dossier) -> None:
    reviewed = dossier.but(
        casework=dossier.casework.but(review_dates=(date(2026, 12, 15), date(2026, 1, 1)))
    )
    found = read(written(reviewed))
    plan = compute_plan(reviewed, law_of(Organisation()), ON, Organisation())
    kept = kept_schedule(plan)
    assert kept is not None
    payments = [day for day, title in found if title.startswith("Payer le loyer et la dette")]
    assert payments == [line.due for line in kept.lines]
    deadlines = sorted(day for day, title in found if title.startswith("Dernier jour"))
    assert deadlines == sorted(due.act_by() for due in plan.deadlines if due.act_by() >= ON)
    assert [day for day, title in found if title == "Rendez-vous de suivi"] == [date(2026, 12, 15)]
    assert len(found) == len(payments) + len(deadlines) + 1
    assert (date(2026, 12, 10), "Payer le loyer et la dette : 288,98 €") in found


def test_a_title_names_nobody(dossier: Dossier) -> None:
    text = written(dossier).decode()
    landlord = dossier.dwelling.landlord.name
    for secret in (
        *(person.last_name for person in dossier.household.persons),
        *(person.first_name for person in dossier.household.persons),
        landlord,
        dossier.reference,
        dossier.id,
        dossier.household.phone,
    ):
        assert not secret or secret not in text


def test_the_file_keeps_to_the_standard(dossier: Dossier) -> None:
    data = written(dossier)
    lines = data.split(b"\r\n")
    assert lines[:2] == [b"BEGIN:VCALENDAR", b"VERSION:2.0"]
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")
    for event in Calendar.from_ical(data).walk("VEVENT"):
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert {"UID", "DTSTAMP", "SUMMARY"} <= set(event)
        assert event.walk("VALARM")


def test_a_second_import_moves_the_dates_instead_of_doubling_them(dossier: Dossier) -> None:
    def identities(data: bytes) -> set[str]:
        return set(re.findall(r"UID:(\S+)", data.decode()))

    first = identities(written(dossier))
    assert len(first) == len(read(written(dossier)))
    assert written(dossier) == written(dossier)
    day_after = identities(written(dossier, ON + timedelta(days=1)))
    assert day_after <= first
    other = dossier.but(id=Dossier().id)
    assert identities(written(other)).isdisjoint(first)


def test_an_empty_dossier_is_an_empty_agenda() -> None:
    plan = compute_plan(Dossier(), law_of(Organisation()), ON, Organisation())
    assert read(due_dates(Dossier(), plan)) == []

"""What falls on a day, for any agenda: payments, dates of the procedure, meetings (RFC 5545).

An agenda is often shared: a title says what to do that day and nothing of the household, neither a
name nor an address nor a landlord. Each entry has the same identity each time it is written for
the same dossier, so that a second import moves the dates instead of doubling them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from planner.calc.dossier import Dossier
from planner.calc.results import Plan
from planner.calc.schemes.asll_follow import Following
from planner.views import formats, words
from planner.views.countdown import action
from planner.views.i18n import speaking

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["due_dates"]

_BEFORE_A_PAYMENT = 3
_BEFORE_A_DEADLINE = 14
_BEFORE_A_MEETING = 1
_BEFORE_A_REVIEW = 7
"""Days between the reminder and the day."""


def due_dates(dossier: Dossier, plan: Plan, held: Following | None = None) -> bytes:
    """The dates still ahead as an iCalendar file, in French; the same plan gives the same bytes.

    ``dossier`` and ``plan`` are those of the shared view; ``held`` is the support measure in force.
    """
    from icalendar import Calendar

    with speaking("fr"):
        found = Calendar()
        found.add("prodid", "-//planner//FR")
        found.add("version", "2.0")
        found.add("method", "PUBLISH")
        for name, day, title, note, before in sorted(_entries(dossier, plan, held)):
            found.add_component(_event(dossier.id, plan.on, name, day, title, note, before))
        return bytes(found.to_ical())


def _entries(
    dossier: Dossier, plan: Plan, held: Following | None
) -> list[tuple[str, date, str, str, int]]:
    """Each date: what identifies it, the day, its title, what to do, days before to be told."""
    entries = []
    kept = words.kept_schedule(plan)
    if kept is not None and kept.holds:
        for line in kept.lines:
            amount = formats.flat(formats.money(line.to_pay))
            title = f"Payer le loyer et la dette : {amount}"
            entries.append((f"payment-{line.n:03d}", line.due, title, "", _BEFORE_A_PAYMENT))
    for due in plan.deadlines:
        title = f"Dernier jour : {words.deadline(due)}"
        note = "\n".join(part for part in (action(due), due.reference) if part)
        name = f"deadline-{due.name}-{due.from_event}"
        entries.append((name, due.act_by(), title, note, _BEFORE_A_DEADLINE))
    for place, day in enumerate(dossier.casework.review_dates, 1):
        entries.append((f"review-{place}", day, "Rendez-vous de suivi", "", _BEFORE_A_MEETING))
    entries += _support(held) if held is not None else []
    return [entry for entry in entries if entry[1] >= plan.on]


def _support(held: Following) -> list[tuple[str, date, str, str, int]]:
    """The meetings of a support measure and its reviews; a review takes the place of a meeting."""
    due = {each.on: each for each in held.reviews if each.done_on is None}
    met = [day for day in held.measure.meetings if day not in due and day < held.ends_on]
    entries = [
        (f"support-{day.isoformat()}", day, "Rendez-vous d’accompagnement", "", _BEFORE_A_MEETING)
        for day in met
    ]
    entries += [
        (
            f"support-review-{day.isoformat()}",
            day,
            "Bilan de l’accompagnement",
            "",
            _BEFORE_A_REVIEW,
        )
        for day in due
        if day <= held.ends_on
    ]
    return entries


def _event(id: str, on: date, name: str, day: date, title: str, note: str, before: int) -> Event:
    from icalendar import Alarm, Event

    found = Event()
    found.add("uid", f"{sha256(f'{id}/{name}'.encode()).hexdigest()[:32]}@planner")
    found.add("dtstamp", datetime.combine(on, time(), UTC))
    found.add("dtstart", day)
    found.add("dtend", day + timedelta(days=1))
    found.add("summary", formats.flat(title))
    if note:
        found.add("description", formats.flat(note))
    found.add("class", "PRIVATE")
    found.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", formats.flat(title))
    alarm.add("trigger", timedelta(days=-before))
    found.add_component(alarm)
    return found

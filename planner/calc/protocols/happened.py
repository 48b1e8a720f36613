"""What happened in an entry until a day: the records of its steps and the log of contacts.

A step is done by a record that names it; or by the contacts that its protocol lists, or by the
situation being decided on in the commission: the first that fits and that no earlier step has
taken. One contact, or one passage, does one step only; a contact of the day of a record is the same
fact noted twice. What is done for a household after it left does nothing in the entry that it left.
"""

from __future__ import annotations

from datetime import date

from planner.calc.dossier.followup import Contact, Followup, Safety, SchemeEntry, SchemeExit
from planner.calc.dossier.followup_kinds import VISITS, Channel, ContactResult
from planner.calc.protocols.protocol import Step
from planner.calc.values import dataclass

__all__ = ["Doing", "Happened"]

_SEEN = frozenset({ContactResult.MET, ContactResult.SPOKEN})


@dataclass(frozen=True, slots=True)
class Doing:
    """One time a step was done, with the contact that did it when one did."""

    on: date
    outcome: str | None
    contact: Contact | None = None


class Happened:
    """The facts of an entry dated on a day at the latest, the oldest first."""

    def __init__(self, entry: SchemeEntry, followup: Followup, on: date) -> None:
        self.entry = entry
        self.on = on
        self.exit: SchemeExit | None = None
        if entry.exit is not None and entry.exit.on <= on:
            self.exit = entry.exit
        self._safety = followup.safety
        self._contacts = sorted(
            (
                contact
                for contact in followup.contacts
                if entry.entered_on <= contact.date <= on and contact.entry in (None, entry.id)
            ),
            key=lambda contact: (contact.date, contact.hour is None, contact.hour or 0),
        )
        self._records = sorted(
            (record for record in entry.steps if record.on <= on), key=lambda record: record.on
        )
        self._taken: set[int] = set()
        self._passages = sorted(
            (
                passage
                for passage in entry.passages
                if passage.decision is not None and entry.entered_on <= passage.on <= on
            ),
            key=lambda passage: passage.on,
        )

    def unsafe(self, day: date) -> bool:
        """Whether no home visit may be made on a day."""
        return any(_forbids(flag, day) for flag in self._safety)

    def recorded(self, step: Step) -> list[Doing]:
        """Each record that names the step, with the contact of that day that tells the same."""
        return [
            Doing(record.on, record.outcome, self._same(step, record.on))
            for record in self._records
            if record.step == step.id
        ]

    def _same(self, step: Step, day: date) -> Contact | None:
        for place, contact in enumerate(self._contacts):
            fits = contact.date == day and self._by_its_way(step, contact)
            if fits and place not in self._taken:
                self._taken.add(place)
                return contact
        return None

    def done_by_contacts(
        self, step: Step, since: date, before: Contact | None, until: date | None = None
    ) -> tuple[list[Doing], bool]:
        """The contacts from a day on that do the step; whether one was left out for its hour.

        ``before`` is the visit after which this one must be made at another hour; ``until`` is the
        last day that counts.
        """
        found: list[Doing] = []
        same_hour = False
        for place, contact in enumerate(self._contacts):
            if place in self._taken or contact.date < since or not self._fits(step, contact):
                continue
            if until is not None and contact.date > until:
                break
            if not _at_another_hour(step, before, contact):
                same_hour = True
                continue
            self._taken.add(place)
            found.append(Doing(contact.date, contact.result.value, contact))
            if step.repeat is None:
                break
        return found, same_hour and not found

    def done_by_passages(self, step: Step, since: date) -> list[Doing]:
        """The passages decided from a day on: the first one, or all for a step that comes back."""
        waiting = [passage for passage in self._passages if passage.on >= since]
        found = waiting if step.repeat is not None else waiting[:1]
        self._passages = [passage for passage in self._passages if passage not in found]
        return [Doing(passage.on, passage.decision) for passage in found]

    def _fits(self, step: Step, contact: Contact) -> bool:
        return self._by_its_way(step, contact) and (not step.met or contact.result in _SEEN)

    def _by_its_way(self, step: Step, contact: Contact) -> bool:
        """A meeting stands for a visit on a day when no home visit may be made."""
        instead = contact.channel is Channel.MEETING and bool(VISITS & set(step.contacts))
        return contact.channel in step.contacts or (instead and self.unsafe(contact.date))


def _forbids(flag: Safety, day: date) -> bool:
    return flag.no_home_visit and flag.since <= day and (flag.until is None or day < flag.until)


def _at_another_hour(step: Step, before: Contact | None, contact: Contact) -> bool:
    """Whether the visit is far enough from the one before; an hour not noted proves nothing."""
    if step.apart_hours is None or before is None:
        return True
    if before.hour is None or contact.hour is None:
        return False
    return abs(contact.hour - before.hour) >= step.apart_hours

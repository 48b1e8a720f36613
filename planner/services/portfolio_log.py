"""What happens in a scheme, noted in a dossier: an entry, a contact, a step, a waiver, an exit.

Each note is checked against the protocol of its entry before it is written: a step that does not
exist, an outcome that nobody can choose, a second exit are refused in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import TypeVar

from planner.calc.dossier import Dossier
from planner.calc.dossier.followup import (
    Contact,
    Followup,
    Safety,
    SchemeEntry,
    SchemeExit,
    Sharing,
    StepRecord,
    Told,
    Waiver,
)
from planner.calc.dossier.followup_kinds import Channel, ContactResult, Designator, Matter, Topic
from planner.calc.law import Law
from planner.calc.protocols.ceilings import ceiling
from planner.calc.protocols.measured import linked
from planner.calc.protocols.protocol import Protocol
from planner.calc.schemes.asll_follow import followed
from planner.errors import PlannerError, Problem
from planner.services.portfolio import protocol_named
from planner.services.session import open_session
from planner.services.settings import law_of

__all__ = [
    "Change",
    "contacted",
    "danger",
    "entered",
    "left",
    "no_such_entry",
    "noted",
    "one_of",
    "replaced",
    "shared_with",
    "step_done",
    "told_to_commission",
    "waived",
]

E = TypeVar("E", bound=Enum)
Change = Callable[[Dossier], Dossier]


def noted(id: str, change: Change) -> Dossier:
    """Make a change in a dossier kept here, as an edit that can be undone; the dossier after it."""
    work = open_session(id)
    try:
        made = change(work.dossier)
        work.replace(made, "followup")
        if not work.flush() and work.failure is not None:
            raise work.failure
        return work.dossier
    finally:
        work.close()


def entered(
    protocol: str,
    on: date,
    by: str,
    *,
    topics: Iterable[str] = (),
    months: int | None = None,
    referent: str = "",
    known: bool | None = None,
    law: Law | None = None,
) -> Change:
    """A designation to a scheme; its id is the protocol's, with a number when it is not the first.

    Refused when who designates, or the length of the measure, is not one of the protocol's.
    """
    rule = protocol_named(protocol, law)
    who = one_of(Designator, by, "--by")
    about = tuple(one_of(Topic, topic, "--topic") for topic in topics)
    if rule.entry.designated_by and who not in rule.entry.designated_by:
        raise _refused(by, "--by", [one.value for one in rule.entry.designated_by])
    lengths = rule.measure.durations if rule.measure is not None else ()
    if months is not None and months not in lengths:
        raise _refused(str(months), "--months", [str(one) for one in lengths])

    def change(dossier: Dossier) -> Dossier:
        known_ids = {entry.id for entry in dossier.followup.entries}
        number = 1
        id = rule.id[:36]
        while id in known_ids:
            number += 1
            id = f"{rule.id[:36]}-{number}"
        entry = SchemeEntry(
            id=id,
            protocol=rule.id,
            entered_on=on,
            designated_by=who,
            topics=about,
            months=months,
            referent=referent,
            known=known,
        )
        return _with(dossier, entries=(*dossier.followup.entries, entry))

    return change


def contacted(
    channel: str, result: str, on: date, *, hour: int | None = None, by: str = "", note: str = ""
) -> Change:
    """A letter, a call, a visit, a meeting, and what came of it."""
    contact = Contact(
        date=on,
        channel=one_of(Channel, channel, "GENRE"),
        result=one_of(ContactResult, result, "--result"),
        hour=hour,
        by=by,
        note=note,
    )
    return lambda dossier: _with(dossier, contacts=(*dossier.followup.contacts, contact))


def step_done(
    step: str, on: date, *, outcome: str | None = None, entry: str | None = None, note: str = "",
    law: Law | None = None,
) -> Change:  # fmt: skip
    """A step of the protocol done on a day, with its outcome when it has several."""

    def change(dossier: Dossier) -> Dossier:
        one, rule = _entry_with(dossier, step, entry, law)
        known = rule.step(step)
        possible = [each.id for each in known.outcomes] if known is not None else []
        if outcome is not None and outcome not in possible:
            raise _refused(outcome, "--outcome", possible)
        if outcome is None and possible:
            raise PlannerError(
                Problem(
                    "outcome_needed",
                    "L’étape « {step} » a plusieurs issues : ajoutez --outcome ({known}).",
                    "--outcome",
                    {"step": step, "known": ", ".join(possible)},
                )
            )
        record = StepRecord(step=step, on=on, outcome=outcome, note=note)
        return replaced(dossier, one.but(steps=(*one.steps, record)))

    return change


def waived(
    step: str, on: date, reason: str, *, entry: str | None = None, law: Law | None = None
) -> Change:
    """A step that will not be done; the reason is kept."""

    def change(dossier: Dossier) -> Dossier:
        one, _rule = _entry_with(dossier, step, entry, law)
        waiver = Waiver(step=step, on=on, reason=reason)
        return replaced(dossier, one.but(waivers=(*one.waivers, waiver)))

    return change


def left(
    kind: str, on: date, *, entry: str | None = None, reason: str = "", law: Law | None = None
) -> Change:
    """The exit of a scheme, by one of the ways that its protocol knows; the measure signed in the
    dossier ends with it, where it still runs.
    """

    def change(dossier: Dossier) -> Dossier:
        inside = [
            (one, rule)
            for one in dossier.followup.entries
            if entry in (None, one.id)
            and one.exit is None
            and (rule := _rule(one, law)) is not None
            and rule.exit_kind(kind) is not None
        ]
        if len(inside) != 1:
            raise no_such_entry(kind, dossier)
        one, _found = inside[0]
        if on < one.entered_on:
            raise PlannerError(
                Problem(
                    "exit_before_entry",
                    "La sortie ({on}) précède l’entrée du {entered}. Corrigez la date.",
                    "--on",
                    {"on": on.strftime("%d/%m/%Y"), "entered": one.entered_on.strftime("%d/%m/%Y")},
                )
            )
        changed = replaced(dossier, one.but(exit=SchemeExit(on=on, kind=kind, reason=reason)))
        return _measure_ended(changed, one.id, on, law)

    return change


def _measure_ended(dossier: Dossier, entry: str, on: date, law: Law | None) -> Dossier:
    kept = dossier.casework.asll
    held = followed(dossier, law_of() if law is None else law)
    if kept is None or held is None or not linked(dossier.casework, entry):
        return dossier
    if on >= held.ends_on or on < kept.first_day:
        return dossier
    return dossier.but(casework=dossier.casework.but(asll=kept.but(stopped_on=on)))


def danger(on: date, *, until: date | None = None, note: str = "") -> Change:
    """From that day on, no visit is made at home."""
    flag = Safety(since=on, until=until, note=note)
    return lambda dossier: _with(dossier, safety=(*dossier.followup.safety, flag))


def shared_with(
    partner: str, matters: Iterable[str], on: date, *, entry: str | None = None,
    law: Law | None = None,
) -> Change:  # fmt: skip
    """What a partner of the commission may be told; ``on`` is when the household was told so."""
    wanted = tuple(one_of(Matter, matter, "--matter") for matter in matters)

    def change(dossier: Dossier) -> Dossier:
        fits = [
            (one, member)
            for one in dossier.followup.entries
            if entry in (None, one.id)
            and (rule := _rule(one, law)) is not None
            and (member := rule.member(partner)) is not None
        ]
        if len(fits) != 1:
            raise no_such_entry(partner, dossier)
        one, member = fits[0]
        may = frozenset(member.sees) & ceiling(member.kind)
        for matter in wanted:
            if matter not in may:
                raise _refused(matter.value, "--matter", sorted(each.value for each in may))
        kept = tuple(each for each in one.sharing if each.partner != partner)
        sharing = Sharing(partner=partner, matters=wanted, informed_on=on)
        return replaced(dossier, one.but(sharing=(*kept, sharing)))

    return change


def told_to_commission(
    matter: str, text: str, *, entry: str | None = None, law: Law | None = None
) -> Change:
    """The words that the commission reads on a matter, in place of those written before."""
    about = one_of(Matter, matter, "SUJET")

    def change(dossier: Dossier) -> Dossier:
        fits = [
            one
            for one in dossier.followup.entries
            if entry in (None, one.id)
            and (rule := _rule(one, law)) is not None
            and rule.commission is not None
        ]
        if len(fits) != 1:
            raise no_such_entry(matter, dossier)
        kept = tuple(each for each in fits[0].told if each.matter is not about)
        return replaced(dossier, fits[0].but(told=(*kept, Told(matter=about, text=text))))

    return change


def _rule(entry: SchemeEntry, law: Law | None) -> Protocol | None:
    return (law_of() if law is None else law).record(Protocol, entry.protocol)


def _entry_with(
    dossier: Dossier, step: str, entry: str | None, law: Law | None
) -> tuple[SchemeEntry, Protocol]:
    """The one entry, not yet left or named, whose protocol has the step."""
    fits = [
        (one, rule)
        for one in dossier.followup.entries
        if (one.id == entry or (entry is None and one.exit is None))
        and (rule := _rule(one, law)) is not None
        and rule.step(step) is not None
    ]
    if len(fits) != 1:
        raise no_such_entry(step, dossier)
    return fits[0]


def _with(dossier: Dossier, **parts: object) -> Dossier:
    followup: Followup = dossier.followup.but(**parts)
    return dossier.but(followup=followup)


def replaced(dossier: Dossier, entry: SchemeEntry) -> Dossier:
    """The dossier with another state of one entry."""
    entries = tuple(entry if one.id == entry.id else one for one in dossier.followup.entries)
    return _with(dossier, entries=entries)


def one_of(kind: type[E], text: str, field: str) -> E:
    """The word of a list; ``PlannerError`` ``not_one_of`` with the whole list otherwise."""
    for one in kind:
        if one.value == text:
            return one
    raise _refused(text, field, [one.value for one in kind])


def _refused(met: str, field: str, possible: Iterable[str]) -> PlannerError:
    return PlannerError(
        Problem(
            "not_one_of",
            "{field} vaut « {met} ». Écrivez l’un de ces mots : {known}.",
            field,
            {"field": field, "met": met, "known": ", ".join(possible) or "–"},
        )
    )


def no_such_entry(what: str, dossier: Dossier) -> PlannerError:
    """What to say when a note does not go with one entry alone."""
    known = ", ".join(entry.id for entry in dossier.followup.entries) or "–"
    return PlannerError(
        Problem(
            "no_such_entry",
            "« {what} » ne va pas avec une seule entrée en cours de ce dossier. Vérifiez le mot, "
            "ou précisez l’entrée avec --entry ({known}).",
            None,
            {"what": what, "known": known},
        )
    )

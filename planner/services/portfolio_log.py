"""What happens in a scheme, noted in a dossier: an entry, a contact, a step, a waiver, an exit.

Each note is checked against the protocol of its entry before it is written: a step that does not
exist, an outcome that nobody can choose, a second exit are refused in one sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

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
from planner.calc.dossier.followup_kinds import (
    RESULTS_OF,
    Channel,
    ContactResult,
    Designator,
    Matter,
    Topic,
)
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.protocols.ceilings import ceiling
from planner.calc.protocols.measured import linked
from planner.calc.protocols.protocol import Protocol
from planner.calc.protocols.situation import WORDED
from planner.calc.schemes.asll_follow import followed
from planner.errors import PlannerError, Problem
from planner.services.portfolio import protocol_named
from planner.services.portfolio_checks import (
    following,
    made,
    no_such_entry,
    one_of,
    one_with,
    refused,
    said,
)
from planner.services.session import open_session
from planner.services.settings import law_of

__all__ = [
    "Change",
    "contacted",
    "danger",
    "entered",
    "facts",
    "left",
    "noted",
    "replaced",
    "shared_with",
    "step_done",
    "told_to_commission",
    "waived",
]

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
    asks: bool | None = None,
    supported: bool | None = None,
    asked_by_department: bool = False,
    arrears: Money | None = None,
    law: Law | None = None,
) -> Change:
    """A designation to a scheme; its id is the protocol's, with a number when it is not the first.

    Refused when who designates, or the length of the measure, is not one of the protocol's; and
    while the household is in that scheme already.
    """
    rule = protocol_named(protocol, law)
    who = one_of(Designator, by, "--by")
    about = tuple(one_of(Topic, topic, "--topic") for topic in topics)
    if rule.entry.designated_by and who not in rule.entry.designated_by:
        raise refused(by, "--by", [one.value for one in rule.entry.designated_by])
    lengths = rule.measure.durations if rule.measure is not None else ()
    if months is not None and months not in lengths:
        raise refused(str(months), "--months", [str(one) for one in lengths])

    def change(dossier: Dossier) -> Dossier:
        inside = [
            entry
            for entry in dossier.followup.entries
            if entry.protocol == rule.id and (entry.exit is None or entry.exit.on > on)
        ]
        if inside:
            raise PlannerError(
                Problem(
                    "already_inside",
                    "Ce ménage est déjà suivi par ce dispositif, depuis le {day}. Notez d’abord sa "
                    "sortie, ou complétez cette entrée.",
                    None,
                    {"day": inside[-1].entered_on.strftime("%d/%m/%Y")},
                )
            )
        known_ids = {entry.id for entry in dossier.followup.entries}
        number = 1
        id = rule.id[:36]
        while id in known_ids:
            number += 1
            id = f"{rule.id[:36]}-{number}"
        entry = made(
            SchemeEntry,
            {"referent": "--referent"},
            id=id,
            protocol=rule.id,
            entered_on=on,
            designated_by=who,
            topics=tuple(dict.fromkeys(about)),
            months=months,
            referent=referent,
            known=known,
            asks=asks,
            supported=supported,
            asked_by_department=asked_by_department,
            arrears=arrears,
        )
        return _with(dossier, entries=(*dossier.followup.entries, entry))

    return change


def facts(
    *,
    topics: Iterable[str] = (),
    referent: str | None = None,
    known: bool | None = None,
    asks: bool | None = None,
    supported: bool | None = None,
    asked_by_department: bool | None = None,
    arrears: Money | None = None,
    entry: str | None = None,
    law: Law | None = None,
) -> Change:
    """What is learnt of a situation after its designation; topics are added to those it has."""
    about = tuple(one_of(Topic, topic, "--topic") for topic in topics)
    told = {
        "referent": referent,
        "known": known,
        "asks": asks,
        "supported": supported,
        "asked_by_department": asked_by_department,
        "arrears": arrears,
    }
    learnt = {name: value for name, value in told.items() if value is not None}

    def change(dossier: Dossier) -> Dossier:
        one, _rule, _any = one_with(dossier, "--entry", entry, law, lambda rule: rule)
        whole = {name: getattr(one, name) for name in SchemeEntry.model_fields}
        whole |= {**learnt, "topics": tuple(dict.fromkeys((*one.topics, *about)))}
        return replaced(dossier, made(SchemeEntry, {"referent": "--referent"}, **whole))

    return change


def contacted(
    channel: str, result: str | None, on: date, *, hour: int | None = None, by: str = "",
    note: str = "", entry: str | None = None,
) -> Change:  # fmt: skip
    """A letter, a call, a visit, a meeting, and what came of it: for a letter or a message, that
    it was sent when nothing else is said. ``entry`` when it is for one entry alone.
    """
    way = one_of(Channel, channel, "GENRE")
    possible = RESULTS_OF[way]
    if result is None and ContactResult.SENT in possible:
        result = ContactResult.SENT.value
    if result not in [each.value for each in possible]:
        raise refused(result or "–", "--result", [each.value for each in possible])
    contact = made(
        Contact,
        {"by": "--by", "note": "--note"},
        date=on,
        channel=way,
        result=ContactResult(result),
        hour=hour,
        by=by,
        note=note,
    )

    def change(dossier: Dossier) -> Dossier:
        if entry is not None and dossier.followup.entry(entry) is None:
            raise no_such_entry(entry, dossier)
        own = contact.but(entry=entry)
        return _with(dossier, contacts=(*dossier.followup.contacts, own))

    return change


def step_done(
    step: str, on: date, *, outcome: str | None = None, entry: str | None = None, note: str = "",
    law: Law | None = None,
) -> Change:  # fmt: skip
    """A step of the protocol done on a day, with its outcome when it has several."""

    def change(dossier: Dossier) -> Dossier:
        one, _rule, known = one_with(dossier, step, entry, law, lambda rule: rule.step(step))
        possible = [each.id for each in known.outcomes]
        if outcome is not None and outcome not in possible:
            raise refused(outcome, "--outcome", possible)
        if outcome is None and possible:
            raise PlannerError(
                Problem(
                    "outcome_needed",
                    "L’étape « {step} » a plusieurs issues : ajoutez --outcome ({known}).",
                    "--outcome",
                    {"step": step, "known": ", ".join(possible)},
                )
            )
        names = {"note": "--note"}
        record = made(StepRecord, names, step=step, on=on, outcome=outcome, note=note)
        return replaced(dossier, one.but(steps=(*one.steps, record)))

    return change


def waived(
    step: str, on: date, reason: str, *, entry: str | None = None, law: Law | None = None
) -> Change:
    """A step that will not be done; the reason is kept."""
    why = said(reason, "--reason")

    def change(dossier: Dossier) -> Dossier:
        one, _rule, _step = one_with(dossier, step, entry, law, lambda rule: rule.step(step))
        waiver = made(Waiver, {"reason": "--reason"}, step=step, on=on, reason=why)
        return replaced(dossier, one.but(waivers=(*one.waivers, waiver)))

    return change


def left(
    kind: str, on: date, *, entry: str | None = None, reason: str = "",
    agreed_by: tuple[str, ...] = (), law: Law | None = None,
) -> Change:  # fmt: skip
    """The exit of a scheme, by one of the ways that its protocol knows; the measure signed in the
    dossier ends with it, where it still runs. ``agreed_by`` are those who agree on it together.
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
        names = {"reason": "--reason", "agreed_by": "--agreed"}
        out = made(SchemeExit, names, on=on, kind=kind, reason=reason, agreed_by=agreed_by)
        changed = replaced(dossier, one.but(exit=out))
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
    following(until, "--until", on)
    flag = made(Safety, {"note": "--note"}, since=on, until=until, note=note)
    return lambda dossier: _with(dossier, safety=(*dossier.followup.safety, flag))


def shared_with(
    partner: str, matters: Iterable[str], on: date, *, entry: str | None = None,
    law: Law | None = None,
) -> Change:  # fmt: skip
    """What a partner of the commission may be told; ``on`` is when the household was told so."""
    wanted = tuple(one_of(Matter, matter, "--matter") for matter in matters)

    def change(dossier: Dossier) -> Dossier:
        one, _rule, member = one_with(
            dossier, partner, entry, law, lambda rule: rule.member(partner)
        )
        may = frozenset(member.sees) & ceiling(member.kind)
        for matter in wanted:
            if matter not in may:
                raise refused(matter.value, "--matter", sorted(each.value for each in may))
        kept = tuple(each for each in one.sharing if each.partner != partner)
        sharing = Sharing(partner=partner, matters=wanted, informed_on=on)
        return replaced(dossier, one.but(sharing=(*kept, sharing)))

    return change


def told_to_commission(
    matter: str, text: str, *, entry: str | None = None, law: Law | None = None
) -> Change:
    """The words that the commission reads on a matter, in place of those written before; none, to
    take them away. A name, an address, who lives there and a decision are read in the dossier.
    """
    about = one_of(Matter, matter, "SUJET")
    if about not in WORDED:
        raise refused(matter, "SUJET", [each.value for each in Matter if each in WORDED])
    words = (made(Told, {"text": "TEXTE"}, matter=about, text=text),) if text.strip() else ()

    def change(dossier: Dossier) -> Dossier:
        one, _rule, _any = one_with(dossier, matter, entry, law, lambda rule: rule.commission)
        kept = tuple(each for each in one.told if each.matter is not about)
        return replaced(dossier, one.but(told=(*kept, *words)))

    return change


def _rule(entry: SchemeEntry, law: Law | None) -> Protocol | None:
    return (law_of() if law is None else law).record(Protocol, entry.protocol)


def _with(dossier: Dossier, **parts: object) -> Dossier:
    followup: Followup = dossier.followup.but(**parts)
    return dossier.but(followup=followup)


def replaced(dossier: Dossier, entry: SchemeEntry) -> Dossier:
    """The dossier with another state of one entry."""
    entries = tuple(entry if one.id == entry.id else one for one in dossier.followup.entries)
    return _with(dossier, entries=entries)

"""Commissions: who is on the agenda, the paper of each partner, what was decided.

The paper of a partner is made of ``Situation`` values only; nothing else of a dossier is given to
what lays it out. The overview, with names, is for the service and has no file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planner.calc.dossier import Dossier
from planner.calc.dossier.followup import Passage, SchemeEntry, SchemeExit
from planner.calc.law import Law
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.protocols.eligibility import Eligible
from planner.calc.protocols.protocol import Decision, Member, Protocol
from planner.calc.protocols.sitting import Item, agenda, decided, minutes, next_sitting, seen_by
from planner.calc.protocols.situation import Situation, allowed
from planner.errors import PlannerError, Problem
from planner.services.dossiers import dossier_store
from planner.services.portfolio import protocol_named, stored_cases
from planner.services.portfolio_checks import following, made, one_with
from planner.services.portfolio_log import replaced
from planner.services.session import open_session
from planner.services.settings import law_of, letterhead

__all__ = ["Listed", "Overview", "Paper", "ask", "decide", "overview", "paper", "paper_pdf"]


@dataclass(frozen=True, slots=True)
class Paper:
    """What one partner is given for a sitting."""

    protocol: Protocol
    member: Member
    on: date
    minutes: bool
    situations: tuple[Situation, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A situation of the service's own list; ``partners`` are those who will know of it.

    ``ready`` says whether the scheme follows it; when it does not, no partner will know of it.
    """

    dossier: str
    name: str
    reference: str
    entry: str
    since: date
    new: bool
    partners: tuple[str, ...]
    ready: Eligible | Missing | NotApplicable


@dataclass(frozen=True, slots=True)
class Overview:
    """A sitting as the service sees it."""

    protocol: Protocol
    on: date
    listed: tuple[Listed, ...]
    next_on: date | None


def _dossiers(protocol: Protocol, law: Law) -> list[Dossier]:
    """The dossiers kept here that entered the scheme."""
    ids = {case.dossier for case in stored_cases(law) if case.protocol == protocol.id}
    store = dossier_store()
    return [store.read(id) for id in sorted(ids)]


def _commission(protocol: str, law: Law) -> Protocol:
    found = protocol_named(protocol, law)
    if found.commission is None:
        raise PlannerError(
            Problem(
                "no_commission",
                "Le protocole « {id} » n’a pas de commission. Ajoutez [protocol.commission] à son "
                "fichier.",
                None,
                {"id": protocol},
            )
        )
    return found


def _items(protocol: Protocol, on: date, law: Law, *, minutes_of: bool) -> tuple[Item, ...]:
    dossiers = _dossiers(protocol, law)
    return minutes(dossiers, protocol, on) if minutes_of else agenda(dossiers, protocol, on)


def overview(protocol: str, on: date, law: Law | None = None) -> Overview:
    """The situations waiting for a sitting, with names: for the service, on its screen."""
    known = law_of() if law is None else law
    found = _commission(protocol, known)
    dossiers = _dossiers(found, known)
    items = agenda(dossiers, found, on)
    members = found.commission.members if found.commission is not None else ()
    listed = tuple(
        Listed(
            item.dossier.id,
            item.dossier.household.name,
            item.dossier.reference,
            item.entry.id,
            item.since,
            item.new,
            tuple(
                member.id
                for member in members
                if isinstance(item.ready, Eligible) and allowed(item.entry, member, on)
            ),
            item.ready,
        )
        for item in items
    )
    entries = [
        entry
        for dossier in dossiers
        for entry in dossier.followup.entries
        if entry.protocol == found.id
    ]
    return Overview(found, on, listed, next_sitting(entries, found, on))


def paper(
    protocol: str, partner: str, on: date, *, minutes: bool = False, law: Law | None = None
) -> Paper:
    """The agenda of a sitting, or its minutes, cut down to one partner."""
    known = law_of() if law is None else law
    found = _commission(protocol, known)
    member = found.member(partner)
    if member is None:
        members = found.commission.members if found.commission is not None else ()
        raise PlannerError(
            Problem(
                "unknown_partner",
                "« {id} » n’est pas un membre de cette commission. Membres : {known}.",
                None,
                {"id": partner, "known": ", ".join(one.id for one in members)},
            )
        )
    items = _items(found, on, known, minutes_of=minutes)
    return Paper(found, member, on, minutes, seen_by(items, found, member, on))


def paper_pdf(made: Paper) -> bytes:
    """The paper as a PDF."""
    from planner.documents.sitting import sitting_pdf

    return sitting_pdf(
        made.situations, made.protocol, made.member, made.on, letterhead(), minutes=made.minutes
    )


def decide(
    dossier: str,
    decision: str,
    on: date,
    *,
    entry: str | None = None,
    text: str = "",
    review_on: date | None = None,
    agreed_by: tuple[str, ...] = (),
    law: Law | None = None,
) -> str:
    """Write a decision of the commission into a dossier; the id of the entry it was taken on.

    Without ``entry``, the one entry that the household has not left (or left on that very day: a
    decision is corrected) and whose protocol has such a decision. Nothing is decided of an entry
    before it, nor once it was left.
    """
    known = law_of() if law is None else law
    following(review_on, "--review", on)

    def change(whole: Dossier) -> tuple[Dossier, str]:
        one, taken = _decided_on(whole, decision, on, entry, known)
        names = {"text": "--text", "agreed_by": "--agreed", "reason": "--text"}
        made(Passage, names, on=on, text=text)
        made(SchemeExit, names, on=on, kind=taken.id, agreed_by=agreed_by)
        changed = decided(one, taken, on, text=text, review_on=review_on, agreed_by=agreed_by)
        return replaced(whole, changed), one.id

    return _written(dossier, change)


def ask(dossier: str, on: date, *, entry: str | None = None, law: Law | None = None) -> str:
    """Ask that a situation be looked at by the commission on a day; the id of its entry."""

    def change(whole: Dossier) -> tuple[Dossier, str]:
        one, _rule, _any = one_with(whole, "--entry", entry, law, lambda rule: rule.commission)
        if on < one.entered_on:
            raise _outside(one, on)
        if any(passage.on == on for passage in one.passages):
            return whole, one.id
        passages = sorted((*one.passages, Passage(on=on)), key=lambda passage: passage.on)
        return replaced(whole, one.but(passages=tuple(passages))), one.id

    return _written(dossier, change)


def _written(dossier: str, change: Callable[[Dossier], tuple[Dossier, str]]) -> str:
    work = open_session(dossier)
    try:
        changed, entry = change(work.dossier)
        work.replace(changed, "followup")
        if not work.flush() and work.failure is not None:
            raise work.failure
        return entry
    finally:
        work.close()


def _decided_on(
    dossier: Dossier, decision: str, on: date, entry: str | None, law: Law
) -> tuple[SchemeEntry, Decision]:
    entries = dossier.followup.entries
    fits = [
        (one, taken)
        for one in entries
        if (one.id == entry or (entry is None and not _left(one, on)))
        and (protocol := law.record(Protocol, one.protocol)) is not None
        and (taken := protocol.decision(decision)) is not None
    ]
    if len(fits) != 1:
        raise _which(decision, [one.id for one in entries])
    one, taken = fits[0]
    if on < one.entered_on or _left(one, on):
        raise _outside(one, on)
    return one, taken


def _left(entry: SchemeEntry, on: date) -> bool:
    return entry.exit is not None and entry.exit.on < on


_NOT_YET = Problem(
    "outside_entry",
    "Le ménage n’était pas encore dans ce dispositif le {on} : il y est entré le {day}. Corrigez "
    "la date, ou précisez l’entrée avec --entry.",
)
_NO_LONGER = Problem(
    "outside_entry",
    "Le ménage n’était plus dans ce dispositif le {on} : il en est sorti le {day}. Corrigez la "
    "date, ou précisez l’entrée avec --entry.",
)


def _outside(entry: SchemeEntry, on: date) -> PlannerError:
    day, told = entry.entered_on, _NOT_YET
    if on >= day and entry.exit is not None:
        day, told = entry.exit.on, _NO_LONGER
    days = {"on": on.strftime("%d/%m/%Y"), "day": day.strftime("%d/%m/%Y")}
    return PlannerError(Problem(told.code, told.template, "--on", days))


def _which(decision: str, known: list[str]) -> PlannerError:
    return PlannerError(
        Problem(
            "which_entry",
            "La décision « {decision} » ne désigne pas une seule entrée de ce dossier. Précisez "
            "l’entrée avec --entry ({known}) et l’une des décisions de son protocole.",
            None,
            {"decision": decision, "known": ", ".join(known) or "–"},
        )
    )

"""Commissions: who is on the agenda, the paper of each partner, what was decided.

The paper of a partner is made of ``Situation`` values only; nothing else of a dossier is given to
what lays it out. The overview, with names, is for the service and has no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.calc.dossier import Dossier
from planner.calc.law import Law
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.protocols.eligibility import Eligible
from planner.calc.protocols.protocol import Member, Protocol
from planner.calc.protocols.sitting import Item, agenda, decided, minutes, next_sitting, seen_by
from planner.calc.protocols.situation import Situation, allowed
from planner.errors import PlannerError, Problem
from planner.services.dossiers import dossier_store
from planner.services.portfolio import protocol_named, stored_cases
from planner.services.session import open_session
from planner.services.settings import law_of, letterhead

__all__ = ["Listed", "Overview", "Paper", "decide", "overview", "paper", "paper_pdf"]


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
    law: Law | None = None,
) -> str:
    """Write a decision of the commission into a dossier; the id of the entry it was taken on.

    Without ``entry``, the one entry of the dossier whose protocol has such a decision.
    """
    known = law_of() if law is None else law
    work = open_session(dossier)
    try:
        entries = work.dossier.followup.entries
        fits = [
            (place, one)
            for place, one in enumerate(entries)
            if entry in (None, one.id)
            and (protocol := known.record(Protocol, one.protocol)) is not None
            and protocol.decision(decision) is not None
        ]
        if len(fits) != 1:
            raise _which(decision, [one.id for one in entries])
        place, one = fits[0]
        rule = known.record(Protocol, one.protocol)
        taken = rule.decision(decision) if rule is not None else None
        assert taken is not None  # noqa: S101 - sorted out above
        made = decided(one, taken, on, text=text, review_on=review_on)
        followup = work.dossier.followup
        changed = tuple(made if n == place else other for n, other in enumerate(entries))
        work.replace(work.dossier.but(followup=followup.but(entries=changed)), "followup")
        if not work.flush() and work.failure is not None:
            raise work.failure
        return one.id
    finally:
        work.close()


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

"""The agenda and the minutes of a commission, for one partner: made of situations and nothing else.

A function of this module is given ``Situation`` values, which hold only what that partner may know.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.calc.protocols.protocol import Member, Protocol
from planner.calc.protocols.situation import Situation
from planner.views import formats
from planner.views.blocks import Block, Blocks, Column, Heading, Note, Paragraph, Row, Table
from planner.views.i18n import _, n_
from planner.views.words.protocols import ENTRY_STATES, MATTERS, called, word

__all__ = ["heading", "secrecy", "sitting_blocks", "situation_rows", "situation_title"]


def heading(protocol: Protocol, on: date, *, minutes: bool) -> str:
    """``Commission de … : ordre du jour du 17 novembre 2026``."""
    commission = protocol.commission
    name = called(commission) if commission is not None else called(protocol)
    text = _("{name} : relevé du {day}") if minutes else _("{name} : ordre du jour du {day}")
    return text.format(name=name, day=formats.day(on))


def secrecy(member: Member) -> str:
    """For whom the paper is, and under which duty."""
    return _(
        "Pour {member}. Seul ce qui est utile et nécessaire est partagé, après information du "
        "ménage (CASF L.121-6-2) ; chacun est tenu au secret (CASF L.133-5). Ne pas transmettre."
    ).format(member=called(member))


def situation_title(situation: Situation) -> str:
    """``Situation 3 : Martin``, or its number alone where the name is not shared."""
    if situation.name:
        return _("Situation {n} : {name}").format(n=situation.number, name=situation.name)
    return _("Situation {n}").format(n=situation.number)


def situation_rows(
    situation: Situation, protocol: Protocol, *, minutes: bool
) -> list[tuple[str, str]]:
    """What there is to read of a situation: the name of each matter, and what is told of it."""
    rows: list[tuple[str, str]] = []

    def tell(matter: str, *texts: str) -> None:
        kept = [text for text in texts if text]
        if kept:
            rows.append((_(MATTERS[matter]), " ; ".join(kept)))

    tell("address", ", ".join(situation.address))
    if situation.adults is not None and situation.children is not None:
        adults = n_("{n} adulte", "{n} adultes", situation.adults).format(n=situation.adults)
        young = n_("{n} enfant", "{n} enfants", situation.children).format(n=situation.children)
        tell("household", adults, young if situation.children else "")
    arrears = formats.money(situation.arrears) if situation.arrears is not None else ""
    tell("arrears", arrears, situation.arrears_told)
    tell("neighbourhood", situation.neighbourhood)
    tell("upkeep", situation.upkeep)
    tell("health", situation.health)
    tell("administrative", situation.administrative)
    tell("actions", situation.actions, *_done(situation, protocol))
    since = situation.pursuit_suspended_since
    suspended = _("suspendues depuis le {day}").format(day=formats.day(since)) if since else ""
    tell("pursuit", suspended, situation.pursuit)
    if situation.state is not None:
        rows.append((_("État"), word(ENTRY_STATES, situation.state.value)))
    rows += _decision(situation, protocol, minutes=minutes)
    return rows


def _done(situation: Situation, protocol: Protocol) -> list[str]:
    told = []
    for id, day in situation.done:
        step = protocol.step(id)
        if step is not None:
            told.append(_("{step} le {day}").format(step=called(step), day=formats.short_day(day)))
    return told


def _decision(situation: Situation, protocol: Protocol, *, minutes: bool) -> list[tuple[str, str]]:
    if situation.decision is None:
        return []
    known = protocol.decision(situation.decision)
    name = called(known) if known is not None else situation.decision
    label = _("Décision") if minutes else _("Dernière décision")
    parts = [name]
    if not minutes and situation.decided_on is not None:
        parts.append(formats.short_day(situation.decided_on))
    if situation.decision_told:
        parts.append(situation.decision_told)
    if situation.review_on is not None:
        parts.append(_("à revoir le {day}").format(day=formats.short_day(situation.review_on)))
    return [(label, " ; ".join(parts))]


def sitting_blocks(
    situations: Sequence[Situation],
    protocol: Protocol,
    member: Member,
    on: date,
    *,
    minutes: bool = False,
) -> Blocks:
    """The paper as it is read on a screen."""
    found: list[Block] = [
        Heading(heading(protocol, on, minutes=minutes), 1),
        Note(secrecy(member)),
    ]
    if not situations:
        found.append(Paragraph(_("Aucune situation ne vous est partagée pour ce jour.")))
    for situation in situations:
        found.append(Heading(situation_title(situation)))
        if situation.new and not minutes:
            found.append(Paragraph(_("Première présentation."), strong=True))
        rows = situation_rows(situation, protocol, minutes=minutes)
        if rows:
            columns = (Column(_("Quoi")), Column(_("Ce qui est partagé"), grows=True))
            found.append(Table(columns, tuple(Row(row) for row in rows)))
    return tuple(found)

"""A protocol as it is read: its steps with their delays, its ways out, its commission."""

from __future__ import annotations

from planner.calc.protocols.protocol import END, ENTRY, EXIT, Delay, Protocol, Roll, Step
from planner.views import formats
from planner.views.blocks import Block, Blocks, Column, Heading, List, Note, Paragraph, Row, Table
from planner.views.evaluation import looked_at
from planner.views.i18n import FRENCH, N_, _, language, n_
from planner.views.words.protocols import ACTORS, ENTRY_STATES, MATTERS, called, word

__all__ = ["delay_words", "protocol_blocks"]

_ANCHORS = {
    ENTRY: N_("la désignation"),
    EXIT: N_("la sortie"),
    END: N_("la fin de la mesure"),
}


def delay_words(delay: Delay) -> str:
    """``3 semaines``, ``5 jours ouvrés``; with what becomes of a day that is not worked."""
    if delay.working_days is not None:
        text = n_("{n} jour ouvré", "{n} jours ouvrés", delay.working_days)
        told = text.format(n=delay.working_days)
    elif delay.months is not None:
        told = formats.count_of_months(delay.months)
    elif delay.weeks is not None:
        told = n_("{n} semaine", "{n} semaines", delay.weeks).format(n=delay.weeks)
    else:
        told = formats.count_of_days(delay.days or 0)
    if delay.roll is Roll.NEXT:
        return _("{delay}, reporté au jour ouvré suivant").format(delay=told)
    if delay.roll is Roll.PREVIOUS:
        return _("{delay}, ramené au jour ouvré précédent").format(delay=told)
    return told


def protocol_blocks(protocol: Protocol) -> Blocks:
    """The whole protocol."""
    found: list[Block] = [Heading(called(protocol), 1), Paragraph(protocol.source)]
    note = protocol.note if language() == FRENCH else protocol.note_en or protocol.note
    if note:
        found.append(Note(note))
    found += looked_at(protocol)
    columns = (Column(_("Étape"), grows=True), Column(_("Qui")), Column(_("Quand")))
    rows = tuple(
        Row((called(step), word(ACTORS, step.actor.value), _when(step, protocol)))
        for step in protocol.steps
    )
    found.append(Table(columns, rows))
    found.append(Heading(_("Sorties")))
    found.append(
        List(
            tuple(
                _("{exit} ({sign})").format(
                    exit=called(kind), sign=word(ENTRY_STATES, kind.sign.value)
                )
                for kind in protocol.exits
            )
        )
    )
    if protocol.commission is not None:
        found.append(Heading(called(protocol.commission)))
        if protocol.commission.every is not None:
            every = delay_words(protocol.commission.every)
            found.append(Paragraph(_("Tous les {delay}.").format(delay=every)))
        sees = tuple(
            Row((called(one), ", ".join(_(MATTERS[matter.value]).lower() for matter in one.sees)))
            for one in protocol.commission.members
        )
        found.append(
            Table((Column(_("Membre")), Column(_("Peut recevoir au plus"), grows=True)), sees)
        )
    return tuple(found)


def _when(step: Step, protocol: Protocol) -> str:
    after = _either([_name(id, protocol) for id in step.after])
    if step.repeat is not None:
        return _("tous les {delay} après {after}").format(
            delay=delay_words(step.repeat), after=after
        )
    if step.within is None:
        return _("après {after}, sans délai").format(after=after)
    if not any((step.within.days, step.within.weeks, step.within.working_days, step.within.months)):
        return _("à {after}").format(after=after)
    return _("{delay} après {after}").format(delay=delay_words(step.within), after=after)


def _either(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{items} ou {last}").format(items=", ".join(names[:-1]), last=names[-1])


def _name(id: str, protocol: Protocol) -> str:
    if id in _ANCHORS:
        return _(_ANCHORS[id])
    step = protocol.step(id)
    quotes = "« {name} »" if language() == FRENCH else "“{name}”"
    return quotes.format(name=called(step)) if step is not None else id

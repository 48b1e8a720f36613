"""What is due, as a list for a service and as the whole clock of one dossier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING
from typing import Protocol as Shape

from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.protocols.clock import StepDue, StepState
from planner.calc.protocols.eligibility import Eligible
from planner.calc.protocols.protocol import Protocol
from planner.calc.protocols.states import EntryState
from planner.calc.results import Deadline
from planner.views import formats, words
from planner.views.blocks import Block, Blocks, Column, Heading, Mark, Note, Paragraph, Row, Table
from planner.views.due import due_name
from planner.views.i18n import _, n_
from planner.views.words.protocols import (
    ACTORS,
    ENTRY_STATES,
    RESULTS,
    STEP_STATES,
    called,
    doubt,
    followed,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["clock_blocks", "due_words", "dues_blocks", "left_words"]


class DueLike(Shape):
    """One thing to do, as the services list it."""

    @property
    def name(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def protocol(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def on(self) -> str: ...
    @property
    def act_by(self) -> str: ...
    @property
    def left(self) -> int | None: ...
    @property
    def late(self) -> bool: ...
    @property
    def unsafe(self) -> bool: ...


def due_words(protocol: str, what: str, protocols: Mapping[str, Protocol]) -> str:
    """What falls due: a step in the words of its protocol, or a date of the law."""
    if not protocol:
        return due_name(what)
    found = protocols.get(protocol)
    step = found.step(what) if found is not None else None
    return called(step) if step is not None else what


def left_words(left: int | None) -> str:
    """``en retard de 3 jours``, ``aujourd’hui``, ``12 jours``; ``sans délai`` without a day."""
    if left is None:
        return _("sans délai")
    if left < 0:
        return _("en retard de {days}").format(days=formats.count_of_days(-left))
    return _("aujourd’hui") if left == 0 else formats.count_of_days(left)


def dues_blocks(
    dues: Sequence[DueLike], protocols: Mapping[str, Protocol], on: date, days: int | None = None
) -> Blocks:
    """The list of a service: what is late, then what comes, the law's dates among them."""
    title = _("À faire au {day}").format(day=formats.day(on))
    found: list[Block] = [Heading(title, 1)]
    late = [due for due in dues if due.late]
    ahead = [due for due in dues if not due.late]
    if not dues:
        return (*found, Paragraph(_("Rien à faire dans ces délais.")))
    columns = (
        Column(_("Agir avant")),
        Column(_("Ménage")),
        Column(_("Quoi"), grows=True),
        Column(_("Il reste")),
    )
    if late:
        count = n_("{n} étape en retard", "{n} étapes en retard", len(late)).format(n=len(late))
        found += [Heading(count), Table(columns, tuple(_row(due, protocols) for due in late))]
    if ahead:
        head = (
            _("À venir")
            if days is None
            else _("Dans les {days}").format(days=formats.count_of_days(days))
        )
        found += [Heading(head), Table(columns, tuple(_row(due, protocols) for due in ahead))]
    if any(due.unsafe for due in dues):
        found.append(_unsafe())
    return tuple(found)


def _row(due: DueLike, protocols: Mapping[str, Protocol]) -> Row:
    name = due.name or _("Sans nom")
    what = due_words(due.protocol, due.what, protocols)
    if due.unsafe:
        what = _("{what} (pas de visite au domicile)").format(what=what)
    day = formats.short_day(date.fromisoformat(due.act_by)) if due.act_by else ""
    who = f"{name} {due.reference}".strip()
    return Row((day, who, what, left_words(due.left)), strong=due.late)


def _unsafe() -> Note:
    return Note(
        _("consigne de sécurité : rencontrez le ménage ailleurs qu’à son domicile."), Mark.ALERT
    )


def clock_blocks(
    entries: Iterable[
        tuple[
            Protocol,
            EntryState,
            Eligible | Missing | NotApplicable,
            Sequence[StepDue],
            Sequence[tuple[str, str]],
        ]
    ],
    legal: Sequence[Deadline],
    unknown: Sequence[str],
    on: date,
) -> Blocks:
    """Every step of each entry of one dossier, then the dates of the law that are ahead.

    The last of each entry are its doubts: an id of ``words.protocols.DOUBTS`` and its value.
    """
    found: list[Block] = []
    for protocol, state, ready, steps, doubts in entries:
        case = followed(ready)
        found += [
            Heading(called(protocol), 1),
            Paragraph(word(ENTRY_STATES, state.value), strong=True),
            *([Paragraph(case)] if case else []),
            Table(
                (
                    Column(_("Délai")),
                    Column(_("Étape"), grows=True),
                    Column(_("Qui")),
                    Column(_("Où en est-on")),
                ),
                tuple(
                    _step(due, protocol, on)
                    for due in steps
                    if due.state is not StepState.NOT_NEEDED
                ),
            ),
        ]
        found += _remarks(steps, doubts)
    for id in unknown:
        text = _("aucun protocole ne s’appelle « {id} » : ses étapes ne sont pas connues.")
        found.append(Note(text.format(id=id), Mark.ALERT))
    ahead = [due for due in legal if due.act_by() >= on]
    if ahead:
        columns = (Column(_("Date")), Column(_("Ce qui se passe"), grows=True), Column(_("Texte")))
        rows = tuple(
            Row((formats.short_day(due.act_by()), words.deadline(due), due.reference))
            for due in sorted(ahead, key=lambda due: due.act_by())
        )
        found += [Heading(_("Dates de la procédure")), Table(columns, rows)]
    if not found:
        found.append(Paragraph(_("Ce dossier n’est entré dans aucun dispositif.")))
    return tuple(found)


def _step(due: StepDue, protocol: Protocol, on: date) -> Row:
    day = formats.short_day(due.on) if due.on is not None else ""
    where = word(STEP_STATES, due.state.value)
    if due.done_on is not None:
        where = _("{state} le {day}").format(state=where, day=formats.short_day(due.done_on))
        if due.outcome is not None:
            where = _("{state} : {outcome}").format(state=where, outcome=_outcome(due, protocol))
    if due.step.repeat is not None and due.times:
        times = n_("{n} fois", "{n} fois", due.times).format(n=due.times)
        where = f"{where} ({times})"
    if due.state is StepState.WAIVED:
        where = f"{where} : {due.reason}"
    if due.state is StepState.LATE and due.on is not None:
        where = left_words((due.on - on).days)
    if due.state is StepState.DUE and due.act_by is not None and due.act_by != due.on:
        by = _("{state}, avant le {day}")
        where = by.format(state=where, day=formats.short_day(due.act_by))
    actor = word(ACTORS, due.step.actor.value)
    what = called(due.step)
    if due.unsafe:
        what = _("{what} (pas de visite au domicile)").format(what=what)
    return Row((day, what, actor, where), strong=due.state is StepState.LATE)


def _outcome(due: StepDue, protocol: Protocol) -> str:
    """In the words of the step, of the commission that decided, or of the contact log."""
    found = next((one for one in due.step.outcomes if one.id == due.outcome), None)
    named = found or (protocol.decision(due.outcome or "") if due.step.passages else None)
    return called(named) if named is not None else word(RESULTS, due.outcome or "")


def _remarks(steps: Sequence[StepDue], doubts: Sequence[tuple[str, str]]) -> Iterable[Block]:
    for id, value in doubts:
        yield Note(doubt(id, value), Mark.DOUBT)
    for due in steps:
        if due.same_hour:
            yield Note(doubt("same_hour", called(due.step)), Mark.DOUBT)
        if due.early:
            yield Note(doubt("early_step", called(due.step)), Mark.DOUBT)
    if any(due.unsafe for due in steps):
        yield _unsafe()

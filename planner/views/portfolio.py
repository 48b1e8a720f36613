"""The board of the head of service: schemes, workers, who waits, what is late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol as Shape

from planner.calc.protocols.protocol import Protocol
from planner.views import formats
from planner.views.blocks import Align, Block, Blocks, Column, Heading, Paragraph, Row, Table
from planner.views.dues import DueLike, due_words, left_words
from planner.views.i18n import _
from planner.views.words.protocols import called

__all__ = ["portfolio_blocks"]

_MOST = 60
"""Lines shown of a list; the rest is counted."""


class SchemeLike(Shape):
    """A scheme today."""

    @property
    def protocol(self) -> str: ...
    @property
    def ongoing(self) -> int: ...
    @property
    def on_watch(self) -> int: ...
    @property
    def entered(self) -> int: ...
    @property
    def positive(self) -> int: ...
    @property
    def negative(self) -> int: ...
    @property
    def late(self) -> int: ...


class ReferentLike(Shape):
    """A worker."""

    @property
    def referent(self) -> str: ...
    @property
    def followed(self) -> int: ...
    @property
    def late(self) -> int: ...


class WaitingLike(Shape):
    """A household not met yet."""

    @property
    def name(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def protocol(self) -> str: ...
    @property
    def entered(self) -> str: ...
    @property
    def priority(self) -> str: ...


def portfolio_blocks(
    schemes: Sequence[SchemeLike],
    referents: Sequence[ReferentLike],
    waiting: Sequence[WaitingLike],
    late: Sequence[DueLike],
    soon: Sequence[DueLike],
    protocols: Mapping[str, Protocol],
    on: date,
) -> Blocks:
    """The board as blocks; a sentence when no dossier entered a scheme."""
    found: list[Block] = [Heading(_("Le service au {day}").format(day=formats.day(on)), 1)]
    if not schemes:
        text = _("Aucun dossier n’est entré dans un dispositif. « planner log enter » le note.")
        found.append(Paragraph(text))
    else:
        found += [Table(_columns(), tuple(_scheme(one, protocols) for one in schemes))]
    found += _dues(_("En retard"), late, protocols)
    found += _dues(_("Dans la semaine"), soon, protocols)
    if waiting:
        columns = (Column(_("Ménage")), Column(_("Depuis")), Column(_("Cas"), grows=True))
        rows = tuple(_waiting(one, protocols) for one in waiting[:_MOST])
        found += [Heading(_("Pas encore rencontrés")), Table(columns, rows)]
        found += _rest(len(waiting))
    if len(referents) > 1 or any(one.referent for one in referents):
        columns = (
            Column(_("Référent"), grows=True),
            Column(_("Suivis"), Align.RIGHT),
            Column(_("En retard"), Align.RIGHT),
        )
        rows = tuple(
            Row((one.referent or _("sans référent"), str(one.followed), str(one.late)))
            for one in referents
        )
        found += [Heading(_("Par référent")), Table(columns, rows)]
    return tuple(found)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Dispositif"), grows=True),
        Column(_("En cours"), Align.RIGHT),
        Column(_("En veille"), Align.RIGHT),
        Column(_("Entrées"), Align.RIGHT),
        Column(_("Sorties +"), Align.RIGHT),
        Column(_("Sorties −"), Align.RIGHT),
        Column(_("En retard"), Align.RIGHT),
    )


def _scheme(one: SchemeLike, protocols: Mapping[str, Protocol]) -> Row:
    protocol = protocols.get(one.protocol)
    name = called(protocol) if protocol is not None else one.protocol
    counts = (one.ongoing, one.on_watch, one.entered, one.positive, one.negative, one.late)
    return Row((name, *map(str, counts)), strong=one.late > 0)


def _dues(title: str, dues: Sequence[DueLike], protocols: Mapping[str, Protocol]) -> list[Block]:
    if not dues:
        return []
    columns = (
        Column(_("Agir avant")),
        Column(_("Ménage")),
        Column(_("Quoi"), grows=True),
        Column(_("Il reste")),
    )
    rows = tuple(
        Row(
            (
                formats.short_day(date.fromisoformat(due.act_by)) if due.act_by else "",
                f"{due.name or _('Sans nom')} {due.reference}".strip(),
                due_words(due.protocol, due.what, protocols),
                left_words(due.left),
            ),
            strong=due.late,
        )
        for due in dues[:_MOST]
    )
    return [Heading(title), Table(columns, rows), *_rest(len(dues))]


def _waiting(one: WaitingLike, protocols: Mapping[str, Protocol]) -> Row:
    protocol = protocols.get(one.protocol)
    rules = protocol.entry.eligible if protocol is not None else ()
    rule = next((rule for rule in rules if rule.id == one.priority), None)
    who = f"{one.name or _('Sans nom')} {one.reference}".strip()
    day = formats.short_day(date.fromisoformat(one.entered))
    name = called(protocol) if protocol is not None else one.protocol
    return Row((who, day, called(rule) if rule is not None else name))


def _rest(count: int) -> list[Block]:
    if count <= _MOST:
        return []
    return [Paragraph(_("… et {n} de plus.").format(n=count - _MOST))]

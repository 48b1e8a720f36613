"""What the checks of the law data found, and what changes between two dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.calc.law import LawValue
from planner.errors import Problem
from planner.views import explain, formats, words
from planner.views.blocks import (
    Block,
    Blocks,
    Column,
    Heading,
    List,
    Paragraph,
    Row,
    Table,
)
from planner.views.i18n import N_, _, n_
from planner.views.problems import problem

__all__ = ["changes", "findings"]

_KINDS = {
    "overlap": N_("Périodes qui se chevauchent"),
    "gap": N_("Périodes interrompues"),
    "stale": N_("Valeurs à relire"),
    "ended": N_("Valeurs qui ont pris fin"),
    "unverified": N_("Valeurs non vérifiées"),
    "announced": N_("Valeurs annoncées"),
}


def findings(found: Sequence[tuple[str, str | None, Problem]], on: date) -> Blocks:
    """The remarks by kind, the gravest first: (kind, territory, sentence)."""
    title = _("Valeurs légales au {day}").format(day=formats.day(on))
    told: list[Block] = [Heading(title, 1)]
    if not found:
        told.append(Paragraph(_("Rien à signaler : chaque valeur est en vigueur et vérifiée.")))
    for kind, heading in _KINDS.items():
        some = [each for each in found if each[0] == kind]
        if some:
            told.append(Heading(_("{title} : {count}").format(title=_(heading), count=len(some))))
            told.append(List(tuple(_in(territory, problem(each)) for _k, territory, each in some)))
    return tuple(told)


def _in(territory: str | None, sentence: str) -> str:
    if territory is None:
        return sentence
    return _("{sentence} (territoire {territory})").format(sentence=sentence, territory=territory)


def changes(
    found: Sequence[tuple[str, str | None, LawValue | None, LawValue | None]],
    before: date,
    after: date,
) -> Blocks:
    """The values that differ: (label, territory, before, after)."""
    title = _("Ce qui change entre le {first} et le {second}").format(
        first=formats.day(before), second=formats.day(after)
    )
    if not found:
        return (Heading(title, 1), Paragraph(_("Aucune valeur ne change.")))
    count = n_("{n} valeur change.", "{n} valeurs changent.", len(found)).format(n=len(found))
    rows = tuple(
        Row((_in(territory, _(label)), _value(first), _value(second)))
        for label, territory, first, second in found
    )
    table = Table(
        (
            Column(_("Valeur"), grows=True),
            Column(formats.short_day(before)),
            Column(formats.short_day(after)),
        ),
        rows,
    )
    return (Heading(title, 1), Paragraph(count), table)


def _value(value: LawValue | None) -> str:
    if value is None:
        return "–"
    text = explain.content(value) or _("tableau")
    if value.status.value == "in_force":
        return text
    return f"{text} ({_(words.STATUSES[value.status.value])})"

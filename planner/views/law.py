"""What the checks of the law data found, and what changes between two dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.calc.law import Law, LawValue
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

__all__ = ["changes", "findings"]

_KINDS = {
    "overlap": (N_("Périodes qui se chevauchent"), N_("{name}, à partir du {day}")),
    "gap": (N_("Périodes interrompues"), N_("{name}, aucune valeur à partir du {day}")),
    "stale": (N_("Valeurs à relire"), N_("{name}, depuis le {day}")),
    "ended": (N_("Valeurs qui ont pris fin"), N_("{name}, le {day}")),
    "unverified": (N_("Valeurs non vérifiées"), N_("{name}, en vigueur depuis le {day}")),
    "unread": (
        N_("Article ou date d’effet à relire"),
        N_("{name}, en vigueur depuis le {day}"),
    ),
    "announced": (N_("Valeurs annoncées"), N_("{name}, pour le {day}")),
}


def findings(found: Sequence[tuple[str, str | None, str, date]], law: Law, on: date) -> Blocks:
    """The remarks by kind, the gravest first: (kind, territory, parameter, the day it is about)."""
    title = _("Valeurs légales au {day}").format(day=formats.day(on))
    told: list[Block] = [Heading(title, 1)]
    if not found:
        told.append(Paragraph(_("Rien à signaler : chaque valeur est en vigueur et vérifiée.")))
    for kind, (heading, sentence) in _KINDS.items():
        some = [each for each in found if each[0] == kind]
        if some:
            told.append(Heading(_("{title} : {count}").format(title=_(heading), count=len(some))))
            items = [
                _in(territory, _remark(sentence, parameter, law, day))
                for _kind, territory, parameter, day in some
            ]
            told.append(List(tuple(items)))
    return tuple(told)


def _remark(sentence: str, id: str, law: Law, day: date) -> str:
    name = words.parameter(id, law)
    named = id if name == id else _("{name} ({id})").format(name=name, id=id)
    value = _value_about(id, law, day)
    text = _(sentence).format(name=named, day=formats.day(day))
    return _("{text} : {value}").format(text=text, value=value) if value else text


def _value_about(id: str, law: Law, day: date) -> str:
    """The value that a remark is about: the one that starts, ends or is reviewed on that day."""
    try:
        values = law.parameter(id).values
    except KeyError:
        return ""
    for value in reversed(values):
        if day in (value.start, value.until) or (value.until is None and day == value.review_by):
            return explain.content(value)
    return ""


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

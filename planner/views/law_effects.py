"""What two dates change for a household: the figures that differ, the rules that are others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure
from planner.calc.law import Law
from planner.calc.money import Money
from planner.views import formats, words
from planner.views.blocks import Align, Block, Blocks, Column, Heading, List, Paragraph, Row, Table
from planner.views.i18n import N_, _
from planner.views.words.gap import REGIMES, STANDINGS

__all__ = ["for_the_household"]

_MOST_NAMED = 2

_UNPAID = {
    "two-months": N_("deux mois de loyer et charges"),
    "450-or-3-months": N_("450 € de dette, ou trois mois après le premier impayé"),
}


def for_the_household(
    figures: Sequence[tuple[str, Figure, Figure, Sequence[str]]],
    rules: Sequence[Any],
    first: date,
    second: date,
    dossier: Dossier,
    law: Law | None = None,
) -> Blocks:
    """The figures (label, before, after, changed parameters) and rules, the law's part first."""
    title = _("Pour ce ménage, du {first} au {second}").format(
        first=formats.day(first), second=formats.day(second)
    )
    found: list[Block] = [Heading(title, 1)]
    if not figures and not rules:
        return (*found, Paragraph(_("Aucun chiffre ne change.")))
    if rules:
        found.append(Heading(_("Les règles")))
        found.append(List(tuple(_rule(rule) for rule in rules)))
    for heading, by_law in (
        (_("Ce que le droit change"), True),
        (_("Ce que le temps qui passe change"), False),
    ):
        some = [each for each in figures if bool(each[3]) is by_law]
        if some:
            found.append(Heading(heading))
            found.append(_table(some, first, second, dossier, law, by_law=by_law))
    return tuple(found)


def _table(
    some: Sequence[tuple[str, Figure, Figure, Sequence[str]]],
    first: date,
    second: date,
    dossier: Dossier,
    law: Law | None,
    *,
    by_law: bool,
) -> Table:
    columns = [
        Column(_("Chiffre"), grows=True),
        Column(formats.short_day(first), Align.RIGHT),
        Column(formats.short_day(second), Align.RIGHT),
    ]
    if by_law:
        columns.append(Column(_("Valeurs en cause"), grows=True))
    rows = []
    for _label, before, after, changed in some:
        cells = [words.figure(after, dossier), words.value(before), words.value(after)]
        if by_law:
            cells.append(_named(changed, law))
        rows.append(Row(tuple(cells), False, (None, before.label, after.label)))
    return Table(tuple(columns), tuple(rows))


def _named(parameters: Sequence[str], law: Law | None) -> str:
    """The first values that changed behind a figure, and how many others."""
    names = [words.parameter(id, law) for id in parameters]
    if len(names) > _MOST_NAMED:
        rest = _("{count} autres").format(count=len(names) - _MOST_NAMED)
        names = [*names[:_MOST_NAMED], rest]
    return formats.listed(names)


def _rule(rule: Any) -> str:
    if rule.id == "suspension":
        before, after = (_standing(text) for text in (rule.before, rule.after))
        return _("aide au logement : {before} ; puis {after}").format(before=before, after=after)
    before = _unpaid(rule.before, rule.threshold_before, rule.since_before)
    after = _unpaid(rule.after, rule.threshold_after, rule.since_after)
    return _("loyer impayé : {before} ; puis {after}").format(before=before, after=after)


def _standing(text: str) -> str:
    regime, _colon, standing = text.partition(":")
    return f"{_(REGIMES[regime])}, {_(STANDINGS[standing])}"


def _unpaid(rule: str, threshold: Money, since: date | None) -> str:
    text = _(_UNPAID.get(rule, rule))
    if since is None:
        return _("{rule}, seuil {threshold}, pas constitué").format(
            rule=text, threshold=formats.money(threshold)
        )
    return _("{rule}, seuil {threshold}, constitué depuis le {since}").format(
        rule=text, threshold=formats.money(threshold), since=formats.day(since)
    )

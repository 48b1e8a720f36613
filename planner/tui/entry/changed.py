"""What changed between two states of a dossier, in words: each change, or a few lines of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from planner.calc.dossier.dossier import Dossier
from planner.calc.glance import Glance
from planner.calc.money import AMOUNT_PATTERN, Money
from planner.services.screen.differences import Difference, differences
from planner.services.screen.running import STUDIED
from planner.services.screen.visits import last_visit
from planner.services.session import Session
from planner.tui.entry.words import ANSWERS
from planner.views import formats, words
from planner.views.i18n import _, n_
from planner.views.strip import strip
from planner.views.words.fields import called

__all__ = ["since_last_visit", "told"]

MOST_LINES = 4
"""Lines of changes shown at the opening: the whole is one key away."""


def since_last_visit(work: Session) -> tuple[str, ...]:
    """What is other than at the end of the last day worked on: a sentence, then some lines.

    Nothing on the first day. Only what may be shared is told, since the family may be looking.
    """
    found = last_visit(work)
    if found is None:
        return ()
    day = formats.day(found.on)
    lines = [*_moved(found.then, found.now), *_short(found.before, found.after)]
    if lines:
        return (_("Depuis le {day}").format(day=day), *_most(lines))
    if found.earlier is not None:
        lines = _short(found.earlier, found.before)
    if lines:
        return (_("Rien n’a changé depuis le {day}. Ce jour-là").format(day=day), *_most(lines))
    return (_("Rien n’a changé depuis le {day}.").format(day=day),)


def _most(lines: Sequence[str]) -> tuple[str, ...]:
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    left = len(lines) - MOST_LINES + 1
    more = n_("et {n} autre changement", "et {n} autres changements", left).format(n=left)
    return (*lines[: MOST_LINES - 1], more)


def _moved(then: Glance | None, now: Glance | None) -> list[str]:
    """The figures of the strip that are not what they were, whatever moved them."""
    if then is None or now is None:
        return []
    pairs = zip(strip(then).items, strip(now).items, strict=True)
    return [
        _("{line} : {before} → {after}").format(
            line=after.label, before=before.value, after=after.value
        )
        for before, after in pairs
        if before.value != after.value
    ]


def _short(before: Dossier, after: Dossier) -> list[str]:
    """The changes in a few lines: those of one list together when there are many."""
    found: list[str] = []
    for part, each in groupby(differences(before, after), lambda one: one.path.split("[")[0]):
        changes = list(each)
        if len(changes) > 2:
            text = n_("{part} : {n} changement", "{part} : {n} changements", len(changes))
            found.append(text.format(part=called(part), n=len(changes)))
        else:
            found += [told(change, before, after) for change in changes]
    return [text[:1].upper() + text[1:] for text in dict.fromkeys(found)]


def told(change: Difference, before: Dossier, after: Dossier) -> str:
    """One change, as ``ligne : avant → après``."""
    if change.path.startswith(STUDIED):
        return _("{line} : changés").format(line=called(STUDIED))
    owner = words.field(change.path, before if change.gone else after)
    if change.gone:
        return _("{line} : retiré ({before})").format(line=owner, before=_said(change.before))
    if change.before is None:
        return _("{line} : ajouté ({after})").format(line=owner, after=_said(change.after))
    after_ = _said(change.after) if change.after is not None else _("vide")
    return _("{line} : {before} → {after}").format(
        line=owner, before=_said(change.before), after=after_
    )


def _said(value: Any) -> str:
    """A value of the file as people read it."""
    if isinstance(value, dict):
        known = value.get("amount") or value.get("balance") or value.get("first_name")
        return _said(known) if known else "…"
    if isinstance(value, list):
        return ", ".join(_said(item) for item in value)
    if isinstance(value, bool):
        return _("oui") if value else _("non")
    text = str(value)
    if re.fullmatch(AMOUNT_PATTERN, text) and "." in text:
        return formats.money(Money.parse(text))
    try:
        return formats.short_day(date.fromisoformat(text))
    except ValueError:
        pass
    for known in ANSWERS.values():
        for answer, label in known.items():
            if answer.value == text:
                return _(label)
    return text if len(text) <= 60 else f"{text[:59]}…"

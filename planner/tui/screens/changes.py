"""What changed since an earlier state of the dossier, in words."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from planner.calc.dossier.dossier import Dossier
from planner.calc.money import AMOUNT_PATTERN, Money
from planner.services.screen.differences import Difference, differences
from planner.services.session import Session
from planner.tui.dialogs.choose import Answer
from planner.tui.entry.words import ANSWERS
from planner.views import formats, words
from planner.views.blocks import Block, Heading, List, Paragraph
from planner.views.i18n import _, n_

__all__ = ["changed_account", "changed_since", "versions"]


def versions(work: Session) -> list[Answer]:
    """The earlier states, the newest first: when, and the name given."""
    return [
        Answer(f"{_moment(each.saved)}  {each.label}".rstrip(), str(each.number))
        for each in work.versions()
    ]


def _moment(saved: str) -> str:
    when = datetime.fromisoformat(saved).astimezone()
    return f"{formats.day(when.date())}, {when:%H:%M}"


def changed_since(before: Dossier, after: Dossier) -> tuple[Block, ...]:
    """Each change in a line."""
    found = differences(before, after)
    head: list[Block] = [Heading(_("Ce qui a changé"), 1)]
    if not found:
        return (*head, Paragraph(_("Rien n’a changé depuis.")))
    return (*head, List(tuple(_told(each, before, after) for each in found)))


def changed_account(before: Dossier, after: Dossier) -> tuple[Block, ...]:
    """What another rent account would change of the one that is there; nothing where it is empty.

    Lines that come are counted, since the statement tells them; those that go or change are said.
    """
    if not before.account.lines:
        return ()
    found = [each for each in differences(before, after) if each.path.startswith("account.lines")]
    come = sum(each.before is None and not each.gone for each in found)
    told = [_told(each, before, after) for each in found if each.gone or each.before is not None]
    head: list[Block] = [Heading(_("Ce qui change dans le compte"))]
    if come:
        text = n_("{n} ligne s’ajoute au compte.", "{n} lignes s’ajoutent au compte.", come)
        head.append(Paragraph(text.format(n=come)))
    if told:
        return (*head, List(tuple(told)))
    if come:
        return (*head, Paragraph(_("Aucune ligne du compte ne change ni ne disparaît.")))
    return (*head, Paragraph(_("Rien n’a changé depuis.")))


def _told(change: Difference, before: Dossier, after: Dossier) -> str:
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
        told = value.get("amount") or value.get("balance") or value.get("first_name")
        return _said(told) if told else "…"
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

"""What changed since an earlier state of the dossier, in words."""

from __future__ import annotations

from datetime import datetime

from planner.calc.dossier.dossier import Dossier
from planner.services.screen.differences import differences
from planner.services.session import Session
from planner.tui.dialogs.choose import Answer
from planner.tui.entry.changed import told
from planner.views import formats
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
    return (*head, List(tuple(dict.fromkeys(told(each, before, after) for each in found))))


def changed_account(before: Dossier, after: Dossier) -> tuple[Block, ...]:
    """What another rent account would change of the one that is there; nothing where it is empty.

    Lines that come are counted, since the statement tells them; those that go or change are said.
    """
    if not before.account.lines:
        return ()
    found = [each for each in differences(before, after) if each.path.startswith("account.lines")]
    come = sum(each.before is None and not each.gone for each in found)
    others = [told(each, before, after) for each in found if each.gone or each.before is not None]
    head: list[Block] = [Heading(_("Ce qui change dans le compte"))]
    if come:
        text = n_("{n} ligne s’ajoute au compte.", "{n} lignes s’ajoutent au compte.", come)
        head.append(Paragraph(text.format(n=come)))
    if others:
        return (*head, List(tuple(others)))
    if come:
        return (*head, Paragraph(_("Aucune ligne du compte ne change ni ne disparaît.")))
    return (*head, Paragraph(_("Rien n’a changé depuis.")))

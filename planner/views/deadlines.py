"""The dates of the procedure, the nearest first, with the safe day to act by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.calc.results import Deadline, Plan
from planner.views import formats, words
from planner.views.blocks import Block, Blocks, Column, Heading, Note, Row, Table
from planner.views.countdown import action, left, next_deadline, rolled, told
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.calc.glance import Glance

__all__ = ["banner", "deadlines"]


def banner(plan: Plan | Glance) -> str:
    """The next date in one sentence, for the top of every screen; empty when none is ahead.

    A delay taken at its shortest, because nothing tells it, says so and what would.
    """
    due = next_deadline(plan)
    if due is None:
        return ""
    text = told(due, plan.on)
    if due.name == "commandement_expires" and due.certainty == "prudent":
        why = _("délai le plus court : donnez celui imprimé dans l’acte, ou la date du bail")
        return _("{due} ({why})").format(due=text, why=why)
    return text


def deadlines(plan: Plan) -> Blocks:
    """Every date with its rule, its article, how sure it is and what to do before it."""
    if not plan.deadlines:
        return ()
    ordered = sorted(plan.deadlines, key=lambda due: (due.act_by(), due.name))
    ahead = [due for due in ordered if due.act_by() >= plan.on]
    past = [due for due in ordered if due.act_by() < plan.on]
    found: list[Block] = [Heading(_("Dates à tenir"))]
    if ahead:
        columns = (Column(_("Date")), Column(_("Ce qui se passe"), grows=True), Column(_("Texte")))
        found.append(Table(columns, tuple(_row(due, plan) for due in ahead)))
    if past:
        told_past = [
            _("{day} ({what})").format(
                day=formats.short_day(due.act_by()), what=words.deadline(due)
            )
            for due in past
        ]
        found.append(Note(_("dates passées : {dates}.").format(dates=formats.listed(told_past))))
    return tuple(found)


def _row(due: Deadline, plan: Plan) -> Row:
    what = words.deadline(due)
    details = [left(due, plan.on), rolled(due, plan.on)]
    if due.certainty not in ("", "settled"):
        details.append(words.certainty(due.certainty))
    do = action(due)
    if do:
        details.append(_("à faire : {what}").format(what=do))
    text = f"{what} : {' ; '.join(detail for detail in details if detail)}"
    return Row((formats.short_day(due.act_by()), text, due.reference), due is next_deadline(plan))

"""The dates of the procedure, the nearest first, with the safe day to act by."""

from __future__ import annotations

from planner.calc.results import Deadline, Plan
from planner.views import formats, words
from planner.views.blocks import Blocks, Column, Heading, Row, Table
from planner.views.countdown import action, left, next_deadline, rolled, told
from planner.views.i18n import _

__all__ = ["banner", "deadlines"]


def banner(plan: Plan) -> str:
    """The next date in one sentence, for the top of every screen; empty when none is ahead."""
    due = next_deadline(plan)
    return told(due, plan.on) if due is not None else ""


def deadlines(plan: Plan) -> Blocks:
    """Every date with its rule, its article, how sure it is and what to do before it."""
    if not plan.deadlines:
        return ()
    ordered = sorted(plan.deadlines, key=lambda due: (due.act_by(), due.name))
    table = Table(
        (Column(_("Date")), Column(_("Ce qui se passe"), grows=True), Column(_("Texte"))),
        tuple(_row(due, plan) for due in ordered),
    )
    return (Heading(_("Dates à tenir")), table)


def _row(due: Deadline, plan: Plan) -> Row:
    what = words.deadline(due)
    details = [left(due, plan.on), rolled(due)]
    if due.certainty not in ("", "settled"):
        details.append(words.certainty(due.certainty))
    do = action(due)
    if do and due.act_by() >= plan.on:
        details.append(_("à faire : {what}").format(what=do))
    text = f"{what} : {' ; '.join(detail for detail in details if detail)}"
    return Row((formats.short_day(due.act_by()), text, due.reference), due is next_deadline(plan))

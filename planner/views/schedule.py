"""A schedule month by month: rent and charges − allowance + instalment = what to pay."""

from __future__ import annotations

from planner.calc.results import Plan, ScheduleView
from planner.views import formats, words
from planner.views.blocks import (
    Align,
    Block,
    Blocks,
    Column,
    Heading,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
)
from planner.views.i18n import _

__all__ = ["SHOWN_LINES", "schedule"]

SHOWN_LINES = 12


def schedule(plan: Plan, chosen: ScheduleView | None = None, *, whole: bool = False) -> Blocks:
    """One schedule: ``chosen``, or the one the plan keeps; ``whole`` shows every line."""
    view = chosen or words.kept_schedule(plan)
    if view is None or not view.lines:
        return (Heading(_("L’échéancier")), Paragraph(words.no_schedule(plan, view)))
    lines = view.lines if whole or len(view.lines) <= SHOWN_LINES + 2 else view.lines[:SHOWN_LINES]
    rows = [
        Row(
            (
                str(line.n),
                formats.short_day(line.due),
                formats.money(line.current, unit=False),
                formats.money(line.instalment, unit=False),
                formats.money(line.to_pay, unit=False),
                formats.money(line.remaining, unit=False),
                formats.money(line.left, unit=False) if line.left is not None else "–",
            ),
            view.breaks is not None and (line.due.year, line.due.month) == view.breaks,
        )
        for line in lines
    ]
    found: list[Block] = [
        Heading(words.schedule(view.id)),
        Paragraph(_summary(view), strong=True),
        Paragraph(words.to_pay(plan, view.lines[0])),
        Table(
            (
                Column(_("N°"), Align.RIGHT),
                Column(_("Échéance")),
                Column(_("Loyer"), Align.RIGHT),
                Column(_("Dette"), Align.RIGHT),
                Column(_("À payer"), Align.RIGHT),
                Column(_("Dette restante"), Align.RIGHT),
                Column(_("Pour vivre"), Align.RIGHT),
            ),
            tuple(rows),
            caption=_("En euros. « Loyer » : loyer et charges, aide au logement déduite."),
        ),
    ]
    if len(lines) < len(view.lines):
        last = view.lines[-1]
        found.append(
            Paragraph(
                _("… et ainsi de suite jusqu’au {day} : dernière mensualité de {amount}.").format(
                    day=formats.day(last.due), amount=formats.money(last.instalment)
                )
            )
        )
    if not view.holds:
        found.append(Note(words.no_schedule(plan, view), Mark.ALERT))
    return tuple(found)


def _summary(view: ScheduleView) -> str:
    first, last = view.lines[0], view.lines[-1]
    count = len(view.lines)
    if count == 1:
        return _("{debt} en une fois, le {day}.").format(
            debt=formats.money(view.debt.money), day=formats.day(first.due)
        )
    if first.instalment == last.instalment:
        return _("{debt} en {count} fois {amount}, jusqu’au {day}.").format(
            debt=formats.money(view.debt.money),
            count=count,
            amount=formats.money(first.instalment),
            day=formats.day(last.due),
        )
    return _("{debt} en {count} fois {amount}, puis {last} le {day}.").format(
        debt=formats.money(view.debt.money),
        count=count - 1,
        amount=formats.money(first.instalment),
        last=formats.money(last.instalment),
        day=formats.day(last.due),
    )

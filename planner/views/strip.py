"""The result strip: the five figures that follow every keystroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.calc.money import ZERO
from planner.calc.results import Plan
from planner.views import formats
from planner.views.blocks import KeyFigure, KeyFigures
from planner.views.i18n import _
from planner.views.words import elided, kept_schedule

if TYPE_CHECKING:
    from planner.calc.glance import Glance

__all__ = ["strip"]


def strip(plan: Plan | Glance) -> KeyFigures:
    """Left to live by day and person, worst month, capacity, debt, end date; never a zero for
    what is not known.
    """
    budget, arrears = plan.budget, plan.arrears
    unknown = _("à compléter")
    day = budget.per_person_day
    lowest = budget.lowest
    schedule = kept_schedule(plan)
    empty = not any(item.monthly.raw for item in budget.items)
    debt_told = bool(arrears.balance.terms) or not arrears.rough
    if not debt_told:
        end, note = unknown, ""
    elif arrears.balance.money <= ZERO:
        end, note = _("pas de dette"), ""
    elif schedule is None or schedule.ends_month is None:
        end, note = _("pas de plan"), ""
    else:
        end = formats.month(schedule.ends_month)
        held = _("à {amount} par mois") if schedule.holds else _("ne tient pas à {amount} par mois")
        note = held.format(amount=formats.money(schedule.instalment.money))
    return KeyFigures(
        (
            KeyFigure(
                _("À vivre, par personne et par jour"),
                formats.money(day.money) if day is not None and not empty else unknown,
                "",
                day.label if day is not None else None,
            ),
            KeyFigure(
                _("Mois le plus serré"),
                unknown if empty else formats.money(lowest.left.money),
                "" if empty else elided(_("en {month}").format(month=formats.month(lowest.month))),
                lowest.left.label,
            ),
            KeyFigure(
                _("Capacité de remboursement"),
                unknown if empty else formats.money(budget.capacity.money),
                "" if empty else _("par mois, sur le mois le plus serré"),
                budget.capacity.label,
            ),
            KeyFigure(
                _("Dette de loyer"),
                formats.money(arrears.balance.money) if debt_told else unknown,
                _("annoncée en gros") if arrears.rough and debt_told else "",
                arrears.balance.label,
            ),
            KeyFigure(_("Fin du plan"), end, note, None),
        )
    )

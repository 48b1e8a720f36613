"""The criteria on which situations are compared, each value in words."""

from __future__ import annotations

from planner.calc.calendar import Month
from planner.calc.figure import Figure
from planner.calc.scenarios.assessment import Value
from planner.views import formats
from planner.views.i18n import _
from planner.views.words import scenarios as told

__all__ = ["criterion", "criterion_value"]


def criterion(id: str) -> str:
    """The name of a criterion."""
    return _(told.CRITERIA[id])


def criterion_value(id: str, value: Value) -> str:
    """The value of a criterion; a dash for what there is not."""
    match value:
        case None:
            return "–"
        case bool():
            return _("oui") if value else _("non")
        case Figure():
            return formats.money(value.money)
        case Month():
            return formats.short_month(value)
        case int() if id == "duration":
            return formats.count_of_months(value)
    return str(value)

"""The pure core: what is left to live on, what is owed, what can be asked for, and why.

Nothing here reads a file, a clock, an environment or a screen. ``compute_plan`` is the whole; the
functions beside it are its rules, each callable alone. The law is passed in (``planner.law`` loads
the package's own). Names are imported on first use, so that ``import planner.calc`` costs nothing
to a program that wants one rule only.

    from planner.calc import Dossier, compute_plan
    from planner.law import load_law

    dossier = Dossier.model_validate_json(text)
    plan = compute_plan(dossier, load_law(), date(2026, 11, 22))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.calc.arrears.account import MonthlyAmounts, RentArrears, rent_arrears
    from planner.calc.calendar import Frequency, Month
    from planner.calc.debts.capacity import Pooled, repayment_capacity
    from planner.calc.debts.seizable import seizable_portion
    from planner.calc.dossier import Dossier
    from planner.calc.dossier.sharing import shared
    from planner.calc.figure import Figure, explained, replay
    from planner.calc.housing.allowance import Tenancy, housing_allowance
    from planner.calc.law import Law, LawValue, Parameter, Status
    from planner.calc.money import Money, Rate, Rounding, split
    from planner.calc.outcomes import Certificate, Computed, Missing, NoPlan, NotApplicable
    from planner.calc.plan import plan as compute_plan
    from planner.calc.procedure.case import LegalEvent
    from planner.calc.procedure.events import legal_dates
    from planner.calc.repayment.schedule import (
        Schedule,
        schedule_by_instalment,
        schedule_by_number,
    )
    from planner.calc.results import Plan, Proposal, ScheduleView, Verdict

__all__ = [
    "Certificate",
    "Computed",
    "Dossier",
    "Figure",
    "Frequency",
    "Law",
    "LawValue",
    "LegalEvent",
    "Missing",
    "Money",
    "Month",
    "MonthlyAmounts",
    "NoPlan",
    "NotApplicable",
    "Parameter",
    "Plan",
    "Pooled",
    "Proposal",
    "Rate",
    "RentArrears",
    "Rounding",
    "Schedule",
    "ScheduleView",
    "Status",
    "Tenancy",
    "Verdict",
    "compute_plan",
    "explained",
    "housing_allowance",
    "legal_dates",
    "rent_arrears",
    "repayment_capacity",
    "replay",
    "schedule_by_instalment",
    "schedule_by_number",
    "seizable_portion",
    "shared",
    "split",
]

_PLACES = {
    "arrears.account": ("MonthlyAmounts", "RentArrears", "rent_arrears"),
    "calendar": ("Frequency", "Month"),
    "debts.capacity": ("Pooled", "repayment_capacity"),
    "debts.seizable": ("seizable_portion",),
    "dossier": ("Dossier",),
    "dossier.sharing": ("shared",),
    "figure": ("Figure", "explained", "replay"),
    "housing.allowance": ("Tenancy", "housing_allowance"),
    "law": ("Law", "LawValue", "Parameter", "Status"),
    "money": ("Money", "Rate", "Rounding", "split"),
    "outcomes": ("Certificate", "Computed", "Missing", "NoPlan", "NotApplicable"),
    "plan": ("compute_plan",),
    "procedure.case": ("LegalEvent",),
    "procedure.events": ("legal_dates",),
    "repayment.schedule": ("Schedule", "schedule_by_instalment", "schedule_by_number"),
    "results": ("Plan", "Proposal", "ScheduleView", "Verdict"),
}
_MODULE_OF = {name: module for module, names in _PLACES.items() for name in names}
_OTHER_NAME = {"compute_plan": "plan"}
"""``planner.calc.plan`` is the module: the function has another name here."""


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_MODULE_OF[name]}")
    value = getattr(module, _OTHER_NAME.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

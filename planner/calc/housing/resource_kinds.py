"""What each income is for the resource base of the housing allowance.

Wages, unemployment benefits and daily allowances make one total, of which a tenth is deducted; but
the situations that set a part aside do not set the same part aside: an unemployed person's wages
are abated, an RSA recipient's wages and unemployment benefits are left out, and the daily
allowances of sickness are neither. Pensions stand apart. What only a tax notice tells, what is
partly counted, and what is not said cannot be settled in an appointment.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from planner.calc.dossier.common import EvidenceStatus
from planner.calc.dossier.kinds import AllowanceBase
from planner.calc.dossier.lines import Income
from planner.calc.housing.resource_window import Window, months_of

__all__ = [
    "ACTIVITY",
    "COUNTED",
    "DAILY",
    "PENSIONS",
    "SUBSISTENCE",
    "UNEMPLOYMENT",
    "State",
    "why_unknown",
]

ACTIVITY = frozenset({"wage", "wage_13th_month", "esat_wage", "temporary_wage", "casual_wage"})
UNEMPLOYMENT = frozenset({"unemployment_benefit", "training_allowance"})
DAILY = frozenset({"sick_pay", "sick_pay_top_up", "maternity_pay"})
PENSIONS = frozenset(
    {"retirement_pension", "supplementary_pension", "survivor_pension", "disability_pension"}
)
SUBSISTENCE = frozenset({"rsa", "ass", "aah", "aspa", "asi"})
"""What one lives on without its counting: a month that holds one of them is told."""

TOLD_BY_A_TAX_NOTICE = frozenset(
    {"self_employed_income", "rental_income", "savings_interest", "child_support_received"}
)
_UNTOLD = frozenset({"income_total", "other_income"})
"""Money whose nature nobody said: it may count or not."""

_PAPER_NEEDED = frozenset({"temporary_wage", "casual_wage"})
"""Incomes that no two months give alike: an average told from memory is not a year of payslips."""

COUNTED = ACTIVITY | UNEMPLOYMENT | DAILY | PENSIONS
"""Kinds that an appointment can settle."""


class State(StrEnum):
    """How far an income is known as the base counts it."""

    KNOWN = "known"
    ESTIMATED = "estimated"
    MISSING = "missing"
    NEUTRALISED = "neutralised"
    NOT_COUNTED = "not_counted"
    REPLACED = "replaced"
    """The student's flat amount stands for it."""


def why_unknown(
    income: Income, treatments: Mapping[str, AllowanceBase], window: Window
) -> str | None:
    """Why an income cannot be counted, or None when it can or when it does not count at all.

    ``tax_notice``, ``irregular`` (its nature or its months are not told), ``since_when`` (a
    benefit that always begins one day, whose beginning is not told).
    """
    kind = income.kind
    if kind in TOLD_BY_A_TAX_NOTICE:
        return "tax_notice"
    partly = treatments.get(kind) is AllowanceBase.PARTLY
    if kind in _UNTOLD or (partly and kind not in COUNTED):
        return "irregular"
    if kind not in COUNTED or not months_of(income, window):
        return None
    if kind in _PAPER_NEEDED and income.evidence.status is EvidenceStatus.DECLARED:
        return "irregular"
    if kind in UNEMPLOYMENT | DAILY and income.start is None:
        return "since_when"
    return None

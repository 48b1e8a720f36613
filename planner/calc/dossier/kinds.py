"""What each kind of income, charge and debt means to a counsellor, as data.

The ids are those of ``kind_ids``; the words, the paper to ask for, the usual month and amount, and
what a line counts for are records of ``planner/law/usage/budget_lines.toml``. Usual ranges and
seizability are professional usage, not verified: they raise a question, never an answer.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.calc.calendar import Frequency
from planner.calc.dossier.common import Model, MonthOfYear
from planner.calc.dossier.record import Euros, RecordId, Text

__all__ = [
    "AllowanceBase",
    "ChargeKind",
    "DebtKind",
    "FslBase",
    "IncomeKind",
    "LineKind",
    "Seizable",
    "UsualRange",
]


class FslBase(StrEnum):
    """Whether an income counts for a FSL (décret 2005-212 art. 5, then the local regulation)."""

    COUNTED = "counted"
    EXCLUDED = "excluded"
    LOCAL = "local"
    NOT_INCOME = "not_income"


class AllowanceBase(StrEnum):
    """Whether an income enters the resource base of the housing allowance (CCH R.822-2 ff.)."""

    COUNTED = "counted"
    NOT_COUNTED = "not_counted"
    PARTLY = "partly"
    NOT_INCOME = "not_income"


class Seizable(StrEnum):
    """Whether a creditor may seize an income, and how.

    ``no`` still yields to maintenance debts and to the payer's own overpayment; ``like_wages``
    follows the scale of wages; ``otherwise`` is seized by other ways than the scale.
    """

    YES = "yes"
    NO = "no"
    LIKE_WAGES = "like_wages"
    OTHERWISE = "otherwise"


class Per(StrEnum):
    """The period of a usual range."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class UsualRange(Model):
    """Amounts usually met, a question for what falls outside; not verified."""

    low: Annotated[Euros, Field(alias="from")]
    high: Annotated[Euros, Field(alias="to")]
    per: Per
    per_child: bool = False


class LineKind(Model):
    """What every kind of line has. ``plain`` is how people say it; ``_en`` fields are English."""

    id: RecordId
    label: Text
    plain: Text | None = None
    label_en: Text
    paper: Text
    paper_en: Text
    hint: Text
    hint_en: Text


class BudgetKind(LineKind):
    """What an income or a charge has: when it usually falls, and how much.

    ``months`` are those in which it usually falls; a ``one_off`` stands in the calendar and never
    in a capacity.
    """

    frequency: Frequency
    months: tuple[MonthOfYear, ...] | None = None
    one_off: bool = False
    when: Text
    when_en: Text
    usual: UsualRange | None = None


class IncomeKind(BudgetKind):
    """A kind of income, who pays it, and which bases count it."""

    payer: Text
    payer_en: Text
    fsl_base: FslBase
    allowance_base: AllowanceBase
    seizable: Seizable


class ChargeKind(BudgetKind):
    """A kind of charge. ``flat_amount``: commissions usually hold it inside a flat amount, so that
    it is never counted both ways; ``in_dwelling``: it is told with the dwelling, not here.
    """

    flat_amount: bool = False
    in_dwelling: bool = False


class DebtKind(LineKind):
    """A kind of debt, in the order of treatment of a counsellor.

    ``order`` 1 keeps roof, light, freedom and children; 2 state powers of seizure or needed goods;
    3 contract debts; 4 private ones; None is outside that order. ``other_order`` is what it becomes
    in the case that the hint or the consequence names.
    """

    order: Annotated[int, Field(ge=1, le=4)] | None = None
    other_order: Annotated[int, Field(ge=1, le=4)] | None = None
    if_unpaid: Text
    if_unpaid_en: Text

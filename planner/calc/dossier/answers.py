"""What the rules of rights need to know and nothing else of a dossier tells.

Most of it stands on a tax notice, or is one question in the interview. Each fact is absent (None)
until somebody is asked; a right that waits for one names it among its missing facts by its path,
``answers.`` followed by the field.

The family benefits of a calendar year look at the incomes of two years before. So that a figure
does not grow old in silence, ``income_year`` says which year the two facts about it are of: once
the year has turned they count no longer, and are asked again.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.calc.dossier.common import Amount, Model

__all__ = ["Answers", "HowHoused", "OtherParent"]


class HowHoused(StrEnum):
    """How the household is housed, where no rent tells it."""

    TENANT = "tenant"
    FREE = "free"
    PAYING = "paying"
    """An owner who repays a loan, or somebody lodged against payment."""


class OtherParent(StrEnum):
    """What the other parent does for the children."""

    PAYS_ENOUGH = "pays_enough"
    PAYS_LESS = "pays_less"
    DOES_NOT_PAY = "does_not_pay"
    BOTH_ABSENT = "both_absent"


class Answers(Model):
    """``net_taxable_n2`` is the net taxable income of the household two years before, EUR a year,
    after the deduction of a tenth (the tax notice of last year); ``two_earners_n2`` whether each
    of a couple worked that year; ``income_year`` that year. ``reference_tax_income`` is that of
    the last tax notice, EUR a year. ``recently_separated`` within 18 months; ``young_worker`` has
    worked 3,214 hours in the last three years; ``unfit_for_work`` as the pension fund recognises
    it.
    """

    net_taxable_n2: Amount | None = None
    two_earners_n2: bool | None = None
    income_year: Annotated[int, Field(ge=1990, le=2099)] | None = None
    reference_tax_income: Amount | None = None
    other_parent: OtherParent | None = None
    recently_separated: bool | None = None
    housing: HowHoused | None = None
    young_worker: bool | None = None
    unfit_for_work: bool | None = None

    def of_two_years_before(self, year: int) -> bool:
        """Whether the facts of two years before are those that count in a year."""
        return self.income_year is None or self.income_year == year - 2

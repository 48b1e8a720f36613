"""What the rules of rights need to know and a dossier does not hold.

Each fact is absent (None) until somebody is asked; a finding that waits for one names it among its
missing facts as ``answers.`` followed by the field. Nothing here is kept by itself.
"""

from __future__ import annotations

from dataclasses import fields

from planner.calc.money import Money
from planner.calc.rights.asf import OtherParent
from planner.calc.rights.foyer import Housing
from planner.calc.values import dataclass

__all__ = ["FIELDS", "NO_ANSWERS", "Answers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """``net_taxable_n2`` is the net taxable income of the household two years before, EUR a year,
    after the deduction of a tenth (tax notice of last year); ``two_earners_n2`` whether each of a
    couple worked that year. ``reference_tax_income`` is that of the last tax notice.
    ``recently_separated`` within 18 months; ``young_worker`` 3,214 hours in the last three years;
    ``unfit_for_work`` as the pension fund recognises it.
    """

    net_taxable_n2: Money | None = None
    two_earners_n2: bool | None = None
    reference_tax_income: Money | None = None
    other_parent: OtherParent | None = None
    recently_separated: bool | None = None
    housing: Housing | None = None
    young_worker: bool | None = None
    unfit_for_work: bool | None = None


NO_ANSWERS = Answers()
FIELDS = frozenset(f"answers.{field.name}" for field in fields(Answers))
"""The path of each answer, as a finding names it."""

"""What is too old to be claimed (*prescription*): three years, loi 89-462 art. 7-1.

A rent or a charge can be claimed for three years from its due date. An older line is shown apart
and left out of what a household may acknowledge: an acknowledgement would interrupt the
prescription and revive it (C. civ. 2240). Whether an act has interrupted it cannot be read on an
account, so that this is what is prescribed unless something interrupted it.
"""

from __future__ import annotations

from datetime import date

from planner.calc.calendar import add_months

__all__ = ["is_prescribed"]


def is_prescribed(due: date, on: date, months: int) -> bool:
    """Whether a debit due on a day, plus the period (29 February gives 28), is before ``on``."""
    return add_months(due, months) < on

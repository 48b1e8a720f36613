"""A rent that changes in some months' time: the months until then still pay today's.

The budget knows one net rent, that of the day. A scenario in which it falls later carries the
difference as a charge of the months between.
"""

from __future__ import annotations

from datetime import date

from planner.calc.budget.rent import net_rent
from planner.calc.budget.sorting import sort_lines
from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.lines import Charge
from planner.calc.figure import WithDerivation
from planner.calc.money import Money
from planner.calc.scenarios.changes import add_charge

__all__ = ["bridged"]


def bridged(before: Dossier, after: Dossier, start: Month, on: date) -> Dossier:
    """``after``, paying the rent of ``before`` until the month before ``start``."""
    first = Month.of(on).plus(1)
    dearer = _net(before, on) - _net(after, on)
    if start <= first or dearer <= 0:
        return after
    # Not validated: the months of a file end in 2099, those of a computation go on.
    charge = Charge.model_construct(
        kind="other_charge", amount=Money(dearer), start=first, until=start.plus(-1)
    )
    return add_charge(after, charge)


def _net(dossier: Dossier, on: date) -> int:
    r = WithDerivation()
    return net_rent(r, dossier, sort_lines(r, dossier, on), Month.of(on)).net.money.cents

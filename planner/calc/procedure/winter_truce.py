"""The winter truce (*trêve hivernale*, CPCE L.412-6): no eviction from 1 November to 31 March.

Acts and the procedure go on; only the eviction itself waits. It protects no squatter. Its first and
last days are those of the law data. Overseas the prefect sets other days, three months and a half a
year (CPCE, book VI, read on legifrance.gouv.fr, LEGIARTI000025026176): none is known here.
"""

from __future__ import annotations

from datetime import date

from planner.calc.law import LawValue
from planner.calc.values import dataclass

__all__ = ["SET_BY_PREFECT", "TRUCE", "Truce", "first_day_outside", "truce_ending_from"]

TRUCE = "expulsion.treve"
"""The dated parameter that holds the first and last days."""

SET_BY_PREFECT = frozenset({"971", "972", "973", "974", "976"})
"""The départements where the prefect sets the days of the truce."""


@dataclass(frozen=True, slots=True)
class Truce:
    """One winter: its first and last days, both protected."""

    starts: date
    ends: date


def truce_ending_from(day: date, value: LawValue) -> Truce:
    """The first winter truce that ends on or after a day."""
    cells = value.table
    ends = date(day.year, cells["fin_mois"], cells["fin_jour"])
    if ends < day:
        ends = date(day.year + 1, cells["fin_mois"], cells["fin_jour"])
    starts = date(ends.year - 1, cells["debut_mois"], cells["debut_jour"])
    return Truce(starts, ends)


def first_day_outside(day: date, value: LawValue) -> date:
    """The day itself, or the day after the truce that holds it."""
    truce = truce_ending_from(day, value)
    if truce.starts <= day <= truce.ends:
        return date.fromordinal(truce.ends.toordinal() + 1)
    return day

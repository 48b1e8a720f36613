"""How legal periods are counted (code of civil procedure, articles 641 and 642).

A period in days or weeks does not count the day of the act; a period in months ends on the same
day number, or on the last day of a shorter month. A period that would end on a Saturday, a Sunday
or a public holiday runs to the end of the next working day. Whether that roll applies to an order
to pay or to leave is not verified: a rolled deadline keeps the day before the roll, and a family
is told to act by that one. A period counted backwards from a hearing is never rolled.

In Moselle and Alsace (57, 67, 68) Good Friday and 26 December are holidays too, Good Friday only
in communes with a Protestant temple or a mixed church: a deadline that rests on it says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner.calc.calendar import (
    GOOD_FRIDAY_DEPARTMENTS,
    add_months,
    next_working_day,
    public_holidays,
    working_day_after,
    working_day_before,
)
from planner.calc.law import LawValue
from planner.calc.values import dataclass

__all__ = ["Certainty", "Clock", "Deadline"]


class Certainty:
    """How sure a deadline is, in the words of the interface."""

    SETTLED = "settled"
    DISPUTED = "disputed"
    PRINTED = "printed"
    PRUDENT = "prudent"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date of the clock: what it is, the rule that gives it, the text, and how sure it is.

    ``before_roll`` is the safe day of a deadline that was rolled to the next working day;
    ``on_good_friday`` says that it would be another day in a commune of Moselle or Alsace without
    a Protestant temple.
    """

    name: str
    on: date
    rule: str
    reference: str
    certainty: str = Certainty.SETTLED
    before_roll: date | None = None
    on_good_friday: bool = False

    @property
    def act_by(self) -> date:
        """The day by which to act whatever the reading: before the roll."""
        return self.before_roll or self.on


@dataclass(frozen=True, slots=True)
class Clock:
    """Counts the periods of one act in one département (national holidays when None)."""

    start: date
    department: str | None = None

    def after_days(
        self, name: str, rule: str, period: LawValue, certainty: str = Certainty.SETTLED
    ) -> Deadline:
        """So many days after the act, rolled."""
        return self.rolled(
            name, self.start + timedelta(days=period.count), rule, period.reference, certainty
        )

    def after_months(
        self, name: str, rule: str, period: LawValue, certainty: str = Certainty.SETTLED
    ) -> Deadline:
        """So many months after the act, rolled."""
        return self.rolled(
            name, add_months(self.start, period.count), rule, period.reference, certainty
        )

    def rolled(self, name: str, day: date, rule: str, reference: str, certainty: str) -> Deadline:
        """A deadline that falls on a day, or on the next working day."""
        on = next_working_day(day, self.department)
        return Deadline(
            name,
            on,
            rule,
            reference,
            certainty,
            before_roll=day if on != day else None,
            on_good_friday=self._meets_good_friday(day, on - timedelta(days=1)),
        )

    def working_days_after(
        self, name: str, rule: str, period: LawValue, certainty: str
    ) -> Deadline:
        """The n-th working day after, the day itself not counted."""
        on = working_day_after(self.start, period.count, self.department)
        good_friday = self._meets_good_friday(self.start, on)
        return Deadline(name, on, rule, period.reference, certainty, on_good_friday=good_friday)

    def working_days_before(
        self, name: str, rule: str, period: LawValue, certainty: str
    ) -> Deadline:
        """The n-th working day before, the day itself not counted."""
        on = working_day_before(self.start, period.count, self.department)
        good_friday = self._meets_good_friday(on, self.start - timedelta(days=1))
        return Deadline(name, on, rule, period.reference, certainty, on_good_friday=good_friday)

    def _meets_good_friday(self, first: date, last: date) -> bool:
        return any(first <= friday <= last for friday in self._good_fridays(first, last))

    def _good_fridays(self, first: date, last: date) -> Iterator[date]:
        if self.department not in GOOD_FRIDAY_DEPARTMENTS:
            return
        for year in range(first.year, last.year + 1):
            local = public_holidays(year, self.department) - public_holidays(year)
            yield from (day for day in local if day.month in (3, 4))

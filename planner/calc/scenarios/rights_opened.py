"""What the rules of the rights give once an income has gone, beside what they gave before.

The review of rights is run twice on the first day of the change: for the household as it is, and
as it would be. A right is *opened* when the rule then gives an amount that it did not give, or a
larger one. Two ends are told where the rule leaves a range. It is indicative: the payer decides,
some amounts follow months late (the allowance of housing looks at the year before), and nothing
found here changes another figure.
"""

from __future__ import annotations

from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure
from planner.calc.law import Law
from planner.calc.rights.finding import CLOSE, Period, RightFinding
from planner.calc.rights.review import review_rights
from planner.calc.values import dataclass

__all__ = ["RightOpened", "rights_opened"]


@dataclass(frozen=True, slots=True)
class RightOpened:
    """A right once the change has happened, EUR a month.

    ``low`` and ``high`` are the ends of what the rule gives, the same figure twice where it gives
    one amount; an end that nobody can compute is None. ``before`` is what the rule gave, at the
    most, without the change.
    """

    right: str
    low: Figure | None
    high: Figure
    before: Figure | None
    certainty: str


def rights_opened(
    before: Dossier, after: Dossier, law: Law, start: Month
) -> tuple[RightOpened, ...]:
    """The rights that the rules give in ``after`` and not in ``before``, on a month's first day."""
    day = start.first_day
    known = {one.right: one for one in review_rights(before, law, day)}
    found = []
    for one in review_rights(after, law, day):
        if one.period is not Period.MONTH:
            continue
        low, high = one.ends
        if high is None or high.raw <= 0:
            continue
        most = _most(known.get(one.right))
        if most is None or high.raw > most.raw + CLOSE:
            found.append(RightOpened(one.right, low, high, most, one.certainty))
    return tuple(found)


def _most(finding: RightFinding | None) -> Figure | None:
    """The largest amount that the rule gave."""
    if finding is None:
        return None
    high = finding.ends[1]
    return high if high is not None and high.raw > 0 else None

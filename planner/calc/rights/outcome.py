"""What the rule of a right may answer, beside an amount.

A right that could be due but cannot be settled from an interview is *to check*: the two ends of
what it may be when they can be computed, and the reason why it is not one figure. An end that
nobody can compute is None, which is not zero.
"""

from __future__ import annotations

from planner.calc.figure import Figure
from planner.calc.outcomes import Computed, Missing, NotApplicable
from planner.calc.values import dataclass

__all__ = ["RightOutcome", "ToCheck"]


@dataclass(frozen=True, slots=True)
class ToCheck:
    """Perhaps due: between ``low`` and ``high`` (in the period of the right), for the ``reason``.

    ``doubts`` are the further reasons why no figure can be given; ids of ``vocabulary``.
    """

    reason: str
    low: Figure | None = None
    high: Figure | None = None
    reference: str | None = None
    doubts: tuple[str, ...] = ()


RightOutcome = Computed[Figure] | ToCheck | NotApplicable | Missing

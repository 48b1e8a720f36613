"""Answers that are not a figure: a refusal is a result, never an exception and never a zero.

``NotApplicable`` says that a rule does not concern the household and why; ``Missing`` names the
facts without which nothing can be computed; ``NoPlan`` carries the certificate that no schedule
holds. Reasons are ids, worded by the views.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure
from planner.calc.money import Money
from planner.calc.values import dataclass

__all__ = ["Certificate", "Computed", "Missing", "NoPlan", "NotApplicable", "Outcome"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Computed(Generic[T]):
    """A result, with what it lacks to be sure (``doubts`` are ids worded by the views)."""

    value: T
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """The rule does not concern this household; ``figures`` justify the refusal."""

    reason: str
    reference: str | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What must be known before anything can be said: paths of the dossier."""

    fields: tuple[str, ...]
    reason: str = "missing"


@dataclass(frozen=True, slots=True)
class Certificate:
    """Why no plan holds: the first month that breaks and the smallest sum that would mend it.

    ``kind`` is ``floor``, ``deadline`` or ``horizon``.
    """

    kind: str
    month: Month
    missing: Money


@dataclass(frozen=True, slots=True)
class NoPlan:
    """No schedule keeps the floor and the deadlines."""

    certificate: Certificate


Outcome = Computed[T] | NotApplicable | Missing

"""How one criterion of a regulation stands for a household."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum
from typing import Any

from planner.calc.figure import Figure
from planner.calc.values import dataclass

__all__ = ["Criterion", "Standing", "State", "standing_of"]


class State(StrEnum):
    """How a criterion stands."""

    MET = "met"
    NOT_MET = "not_met"
    TO_PROVE = "to_prove"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion. ``waits`` is True where time alone may change it; ``preferred`` where the
    regulation would rather have it, so that it closes nothing; ``value`` and ``limit`` are what was
    compared, None where nothing was.
    """

    id: str
    state: State
    value: Any = None
    limit: Any = None
    figures: tuple[Figure, ...] = field(default=())
    waits: bool = False
    preferred: bool = False


class Standing(StrEnum):
    """How a request stands: what is not known is told beside it."""

    OPEN = "open"
    """No criterion that was read is missing."""
    TO_PROVE = "to_prove"
    LATER = "later"
    """Only time is missing."""
    CLOSED = "closed"


def standing_of(criteria: Iterable[Criterion]) -> Standing:
    """The worst of the criteria that were read, those that are only preferred left aside."""
    asked = [each for each in criteria if not each.preferred]
    failing = [each for each in asked if each.state is State.NOT_MET]
    if any(not each.waits for each in failing):
        return Standing.CLOSED
    if failing:
        return Standing.LATER
    to_prove = any(each.state is State.TO_PROVE for each in asked)
    return Standing.TO_PROVE if to_prove else Standing.OPEN

"""How one criterion of a regulation stands for a household."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import Any

from planner.calc.figure import Figure
from planner.calc.values import dataclass

__all__ = ["Criterion", "State"]


class State(StrEnum):
    """How a criterion stands."""

    MET = "met"
    NOT_MET = "not_met"
    TO_PROVE = "to_prove"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion. ``waits`` is True where time alone may change it; ``value`` and ``limit`` are
    what was compared, None where nothing was.
    """

    id: str
    state: State
    value: Any = None
    limit: Any = None
    figures: tuple[Figure, ...] = field(default=())
    waits: bool = False

"""What becomes of a text that someone typed: understood, doubtful or refused. Never a guess.

A field of the screen turns every text into one of three values. ``Understood`` holds the value
and an ``echo``, the same thing written plainly, which the screen shows so that the counsellor and
the family see what was understood. ``Doubtful`` holds the possible readings and the question to
ask. ``Refused`` holds the sentence that says why and how to write it. None is ever an exception.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from planner.errors import Problem

__all__ = ["Doubtful", "Reading", "Refused", "Understood"]

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Understood(Generic[T_co]):
    """One reading only. ``echo`` reads back to the same value."""

    value: T_co
    echo: str


@dataclass(frozen=True, slots=True)
class Doubtful(Generic[T_co]):
    """Two readings or more, the likelier first; ``problem`` asks which one is meant."""

    readings: tuple[T_co, ...]
    problem: Problem


@dataclass(frozen=True, slots=True)
class Refused:
    """No reading at all; ``problem`` says why and how to write it."""

    problem: Problem


Reading = Understood[T_co] | Doubtful[T_co] | Refused

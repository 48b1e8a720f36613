"""What every answer has in common: written forms, staleness, doubts, explanations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from planner.calc.figure import Figure, explained
from planner.calc.law import LawValue, Status

__all__ = [
    "AmountText",
    "DateText",
    "MonthText",
    "RateText",
    "Result",
    "ResultPart",
    "amount",
    "derivations",
    "law_notes",
    "rate",
]

AmountText = Annotated[
    str, Field(pattern=r"^-?(0|[1-9][0-9]*)\.[0-9]{2}$", description="EUR, two decimals")
]
RateText = Annotated[str, Field(pattern=r"^(0|[1-9][0-9]*)\.[0-9]+$")]
DateText = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
MonthText = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}$")]


class ResultPart(BaseModel):
    """A part of an answer: it publishes the JSON Schema, and a reader must accept new fields."""

    model_config = ConfigDict(frozen=True, strict=True, defer_build=True)


class Result(ResultPart):
    """An answer. ``stale`` and ``unverified`` are there only when there is something to say."""

    id: str | int | None = Field(default=None, description="as given; absent when none was given")
    stale: bool = Field(
        default=False, description="a value used must be checked again since a date now past"
    )
    unverified: list[str] = Field(
        default=[], description="ids of the parameters used whose value is not verified"
    )
    explain: dict[str, Any] | None = Field(
        default=None, description="the derivation of each figure, by its path in this answer"
    )


def amount(cents: int) -> str:
    """Whole cents as written in an answer."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def rate(millionths: int, decimals: int) -> str:
    """A rate of zero or more as written in an answer, with so many decimals (six at most)."""
    parts = millionths // 10 ** (6 - decimals)
    return f"{parts // 10**decimals}.{parts % 10**decimals:0{decimals}d}"


def law_notes(used: Iterable[LawValue], on: date) -> dict[str, Any]:
    """``stale`` and ``unverified`` for a result dated ``on``, each only when it applies."""
    notes: dict[str, Any] = {}
    doubtful: dict[str, None] = {}
    for value in used:
        if on >= value.review_by:
            notes["stale"] = True
        if value.status is not Status.IN_FORCE:
            doubtful[value.parameter] = None
    if doubtful:
        notes["unverified"] = list(doubtful)
    return notes


def derivations(published: Mapping[str, Figure]) -> dict[str, Any]:
    """The derivation of each published figure, by its path in the answer.

    A term that is itself published is not told twice: it says under which path to ``see`` it.
    """
    places = {id(figure): place for place, figure in published.items()}
    return {place: explained(figure, places) for place, figure in published.items()}

"""Why a line is refused: one code of a closed list, the field, and a sentence.

A sentence never repeats a value of the line: what a program sends may be about a person.
"""

from __future__ import annotations

from typing import Any

from pydantic_core import PydanticCustomError

from planner.errors import PlannerError, Problem

__all__ = ["CODES", "Refused", "at_odds", "fault", "path"]

CODES = frozenset(
    {
        "not_json",
        "not_an_object",
        "missing_field",
        "unknown_field",
        "duplicate_field",
        "wrong_type",
        "bad_amount",
        "bad_date",
        "bad_month",
        "unknown_value",
        "out_of_range",
        "no_parameters",
        "inconsistent",
    }
)
"""Every code that a refused line may carry."""


class Refused(PlannerError):
    """A line that cannot be computed, with the first fault found."""

    def __init__(self, code: str, sentence: str, field: str | None = None) -> None:
        super().__init__(Problem(code, sentence, field))

    @property
    def problem(self) -> Problem:
        """The one fault that is reported."""
        return self.problems[0]


def fault(code: str, sentence: str) -> PydanticCustomError:
    """The fault of one field, raised where its written form is read."""
    return PydanticCustomError(code, sentence)


def at_odds(code: str, field: str, sentence: str) -> PydanticCustomError:
    """A fault between fields, raised by a request's own validator; ``field`` names one of them."""
    return PydanticCustomError(code, sentence, {"field": field})


def path(location: tuple[Any, ...]) -> str | None:
    """``("debts", 0, "balance")`` as ``debts[0].balance``; None for the line itself."""
    text = ""
    for step in location:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else str(step)
    return text or None

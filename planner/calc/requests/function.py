"""A function of the interface: its name, its request, its result and what computes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from planner.calc.law import Law
from planner.calc.requests.result import Result

__all__ = ["Function"]

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Function(Generic[R]):
    """One function as the doors offer it.

    ``compute(request, law, explain)`` is pure and gives the answer as plain data, of the shape of
    ``result``. It may raise ``MissingParameter`` (then ``dated`` is the field that the refusal
    names: the date or the month asked for) or a ``PlannerError`` whose codes are those of the
    interface.
    """

    name: str
    request: type[R]
    result: type[Result]
    compute: Callable[[R, Law, bool], dict[str, Any]]
    dated: str | None = None

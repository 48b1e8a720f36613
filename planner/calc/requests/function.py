"""A function of the interface: its name, its request, its result and what computes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from planner.calc.law import Law
from planner.calc.requests.reading import Line, read_request
from planner.calc.requests.result import Result

__all__ = ["Function"]

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Function(Generic[R]):
    """One function as the doors offer it.

    ``compute(request, law, explain)`` is pure and gives the answer as plain data, of the shape of
    ``result``. It may raise ``MissingParameter`` (then ``dated`` is the field that the refusal
    names: the date or the month asked for) or a ``PlannerError`` whose codes are those of the
    interface. ``reader`` and ``written`` replace, for a request whose line is not its own fields,
    how the line is read and the JSON Schema of its input.
    """

    name: str
    request: type[R]
    result: type[Result]
    compute: Callable[[R, Law, bool], dict[str, Any]]
    dated: str | None = None
    reader: Callable[[Line], R] | None = None
    written: Callable[[], dict[str, Any]] | None = None

    def read(self, line: Line) -> R:
        """The request that a line holds; ``Refused`` with the first fault found."""
        if line.refused is not None:
            raise line.refused
        return self.reader(line) if self.reader else read_request(self.request, line.fields)

    def input_schema(self) -> dict[str, Any]:
        """The JSON Schema of a line, without ``id`` and ``explain``."""
        return self.written() if self.written else self.request.model_json_schema()

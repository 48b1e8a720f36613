"""A function of the interface: its name, its request, its result and what computes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from planner.calc.law import Law
from planner.calc.requests.reading import Line, read_request
from planner.calc.requests.result import Result
from planner.calc.values import dataclass

__all__ = ["Function"]

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Function(Generic[R]):
    """One function as the doors offer it.

    ``compute(request, law, explain)`` is pure and gives the answer as plain data, of the shape of
    ``result``. It may raise ``MissingParameter`` (then ``dated`` is the field that the refusal
    names: the date or the month asked for) or a ``PlannerError`` whose codes are those of the
    interface. ``reader``, ``input_written`` and ``result_written`` replace, where the models do not
    say it themselves, how a line is read and the JSON Schemas of a line and of its answer.
    """

    name: str
    request: type[R]
    result: type[Result]
    compute: Callable[[R, Law, bool], dict[str, Any]]
    dated: str | None = None
    reader: Callable[[Line], R] | None = None
    input_written: Callable[[], dict[str, Any]] | None = None
    result_written: Callable[[], dict[str, Any]] | None = None

    def read(self, line: Line) -> R:
        """The request that a line holds; ``Refused`` with the first fault found."""
        if line.refused is not None:
            raise line.refused
        return self.reader(line) if self.reader else read_request(self.request, line.fields)

    def input_schema(self) -> dict[str, Any]:
        """The JSON Schema of a line, without ``id`` and ``explain``."""
        written = self.input_written
        return written() if written else self.request.model_json_schema()

    def result_schema(self) -> dict[str, Any]:
        """The JSON Schema of an answer that is not a refusal."""
        written = self.result_written
        return written() if written else self.result.model_json_schema(mode="serialization")

"""The functions that other programs may call, by name: what the shell, HTTP and batch doors offer.

``answer`` turns one line of JSON into one answer, and never raises for what a line may hold.
"""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from planner.calc.law import Law
from planner.calc.requests.faults import CODES, Refused
from planner.calc.requests.function import Function
from planner.calc.requests.reading import read_line
from planner.errors import MissingParameter, PlannerError

__all__ = ["NAMES", "answer", "answer_line", "function_named", "schema_of"]

_MODULES = {
    "housing-allowance": "planner.calc.requests.housing_allowance",
    "seizable-portion": "planner.calc.requests.seizable_portion",
    "rent-arrears": "planner.calc.requests.rent_arrears",
    "repayment-schedule": "planner.calc.requests.repayment_schedule",
    "repayment-plan": "planner.calc.requests.repayment_plan",
    "repayment-capacity": "planner.calc.requests.repayment_capacity",
    "legal-dates": "planner.calc.requests.legal_dates",
    "plan": "planner.calc.requests.plan",
}

NAMES = tuple(_MODULES)
"""The functions of the interface that exist."""


def function_named(name: str) -> Function[Any]:
    """The function of that name, loaded on first use; KeyError when there is none."""
    function: Function[Any] = import_module(_MODULES[name]).FUNCTION
    return function


def answer(function: Function[Any], line: bytes, law: Law) -> dict[str, Any]:
    """The answer to a line that is not blank, as plain data: a result, or ``id`` and ``error``.

    ``error`` holds ``code``, ``field`` (a path or None) and ``message`` (a French sentence).
    """
    read = read_line(line)
    try:
        result = function.compute(function.read(read), law, read.explain)
    except PlannerError as error:
        return {"id": read.id, "error": _error(function, error)}
    return result if read.id is None else {"id": read.id, **result}


def answer_line(function: Function[Any], line: bytes, law: Law) -> tuple[bytes, bool]:
    """The answer as a line of JSON in UTF-8, and whether it is a result."""
    data = answer(function, line, law)
    text = _ENCODER.encode(data)
    try:
        written = text.encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair came in as an escape and goes out as one
        written = json.dumps(data, separators=(",", ":")).encode("ascii")
    return written + b"\n", "error" not in data


def _error(function: Function[Any], error: PlannerError) -> dict[str, Any]:
    if isinstance(error, MissingParameter):
        error = Refused(
            "no_parameters",
            "Le calcul n’est pas possible à cette date : la loi n’a pas de valeur connue. "
            "Choisissez une date plus récente.",
            function.dated,
        )
    problem = error.problems[0]
    if problem.code not in CODES:
        raise error
    return {"code": problem.code, "field": problem.field, "message": str(problem)}


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schemas of a function: ``input`` and ``result``. KeyError when there is none.

    Each stands alone (2020-12) under its own ``$id``, so that its inner references hold whether
    it is taken out or not.
    """
    function = function_named(name)
    request = function.input_schema()
    properties = request.setdefault("properties", {})
    properties["id"] = {
        "anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}],
        "description": "comes back unchanged",
    }
    properties["explain"] = {
        "anyOf": [{"type": "boolean"}, {"type": "null"}],
        "default": False,
        "description": "adds the derivation of each figure",
    }
    result = function.result_schema()
    refusal = {
        "title": "Refusal",
        "type": "object",
        "required": ["id", "error"],
        "properties": {
            "id": {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]},
            "error": {
                "type": "object",
                "required": ["code", "field", "message"],
                "properties": {
                    "code": {"enum": sorted(CODES)},
                    "field": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                    "message": {"type": "string", "minLength": 1},
                },
            },
        },
    }
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {
        "$schema": dialect,
        "title": name,
        "input": {"$id": f"urn:planner:calc:{name}:input", **request},
        "result": {"$id": f"urn:planner:calc:{name}:result", **result},
        "refusal": refusal,
    }


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

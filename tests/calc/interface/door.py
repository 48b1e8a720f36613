"""What the tests of the door share: a line in, the answer out."""

import io
import json

from planner.calc.functions import answer, function_named
from planner.cli.lines import run_lines
from planner.law import load_law

HOUSEHOLD = {
    "month": "2026-10",
    "zone": 2,
    "dependants": 0,
    "rent": "520.00",
    "annual_resources": "9600.00",
}
"""The first worked example of the allowance: 172 euros."""


def ask(fields, name="housing-allowance"):
    """The answer to one object."""
    return ask_line(json.dumps(fields).encode(), name)


def ask_line(line, name="housing-allowance"):
    return answer(function_named(name), line, load_law())


def refusal(fields, name="housing-allowance"):
    """The code and the field of the refusal of one object."""
    return code_and_field(ask(fields, name))


def line_refusal(line, name="housing-allowance"):
    return code_and_field(ask_line(line, name))


def code_and_field(reply):
    error = reply["error"]
    assert list(reply) == ["id", "error"]
    assert list(error) == ["code", "field", "message"]
    assert error["message"].strip()
    return error["code"], error["field"]


def household(**changes):
    """The household with some fields replaced; ``...`` removes one."""
    fields = {**HOUSEHOLD, **changes}
    return {name: value for name, value in fields.items() if value is not ...}


def run(data, name="housing-allowance"):
    """The exit status and the lines that come out of a whole input."""
    out = io.BytesIO()
    status = run_lines(name, io.BytesIO(data), out, load_law())
    written = out.getvalue()
    assert not written or written.endswith(b"\n")
    return status, [json.loads(line) for line in written.split(b"\n")[:-1]]

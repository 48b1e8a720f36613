"""Ask a function of the interface as another program would: a line of JSON in, an answer out."""

import json

from planner.calc.functions import answer_line, function_named
from tests.calc.debts.laws import LAW


def ask(function, **fields):
    line = json.dumps(fields).encode()
    answer, _ = answer_line(function_named(function), line, LAW)
    return json.loads(answer)


def refusal(function, **fields):
    error = ask(function, **fields)["error"]
    assert error["message"]
    return error["code"], error["field"]

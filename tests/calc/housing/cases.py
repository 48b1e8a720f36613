"""The reference households of the allowance, read once."""

import json
from decimal import Decimal
from pathlib import Path

from planner.calc.requests.housing_allowance import HousingAllowanceRequest, compute
from planner.calc.requests.reading import read_request
from planner.law import load_law

FOLDER = Path(__file__).parents[2] / "cases" / "housing"

REFERENCE = [
    json.loads(line) for line in (FOLDER / "reference.jsonl").read_text("utf-8").splitlines()
]
PUBLISHED = json.loads((FOLDER / "published.json").read_text("utf-8"))
WORKED = json.loads((FOLDER / "worked.json").read_text("utf-8"))


def computed(fields):
    """The answer of the function to the fields of a case, without its id."""
    fields = {name: value for name, value in fields.items() if name != "id"}
    return compute(read_request(HousingAllowanceRequest, fields), load_law(), False)


def as_numbers(steps):
    return {name: Decimal(value) for name, value in steps.items()}

"""Importing the core, beside importing what its models stand on, each in a fresh interpreter."""

from collections.abc import Iterator

from bench.measure import Measure, alternate, fresh_interpreter

PYDANTIC = "from pydantic import BaseModel, Field, field_validator"


def measures() -> Iterator[Measure]:
    ours, theirs = alternate(
        lambda: fresh_interpreter("import planner.calc"), lambda: fresh_interpreter(PYDANTIC), 31
    )
    yield Measure("import planner.calc", 1.8, ours, theirs, "import pydantic")

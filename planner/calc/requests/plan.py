"""``plan``: a whole dossier, from its budget to the proposals and the dates.

The line is a dossier (schema ``planner/dossier/1``) and may add ``on``, the day of the plan, and
``horizon``, the months of its calendar. Without ``on`` the plan is made for the day of the
appointment (``casework.met_on``): a calculation never looks at the clock.

``id`` comes back unchanged, as for every function; it names the dossier in the plan when it has
the form of a dossier's own name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, ValidationError, WithJsonSchema

from planner.calc import results
from planner.calc.dossier import Dossier
from planner.calc.law import Law
from planner.calc.plan import MOST_HORIZON, plan
from planner.calc.requests.faults import Refused
from planner.calc.requests.fields import Day, Part, allow_null, whole
from planner.calc.requests.function import Function
from planner.calc.requests.plain import plain, schema_of_dataclass
from planner.calc.requests.reading import Line, first_fault, read_request
from planner.calc.requests.rent_arrears import written_account
from planner.calc.requests.result import DateText, MonthText, Result, derivations

__all__ = ["FUNCTION", "PlanRequest", "PlanResult", "written_plan"]

USUAL_HORIZON = 12


class _When(Part):
    """The two fields that a line adds to a dossier."""

    on: Day | None = None
    horizon: Annotated[int, whole(1, MOST_HORIZON)] = USUAL_HORIZON


class PlanRequest(Part):
    """A dossier, the day of its plan and the months of its calendar."""

    dossier: Dossier
    on: Day
    horizon: int


def _shape(kind: type[Any]) -> WithJsonSchema:
    return WithJsonSchema(schema_of_dataclass(kind))


def _shapes(kind: type[Any]) -> WithJsonSchema:
    return WithJsonSchema({"type": "array", "items": schema_of_dataclass(kind)})


class PlanResult(Result):
    """The whole of one household on one day."""

    dossier_id: str
    on: DateText
    first_month: MonthText
    budget: Annotated[Any, _shape(results.Budget)]
    arrears: Annotated[Any, _shape(results.ArrearsView)]
    allowance: Annotated[Any, _shape(results.AllowanceView)]
    capacity: Annotated[
        Any,
        WithJsonSchema({"anyOf": [schema_of_dataclass(results.CapacityView), {"type": "null"}]}),
    ]
    proposals: Annotated[Any, _shapes(results.Proposal)]
    schedules: Annotated[Any, _shapes(results.ScheduleView)]
    deadlines: Annotated[Any, _shapes(results.Deadline)]
    papers: Annotated[Any, _shapes(results.Paper)]
    alerts: Annotated[Any, _shapes(results.Alert)]
    law_fingerprint: str
    stale_parameters: list[str] = Field(default=[], description="ids behind ``stale``")


def read(line: Line) -> PlanRequest:
    """The dossier of a line, with the day and the horizon that the line may add."""
    fields = dict(line.fields)
    added = {name: fields.pop(name) for name in tuple(_When.model_fields) if name in fields}
    when = read_request(_When, added)
    dossier = _dossier(_named(fields, line.id))
    on = when.on or dossier.casework.met_on
    if on is None:
        raise Refused(
            "missing_field",
            "Le jour du plan manque. Indiquez-le ici, ou le jour du rendez-vous dans le dossier.",
            "on",
        )
    return PlanRequest.model_construct(dossier=dossier, on=on, horizon=when.horizon)


def compute(request: PlanRequest, law: Law, explain: bool) -> dict[str, Any]:
    """The plan as plain data, with its derivations when they are asked for."""
    made = plan(request.dossier, law, request.on, horizon=request.horizon)
    answer = written_plan(made)
    if explain:
        answer["explain"] = derivations(made.figures)
    return answer


def written_plan(made: results.Plan) -> dict[str, Any]:
    """A plan as plain data: what ``planner plan --json`` prints and ``planner calc plan`` answers.

    Figures are written as their values; ``made.figures`` explains them by label.
    """
    apart = ("figures", "parameters", "stale", "unverified")
    answer = {name: value for name, value in plain(made).items() if name not in apart}
    if made.arrears.state is not None:
        answer["arrears"]["state"] = written_account(made.arrears.state)
    if made.stale:
        answer |= {"stale": True, "stale_parameters": list(made.stale)}
    if made.unverified:
        answer["unverified"] = list(made.unverified)
    return answer


def _named(fields: Mapping[str, Any], identifier: str | int | None) -> dict[str, Any]:
    """The fields of the dossier, with the line's ``id`` when a dossier may bear it."""
    if not isinstance(identifier, str):
        return dict(fields)
    try:
        Dossier.model_validate_json(json.dumps({"id": identifier}))
    except ValidationError:
        return dict(fields)
    return {"id": identifier, **fields}


def _dossier(fields: dict[str, Any]) -> Dossier:
    try:
        return Dossier.model_validate_json(json.dumps(fields))
    except ValidationError as error:
        if not _drop_nulls(fields, error):
            raise first_fault(error) from None
    return _dossier(fields)


def _drop_nulls(fields: dict[str, Any], error: ValidationError) -> bool:
    """Take off the fields that were refused for being ``null``: absent, they have their default."""
    dropped = False
    for item in error.errors(include_url=False):
        *steps, last = item["loc"] or ("",)
        if item["input"] is None and item["type"] != "extra_forbidden" and isinstance(last, str):
            place: Any = fields
            for step in steps:
                place = place[step]
            del place[last]
            dropped = True
    return dropped


def _schema() -> dict[str, Any]:
    schema = Dossier.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        allow_null(part)
    schema["properties"] |= _When.model_json_schema()["properties"]
    return schema


FUNCTION = Function(
    "plan", PlanRequest, PlanResult, compute, dated="on", reader=read, written=_schema
)

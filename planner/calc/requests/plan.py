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
from dataclasses import replace
from typing import Annotated, Any

from pydantic import ValidationError

from planner.calc import results
from planner.calc.dossier import AidKind, Dossier
from planner.calc.law import Law
from planner.calc.plan import MOST_HORIZON, plan
from planner.calc.requests.faults import Refused
from planner.calc.requests.fields import Day, Part, allow_null, whole
from planner.calc.requests.function import Function
from planner.calc.requests.plain import plain, schema_of_dataclass
from planner.calc.requests.reading import Line, first_fault, read_request
from planner.calc.requests.rent_arrears import written_account
from planner.calc.requests.result import Result, derivations

__all__ = ["FUNCTION", "PlanRequest", "private_lines", "written_plan"]

USUAL_HORIZON = 12

_APART = ("figures", "fund", "parameters", "stale", "unverified")
"""Parts of a plan that an answer writes in the way of every other function."""

_OF_WHAT_IS_RECEIVED = frozenset({"rights.received", "rights.gap"})


class _When(Part):
    """The two fields that a line adds to a dossier."""

    on: Day | None = None
    horizon: Annotated[int, whole(1, MOST_HORIZON)] = USUAL_HORIZON


class PlanRequest(Part):
    """A dossier, the day of its plan and the months of its calendar."""

    dossier: Dossier
    on: Day
    horizon: int


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
        private = private_lines(made)
        answer["explain"] = _masked(derivations(_shareable(made).figures), private)
    return answer


def written_plan(made: results.Plan) -> dict[str, Any]:
    """A plan as plain data: what ``planner plan --json`` prints and ``planner calc plan`` answers.

    Figures are written as their values; ``made.figures`` explains them by label.
    """
    made = replace(_shareable(made), fund=None)
    answer = {name: value for name, value in plain(made).items() if name not in _APART}
    if made.arrears.state is not None:
        answer["arrears"]["state"] = written_account(made.arrears.state)
    if made.stale:
        answer |= {"stale": True, "stale_parameters": list(made.stale)}
    if made.unverified:
        answer["unverified"] = list(made.unverified)
    return answer


def private_lines(made: results.Plan) -> frozenset[str]:
    """The paths of the lines told by one partner alone: they count in the sums, and only there."""
    return frozenset(item.path for item in made.budget.items if item.private)


def _shareable(made: results.Plan) -> results.Plan:
    """The same plan without the private lines and what names one of them."""
    private = private_lines(made)
    if not private:
        return made
    budget = made.budget
    lump = budget.lump if budget.lump and budget.lump.path not in private else None
    return replace(
        made,
        budget=replace(
            budget,
            items=tuple(item for item in budget.items if not item.private),
            months=tuple(_falls(flow, private) for flow in budget.months),
            lowest=_falls(budget.lowest, private),
            lump=lump,
        ),
        proposals=tuple(_argued(each, private, _told_alone(made)) for each in made.proposals),
        papers=tuple(paper for paper in made.papers if paper.path not in private),
        alerts=tuple(alert for alert in made.alerts if not _names_one(alert, private)),
        allowance=_without_resources(made.allowance, private),
        figures={
            name: figure
            for name, figure in made.figures.items()
            if figure.label not in _OF_WHAT_IS_RECEIVED
            or not any(name.startswith(f"{figure.label}[{kind}]") for kind in _told_alone(made))
        },
    )


def _without_resources(
    view: results.AllowanceView, private: frozenset[str]
) -> results.AllowanceView:
    """The allowance without the incomes told by one partner alone."""
    base = view.base
    if base is None:
        return view

    def named(path: str) -> bool:
        return any(path.startswith(each) for each in private)

    missing = base.missing
    if missing is not None:
        missing = replace(missing, fields=tuple(f for f in missing.fields if not named(f)))
    resources = tuple(each for each in base.resources if not named(each.path))
    return replace(view, base=replace(base, missing=missing, resources=resources))


def _falls(flow: results.MonthFlow, private: frozenset[str]) -> results.MonthFlow:
    return replace(flow, falls=tuple(path for path in flow.falls if path not in private))


def _argued(
    proposal: results.Proposal, private: frozenset[str], told_alone: frozenset[str]
) -> results.Proposal:
    """A proposal without the reasons that name a private line, or say what a private line is."""
    reasons = tuple(
        reason for reason in proposal.reasons if private.isdisjoint(_texts(reason.values))
    )
    if proposal.kind is not AidKind.RIGHTS or proposal.detail not in told_alone:
        return replace(proposal, reasons=reasons)
    # What is received of a right is the private line itself: an amount beside it would give it.
    kept = tuple(reason for reason in reasons if "received" not in reason.values)
    figures = tuple(each for each in proposal.figures if each.label not in _OF_WHAT_IS_RECEIVED)
    return replace(proposal, reasons=kept, figures=figures)


def _told_alone(made: results.Plan) -> frozenset[str]:
    """The kinds of the private lines."""
    return frozenset(item.kind for item in made.budget.items if item.private)


def _names_one(alert: results.Alert, private: frozenset[str]) -> bool:
    return alert.path is not None and any(alert.path.startswith(path) for path in private)


def _texts(values: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(value for value in values.values() if isinstance(value, str))


def _masked(node: Any, private: frozenset[str]) -> Any:
    """A derivation in which the figures of private lines say nothing of themselves."""
    if isinstance(node, list):
        return [_masked(item, private) for item in node]
    if not isinstance(node, dict):
        return node
    label = str(node.get("figure", ""))
    if any(f"[{path}]" in label for path in private):
        return {"figure": "private"}
    return {
        name: _masked(item, private)
        for name, item in node.items()
        if not any(f"[{path}]" in name for path in private)
    }


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


def _input_schema() -> dict[str, Any]:
    schema = Dossier.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        allow_null(part)
    schema["properties"] |= _When.model_json_schema()["properties"]
    return schema


def _result_schema() -> dict[str, Any]:
    """A plan, without what is told apart, beside what every answer may hold."""
    made = schema_of_dataclass(results.Plan)
    common = Result.model_json_schema(mode="serialization")["properties"]
    stale = {"type": "array", "items": {"type": "string"}, "description": "behind ``stale``"}
    properties = {name: form for name, form in made["properties"].items() if name not in _APART}
    return {
        **made,
        "required": list(properties),
        "properties": {**properties, **common, "stale_parameters": stale},
    }


FUNCTION = Function(
    "plan",
    PlanRequest,
    Result,
    compute,
    dated="on",
    reader=read,
    input_written=_input_schema,
    result_written=_result_schema,
)

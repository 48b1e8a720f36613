"""The resource base of the allowance: the one given, and the one computed from the incomes.

The base that the CAF used is a fact of its notice. Beside it, or in its place when nobody has the
notice, stands the one that the dated incomes of the dossier give, with each income told apart: a
difference between the two is the first thing to ask the CAF about.
"""

from __future__ import annotations

from datetime import date

from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, WithDerivation
from planner.calc.housing.resource_base import (
    REFERENCES,
    ResourceBase,
    compute_resource_base,
    window_of,
)
from planner.calc.housing.resource_lines import read_resources
from planner.calc.law import Law
from planner.calc.outcomes import Missing
from planner.calc.results import ResourceBaseView, ResourceView
from planner.errors import MissingParameter

__all__ = ["GIVEN", "resources_view"]

GIVEN = "given"


def resources_view(dossier: Dossier, law: Law, on: date) -> tuple[ResourceBaseView, WithDerivation]:
    """The base for the month of a day, and the recorder that holds its figures."""
    month = Month.of(on)
    r = WithDerivation("resource_base", REFERENCES)
    given = dossier.dwelling.allowance.resource_base
    window = window_of(month)
    computed = missing = None
    situation, estimated = "", False
    questions: tuple[str, ...] = ()
    lines: tuple[ResourceView, ...] = ()
    found: ResourceBase[Figure] | Missing
    try:
        found = compute_resource_base(r, dossier, law, month)
        lines = tuple(
            ResourceView(line.path, line.kind, line.state.value, line.reason)
            for line in read_resources(dossier, law, month)
        )
    except MissingParameter as absent:
        found = Missing((), f"no_parameter:{absent.parameter}")
    if isinstance(found, ResourceBase):
        computed, situation = found.base, found.situation.value
        questions, estimated = found.questions, found.estimated
    else:
        missing = found
    used = computed
    if given is not None:
        used = r.given("given", given, field="dwelling.allowance.resource_base")
    view = ResourceBaseView(
        used=used,
        source=GIVEN if given is not None else situation,
        computed=computed,
        situation=situation,
        estimated=estimated and given is None,
        missing=missing,
        first=window.first,
        last=window.last,
        resources=lines,
        questions=questions,
    )
    return view, r

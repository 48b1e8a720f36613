"""The functions of the interface as this program offers them.

They are those of ``calc``, which knows no map: the zone of a commune that has only one is filled in
here, so that another program is given the plan that a person sees. A commune that is unknown or has
several zones leaves it to be asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.calc.functions import function_named
from planner.calc.law import Law
from planner.calc.requests.function import Function

__all__ = ["offered"]


def offered(name: str) -> Function[Any]:
    """The function of that name; KeyError when there is none."""
    function = function_named(name)
    return replace(function, compute=_on_the_map(function)) if name == "plan" else function


def _on_the_map(function: Function[Any]) -> Any:
    from planner.services.planning import completed

    def compute(request: Any, law: Law, explain: bool) -> dict[str, Any]:
        known = request.model_copy(update={"dossier": completed(request.dossier)})
        return function.compute(known, law, explain)

    return compute

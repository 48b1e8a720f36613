"""``seizable-portion``: what may be seized of a net monthly income."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from planner.calc.debts.seizable import REFERENCES, compute_seizable_portion, seizure_scale
from planner.calc.figure import WithDerivation, parameters_used
from planner.calc.law import Law
from planner.calc.operations import NotingLaw
from planner.calc.requests.fields import Amount, Day, Dependants, Part
from planner.calc.requests.function import Function
from planner.calc.requests.result import AmountText, Result, amount, derivations, law_notes

__all__ = ["FUNCTION", "SeizablePortionRequest", "SeizablePortionResult"]


class SeizablePortionRequest(Part):
    """A net monthly income, who depends on it, and the day (from 2023-01-01)."""

    net_monthly: Amount = Field(description="EUR/month, net")
    dependants: Dependants
    on: Day


class SeizablePortionResult(Result):
    """What may be seized, what is left, and the sum that is left in any case."""

    seizable: AmountText
    left_to_household: AmountText
    floor: AmountText = Field(description="EUR/month, RSA of one person in force")


def compute(request: SeizablePortionRequest, law: Law, explain: bool) -> dict[str, Any]:
    """The seizable portion as plain data; ``MissingParameter`` before the first known scale."""
    scale = seizure_scale(law, request.on)
    if not explain:
        noting = NotingLaw()
        bare = compute_seizable_portion(noting, scale, request.net_monthly, request.dependants)
        written = {name: amount(int(cents)) for name, cents in bare._asdict().items()}
        return {**written, **law_notes(noting.used, request.on)}
    recorder = WithDerivation("seizable_portion", REFERENCES)
    figures = compute_seizable_portion(recorder, scale, request.net_monthly, request.dependants)
    published = figures._asdict()
    return {
        **{name: str(figure.money) for name, figure in published.items()},
        **law_notes(parameters_used(*figures), request.on),
        "explain": derivations(published),
    }


FUNCTION = Function(
    "seizable-portion", SeizablePortionRequest, SeizablePortionResult, compute, dated="on"
)

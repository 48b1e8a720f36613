"""``repayment-capacity``: what the over-indebtedness commission would ask of a household."""

from __future__ import annotations

from typing import Any, Literal, TypeVar

from pydantic import Field

from planner.calc.debts.capacity import (
    LIMITS,
    REFERENCES,
    Pooled,
    RepaymentCapacity,
    capacity_scale,
    compute_repayment_capacity,
)
from planner.calc.figure import WithDerivation, parameters_used
from planner.calc.law import Law
from planner.calc.operations import NotingLaw
from planner.calc.requests.fields import Amount, Day, Dependants, Flag, Part
from planner.calc.requests.function import Function
from planner.calc.requests.result import (
    AmountText,
    Result,
    ResultPart,
    amount,
    derivations,
    law_notes,
)

__all__ = ["FUNCTION", "RepaymentCapacityRequest", "RepaymentCapacityResult"]

N = TypeVar("N")


class RepaymentCapacityRequest(Part):
    """A whole household, as the commission counts it, on a day (from 2023-01-01)."""

    resources: Amount = Field(description="EUR/month, whole household")
    charges: Amount = Field(description="EUR/month")
    dependants: Dependants = Field(description="of the seizure scale")
    couple: Flag = False
    children: Dependants
    on: Day


class CapacityLimits(ResultPart):
    """The three limits, which may be below zero."""

    resources_minus_charges: AmountText
    seizable_portion: AmountText
    resources_minus_rsa: AmountText


class RepaymentCapacityResult(Result):
    """The capacity, the limits and the one that binds."""

    capacity: AmountText
    limits: CapacityLimits
    binding: Literal["resources_minus_charges", "seizable_portion", "resources_minus_rsa"]
    rsa_household: AmountText


def compute(request: RepaymentCapacityRequest, law: Law, explain: bool) -> dict[str, Any]:
    """The capacity as plain data; ``MissingParameter`` before the first known scale."""
    scale = capacity_scale(law, request.on)
    household = Pooled(
        resources=request.resources,
        charges=request.charges,
        dependants=request.dependants,
        couple=request.couple,
        children=request.children,
    )
    if not explain:
        noting = NotingLaw()
        bare = compute_repayment_capacity(noting, scale, household)
        written = {place: amount(int(cents)) for place, cents in _published(bare).items()}
        return {**_nested(written, bare.binding), **law_notes(noting.used, request.on)}
    recorder = WithDerivation("repayment_capacity", REFERENCES)
    figures = compute_repayment_capacity(recorder, scale, household)
    published = _published(figures)
    written = {place: str(figure.money) for place, figure in published.items()}
    return {
        **_nested(written, figures.binding),
        **law_notes(parameters_used(*published.values()), request.on),
        "explain": derivations(published),
    }


def _published(capacity: RepaymentCapacity[N]) -> dict[str, N]:
    limits = (
        capacity.resources_minus_charges,
        capacity.seizable_portion,
        capacity.resources_minus_rsa,
    )
    return {
        "capacity": capacity.capacity,
        **{f"limits.{name}": limit for name, limit in zip(LIMITS, limits, strict=True)},
        "rsa_household": capacity.rsa_household,
    }


def _nested(written: dict[str, str], binding: str) -> dict[str, Any]:
    return {
        "capacity": written["capacity"],
        "limits": {name: written[f"limits.{name}"] for name in LIMITS},
        "binding": binding,
        "rsa_household": written["rsa_household"],
    }


FUNCTION = Function(
    "repayment-capacity", RepaymentCapacityRequest, RepaymentCapacityResult, compute, dated="on"
)

"""``repayment-schedule``: a debt spread exactly."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from planner.calc.figure import WithDerivation
from planner.calc.law import Law
from planner.calc.operations import figures_only
from planner.calc.repayment.schedule import (
    MOST_LINES,
    ONE_CENT,
    REFERENCES,
    Schedule,
    lines_needed,
    schedule_by_instalment,
    schedule_by_number,
)
from planner.calc.requests.faults import Refused, at_odds
from planner.calc.requests.fields import Day, Part, PositiveAmount, whole
from planner.calc.requests.function import Function
from planner.calc.requests.result import AmountText, DateText, Result, ResultPart, derivations

__all__ = ["FUNCTION", "RepaymentScheduleRequest", "RepaymentScheduleResult"]


class RepaymentScheduleRequest(Part):
    """A debt, its first due date, and either a number of instalments or their amount."""

    debt: PositiveAmount
    first_due: Day
    instalments: Annotated[int, whole(1, MOST_LINES)] | None = None
    instalment: PositiveAmount | None = None
    step: PositiveAmount = Field(default=ONE_CENT, description="EUR")

    @model_validator(mode="after")
    def _one_way_to_spread(self) -> Self:
        if self.instalment is None:
            return self
        if self.instalments is not None:
            raise at_odds(
                "inconsistent",
                "instalment",
                "Le nombre d’échéances et le montant de l’échéance sont donnés tous les deux. "
                "N’en gardez qu’un.",
            )
        if self.instalment.cents % self.step.cents:
            raise at_odds(
                "inconsistent",
                "instalment",
                "L’échéance doit être un multiple du pas. Changez l’un ou l’autre.",
            )
        if lines_needed(self.debt, self.instalment) > MOST_LINES:
            raise at_odds(
                "out_of_range",
                "instalment",
                f"Ce montant demanderait plus de {MOST_LINES} échéances. Augmentez-le.",
            )
        return self


class ScheduleLine(ResultPart):
    """One instalment, and what remains after it."""

    n: int
    due: DateText
    amount: AmountText
    remaining: AmountText


class RepaymentScheduleResult(Result):
    """The lines, and their regular and last amounts."""

    lines: list[ScheduleLine]
    count: int
    regular: AmountText
    last: AmountText


def compute(request: RepaymentScheduleRequest, law: Law, explain: bool) -> dict[str, Any]:  # noqa: ARG001
    """The schedule as plain data; no legal value enters it."""
    recorder = WithDerivation("repayment_schedule", REFERENCES) if explain else figures_only
    first, step = request.first_due, request.step
    if request.instalment is not None:
        schedule = schedule_by_instalment(
            request.debt, first, request.instalment, step=step, recorder=recorder
        )
    elif request.instalments is not None:
        schedule = schedule_by_number(
            request.debt, first, request.instalments, step=step, recorder=recorder
        )
    else:
        raise Refused(
            "missing_field",
            "Il manque le nombre d’échéances ou le montant de l’échéance. Indiquez l’un des deux.",
            "instalments",
        )
    answer = _written(schedule)
    if isinstance(recorder, WithDerivation):
        figures = recorder.figures
        answer["explain"] = derivations(
            {id: figures[f"repayment_schedule.{id}"] for id in ("regular", "last")}
        )
    return answer


def _written(schedule: Schedule) -> dict[str, Any]:
    return {
        "lines": [
            {
                "n": line.n,
                "due": str(line.due),
                "amount": str(line.amount),
                "remaining": str(line.remaining),
            }
            for line in schedule
        ],
        "count": schedule.count,
        "regular": str(schedule.regular),
        "last": str(schedule.last),
    }


FUNCTION = Function(
    "repayment-schedule", RepaymentScheduleRequest, RepaymentScheduleResult, compute
)

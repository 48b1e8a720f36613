"""``legal-dates``: the eviction clock."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from planner.calc.dossier.procedure import EventKind
from planner.calc.law import Law
from planner.calc.outcomes import Missing
from planner.calc.procedure.case import LegalEvent, PrintedDelay
from planner.calc.procedure.deadlines import Deadline
from planner.calc.procedure.events import legal_dates
from planner.calc.requests.faults import Refused, fault
from planner.calc.requests.fields import ONE_OF, Day, Form, OldDay, Part
from planner.calc.requests.function import Function
from planner.calc.requests.result import DateText, Result, ResultPart, law_notes

__all__ = ["FUNCTION", "LegalDatesRequest", "LegalDatesResult"]

DEPARTMENTS = tuple(
    code
    for number in range(1, 96)
    for code in (("2A", "2B") if number == 20 else (f"{number:02d}",))
)
"""The départements of metropolitan France: 01 to 95, with 2A and 2B for Corsica."""


def _department(value: Any) -> str:
    if type(value) is not str:
        raise fault("wrong_type", "Un code de département entre guillemets est attendu ici.")
    if value not in DEPARTMENTS:
        raise fault(
            "unknown_value",
            "Ce département n’est pas connu. Écrivez 01 à 95, 2A ou 2B.",
        )
    return value


Department = Annotated[str, Form(_department, {"type": "string", "enum": list(DEPARTMENTS)})]
"""A département of metropolitan France."""


class LegalDatesRequest(Part):
    """An event, its date, and what its deadlines depend on; what is not needed is not used."""

    event: Annotated[
        Literal[
            "commandement", "hearing", "diagnosis_referral", "leave_order", "contract_referral"
        ],
        ONE_OF,
    ]
    date: Day
    department: Department | None = Field(
        default=None, description="absent: national holidays only"
    )
    lease_signed: OldDay | None = None
    lease_renewed: OldDay | None = Field(
        default=None, description="last renewal, tacit included; absent: none since 2023-07-29"
    )
    printed_delay: Annotated[PrintedDelay, ONE_OF] | None = None


class DeadlineResult(ResultPart):
    """One date of the clock. ``before_roll`` is the safe day of a rolled deadline."""

    name: str
    on: DateText
    rule: str
    reference: str
    certainty: Literal["settled", "disputed", "printed", "prudent", "local"]
    before_roll: DateText | None = Field(default=None, description="only where it was rolled")
    on_good_friday: bool = Field(
        default=False,
        description="rests on Good Friday, a holiday only in communes with a Protestant temple",
    )


class LegalDatesResult(Result):
    """The deadlines of the event."""

    deadlines: list[DeadlineResult]


def compute(request: LegalDatesRequest, law: Law, explain: bool) -> dict[str, Any]:
    """The deadlines as plain data; ``explain`` gives each the dated values it rests on."""
    event = LegalEvent(
        kind=EventKind(request.event),
        on=request.date,
        department=request.department,
        lease_signed=request.lease_signed,
        lease_renewed=request.lease_renewed,
        printed_delay=request.printed_delay,
    )
    found = legal_dates(event, law)
    if isinstance(found, Missing):
        raise Refused(
            "missing_field",
            "La date de signature du bail est nécessaire pour un commandement dont le délai "
            "imprimé n’est pas indiqué. Ajoutez-la.",
            found.fields[0],
        )
    answer: dict[str, Any] = {
        "deadlines": [_written(deadline) for deadline in found.deadlines],
        **law_notes(found.used, request.date),
    }
    if explain:
        answer["explain"] = {"deadlines": [value.described() for value in found.used]}
    return answer


def _written(deadline: Deadline) -> dict[str, Any]:
    written: dict[str, Any] = {
        "name": deadline.name,
        "on": str(deadline.on),
        "rule": deadline.rule,
        "reference": deadline.reference,
        "certainty": deadline.certainty,
    }
    if deadline.before_roll is not None:
        written["before_roll"] = str(deadline.before_roll)
    if deadline.on_good_friday:
        written["on_good_friday"] = True
    return written


FUNCTION = Function("legal-dates", LegalDatesRequest, LegalDatesResult, compute, dated="date")

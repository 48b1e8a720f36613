"""Each income of a dossier, and how far it is known as the resource base counts it."""

from __future__ import annotations

from collections.abc import Mapping

from planner.calc.calendar import Month
from planner.calc.dossier.common import EvidenceStatus
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.kinds import AllowanceBase
from planner.calc.dossier.lines import Income
from planner.calc.housing.resource_adults import (
    adults_of,
    base_kinds,
    is_student,
    needs_every_month,
    receives_rsa,
    uncovered,
)
from planner.calc.housing.resource_kinds import (
    ACTIVITY,
    COUNTED,
    PENSIONS,
    UNEMPLOYMENT,
    State,
    why_unknown,
)
from planner.calc.housing.resource_treatment import Effect, Treatment, treatment_of
from planner.calc.housing.resource_window import Window, months_of, window_of
from planner.calc.law import Law
from planner.calc.values import dataclass

__all__ = ["ResourceLine", "read_resources"]


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """One income: its place, its kind, how far it is known, and why (an id, or empty)."""

    path: str
    kind: str
    state: State
    reason: str = ""


def read_resources(dossier: Dossier, law: Law, month: Month) -> tuple[ResourceLine, ...]:
    """Each income of the dossier, in its order: how far it is known for the base of a month.

    The incomes of other adults are asked about and never counted. Raises ``MissingParameter`` for
    a month before the figures known.
    """
    adults, window, kinds = adults_of(dossier), window_of(month), base_kinds(law)
    student = bool(adults) and is_student(adults, law, month) is True
    why: dict[int, tuple[State, str]] = {}
    for adult in adults:
        treatment = treatment_of(
            adult.person, adult.incomes, window, month, rsa=receives_rsa(adults, month)
        )
        gaps = uncovered(adult, window) if needs_every_month(treatment) else frozenset[int]()
        for index, income in adult.lines:
            if student:
                why[index] = (State.REPLACED, "student")
            else:
                why[index] = _state_of(income, kinds, window, treatment, index in gaps)
    return tuple(
        ResourceLine(
            f"incomes[{i}]", income.kind, *(why.get(i) or _of_another(income, kinds, window))
        )
        for i, income in enumerate(dossier.incomes)
    )


def _of_another(
    income: Income, kinds: Mapping[str, AllowanceBase], window: Window
) -> tuple[State, str]:
    """The income of a child or of another adult, which counts above a threshold only."""
    if why_unknown(income, kinds, window) is None and income.kind not in COUNTED:
        return State.NOT_COUNTED, ""
    return State.MISSING, "other_adults"


def _state_of(
    income: Income,
    kinds: Mapping[str, AllowanceBase],
    window: Window,
    treatment: Treatment | str,
    gap: bool,
) -> tuple[State, str]:
    unknown = why_unknown(income, kinds, window)
    if unknown is not None:
        return State.MISSING, unknown
    if income.kind not in COUNTED or not months_of(income, window):
        return State.NOT_COUNTED, "" if income.kind not in COUNTED else "outside_the_year"
    if isinstance(treatment, str) and income.kind not in PENSIONS:
        return State.MISSING, treatment
    if gap:
        return State.MISSING, "changed_income"
    if isinstance(treatment, Treatment) and _left_out(income, treatment):
        return State.NEUTRALISED, treatment.reason
    told = income.evidence.status is EvidenceStatus.DECLARED or income.rough
    return (State.ESTIMATED, "declared") if told else (State.KNOWN, "")


def _left_out(income: Income, treatment: Treatment) -> bool:
    return treatment.effect is Effect.NEUTRALISED and income.kind in ACTIVITY | UNEMPLOYMENT

"""When the housing allowance sets part of past earnings aside (CCH R.822-13 to R.822-17).

Somebody whose earnings stopped does not live on last year's. The text *abates* (−30 %) the
earnings of a person unemployed with a benefit for two months, of one retired or living on the AAH
without work (their unemployment benefits too), and of one ill for more than six months; it
*neutralises* the earnings and unemployment benefits of one unemployed without benefit, or with the
ASS, for two months, and of the adults of a household that receives the RSA.

All of it depends on when earnings stopped: where the dossier does not say it and it would change
the base, the answer is that it is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from planner.calc.calendar import Month
from planner.calc.dossier.household import Person, PersonStatus
from planner.calc.dossier.lines import Income
from planner.calc.housing.resource_kinds import ACTIVITY, DAILY, UNEMPLOYMENT
from planner.calc.housing.resource_window import Window, months_of
from planner.calc.values import dataclass

__all__ = ["NO_TREATMENT", "Effect", "Treatment", "treatment_of"]

_FROM_THE_SECOND_MONTH = 2
"""From the first day of the second month after the one in which work stopped (R.822-14, -15)."""

_LONG_ILLNESS = 7
"""More than six months of leave (R.822-16)."""


class Effect(StrEnum):
    """What is done to past earnings."""

    NONE = "none"
    EARNINGS_ABATED = "earnings_abated"
    ALL_ABATED = "all_abated"
    """Earnings and unemployment benefits."""
    NEUTRALISED = "neutralised"


@dataclass(frozen=True, slots=True)
class Treatment:
    """The effect, why (an id), and the article."""

    effect: Effect
    reason: str = ""
    reference: str = ""


NO_TREATMENT = Treatment(Effect.NONE)

_RSA = Treatment(Effect.NEUTRALISED, "rsa", "CCH R.822-17")
_UNPAID = Treatment(Effect.NEUTRALISED, "unemployed_unpaid", "CCH R.822-15")
_PAID = Treatment(Effect.EARNINGS_ABATED, "unemployed_paid", "CCH R.822-14")
_RETIRED = Treatment(Effect.ALL_ABATED, "retired", "CCH R.822-13")
_AAH = Treatment(Effect.ALL_ABATED, "aah", "CCH R.822-13")
_ILL = Treatment(Effect.EARNINGS_ABATED, "long_sick", "CCH R.822-16")

_PENSIONER = frozenset({"retirement_pension", "supplementary_pension"})


def treatment_of(
    person: Person, incomes: Sequence[Income], window: Window, month: Month, *, rsa: bool
) -> Treatment | str:
    """The treatment of one adult's year in a month, or why it cannot be told.

    ``incomes`` are that adult's; ``rsa`` says that the household receives the RSA. The reasons are
    ``unsettled`` (a situation whose beginning is not told, or that contradicts the incomes) and
    ``changed_income`` (earnings that stopped, and nothing says what came after).
    """
    if rsa:
        return _RSA
    earned = _some(incomes, ACTIVITY, window)
    working = _now(incomes, ACTIVITY, month)
    statuses = frozenset(person.statuses)
    paid = PersonStatus.UNEMPLOYED_PAID in statuses or _now(incomes, UNEMPLOYMENT, month)
    unpaid = PersonStatus.UNEMPLOYED_UNPAID in statuses or _now(incomes, {"ass"}, month)
    ill = PersonStatus.LONG_SICK in statuses
    if working:
        told = {PersonStatus.UNEMPLOYED_PAID, PersonStatus.UNEMPLOYED_UNPAID}
        return "unsettled" if ill or told & statuses else NO_TREATMENT
    if unpaid:
        return _since(_UNPAID, _stopped(incomes, ACTIVITY | UNEMPLOYMENT, {"ass"}, month), month)
    if paid:
        if not earned:
            return NO_TREATMENT
        return _since(_PAID, _stopped(incomes, ACTIVITY, UNEMPLOYMENT, month), month)
    if not (earned or _some(incomes, UNEMPLOYMENT, window)):
        return NO_TREATMENT
    if PersonStatus.RETIRED in statuses or _now(incomes, _PENSIONER, month):
        return _RETIRED
    if PersonStatus.AAH in statuses or _now(incomes, {"aah"}, month):
        return _AAH
    if ill or _now(incomes, {"sick_pay"}, month):
        return _since(_ILL, _begun(incomes, {"sick_pay"}, month), month, after=_LONG_ILLNESS)
    stopped = _stopped(incomes, ACTIVITY | UNEMPLOYMENT, (), month)
    recent = stopped is not None and month < stopped.plus(_FROM_THE_SECOND_MONTH)
    return NO_TREATMENT if recent or _now(incomes, DAILY, month) else "changed_income"


def _since(
    treatment: Treatment, stopped: Month | None, month: Month, after: int = _FROM_THE_SECOND_MONTH
) -> Treatment | str:
    if stopped is None:
        return "unsettled"
    return treatment if month >= stopped.plus(after) else NO_TREATMENT


def _now(incomes: Iterable[Income], kinds: Iterable[str], month: Month) -> bool:
    wanted = frozenset(kinds)
    return any(
        income.kind in wanted and income.amount and income.runs_in(month) for income in incomes
    )


def _some(incomes: Iterable[Income], kinds: Iterable[str], window: Window) -> bool:
    wanted = frozenset(kinds)
    return any(
        income.kind in wanted and income.amount and months_of(income, window) for income in incomes
    )


def _stopped(
    incomes: Iterable[Income], before: Iterable[str], instead: Iterable[str], month: Month
) -> Month | None:
    """The month in which work stopped: the last of it, else the first of what came instead."""
    kinds = frozenset(before)
    ends = [
        income.until
        for income in incomes
        if income.kind in kinds and income.until is not None and income.until < month
    ]
    return max(ends) if ends else _begun(incomes, instead, month)


def _begun(incomes: Iterable[Income], kinds: Iterable[str], month: Month) -> Month | None:
    wanted = frozenset(kinds)
    starts = [
        income.start
        for income in incomes
        if income.kind in wanted and income.start is not None and income.runs_in(month)
    ]
    return min(starts) if starts else None

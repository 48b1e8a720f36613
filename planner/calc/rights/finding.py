"""What a review says of one right: what is received, what the rule gives, what to ask."""

from __future__ import annotations

from enum import StrEnum

from planner.calc.figure import Figure, parameters_used
from planner.calc.law import Status
from planner.calc.outcomes import Computed, Missing, NotApplicable
from planner.calc.results import Paper, Reason
from planner.calc.rights.outcome import RightOutcome, ToCheck
from planner.calc.values import dataclass

__all__ = ["CLOSE", "Period", "RightFinding", "Standing", "standing_of"]

CLOSE = 100
"""Two amounts a euro apart are the same: roundings, not a question (usage), in cents."""


class Period(StrEnum):
    """What an amount covers; ``none`` for a right that has no amount."""

    MONTH = "month"
    YEAR = "year"
    NONE = "none"


class Standing(StrEnum):
    """Where a right stands."""

    RECEIVED = "received"
    RECEIVED_LESS = "received_less"
    RECEIVED_MORE = "received_more"
    RECEIVED_UNCHECKED = "received_unchecked"
    NOT_TOLD = "not_told"
    TO_CHECK = "to_check"
    NOT_CONCERNED = "not_concerned"
    FACTS_MISSING = "facts_missing"

    @property
    def raises_a_question(self) -> bool:
        """Whether a counsellor has something to do about it."""
        return self not in (
            Standing.RECEIVED,
            Standing.RECEIVED_UNCHECKED,
            Standing.NOT_CONCERNED,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RightFinding:
    """One right of a household on a day. Every id is one of ``vocabulary``.

    ``received`` is what the dossier tells, None when it tells nothing; ``gap`` is what the rule
    gives less what is received, when both are known. ``missing`` are paths of the dossier or of
    ``answers``; ``question`` what to ask, with the values it names; ``notes`` what to say anyway.
    """

    right: str
    standing: Standing
    outcome: RightOutcome
    period: Period
    received: Figure | None = None
    gap: Figure | None = None
    reasons: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    question: Reason | None = None

    @property
    def amount(self) -> Figure | None:
        """What the rule gives, when it gives one amount."""
        return self.outcome.value if isinstance(self.outcome, Computed) else None

    @property
    def ends(self) -> tuple[Figure | None, Figure | None]:
        """The two ends of what may be due; an end that nobody can compute is None."""
        if isinstance(self.outcome, ToCheck):
            return self.outcome.low, self.outcome.high
        return self.amount, self.amount

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the finding, each once."""
        held = [self.received, self.gap, *self.ends]
        if isinstance(self.outcome, NotApplicable):
            held.extend(self.outcome.figures)
        for reason in (*self.reasons, *self.notes):
            held.extend(reason.figures)
        return tuple({id(one): one for one in held if one is not None}.values())

    @property
    def certainty(self) -> str:
        """``indicative`` (the payer decides), or ``unverified`` where a value behind it is."""
        values = parameters_used(*self.figures)
        unverified = any(value.status is Status.UNVERIFIED for value in values)
        return "unverified" if unverified else "indicative"


def standing_of(outcome: RightOutcome, received: Figure | None) -> tuple[Standing, Figure | None]:
    """Where a right stands, and the end of the rule that what is received is to be held against.

    An amount received that lies between two ends raises no question and has no gap; one received
    where the rule gives nothing is more than the rule, without a gap.
    """
    told = received if received is not None and received.raw > 0 else None
    if isinstance(outcome, Computed):
        if told is None:
            return Standing.NOT_TOLD, None
        return _compared(told, outcome.value, outcome.value), outcome.value
    if told is not None and isinstance(outcome, ToCheck):
        standing = _compared(told, outcome.low, outcome.high)
        if standing is Standing.RECEIVED:
            return Standing.RECEIVED_UNCHECKED, None
        return standing, outcome.low if standing is Standing.RECEIVED_LESS else outcome.high
    if told is not None:
        more = isinstance(outcome, NotApplicable) and outcome.reason != "overseas"
        return (Standing.RECEIVED_MORE if more else Standing.RECEIVED_UNCHECKED), None
    if isinstance(outcome, ToCheck):
        return Standing.TO_CHECK, None
    return (
        Standing.FACTS_MISSING if isinstance(outcome, Missing) else Standing.NOT_CONCERNED
    ), None


def _compared(received: Figure, low: Figure | None, high: Figure | None) -> Standing:
    if low is not None and received.raw < low.raw - CLOSE:
        return Standing.RECEIVED_LESS
    if high is not None and received.raw > high.raw + CLOSE:
        return Standing.RECEIVED_MORE
    return Standing.RECEIVED

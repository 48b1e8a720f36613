"""What a plan says of the ways out: each proposal with its verdict, argued, and what goes together.

Nothing is worded here: verdicts and reasons are ids with values, put into words by the views.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from planner.calc.dossier.casework import AidKind
from planner.calc.figure import Figure
from planner.calc.values import dataclass

__all__ = ["Pairing", "PairingState", "Paper", "Proposal", "Reason", "Verdict"]


class Verdict(StrEnum):
    """What the plan says of a proposal."""

    RECOMMENDED = "recommended"
    POSSIBLE = "possible"
    NOT_NOW = "not_now"
    NOT_APPLICABLE = "not_applicable"
    REFUSED = "refused"
    IN_PROGRESS = "in_progress"
    TO_CHECK = "to_check"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, worded by the views from ``id`` and ``values`` (Money, Month, date, str)."""

    id: str
    values: Mapping[str, Any] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    reference: str | None = None
    certainty: str = "settled"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to bring: for which line, and why."""

    id: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal with its verdict, argued."""

    kind: AidKind
    verdict: Verdict
    reasons: tuple[Reason, ...]
    figures: tuple[Figure, ...] = ()
    missing: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    detail: str = ""
    """Which right, or which fund, when the kind alone does not say it."""
    received: bool = False
    """Whether the household receives this right already: only its amount is in question."""


class PairingState(StrEnum):
    """Whether a combination may be proposed."""

    LAWFUL = "lawful"
    INCOHERENT = "incoherent"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Pairing:
    """One combination. ``rank`` is 1 for the best lawful one, None for the others.

    ``settles`` says whether it deals with the whole rent debt.
    """

    kinds: tuple[AidKind, ...]
    state: PairingState
    settles: bool
    reasons: tuple[Reason, ...]
    rank: int | None = None

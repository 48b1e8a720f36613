"""When the housing allowance of a household in arrears may be suspended, and what restores it.

Until 31 December 2026 the payer (CAF, MSA) decides. Once the debt is an *impayé* the allowance is
kept if the current rent is paid again and a plan that the payer approved is kept to (CCH R.824-7),
or by R.824-28 if the current expense is paid in full, or, in a difficult social situation, if half
of it net of the allowance is. A judge's schedule that is kept to (R.824-29), an occupation
indemnity paid after the lease ended (R.824-14) and an over-indebtedness file (R.824-23, R.824-26)
keep it too. What keeps it restores it.

From 1 January 2027 the CCAPEX decides, after the payer's social diagnosis (CCH L.824-2, décret
2026-84): the allowance of a tenant in good faith is kept, even after the lease ended, and cut only
for bad faith. That is known from secondary sources: the whole reading is *unverified*, and good
faith is argued, not computed.

Each condition is met, not met, or not known: what is not known protects nobody and condemns nobody.
"""

from __future__ import annotations

from enum import StrEnum

from planner.calc.values import dataclass

__all__ = ["Condition", "Reading", "Regime", "Standing", "SuspensionFacts", "read_suspension"]


class Regime(StrEnum):
    """Who decides."""

    PAYER = "payer"
    CCAPEX = "ccapex"


class Standing(StrEnum):
    """Where the allowance stands under a regime."""

    NOT_AT_RISK = "not_at_risk"
    PROTECTED = "protected"
    AT_RISK = "at_risk"
    UNKNOWN = "unknown"
    SUSPENDED = "suspended"
    LIFTABLE = "liftable"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionFacts:
    """What the conditions look at; None is "not known".

    ``unpaid`` says whether the debt is an *impayé* under the regime read; ``rent_resumed`` that the
    current rent is paid in full again; ``half_paid`` that half of it, net of the allowance, was
    paid; ``hardship`` a difficult social situation; ``plan`` a plan signed and approved;
    ``judge_schedule`` a judge's schedule that is kept to; ``file_admissible`` and
    ``file_measures`` how far an over-indebtedness file has gone.
    """

    suspended: bool
    unpaid: bool | None
    rent_resumed: bool | None
    half_paid: bool | None
    hardship: bool | None
    plan: bool | None
    judge_schedule: bool | None
    lease_ended: bool
    file_admissible: bool
    file_measures: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """One way to keep or restore the allowance: met, not met, or not known."""

    id: str
    met: bool | None
    reference: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The allowance under one regime, with every condition that would keep or restore it."""

    regime: Regime
    standing: Standing
    conditions: tuple[Condition, ...]
    reference: str
    certainty: str


def read_suspension(facts: SuspensionFacts, regime: Regime) -> Reading:
    """The standing of an allowance under one regime."""
    conditions = _BY_REGIME[regime](facts)
    kept = _any(*(condition.met for condition in conditions))
    certainty = "settled" if regime is Regime.PAYER else "unverified"
    reference = "CCH R.824-7, R.824-28" if regime is Regime.PAYER else "CCH L.824-2, R.824-2"
    return Reading(regime, _standing(facts, kept), conditions, reference, certainty)


def _standing(facts: SuspensionFacts, kept: bool | None) -> Standing:
    if facts.suspended:
        return Standing.LIFTABLE if kept else Standing.SUSPENDED
    if facts.unpaid is None:
        return Standing.UNKNOWN
    if not facts.unpaid:
        return Standing.NOT_AT_RISK
    return Standing.PROTECTED if kept else Standing.AT_RISK


def _by_the_payer(facts: SuspensionFacts) -> tuple[Condition, ...]:
    resumed = facts.rent_resumed
    found = [
        Condition("approved_plan_and_rent", _all(facts.plan, resumed), "CCH R.824-7 1°"),
        Condition("current_expense_paid", resumed, "CCH R.824-28 1°"),
        Condition("hardship_and_half", _all(facts.hardship, facts.half_paid), "CCH R.824-28 2°"),
    ]
    if facts.judge_schedule is not False:
        found.append(Condition("judge_schedule_kept", facts.judge_schedule, "CCH R.824-29"))
    if facts.lease_ended:
        found.append(Condition("indemnity_paid", resumed, "CCH R.824-14"))
    if facts.file_admissible:
        found.append(Condition("file_oriented", True, "CCH R.824-23 ; C. conso. R.721-4"))
    if facts.file_measures:
        found.append(Condition("measures_and_rent", resumed, "CCH R.824-26"))
    return tuple(found)


def _by_the_ccapex(facts: SuspensionFacts) -> tuple[Condition, ...]:
    """Good faith is argued: paying the rent again or keeping to a plan shows it."""
    shown = _any(facts.rent_resumed, facts.plan, facts.judge_schedule)
    good_faith = True if shown else None
    return (Condition("good_faith", good_faith, "CCH L.824-2 ; décret 2026-84"),)


_BY_REGIME = {Regime.PAYER: _by_the_payer, Regime.CCAPEX: _by_the_ccapex}


def _all(*parts: bool | None) -> bool | None:
    """And, where something may not be known."""
    if False in parts:
        return False
    return None if None in parts else True


def _any(*parts: bool | None) -> bool | None:
    """Or, where something may not be known."""
    if True in parts:
        return True
    return None if None in parts else False

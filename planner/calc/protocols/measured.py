"""A support measure (ASLL) that is signed, as the entry of a scheme: written once, counted once.

The measure is kept in the casework, with its goals and its reviews; the entry of the scheme is what
the service counts and what its clock runs on. The entry follows from the measure: its length, its
goals and how far they are, the agreement and the contract, the closing review, the renewals, the
exit. What the measure does not say (contacts, waivers, a commission) stays in the entry, and so do
goals and steps noted there by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from planner.calc.dossier.casework import Casework
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.followup import Goal, Renewal, SchemeEntry, SchemeExit, StepRecord
from planner.calc.dossier.followup_kinds import Designator, GoalState
from planner.calc.dossier.support import (
    GoalKind,
    Next,
    Reached,
    SupportMeasure,
    SupportReview,
)
from planner.calc.protocols.protocol import Protocol, Role
from planner.calc.schemes.asll_follow import Following
from planner.calc.schemes.asll_review import CLOSING_DAYS

__all__ = ["entry_of_measure", "fed", "linked", "months_asked_by_entry"]

_STATES = {
    Reached.YES: GoalState.REACHED,
    Reached.PARTLY: GoalState.PARTLY,
    Reached.NO: GoalState.NOT_REACHED,
}
_OUTCOMES = {Next.RENEW: "prolong", Next.STOP: "stop", Next.REDIRECT: "stop"}


def _measures(protocols: Mapping[str, Protocol]) -> dict[str, Protocol]:
    return {id: rule for id, rule in protocols.items() if rule.measure is not None}


def entry_of_measure(
    dossier: Dossier, protocols: Mapping[str, Protocol], on: date, before: str | None = None
) -> tuple[Dossier, str | None]:
    """The dossier with the entry that a measure signed ``on`` a day belongs to, and its id.

    It is the last open entry of a scheme that runs a measure, else a new one where exactly one
    scheme does; None where the service runs none. ``before`` is the entry of an earlier measure.
    """
    known = _measures(protocols)
    followup = dossier.followup
    open_ = [
        one
        for one in followup.entries
        if one.protocol in known and one.exit is None and one.entered_on <= on and one.id != before
    ]
    if open_:
        return dossier, max(open_, key=lambda one: one.entered_on).id
    if len(known) != 1:
        return dossier, None
    (rule,) = known.values()
    who = rule.entry.designated_by
    taken = {one.id for one in followup.entries}
    names = (f"{rule.id[:36]}-{n}" if n > 1 else rule.id[:36] for n in range(1, len(taken) + 2))
    entry = SchemeEntry(
        id=next(name for name in names if name not in taken),
        protocol=rule.id,
        entered_on=on,
        designated_by=Designator.CCAS if Designator.CCAS in who or not who else who[0],
        referent=dossier.casework.counsellor,
    )
    changed = followup.but(entries=(*followup.entries, entry))
    return dossier.but(followup=changed), entry.id


def months_asked_by_entry(dossier: Dossier, protocols: Mapping[str, Protocol]) -> int | None:
    """The length noted at the designation, where an open entry waits for its measure."""
    known = _measures(protocols)
    waiting = [
        one.months
        for one in dossier.followup.entries
        if one.protocol in known and one.exit is None and one.months is not None
    ]
    return waiting[-1] if waiting else None


def fed(
    dossier: Dossier,
    held: Following | None,
    protocols: Mapping[str, Protocol],
    names: Mapping[GoalKind, str],
) -> Dossier:
    """The dossier whose entry says what its measure says; ``names`` are the words of the goals.

    Saying it twice changes nothing.
    """
    entry = None
    if held is not None and held.signed.entry is not None:
        entry = dossier.followup.entry(held.signed.entry)
    rule = protocols.get(entry.protocol) if entry is not None else None
    if held is None or entry is None or rule is None:
        return dossier
    changed = _told(entry, held, rule, names)
    entries = tuple(changed if one.id == entry.id else one for one in dossier.followup.entries)
    return dossier.but(followup=dossier.followup.but(entries=entries))


def _told(
    entry: SchemeEntry, held: Following, rule: Protocol, names: Mapping[GoalKind, str]
) -> SchemeEntry:
    kept = held.signed
    begun = kept.signed_on or kept.first_day
    own = set(names.values())
    goals = (*(goal for goal in entry.goals if goal.text not in own), *_goals(kept, names))
    noted = {(one.on, one.months): one for one in entry.renewals}  # with their reason
    signed = tuple(
        noted.get((one.on, one.for_months)) or Renewal(on=one.on, months=one.for_months)
        for one in kept.renewals
    )
    earlier = (one for one in entry.renewals if one.on < begun and one not in signed)
    renewals = (*earlier, *signed)
    return entry.but(
        months=kept.for_months,
        measure_from=kept.first_day,
        goals=goals,
        steps=_steps(entry, held, rule, begun),
        renewals=renewals,
        exit=entry.exit or _exit(kept, rule),
    )


def _goals(kept: SupportMeasure, names: Mapping[GoalKind, str]) -> list[Goal]:
    reviews = sorted(kept.reviews, key=lambda one: one.on)
    results = {one.goal: one.reached for one in reviews[-1].results} if reviews else {}
    return [
        Goal(
            text=names[goal.kind],
            by=goal.by,
            state=_STATES[results[goal.kind]] if goal.kind in results else GoalState.OPEN,
        )
        for goal in kept.goals
        if goal.kind in names
    ]


def _steps(
    entry: SchemeEntry, held: Following, rule: Protocol, begun: date
) -> tuple[StepRecord, ...]:
    """The steps noted, and those that the measure shows: agreement, contract, closing reviews."""
    steps = list(entry.steps)
    done = {record.step for record in steps}
    contract = next((one for one in rule.steps if one.role is Role.CONTRACT), None)
    if contract is not None and contract.id not in done:
        for needed in contract.when:
            asked = needed.step
            if asked is not None and asked not in done and rule.step(asked) is not None:
                outcome = needed.outcomes[0] if needed.outcomes else None
                steps.append(StepRecord(step=asked, on=begun, outcome=outcome))
        steps.append(StepRecord(step=contract.id, on=begun))
    closing = next((one for one in rule.steps if one.role is Role.CLOSING_REVIEW), None)
    if closing is None:
        return tuple(steps)
    known = {one.id for one in closing.outcomes}
    for review in _closing(held):
        outcome = _outcome(review)
        if known and outcome not in known:
            continue
        record = StepRecord(step=closing.id, on=review.on, outcome=outcome if known else None)
        steps = [one for one in steps if (one.step, one.on) != (record.step, record.on)]
        steps.append(record)
    return tuple(steps)


def _closing(held: Following) -> Sequence[SupportReview]:
    """The reviews that close a period: those of its last weeks."""
    ends = [due.on for due in held.reviews if due.kind.value == "closing"]
    return [
        review
        for review in sorted(held.signed.reviews, key=lambda one: one.on)
        if any(timedelta(0) <= end - review.on <= timedelta(CLOSING_DAYS) for end in ends)
        or review.on >= held.measure.end
    ]


def _outcome(review: SupportReview) -> str:
    if review.decided is not None and review.decided in _OUTCOMES:
        found = _OUTCOMES[review.decided]
        return "reached" if found == "stop" and _all_reached(review) else found
    return "reached" if _all_reached(review) else "stop"


def _all_reached(review: SupportReview) -> bool:
    return bool(review.results) and all(one.reached is Reached.YES for one in review.results)


def _exit(kept: SupportMeasure, rule: Protocol) -> SchemeExit | None:
    """The exit of a measure that was stopped, where the scheme has a way out of that name."""
    if kept.stopped_on is None:
        return None
    last = max(kept.reviews, key=lambda one: one.on, default=None)
    kind = "stopped"
    if last is not None and not last.household_stops:
        moved = any(one.reached is not Reached.NO for one in last.results)
        if last.decided is Next.REDIRECT:
            kind = "redirected"
        elif _all_reached(last):
            kind = "reached"
        elif moved:
            kind = "partly"
    return SchemeExit(on=kept.stopped_on, kind=kind) if rule.exit_kind(kind) is not None else None


def linked(casework: Casework, entry: str) -> bool:
    """Whether the measure in force is that of an entry."""
    return casework.asll is not None and casework.asll.entry == entry

"""What a follow-up decides, noted in a dossier: a prolongation, an advised aid, a goal, a relay.

The same checks as ``portfolio_log``: each note is held against the protocol of its entry.
"""

from __future__ import annotations

from datetime import date

from planner.calc.dossier import Dossier
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.followup import Goal, HandOver, PursuitSuspension, Renewal
from planner.calc.dossier.followup_kinds import GoalState, HandOverKind
from planner.calc.law import Law
from planner.calc.protocols.measured import linked
from planner.errors import PlannerError, Problem
from planner.services.portfolio_checks import (
    following,
    made,
    no_such_entry,
    one_of,
    one_with,
    said,
)
from planner.services.portfolio_log import Change, replaced
from planner.services.settings import law_of
from planner.services.support import renew

__all__ = ["advised", "aimed", "handed_over", "prolonged", "suspended"]


def prolonged(
    months: int, on: date, *, entry: str | None = None, reason: str = "", law: Law | None = None
) -> Change:
    """The measure goes on for so many months, as often as its protocol allows it; a measure signed
    in the dossier is renewed with it.
    """

    def change(dossier: Dossier) -> Dossier:
        one, _rule, measure = one_with(dossier, "renew", entry, law, lambda rule: rule.measure)
        allowed = measure.renewals
        if allowed is not None and len(one.renewals) >= allowed:
            raise PlannerError(
                Problem(
                    "no_more_renewal",
                    "Cette mesure a déjà été prolongée {count} fois, autant que son protocole le "
                    "permet. Notez la sortie, ou changez le protocole.",
                    None,
                    {"count": len(one.renewals)},
                )
            )
        names = {"reason": "--reason", "months": "--months"}
        renewal = made(Renewal, names, on=on, months=months, reason=reason)
        noted = replaced(dossier, one.but(renewals=(*one.renewals, renewal)))
        if linked(dossier.casework, one.id):
            return renew(noted, law_of() if law is None else law, on, months)
        return noted

    return change


def advised(aid: str, *, entry: str | None = None, law: Law | None = None) -> Change:
    """An aid that the aid plan advises: a protocol may then ask for one more step."""
    kind = one_of(AidKind, aid, "AIDE")

    def change(dossier: Dossier) -> Dossier:
        one, _rule, _any = one_with(dossier, aid, entry, law, lambda rule: rule)
        known = tuple(each for each in one.advised if each is not kind)
        return replaced(dossier, one.but(advised=(*known, kind)))

    return change


def aimed(
    text: str, *, state: str = "open", by: date | None = None, entry: str | None = None,
    law: Law | None = None,
) -> Change:  # fmt: skip
    """An objective, or the state of the one that has the same words."""
    where = one_of(GoalState, state, "--state")
    text = said(text, "TEXTE")

    def change(dossier: Dossier) -> Dossier:
        one, _rule, _any = one_with(dossier, text, entry, law, lambda rule: rule)
        before = next((goal for goal in one.goals if goal.text == text), None)
        until = by if by is not None or before is None else before.by
        goal = made(Goal, {"text": "TEXTE"}, text=text, state=where, by=until)
        goals = tuple(goal if each is before else each for each in one.goals)
        return replaced(dossier, one.but(goals=goals if before else (*one.goals, goal)))

    return change


def suspended(
    on: date, *, until: date | None = None, landlord: str = "", entry: str | None = None,
    law: Law | None = None,
) -> Change:  # fmt: skip
    """The landlord suspends its pursuit from a day on; ``until`` ends the one that runs."""
    following(until, "--until", on)

    def change(dossier: Dossier) -> Dossier:
        one, _rule, _any = one_with(dossier, "suspend", entry, law, lambda rule: rule)
        names = {"landlord": "--landlord"}
        suspension = made(PursuitSuspension, names, since=on, until=until, landlord=landlord)
        kept = tuple(each for each in one.suspensions if each.since != on)
        return replaced(dossier, one.but(suspensions=(*kept, suspension)))

    return change


def handed_over(
    to: str, kind: str, on: date, *, accepted_on: date | None = None, reason: str = "",
    entry: str | None = None,
) -> Change:  # fmt: skip
    """Another service is asked to step in, or takes the follow-up; ``entry`` of one entry alone."""
    what = one_of(HandOverKind, kind, "--kind")
    service = said(to, "SERVICE")
    if accepted_on is not None and accepted_on < on:
        following(accepted_on, "--accepted", on)
    over = made(
        HandOver,
        {"to": "SERVICE", "reason": "--reason"},
        on=on,
        kind=what,
        to=service,
        accepted_on=accepted_on,
        reason=reason,
    )

    def change(dossier: Dossier) -> Dossier:
        if entry is not None and dossier.followup.entry(entry) is None:
            raise no_such_entry(entry, dossier)
        followup = dossier.followup
        return dossier.but(
            followup=followup.but(hand_overs=(*followup.hand_overs, over.but(entry=entry)))
        )

    return change

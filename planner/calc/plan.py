"""The whole of a household on a day: diagnosis, proposals, schedules, dates, papers, alerts.

``plan`` is the function that everything else calls. It is pure: the same dossier, law and day give
the same plan, figure for figure. It says something of any dossier, even an empty one, and says
what is missing rather than guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import count

from planner.calc.budget.reste_a_vivre import after_plan
from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import Diagnosis, diagnose
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue, Status
from planner.calc.results import Alert, Budget, Plan, Proposal, ScheduleView
from planner.calc.schemes.papers import papers_to_bring
from planner.calc.schemes.proposals import propose

__all__ = ["MOST_HORIZON", "plan"]

MOST_HORIZON = 120
"""The longest calendar, in months."""

_OF_ANY_RIGHT = ("rights.received", "rights.gap")


def plan(dossier: Dossier, law: Law, on: date, *, horizon: int = 12) -> Plan:
    """The plan of a household on a day, its calendar over ``horizon`` months (1 to 120).

    ``MissingParameter`` only when the law holds no formula of reste à vivre on that day; every
    other gap of the law is said in the result. ``ValueError`` for a horizon out of its range.
    """
    if not 1 <= horizon <= MOST_HORIZON:
        raise ValueError(f"the horizon is 1 to {MOST_HORIZON} months")
    diagnosis = diagnose(dossier, law, on, horizon=horizon)
    proposals = propose(diagnosis)
    budget = _with_the_plan(diagnosis, proposals.kept)
    figures = _published(diagnosis, proposals.all, proposals.recorder, _lacking(diagnosis))
    used = _used(diagnosis, figures.values())
    stale = tuple(value.parameter for value in used if value.stale_on(on))
    return Plan(
        dossier_id=dossier.id,
        on=on,
        first_month=Month.of(on).plus(1),
        budget=budget,
        arrears=diagnosis.arrears,
        allowance=diagnosis.allowance,
        capacity=diagnosis.capacity,
        proposals=proposals.all,
        schedules=diagnosis.schedules,
        deadlines=diagnosis.deadlines.sorted(),
        papers=papers_to_bring(dossier, proposals.all),
        alerts=(*_to_review(stale), *proposals.alerts),
        figures=figures,
        parameters=used,
        law_fingerprint=law.fingerprint,
        unverified=tuple(v.parameter for v in used if v.status is Status.UNVERIFIED),
        stale=stale,
        kept=proposals.kept.id if proposals.kept else None,
        pairings=proposals.pairings,
        fund=proposals.evaluation,
    )


def _to_review(stale: tuple[str, ...]) -> tuple[Alert, ...]:
    """Every screen says it first: the law has normally changed since these values were read."""
    return (Alert("law_to_review", {"count": len(stale)}),) if stale else ()


def _with_the_plan(diagnosis: Diagnosis, kept: ScheduleView | None) -> Budget:
    """The formulas before and after the instalment that the plan rests on."""
    if kept is None:
        return diagnosis.budget
    work = diagnosis.work
    views = after_plan(work.recorder, work.formulas, kept.instalment)
    return replace(diagnosis.budget, formulas=views)


def _lacking(diagnosis: Diagnosis) -> WithDerivation:
    """What the first month that breaks lacks under each schedule: the alerts say it."""
    r = WithDerivation("schedule")
    floor = diagnosis.budget.floor
    for view in diagnosis.schedules:
        if view.breaks is None or view.missing is None or not view.lines:
            continue
        needed = floor.raw + view.instalment.raw
        left = diagnosis.work.left_of(view.breaks)
        if needed - left.raw == view.missing.cents:
            whole = r.sum(f"needed[{view.id}]", floor, view.instalment)
            r.difference(f"missing[{view.id}]", whole, left)
    return r


def _published(
    diagnosis: Diagnosis, proposals: Iterable[Proposal], *others: WithDerivation
) -> dict[str, Figure]:
    """Every computed figure by its label; facts typed by hand explain themselves.

    Those that only a proposal holds (what a right would give) come last. Two of them may bear one
    label: the right that they are told for, then their rank, tells them apart.
    """
    named = {each.label: each for each in diagnosis.figures() if each.operation != "given"}
    for recorder in others:
        # What a regulation writes is a value like those of the law: its text is told.
        kept = (one for one in recorder.figures.values() if one.field is None)
        told = (one for one in kept if one.operation != "given" or one.reference is not None)
        named |= {each.label: each for each in told}
    known = {id(figure) for figure in named.values()}
    for proposal in proposals:
        held = [*proposal.figures, *(each for why in proposal.reasons for each in why.figures)]
        for figure in held:
            if figure.operation != "given" and id(figure) not in known:
                known.add(id(figure))
                named[_free_name(named, figure.label, proposal.detail)] = figure
    return named


def _free_name(taken: Mapping[str, Figure], label: str, detail: str) -> str:
    """``rights.gap[ppa]``; ``ppa.net``, then ``ppa.net[2]`` for the other end of a range."""
    name = f"{label}[{detail}]" if label.startswith(_OF_ANY_RIGHT) and detail else label
    ranked = (f"{name}[{rank}]" for rank in count(2))
    return name if name not in taken else next(each for each in ranked if each not in taken)


def _used(diagnosis: Diagnosis, figures: Iterable[Figure]) -> tuple[LawValue, ...]:
    """The dated values behind the figures, the account and the dates, each once."""
    found: dict[int, LawValue] = {}
    seen: set[Figure] = set()
    waiting = list(figures)
    while waiting:
        figure = waiting.pop()
        if figure in seen:
            continue
        seen.add(figure)
        terms, parameter = figure.terms, figure.parameter
        if parameter is not None:
            found[id(parameter)] = parameter
        for value in figure.scale:
            found[id(value)] = value
        if terms:
            waiting += terms
    beside = (*(diagnosis.account.used if diagnosis.account else ()), *diagnosis.deadlines.used)
    used = {(value.parameter, value.start): value for value in (*found.values(), *beside)}
    return tuple(used[key] for key in sorted(used))

"""The support measure once it is wanted: sign it, review it, renew or stop it, print its review.

Each gives back the dossier with the measure in it, and the entry of its scheme told the same
(``planner.calc.protocols.measured``); nothing is written here. What is printed is made from what
may be shared.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.calc.calendar import next_working_day
from planner.calc.dossier import Dossier, GoalKind, Next, Reached, SupportMeasure, SupportReview
from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.money import ZERO
from planner.calc.protocols.measured import entry_of_measure, fed, months_asked_by_entry
from planner.calc.results import Plan
from planner.calc.schemes.asll_follow import (
    Following,
    follow,
    followed,
    reached_so_far,
    renewed,
    review_of,
    signed,
    written,
)
from planner.calc.schemes.asll_measure import Measure, convention_for, measure_for
from planner.calc.schemes.asll_review import Review
from planner.errors import PlannerError, Problem
from planner.services.planning import completed, compute_plan
from planner.services.portfolio import protocols_of
from planner.services.settings import letterhead, organisation
from planner.storage.organisation import Organisation
from planner.views.i18n import speaking
from planner.views.words.support import goal_name

__all__ = [
    "following",
    "go_on",
    "in_force",
    "length_asked",
    "measure_of",
    "renew",
    "review_pdf_of",
    "sign",
    "stop",
    "told_to_scheme",
    "write_review",
]


def measure_of(
    dossier: Dossier,
    law: Law,
    on: date,
    choices: Organisation | None = None,
    *,
    start: date | None = None,
    months: int | None = None,
    plan: Plan | None = None,
) -> Measure:
    """The measure as it would be signed under the convention of the territory.

    It begins on the day chosen in the dossier, else on the first working day of the next month,
    unless ``start`` says otherwise; ``months`` is one of the convention's durations, by default
    the one chosen, then the one noted when the household entered the scheme. PlannerError where
    the household has said no, where nothing calls for one, or for another duration.
    """
    made = plan or compute_plan(dossier, law, on, choices)
    department = dossier.dwelling.department
    chosen = dossier.casework.asll_choices
    day = start or chosen.first_day or next_working_day(made.first_month.first_day, department)
    convention = convention_for(law, department)
    lasting = months or chosen.for_months or length_asked(dossier, law)
    return measure_for(dossier, made, convention, day, lasting)


def length_asked(dossier: Dossier, law: Law) -> int | None:
    """The months noted when the household entered the scheme, where the convention has them."""
    noted = months_asked_by_entry(dossier, protocols_of(law))
    known = convention_for(law, dossier.dwelling.department).durations
    return noted if noted in known else None


def following(
    dossier: Dossier, law: Law, on: date, choices: Organisation | None = None
) -> Following | None:
    """The measure in force, its meetings and reviews; None without one."""
    if dossier.casework.asll is None:
        return None
    return follow(dossier, law, compute_plan(dossier, law, on, choices))


def sign(
    dossier: Dossier,
    law: Law,
    on: date,
    choices: Organisation | None = None,
    *,
    start: date | None = None,
    months: int | None = None,
) -> Dossier:
    """The dossier with the measure signed that day; one that runs already is never replaced."""
    made = compute_plan(dossier, law, on, choices)
    held = follow(dossier, law, made)
    if held is not None and on < held.ends_on:
        raise PlannerError(
            Problem(
                "asll_runs_already",
                "L’accompagnement n’a pas été signé : un autre court jusqu’au {until}. Faites-en "
                "le bilan, renouvelez-le ou arrêtez-le.",
                "casework.asll",
                {"until": f"{held.ends_on:%d/%m/%Y}"},
            )
        )
    measure = measure_of(dossier, law, on, choices, start=start, months=months, plan=made)
    account = dossier.account
    told = account.lines or account.rough_balance is not None or account.opening_balance
    arrears = max(ZERO, made.arrears.balance.money) if told else None
    earlier = held.signed.entry if held is not None else None
    opened, entry = entry_of_measure(dossier, protocols_of(law), on, earlier)
    return _with(opened, signed(measure, arrears, on).but(entry=entry), law)


def write_review(
    dossier: Dossier,
    law: Law,
    on: date,
    reached: Mapping[GoalKind, Reached],
    choices: Organisation | None = None,
    *,
    done: str = "",
    household_says: str = "",
    household_stops: bool = False,
) -> tuple[Dossier, Review]:
    """The dossier with one review more, and what this review proposes.

    A goal that ``reached`` does not name is as far as the figures of the dossier show it, else not
    reached. PlannerError without a measure, or before its first day.
    """
    plan = compute_plan(dossier, law, on, choices)
    held = in_force(dossier, law, plan)
    results = {**reached_so_far(held, dossier, plan), **reached}
    kept = written(
        held,
        dossier,
        plan,
        results,
        done=done,
        household_says=household_says,
        household_stops=household_stops,
    )
    changed = held.signed.but(reviews=(*held.signed.reviews, kept))
    return _with(dossier, changed, law), review_of(held, kept)


def renew(dossier: Dossier, law: Law, on: date, months: int | None = None) -> Dossier:
    """The dossier with the measure renewed, and its last review closed by that decision.

    PlannerError without a measure, or where its convention does not allow it.
    """
    held = in_force(dossier, law, compute_plan(dossier, law, on))
    return _with(dossier, _decided(renewed(held, on, months), Next.RENEW), law)


def go_on(dossier: Dossier, law: Law, on: date) -> Dossier:
    """The dossier whose last review is closed by the decision to go on as signed; PlannerError
    without a measure.
    """
    held = in_force(dossier, law, compute_plan(dossier, law, on))
    return _with(dossier, _decided(held.signed, Next.GO_ON), law)


def stop(dossier: Dossier, law: Law, on: date, *, redirect: bool = False) -> Dossier:
    """The dossier with the measure ended that day, the household being free to; ``redirect`` where
    another measure takes over. PlannerError without a measure.
    """
    held = in_force(dossier, law, compute_plan(dossier, law, on))
    decision = Next.REDIRECT if redirect else Next.STOP
    return _with(dossier, _decided(held.signed, decision).but(stopped_on=on), law)


def _decided(kept: SupportMeasure, decision: Next) -> SupportMeasure:
    """The decision written on the last review, where there is one."""
    reviews: tuple[SupportReview, ...] = kept.reviews
    if not reviews:
        return kept
    return kept.but(reviews=(*reviews[:-1], reviews[-1].but(decided=decision)))


def review_pdf_of(
    dossier: Dossier, law: Law, on: date, choices: Organisation | None = None
) -> bytes:
    """The last review as a PDF for those who sign it; PlannerError where none was written."""
    from planner.documents.asll_review import asll_review_pdf

    known = organisation() if choices is None else choices
    seen = completed(shared(dossier), known)
    plan = compute_plan(seen, law, on, known)
    held = in_force(seen, law, plan)
    if not held.signed.reviews:
        raise PlannerError(
            Problem(
                "asll_no_review",
                "Le bilan n’a pas été imprimé : aucun n’a encore été écrit. Écrivez-le d’abord "
                "avec « planner asll review ».",
                "casework.asll.reviews",
            )
        )
    kept = held.signed.reviews[-1]
    head = letterhead(known, dossier.casework.counsellor)
    return asll_review_pdf(seen, plan, held, kept, head)


def in_force(dossier: Dossier, law: Law, plan: Plan) -> Following:
    """The measure that the dossier holds; PlannerError ``asll_none_signed`` without one."""
    held = follow(dossier, law, plan)
    if held is None:
        raise PlannerError(
            Problem(
                "asll_none_signed",
                "Ce dossier n’a pas d’accompagnement signé. Signez-le d’abord avec « planner asll "
                "sign ».",
                "casework.asll",
            )
        )
    return held


def _with(dossier: Dossier, measure: SupportMeasure, law: Law) -> Dossier:
    """The dossier with the measure, and the entry of its scheme as the measure says it."""
    changed = dossier.but(casework=dossier.casework.but(asll=measure))
    return told_to_scheme(changed, law)


def told_to_scheme(dossier: Dossier, law: Law) -> Dossier:
    """The dossier whose entry in the scheme says what its measure says."""
    held = followed(dossier, law)
    if held is None or held.signed.entry is None:
        return dossier
    with speaking("fr"):
        names = {goal.kind: goal_name(goal) for goal in held.measure.goals}
    return fed(dossier, held, protocols_of(law), names)

"""The gap between the allowance computed and the one notified, cause by cause, for a household.

Every cause of ``housing.gap`` is tested with the facts of the dossier, and shown with what it would
change. The question to put to the CAF goes with each: where one cause alone gives the amount
notified, its question is the one to put; where several do, or none, they are all open.

What the restored allowance would change elsewhere is shown beside it: the RSA and the prime
d'activité count it up to a flat amount, the net rent and what is left to live on move by as much,
the base of the FSL leaves it out. Nothing is computed again from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from planner.calc.allowance_results import AllowanceView, Consequence, GapCause, GapView
from planner.calc.budget.budget import BudgetWork
from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus
from planner.calc.figure import Figure, WithDerivation
from planner.calc.housing.allowance import Tenancy, compute_allowance, references
from planner.calc.housing.gap import (
    Cause,
    GapFacts,
    Tested,
    Verdict,
    changes,
    implied_bases,
    same,
    test_change,
    verdict,
)
from planner.calc.housing.resource_base import ResourceBase, compute_resource_base
from planner.calc.housing.scale import rental_scale
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.calc.operations import figures_only
from planner.calc.outcomes import Computed
from planner.calc.rights.drawing import attempted
from planner.calc.rights.family_review import family_review
from planner.calc.rights.minimum_review import means_of, review_ppa, review_rsa
from planner.calc.rights.outcome import RightOutcome
from planner.calc.rights.situation import situation_of
from planner.errors import MissingParameter

__all__ = ["consequences_of", "gap_view"]

_NOTIFIED = (AllowanceStatus.PAID, AllowanceStatus.SUSPENDED)
_COUNTING_THE_ALLOWANCE = {"rsa": review_rsa, "ppa": review_ppa}
"""The rights whose amount moves with the allowance, by the housing flat."""


def gap_view(
    r: WithDerivation,
    dossier: Dossier,
    law: Law,
    tenancy: Tenancy,
    view: AllowanceView,
) -> GapView | None:
    """The gap of a month with its causes; None without both amounts, or within a euro.

    An allowance that was not claimed or not yet answered has no notice to explain.
    """
    computed, notified = view.computed, view.notified
    if (
        dossier.dwelling.allowance.status not in _NOTIFIED
        or computed is None
        or notified is None
        or same(computed.money, notified.money)
    ):
        return None
    facts = _facts(dossier, law, view)
    tested = [
        test_change(law, change, notified.money)
        for change in changes(law, view.month, tenancy, facts)
    ]
    best = [_best(tested, cause, notified.money) for cause in Cause]
    causes = tuple(
        _told(r, law, cause, one, computed, facts) for cause, one in zip(Cause, best, strict=True)
    )
    bases = implied_bases(law, view.month, tenancy, notified.money)
    found = verdict(computed.money, notified.money, sum(each.explains for each in causes))
    return GapView(
        verdict=found.value,
        causes=causes,
        implied_base_low=bases[0] if bases else None,
        implied_base_high=bases[1] if bases else None,
        questions=tuple(
            each.cause for each in causes if each.explains or found is Verdict.NOT_EXPLAINED
        ),
    )


def _facts(dossier: Dossier, law: Law, view: AllowanceView) -> GapFacts:
    base = view.base
    other = base.computed.money if base is not None and base.computed is not None else None
    due = view.reduction.due if view.reduction is not None else None
    return GapFacts(
        other_base=other,
        previous_base=_previous(dossier, law, view.month),
        rls_due=due.money if due is not None else None,
        withheld=dossier.dwelling.allowance.withheld,
    )


def _previous(dossier: Dossier, law: Law, month: Month) -> Money | None:
    """The base of the quarter before, which a late review would still use."""
    try:
        found = compute_resource_base(figures_only, dossier, law, month.plus(-3))
    except MissingParameter:
        return None
    return Money(int(found.base)) if isinstance(found, ResourceBase) else None


def _best(tested: Iterable[Tested], cause: Cause, notified: Money) -> Tested | None:
    """The change of a cause that comes nearest to the amount notified, the first on a tie."""
    some = [each for each in tested if each.change.cause is cause]
    return min(some, key=lambda each: abs(each.paid - notified).cents, default=None)


def _told(
    r: WithDerivation,
    law: Law,
    cause: Cause,
    best: Tested | None,
    computed: Figure,
    facts: GapFacts,
) -> GapCause:
    if best is None:
        return GapCause(cause.value, "", None, None, explains=False)
    change = best.change
    if change.taken is None:
        paid = r.given(f"if[{change.id}]", ZERO)
    elif change.taken:
        withheld = r.given("withheld", facts.withheld, field="dwelling.allowance.withheld")
        left = r.difference(f"less_withheld[{change.id}]", computed, withheld)
        paid = r.at_least_zero(f"if[{change.id}]", left)
    else:
        paid = r.sum(f"if[{change.id}]", _explained(law, best))
    effect = r.difference(f"gap_effect[{change.id}]", paid, computed)
    return GapCause(cause.value, change.id, paid, effect, explains=best.explains)


def _explained(law: Law, tested: Tested) -> Figure:
    """The allowance with one fact changed, with its own derivation."""
    tenancy, month = tested.change.tenancy, tested.change.month
    recorder = WithDerivation("housing_allowance", references(overseas=tenancy.overseas))
    scale = rental_scale(law, month, overseas=tenancy.overseas)
    return compute_allowance(recorder, scale, tenancy).paid


def consequences_of(
    r: WithDerivation, dossier: Dossier, law: Law, on: date, work: BudgetWork, view: AllowanceView
) -> tuple[Consequence, ...]:
    """What the computed allowance, paid in full, would change elsewhere; nothing if it is paid."""
    computed, used = view.computed, work.budget.allowance_used
    if computed is None or same(computed.money, used.money):
        return ()
    more = r.difference("restored", computed, used)
    net = work.budget.net_rent
    left = work.budget.reste_a_vivre
    found = [
        Consequence("net_rent", net, r.difference("net_rent_restored", net, more)),
        Consequence("reste_a_vivre", left, r.sum("reste_a_vivre_restored", left, more)),
        Consequence("fsl_base", work.budget.fsl_base, work.budget.fsl_base),
    ]
    allowance = dossier.dwelling.allowance
    now, after = (
        dossier.but(
            dwelling=dossier.dwelling.but(
                allowance=allowance.but(amount=amount, status=AllowanceStatus.PAID)
            )
        )
        for amount in (used.money, computed.money)
    )
    return (*found, *_rights(now, after, law, on))


def _rights(now: Dossier, after: Dossier, law: Law, on: date) -> Iterator[Consequence]:
    """The rights that count the allowance, where both amounts are computed and differ."""
    first, second = (situation_of(dossier, law, on) for dossier in (now, after))
    if first.overseas:
        return
    # The family benefits do not look at the allowance: they are the same on both sides.
    benefits = family_review(first)[1]
    try:
        before, later = means_of(first, benefits), means_of(second, benefits)
    except MissingParameter:
        return
    for right, review in _COUNTING_THE_ALLOWANCE.items():
        one = _amount(attempted(right, partial(review, means=before), first).outcome)
        other = _amount(attempted(right, partial(review, means=later), second).outcome)
        if one is not None and other is not None and one.raw != other.raw:
            yield Consequence(right, one, other)


def _amount(outcome: RightOutcome) -> Figure | None:
    return outcome.value if isinstance(outcome, Computed) else None

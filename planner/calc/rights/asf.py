"""The *allocation de soutien familial*: for a child whom one parent, or both, does not support.

A lone parent receives it for each child under 20 when the other parent is dead, unknown or does
not pay; where a maintenance is paid that is lower, the ASF pays the difference, from 15 euros on.
It is not due to somebody who lives as a couple. When the other parent owes a maintenance and does
not pay it, the ASF is advanced and recovered from that parent.

Whether the other parent pays is a fact that only the person can tell: without it the right is to
check, and no amount is given. Sources: CSS L.523-1 to L.523-3, D.523-1 to D.523-3.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.dossier.answers import OtherParent
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Rounding
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.outcomes import NotApplicable
from planner.calc.rights.children import under
from planner.calc.rights.family import Family, kept, net_of_crds
from planner.calc.values import dataclass

__all__ = [
    "REFERENCES",
    "ChildSupport",
    "SupportScale",
    "child_support",
    "child_support_figures",
    "compute_support",
    "support_scale",
]

N = TypeVar("N")

REFERENCES = {
    "each": "CSS L.523-1, D.523-1",
    "whole": "CSS L.523-1, D.523-1",
    "less_maintenance": "CSS L.523-1, D.523-2",
    "gross": "CSS L.523-1, D.523-3",
    "crds": "ordonnance 96-50 art. 14 et 19",
    "net": "CSS L.523-1",
}


@dataclass(frozen=True, slots=True)
class SupportScale:
    """The dated values of one month."""

    bmaf: LawValue
    one_parent: LawValue
    both_parents: LawValue
    age_limit: LawValue
    minimum: LawValue
    crds: LawValue


@lru_cache(maxsize=64)
def support_scale(law: Law, month: Month) -> SupportScale:
    """The values in force in a month; ``MissingParameter`` before April 2024."""
    day = month.first_day
    return SupportScale(
        bmaf=law.value("bmaf", day),
        one_parent=law.value("asf.un_parent", day),
        both_parents=law.value("asf.deux_parents", day),
        age_limit=law.value("af.age_limite", day),
        minimum=law.value("asf.minimum_verse", day),
        crds=law.value("crds.taux", day),
    )


class ChildSupport(NamedTuple, Generic[N]):
    """EUR a month, whole cents, for ``children`` children together."""

    children: int
    gross: N
    net: N


def child_support(
    law: Law, month: Month, family: Family, other: OtherParent, maintenance: Figure | None = None
) -> ChildSupport[Figure] | NotApplicable:
    """The ASF of a month, explained; see ``compute_support``."""
    recorder = WithDerivation("asf", REFERENCES)
    return compute_support(recorder, support_scale(law, month), month, family, other, maintenance)


def child_support_figures(
    law: Law, month: Month, family: Family, other: OtherParent, maintenance: Number | None = None
) -> ChildSupport[Number] | NotApplicable:
    """The same as bare cents."""
    scale = support_scale(law, month)
    return compute_support(figures_only, scale, month, family, other, maintenance)


def compute_support(
    r: Recorder[N],
    scale: SupportScale,
    month: Month,
    family: Family,
    other: OtherParent,
    maintenance: N | None = None,
) -> ChildSupport[N] | NotApplicable:
    """The rule, written once for every recorder.

    ``maintenance`` is what is paid for all the children together, EUR a month; it counts when the
    other parent pays less than the ASF. A child in alternating custody is supported by both.
    """
    if not family.lone:
        return NotApplicable("not_a_lone_parent", "CSS L.523-2")
    limit = scale.age_limit.count
    children = [c for c in under(family.children, month, limit) if not c.alternating]
    if not children:
        return NotApplicable("no_child_in_charge", "CSS L.523-1")
    if other is OtherParent.PAYS_ENOUGH:
        return NotApplicable("other_parent_pays", "CSS L.523-1")
    rate = scale.both_parents if other is OtherParent.BOTH_ABSENT else scale.one_parent
    each = r.product("each", r.parameter(scale.bmaf), r.parameter(rate), None)
    count = r.given("children", len(children), field="children")
    whole = r.round("whole", r.times("exact", each, count), Rounding.HALF_UP)
    if other is not OtherParent.PAYS_LESS or maintenance is None:
        return ChildSupport(len(children), whole, net_of_crds(r, whole, scale.crds))
    left = r.at_least_zero("less_maintenance", r.difference("difference", whole, maintenance))
    gross = r.reaching("gross", left, left, r.parameter(scale.minimum))
    if r.bare(gross) == 0:
        return NotApplicable(
            "maintenance_reaches_asf", "CSS L.523-1, D.523-3", kept(whole, maintenance)
        )
    return ChildSupport(len(children), gross, net_of_crds(r, gross, scale.crds))

"""What ``plan`` says of the housing allowance: computed beside notified, and what may part them.

The rules are in ``housing``; these are the frozen parts of ``results.Plan`` that hold their answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.calc.calendar import Month
from planner.calc.figure import Figure
from planner.calc.outcomes import Missing, NotApplicable

__all__ = ["AllowanceView", "ReductionView", "ResourceBaseView", "ResourceView"]


@dataclass(frozen=True, slots=True)
class ResourceView:
    """One income as the resource base of the allowance counts it.

    ``state`` is ``known``, ``estimated``, ``missing``, ``neutralised``, ``replaced`` or
    ``not_counted``; ``reason`` is an id, worded by the views, or empty.
    """

    path: str
    kind: str
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ResourceBaseView:
    """The yearly resource base of the allowance, from the month ``first`` to the month ``last``.

    ``used`` is the base the allowance was computed with: the one given in the dossier (``source``
    is ``given``), else the ``computed`` one (``source`` is its ``situation``). ``missing`` says why
    none was computed from the incomes; ``questions`` are ids of what to ask before trusting it.
    """

    used: Figure | None
    source: str
    computed: Figure | None
    situation: str
    estimated: bool
    missing: Missing | None
    first: Month
    last: Month
    resources: tuple[ResourceView, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReductionView:
    """The RLS that the landlord prints beside the one that the ceilings and amounts give.

    ``due`` is None when it cannot be computed. ``estimated`` says that it rests on an estimated
    resource base.
    """

    printed: Figure
    due: Figure | None
    ceiling: Figure | None
    monthly_resources: Figure | None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class AllowanceView:
    """Computed beside notified, never one for the other.

    ``computed`` is None when facts are missing (``missing``) or the rule does not apply
    (``refusal``). ``back_payment`` is what a lifted suspension would pay back, and
    ``debt_after_back_payment`` what would remain of the debt.
    """

    month: Month
    benefit: str | None
    computed: Figure | None
    notified: Figure | None
    gap: Figure | None
    missing: Missing | None
    refusal: NotApplicable | None
    suspended_since: Month | None
    back_payment: Figure | None
    debt_after_back_payment: Figure | None
    base: ResourceBaseView | None = None
    reduction: ReductionView | None = None
    """In social housing only."""

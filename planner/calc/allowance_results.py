"""What ``plan`` says of the housing allowance: computed beside notified, and what may part them.

The rules are in ``housing``; these are the frozen parts of ``results.Plan`` that hold their answer.
"""

from __future__ import annotations

from planner.calc.calendar import Month
from planner.calc.figure import Figure
from planner.calc.money import Money
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.values import dataclass

__all__ = [
    "AllowanceView",
    "ConditionView",
    "Consequence",
    "GapCause",
    "GapView",
    "ReductionView",
    "ResourceBaseView",
    "ResourceView",
    "SuspensionReading",
    "SuspensionView",
]


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
class GapCause:
    """One cause tested alone: what the allowance would be with one fact changed.

    ``change`` is the id of that fact, empty when nothing of the dossier can test the cause;
    ``effect`` is ``paid`` less the allowance computed. ``explains`` says that ``paid`` is the
    amount notified, to the euro.
    """

    cause: str
    change: str
    paid: Figure | None
    effect: Figure | None
    explains: bool


@dataclass(frozen=True, slots=True)
class GapView:
    """Why the amount notified is not the one computed: ``explained`` by one cause alone,
    ``several`` that would each explain it, or ``not_explained``.

    ``implied_base_low`` and ``implied_base_high`` are the resource bases, in hundreds of euros,
    that would give the amount notified; ``questions`` the causes to ask the payer about.
    """

    verdict: str
    causes: tuple[GapCause, ...]
    implied_base_low: Money | None
    implied_base_high: Money | None
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Consequence:
    """What the computed allowance, paid in full, would change elsewhere: shown, not iterated."""

    id: str
    before: Figure
    after: Figure


@dataclass(frozen=True, slots=True)
class ConditionView:
    """One way to keep or restore the allowance: met, not met, or not known (None)."""

    id: str
    met: bool | None
    reference: str


@dataclass(frozen=True, slots=True)
class SuspensionReading:
    """Where the allowance stands under one regime, ``payer`` or ``ccapex`` (who decides).

    ``standing`` is ``not_at_risk``, ``protected``, ``at_risk``, ``unknown``, ``suspended`` or
    ``liftable``; ``certainty`` is ``unverified`` where the text was not read.
    """

    regime: str
    standing: str
    conditions: tuple[ConditionView, ...]
    reference: str
    certainty: str


@dataclass(frozen=True, slots=True)
class SuspensionView:
    """The readings of the rules, the one in force first, and the amounts that keep the allowance.

    ``current_expense`` is what the household has to pay each month, net of the allowance; ``half``
    what keeps it in a difficult social situation. ``back_payment_in_one_go`` is None outside a
    protocol.
    """

    readings: tuple[SuspensionReading, ...]
    current_expense: Figure
    half: Figure | None
    back_payment_in_one_go: bool | None


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
    causes: GapView | None = None
    """Where both amounts are known and differ by a euro or more."""
    consequences: tuple[Consequence, ...] = ()
    suspension: SuspensionView | None = None
    """Where an allowance is paid or suspended."""

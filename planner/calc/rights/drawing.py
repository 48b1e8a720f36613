"""From the answer of a rule to a finding: where the right stands, what to ask, whom.

The question follows from the standing first (an amount that differs is asked about before anything
else), then from the reason why the right is to check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from planner.calc.figure import Figure
from planner.calc.outcomes import Computed, Missing, NotApplicable
from planner.calc.results import Paper, Reason
from planner.calc.rights.finding import Period, RightFinding, Standing, standing_of
from planner.calc.rights.outcome import RightOutcome, ToCheck
from planner.calc.rights.situation import Situation
from planner.calc.rights.vocabulary import QUESTIONS, RIGHTS
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = ["Drawn", "attempted", "draw"]

_ASKS: Mapping[str, str] = {
    "n2_income_unknown": "ask_n2_income",
    "two_earners_unknown": "ask_n2_income",
    "other_parent_unknown": "ask_other_parent",
    "alternating_custody": "ask_custody",
    "income_began": "ask_incomes",
    "income_stopped": "ask_incomes",
    "income_kind_unsure": "ask_incomes",
    "income_earned_or_not": "ask_incomes",
    "housing_not_told": "ask_housing",
    "allowance_not_told": "ask_allowance",
    "allowance_claimed": "ask_allowance",
    "young_worker_hours": "ask_hours",
    "mdph_decides": "ask_mdph",
    "aah_with_work_or_couple": "ask_mdph",
    "unfit_for_work": "ask_pension_fund",
    "conventioned_not_told": "ask_conventioned",
    "c2s_with_rsa": "ask_cover",
    "c2s_free": "ask_cover",
    "c2s_contribution": "ask_cover",
    "c2s_between": "ask_cover",
    "c2s_incomes_changed": "ask_cover",
    "energy_voucher_likely": "ask_tax_income",
}
_ANSWERS: Mapping[str, tuple[str, ...]] = {
    "n2_income_unknown": ("answers.net_taxable_n2",),
    "two_earners_unknown": ("answers.two_earners_n2",),
    "other_parent_unknown": ("answers.other_parent",),
    "housing_not_told": ("answers.housing",),
    "allowance_not_told": ("dwelling.allowance.amount",),
    "young_worker_hours": ("answers.young_worker",),
    "unfit_for_work": ("answers.unfit_for_work",),
    "income_estimated": ("answers.reference_tax_income",),
    "conventioned_not_told": ("dwelling.conventioned",),
}
"""What would settle each reason: a path of the dossier or of the answers."""


@dataclass(slots=True)
class Drawn:
    """What a reviewer of one right has found, before it is made a finding.

    ``values`` are those of the reasons that name some, by id; ``asked`` those of the question.
    """

    outcome: RightOutcome
    received: Figure | None = None
    period: Period = Period.MONTH
    values: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    notes: list[Reason] = field(default_factory=list)
    asked: Mapping[str, Any] = field(default_factory=dict)


def attempted(right: str, review: Callable[[Situation], Drawn], situation: Situation) -> Drawn:
    """The review of a right, or what the law lacks on that day."""
    try:
        return review(situation)
    except MissingParameter as absent:
        missing = Missing((), f"no_parameter:{absent.parameter}")
        return Drawn(missing, situation.received(right))


def draw(situation: Situation, right: str, drawn: Drawn) -> RightFinding:
    """The finding of one right."""
    outcome, received = drawn.outcome, drawn.received
    standing, against = standing_of(outcome, received)
    gap = None
    if against is not None and received is not None:
        gap = situation.r.difference("gap", against, received)
    ids = _reasons(outcome)
    return RightFinding(
        right=right,
        standing=standing,
        outcome=outcome,
        period=drawn.period,
        received=received,
        gap=gap,
        reasons=tuple(_reason(id, drawn.values.get(id, {})) for id in ids),
        notes=tuple(drawn.notes),
        missing=_missing(outcome, ids),
        papers=_papers(right, standing),
        question=_question(right, standing, drawn, gap, ids),
    )


def _papers(right: str, standing: Standing) -> tuple[Paper, ...]:
    """The papers to bring, where there is something to do."""
    if not standing.raises_a_question:
        return ()
    return tuple(Paper(id) for id in RIGHTS[right].papers)


def _reasons(outcome: RightOutcome) -> tuple[str, ...]:
    if isinstance(outcome, ToCheck):
        return tuple(dict.fromkeys((outcome.reason, *outcome.doubts)))
    return tuple(dict.fromkeys(outcome.doubts)) if isinstance(outcome, Computed) else ()


def _reason(id: str, values: Mapping[str, Any]) -> Reason:
    figures = tuple(each for each in values.values() if isinstance(each, Figure))
    said = {
        name: each.money if isinstance(each, Figure) and _whole(each) else each
        for name, each in values.items()
    }
    return Reason(id, said, figures, certainty="indicative")


def _whole(figure: Figure) -> bool:
    return figure.unit == "eur" and isinstance(figure.raw, int)


def _missing(outcome: RightOutcome, ids: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(outcome, Missing):
        return outcome.fields
    if isinstance(outcome, NotApplicable):
        return ()
    return tuple(dict.fromkeys(path for id in ids for path in _ANSWERS.get(id, ())))


def _question(
    right: str, standing: Standing, drawn: Drawn, gap: Figure | None, ids: tuple[str, ...]
) -> Reason | None:
    if not standing.raises_a_question:
        return None
    payer = RIGHTS[right].payer
    outcome = drawn.outcome
    if standing in (Standing.RECEIVED_LESS, Standing.RECEIVED_MORE) and gap is not None:
        values = {
            "right": right,
            "payer": payer,
            "received": gap.terms[1].money,
            "computed": gap.terms[0].money,
            "gap": abs(gap.money),
        }
        less = standing is Standing.RECEIVED_LESS
        return Reason("why_less" if less else "why_more", values, (gap,), certainty="indicative")
    if isinstance(outcome, NotApplicable):
        told = None if drawn.received is None else drawn.received.money
        return Reason("why_received", {"right": right, "payer": payer, "received": told})
    if isinstance(outcome, Computed):
        values = {"right": right, "payer": payer, "amount": outcome.value.money}
        return Reason("is_it_received", values, (outcome.value,), certainty="indicative")
    if isinstance(outcome, Missing):
        id = "ask_births" if outcome.reason == "birth_unknown" else "ask_facts"
        return Reason(id, {"right": right} if id == "ask_facts" else {})
    id = next((_ASKS[id] for id in ids if id in _ASKS), "ask_the_payer")
    known = {"right": right, "payer": payer, **drawn.asked}
    return Reason(id, {name: known.get(name) for name in QUESTIONS[id]})

"""The RSA and the prime d'activité of a dossier, at both ends of what it leaves open.

Whatever an interview does not settle (a family benefit that nobody told of, an allowance just
claimed, a child in alternating custody, an income that began or stopped) moves both rights one way
only. So the rule is run twice for each reading of the incomes, once with everything that lifts the
right and once with everything that lowers it: one amount when all agree, else the two ends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from planner.calc.calendar import Month
from planner.calc.dossier.household import Custody, PersonStatus, Role
from planner.calc.figure import Figure, WithDerivation
from planner.calc.operations import Number
from planner.calc.outcomes import Computed, Missing, NotApplicable
from planner.calc.results import Reason
from planner.calc.rights.drawing import Drawn
from planner.calc.rights.eligibility import Claimant, rsa_eligibility
from planner.calc.rights.family_review import FamilyReview, birthdays
from planner.calc.rights.foyer import Foyer, Majoration, Three, reference_months
from planner.calc.rights.incomes import IncomeReading, Incomes, read_incomes
from planner.calc.rights.kinds import Counts, counts
from planner.calc.rights.outcome import RightOutcome, ToCheck
from planner.calc.rights.ppa import (
    REFERENCES as PPA_REFERENCES,
)
from planner.calc.rights.ppa import changing, ppa, ppa_figures, ppa_scale, student_threshold
from planner.calc.rights.rsa import rsa, rsa_figures
from planner.calc.rights.situation import Situation, Someone
from planner.calc.values import dataclass

__all__ = ["Means", "means_of", "review_ppa", "review_rsa"]

_FOYER_AGE = 25
_MAJORED_AGE = 3
_OLD_AGE = "aspa.age"


@dataclass(frozen=True, slots=True)
class Means:
    """What both rights look at: the readings of the incomes and both ends of everything else."""

    months: Three[Month]
    incomes: Incomes
    least_children: int
    most_children: int
    majorations: tuple[Majoration, Majoration]
    benefits: FamilyReview
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]

    def foyer(
        self, situation: Situation, reading: IncomeReading, *, lifting: bool
    ) -> Foyer[Figure]:
        """The foyer of one reading with everything that lifts the right, or that lowers it."""
        end = 0 if lifting else 1
        benefits = self.benefits.benefits(most=not lifting)
        return Foyer(
            adults=len(situation.adults),
            children=self.most_children if lifting else self.least_children,
            majoration=self.majorations[1 - end],
            housing=situation.allowance.housing[end],
            allowance=situation.allowance.amounts[end],
            earners=reading.earners,
            other=reading.other if lifting else reading.other_most,
            benefits=benefits,
            quarter=(benefits, benefits, benefits),
        )


def means_of(situation: Situation, benefits: FamilyReview) -> Means | Missing:
    """The means of a foyer, or the facts without which there is none."""
    if not situation.adults:
        return Missing(("household.persons",))
    if situation.births_missing:
        return Missing(situation.births_missing, "birth_unknown")
    months = reference_months(situation.law, situation.month)
    certain, perhaps = _children(situation)
    reasons = list(dict.fromkeys(reason for _, reason in perhaps))
    if not benefits.known:
        reasons.append("benefits_not_told")
    if not situation.allowance.known:
        reasons.append(situation.allowance.reason)
    incomes = read_incomes(situation, months)
    if incomes.unsure:
        reasons.append("income_kind_unsure")
    doubts = list(birthdays(situation))
    if situation.allowance.known and situation.allowance.reason:
        doubts.append(situation.allowance.reason)
    if len(situation.adults) > 1 and any(one.has(PersonStatus.STUDENT) for one in situation.adults):
        doubts.append("student_partner")
    everybody = [*certain, *(one for one, _ in perhaps)]
    return Means(
        months=months,
        incomes=incomes,
        least_children=len(certain),
        most_children=len(everybody),
        majorations=(_majoration(situation, certain), _majoration(situation, everybody)),
        benefits=benefits,
        reasons=tuple(reasons),
        doubts=tuple(doubts),
    )


def _lived(situation: Situation, one: Someone) -> int:
    birth = one.person.birth
    return 0 if birth is None else situation.month.minus(Month.of(birth))


def _children(situation: Situation) -> tuple[list[Someone], list[tuple[Someone, str]]]:
    """The children under 25 who count, and those who perhaps do, with why."""
    certain: list[Someone] = []
    perhaps: list[tuple[Someone, str]] = []
    earning = {
        line.whose
        for line in situation.lines
        if line.runs_in(situation.month) and counts(line.kind) is not Counts.NOT
    }
    for one in situation.children:
        if not 0 <= _lived(situation, one) < 12 * _FOYER_AGE:
            continue
        if one.person.custody is Custody.ALTERNATING:
            perhaps.append((one, "alternating_custody"))
        elif one.person.id in earning:
            perhaps.append((one, "child_income"))
        else:
            certain.append(one)
    for one in situation.others:
        in_age = 0 <= _lived(situation, one) < 12 * _FOYER_AGE
        if one.person.role is Role.OTHER_DEPENDANT and in_age:
            perhaps.append((one, "other_dependant"))
    return certain, perhaps


def _majoration(situation: Situation, children: Sequence[Someone]) -> Majoration:
    """Whether a lone parent has the higher amount with these children."""
    if len(situation.adults) != 1:
        return Majoration.NONE
    expecting = situation.adults[0].has(PersonStatus.PREGNANT)
    if not children:
        return Majoration.PREGNANT if expecting else Majoration.NONE
    young = any(_lived(situation, one) < 12 * _MAJORED_AGE for one in children)
    if young or expecting or situation.answers.recently_separated:
        return Majoration.CHILDREN
    return Majoration.NONE


@dataclass(frozen=True, slots=True)
class _Run:
    """One way to run a rule: on a foyer, with the quarter priced by one month or by its own."""

    foyer: Foyer[Figure]
    priced: Month | None = None


def _ends(
    situation: Situation,
    means: Means,
    readings: tuple[IncomeReading, ...],
    result: Callable[[_Run], Number],
    priced: tuple[Month | None, ...] = (None,),
) -> tuple[_Run, _Run]:
    """The runs of the lowest and of the highest result; the same one when all agree."""
    sides = (True, False) if means.reasons else (True,)
    runs = [
        _Run(foyer, when)
        for reading, lifting in product(readings, sides)
        for foyer in (means.foyer(situation, reading, lifting=lifting),)
        for when in priced
    ]
    if len(runs) == 1:
        return runs[0], runs[0]
    results = [result(run) for run in runs]
    low, high = min(results), max(results)
    best = runs[results.index(high)]
    return (best if low == high else runs[results.index(low)]), best


def _bare(foyer: Foyer[Figure]) -> Foyer[Number]:
    return foyer.mapped(lambda figure: figure.raw)


def _asked(means: Means) -> dict[str, Any]:
    return {"first": means.months[0], "last": means.months[2]}


def review_rsa(situation: Situation, means: Means | Missing) -> Drawn:
    """The RSA of the foyer."""
    received = situation.received("rsa")
    if isinstance(means, Missing):
        return Drawn(means, received)
    law, month = situation.law, situation.month
    closed = rsa_eligibility(
        law,
        month,
        tuple(_claimant(situation, one) for one in situation.adults),
        children=means.most_children > 0 or _expecting(situation),
        lone=situation.lone,
    )
    if isinstance(closed, NotApplicable | Missing):
        return Drawn(closed, received)
    if _self_employed(situation, means):
        return Drawn(ToCheck("self_employed", reference="CASF R.262-18"), received)
    low, high = _ends(
        situation,
        means,
        means.incomes.rsa,
        lambda run: rsa_figures(law, month, _bare(run.foyer)).amount,
    )
    best = rsa(law, month, high.foyer)
    if best.amount.raw == 0:
        figures = (best.family_amount, best.resources)
        return Drawn(NotApplicable("resources_above_amount", "CASF L.262-2", figures), received)
    doubts = (*means.doubts, *means.incomes.notes)
    outcome: RightOutcome
    if closed is not None:
        outcome = ToCheck(closed.reason, None, best.amount, closed.reference, doubts)
    elif low is high:
        outcome = Computed(best.amount, doubts)
    else:
        reasons = (*means.incomes.rsa_reasons, *means.reasons)
        least = rsa(law, month, low.foyer).amount
        outcome = ToCheck(reasons[0], least, best.amount, "CASF L.262-2", (*reasons[1:], *doubts))
    return Drawn(
        outcome, received, notes=_rsa_notes(situation, means, high.foyer), asked=_asked(means)
    )


def _claimant(situation: Situation, one: Someone) -> Claimant:
    return Claimant(
        birth=one.person.birth,
        student=one.has(PersonStatus.STUDENT),
        young_worker=situation.answers.young_worker,
        birth_field=f"{one.path}.birth",
    )


def _expecting(situation: Situation) -> bool:
    return any(one.has(PersonStatus.PREGNANT) for one in situation.adults)


def _self_employed(situation: Situation, means: Means) -> bool:
    told = any(one.has(PersonStatus.SELF_EMPLOYED) for one in situation.adults)
    return told or means.incomes.self_employed


def _rsa_notes(situation: Situation, means: Means, foyer: Foyer[Figure]) -> list[Reason]:
    notes = [_note("residence_condition")]
    if situation.received("rsa") is None:
        notes.append(_note("rsa_changes_allowance"))
    else:
        notes.append(_note("rsa_set_for_three_months"))
    least = situation.law.value(_OLD_AGE, situation.month.first_day).count
    if any((one.age(situation.on) or 0) >= least for one in situation.adults):
        notes.append(_note("aspa_before_rsa"))
    unasked = situation.answers.recently_separated is None
    if situation.lone and means.least_children and foyer.majoration is Majoration.NONE and unasked:
        majored = replace(foyer, majoration=Majoration.CHILDREN)
        amount = rsa(situation.law, situation.month, majored).amount
        if amount.raw:
            values = {"amount": amount.money}
            notes.append(Reason("rsa_more_if_separated", values, (amount,), "CASF L.262-9"))
    return notes


def review_ppa(situation: Situation, means: Means | Missing) -> Drawn:
    """The prime d'activité of the foyer."""
    received = situation.received("ppa")
    if isinstance(means, Missing):
        return Drawn(means, received)
    if not means.incomes.earned:
        return Drawn(NotApplicable("no_earned_income", "CSS L.842-1"), received)
    if _self_employed(situation, means):
        return Drawn(ToCheck("self_employed", reference="CSS L.842-4"), received)
    refused = _student(situation, means)
    if refused is not None:
        return Drawn(refused, received)
    law, month = situation.law, situation.month
    moving = changing(law, month)
    low, high = _ends(
        situation,
        means,
        means.incomes.ppa,
        lambda run: ppa_figures(law, month, _bare(run.foyer), priced=run.priced).net,
        (None, month) if moving else (None,),
    )
    best = ppa(law, month, high.foyer, priced=high.priced)
    if best.net.raw == 0:
        figures = (best.months[2].resources, best.mean)
        return Drawn(NotApplicable("resources_above_amount", "CSS L.842-3", figures), received)
    doubts = (*means.doubts, *means.incomes.notes)
    if low is high:
        return Drawn(Computed(best.net, doubts), received, asked=_asked(means))
    reasons = (
        *means.incomes.ppa_reasons,
        *means.reasons,
        *(["parameters_changing"] if moving else []),
    )
    least = ppa(law, month, low.foyer, priced=low.priced).net
    outcome = ToCheck(reasons[0], least, best.net, "CSS L.842-3", (*reasons[1:], *doubts))
    return Drawn(outcome, received, asked=_asked(means))


def _student(situation: Situation, means: Means) -> NotApplicable | None:
    """A student alone needs a wage above a threshold in each month of the quarter."""
    alone = situation.adults[0]
    apprentice = {line.kind for line in situation.lines if counts(line.kind) is Counts.EARNED}
    student = alone.has(PersonStatus.STUDENT) or apprentice == {"apprentice_wage"}
    if len(situation.adults) != 1 or not student:
        return None
    r = WithDerivation("ppa", PPA_REFERENCES)
    threshold = student_threshold(r, ppa_scale(situation.law, means.months[2]))
    for reading in means.incomes.ppa:
        wages = [sum(one.earned[n].raw for one in reading.earners) for n in range(3)]
        if min(wages) > threshold.raw:
            return None
    return NotApplicable("student_earns_too_little", "CSS L.842-2", (threshold,))


def _note(id: str) -> Reason:
    return Reason(id, certainty="indicative")

"""The incomes of the reference quarter, read in every way that the dossier leaves open.

A dossier tells what comes in now, and sometimes when it began or ended. When nothing changed since
the beginning of the quarter there is one reading. When an income began without anything told
before it, the earlier months are not known: one reading takes them as told, another as steady. An
income that stopped without anything in its place is *neutralised* (CASF R.262-13): wages wholly,
another income up to the base amount; whether it is, the payer decides, so both are shown.
"""

from __future__ import annotations

from dataclasses import field

from planner.calc.budget.lines import Line, Rhythm
from planner.calc.calendar import Month
from planner.calc.dossier.common import COMMON
from planner.calc.figure import Figure
from planner.calc.money import ZERO
from planner.calc.rights.foyer import Earner, Three
from planner.calc.rights.kinds import REPLACEMENTS, Counts, counts
from planner.calc.rights.situation import Situation
from planner.calc.values import dataclass

__all__ = ["IncomeReading", "Incomes", "read_incomes"]

_KEPT = 2
"""An income that ended this many months before another began, or less, explains it (usage)."""


@dataclass(frozen=True, slots=True)
class IncomeReading:
    """One way to read the quarter: the earners with an income, and every other resource.

    ``other`` leaves out the incomes that perhaps do not count, ``other_most`` holds them.
    """

    earners: tuple[Earner[Figure], ...]
    other: Three[Figure] | None
    other_most: Three[Figure] | None


@dataclass(frozen=True, slots=True)
class Incomes:
    """Every reading, and the ids of the reasons why there are several.

    ``rsa`` and ``ppa`` differ: only the first neutralises an income that stopped, only the second
    asks whether an income is earned. ``notes`` are reasons that leave one reading only.
    """

    rsa: tuple[IncomeReading, ...]
    ppa: tuple[IncomeReading, ...]
    rsa_reasons: tuple[str, ...]
    ppa_reasons: tuple[str, ...]
    notes: tuple[str, ...]
    unsure: bool
    earned: bool
    self_employed: bool


@dataclass(slots=True)
class _Way:
    """The choices of one reading."""

    steady: bool = False
    neutral: bool = False
    earned: bool = False


@dataclass(slots=True)
class _Sums:
    earned: dict[str, list[list[Figure]]] = field(default_factory=dict)
    aah: dict[str, list[list[Figure]]] = field(default_factory=dict)
    other: list[list[Figure]] = field(default_factory=lambda: [[], [], []])
    unsure: list[list[Figure]] = field(default_factory=lambda: [[], [], []])


def read_incomes(situation: Situation, months: Three[Month]) -> Incomes:
    """The readings of the quarter of a month of entitlement."""
    lines = [line for line in situation.lines if _of_the_foyer(situation, line)]
    counted = [
        line
        for line in lines
        if counts(line.kind) not in (Counts.NOT, Counts.BENEFIT) and line.amount.raw
    ]
    began = any(_began(line, counted, months[0], situation.month) for line in counted)
    stopped = any(_stopped(line, counted, months[0], situation.month) for line in counted)
    unsure = any(counts(line.kind) is Counts.UNSURE for line in counted)
    either = any(counts(line.kind) is Counts.EITHER for line in counted)
    steady = (False, True) if began else (False,)
    rsa = [
        _reading(situation, counted, months, _Way(steady=s, neutral=n))
        for s in steady
        for n in ((False, True) if stopped else (False,))
    ]
    ppa = [
        _reading(situation, counted, months, _Way(steady=s, earned=e))
        for s in steady
        for e in ((False, True) if either else (False,))
    ]
    common = ["income_began"] if began else []
    wages = [line for line in counted if counts(line.kind) is Counts.EARNED]
    nobody = len(situation.adults) > 1 and any(line.whose == COMMON for line in wages)
    return Incomes(
        rsa=tuple(rsa),
        ppa=tuple(ppa),
        rsa_reasons=(*common, *(["income_stopped"] if stopped else [])),
        ppa_reasons=(*common, *(["income_earned_or_not"] if either else [])),
        notes=(
            *(["net_social_amount"] if wages else []),
            *(["whose_wage"] if nobody else []),
            *(["total_not_detailed"] if any(x.kind == "income_total" for x in counted) else []),
        ),
        unsure=unsure,
        earned=any(counts(line.kind) in (Counts.EARNED, Counts.EITHER) for line in counted),
        self_employed=any(line.kind == "self_employed_income" for line in counted),
    )


def _of_the_foyer(situation: Situation, line: Line) -> bool:
    """The incomes of the two adults and those of nobody in particular."""
    ids = {one.person.id for one in situation.adults}
    return line.whose == COMMON or line.whose in ids


def _began(line: Line, lines: list[Line], first: Month, month: Month) -> bool:
    """Whether a line began after the quarter did, with nothing told that it could follow."""
    if line.rhythm is not Rhythm.EVERY_MONTH or line.start is None:
        return False
    if not first < line.start <= month:
        return False
    return not any(
        other.until is not None and -1 <= line.start.minus(other.until) <= _KEPT
        for other in lines
        if other is not line and other.kind in REPLACEMENTS
    )


def _stopped(line: Line, lines: list[Line], first: Month, month: Month) -> bool:
    """Whether a line ended since the quarter began, with nothing in its place now."""
    if line.rhythm is not Rhythm.EVERY_MONTH or line.until is None:
        return False
    if not first <= line.until < month:
        return False
    return not any(
        other.runs_in(month) and other.whose in (line.whose, COMMON) and other.kind in REPLACEMENTS
        for other in lines
        if other is not line
    )


def _reading(
    situation: Situation, lines: list[Line], months: Three[Month], way: _Way
) -> IncomeReading:
    sums = _Sums()
    for line in lines:
        how = counts(line.kind)
        if how is Counts.EITHER:
            how = Counts.EARNED if way.earned else Counts.OTHER
        if how is Counts.EARNED:
            kept = sums.earned.setdefault(line.whose, [[], [], []])
        elif how is Counts.AAH and line.whose != COMMON:
            kept = sums.aah.setdefault(line.whose, [[], [], []])
        elif how is Counts.UNSURE:
            kept = sums.unsure
        else:
            kept = sums.other
        neutral = way.neutral and _stopped(line, lines, months[0], situation.month)
        for place, month in zip(kept, months, strict=True):
            amount = _amount(situation, line, month, steady=way.steady)
            if amount is not None and neutral:
                amount = _neutralised(situation, amount, how)
            if amount is not None:
                place.append(amount)
    earners = tuple(
        Earner(
            earned=_three(situation, "earned", sums.earned.get(whose, [[], [], []]), months),
            aah=_three(situation, "aah", sums.aah[whose], months) if whose in sums.aah else None,
        )
        for whose in dict.fromkeys((*sums.earned, *sums.aah))
    )
    other = _three(situation, "other", sums.other, months) if any(sums.other) else None
    most = other
    if any(sums.unsure):
        both = [sure + unsure for sure, unsure in zip(sums.other, sums.unsure, strict=True)]
        most = _three(situation, "other", both, months)
    return IncomeReading(earners, other, most)


def _amount(situation: Situation, line: Line, month: Month, *, steady: bool) -> Figure | None:
    """What a line gives in a month; ``steady`` takes that of today for every month."""
    if steady and line.rhythm is Rhythm.EVERY_MONTH:
        return line.monthly if line.runs_in(situation.month) else None
    return line.figure_in(month)


def _neutralised(situation: Situation, amount: Figure, how: Counts) -> Figure | None:
    """Nothing of a wage that stopped; of another income what is above the base amount."""
    if how is Counts.EARNED:
        return None
    base = situation.law.value("rsa.montant_forfaitaire", situation.month.first_day)
    r = situation.r
    return r.at_least_zero(
        "above_base_amount", r.difference("less_base_amount", amount, r.parameter(base))
    )


def _three(
    situation: Situation, id: str, amounts: list[list[Figure]], months: Three[Month]
) -> Three[Figure]:
    first, second, third = (
        _sum(situation, f"{id}[{month}]", terms)
        for terms, month in zip(amounts, months, strict=True)
    )
    return first, second, third


def _sum(situation: Situation, id: str, terms: list[Figure]) -> Figure:
    if not terms:
        return situation.r.given("no_income", ZERO, field="incomes")
    return situation.r.sum(id, *terms)

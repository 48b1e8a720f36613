"""The *prime d'activité*: what the State adds to a small income from work.

For each month of the quarter M-4, M-3, M-2:

    amount of the foyer + bonus of each worker + 59.85 % of the earned income
    − the larger of (earned income + other resources + housing flat) and (amount of the foyer)

never below zero. The bonus of a worker grows with the wage between two numbers of hours at the
minimum wage. The prime is the mean of the three months, nothing below 15 euros (tested before the
CRDS), then less the CRDS truncated to the cent. The AAH counts as earned once the wage reaches a
number of hours.

**When a parameter changes.** In which months a rise of April counts could not be read in any text:
a reference package prices each month of the quarter by its own parameters, the press by those of
the month paid. While the two differ (``changing``) no exact amount is given, but both ends.

Sources: CSS L.842-1 to L.842-7, R.843-1, R.844-1 to R.844-4, D.843-1 to D.843-3.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Money, Rounding
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.rights.family import net_of_crds
from planner.calc.rights.foyer import (
    Foyer,
    FoyerScale,
    Three,
    counted_benefits,
    family_amount,
    foyer_scale,
    housing_resource,
    reference_months,
)
from planner.calc.values import dataclass

__all__ = [
    "REFERENCES",
    "MonthOfPpa",
    "Ppa",
    "PpaScale",
    "changing",
    "compute_ppa",
    "ppa",
    "ppa_figures",
    "ppa_scale",
    "student_threshold",
]

N = TypeVar("N")

REFERENCES = {
    "normal_amount": "CSS L.842-3, D.843-1",
    "lone_parent_amount": "CSS L.842-7, D.843-1",
    "family_amount": "CSS L.842-3, D.843-1",
    "bonus": "CSS L.842-3, D.843-2",
    "bonus_maximum": "CSS D.843-2",
    "bonus_from": "CSS D.843-2",
    "bonus_full": "CSS D.843-2",
    "earned_share": "CSS L.842-3, D.843-3",
    "housing_flat": "CSS R.844-3",
    "housing_resource": "CSS R.844-3, R.844-4",
    "benefits": "CSS R.844-2, L.842-4",
    "of_month": "CSS L.842-3",
    "mean": "CSS R.843-1 ; décret 2025-185",
    "due": "CSS L.842-3, D.843-1",
    "gross": "CSS L.842-3",
    "crds": "ordonnance 96-50 art. 14 et 19",
    "net": "CSS L.842-3",
    "student_threshold": "CSS L.842-2",
}


@dataclass(frozen=True, slots=True)
class PpaScale:
    """The dated values of one month."""

    foyer: FoyerScale
    rate: LawValue
    smic: LawValue
    bonus_from: LawValue
    bonus_full: LawValue
    bonus_share: LawValue
    aah_hours: LawValue
    minimum: LawValue
    crds: LawValue
    student_share: LawValue
    student_hours: LawValue


@lru_cache(maxsize=128)
def ppa_scale(law: Law, month: Month) -> PpaScale:
    """The values in force in a month; ``MissingParameter`` before April 2024."""
    day = month.first_day

    def read(name: str) -> LawValue:
        return law.value(name, day)

    return PpaScale(
        foyer=foyer_scale(law, month, "ppa"),
        rate=read("ppa.taux_revenus_activite"),
        smic=read("smic.horaire_brut"),
        bonus_from=read("ppa.bonification.seuil_bas"),
        bonus_full=read("ppa.bonification.seuil_haut"),
        bonus_share=read("ppa.bonification.taux_max"),
        aah_hours=read("ppa.aah_heures_smic"),
        minimum=read("ppa.minimum_verse"),
        crds=read("crds.taux"),
        student_share=read("ppa.etudiant.part_smic"),
        student_hours=read("ppa.etudiant.heures"),
    )


def changing(law: Law, month: Month) -> bool:
    """Whether a parameter of the prime changed between M-4 and M: no exact amount then."""
    first = reference_months(law, month)[0]
    return ppa_scale(law, first) != ppa_scale(law, month)


class MonthOfPpa(NamedTuple, Generic[N]):
    """One month of the quarter, exact. ``resources`` = earned + other + housing."""

    family_amount: N
    housing: N
    earned: N
    other: N
    bonuses: tuple[N, ...]
    resources: N
    amount: N


class Ppa(NamedTuple, Generic[N]):
    """EUR a month: ``gross`` and ``net`` of the CRDS in whole cents, zero when nothing is due."""

    months: Three[MonthOfPpa[N]]
    mean: N
    gross: N
    net: N


def ppa(
    law: Law, month: Month, foyer: Foyer[Figure], *, priced: Month | None = None
) -> Ppa[Figure]:
    """The prime of a month, explained; ``priced`` prices the whole quarter by one month's law."""
    return compute_ppa(WithDerivation("ppa", REFERENCES), law, month, foyer, priced=priced)


def ppa_figures(
    law: Law, month: Month, foyer: Foyer[Number], *, priced: Month | None = None
) -> Ppa[Number]:
    """The same as bare cents."""
    return compute_ppa(figures_only, law, month, foyer, priced=priced)


def compute_ppa(
    r: Recorder[N], law: Law, month: Month, foyer: Foyer[N], *, priced: Month | None = None
) -> Ppa[N]:
    """The rule, written once for every recorder.

    Each month of the quarter is priced by its own parameters, or all of them by those of
    ``priced``. ``MissingParameter`` before March 2025.
    """
    priced_by: list[_Priced[N]] = []
    found = []
    for index, when in enumerate(reference_months(law, month)):
        scale = ppa_scale(law, priced or when)
        if not priced_by or priced_by[-1].scale != scale:
            priced_by.append(_priced(r, scale, foyer))
        found.append(_month(r, priced_by[-1], when, foyer, index))
    first, second, third = found
    quarter = r.sum("quarter", first.amount, second.amount, third.amount)
    mean = r.quotient("mean", quarter, r.given("months_of_the_quarter", 3), None)
    scale = ppa_scale(law, month)
    due = r.reaching("due", mean, mean, r.parameter(scale.minimum))
    gross = r.round("gross", due, Rounding.HALF_UP)
    return Ppa((first, second, third), mean, gross, net_of_crds(r, gross, scale.crds))


@dataclass(frozen=True, slots=True)
class _Priced(Generic[N]):
    """What the months of one price have in common."""

    scale: PpaScale
    family_amount: N
    housing: N
    bonus_from: N
    bonus_full: N
    bonus_window: N
    bonus_maximum: N


def _priced(r: Recorder[N], scale: PpaScale, foyer: Foyer[N]) -> _Priced[N]:
    smic = r.parameter(scale.smic)
    start = r.times("bonus_from", smic, r.parameter(scale.bonus_from))
    full = r.times("bonus_full", smic, r.parameter(scale.bonus_full))
    base, share = r.parameter(scale.foyer.base), r.parameter(scale.bonus_share)
    return _Priced(
        scale=scale,
        family_amount=family_amount(r, scale.foyer, foyer.adults, foyer.children, foyer.majoration),
        housing=housing_resource(r, scale.foyer, foyer.persons, foyer.housing, foyer.allowance),
        bonus_from=start,
        bonus_full=full,
        bonus_window=r.difference("bonus_window", full, start),
        bonus_maximum=r.product("bonus_maximum", base, share, Rounding.HALF_UP),
    )


def _month(
    r: Recorder[N], priced: _Priced[N], when: Month, foyer: Foyer[N], index: int
) -> MonthOfPpa[N]:
    scale, amount, housing = priced.scale, priced.family_amount, priced.housing
    earned_terms: list[N] = []
    other_terms: list[N] = []
    bonuses: list[N] = []
    for earner in foyer.earners:
        wage = earner.earned[index]
        earned_terms.append(wage)
        bonuses.append(_bonus(r, priced, wage, when))
        if earner.aah is not None:
            counts_as_earned = _aah_counts(r, scale, wage)
            (earned_terms if counts_as_earned else other_terms).append(earner.aah[index])
    if foyer.other is not None:
        other_terms.append(foyer.other[index])
    benefits = counted_benefits(r, f"benefits[{when}]", scale.foyer, foyer.quarter[index])
    if benefits is not None:
        other_terms.append(benefits)
    nothing = r.given("nothing", Money(0))
    earned = r.sum(f"earned[{when}]", *earned_terms) if earned_terms else nothing
    other = r.sum(f"other[{when}]", *other_terms) if other_terms else nothing
    resources = r.sum(f"resources[{when}]", earned, other, housing)
    share = r.product(f"earned_share[{when}]", earned, r.parameter(scale.rate), None)
    whole = r.sum(f"before_resources[{when}]", amount, share, *bonuses)
    taken = r.maximum(f"taken[{when}]", resources, amount)
    left = r.at_least_zero(f"of_month[{when}]", r.difference(f"difference[{when}]", whole, taken))
    return MonthOfPpa(amount, housing, earned, other, tuple(bonuses), resources, left)


def _bonus(r: Recorder[N], priced: _Priced[N], wage: N, when: Month) -> N:
    """Nothing up to 59 hours at the minimum wage, then growing, full from a number of hours on."""
    start = priced.bonus_from
    within = r.minimum("wage_within", r.maximum("wage_from", wage, start), priced.bonus_full)
    above = r.difference("wage_above", within, start)
    share = r.ratio("bonus_share", above, priced.bonus_window, 6, None)
    return r.product(f"bonus[{when}]", priced.bonus_maximum, share, None)


def _aah_counts(r: Recorder[N], scale: PpaScale, wage: N) -> bool:
    hours = r.times("aah_threshold", r.parameter(scale.smic), r.parameter(scale.aah_hours))
    return r.bare(wage) >= r.bare(hours)


def student_threshold(r: Recorder[N], scale: PpaScale) -> N:
    """What a student or an apprentice must earn in each month of the quarter."""
    month = r.times("student_hours", r.parameter(scale.smic), r.parameter(scale.student_hours))
    return r.product("student_threshold", month, r.parameter(scale.student_share), Rounding.HALF_UP)

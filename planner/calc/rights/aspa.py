"""The *allocation de solidarité aux personnes âgées*: a minimum income from 65 years of age.

ASPA = ceiling − resources of the last three months, spread by month. The ceiling of a couple
applies as soon as there is a partner; when only one of the two is of the age, the amount is capped
at that of somebody alone. Family and housing benefits and the home do not count; a part of an
income from work is left out, and savings count for 3 % a year (not read in a text). Unfit for work,
it opens at 62. The pension fund decides; a foreigner needs ten years of residence with a permit to
work; nine months a year are to be spent in France. **It is taken back from an estate above a
threshold**, the first reason why people do not claim it: always say so.

Monthly amounts are truncated to the cent, as those published for 2025 and 2026 show. No CRDS.
Sources: CSS L.815-1 to L.815-13, R.815-18 to R.815-29, D.815-1 to D.815-4.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Rounding
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.values import dataclass

__all__ = [
    "REFERENCES",
    "Aspa",
    "AspaScale",
    "OldAge",
    "aspa",
    "aspa_figures",
    "aspa_scale",
    "compute_aspa",
]

N = TypeVar("N")

REFERENCES = {
    "ceiling_of_quarter": "CSS L.815-9, D.815-2",
    "work_deduction": "CSS R.815-29",
    "work_counted": "CSS R.815-29",
    "capital_counted": "CSS R.815-25",
    "resources": "CSS L.815-9, R.815-22, R.815-29",
    "left": "CSS L.815-9",
    "capped": "CSS L.815-9, D.815-1",
    "amount": "CSS L.815-9, D.815-1",
}


@dataclass(frozen=True, slots=True)
class AspaScale:
    """The dated values of one month; ``smic`` is the monthly one of 1 January."""

    ceiling_single: LawValue
    ceiling_couple: LawValue
    amount_single: LawValue
    deduction_single: LawValue
    deduction_couple: LawValue
    smic: LawValue
    capital: LawValue


@lru_cache(maxsize=64)
def aspa_scale(law: Law, month: Month) -> AspaScale:
    """The values in force in a month; ``MissingParameter`` before the first known ceiling."""
    day = month.first_day
    return AspaScale(
        ceiling_single=law.value("aspa.plafond.seul", day),
        ceiling_couple=law.value("aspa.plafond.couple", day),
        amount_single=law.value("aspa.montant.seul", day),
        deduction_single=law.value("aspa.abattement_travail.seul", day),
        deduction_couple=law.value("aspa.abattement_travail.couple", day),
        smic=law.value("smic.mensuel_brut", Month(month.year, 1).first_day),
        capital=law.value("aspa.capital_taux", day),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAge(Generic[N]):
    """EUR over the last three months for the household: ``pensions`` and every other counted
    resource, ``earned`` income from work; ``savings`` EUR held. ``eligible`` of the adults, one or
    two, are of the age.
    """

    couple: bool
    eligible: int
    pensions: tuple[N, ...] = ()
    earned: tuple[N, ...] = ()
    savings: tuple[N, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.eligible <= (2 if self.couple else 1):
            raise ValueError("one adult at least is of the age, two only in a couple")


class Aspa(NamedTuple, Generic[N]):
    """EUR a month in whole cents, zero when the resources reach the ceiling; of two eligible
    partners, the amount is for both together. ``resources`` is exact, over three months.
    """

    resources: N
    amount: N


def aspa(law: Law, month: Month, household: OldAge[Figure]) -> Aspa[Figure]:
    """The ASPA of a month, explained."""
    return compute_aspa(WithDerivation("aspa", REFERENCES), aspa_scale(law, month), household)


def aspa_figures(law: Law, month: Month, household: OldAge[Number]) -> Aspa[Number]:
    """The same as bare cents."""
    return compute_aspa(figures_only, aspa_scale(law, month), household)


def compute_aspa(r: Recorder[N], scale: AspaScale, household: OldAge[N]) -> Aspa[N]:
    """The rule, written once for every recorder."""
    couple = household.couple
    ceiling = r.part(
        "ceiling_of_quarter",
        r.parameter(scale.ceiling_couple if couple else scale.ceiling_single),
        1,
        4,
        None,
    )
    terms = list(household.pensions)
    if household.earned:
        worked = r.sum("earned", *household.earned)
        share = r.parameter(scale.deduction_couple if couple else scale.deduction_single)
        deduction = r.product("work_deduction", r.parameter(scale.smic), share, None)
        terms.append(r.at_least_zero("work_counted", r.difference("worked", worked, deduction)))
    if household.savings:
        held = r.sum("savings", *household.savings)
        yearly = r.product("capital_over_a_year", held, r.parameter(scale.capital), None)
        terms.append(r.part("capital_counted", yearly, 1, 4, None))
    resources = r.sum("resources", *terms)
    left = r.at_least_zero("left", r.difference("difference", ceiling, resources))
    if couple and household.eligible == 1:
        most = r.part("single_amount_of_quarter", r.parameter(scale.amount_single), 1, 4, None)
        left = r.minimum("capped", left, most)
    return Aspa(resources, r.part("amount", left, 1, 3, Rounding.DOWN))

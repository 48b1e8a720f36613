"""Resources, weights and ceilings of a household as one fund's regulation counts them.

« Sont prises en compte toutes les ressources […] de toutes les personnes composant le foyer, à
l'exception de l'aide personnelle au logement, de l'allocation de logement, de l'allocation de
rentrée scolaire, de l'allocation d'éducation spéciale et de ses compléments, et des aides […] dont
le caractère n'est pas régulier » (décret 2005-212 art. 5). A regulation may list what counts, leave
more out, take maintenance off, or leave a share of a single person's resources out.

A fund looks at the month before the request or at the three months before it; where its regulation
does not say, the month of the day counts. A line that ran in only some of those months counts for
its share of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from planner.calc.budget.budget import NOT_IN_FSL_BASE
from planner.calc.budget.lines import Line
from planner.calc.budget.people import people_of
from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.household import Role
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Rate, Rounding
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_rules import (
    Ceiling,
    CeilingRow,
    EffortRatio,
    ReferenceShare,
    ResourceBase,
)
from planner.calc.schemes.fsl_words import (
    AbatementFor,
    Divisor,
    Period,
    ReferenceAmount,
    RentPart,
    Term,
)
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = ["Compared", "Composition", "ceiling_test", "composition", "effort", "resource_base"]

_ADULT_FROM = 14
_REFERENCES = {
    ReferenceAmount.RSA: "rsa.montant_forfaitaire",
    ReferenceAmount.SMIC: "smic.mensuel_brut",
    ReferenceAmount.POVERTY_LINE: "pauvrete.niveau_de_vie_median",
}


@dataclass(frozen=True, slots=True)
class Composition:
    """The household as ceilings count it."""

    persons: int
    children: int
    couple: bool
    older: int
    younger: int

    @property
    def lone_parent(self) -> bool:
        """One adult with a child."""
        return not self.couple and self.children > 0


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure held against a limit; ``close`` where a tolerance could still let it pass."""

    value: Figure
    limit: Figure
    passes: bool
    close: bool = False


def composition(diagnosis: Diagnosis, adult_from: int = _ADULT_FROM) -> Composition:
    """The people of the household on the day."""
    people = people_of(diagnosis.dossier.household, diagnosis.on, adult_from)
    return Composition(
        persons=people.count,
        children=people.count - people.adults,
        couple=people.couple,
        older=people.older,
        younger=people.younger,
    )


def resource_base(r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile) -> Figure:
    """The resources that this fund counts, EUR a month."""
    rule = profile.resource_base
    lines = diagnosis.work.lines
    left_out = NOT_IN_FSL_BASE
    if rule is not None and rule.include is not None:
        counted = [line for line in lines.incomes if line.kind in rule.include]
    else:
        left_out = left_out | frozenset((rule.exclude if rule else None) or ())
        counted = [line for line in lines.incomes if line.kind not in left_out]
    if rule is not None and rule.all_occupants is False:
        counted = [line for line in counted if line.whose not in _other_adults(diagnosis)]
    months = _looked_at(diagnosis, rule)
    base = r.sum("resources_counted", *_over(r, counted, months))
    if rule is None:
        return r.sum("resources", base)
    deducted = [line for line in lines.charges if line.kind in (rule.deduct or ())]
    taken_off = _over(r, deducted, months)
    if taken_off:
        base = r.at_least_zero(
            "resources_less_deducted", r.difference("deducted", base, *taken_off)
        )
    abatement = rule.abatement
    alone = composition(diagnosis).persons == 1
    if abatement is not None and abatement.condition is AbatementFor.SINGLE_PERSON and alone:
        share = r.given("abatement", abatement.share)
        left_out_share = r.product("left_out", base, share, Rounding.HALF_UP)
        base = r.difference("resources_after_abatement", base, left_out_share)
    return r.sum("resources", base)


def _other_adults(diagnosis: Diagnosis) -> frozenset[str]:
    """Those who live there beside the applicant and the partner."""
    people = diagnosis.dossier.household.persons
    return frozenset(one.id for one in people if one.role is Role.OTHER_ADULT)


def _looked_at(diagnosis: Diagnosis, rule: ResourceBase | None) -> tuple[Month, ...]:
    """The months whose resources count."""
    period = rule.period if rule is not None else None
    if period is Period.PREVIOUS_MONTH:
        return (diagnosis.month.plus(-1),)
    if period is Period.AVERAGE_3_MONTHS:
        return tuple(diagnosis.month.plus(-n) for n in (3, 2, 1))
    return (diagnosis.month,)


def _over(r: WithDerivation, lines: Iterable[Line], months: tuple[Month, ...]) -> list[Figure]:
    """The monthly amounts of the lines that ran, for the share of the months in which they did."""
    found: list[Figure] = []
    for line in lines:
        ran = sum(line.runs_in(month) for month in months)
        if ran == len(months):
            found.append(line.monthly)
        elif ran:
            found.append(
                r.part("ran_some_months", line.monthly, ran, len(months), Rounding.HALF_UP)
            )
    return found


def ceiling_test(
    r: WithDerivation, diagnosis: Diagnosis, ceiling: Ceiling, base: Figure
) -> Compared | None:
    """Whether the resources are under the ceiling; None when it cannot be told."""
    people = composition(diagnosis)
    if ceiling.lone_parent_counts_one_more and people.lone_parent:
        people = Composition(
            people.persons + 1, people.children, people.couple, people.older, people.younger
        )
    limit, row = _limit(r, diagnosis, ceiling, people)
    divisor = (row.divided_by if row else None) or ceiling.divided_by
    weight = _weight(diagnosis, ceiling, divisor, people)
    if limit is None or weight is None:
        return None
    compared = _numerator(r, diagnosis, ceiling, base)
    value = _divided(r, compared, weight, ceiling.days)
    amount, most = value.money.cents, limit.money.cents
    if amount == most and ceiling.strict is None:
        return None
    passes = amount < most or (amount == most and not ceiling.strict)
    close = False
    if not passes and ceiling.tolerance is not None:
        close = amount <= most + most * ceiling.tolerance.millionths // 1_000_000
    return Compared(value, limit, passes, close)


def _limit(
    r: WithDerivation, diagnosis: Diagnosis, ceiling: Ceiling, people: Composition
) -> tuple[Figure | None, CeilingRow | None]:
    amount = ceiling.limit_for(people.couple, people.children, people.persons)
    if amount is not None:
        row = None
        if ceiling.amount is None:
            row = ceiling.row_for(people.couple, people.children, people.persons)
        return r.given("ceiling", amount), row
    return _share(r, diagnosis, ceiling.share_of), None


def _share(r: WithDerivation, diagnosis: Diagnosis, rule: ReferenceShare | None) -> Figure | None:
    """A share of a national amount; None where nothing is written or the amount is not known.

    A poverty line is that of the year that the regulation names: which one a fund would take
    otherwise is not known.
    """
    if rule is None or (rule.of is ReferenceAmount.POVERTY_LINE and rule.year is None):
        return None
    on = diagnosis.on if rule.year is None else date(rule.year, 12, 31)
    try:
        value = diagnosis.law.value(_REFERENCES[rule.of], on)
    except MissingParameter:
        return None
    share = r.given("ceiling_share", rule.share)
    return r.product("ceiling", r.parameter(value), share, Rounding.HALF_UP)


def _weight(
    diagnosis: Diagnosis, ceiling: Ceiling, divisor: Divisor | None, people: Composition
) -> Rate | None:
    """What the resources are divided by; None when it is not known."""
    if divisor is Divisor.NOTHING:
        return Rate(1_000_000)
    if divisor is Divisor.PERSONS:
        return Rate(people.persons * 1_000_000)
    if divisor is Divisor.UNITS and ceiling.units is not None:
        people = composition(diagnosis, ceiling.units.adult_from)
        return ceiling.units.weight(people.older, people.younger)
    if divisor is Divisor.PARTS and ceiling.parts is not None:
        return ceiling.parts.weight(people.couple, people.children)
    return None


def _numerator(r: WithDerivation, diagnosis: Diagnosis, ceiling: Ceiling, base: Figure) -> Figure:
    rent = diagnosis.work.rent
    plus = [rent.allowance] if Term.PLUS_HOUSING_AID in ceiling.numerator else []
    minus = [rent.gross] if Term.MINUS_RENT in ceiling.numerator else []
    if Term.MINUS_CHARGES in ceiling.numerator:
        minus.append(diagnosis.budget.other_charges)
    compared = r.sum("compared_sum", base, *plus) if plus else base
    return r.difference("compared", compared, *minus) if minus else compared


def _divided(r: WithDerivation, amount: Figure, weight: Rate, days: int | None) -> Figure:
    if weight.millionths == 1_000_000 and days is None:
        return r.sum("quotient", amount)
    number = r.given("quotient_days", days or 1)
    divisor = r.product("quotient_divisor", number, r.given("quotient_weight", weight), None)
    return r.quotient("quotient", amount, divisor, Rounding.HALF_UP)


def effort(
    r: WithDerivation, diagnosis: Diagnosis, rule: EffortRatio, base: Figure
) -> Compared | None:
    """The share of the resources that the rent takes; None without resources or rent."""
    rent = diagnosis.work.rent
    if base.money.cents <= 0 or not rent.known:
        return None
    gross = rent.gross
    if rule.rent is RentPart.RENT:
        own = diagnosis.dossier.dwelling.rent
        if own is None:
            return None
        gross = r.given("effort_rent", own, field="dwelling.rent")
    taken = [rent.allowance] if rule.less_housing_aid else []
    if rule.less_rls and rule.rent is RentPart.RENT:  # the gross rent has it taken off already
        taken.append(r.given("effort_rls", diagnosis.dossier.dwelling.rls, field="dwelling.rls"))
    numerator = r.at_least_zero("effort_cost", r.difference("effort_net", gross, *taken))
    ratio = r.ratio("effort_ratio", numerator, base, 4, Rounding.HALF_UP)
    limit = r.given("effort_limit", rule.maximum)
    value, most = ratio.rate.millionths, limit.rate.millionths
    return Compared(ratio, limit, value < most or (value == most and not rule.strict))

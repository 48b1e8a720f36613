"""AAH, ASPA, health cover, energy voucher and rent reduction of a dossier."""

from __future__ import annotations

from typing import Any

from planner.calc.budget.lines import Line, Rhythm
from planner.calc.calendar import Month
from planner.calc.dossier.dwelling import LandlordKind
from planner.calc.dossier.household import Custody, PersonStatus
from planner.calc.figure import Figure
from planner.calc.housing.allowance import Tenancy
from planner.calc.housing.rls import social_rent_reduction
from planner.calc.outcomes import Computed, Missing, NotApplicable
from planner.calc.results import Reason
from planner.calc.rights.aah import aah
from planner.calc.rights.aspa import OldAge, aspa
from planner.calc.rights.c2s import Cover, HealthCover, contribution_id, cover_scale, health_cover
from planner.calc.rights.drawing import Drawn
from planner.calc.rights.energy_voucher import energy_voucher
from planner.calc.rights.finding import Period
from planner.calc.rights.kinds import (
    EXCLUDED_FROM_ASPA,
    EXCLUDED_FROM_C2S,
    PENSIONS,
    Counts,
    counts,
)
from planner.calc.rights.outcome import RightOutcome, ToCheck
from planner.calc.rights.situation import Situation, Someone

__all__ = ["review_aah", "review_aspa", "review_c2s", "review_rls", "review_voucher"]

_MOST_DEPENDANTS = 20
_FOYER_AGE = 25
_YEAR = 12
_TAXABLE = PENSIONS - {"asi", "work_accident_pension"} | {
    "wage",
    "wage_13th_month",
    "temporary_wage",
    "home_worker_wage",
    "self_employed_income",
    "casual_wage",
    "unemployment_benefit",
    "training_allowance",
    "sick_pay",
    "sick_pay_top_up",
    "maternity_pay",
    "prepare",
    "child_support_received",
    "rental_income",
    "savings_interest",
    "income_total",
    "other_income",
}
"""What a tax income may hold (CGI art. 79 and following)."""
_TAX_SHARE = (9, 10)
"""A tenth of wages and pensions is left out of a tax income (CGI art. 83 and 158)."""


def review_aah(situation: Situation) -> Drawn:
    """The AAH of the first adult whom it may concern."""
    received = situation.received("aah")
    if not situation.adults:
        return Drawn(Missing(("household.persons",)), received)
    one = _disabled(situation, received)
    if one is None:
        return Drawn(NotApplicable("nobody_disabled", "CSS L.821-1"), received)
    law, month = situation.law, situation.month
    own = [line for line in situation.lines if line.runs_in(month) and line.amount.raw]
    working = any(counts(line.kind) is Counts.EARNED for line in own)
    notes = [Reason("mva_maybe", {"amount": law.value("aah.mva", month.first_day).amount})]
    if working or len(situation.adults) > 1:
        outcome: RightOutcome = ToCheck("aah_with_work_or_couple", reference="CSS L.821-3")
        return Drawn(outcome, received, notes=notes)
    pensions = [line.monthly for line in own if line.kind in PENSIONS]
    found = aah(law, month, tuple(pensions))
    if found.amount.raw == 0:
        refused = NotApplicable("pensions_reach_the_amount", "CSS L.821-1", (found.amount,))
        return Drawn(refused, received)
    decided = one.has(PersonStatus.AAH) or received is not None
    if not decided:
        outcome = ToCheck("mdph_decides", None, found.amount, "CSS L.821-1")
        return Drawn(outcome, received, notes=notes)
    return Drawn(Computed(found.amount), received, notes=notes)


def _disabled(situation: Situation, received: Figure | None) -> Someone | None:
    for status in (PersonStatus.AAH, PersonStatus.DISABLED):
        for one in situation.adults:
            if one.has(status):
                return one
    return situation.adults[0] if received is not None and received.raw else None


def review_aspa(situation: Situation) -> Drawn:
    """The ASPA of the adults of the age, or perhaps unfit for work at 62."""
    received = situation.received("aspa")
    if not situation.adults:
        return Drawn(Missing(("household.persons",)), received)
    law, month = situation.law, situation.month
    age = law.value("aspa.age", month.first_day).count
    unfit_age = law.value("aspa.age_inaptitude", month.first_day).count
    unknown = tuple(
        f"{one.path}.birth"
        for one in situation.adults
        if one.person.birth is None and one.has(PersonStatus.RETIRED)
    )
    ages = [one.age(situation.on) for one in situation.adults]
    old = sum(each is not None and each >= age for each in ages)
    perhaps = sum(each is not None and unfit_age <= each < age for each in ages)
    if unknown and not old:
        return Drawn(Missing(unknown, "birth_unknown"), received)
    if situation.answers.unfit_for_work:
        old, perhaps = old + perhaps, 0
    if situation.answers.unfit_for_work is False:
        perhaps = 0
    if not old and not perhaps:
        return Drawn(NotApplicable("nobody_of_the_age", "CSS L.815-1"), received)
    couple = len(situation.adults) == 2
    found = aspa(law, month, _old_age(situation, couple=couple, eligible=old or 1))
    notes = [_estate(situation), Reason("aspa_residence", certainty="indicative")]
    if found.amount.raw == 0:
        figures = (found.resources,)
        return Drawn(NotApplicable("resources_above_amount", "CSS L.815-9", figures), received)
    doubts = ("savings_counted",) if situation.dossier.savings else ("capital_not_asked",)
    if old:
        outcome: RightOutcome = Computed(found.amount, doubts)
    else:
        outcome = ToCheck("unfit_for_work", None, found.amount, "CSS L.815-1", doubts)
    return Drawn(outcome, received, notes=notes)


def _old_age(situation: Situation, *, couple: bool, eligible: int) -> OldAge[Figure]:
    """The resources of M-3 to M-1, and the savings told."""
    ids = {one.person.id for one in situation.adults} | {"common"}
    pensions: list[Figure] = []
    earned: list[Figure] = []
    for line in situation.lines:
        if line.whose not in ids or line.kind in EXCLUDED_FROM_ASPA:
            continue
        kept = earned if counts(line.kind) is Counts.EARNED else pensions
        for back in (3, 2, 1):
            amount = line.figure_in(situation.month.plus(-back))
            if amount is not None:
                kept.append(amount)
    savings = [
        situation.r.given(f"savings[{index}]", saving.amount, field=f"savings[{index}].amount")
        for index, saving in enumerate(situation.dossier.savings)
        if saving.whose in ids
    ]
    return OldAge(
        couple=couple,
        eligible=min(eligible, 2 if couple else 1),
        pensions=tuple(pensions),
        earned=tuple(earned),
        savings=tuple(savings),
    )


def _estate(situation: Situation) -> Reason:
    """What an heir gives back: always said, since it is why people do not claim."""
    parameter = situation.law.parameter("aspa.succession_seuil")
    known = [value for value in parameter.values if value.start <= situation.on]
    threshold = known[-1].amount if known else None
    return Reason("aspa_estate", {"threshold": threshold}, (), "CSS L.815-13", "indicative")


def _window(situation: Situation) -> tuple[Month, Month]:
    """M-13 to M-2."""
    return situation.month.plus(-13), situation.month.plus(-2)


def _of_twelve_months(situation: Situation, line: Line, *, steady: bool) -> Figure | None:
    """What a line gives over the twelve months, as told or as today all along."""
    r = situation.r
    first, last = _window(situation)
    if line.rhythm is not Rhythm.EVERY_MONTH:
        times = sum(line.whole_in(first.plus(n)) for n in range(_YEAR))
    elif steady:
        times = _YEAR if line.runs_in(situation.month) else 0
    else:
        start = max(first, line.start or first)
        until = min(last, line.until or last)
        times = max(0, until.minus(start) + 1)
    if not times:
        return None
    amount = line.monthly if line.rhythm is Rhythm.EVERY_MONTH else line.amount
    return r.times(f"of_twelve_months[{line.path}]", amount, r.given("times", times))


def review_c2s(situation: Situation) -> Drawn:
    """The health cover: what twelve months of resources open."""
    if not situation.adults:
        return Drawn(Missing(("household.persons",)), period=Period.NONE)
    if situation.received("rsa") is not None:
        return Drawn(ToCheck("c2s_with_rsa", reference="CSS L.861-2"), period=Period.NONE)
    found = _cover(situation, steady=False)
    dated = any(line.start is not None or line.until is not None for line in situation.lines)
    steady = _cover(situation, steady=True) if dated else found
    scale = cover_scale(situation.law, situation.month)
    notes = []
    if scale.old:
        notes.append(Reason("c2s_old_ceilings", {"until": scale.free[0].until}))
    values: dict[str, Any] = {
        "resources": found.resources,
        "limit": found.free_ceiling if found.cover is Cover.FREE else found.contribution_ceiling,
    }
    out_of_work = any(
        one.has(PersonStatus.UNEMPLOYED_PAID, PersonStatus.UNEMPLOYED_UNPAID)
        for one in situation.adults
    )
    doubts = ("c2s_out_of_work",) if out_of_work else ()
    if found.cover is not steady.cover:
        reason = "c2s_incomes_changed"
    elif found.cover is Cover.ABOVE and not out_of_work:
        figures = (found.resources, found.contribution_ceiling)
        refused = NotApplicable("c2s_above_ceiling", "CSS L.861-1", figures)
        return Drawn(refused, period=Period.NONE, notes=notes)
    elif found.cover is Cover.FREE:
        reason = "c2s_free"
    elif found.cover is Cover.CONTRIBUTION:
        reason = "c2s_contribution"
        values["amount"] = _contribution(situation)
    else:
        reason = "c2s_between"
    outcome = ToCheck(reason, reference="CSS L.861-1", doubts=doubts)
    return Drawn(outcome, period=Period.NONE, values={reason: values}, notes=notes)


def _cover(situation: Situation, *, steady: bool) -> HealthCover[Figure]:
    terms = [
        amount
        for line in situation.lines
        if line.kind not in EXCLUDED_FROM_C2S
        for amount in (_of_twelve_months(situation, line, steady=steady),)
        if amount is not None
    ]
    return health_cover(
        situation.law,
        situation.month,
        len(situation.adults) + len(_young(situation)),
        tuple(terms),
        situation.allowance.housing[1],
        situation.allowance.amounts[1],
    )


def _young(situation: Situation) -> list[Someone]:
    """The children under 25; one whose birth is not known is taken to be."""
    return [one for one in situation.children if (one.age(situation.on) or 0) < _FOYER_AGE]


def _contribution(situation: Situation) -> Figure | None:
    """What the household would pay a month, when every age is known."""
    r = situation.r
    ages = [one.age(situation.on) for one in (*situation.adults, *_young(situation))]
    if any(age is None or age < 0 for age in ages):
        return None
    day = situation.month.first_day
    parts = [
        r.parameter(situation.law.value(contribution_id(age), day))
        for age in ages
        if age is not None
    ]
    return r.sum("c2s_contribution", *parts)


def review_voucher(situation: Situation) -> Drawn:
    """The energy voucher: likely or not, never an amount."""
    persons = len(situation.adults) + len(situation.children) + len(situation.others)
    if not situation.adults:
        return Drawn(Missing(("household.persons",)), period=Period.YEAR)
    income, estimated = _tax_income(situation)
    alternating = sum(one.person.custody is Custody.ALTERNATING for one in situation.children)
    found = energy_voucher(situation.law, situation.month, income, persons, alternating)
    notes = [Reason("energy_voucher_on_request", certainty="indicative")]
    if not found.under:
        figures = (found.income_by_unit, found.limit)
        refused = NotApplicable("energy_voucher_above_limit", "C. énergie L.124-1", figures)
        return Drawn(refused, period=Period.YEAR)
    doubts = ("income_estimated",) if estimated else ()
    values = {"income": found.income_by_unit, "limit": found.limit}
    return Drawn(
        ToCheck(
            "energy_voucher_likely", found.smallest, found.largest, "C. énergie L.124-1", doubts
        ),
        period=Period.YEAR,
        values={"energy_voucher_likely": values},
        notes=notes,
    )


def _tax_income(situation: Situation) -> tuple[Figure, bool]:
    """The reference tax income, or the taxable incomes of today less a tenth in its place."""
    r = situation.r
    told = situation.answers.reference_tax_income
    if told is not None:
        return r.given("tax_income", told, field="answers.reference_tax_income"), False
    monthly = [line.monthly for line in situation.of_kinds(_TAXABLE)]
    whole = r.sum("taxable_of_a_month", *monthly)
    yearly = r.times("taxable_of_a_year", whole, r.given("months_of_the_year", _YEAR))
    part, of = _TAX_SHARE
    return r.part("tax_income_estimated", yearly, part, of, None), True


def review_rls(situation: Situation) -> Drawn:
    """The rent reduction of a social landlord, which is due without being asked."""
    dwelling = situation.dossier.dwelling
    received = None
    if dwelling.rls:
        received = situation.r.given("received", dwelling.rls, field="dwelling.rls")
    if dwelling.landlord.kind is not LandlordKind.SOCIAL:
        return Drawn(NotApplicable("not_social_housing", "CCH L.442-2-1"), received)
    base = dwelling.allowance.resource_base
    absent = [
        path
        for path, known in (
            ("household.persons", bool(situation.adults)),
            ("dwelling.zone", dwelling.zone is not None),
            ("dwelling.rent", bool(dwelling.rent)),
            ("dwelling.allowance.resource_base", base is not None),
        )
        if not known
    ]
    if absent or dwelling.zone is None or not dwelling.rent or base is None:
        return Drawn(Missing(tuple(absent)), received)
    limit = situation.law.value("al.pac.age_limite_enfant", situation.on).count
    tenancy = Tenancy(
        zone=dwelling.zone,
        rent=dwelling.rent,
        annual_resources=base,
        dependants=min(
            situation.dossier.household.dependants(situation.on, limit), _MOST_DEPENDANTS
        ),
        couple=situation.dossier.household.couple,
        conventioned=True,
        social_landlord=True,
    )
    found = social_rent_reduction(situation.law, situation.month, tenancy)
    if isinstance(found, NotApplicable):
        return Drawn(found, received)
    if found.amount.raw == 0:
        figures = (found.monthly_resources, found.ceiling)
        return Drawn(NotApplicable("above_rls_ceiling", "CCH L.442-2-1", figures), received)
    if not dwelling.conventioned:
        outcome: RightOutcome = ToCheck("conventioned_not_told", None, found.amount)
        return Drawn(outcome, received)
    return Drawn(Computed(found.amount), received)

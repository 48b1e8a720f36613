"""The family benefits of a dossier: allowances, supplement, young child, support, school start.

The income of two years before is on a tax notice, not in a dossier: without it the two ends are
given, and the counsellor asks for the notice. What each benefit may count for in the RSA and in
the prime d'activité goes with it: the least and the most, since a benefit that nobody told of may
be received all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from planner.calc.budget.lines import Line, Rhythm
from planner.calc.calendar import Month
from planner.calc.dossier.household import Role
from planner.calc.figure import Figure
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.calc.outcomes import Computed, Missing, NotApplicable
from planner.calc.results import Reason
from planner.calc.rights.af import FamilyAllowances, allowance_scale, family_allowances
from planner.calc.rights.answers import OtherParent
from planner.calc.rights.ars import at_school, school_start
from planner.calc.rights.asf import child_support
from planner.calc.rights.cf import FamilySupplement, family_supplement
from planner.calc.rights.children import under
from planner.calc.rights.drawing import Drawn, attempted
from planner.calc.rights.family import Family
from planner.calc.rights.finding import CLOSE, Period
from planner.calc.rights.foyer import CountedBenefits
from planner.calc.rights.outcome import RightOutcome, ToCheck
from planner.calc.rights.paje import YoungChild, young_child
from planner.calc.rights.situation import Situation
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = ["Counted", "FamilyReview", "birthdays", "family_review"]

_Compute = Callable[
    [Law, Month, Family], FamilySupplement[Figure] | YoungChild[Figure] | NotApplicable
]


@dataclass(slots=True)
class Counted:
    """The least and the most that one benefit may count for; None for nothing."""

    least: Figure | None = None
    most: Figure | None = None
    children: int = 0


@dataclass(slots=True)
class FamilyReview:
    """What the family benefits are found to be, and what they count for afterwards."""

    af: Counted
    cf: Counted
    paje: Counted
    asf: Counted

    @property
    def known(self) -> bool:
        """Whether nothing is left open in what counts."""
        return all(one.least is one.most for one in (self.af, self.cf, self.paje, self.asf))

    def benefits(self, *, most: bool) -> CountedBenefits[Figure]:
        """What counts at one end."""

        def end(counted: Counted) -> Figure | None:
            return counted.most if most else counted.least

        return CountedBenefits(
            af=end(self.af),
            cf=end(self.cf),
            asf=end(self.asf),
            asf_children=self.asf.children,
            paje=end(self.paje),
        )


def family_review(situation: Situation) -> tuple[dict[str, Drawn], FamilyReview]:
    """Each family benefit, and what they count for."""
    af, af_counted = _attempted(situation, "af", _af)
    paje, paje_counted = _attempted(situation, "paje_base", _paje)
    cf, cf_counted = _attempted(situation, "cf", _cf)
    _one_of_the_two(cf, cf_counted, paje, paje_counted)
    asf, asf_counted = _attempted(situation, "asf", _asf)
    drawn = {
        "af": af,
        "cf": cf,
        "paje_base": paje,
        "asf": asf,
        "ars": attempted("ars", _ars, situation),
    }
    return drawn, FamilyReview(af_counted, cf_counted, paje_counted, asf_counted)


def _attempted(
    situation: Situation,
    right: str,
    review: Callable[[Situation, Figure | None], tuple[Drawn, Counted]],
) -> tuple[Drawn, Counted]:
    """The review of a benefit, or what the law lacks on that day: what is received counts."""
    received = situation.received(right)
    try:
        return review(situation, received)
    except MissingParameter as absent:
        missing = Missing((), f"no_parameter:{absent.parameter}")
        return Drawn(missing, received), Counted(received, received)


def _births(situation: Situation) -> Missing | None:
    paths = situation.births_missing
    return Missing(paths, "birth_unknown") if paths else None


def _n2(situation: Situation, limit: Figure | Money | None = None) -> dict[str, Any]:
    """The values of the reason that waits for the income of two years before."""
    return {"n2_income_unknown": {"year": situation.month.year - 2, "limit": limit}}


def _counted(received: Figure | None, most: Figure | None, children: int = 0) -> Counted:
    """What is received counts; else nothing at the least, and what the rule gives at the most.

    ``most`` is what the rule counts at the most. What is received is net of the CRDS and holds
    increases that do not count: where it reaches ``most`` less a hundredth, ``most`` is nearer.
    """
    if received is None or received.raw == 0:
        return Counted(None, most, children)
    near = most is not None and received.raw >= most.raw - CLOSE - most.raw // 100
    kept = most if near else received
    return Counted(kept, kept, children)


def _af(situation: Situation, received: Figure | None) -> tuple[Drawn, Counted]:
    unknown = _births(situation)
    if unknown is not None and len(situation.children) > 1:
        return Drawn(unknown, received), _counted(received, None)
    family, month = situation.family, situation.month
    levels = (None,) if family.resources is not None else (3, 1)
    found: list[FamilyAllowances[Figure]] = []
    for level in levels:
        one = family_allowances(situation.law, month, family, level)
        if isinstance(one, NotApplicable):
            outcome: RightOutcome = one
            if _perhaps_a_child(situation):
                outcome = ToCheck("other_dependant", reference="CSS L.521-1")
            return Drawn(outcome, received), _counted(received, None)
        found.append(one)
    low, high = found[0], found[-1]
    counted = _counted(received, high.base)
    if low is high:
        doubts = birthdays(situation)
        return Drawn(Computed(high.net, doubts), received), counted
    scale = allowance_scale(situation.law, month)
    children = len(under(family.children, month, scale.age_limit.count))
    r = situation.r
    more = r.times(
        "af_limit_children",
        r.parameter(scale.ceiling_child),
        r.given("af_children", children, field="household.persons"),
    )
    limit = r.sum("af_limit", r.parameter(scale.ceilings[0]), more)
    outcome = ToCheck("n2_income_unknown", low.net, high.net, "CSS L.521-1")
    return Drawn(outcome, received, values=_n2(situation, limit), asked=_year(situation)), counted


def _perhaps_a_child(situation: Situation) -> bool:
    """Somebody in charge who is no child of the household and may count as one (a niece)."""
    limit = situation.law.value("af.age_limite", situation.month.first_day).count
    return any(
        one.person.role is Role.OTHER_DEPENDANT and (one.age(situation.on) or 0) < limit
        for one in situation.others
    )


def _year(situation: Situation) -> dict[str, Any]:
    return {"year": situation.month.year - 2}


def birthdays(situation: Situation) -> tuple[str, ...]:
    """A child whose age changes a benefit in the quarter: the amounts of its months differ."""
    quarter = [situation.month.plus(-back) for back in range(5)]
    ages = (0, 3, 14, 18, 20, 21, 25)
    for one in situation.children:
        birth = one.person.birth
        if birth is None:
            continue
        for month in quarter:
            lived = month.year * 12 + month.number - birth.year * 12 - birth.month
            if lived in [12 * age for age in ages]:
                return ("birthday_in_quarter",)
    return ()


def _earners(family: Family) -> tuple[Family, ...]:
    """The family as it is, or with one and with two earners when nobody knows."""
    if family.lone or family.two_earners is not None:
        return (family,)
    return replace(family, two_earners=False), replace(family, two_earners=True)


def _by_resources(
    situation: Situation, received: Figure | None, compute: _Compute, reference: str
) -> tuple[Drawn, Counted]:
    """A benefit under a ceiling of income: an amount, or both ends of it."""
    family, law, month = situation.family, situation.law, situation.month
    unknown = family.resources is None
    if unknown:
        # Without any income one earner or two is the same, and the ceiling shown is the safe one.
        family = replace(family, resources=ZERO, two_earners=False)
    found = [compute(law, month, one) for one in _earners(family)]
    refused = [one for one in found if isinstance(one, NotApplicable)]
    due = [one for one in found if not isinstance(one, NotApplicable)]
    if not due:
        return Drawn(refused[0], received), _counted(received, None)
    nets = {one.net.raw for one in due}
    best = max(due, key=lambda one: one.net.raw)
    least = min(due, key=lambda one: one.net.raw)
    doubts = birthdays(situation)
    shared = any(child.alternating for child in family.children)
    reason = ""
    if unknown:
        reason = "n2_income_unknown"
    elif refused or len(nets) > 1:
        reason = "two_earners_unknown"
    elif shared:
        reason = "alternating_custody"
    if not reason:
        counted = _counted(received, best.counted)
        return Drawn(Computed(best.net, doubts), received), counted
    low = None if unknown or refused or shared else least.net
    more = ("alternating_custody",) if shared else ()
    outcome = ToCheck(reason, low, best.net, reference, (*more, *doubts))
    drawn = Drawn(
        outcome,
        received,
        values=_n2(situation, _whole_up_to(best)) if unknown else {},
        asked=_year(situation),
    )
    return drawn, _counted(received, best.counted)


def _whole_up_to(found: FamilySupplement[Figure] | YoungChild[Figure]) -> Figure:
    """The income up to which the highest amount is due."""
    return found.half_ceiling if isinstance(found, FamilySupplement) else found.ceiling


def _cf(situation: Situation, received: Figure | None) -> tuple[Drawn, Counted]:
    unknown = _births(situation)
    if unknown is not None and len(situation.children) > 2:
        return Drawn(unknown, received), _counted(received, None)
    return _by_resources(situation, received, family_supplement, "CSS L.522-1")


def _paje(situation: Situation, received: Figure | None) -> tuple[Drawn, Counted]:
    unknown = _births(situation)
    if unknown is not None:
        return Drawn(unknown, received), _counted(received, None)
    return _by_resources(situation, received, young_child, "CSS L.531-1")


def _one_of_the_two(cf: Drawn, cf_counted: Counted, paje: Drawn, paje_counted: Counted) -> None:
    """The supplement and the young child benefit are never paid together (CSS L.532-1)."""
    ends = [
        outcome.value if isinstance(outcome, Computed) else None
        for outcome in (cf.outcome, paje.outcome)
    ]
    supplement, young = ends
    if supplement is not None and young is not None:
        if supplement.raw > young.raw:
            paje.outcome = NotApplicable("cf_rather_than_paje", "CSS L.532-1", (supplement, young))
            paje_counted.least = paje_counted.most = None
        else:
            cf.outcome = NotApplicable("paje_rather_than_cf", "CSS L.532-1", (supplement, young))
            cf_counted.least = cf_counted.most = None
    elif not isinstance(cf.outcome, NotApplicable) and not isinstance(paje.outcome, NotApplicable):
        # Perhaps one of the two, which count for the same: never their sum.
        if cf_counted.least is not None:
            paje_counted.most = paje_counted.least
        else:
            cf_counted.most = None


def _asf(situation: Situation, received: Figure | None) -> tuple[Drawn, Counted]:
    unknown = _births(situation)
    children = len(situation.children)
    nothing = _counted(received, None, children)
    if situation.lone and unknown is not None:
        return Drawn(unknown, received), nothing
    lines = situation.of_kinds(["child_support_received"])
    maintenance = None
    if lines:
        maintenance = situation.r.sum("maintenance", *(line.monthly for line in lines))
    other = situation.answers.other_parent
    told = other or (OtherParent.PAYS_LESS if maintenance is not None else None)
    paid = told or OtherParent.DOES_NOT_PAY
    found = child_support(situation.law, situation.month, situation.family, paid, maintenance)
    if isinstance(found, NotApplicable):
        return Drawn(found, received), nothing
    notes = [] if told is OtherParent.PAYS_LESS else [_note("asf_recovered")]
    if told is None:
        outcome: RightOutcome = ToCheck("other_parent_unknown", None, found.net, "CSS L.523-1")
        counted = _counted(received, found.gross, found.children)
        return Drawn(outcome, received, notes=notes), counted
    outcome = Computed(found.net, birthdays(situation))
    counted = _counted(received, found.gross, found.children)
    return Drawn(outcome, received, notes=notes), counted


def _ars(situation: Situation) -> Drawn:
    """The return to school of the year, which stays to claim after August."""
    year = situation.month.year
    lines = situation.of_kinds(["ars"]) + [
        line
        for line in situation.lines
        if line.kind == "ars" and line.start is not None and line.start.year == year
    ]
    received = _over_a_year(situation, list(dict.fromkeys(lines)))
    unknown = _births(situation)
    if unknown is not None:
        return Drawn(unknown, received, Period.YEAR)
    family = situation.family
    note = _note("ars_paid_in_august", year=year)
    known = family.resources is not None
    whole = school_start(situation.law, year, family, within_ceiling=not known)
    if isinstance(whole, NotApplicable):
        return Drawn(whole, received, Period.YEAR)
    concerned = at_school(family.children, year)
    if any(child.alternating for child in concerned):
        outcome: RightOutcome = ToCheck("alternating_custody", None, whole.net, "CSS L.543-1")
        return Drawn(outcome, received, Period.YEAR, notes=[note])
    if known:
        return Drawn(Computed(whole.net), received, Period.YEAR, notes=[note])
    limited = school_start(situation.law, year, replace(family, resources=ZERO))
    ceiling = None if isinstance(limited, NotApplicable) else limited.ceiling
    return Drawn(
        ToCheck("n2_income_unknown", None, whole.net, "CSS L.543-1"),
        received,
        Period.YEAR,
        values=_n2(situation, ceiling),
        notes=[note],
        asked=_year(situation),
    )


def _over_a_year(situation: Situation, lines: list[Line]) -> Figure | None:
    if not lines:
        return None
    r = situation.r
    amounts = []
    for line in lines:
        times = 12 if line.rhythm is Rhythm.EVERY_MONTH else line.times_a_year()
        per_month = line.monthly if line.rhythm is Rhythm.EVERY_MONTH else line.amount
        amounts.append(r.times("over_a_year", per_month, r.given("times_a_year", times)))
    return r.sum("received", *amounts)


def _note(id: str, **values: Any) -> Reason:
    return Reason(id, values, certainty="indicative")

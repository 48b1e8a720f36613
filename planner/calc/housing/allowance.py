"""The rental housing allowance (APL, ALF, ALS), mainland and overseas, step by step.

One scale serves the three benefits. It takes the rent up to a cap, adds flat charges, and leaves
to the household a *personal participation* that grows with its resources: a minimum, plus a rate
of the resources above a deduction. What remains is cut by five euros, then by the CRDS, and paid
in whole euros; a rent far above the cap makes it fade to nothing. In social housing the *réduction
de loyer de solidarité* (RLS) takes most of itself back from the APL.

Sources: CCH D.823-16 to D.823-18, D.842-2, L.832-3; order of 27/09/2019 (NOR LOGL1925404A)
art. 7 to 16, and 46 overseas; ordonnance 96-50 art. 14 and 19 (CRDS). Hostels (*foyers*) and home
ownership are other rules.

Overseas a dwelling opens ALF or ALS, never APL, and the RLS does not exist there: a convention and
a social landlord change nothing to the name nor to the amount.

The rule is written once, against a ``Recorder``: bare numbers for screens and batches, figures
that explain themselves for everything that is shown or signed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.housing.family import of_family
from planner.calc.housing.scale import RentalScale, rental_scale
from planner.calc.housing.tenancy import Benefit, Tenancy
from planner.calc.law import Law
from planner.calc.money import ZERO, Money, Rounding
from planner.calc.operations import Number, Recorder, figures_only

__all__ = [
    "Benefit",
    "FamilySteps",
    "HousingAllowance",
    "Tenancy",
    "compute_allowance",
    "family_steps",
    "housing_allowance",
    "housing_allowance_figures",
    "references",
]

N = TypeVar("N")

HALF_UP, DOWN = Rounding.HALF_UP, Rounding.DOWN

_EURO = 100
_HUNDRED_EUROS = 10_000
_FIVE_DECIMALS = 10

_ORDER = "arrêté du 27/09/2019 (NOR LOGL1925404A)"

REFERENCES = {
    "rent_taken": "CCH D.842-2, D.823-18",
    "rent_cap": f"CCH D.823-16 2° ; {_ORDER} art. 7, 8 et 16",
    "eligible_rent": "CCH D.823-16",
    "flat_charges": f"CCH D.823-16 ; {_ORDER} art. 9 et 16",
    "minimum_participation": f"CCH D.823-17 ; {_ORDER} art. 13",
    "family_rate": f"CCH D.823-17 ; {_ORDER} art. 14 1°",
    "reference_rent": f"CCH D.823-17 ; {_ORDER} art. 14 2°",
    "rent_ratio": f"CCH D.823-17 ; {_ORDER} art. 14 2°",
    "rent_rate": f"CCH D.823-17 ; {_ORDER} art. 14 2°",
    "participation_rate": f"CCH D.823-17 ; {_ORDER} art. 14",
    "resources_rounded": "CCH D.823-17",
    "resources_deduction": f"CCH D.823-17 5° ; {_ORDER} art. 15",
    "resources_participation": "CCH D.823-17",
    "personal_participation": "CCH D.823-17",
    "formula_result": "CCH D.823-16",
    "fading_from": f"CCH D.823-16 ; {_ORDER} art. 10",
    "nothing_from": f"CCH D.823-16 ; {_ORDER} art. 10",
    "after_degressivity": f"CCH D.823-16 ; {_ORDER} art. 10",
    "after_flat_cut": f"CCH D.823-16 ; {_ORDER} art. 11",
    "crds": "ordonnance 96-50 art. 14 II 7° et 19",
    "net": "CCH D.823-16",
    "gross": "CCH D.823-16",
    "rls_taken_back": "CCH L.832-3, D.823-16",
    "after_rls": "CCH L.832-3, D.823-16",
    "crds_rls": "ordonnance 96-50 art. 14 II 7° et 19",
    "paid": f"CCH D.823-16 ; {_ORDER} art. 12",
}
"""The article of each step: it names the text, the dated figures name their own source."""

_OVERSEAS = {
    "flat_charges": f"{_ORDER} art. 46",
    "family_rate": f"{_ORDER} art. 46",
    "resources_deduction": f"{_ORDER} art. 46",
}


def references(*, overseas: bool) -> Mapping[str, str]:
    """The article of each step, where the dwelling is."""
    return {**REFERENCES, **_OVERSEAS} if overseas else REFERENCES


class FamilySteps(NamedTuple, Generic[N]):
    """The steps that the family, the zone and the form of the dwelling give, whatever the rent."""

    rent_cap: N
    flat_charges: N
    family_rate: N
    reference_rent: N
    resources_deduction: N
    fading_from: N
    nothing_from: N


class HousingAllowance(NamedTuple, Generic[N]):
    """The allowance of a month and every step that made it, in order.

    Amounts are EUR a month, but ``resources_rounded`` and ``resources_deduction``, EUR a year.
    With ``N`` a number, amounts are whole cents and rates whole millionths. ``crds_rls`` is None
    where no RLS counted. ``paid`` is what reaches the household or the landlord; ``benefit`` is
    the name of the regime even when nothing is paid.
    """

    benefit: Benefit
    rent_taken: N
    rent_cap: N
    eligible_rent: N
    flat_charges: N
    minimum_participation: N
    family_rate: N
    reference_rent: N
    rent_ratio: N
    rent_rate: N
    participation_rate: N
    resources_rounded: N
    resources_deduction: N
    resources_participation: N
    personal_participation: N
    formula_result: N
    fading_from: N
    nothing_from: N
    after_degressivity: N
    after_flat_cut: N
    crds: N
    net: N
    gross: N
    after_rls: N
    crds_rls: N | None
    paid: N


def housing_allowance(law: Law, month: Month, tenancy: Tenancy) -> HousingAllowance[Figure]:
    """The allowance of a month of entitlement (paid on the 5th of the next one), explained.

    Raises ``MissingParameter`` before October 2020, or January 2023 overseas.
    """
    recorder = WithDerivation("housing_allowance", references(overseas=tenancy.overseas))
    scale = rental_scale(law, month, overseas=tenancy.overseas)
    return compute_allowance(recorder, scale, tenancy)


def housing_allowance_figures(law: Law, month: Month, tenancy: Tenancy) -> HousingAllowance[Number]:
    """The same allowance as bare cents and millionths, for screens and searches."""
    scale, steps = _known(
        law,
        month,
        tenancy.overseas,
        tenancy.zone,
        tenancy.couple,
        tenancy.dependants,
        tenancy.room,
        tenancy.flat_share,
    )
    return compute_allowance(figures_only, scale, tenancy, steps)


@lru_cache(maxsize=4096)
def _known(
    law: Law,
    month: Month,
    overseas: bool,
    zone: int,
    couple: bool,
    dependants: int,
    room: bool,
    flat_share: bool,
) -> tuple[RentalScale, FamilySteps[Number]]:
    """The scale of a month and the steps of a family, which many households share."""
    scale = rental_scale(law, month, overseas=overseas)
    family = Tenancy(
        zone=zone,
        rent=Money(1),
        annual_resources=ZERO,
        dependants=dependants,
        couple=couple,
        room=room,
        flat_share=flat_share,
        overseas=overseas,
    )
    return scale, family_steps(figures_only, scale, family)


def family_steps(r: Recorder[N], scale: RentalScale, tenancy: Tenancy) -> FamilySteps[N]:
    """What does not depend on the rent and the resources, written once for every recorder."""
    family, zone = tenancy.family, tenancy.zone - 1
    rent_cap = _rent_cap(r, scale, tenancy)
    fading_from, nothing_from = scale.fading_from[zone], scale.nothing_from[zone]
    return FamilySteps(
        rent_cap,
        _flat_charges(r, scale, tenancy),
        of_family(r, "family_rate", scale.family_rate, family),
        of_family(r, "reference_rent", scale.caps[1], family),
        of_family(r, "resources_deduction", scale.deduction, family),
        r.product("fading_from", rent_cap, r.parameter(fading_from), HALF_UP),
        r.product("nothing_from", rent_cap, r.parameter(nothing_from), HALF_UP),
    )


def compute_allowance(
    r: Recorder[N], scale: RentalScale, tenancy: Tenancy, steps: FamilySteps[N] | None = None
) -> HousingAllowance[N]:
    """The twenty steps, written once for every recorder; ``steps`` are those of the family, when
    they are known already.
    """
    rent_cap, charges, family_rate, reference_rent, deduction, fading_from, nothing_from = (
        steps or family_steps(r, scale, tenancy)
    )
    rent = r.given("rent", tenancy.rent, field="rent")
    if tenancy.furnished:
        rent_taken = r.part("rent_taken", rent, 2, 3, HALF_UP)
    else:
        rent_taken = r.choice("rent_taken", rent, because="unfurnished")
    eligible_rent = r.minimum("eligible_rent", rent_taken, rent_cap)
    housing_cost = r.sum("housing_cost", eligible_rent, charges)

    participation_rate = r.parameter(scale.participation_rate)
    share = r.product("participation_share", housing_cost, participation_rate, HALF_UP)
    floor = r.parameter(scale.participation_floor)
    minimum = r.maximum("minimum_participation", share, floor)
    ratio = r.ratio("rent_ratio", eligible_rent, reference_rent, 4, HALF_UP)
    rent_rate = _rent_rate(r, scale, ratio)
    rate = r.sum("participation_rate", family_rate, rent_rate)

    resources = r.given("resources", tenancy.annual_resources, field="annual_resources")
    rounded = r.up_to("resources_rounded", resources, _HUNDRED_EUROS)
    counted = r.at_least_zero(
        "resources_counted", r.difference("resources_above_deduction", rounded, deduction)
    )
    # The rate turns yearly resources into a monthly participation: nothing is divided by twelve.
    on_resources = r.product("resources_participation", counted, rate, HALF_UP)
    participation = r.sum("personal_participation", minimum, on_resources)
    formula_result = r.at_least_zero(
        "formula_result", r.difference("cost_less_participation", housing_cost, participation)
    )

    faded = _after_degressivity(
        r, formula_result, rent_taken, fading_from, nothing_from, exempt=tenancy.aah_or_aeeh
    )
    after_cut = r.at_least_zero(
        "after_flat_cut", r.difference("faded_less_cut", faded, r.parameter(scale.flat_cut))
    )
    crds = r.product("crds", after_cut, r.parameter(scale.crds), DOWN)
    net = r.down_to("net", r.difference("less_crds", after_cut, crds), _EURO)
    gross = r.sum("gross", net, crds)
    after_rls, crds_rls, before_threshold = _after_rls(r, scale, tenancy, gross, net)
    benefit = tenancy.benefit
    threshold = scale.threshold_apl if benefit is Benefit.APL else scale.threshold_al
    paid = r.reaching("paid", before_threshold, after_rls, r.parameter(threshold))
    return HousingAllowance(
        benefit,
        rent_taken,
        rent_cap,
        eligible_rent,
        charges,
        minimum,
        family_rate,
        reference_rent,
        ratio,
        rent_rate,
        rate,
        rounded,
        deduction,
        on_resources,
        participation,
        formula_result,
        fading_from,
        nothing_from,
        faded,
        after_cut,
        crds,
        net,
        gross,
        after_rls,
        crds_rls,
        paid,
    )


def _rent_cap(r: Recorder[N], scale: RentalScale, tenancy: Tenancy) -> N:
    """Art. 7; a room takes a share of the single person's cap (art. 8), a flat share a share of
    each cell (art. 16).
    """
    cells = scale.caps[tenancy.zone - 1]
    if tenancy.room:
        single = r.parameter(cells.single)
        return r.product("rent_cap", single, r.parameter(scale.room), HALF_UP)
    share = r.parameter(scale.flat_share) if tenancy.flat_share else None
    return of_family(r, "rent_cap", cells, tenancy.family, share)


def _flat_charges(r: Recorder[N], scale: RentalScale, tenancy: Tenancy) -> N:
    """Art. 9, and art. 16 for a flat share; the charges really paid never matter."""
    base, per_dependant = scale.charges, scale.charges_dependant
    if tenancy.flat_share:
        shared = scale.shared_charges
        base = shared.couple if tenancy.couple else shared.single
        per_dependant = shared.dependant
    if not tenancy.dependants:
        return r.choice("flat_charges", r.parameter(base), because="no_dependant")
    count = r.given("dependants", tenancy.dependants, field="dependants")
    supplement = r.times("flat_charges_supplement", r.parameter(per_dependant), count)
    return r.sum("flat_charges", r.parameter(base), supplement)


def _rent_rate(r: Recorder[N], scale: RentalScale, ratio: N) -> N:
    """Art. 14 2°: nothing up to 45 % of the reference rent, then two marginal rates."""
    bounds, rates, by = scale.rent_slices
    return r.slices("rent_rate", ratio, bounds, rates, HALF_UP, step=_FIVE_DECIMALS, by=by)


def _after_degressivity(r: Recorder[N], amount: N, rent: N, start: N, end: N, *, exempt: bool) -> N:
    """D.823-16, art. 10: the rent is the uncapped one; AAH and AEEH households keep the whole."""
    if exempt:
        return r.choice("after_degressivity", amount, because="aah_or_aeeh")
    if r.bare(rent) <= r.bare(start):
        return r.choice("after_degressivity", amount, because="rent_not_dear")
    within = r.minimum("rent_within_fading", rent, end)
    return r.fading("after_degressivity", amount, within, start, end, HALF_UP)


def _after_rls(
    r: Recorder[N], scale: RentalScale, tenancy: Tenancy, gross: N, net: N
) -> tuple[N, N | None, N]:
    """Steps 18 and 20: the gross after RLS, its own CRDS, and what is due before the threshold."""
    if not tenancy.rls_counts:
        return r.choice("after_rls", gross, because="no_rls"), None, net
    rls = r.given("rls", tenancy.rls, field="rls")
    taken = r.product("rls_taken_back", rls, r.parameter(scale.rls_share), HALF_UP)
    after = r.at_least_zero("after_rls", r.difference("gross_less_rls", gross, taken))
    crds = r.product("crds_rls", after, r.parameter(scale.crds), DOWN)
    return after, crds, r.difference("net_after_rls", after, crds)

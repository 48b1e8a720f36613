"""What the RSA and the prime d'activité have in common: the foyer, its amount, its housing flat.

Both compare the resources of a *foyer* (the adults and their children under 25) with an amount
that grows with its size: one base for the first person, half for the second, 30 % for each next
one, 40 % from the third child. A lone parent who is pregnant, has a child under three or has just
separated has a higher amount. What housing saves is counted as a resource: a flat part of the
amount, at the most the housing benefit received, for somebody housed free of charge or an owner
who repays nothing; nothing for a tenant without benefit or an owner who repays.

Incomes are looked at over three months that ended two months ago: M-4, M-3 and M-2 for an
entitlement of month M (CASF R.262-7, CSS R.843-1, décret 2025-185, since March 2025).

Sources: CASF R.262-1, R.262-2, R.262-9, R.262-10-1; CSS D.843-1, R.844-3.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Generic, TypeVar

from planner.calc.calendar import Month
from planner.calc.law import Law, LawValue
from planner.calc.money import Money, Rate
from planner.calc.operations import Recorder
from planner.calc.values import dataclass

__all__ = [
    "CountedBenefits",
    "Earner",
    "Foyer",
    "FoyerScale",
    "Housing",
    "Majoration",
    "Three",
    "counted_benefits",
    "family_amount",
    "foyer_scale",
    "housing_flat",
    "housing_resource",
    "housing_size_amount",
    "reference_months",
    "size_share",
]

N = TypeVar("N")
T = TypeVar("T")
Three = tuple[T, T, T]
"""The three months of the reference quarter, the oldest first."""


class Majoration(StrEnum):
    """Whether a lone parent has the higher amount, and for whom."""

    NONE = "none"
    PREGNANT = "pregnant"
    CHILDREN = "children"


class Housing(StrEnum):
    """How the foyer is housed, as the housing flat sees it."""

    TENANT = "tenant"
    FREE = "free"
    PAYING = "paying"
    """An owner who repays a loan, or somebody lodged against payment: nothing is counted."""
    MOST = "most"
    """Not known: the most that housing may count for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earner(Generic[N]):
    """The earned income of one person in each month of the quarter, and an AAH received beside."""

    earned: Three[N]
    aah: Three[N] | None = None

    def mapped(self, change: Callable[[N], T]) -> Earner[T]:
        """The same with each amount changed."""
        aah = None if self.aah is None else _three(self.aah, change)
        return Earner(earned=_three(self.earned, change), aah=aah)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedBenefits(Generic[N]):
    """Family benefits of one month, gross: ``af`` without increases, ``cf`` at its lower amount,
    ``asf`` for ``asf_children`` children together. None where there is none.
    """

    af: N | None = None
    cf: N | None = None
    asf: N | None = None
    asf_children: int = 0
    paje: N | None = None

    def mapped(self, change: Callable[[N], T]) -> CountedBenefits[T]:
        """The same with each amount changed."""
        return CountedBenefits(
            af=None if self.af is None else change(self.af),
            cf=None if self.cf is None else change(self.cf),
            asf=None if self.asf is None else change(self.asf),
            asf_children=self.asf_children,
            paje=None if self.paje is None else change(self.paje),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Foyer(Generic[N]):
    """A foyer: EUR a month throughout.

    ``other`` is every other resource counted in each month of the quarter; ``quarter`` are the
    family benefits of each of its months, ``benefits`` those of the month of the entitlement;
    ``allowance`` is the housing benefit received, None for none.
    """

    adults: int
    children: int
    majoration: Majoration
    housing: Housing
    allowance: N | None
    earners: tuple[Earner[N], ...]
    other: Three[N] | None
    benefits: CountedBenefits[N]
    quarter: Three[CountedBenefits[N]]

    def __post_init__(self) -> None:
        if self.adults not in (1, 2) or not 0 <= self.children <= 30:
            raise ValueError("a foyer has one or two adults and up to thirty children")
        if self.majoration is not Majoration.NONE and self.adults != 1:
            raise ValueError("the higher amount is that of a lone parent")

    @property
    def persons(self) -> int:
        """Adults and children."""
        return self.adults + self.children

    def mapped(self, change: Callable[[N], T]) -> Foyer[T]:
        """The same with each amount changed, for instance figures into bare numbers."""
        return Foyer(
            adults=self.adults,
            children=self.children,
            majoration=self.majoration,
            housing=self.housing,
            allowance=None if self.allowance is None else change(self.allowance),
            earners=tuple(earner.mapped(change) for earner in self.earners),
            other=None if self.other is None else _three(self.other, change),
            benefits=self.benefits.mapped(change),
            quarter=_three(self.quarter, lambda month: month.mapped(change)),
        )


def _three(three: Three[N], change: Callable[[N], T]) -> Three[T]:
    return change(three[0]), change(three[1]), change(three[2])


@dataclass(frozen=True, slots=True)
class FoyerScale:
    """The dated values that make the amount of a foyer; ``flats`` for one, two, three persons."""

    base: LawValue
    second: LawValue
    next: LawValue
    third_child: LawValue
    pregnant: LawValue
    per_child: LawValue
    flats: tuple[LawValue, LawValue, LawValue]
    bmaf: LawValue
    asf_counted: LawValue


def foyer_scale(law: Law, month: Month, right: str) -> FoyerScale:
    """The values in force in a month; ``right`` is ``rsa`` or ``ppa``."""
    day = month.first_day

    def read(name: str) -> LawValue:
        return law.value(name, day)

    return FoyerScale(
        base=read(f"{right}.montant_forfaitaire"),
        second=read(f"{right}.maj.couple_ou_1er_enfant"),
        next=read(f"{right}.maj.3e_personne"),
        third_child=read(f"{right}.maj.enfant_supp"),
        # CSS D.843-1 refers to the shares of the RSA for a lone parent.
        pregnant=read("rsa.majore.femme_enceinte"),
        per_child=read("rsa.majore.par_enfant"),
        flats=(
            read(f"{right}.forfait_logement.taux_1"),
            read(f"{right}.forfait_logement.taux_2"),
            read(f"{right}.forfait_logement.taux_3plus"),
        ),
        bmaf=read("bmaf"),
        asf_counted=read(f"{right}.asf_comptee"),
    )


def reference_months(law: Law, month: Month) -> Three[Month]:
    """M-4, M-3 and M-2; ``MissingParameter`` before March 2025, when the months were others."""
    first = law.value("rsa.trimestre_reference_premier_mois", month.first_day).count
    return month.plus(-first), month.plus(1 - first), month.plus(2 - first)


def size_share(r: Recorder[N], scale: FoyerScale, adults: int, children: int) -> N:
    """1 for one person, more for the second, for each next one, and from the third child."""
    shares = [r.given("first_person", Rate(1_000_000))]
    persons = adults + children
    if persons > 1:
        shares.append(r.parameter(scale.second))
    further = max(0, children - 2)
    following = persons - 2 - further
    for id, value, number in (
        ("next_persons", scale.next, following),
        ("third_children", scale.third_child, further),
    ):
        if number > 0:
            count = r.given(f"{id}_count", number, field="household.persons")
            shares.append(r.times(id, r.parameter(value), count))
    return r.sum("size_share", *shares)


def family_amount(
    r: Recorder[N],
    scale: FoyerScale,
    adults: int,
    children: int,
    majoration: Majoration = Majoration.NONE,
) -> N:
    """The amount of the foyer, an exact fraction of a cent: never less than without majoration."""
    base = r.parameter(scale.base)
    normal = r.product("normal_amount", base, size_share(r, scale, adults, children), None)
    if majoration is Majoration.NONE:
        return r.choice("family_amount", normal, because="by_size")
    share = r.parameter(scale.pregnant)
    if children:
        count = r.given("children_count", children, field="household.persons")
        per_child = r.times("lone_parent_children", r.parameter(scale.per_child), count)
        share = r.sum("lone_parent_share", share, per_child)
    higher = r.product("lone_parent_amount", base, share, None)
    return r.maximum("family_amount", normal, higher)


def housing_size_amount(r: Recorder[N], scale: FoyerScale, persons: int) -> N:
    """The amount of a foyer of that size, which stops growing at three persons."""
    share = r.given("first_person", Rate(1_000_000))
    if persons > 1:
        parts = [share, r.parameter(scale.second)]
        if persons > 2:
            parts.append(r.parameter(scale.next))
        share = r.sum("housing_size_share", *parts)
    return r.product("housing_size_amount", r.parameter(scale.base), share, None)


def housing_flat(r: Recorder[N], scale: FoyerScale, persons: int) -> N:
    """A part of that amount."""
    rate = scale.flats[min(persons, len(scale.flats)) - 1]
    amount = housing_size_amount(r, scale, persons)
    return r.product("housing_flat", amount, r.parameter(rate), None)


def housing_resource(
    r: Recorder[N], scale: FoyerScale, persons: int, housing: Housing, allowance: N | None
) -> N:
    """What housing counts for among the resources."""
    nothing = r.given("no_housing_resource", Money(0))
    if housing is Housing.PAYING:
        return r.choice("housing_resource", nothing, because="housing_paid_for")
    if housing is not Housing.TENANT:
        flat = housing_flat(r, scale, persons)
        because = "housed_free" if housing is Housing.FREE else "housing_at_most"
        return r.choice("housing_resource", flat, because=because)
    if allowance is None or r.bare(allowance) == 0:
        return r.choice("housing_resource", nothing, because="no_housing_benefit")
    return r.minimum("housing_resource", allowance, housing_flat(r, scale, persons))


def counted_benefits(
    r: Recorder[N], id: str, scale: FoyerScale, benefits: CountedBenefits[N]
) -> N | None:
    """The family benefits counted of a month; of the ASF, up to a flat amount for each child."""
    terms = [each for each in (benefits.af, benefits.cf, benefits.paje) if each is not None]
    if benefits.asf is not None and benefits.asf_children > 0:
        each = r.product("asf_flat", r.parameter(scale.bmaf), r.parameter(scale.asf_counted), None)
        count = r.given("asf_children", benefits.asf_children, field="household.persons")
        flat = r.times("asf_flats", each, count)
        terms.append(r.minimum("asf_counted", benefits.asf, flat))
    return r.sum(id, *terms) if terms else None

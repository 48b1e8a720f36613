"""The *complémentaire santé solidaire*: a health cover, free or for a small contribution.

It has no amount: resources of twelve months (M-13 to M-2) under one ceiling make it free, under a
second one, about 35 % higher, open it for a contribution by age. Housing counts for a flat part of
the RSA. Somebody who receives the RSA has it free without any other condition.

**The ceilings of April 2026 are not known.** Those of 2025 are compared with a margin and never
uprated: under them the cover is very likely, since ceilings have only risen; above by more than
the margin it is not; between the two it is to check. Resources excluded by CSS R.861-10 are left
out before; the 30 % deduction of somebody out of work (R.861-8) is not modelled.

Sources: CSS L.861-1, L.861-2, R.861-2 to R.861-10, D.861-1, L.861-11.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.rights.foyer import FoyerScale, Housing, foyer_scale, housing_size_amount
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = [
    "REFERENCES",
    "Cover",
    "CoverScale",
    "HealthCover",
    "compute_cover",
    "cover_scale",
    "health_cover",
    "health_cover_figures",
]

N = TypeVar("N")

REFERENCES = {
    "housing_flat": "CSS R.861-5, R.861-7",
    "resources": "CSS L.861-2, R.861-4 à R.861-10",
    "free_ceiling": "CSS L.861-1, D.861-1",
    "contribution_ceiling": "CSS L.861-1, D.861-1",
    "doubt_limit": "CSS L.861-1, D.861-1",
}
_TABLE = 4
_AGES = (
    (30, "moins_de_30"),
    (50, "30_a_49"),
    (60, "50_a_59"),
    (70, "60_a_69"),
    (None, "70_et_plus"),
)


class Cover(StrEnum):
    """What the resources open."""

    FREE = "free"
    CONTRIBUTION = "contribution"
    BETWEEN = "between"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class CoverScale:
    """The last known values: ``old`` says that the ceilings are those of an earlier year."""

    free: tuple[LawValue, ...]
    contribution: tuple[LawValue, ...]
    margin: LawValue
    with_benefit: tuple[LawValue, LawValue, LawValue]
    free_of_charge: tuple[LawValue, LawValue, LawValue]
    foyer: FoyerScale
    old: bool


@lru_cache(maxsize=64)
def cover_scale(law: Law, month: Month) -> CoverScale:
    """The ceilings of a month, or the last ones before it; ``MissingParameter`` before any."""
    day = month.first_day
    names = (*(str(n) for n in range(1, _TABLE + 1)), "supplementaire")
    sizes = ("1", "2", "3plus")
    old = False

    def last(name: str) -> LawValue:
        """The only place where an expired value is read: it is compared, never paid."""
        nonlocal old
        try:
            return law.value(name, day)
        except MissingParameter:
            try:
                past = [value for value in law.parameter(name).values if value.start <= day]
            except KeyError:
                past = []
            if not past:
                raise
            old = True
            return past[-1]

    free = tuple(last(f"c2s.plafond_gratuite.{name}") for name in names)
    contribution = tuple(last(f"c2s.plafond_participation.{name}") for name in names)
    flats = [
        [law.value(f"c2s.forfait_logement.{kind}.{size}", day) for size in sizes]
        for kind in ("aide", "gratuit")
    ]
    return CoverScale(
        free=free,
        contribution=contribution,
        margin=law.value("c2s.marge_de_doute", day),
        with_benefit=(flats[0][0], flats[0][1], flats[0][2]),
        free_of_charge=(flats[1][0], flats[1][1], flats[1][2]),
        foyer=foyer_scale(law, month, "rsa"),
        old=old,
    )


class HealthCover(NamedTuple, Generic[N]):
    """EUR a year, and what they open."""

    resources: N
    free_ceiling: N
    contribution_ceiling: N
    cover: Cover


def health_cover(
    law: Law,
    month: Month,
    persons: int,
    resources: tuple[Figure, ...],
    housing: Housing,
    allowance: Figure | None,
) -> HealthCover[Figure]:
    """What the resources of twelve months open, explained; see ``compute_cover``."""
    r = WithDerivation("c2s", REFERENCES)
    return compute_cover(r, cover_scale(law, month), persons, resources, housing, allowance)


def health_cover_figures(
    law: Law,
    month: Month,
    persons: int,
    resources: tuple[Number, ...],
    housing: Housing,
    allowance: Number | None,
) -> HealthCover[Number]:
    """The same as bare cents."""
    scale = cover_scale(law, month)
    return compute_cover(figures_only, scale, persons, resources, housing, allowance)


def compute_cover(
    r: Recorder[N],
    scale: CoverScale,
    persons: int,
    resources: tuple[N, ...],
    housing: Housing,
    allowance: N | None,
) -> HealthCover[N]:
    """The rule, written once for every recorder.

    ``persons`` are the adults and the children under 25; ``resources`` each income counted over
    twelve months; ``allowance`` the housing benefit of a month.
    """
    terms = list(resources)
    flat = _housing(r, scale, persons, housing, allowance)
    if flat is not None:
        terms.append(r.times("housing_of_the_year", flat, r.given("months_of_the_year", 12)))
    total = r.sum("resources", *terms)
    free = _ceiling(r, "free_ceiling", scale.free, persons)
    paying = _ceiling(r, "contribution_ceiling", scale.contribution, persons)
    doubt = r.product("doubt_limit", paying, r.parameter(scale.margin), None)
    found = r.bare(total)
    if found <= r.bare(free):
        cover = Cover.FREE
    elif found <= r.bare(paying):
        cover = Cover.CONTRIBUTION
    elif scale.old and found <= r.bare(doubt):
        cover = Cover.BETWEEN
    else:
        cover = Cover.ABOVE
    return HealthCover(total, free, paying, cover)


def _ceiling(r: Recorder[N], id: str, values: tuple[LawValue, ...], persons: int) -> N:
    base = r.parameter(values[min(persons, _TABLE) - 1])
    if persons <= _TABLE:
        return r.choice(id, base, because="by_size")
    count = r.given("further_persons", persons - _TABLE, field="household.persons")
    return r.sum(id, base, r.times(f"{id}_further", r.parameter(values[-1]), count))


def _housing(
    r: Recorder[N], scale: CoverScale, persons: int, housing: Housing, allowance: N | None
) -> N | None:
    """The flat part that housing counts for in a month, None when it counts for nothing."""
    size = min(persons, len(scale.with_benefit))
    if housing is Housing.FREE:
        shares = scale.free_of_charge
    elif housing is Housing.MOST or (allowance is not None and r.bare(allowance) > 0):
        shares = scale.with_benefit
    else:
        return None
    amount = housing_size_amount(r, scale.foyer, size)
    flat = r.product("housing_flat", amount, r.parameter(shares[size - 1]), None)
    if housing is Housing.TENANT and allowance is not None:
        return r.minimum("housing_counted", allowance, flat)
    return flat


def contribution_id(age: int) -> str:
    """The parameter of the monthly contribution of somebody of that age."""
    name = next(name for limit, name in _AGES if limit is None or age < limit)
    return f"c2s.participation.{name}"
